package read_test

import (
	"fmt"
	"log"

	"chancery"
	"chancery/read"
)

func ExampleReader_Read() {
	reader, err := read.New(read.Options{})
	if err != nil {
		log.Fatal(err)
	}
	reading := reader.Read(chancery.Report{
		Published: "2023-03-13",
		Text:      "Iran and Belarus signed a roadmap in Tehran on Monday, the BelTA news agency reported.",
	})
	for _, event := range reading.Events {
		fmt.Println(event.Type, event.CAMEO)
		for _, id := range event.Actors {
			fmt.Println(" ", reading.Actor(id).Name)
		}
		for _, p := range event.Perspectives {
			fmt.Println(" ", p.Factuality)
		}
	}
	// Output:
	// SUPPORT 057
	//   Iran
	//   Belarus
	//   CT+
	//   CT+
}
