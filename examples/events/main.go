// Command events reads reports from files and prints one line for each event:
// how certain it is to the report, what it is, who did it to whom. It shows how a
// program reads news with the public packages alone.
//
//	go run ./examples/events examples/reports/ceasefire.txt
package main

import (
	"fmt"
	"log"
	"os"
	"strings"

	"chancery"
	"chancery/ontology"
	"chancery/read"
)

func main() {
	log.SetFlags(0)
	reader, err := read.New(read.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, path := range os.Args[1:] {
		text, err := os.ReadFile(path)
		if err != nil {
			log.Fatal(err)
		}
		reading := reader.Read(chancery.Report{Text: string(text)})
		for _, event := range reading.Events {
			code, _ := ontology.Default().CAMEO(event.CAMEO)
			fmt.Printf("%-3s  %-22s %-40s %s\n", certainty(event), event.Type+" "+event.Mode,
				names(&reading, event.Actors)+" -> "+names(&reading, event.Recipients), code.Name)
		}
	}
}

// certainty returns the factuality of an event for the report itself.
func certainty(event chancery.Event) chancery.Factuality {
	for _, p := range event.Perspectives {
		if p.Holder == chancery.HolderReport {
			return p.Factuality
		}
	}
	return chancery.UU
}

func names(reading *chancery.Reading, ids []chancery.ActorID) string {
	var names []string
	for _, id := range ids {
		names = append(names, reading.Actor(id).Name)
	}
	return strings.Join(names, ", ")
}
