package table

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestRows(t *testing.T) {
	var got []string
	err := Rows(strings.NewReader("# about\n\nname\tcode\r\nChad\tTCD\n# of the south\nMali\t\n"), "t.tsv", "name\tcode", func(cells []string) error {
		got = append(got, strings.Join(cells, "="))
		return nil
	})
	if err != nil || !slices.Equal(got, []string{"Chad=TCD", "Mali="}) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestRowsErrors(t *testing.T) {
	bad := errors.New("no such state")
	for name, c := range map[string]struct{ in, want string }{
		"empty":         {"", "t.tsv:1: no header row"},
		"comments only": {"# nothing\n", "t.tsv:1: no header row"},
		"header":        {"# about\nname\n", `t.tsv:2: header is "name", not "name\tcode"`},
		"few cells":     {"name\tcode\nChad\n", "t.tsv:2: 1 cells, not 2"},
		"many cells":    {"name\tcode\n\nChad\tTCD\t\n", "t.tsv:3: 3 cells, not 2"},
		"empty cell":    {"name\tcode\n\tTCD\n", "t.tsv:2: the first cell is empty"},
		"row":           {"name\tcode\nChad\tTCD\nNowhere\tXXX\n", "t.tsv:3: no such state"},
		"long line":     {"name\tcode\n" + strings.Repeat("x", maxLine+1), "read t.tsv: "},
	} {
		err := Rows(strings.NewReader(c.in), "t.tsv", "name\tcode", func(cells []string) error {
			if cells[1] == "XXX" {
				return bad
			}
			return nil
		})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if name == "row" && !errors.Is(err, bad) {
			t.Errorf("%v does not wrap its cause", err)
		}
	}
	broken := errors.New("broken disk")
	if err := Rows(iotest.ErrReader(broken), "t.tsv", "name", nil); !errors.Is(err, broken) || !strings.Contains(err.Error(), "t.tsv") {
		t.Errorf("%v", err)
	}
}
