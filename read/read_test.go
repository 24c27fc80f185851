package read_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"chancery"
	"chancery/read"
)

func reader(t testing.TB) *read.Reader {
	t.Helper()
	r, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func examples(t testing.TB) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../examples/reports/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no example reports: %v", err)
	}
	texts := map[string]string{}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(p)] = string(b)
	}
	return texts
}

func TestReadingsKeepTheContract(t *testing.T) {
	r := reader(t)
	for name, text := range examples(t) {
		got := r.Read(chancery.Report{Text: text, Published: "2023-03-13"})
		if err := got.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(got.Events) == 0 || len(got.Actors) == 0 || len(got.Attributions) == 0 {
			t.Errorf("%s: %d events, %d actors, %d attributions: an example should show each",
				name, len(got.Events), len(got.Actors), len(got.Attributions))
		}
		for _, e := range got.Events {
			if len(e.Perspectives) == 0 {
				t.Errorf("%s: event %s (%s) has no perspective", name, e.ID, e.Trigger.Text)
			}
		}
	}
}

func TestDatelineStandsApart(t *testing.T) {
	r := reader(t)
	for _, opening := range []string{"OSLO, June 3 (Reuters) - ", "OSLO (AFP) — ", "OSLO -- "} {
		got := r.Read(chancery.Report{Text: opening + "Norway condemned Mali on Monday.", Published: "2024-06-03"})
		if err := got.Validate(); err != nil {
			t.Fatalf("%q: %v", opening, err)
		}
		if got.Report.Dateline == nil || got.Place(got.Report.Dateline.Place).Name != "Oslo" {
			t.Errorf("%q: dateline is %+v", opening, got.Report.Dateline)
		}
		if len(got.Events) != 1 || got.Events[0].Span.Start < len(opening) {
			t.Errorf("%q: want one event behind the dateline, got %+v", opening, got.Events)
		}
	}
}

func TestOddTextsKeepTheContract(t *testing.T) {
	r := reader(t)
	texts := map[string]string{
		"empty":         "",
		"blank":         " \n\t\n ",
		"no letters":    "... --- 123 !!!",
		"bad utf-8":     "France \xff\xfe signed \x80 a treaty with \xc3 Spain.",
		"right to left": "وقعت فرنسا اتفاقا مع إسبانيا.",
		"one word":      "Talks",
		"nul":           "China\x00 warned\x00 Japan.",
		"quotes":        `"“‘'” said "`,
		"long line":     strings.Repeat("Norway and Sweden signed a pact, officials said, ", 400),
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			got := r.Read(chancery.Report{Text: text})
			if err := got.Validate(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSameReadingFromEveryGoroutine(t *testing.T) {
	r := reader(t)
	texts := examples(t)
	want := map[string]string{}
	for name, text := range texts {
		want[name] = marshal(t, r.Read(chancery.Report{Text: text}))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for name, text := range texts {
				if got := marshal(t, r.Read(chancery.Report{Text: text})); got != want[name] {
					t.Errorf("%s: a second reading differs", name)
				}
			}
		})
	}
	wg.Wait()
}

func TestOtherLanguagesAreNotRead(t *testing.T) {
	got := reader(t).Read(chancery.Report{Language: "de", Text: "Deutschland und Frankreich unterzeichneten am Montag in Paris ein Abkommen."})
	if n := len(got.Events) + len(got.Agreements) + len(got.Attributions) + len(got.Actors); n != 0 {
		t.Errorf("%d statements invented from a German text", n)
	}
	if got.Report.Language != "de" {
		t.Errorf("language is %q, want de", got.Report.Language)
	}
}

func FuzzRead(f *testing.F) {
	r := reader(f)
	f.Add("The two sides, he said, did not sign it. \"Never,\" it was reported.")
	f.Add("KYIV (Reuters) — If Iran's foreign minister hadn't met his counterpart…")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		got := r.Read(chancery.Report{Text: text, Published: "2024-02-29"})
		if err := got.Validate(); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	r := reader(b)
	texts := examples(b)
	var all strings.Builder
	for _, name := range sorted(texts) {
		all.WriteString(texts[name] + "\n\n")
	}
	report := chancery.Report{Text: all.String(), Published: "2023-03-13"}
	b.SetBytes(int64(len(report.Text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(report)
	}
}

func sorted(m map[string]string) []string {
	var names []string
	for n := range m {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

func marshal(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Error(err)
	}
	return string(b)
}
