package merge

import (
	"bufio"
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestStateWords holds data/statewords.txt to the gazetteer. UPDATE_DATA=1 writes it anew.
func TestStateWords(t *testing.T) {
	const path = "data/statewords.txt"
	ordinary := wordSet("new\ncity\nisland\nislands\nport\nsaint\nst\nsan\nla\nel\nde\nson\ntown\npoint\nmountain\ngreat\nthe\nof\nand\nrepublic\nunion\nunited\nkingdom\nstates\nstate\npeople's\npeople\ndemocratic\nfederal\nfederation\nislamic\ngrand\nprincipality\ncommonwealth\nadministrative\nspecial\nregion\nlarge\nvirgin\nsouth\nnorth\ncentral\nwestern\neastern\nequatorial\nindependent\nauthority\ncooperative\nemirate\nemirates\nkingdoms\nterritories\nterritory\nantarctic\nocean\nisle\nman\ncape\nroad\nvalley\nouter\nminor\nsocialist\ncollectivity\nplurinational\noriental\nco-operative\nbolivarian\nholy\nsee\nfederated\nkings\nprince\nspring\ntime")
	var words []string
	f, err := os.Open("../gazetteer/data/states.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		cells := strings.Split(scan.Text(), "\t")
		if strings.HasPrefix(scan.Text(), "#") || len(cells) < 10 || cells[0] == "iso3" {
			continue
		}
		for _, w := range fields(strings.NewReplacer("|", " ", "/", " ").Replace(strings.Join(cells[5:10], " "))) {
			if !ordinary[w] && len(w) > 1 && !stopwords()[w] {
				words = append(words, w)
			}
		}
	}
	want := []byte("# Words of the names of states, their people and their capitals: who takes part is compared by\n# codes, so these say nothing more. Made from internal/gazetteer/data/states.tsv (CC0-1.0) by\n# TestStateWords.\n" + strings.Join(sorted(words), "\n") + "\n")
	if os.Getenv("UPDATE_DATA") != "" {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is stale: UPDATE_DATA=1 go test -run TestStateWords ./internal/merge", path)
	}
}

// TestWordLists holds the lists of words to their form: sorted, lower case, no doubles.
func TestWordLists(t *testing.T) {
	for _, path := range []string{"data/stopwords.txt", "data/titlewords.txt", "data/commonwords.txt", "data/statewords.txt"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for line := range strings.Lines(string(text)) {
			if w := strings.TrimSpace(line); !strings.HasPrefix(w, "#") {
				words = append(words, w)
			}
		}
		if !slices.Equal(words, sorted(words)) {
			t.Errorf("%s is not sorted or holds a word twice", path)
		}
		if strings.ToLower(string(text)) != string(text) && !strings.Contains(path, "state") {
			for _, w := range words {
				if strings.ToLower(w) != w {
					t.Errorf("%s: %q is not lower case", path, w)
				}
			}
		}
	}
}
