package train

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/lang"
	"chancery/lang/internal/net"
)

// tiny writes a treebank, names and vectors of a toy language and returns
// options for a short run on them.
func tiny(t *testing.T) Options {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var trees, bio, vectors strings.Builder
	subjects, verbs, objects := []string{"Oslo", "Lima", "Quito"}, []string{"praised", "blamed"}, []string{"treaties", "ships", "walls"}
	for _, s := range subjects {
		for _, v := range verbs {
			for _, o := range objects {
				fmt.Fprintf(&trees, "1\t%s\t%s\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n2\t%s\t%s\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n", s, s, v, v[:len(v)-1])
				lemma := strings.TrimSuffix(o, "s")
				if o == "treaties" {
					lemma = "treaty"
				}
				fmt.Fprintf(&trees, "3\t%s\t%s\tNOUN\tNNS\tNumber=Plur\t2\tobj\t_\t_\n4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n", o, lemma)
				fmt.Fprintf(&bio, "%s\tB-LOC\n%s\tO\n%s\tO\n.\tO\n\n", s, v, o)
			}
		}
	}
	vectors.WriteString(`{"words":[],"vectors":{`)
	for i, w := range []string{"oslo", "lima", "[", "praised", "ships", "."} {
		if i > 0 {
			vectors.WriteByte(',')
		}
		fmt.Fprintf(&vectors, "%q:[", w)
		for d := range 102 {
			if d > 0 {
				vectors.WriteByte(',')
			}
			fmt.Fprintf(&vectors, "%.3f", float64((i*37+d*11)%19)/10-0.9)
		}
		vectors.WriteByte(']')
	}
	vectors.WriteString("}}")
	o := Defaults()
	o.Trees = []string{write("toy.conllu", trees.String())}
	o.Dev = o.Trees
	o.Names = []NameFile{{Path: write("toy.bio", bio.String()), Share: 1}}
	o.DevName = []string{o.Names[0].Path}
	o.Vectors = write("vectors.json", vectors.String())
	o.Hidden, o.Layers, o.Epochs, o.Batch, o.Every, o.Warmup, o.Average = 16, 2, 40, 40, 40, 10, 0.9
	o.Out = filepath.Join(dir, "toy.model")
	return o
}

func trained(t *testing.T, o Options) []byte {
	t.Helper()
	if err := Run(o); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestLearns: a toy language is learned to the last word, names too.
func TestLearns(t *testing.T) {
	o := tiny(t)
	var log bytes.Buffer
	o.Log = &log
	m, err := lang.Load(string(trained(t, o)))
	if err != nil {
		t.Fatal(err)
	}
	gold, err := readTrees(o.Dev[0])
	if err != nil {
		t.Fatal(err)
	}
	if s := Measure(m, gold); s.LAS < 99 || s.UPOS < 99 || s.Lemma < 99 || s.Feats < 99 {
		t.Errorf("scores %+v\n%s", s, log.String())
	}
	names, err := readBIO(o.DevName[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, _, f := MeasureNames(m, names); f < 99 {
		t.Errorf("names F1 %.1f", f)
	}
	if !strings.Contains(log.String(), "epoch 40 ") {
		t.Errorf("no progress line:\n%s", log.String())
	}
}

// TestSameForAnyWorkers: the weights depend neither on the number of workers nor
// on a stop in between.
func TestSameForAnyWorkers(t *testing.T) {
	o := tiny(t)
	o.Epochs, o.Every = 6, 3
	want := trained(t, o)
	o.Workers = 1
	if got := trained(t, o); !bytes.Equal(got, want) {
		t.Error("one worker makes another model than two")
	}
	o.State, o.Limit = o.Out+".state", 1 // stops after the first epoch
	if got := trained(t, o); bytes.Equal(got, want) {
		t.Error("the run did not stop at its limit")
	}
	o.Limit = 0
	if got := trained(t, o); !bytes.Equal(got, want) {
		t.Error("a run that was stopped and resumed makes another model")
	}
	if got := trained(t, o); !bytes.Equal(got, want) {
		t.Error("a finished run measured again is another model")
	}
	o.Blend = []string{o.State, o.State}
	if got := trained(t, o); !bytes.Equal(got, want) {
		t.Error("a run blended with itself is another model")
	}
	r := &run{Options: o}
	if err := r.load(); err != nil {
		t.Fatal(err)
	}
	if epoch, _, err := r.resume(); err != nil || epoch != 6 {
		t.Errorf("resume: epoch %d, %v", epoch, err)
	}
}

func TestNameIDs(t *testing.T) {
	norp := map[string]bool{"Chilean": true}
	ids := number(nameTags)
	for _, c := range []struct{ text, want string }{
		{"President/B-PER Ana/I-PER Ruiz/I-PER left/O", "O B-PER I-PER O"},
		{"Prime/B-PER Minister/I-PER Koh/I-PER", "O O B-PER"},
		{"President/B-PER spoke/O", "B-PER O"},
		{"Chilean/B-MISC votes/O", "B-NORP O"},
		{"Winter/B-MISC Games/I-MISC", "B-MISC I-MISC"},
		{"May/B-TIME 5/I-TIME", "O O"},
	} {
		var s tagged
		for _, w := range strings.Fields(c.text) {
			form, tag, _ := strings.Cut(w, "/")
			s.forms, s.tags = append(s.forms, form), append(s.tags, tag)
		}
		got := nameIDs(s, norp)
		for i, w := range strings.Fields(c.want) {
			if got[i] != ids[w] {
				t.Errorf("%s: token %d is %s, want %s", c.text, i, nameTags[got[i]], w)
			}
		}
	}
}

func TestReadVectors(t *testing.T) {
	o := tiny(t)
	words, rows, err := readVectors(o.Vectors, 100, func(_ int, w string) bool { return w != "lima" })
	if err != nil || len(words) != 5 || len(rows) != 500 || words[1] != "[" {
		t.Errorf("words %q, %d numbers, %v", words, len(rows), err)
	}
	if _, _, err := readVectors(o.Trees[0], 100, nil); err == nil {
		t.Error("a file without vectors is read without an error")
	}
}

func TestLexicon(t *testing.T) {
	gold, err := readTrees(tiny(t).Trees[0])
	if err != nil {
		t.Fatal(err)
	}
	c := collect(gold)
	keys, scripts := c.lexicon(gold)
	x := net.NewIndex(net.Fold(keys))
	i := x.Find(net.LemmaKey("treaties", "NNS"))
	if i < 0 || c.tags[net.Lemma][scripts[i]] != "Lies>y" {
		t.Errorf("treaties is not listed as it should be (%d)", i)
	}
	if x.Find(net.LemmaKey("oslo", "NNP")) >= 0 {
		t.Error("a proper noun is listed")
	}
}
