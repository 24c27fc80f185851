package train

import (
	"bytes"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"chancery/lang"
	"chancery/lang/internal/net"
)

// TestBeside: a finder of names trained beside a model finds the names of the
// toy language and leaves tags and trees as they were, to the last byte.
func TestBeside(t *testing.T) {
	o := tiny(t)
	base := trained(t, o)
	o.Beside, o.Out, o.Dev, o.Average = o.Out, o.Out+".names", nil, 0.5
	o.Plain, o.Rename, o.Epochs = 1, 0.2, 20
	names := trained(t, o)
	if again := trained(t, o); !bytes.Equal(names, again) {
		t.Error("the same options make two finders of names")
	}
	plain, err := lang.Load(string(base))
	if err != nil {
		t.Fatal(err)
	}
	both, err := lang.LoadBeside(string(base), string(names))
	if err != nil {
		t.Fatal(err)
	}
	if both.Info().Name != besideName || plain.Info().Name != modelName {
		t.Errorf("models %s and %s", plain.Info().Name, both.Info().Name)
	}
	gold, err := readBIO(o.DevName[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, _, f := MeasureNames(both, gold); f < 99 {
		t.Errorf("names F1 %.1f", f)
	}
	for _, g := range gold {
		a, b := sentence(g.forms), sentence(g.forms)
		plain.Parse(a)
		both.Parse(b)
		if !slices.Equal(a[0].Tokens, b[0].Tokens) {
			t.Fatalf("%v: the finder of names changes tags or trees", g.forms)
		}
	}
	other, err := os.ReadFile(o.Beside)
	if err != nil || !bytes.Equal(other, base) {
		t.Errorf("the model beside was written to: %v", err)
	}
	for _, bad := range []string{"", "CHANNAME", string(base), string(names[:len(names)-1]), string(names) + "x"} {
		if _, err := lang.LoadBeside(string(base), bad); err == nil {
			t.Errorf("%d bytes are read as a finder of names", len(bad))
		}
	}
}

func sentence(forms []string) []lang.Sentence {
	var s lang.Sentence
	for _, f := range forms {
		s.Tokens = append(s.Tokens, lang.Token{Form: f})
	}
	return []lang.Sentence{s}
}

func TestEWTNames(t *testing.T) {
	spans, err := EWTNames()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[lang.NameKind]int{}
	for _, s := range spans {
		kinds[s.Kind]++
	}
	if len(kinds) != 3 || len(spans) < 7000 {
		t.Errorf("%d names, by kind %v", len(spans), kinds)
	}
}

func TestReadSpans(t *testing.T) {
	const head = "# note\nsentence\tfirst\tlast\tkind\n"
	for _, c := range []struct{ text, want string }{
		{head + "a-1\t1\t2\tPER\na-1\t4\t4\tLOC\nb-1\t1\t1\tORG\n", ""},
		{"a-1\t1\t2\tPER\n", "x:1: header"},
		{"", "no header"},
		{head + "a-1\t1\t2\n", "x:3: 3 cells"},
		{head + "a-1\t0\t2\tPER\n", "x:3: \"0\""},
		{head + "a-1\t3\t2\tPER\n", "x:3: \"2\""},
		{head + "a-1\t1\tx\tPER\n", "x:3: \"x\""},
		{head + "a-1\t1\t2\tNORP\n", "x:3: kind"},
		{head + "b-1\t1\t2\tPER\na-1\t1\t2\tPER\n", "x:4: the table is not sorted"},
		{head + "a-1\t1\t2\tPER\na-1\t2\t2\tPER\n", "x:4: two names overlap"},
	} {
		spans, err := ReadSpans(strings.NewReader(c.text), "x")
		if c.want == "" && (err != nil || len(spans) != 3 || spans[1] != (Span{"a-1", 4, 4, lang.LOC})) {
			t.Errorf("%q: %v, %v", c.text, spans, err)
		}
		if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%q: error %v, want %q", c.text, err, c.want)
		}
	}
}

func TestAddSpans(t *testing.T) {
	forms := strings.Fields("Ana Ruiz saw the Danube in Chilean light")
	s := sentence(forms)
	s[0].Comments = []string{"sent_id = x-1"}
	x := &sample{forms: forms}
	spans := []Span{{"x-1", 1, 2, lang.PER}, {"x-1", 5, 5, lang.LOC}}
	if err := addSpans([]*sample{x}, s, spans); err != nil {
		t.Fatal(err)
	}
	ids := number(nameTags)
	want := []int32{ids["B-PER"], ids["I-PER"], 0, 0, ids["B-LOC"], 0, net.Any, 0}
	if !slices.Equal(x.Tags[net.Names], want) {
		t.Errorf("tags %v, want %v", x.Tags[net.Names], want)
	}
	for _, bad := range []Span{{"x-2", 1, 1, lang.PER}, {"x-1", 8, 9, lang.PER}} {
		if err := addSpans([]*sample{x}, s, []Span{bad}); err == nil {
			t.Errorf("%v has no words, and no error", bad)
		}
	}
}

func TestReadLists(t *testing.T) {
	const head = "list\tname\n"
	lists, err := readLists(strings.NewReader(head+"chain\tBob 's\nfirm\tA-B Oil\n"), "x")
	if err != nil || !slices.Equal(lists[4], []string{"Bob 's", "Bob s", "Bobs"}) || !slices.Equal(lists[3], []string{"A-B Oil", "A - B Oil"}) {
		t.Errorf("lists %q, %v", lists, err)
	}
	for _, bad := range []string{"firm\tA\n", head + "shop\tA\n", head + "firm\n", head + "firm\tB\nfirm\tA\n", head + "firm\tA\nfirm\tA\n"} {
		if _, err := readLists(strings.NewReader(bad), "x"); err == nil || !strings.HasPrefix(err.Error(), "x:") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
	if _, err := readLists(strings.NewReader(nameLists), "data/name_lists.tsv"); err != nil {
		t.Error(err)
	}
}

// TestRenamed: another name has the tags of its kind, and everything else stays.
func TestRenamed(t *testing.T) {
	r := &run{lists: [8][]string{{"Ana"}, {"Ruiz"}, {"Porto Alegre"}, {"Acme Oil"}, {"Acme Oil"}, {"Acme Oil"}, {"Acme Oil"}, {"x"}}}
	ids := number(nameTags)
	s := &sample{forms: strings.Fields("Li sold Beta to Lima , Peru in June")}
	for _, tag := range strings.Fields("B-PER O B-ORG O B-LOC O B-LOC O O") {
		s.Tags[net.Names] = append(s.Tags[net.Names], ids[tag])
	}
	seen := map[string]bool{}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		x := r.renamed(s, rnd)
		if len(x.forms) != len(x.Tags[net.Names]) || x.Tags[net.UPOS] != nil {
			t.Fatalf("%q has %d tags", x.forms, len(x.Tags[net.Names]))
		}
		var plain []string
		for i, tag := range x.Tags[net.Names] {
			if tag == 0 {
				plain = append(plain, x.forms[i])
			} else {
				seen[x.forms[i]+"/"+nameTags[tag]] = true
			}
		}
		if got := strings.Join(plain, " "); got != "sold to , in June" && got != "sold to in June" {
			t.Fatalf("%q: the other words are %q", x.forms, got)
		}
	}
	for _, want := range []string{"Li/B-PER", "Ana/B-PER", "Ruiz/B-PER", "Acme/B-ORG", "Oil/I-ORG", "Porto/B-LOC", "Alegre/I-LOC", "Lima/B-LOC"} {
		if !seen[want] {
			t.Errorf("never %s: %v", want, seen)
		}
	}
}
