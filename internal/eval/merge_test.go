package eval

import (
	"math"
	"strings"
	"testing"

	"chancery"
)

const pairHeader = "id\tsplit\tsame\tkind\tday_a\toutlet_a\ttext_a\tday_b\toutlet_b\ttext_b\tnote\n"

func TestMergePairs(t *testing.T) {
	pairs, err := MergePairs()
	if err != nil {
		t.Fatal(err)
	}
	count := map[[2]string]int{}
	for _, p := range pairs {
		same := "no"
		if p.Same {
			same = "yes"
		}
		count[[2]string{p.Split, same}]++
		for i, m := range p.Marks {
			if p.Reports[i].Text[m.Start:m.End] != m.Text || strings.ContainsAny(p.Reports[i].Text, "[]") {
				t.Errorf("%s: the mark %q does not stand where it should", p.ID, m.Text)
			}
		}
	}
	if len(pairs) != 60 || count[[2]string{"dev", "yes"}] != 20 || count[[2]string{"dev", "no"}] != 20 || count[[2]string{"blind", "yes"}] != 10 || count[[2]string{"blind", "no"}] != 10 {
		t.Errorf("%d pairs: %v", len(pairs), count)
	}
}

func TestReadMergePairsRefuses(t *testing.T) {
	row := func(cells ...string) string { return pairHeader + strings.Join(cells, "\t") + "\n" }
	for _, c := range []struct{ name, text, want string }{
		{"another header", "id\tsame\n", "f:1: header"},
		{"few cells", row("s1", "dev", "yes"), "f:2: 3 cells, not 11"},
		{"split", row("s1", "test", "yes", "event", "", "", "[a]", "", "", "[b]", ""), "split"},
		{"same", row("s1", "dev", "maybe", "event", "", "", "[a]", "", "", "[b]", ""), "same"},
		{"kind", row("s1", "dev", "yes", "war", "", "", "[a]", "", "", "[b]", ""), "kind"},
		{"no mark", row("s1", "dev", "yes", "event", "", "", "a", "", "", "[b]", ""), "text 1"},
		{"two marks", row("s1", "dev", "yes", "event", "", "", "[a]", "", "", "[b] [c]", ""), "text 2"},
		{"mark the wrong way round", row("s1", "dev", "yes", "event", "", "", "]a[", "", "", "[b]", ""), "text 1"},
	} {
		if _, err := ReadMergePairs(strings.NewReader(c.text), "f"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestReadEventDocs(t *testing.T) {
	const doc = `{"id":"d","split":"dev","text":"Café talks: they met.","tokens":[["Café",0,4,0],["met",17,20,7]],"complete_through_sentence":5,
"events":[{"m_id":"1","tok":[0],"start":0,"end":4,"text":"Café","inst":""},{"m_id":"2","tok":[1],"start":17,"end":20,"text":"met","inst":"E"}],"timex":[{"functionInDocument":"CREATION_TIME","value":"2024-03-11"}]}`
	docs, err := ReadEventDocs(strings.NewReader(strings.ReplaceAll(doc, "\n", "")+"\n\n"+`{"id":"e","split":"test"}`), "f", "dev")
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	d := docs[0]
	if len(d.Mentions) != 1 || d.Report.Published != "2024-03-11" { // the second lies in a sentence that is not annotated in full
		t.Fatalf("%+v", d)
	}
	if m := d.Mentions[0]; d.Report.Text[m.Start:m.End] != "Café" || m.Event != "d/1" {
		t.Errorf("%+v", m)
	}
	for _, c := range []struct{ name, text, want string }{
		{"no JSON", "{", "f:1"},
		{"beyond the text", `{"split":"dev","text":"a","tokens":[["a",0,1,0]],"events":[{"m_id":"7","tok":[0],"start":0,"end":9}]}`, "mention 7 lies outside"},
		{"no such token", `{"split":"dev","text":"ab","tokens":[],"events":[{"m_id":"7","tok":[3],"start":0,"end":1}]}`, "no token 3"},
	} {
		if _, err := ReadEventDocs(strings.NewReader(c.text), "f", "dev"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestBCubed(t *testing.T) {
	// Bagga and Baldwin's example: {1-5} {6-7} {8-12} against {1-5} {6-12}.
	gold := strings.Fields("a a a a a b b c c c c c")
	system := strings.Fields("x x x x x y y y y y y y")
	if b := bCubed(system, gold); math.Abs(b.P-0.76) > 0.005 || b.R != 1 {
		t.Errorf("precision %.3f, recall %.3f", b.P, b.R)
	}
	if b := bCubed(nil, nil); b.F1() != 0 {
		t.Errorf("F1 of nothing %.2f", b.F1())
	}
}

// mute finds nothing in any report.
type mute struct{}

func (mute) Read(r chancery.Report) chancery.Reading { return chancery.Reading{Report: r} }

func TestMergingWithoutStatements(t *testing.T) {
	pairs, err := MergePairs()
	if err != nil {
		t.Fatal(err)
	}
	s := ScoreMergePairs(pairs, mute{})
	if s.Unread != 60 || s.Dev.Hit+s.Dev.False+s.Blind.Hit+s.Blind.False != 0 || s.Dev.Missed != 20 || s.Blind.Missed != 10 {
		t.Errorf("%+v", s)
	}
	for _, n := range s.Notes {
		for _, p := range pairs {
			if p.Split == "blind" && strings.HasPrefix(n, p.ID+" ") {
				t.Errorf("a note tells of %s, which is blind", p.ID)
			}
		}
	}
	c := ScoreMergeCoref([]EventDoc{{Mentions: []EventMention{{0, 1, "met", "E"}, {2, 3, "meet", "E"}}}}, mute{})
	if c.Read != 0 || c.System != c.Singletons || c.System.P != 1 || c.System.R != 0.5 {
		t.Errorf("%+v", c)
	}
}

func TestScoreCopies(t *testing.T) {
	text := "the lake level fell again and the two states agreed to meet about the dam before the rains of spring come "
	docs := `{"id":"a","text":"` + text + `"}` + "\n" + `{"id":"b","text":"` + text + ` today"}` + "\n" + `{"id":"c","text":"nothing of the kind was said in the hall"}` + "\n"
	pairs, err := ReadCopyPairs(strings.NewReader("# c\n0.900\tb\ta\n0.800\ta\tc\n0.4\tb\tc\n"), "p")
	if err != nil {
		t.Fatal(err)
	}
	c, err := ScoreCopies(strings.NewReader(docs), "d", pairs)
	if err != nil || c != (Count{Hit: 1, Missed: 1}) {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := ReadCopyPairs(strings.NewReader("much\ta\tb\n"), "p"); err == nil {
		t.Error("a share that is no number was read")
	}
	if _, err := ReadCopyPairs(strings.NewReader("0.5\ta\n"), "p"); err == nil {
		t.Error("two cells were read")
	}
	if _, err := ScoreCopies(strings.NewReader("{"), "d", nil); err == nil {
		t.Error("broken JSON was read")
	}
}
