package actor_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/gazetteer"
	"chancery/lang/en"
)

func TestDebug(t *testing.T) {
	file := os.Getenv("ACTOR_DEBUG")
	if file == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(file)
	text := string(b)
	day := ""
	if i := strings.Index(text, "published: "); i >= 0 {
		day = text[i+11 : i+21]
	}
	if i := strings.Index(text, "TEXT\n"); i >= 0 {
		text = text[i+5:]
		if j := strings.Index(text, "\nEVENTS\n"); j >= 0 {
			text = text[:j]
		}
	}
	doc := en.Annotate(text)
	f := actor.Find(&doc, gazetteer.Default(), chancery.Date(day))
	for _, a := range f.Actors {
		fmt.Printf("%s %s [%s] c=%s org=%s %v roles=%v desc=%d | %s |", a.ID, a.Name, a.Kind, a.Country, a.Org, a.Sectors, a.Roles, len(a.Descriptions), a.Reason)
		for _, m := range a.Mentions {
			fmt.Printf(" %q", m.Text)
		}
		fmt.Println()
	}
	for si := range doc.Sentences {
		s := &doc.Sentences[si]
		fmt.Println()
		for i := range s.Tokens {
			tk := &s.Tokens[i]
			fmt.Printf("%s/%s/%d/%s", tk.Form, tk.UPOS, tk.Head, tk.Deprel)
			if m := f.At(si, i); m != nil && m.Head == i {
				mod := ""
				if m.Modifier {
					mod = "*"
				}
				fmt.Printf("<%s%v>", mod, m.Actors)
			}
			fmt.Print(" ")
		}
	}
	fmt.Println()
}
