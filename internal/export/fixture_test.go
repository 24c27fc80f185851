package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"chancery"
)

// Text with what trips exporters: tabs, CRLF, quotation marks, a formula, letters outside the
// basic plane, combining marks, and Hebrew.
const oddText = "Cafe\u0301 talks \U0001D508 in Tunis\r\n\r\n" +
	"=Chad and Niger signed \"the\tlake\r\npact\" in Tunis on 4 May, said \u05d0\u05d1\u05d2 of Chad. " +
	"Mali denied that Chad had paid Niger <10> & more in 2016. It is not clear who \U0001F30D pays."

// spanOf returns the nth (from 0) place where words stand in a text.
func spanOf(t testing.TB, text, words string, nth int) chancery.Span {
	t.Helper()
	at := 0
	for ; ; nth-- {
		i := strings.Index(text[at:], words)
		if i < 0 {
			t.Fatalf("the text has no %q", words)
		}
		if at += i; nth == 0 {
			return chancery.Span{Start: at, End: at + len(words), Text: words}
		}
		at += len(words)
	}
}

func report(text string) chancery.Report {
	return chancery.Report{ID: chancery.ReportID(fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(text)))), Text: text, Published: "2023-05-06", Language: "en",
		Outlet: "Sahel\tCourier", Title: "Cafe\u0301 \"talks\"", URL: "https://example.org/a?b=c&d=<e>"}
}

// odd is a reading of oddText with a statement of each kind.
func odd(t testing.TB) chancery.Reading {
	at := func(words string, nth int) chancery.Span { return spanOf(t, oddText, words, nth) }
	name := func(words string, nth int) chancery.MentionSpan {
		return chancery.MentionSpan{Span: at(words, nth), Form: chancery.ByName}
	}
	r := chancery.Reading{Schema: chancery.Schema, Engine: chancery.Engine{Version: "0.1.0", Model: "en-1"}, Report: report(oddText)}
	r.Actors = []chancery.Actor{
		{ID: "a1", Name: "Chad", Kind: chancery.State, Country: "TCD", IDs: chancery.ForeignIDs{Wikidata: "Q657", COW: 483},
			Mentions: []chancery.MentionSpan{name("Chad", 0), name("Chad", 1), name("Chad", 2)}},
		{ID: "a2", Name: "Niger", Kind: chancery.State, Country: "NER", Mentions: []chancery.MentionSpan{name("Niger", 0), name("Niger", 1)}},
		{ID: "a3", Name: "Mali", Kind: chancery.State, Country: "MLI", Mentions: []chancery.MentionSpan{name("Mali", 0)}},
		{ID: "a4", Name: "\u05d0\u05d1\u05d2", Kind: chancery.Person, Country: "TCD", Sectors: []string{"GOV", "MIL"},
			Roles: []chancery.Role{{Title: "=cmd", Of: "a1", Span: at("of Chad", 0)}}, Mentions: []chancery.MentionSpan{name("\u05d0\u05d1\u05d2", 0)}},
	}
	r.Places = []chancery.Place{{ID: "p1", Name: "Tunis", Kind: "capital", Country: "TUN", GeoNames: 2464470, Lat: 36.819, Lon: 10.166, Mentions: []chancery.Span{at("Tunis", 0), at("Tunis", 1)}}}
	r.Events = []chancery.Event{
		{ID: "e1", Type: "SUPPORT", CAMEO: "057", Quad: "verbal cooperation", Intensity: 5, Contexts: []string{"diplomatic", "environment"},
			Actors: []chancery.ActorID{"a1", "a2"}, Reciprocal: true, About: "=lake; the\nwater", Agreement: "g1", Tense: "past",
			Trigger: at("signed", 0), Span: at("=Chad and Niger signed \"the\tlake\r\npact\" in Tunis on 4 May", 0), Place: "p1",
			Time:         &chancery.Time{Value: "2023-05-04", Text: "4 May", Span: at("4 May", 0)},
			Perspectives: []chancery.Perspective{{Holder: "report", Factuality: "CT+"}, {Holder: "a4", Factuality: "CT+", Attribution: "q1"}}, Rule: "sign-pact"},
		{ID: "e2", Type: "AID", CAMEO: "071", Quad: "material cooperation", Intensity: 10, Contexts: []string{"economic"}, Background: true, Tense: "past",
			Actors: []chancery.ActorID{"a1"}, Recipients: []chancery.ActorID{"a2"}, Others: []chancery.Other{{Actor: "a3", Role: "source"}},
			Trigger: at("paid", 0), Span: at("Chad had paid Niger <10> & more in 2016", 0), Size: chancery.Size{Amount: "10", Currency: "XAF"},
			Time:         &chancery.Time{Value: "2016", Text: "2016", Span: at("2016", 0)},
			Perspectives: []chancery.Perspective{{Holder: "report", Factuality: "Uu"}, {Holder: "a3", Factuality: "CT-", Attribution: "q2"}}, Rule: "pay"},
		{ID: "e3", Type: "PROTEST", CAMEO: "140", Quad: "material conflict", Intensity: -5, Trigger: at("talks", 0), Span: at("talks", 0), Rule: "nobody, nowhere"},
	}
	r.Agreements = []chancery.Agreement{{ID: "g1", Kind: "pact", Title: "lake pact", Parties: []chancery.ActorID{"a1", "a2"}, Signatories: []chancery.ActorID{"a4"},
		Fields: []string{"fish; and water", `back\slash`}, FieldCodes: []string{"", "5211"}, Signed: "2023-05-04", Term: chancery.Term{From: "2023", To: "2026"}, Place: "p1", Status: "in force",
		Mentions: []chancery.Span{at("lake\r\npact", 0)}, Perspectives: []chancery.Perspective{{Holder: "report", Factuality: "CT+"}}, Rule: "title"}}
	r.Attributions = []chancery.Attribution{
		{ID: "q1", Source: "a4", SourceText: at("\u05d0\u05d1\u05d2", 0), Cue: at("said", 0), Content: []chancery.Span{at("=Chad and Niger signed", 0), at("in Tunis on 4 May", 0)}, Manner: "indirect", Stance: "report", Statements: []string{"e1", "g1"}},
		{ID: "q2", Source: "a3", SourceText: at("Mali", 0), Cue: at("denied", 0), Content: []chancery.Span{at("Chad had paid Niger <10> & more in 2016", 0)}, Manner: "indirect", Stance: "deny", Statements: []string{"e2"}},
	}
	r.Questions = []chancery.Question{{ID: "u1", Span: at("It is not clear who \U0001F30D pays.", 0), Topic: "who pays", AskedBy: "report", About: []string{"e2"}}}
	return valid(t, r)
}

// crowd is a reading of a treaty of 40 parties.
func crowd(t testing.TB) chancery.Reading {
	text := "A treaty was signed by"
	codes := slices.Sorted(maps.Keys(states()))[:40]
	for _, code := range codes {
		text += " " + code
	}
	r := chancery.Reading{Schema: chancery.Schema, Report: report(text)}
	r.Report.Published, r.Report.URL, r.Report.Outlet, r.Report.Title = "2021", "", "", ""
	g := chancery.Agreement{ID: "g1", Kind: "treaty", Title: "treaty", Status: "signed", Mentions: []chancery.Span{spanOf(t, text, "treaty", 0)}, Rule: "title"}
	for i, code := range codes {
		id := chancery.ActorID(fmt.Sprintf("a%d", i+1))
		r.Actors = append(r.Actors, chancery.Actor{ID: id, Name: code, Kind: chancery.State, Country: code, Mentions: []chancery.MentionSpan{{Span: spanOf(t, text, " "+code, 0), Form: chancery.ByName}}})
		g.Parties = append(g.Parties, id)
	}
	r.Agreements = []chancery.Agreement{g}
	return valid(t, r)
}

// silent is a reading in which nothing was found.
func silent(t testing.TB) chancery.Reading {
	r := chancery.Reading{Schema: chancery.Schema, Report: report("Nothing happened.")}
	r.Report.ID = "a report's own id" // as a JSON line may give it
	return valid(t, r)
}

func valid(t testing.TB, r chancery.Reading) chancery.Reading {
	t.Helper()
	r = r.Normal()
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
	return r
}

func all(t testing.TB) []chancery.Reading {
	return []chancery.Reading{odd(t), silent(t), crowd(t)}
}

func stream(list []chancery.Reading) Readings {
	return func(yield func(chancery.Reading, error) bool) {
		for _, r := range list {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// written returns readings in a format.
func written(t testing.TB, format string, list []chancery.Reading) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), format, &b, stream(list)); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.Bytes()
}

// broken yields some readings, then an error.
func broken(list []chancery.Reading, err error) Readings {
	return func(yield func(chancery.Reading, error) bool) {
		stream(list)(yield)
		yield(chancery.Reading{}, err)
	}
}

var errBroken = errors.New("the ledger is gone")
