package train

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/lang"
	"chancery/lang/internal/net"
)

func TestReadSoft(t *testing.T) {
	file := filepath.Join(t.TempDir(), "soft.tsv")
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("Ann\t100\t900\t0\t0\t0\t0\t0\nleft\t500\t0\t0\t0\t0\t0\t0\n\nGhent\t0\t0\t0\t3\t1\t0\t0\n\n")
	chances, sentences, err := readSoft(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(sentences) != 2 || !slices.Equal(sentences[0], []string{"Ann", "left"}) {
		t.Errorf("sentences %v", sentences)
	}
	if got := chances["Ann left"]; !slices.Equal(got[:2], []float32{0.1, 0.9}) || got[net.SoftTags] != 1 {
		t.Errorf("chances of %v: %v", sentences[0], got)
	}
	if got := chances["Ghent"]; got[3] != 0.75 || got[4] != 0.25 {
		t.Errorf("chances are not brought to one: %v", got)
	}
	for bad, complaint := range map[string]string{
		"Ann\t1000\n":                         ":1: 2 cells",
		"\nAnn\t1\t0\t0\t0\t0\t0\t-1\n":       `:2: "-1" is no chance`,
		"a\t1\t0\t0\t0\t0\t0\tx\n":            `"x" is no chance`,
		"a\t0\t0\t0\t0\t0\t0\t0\n":            "no tag has a chance",
		"a\t1\t0\t0\t0\t0\t0\t0\t0\nb\tx\n\n": ":1: 9 cells",
	} {
		write(bad)
		if _, _, err := readSoft(file); err == nil || !strings.Contains(err.Error(), complaint) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestTeacher: a finder of names learns the toy language from a teacher alone
// where the annotation is taken away, and the sentences it learns from are
// written as they were read.
func TestTeacher(t *testing.T) {
	o := tiny(t)
	trained(t, o)
	o.Beside, o.Out, o.Dev, o.Average = o.Out, o.Out+".names", nil, 0.5
	o.Plain, o.Rename, o.Epochs, o.TeacherWeight, o.TeacherShare = 1, 0, 20, 1, 1
	dir := t.TempDir()
	o.NamesOut = filepath.Join(dir, "names.bio")
	if err := Run(o); err != nil {
		t.Fatal(err)
	}
	o.NamesOut = ""
	gold, err := readBIO(o.Names[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	written, err := readBIO(filepath.Join(dir, "names.bio"))
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range gold {
		if !slices.ContainsFunc(written, func(w tagged) bool { return slices.Equal(w.forms, g.forms) && slices.Equal(w.tags, g.tags) }) {
			t.Fatalf("%v %v is not among the names written", g.forms, g.tags)
		}
	}
	var soft bytes.Buffer
	for _, g := range gold {
		for i, tag := range g.tags {
			soft.WriteString(g.forms[i])
			for k := range net.SoftTags {
				share := "\t5"
				if nameTags[k] == tag {
					share = "\t970"
				}
				soft.WriteString(share)
			}
			soft.WriteByte('\n')
		}
		soft.WriteByte('\n')
	}
	o.Teacher, o.Names = filepath.Join(dir, "soft.tsv"), nil
	if err := os.WriteFile(o.Teacher, soft.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	names := trained(t, o)
	base, err := os.ReadFile(o.Beside)
	if err != nil {
		t.Fatal(err)
	}
	m, err := lang.LoadBeside(string(base), string(names))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, f := MeasureNames(m, gold); f < 99 {
		t.Errorf("names F1 %.1f", f)
	}
}
