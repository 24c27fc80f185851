package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery"
)

// unzip returns the files of a zip by name, in their order.
func unzip(t *testing.T, body []byte) (names []string, files map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		names, files[f.Name] = append(names, f.Name), string(text)
	}
	return names, files
}

// standoff is what a small reader of brat finds in a pair of files.
type standoff struct {
	types  map[string]string // T and E to type
	words  map[string]string // of T
	events map[string][]string
	attrs  map[string]string // "Factuality E1" to value
	rels   []string
}

var argument = regexp.MustCompile(`^([A-Za-z]+?)(\d*):([TE]\d+)$`)

// readBrat reads the annotations of a text and fails on whatever brat would refuse.
func readBrat(t *testing.T, text, ann string, conf map[string]bool) standoff {
	t.Helper()
	s := standoff{map[string]string{}, map[string]string{}, map[string][]string{}, map[string]string{}, nil}
	runes := []rune(text)
	lines := strings.Split(strings.TrimSuffix(ann, "\n"), "\n")
	if ann == "" {
		lines = nil
	}
	var later []string // references, checked at the end
	for _, line := range lines {
		cells := strings.Split(line, "\t")
		id, head := cells[0], strings.Fields(cells[1])
		if s.types[id] != "" {
			t.Errorf("%s stands twice", id)
		}
		if !conf[head[0]] && id[0] != '#' && !strings.Contains(head[0], ":") {
			t.Errorf("%s: the configuration has no %s", id, head[0])
		}
		switch id[0] {
		case 'T':
			var pieces []string
			for _, f := range strings.Split(strings.Join(head[1:], " "), ";") {
				var start, end int
				if _, err := fmt.Sscanf(f, "%d %d", &start, &end); err != nil || start >= end || end > len(runes) {
					t.Fatalf("%s: fragment %q: %v", line, f, err)
				}
				pieces = append(pieces, string(runes[start:end]))
			}
			if got := strings.Join(pieces, " "); got != cells[2] || len(cells) != 3 {
				t.Errorf("%s: the text has %q", line, got)
			}
			s.types[id], s.words[id] = head[0], cells[2]
		case 'E':
			roles := map[string]bool{}
			for i, a := range head {
				m := argument.FindStringSubmatch(a)
				if m == nil || roles[m[1]+m[2]] {
					t.Fatalf("%s: argument %q is none, or stands twice", line, a)
				}
				roles[m[1]+m[2]] = true
				later = append(later, m[3])
				if i == 0 {
					s.types[id] = m[1]
					if s.types[m[3]] != m[1] || !conf[m[1]] {
						t.Errorf("%s: the trigger is a %s", line, s.types[m[3]])
					}
					continue
				}
				s.events[id] = append(s.events[id], m[1]+" "+m[3])
			}
		case 'A':
			value := ""
			if len(head) > 2 {
				value = head[2]
			}
			s.attrs[head[0]+" "+head[1]] = value
			later = append(later, head[1])
		case 'R':
			later = append(later, strings.TrimPrefix(head[1], "Arg1:"), strings.TrimPrefix(head[2], "Arg2:"))
			s.rels = append(s.rels, cells[1])
		case '#':
			later = append(later, head[1])
		default:
			t.Errorf("%q is no annotation", line)
		}
	}
	for _, ref := range later {
		if s.types[ref] == "" {
			t.Errorf("%s is referred to and not there", ref)
		}
	}
	return s
}

// confTypes are the first words of the lines of an annotation.conf.
func confTypes(conf string) map[string]bool {
	out := map[string]bool{}
	for _, line := range strings.Split(conf, "\n") {
		if f := strings.Fields(line); len(f) > 0 && !strings.HasPrefix(f[0], "[") {
			out[f[0]] = true
		}
	}
	return out
}

func TestBrat(t *testing.T) {
	list := all(t)
	names, files := unzip(t, written(t, "brat", list))
	if len(names) != 1+2*len(list) || names[0] != "annotation.conf" {
		t.Fatalf("%q", names)
	}
	conf := confTypes(files["annotation.conf"])
	var found []standoff
	for _, r := range list {
		name := bratName(r.Report.ID)
		text := files[name+".txt"]
		if len(text) != len(r.Report.Text) || strings.Contains(text, "\r\n") {
			t.Errorf("%s: the text has changed its length", name)
		}
		found = append(found, readBrat(t, text, files[name+".ann"], conf))
	}
	s := found[0]
	for id, want := range map[string]string{"E1": "SUPPORT", "E2": "AID", "E3": "PROTEST", "E4": "Attribution", "E5": "Attribution"} {
		if s.types[id] != want {
			t.Errorf("%s is %s, want %s", id, s.types[id], want)
		}
	}
	var actors []string
	for _, a := range s.events["E1"] {
		role, id, _ := strings.Cut(a, " ")
		actors = append(actors, role+" "+s.words[id])
	}
	if want := []string{"Actor Chad", "Actor Niger", "Place Tunis", "Time 4 May", "Agreement lake pact"}; !slices.Equal(actors, want) {
		t.Errorf("arguments %q, want %q", actors, want)
	}
	for attr, want := range map[string]string{"Factuality E1": "CT+", "Factuality E2": "Uu", "Stance E5": "deny"} {
		if s.attrs[attr] != want {
			t.Errorf("%s is %q, want %q", attr, s.attrs[attr], want)
		}
	}
	if _, ok := s.attrs["Background E2"]; !ok {
		t.Error("no flag Background on E2")
	}
	if len(found[1].types) != 0 {
		t.Errorf("nothing was found, and %v annotated", found[1].types)
	}
	parties := 0
	for _, rel := range found[2].rels {
		if strings.HasPrefix(rel, "PartyTo ") {
			parties++
		}
	}
	if parties != 40 {
		t.Errorf("%d parties, want 40", parties)
	}
	if names, _ := unzip(t, written(t, "brat", nil)); len(names) != 1 {
		t.Errorf("no readings give %q", names)
	}
}

// Every value that an attribute can have is in the configuration.
func TestBratValues(t *testing.T) {
	conf := bratConf()
	for _, want := range []string{"CT+|PR+", "in_force", "third-party", "ASSAULT Actor*", "Reciprocal Arg:<EVENT>\n"} {
		if !strings.Contains(conf, want) {
			t.Errorf("the configuration has no %q", want)
		}
	}
}

// Line ends of any kind and blanks at the ends never get into an annotation.
func TestBratFragments(t *testing.T) {
	text := "\u2009One\u2028two\r\n\tthree \u00a0"
	b := &brat{text: newPoints(text)}
	b.bound("Content", chancery.Span{Start: 0, End: len(text), Text: text})
	if got, want := b.out.String(), "T1\tContent 1 4;5 8;11 16\tOne two three\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestBratName(t *testing.T) {
	if got := bratName("sha256:0123456789abcdef0123"); got != "0123456789abcdef" {
		t.Error(got)
	}
	for _, id := range []chancery.ReportID{"../../etc/passwd", "sha256:xyz", ""} {
		if got := bratName(id); len(got) != 16 || strings.ContainsAny(got, "./") {
			t.Errorf("%q becomes %q", id, got)
		}
	}
}
