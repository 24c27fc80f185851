package train

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"chancery/lang"
)

// textKinds are the kinds of names that own texts mark.
var textKinds = []string{"PER", "LOC", "ORG", "NORP", "MISC"}

// readTextFiles reads files of text with marked names.
func readTextFiles(paths []string) ([]tagged, error) {
	var out []tagged
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		s, err := readTexts(f, path)
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
		out = append(out, s...)
	}
	return out, nil
}

// readTexts reads text with marked names, "[LOC Lagos]", a paragraph a line, and
// divides it as a reader would. Lines that begin with "#" are comments, "# doc"
// begins a document. A name is whole words of one sentence. An error tells file
// and line.
func readTexts(r io.Reader, file string) ([]tagged, error) {
	var out []tagged
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		text, names, err := unmark(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		found := 0
		for _, s := range lang.Split(text) {
			t := tagged{tags: slices.Repeat([]string{"O"}, len(s.Tokens))}
			for i := range s.Tokens {
				t.forms = append(t.forms, s.Tokens[i].Form)
			}
			for _, m := range names {
				first := slices.IndexFunc(s.Tokens, func(k lang.Token) bool { return k.Start == m.start })
				last := slices.IndexFunc(s.Tokens, func(k lang.Token) bool { return k.End == m.end })
				if first < 0 || last < first {
					continue
				}
				found++
				t.tags[first] = "B-" + m.kind
				for i := first + 1; i <= last; i++ {
					t.tags[i] = "I-" + m.kind
				}
			}
			out = append(out, t)
		}
		if found != len(names) {
			return nil, fmt.Errorf("%s:%d: %d of %d names are no whole words of one sentence: %s", file, n, len(names)-found, len(names), line)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	return out, nil
}

// mark is a marked name, as bytes of the text without marks.
type mark struct {
	start, end int
	kind       string
}

// unmark takes the marks out of a line.
func unmark(line string) (string, []mark, error) {
	var text strings.Builder
	var names []mark
	for {
		before, rest, ok := strings.Cut(line, "[")
		if strings.Contains(before, "]") {
			return "", nil, fmt.Errorf("a bracket closes that none opened: %q", before)
		}
		text.WriteString(before)
		if !ok {
			return text.String(), names, nil
		}
		inner, after, ok := strings.Cut(rest, "]")
		kind, name, _ := strings.Cut(inner, " ")
		if !ok || !slices.Contains(textKinds, kind) || name == "" || name != strings.TrimSpace(name) || strings.Contains(name, "[") {
			return "", nil, fmt.Errorf("%q is no mark of %s and a name", "["+inner, strings.Join(textKinds, ", "))
		}
		from := text.Len()
		text.WriteString(name)
		names = append(names, mark{from, text.Len(), kind})
		line = after
	}
}
