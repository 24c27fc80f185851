package attribution

import (
	"strings"
	"testing"

	"chancery/internal/actor"
	"chancery/internal/event"
	"chancery/lang/en"
)

var newsText = strings.Repeat(`The Kenyan envoy said on Monday that the border would reopen in May, but declined to say whether trade would resume. "We have nothing to hide," he told reporters in Nairobi. Officials believe the rebels may have crossed the river. It is not clear who ordered the attack, according to the mayor, who denied any wrongdoing.

`, 10)

func BenchmarkFind(b *testing.B) {
	doc := en.Annotate(newsText)
	none := actor.Finding{}
	b.SetBytes(int64(len(newsText)))
	b.ReportAllocs()
	for b.Loop() {
		Find(&doc, &none)
	}
}

func BenchmarkJudge(b *testing.B) {
	doc := en.Annotate(newsText)
	none := actor.Finding{}
	found := Find(&doc, &none)
	var events []event.Event
	for k := range doc.Sentences {
		for i := range doc.Sentences[k].Tokens {
			if doc.Sentences[k].Tokens[i].UPOS == "VERB" {
				events = append(events, event.Event{Sentence: k, Token: i})
			}
		}
	}
	b.SetBytes(int64(len(newsText)))
	b.ReportAllocs()
	for b.Loop() {
		for q := range found {
			found[q].Statements = found[q].Statements[:0]
		}
		Judge(&doc, &none, found, events, nil)
		Questions(&doc, &none, found, nil, nil)
	}
}

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(newsText)))
	for b.Loop() {
		en.Annotate(newsText)
	}
}
