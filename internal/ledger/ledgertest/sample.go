package ledgertest

import (
	"fmt"
	"strings"

	"chancery"
)

// Sample returns the reading of a small made-up report, different for every n.
func Sample(n int) chancery.Reading {
	text := fmt.Sprintf("Oslo and Rome signed pact %d on fish. Rome denied it.", n)
	quote := func(words string) chancery.Span {
		at := strings.Index(text, words)
		return chancery.Span{Start: at, End: at + len(words), Text: words}
	}
	pact := fmt.Sprintf("pact %d on fish", n)
	perspectives := []chancery.Perspective{{Holder: "report", Factuality: chancery.UU}, {Holder: "a2", Factuality: chancery.CTMinus, Attribution: "q1"}}
	return chancery.Reading{
		Schema: chancery.Schema, Engine: chancery.Engine{Version: "1", Model: "t"},
		Report: chancery.Report{ID: chancery.ReportID(fmt.Sprintf("sha256:%d", n)), Outlet: "Post", Published: "2024-02-03", Text: text},
		Actors: []chancery.Actor{
			{ID: "a1", Name: "Norway", Kind: chancery.State, Country: "NOR", Mentions: []chancery.MentionSpan{{Span: quote("Oslo")}}},
			{ID: "a2", Name: "Italy", Kind: chancery.State, Country: "ITA", Mentions: []chancery.MentionSpan{{Span: quote("Rome")}}},
		},
		Events: []chancery.Event{{ID: "e1", Type: "SUPPORT", Actors: []chancery.ActorID{"a1", "a2"}, Reciprocal: true, Trigger: quote("signed"),
			Span: quote("Oslo and Rome signed " + pact), Rule: "sign", Perspectives: perspectives}},
		Agreements: []chancery.Agreement{{ID: "g1", Kind: "pact", Parties: []chancery.ActorID{"a1", "a2"}, Signed: "2024-02", Status: "signed",
			Mentions: []chancery.Span{quote(pact)}, Perspectives: perspectives, Rule: "sign"}},
		Attributions: []chancery.Attribution{{ID: "q1", Source: "a2", Cue: quote("denied"), Content: []chancery.Span{quote("it")}, Stance: "deny", Manner: "indirect"}},
	}
}

// Samples returns the samples from one number up to another.
func Samples(from, to int) []chancery.Reading {
	var out []chancery.Reading
	for n := from; n < to; n++ {
		out = append(out, Sample(n))
	}
	return out
}
