package show

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chancery"
)

var update = flag.Bool("update", false, "rewrite the expected pages")

const story = `Ruritania and Freedonia sign pact

Ruritanian President Rudolf Elphberg visited Fredville on Monday and signed a trade pact with Freedonia, the Courier reported. "It will last five years," he said.
Sylvania denies that it paid <b>one million</b> dollars. It is not clear if the parliament will agree.
`

// span returns the span of the nth occurrence of words in the story, from 0.
func span(words string, nth int) chancery.Span {
	at := 0
	for {
		i := strings.Index(story[at:], words)
		if i < 0 {
			panic("no " + words)
		}
		if at += i; nth == 0 {
			return chancery.Span{Start: at, End: at + len(words), Text: words}
		}
		nth--
		at += len(words)
	}
}

// made returns a reading with one of everything, as a reader might make it.
func made() *chancery.Reading {
	name := func(words string, nth int) chancery.MentionSpan {
		return chancery.MentionSpan{Span: span(words, nth), Form: chancery.ByName}
	}
	r := chancery.Reading{
		Schema: chancery.Schema,
		Engine: chancery.Engine{Version: "0", Model: "made"},
		Report: chancery.Report{Title: "Ruritania and Freedonia sign pact", Outlet: "Courier", Published: "1894-05-07", Language: "en",
			URL: "https://courier.example/pact?a=1&b=2", Text: story},
		Actors: []chancery.Actor{
			{ID: "a1", Name: "Ruritania", Kind: chancery.State, Country: "RUR", Mentions: []chancery.MentionSpan{name("Ruritania", 0)}},
			{ID: "a2", Name: "Freedonia", Kind: chancery.State, Country: "FRE", Mentions: []chancery.MentionSpan{name("Freedonia", 0), name("Freedonia", 1)}},
			{ID: "a3", Name: "Rudolf Elphberg", Kind: chancery.Person, Country: "RUR", Sectors: []string{"GOV"},
				Roles:    []chancery.Role{{Title: "President", Of: "a1", Span: span("Ruritanian President Rudolf Elphberg", 0)}},
				Mentions: []chancery.MentionSpan{name("Rudolf Elphberg", 0), {Span: span("he", 2), Form: chancery.ByPronoun}}},
			{ID: "a4", Name: "Courier", Kind: chancery.Outlet, Mentions: []chancery.MentionSpan{name("Courier", 0)}},
			{ID: "a5", Name: "Sylvania", Kind: chancery.State, Country: "SYL", Mentions: []chancery.MentionSpan{name("Sylvania", 0)}},
		},
		Places: []chancery.Place{{ID: "p1", Name: "Fredville", Kind: "city", Country: "FRE", Mentions: []chancery.Span{span("Fredville", 0)}}},
		Events: []chancery.Event{
			{ID: "e1", Type: "CONSULT", Mode: "visit", CAMEO: "042", Quad: "verbal cooperation", Intensity: 4, Contexts: []string{"diplomatic"},
				Actors: []chancery.ActorID{"a3"}, Recipients: []chancery.ActorID{"a2"}, Trigger: span("visited", 0),
				Span: span("Ruritanian President Rudolf Elphberg visited Fredville on Monday", 0), Place: "p1", Tense: "past",
				Time:   &chancery.Time{Value: "1894-05-07", Text: "on Monday", Span: span("on Monday", 0)},
				Others: []chancery.Other{{Actor: "a5", Role: "mediator"}}, Rule: "visit.v.1",
				Perspectives: []chancery.Perspective{{Holder: chancery.HolderReport, Factuality: chancery.CTPlus}, {Holder: "a4", Factuality: chancery.CTPlus}}},
			{ID: "e2", Type: "AID", Quad: "material cooperation", Intensity: 10, Actors: []chancery.ActorID{"a5"}, Trigger: span("paid", 0),
				Background: true, Span: span("it paid <b>one million</b> dollars", 0), Size: chancery.Size{Amount: "1000000", Currency: "USD"},
				Perspectives: []chancery.Perspective{{Holder: chancery.HolderReport, Factuality: chancery.UU}, {Holder: "a5", Factuality: chancery.CTMinus}}},
		},
		Agreements: []chancery.Agreement{{ID: "g1", Kind: "pact", Title: "trade pact", Parties: []chancery.ActorID{"a1", "a2"},
			Signatories: []chancery.ActorID{"a3"}, Fields: []string{"trade"}, Signed: "1894-05-07", Duration: "P5Y", Status: "signed", Inferred: []string{"parties", "the bridge"},
			Mentions:     []chancery.Span{span("trade pact", 0)},
			Perspectives: []chancery.Perspective{{Holder: chancery.HolderReport, Factuality: chancery.CTPlus}}}},
		Attributions: []chancery.Attribution{
			{ID: "q1", Source: "a4", SourceText: span("the Courier", 0), Cue: span("reported", 0), Manner: "indirect", Stance: "report",
				Content: []chancery.Span{span("Ruritanian President Rudolf Elphberg visited Fredville on Monday and signed a trade pact with Freedonia", 0)}},
			{ID: "q2", SourceText: chancery.Span{}, Cue: span("denies", 0), Stance: "deny", Content: []chancery.Span{span("that it paid <b>one million</b> dollars", 0)}},
		},
		Questions: []chancery.Question{{ID: "u1", Span: span("It is not clear if the parliament will agree.", 0), AskedBy: chancery.HolderReport}},
	}
	n := r.Normal()
	return &n
}

func TestTextGolden(t *testing.T) {
	for _, c := range []struct {
		name    string
		options TextOptions
	}{
		{"wide", TextOptions{Width: 100}},
		{"narrow", TextOptions{Width: 44}},
		{"colour", TextOptions{Width: 100, Color: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := Text(&out, made(), c.options); err != nil {
				t.Fatal(err)
			}
			golden(t, c.name+".txt", out.Bytes())
			for _, line := range strings.Split(out.String(), "\n") {
				if n := columns(line); n > c.options.Width {
					t.Errorf("%d columns: %q", n, line)
				}
				if strings.HasSuffix(line, " ") {
					t.Errorf("space at the end of %q", line)
				}
			}
		})
	}
}

// golden compares output with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test -update rewrites it. Got:\n%s", path, got)
	}
}

func TestNothingFound(t *testing.T) {
	for language, want := range map[string]string{"en": "Nothing was found", "": "Nothing was found", "de": "the text is in German"} {
		r := chancery.Reading{Report: chancery.Report{Text: "x", Language: language}}
		var text, html bytes.Buffer
		if err := Text(&text, &r, TextOptions{Width: 80}); err != nil {
			t.Fatal(err)
		}
		if err := HTML(&html, &r, 1); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text.String(), want) || !strings.Contains(html.String(), want) {
			t.Errorf("%q: %s %s, want %q", language, text.String(), html.String(), want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"one two three", 7, []string{"one two", "three"}},
		{"  one   two ", 80, []string{"one two"}},
		{"abcdefgh ij", 3, []string{"abc", "def", "gh", "ij"}},
		{"两国部长在首都", 6, []string{"两国部", "长在首", "都"}},
		{"Москва и Минск", 8, []string{"Москва и", "Минск"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"wide 两国", 7, []string{"wide", "两国"}},
		{"", 5, nil},
		{"x", 0, []string{"x"}},
		{"两", 1, []string{"两"}},
	} {
		if got := wrap(c.text, c.width); fmt.Sprint(got) != fmt.Sprint(c.want) || len(got) != len(c.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
	if got := columns("\x1b[1m两国\x1b[0m a"); got != 6 {
		t.Errorf("%d columns, want 6: colour takes none, East Asian characters two", got)
	}
}

func TestVerdicts(t *testing.T) {
	r := made()
	for _, c := range []struct {
		list  []chancery.Perspective
		tense string
		want  string
	}{
		{[]chancery.Perspective{{Holder: "report", Factuality: "CT+"}}, "past", "affirmed"},
		{[]chancery.Perspective{{Holder: "report", Factuality: "PR+"}}, "future", "planned"},
		{[]chancery.Perspective{{Holder: "report", Factuality: "PR+"}}, "past", "probable"},
		{[]chancery.Perspective{{Holder: "report", Factuality: "CT-"}}, "past", "said not to be so"},
		{[]chancery.Perspective{{Holder: "a1", Factuality: "CT+"}, {Holder: "report", Factuality: "Uu"}, {Holder: "a2", Factuality: "CT+"}, {Holder: "a5", Factuality: "CT-"}}, "past",
			"left open by the report; claimed by Ruritania and Freedonia; denied by Sylvania"},
		{[]chancery.Perspective{{Holder: "a5", Factuality: "PR-"}, {Holder: "a3", Factuality: "PS+"}}, "", "doubted by Sylvania; held possible by Rudolf Elphberg (RUR)"},
		{nil, "", ""},
	} {
		var words []string
		for _, v := range verdicts(r, c.list, c.tense) {
			words = append(words, v.Words)
		}
		if got := strings.Join(words, "; "); got != c.want {
			t.Errorf("%v: %q, want %q", c.list, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		dateWords("2023/2026"):                        "2023 to 2026",
		dateWords("2023-03-13/.."):                    "from 2023-03-13",
		dateWords("../2026"):                          "until 2026",
		termWords(chancery.Term{From: "2023"}, ""):    "from 2023",
		termWords(chancery.Term{}, "P5Y"):             "5 years",
		termWords(chancery.Term{From: "2023"}, "P1M"): "from 2023 (1 month)",
		durationWords("P1Y6M"):                        "P1Y6M",
		sizeWords(chancery.Size{Dead: 1200, Injured: 48, Amount: "82000000.5", Currency: "USD"}): "1,200 dead, 48 injured, 82,000,000.5 USD",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestQuoted(t *testing.T) {
	for text, want := range map[string]string{
		"that it paid":                         "“it paid”",
		"“We agree.”":                          "“We agree.”",
		"\"We agree,\"":                        "“We agree,”",
		"the map covers “trade,” he said":      "“the map covers ‘trade,’ he said”",
		"that “the two” and “the three”":       "“‘the two’ and ‘the three’”",
		"he said \"yes\" and then\n \"no\".":   "“he said ‘yes’ and then ‘no’.”",
		"“One,” said the first. “Two,” he did": "“‘One,’ said the first. ‘Two,’ he did”",
	} {
		if got := quoted(text); got != want {
			t.Errorf("quoted(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestSegments(t *testing.T) {
	r := made()
	segments := Segments(r)
	var text strings.Builder
	at := 0
	for _, s := range segments {
		if s.Start != at || s.End <= s.Start || s.Text != story[s.Start:s.End] {
			t.Fatalf("segment %+v does not follow %d", s, at)
		}
		at = s.End
		text.WriteString(s.Text)
	}
	if text.String() != story {
		t.Error("the segments are not the text")
	}
	// "trade pact" lies in an agreement, in the content of an attribution and in no event.
	for _, s := range segments {
		if s.Text == "trade pact" {
			if got := fmt.Sprint(s.Marks); got != "[{q1 content} {g1 agreement}]" {
				t.Errorf("marks %s", got)
			}
			return
		}
	}
	t.Error("no segment for the agreement")
}

// Spans that no text can have are left out, and everything else is shown.
func TestSegmentsOfBadSpans(t *testing.T) {
	r := &chancery.Reading{Report: chancery.Report{Text: "abc"}, Questions: []chancery.Question{
		{ID: "u1", Span: chancery.Span{Start: -1, End: 2}}, {ID: "u2", Span: chancery.Span{Start: 2, End: 9}}, {ID: "u3", Span: chancery.Span{Start: 2, End: 1}},
	}}
	if got := Segments(r); len(got) != 1 || got[0].Text != "abc" || len(got[0].Marks) != 0 {
		t.Errorf("%+v", got)
	}
	if got := Segments(&chancery.Reading{}); len(got) != 0 {
		t.Errorf("%+v of no text", got)
	}
}

func TestHTMLGolden(t *testing.T) { golden(t, "page.html", pageOf(t, made())) }

func pageOf(t *testing.T, r *chancery.Reading) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := HTMLHead(&out, r.Report.Title); err != nil {
		t.Fatal(err)
	}
	if err := HTML(&out, r, 1); err != nil {
		t.Fatal(err)
	}
	if err := HTMLFoot(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What an article holds is shown, never run, and the page asks the network for nothing.
func TestHTMLIsInert(t *testing.T) {
	r := made()
	attack := `<script>alert(1)</script><img src=x onerror=alert(2)> " onclick="alert(3)`
	r.Report.Title, r.Report.Outlet, r.Report.Byline, r.Report.URL = attack, attack, attack, "javascript:alert(4)"
	r.Report.Language = attack
	r.Actors[0].Name, r.Actors[0].Reason, r.Places[0].Name = attack, attack, attack
	r.Events[0].Type, r.Events[0].Rule, r.Events[0].About, r.Events[0].Quad = attack, attack, attack, attack
	r.Events[0].Perspectives[0].Reason = attack
	r.Agreements[0].Title, r.Agreements[0].Status, r.Agreements[0].Fields = attack, attack, []string{attack}
	page := string(pageOf(t, r))
	for _, banned := range []string{"<script>alert", "<img", "<b>one", `" onclick="`, "javascript:"} {
		if strings.Contains(page, banned) {
			t.Errorf("the page holds %q", banned)
		}
	}
	if got := strings.Count(page, "<script"); got != 1 {
		t.Errorf("%d scripts, want our own", got)
	}
	for _, m := range regexp.MustCompile(`(?:<[^>]*\s(?:src|href|action)="|url\()([^")]*)`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(m[1], "#") && m[1] != "" {
			t.Errorf("the page refers to %q", m[1])
		}
	}
	if !strings.Contains(page, "default-src &#39;none&#39;") {
		t.Error("no policy that forbids requests")
	}
}

// Every card that leads to the text leads to a place that is there, and every link
// of the text to a card.
func TestHTMLLinks(t *testing.T) {
	page := string(pageOf(t, made()))
	ids := map[string]int{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		ids[m[1]]++
	}
	for id, n := range ids {
		if n != 1 {
			t.Errorf("id %s stands %d times", id, n)
		}
	}
	links := 0
	for _, m := range regexp.MustCompile(`(?:href="#|data-go="|aria-describedby=")([^"]+)"`).FindAllStringSubmatch(page, -1) {
		links++
		if ids[m[1]] == 0 {
			t.Errorf("nothing has the id %s", m[1])
		}
	}
	if links < 15 {
		t.Errorf("%d links, want those of two events, an agreement, two attributions, a question and the actors", links)
	}
}

// The policy names the digests of the style and the script as they stand in the page.
func TestHTMLPolicy(t *testing.T) {
	page := string(pageOf(t, made()))
	for _, text := range []string{pageCSS, pageJS} {
		if !strings.Contains(page, ">"+text+"</s") {
			t.Errorf("the page does not hold %.60q as it is", text)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	r := made()
	b.SetBytes(int64(len(r.Report.Text)))
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := HTML(&out, r, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"a short one", 20, "a short one"},
		{"a line\nand another", 20, "a line and another"},
		{"a line that is too long", 12, "a line …"},
		{strings.Repeat("两国 ", 1000), 10, "两国 …"},
		{" \n ", 10, ""},
		{"", 10, ""},
	} {
		if got := shorten(c.text, c.width); got != c.want {
			t.Errorf("shorten(%.20q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// A word of a megabyte takes a moment, not minutes.
func TestWrapLongWord(t *testing.T) {
	lines := wrap(strings.Repeat("x", 1<<20), 64)
	if len(lines) != 1<<14 {
		t.Errorf("%d lines, want %d", len(lines), 1<<14)
	}
}

// However spans lie, the segments are the text, in order and without gaps, and the
// page and the terminal show it without panic.
func FuzzShow(f *testing.F) {
	f.Add("Ruritania and Freedonia\nsign pact", []byte{0, 9, 14, 23, 3, 20, 200, 1}, 60)
	f.Add("两国\n\x1b[31m<b>", []byte{0, 3, 1, 2}, 1)
	f.Fuzz(func(t *testing.T, text string, offsets []byte, width int) {
		r := &chancery.Reading{Report: chancery.Report{Text: text, Title: text}}
		for i := 0; i+1 < len(offsets); i += 2 {
			s := chancery.Span{Start: int(offsets[i]), End: int(offsets[i+1]), Text: text}
			r.Questions = append(r.Questions, chancery.Question{ID: chancery.QuestionID(fmt.Sprint("u", i)), Span: s})
			r.Events = append(r.Events, chancery.Event{ID: chancery.EventID(fmt.Sprint("e", i)), Type: "AID", Span: s, Trigger: s})
		}
		at := 0
		for _, s := range Segments(r) {
			if s.Start != at || s.End <= s.Start || s.Text != text[s.Start:s.End] {
				t.Fatalf("segment %d-%d after %d", s.Start, s.End, at)
			}
			at = s.End
		}
		if at != len(text) {
			t.Fatalf("%d of %d bytes", at, len(text))
		}
		var out bytes.Buffer
		if err := HTML(&out, r, 1); err != nil {
			t.Fatal(err)
		}
		out.Reset()
		if err := Text(&out, r, TextOptions{Width: width % 200}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "\x1b") {
			t.Error("an escape sequence of the text reached the terminal")
		}
	})
}
