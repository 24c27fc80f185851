package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"chancery/internal/merge"
)

// CopyPair is two documents and the share of shingles they have in common.
type CopyPair struct {
	Share float64
	A, B  string // ids, A < B
}

// ReadCopyPairs reads a table of share and two ids, divided by tabs, with "#" comments.
func ReadCopyPairs(r io.Reader, name string) ([]CopyPair, error) {
	var out []CopyPair
	scan := bufio.NewScanner(r)
	for n := 1; scan.Scan(); n++ {
		if line := scan.Text(); line != "" && !strings.HasPrefix(line, "#") {
			c := strings.Split(line, "\t")
			if len(c) != 3 {
				return nil, fmt.Errorf("%s:%d: %d cells, not 3", name, n, len(c))
			}
			share, err := strconv.ParseFloat(c[0], 64)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %q is no number", name, n, c[0])
			}
			out = append(out, CopyPair{share, min(c[1], c[2]), max(c[1], c[2])})
		}
	}
	return out, scan.Err()
}

// ScoreCopies reads documents, JSON lines with id and text, and finds the pairs that
// are near copies by their sketches, whatever their days. Recall is of the listed
// pairs from the threshold on; of precision, a found pair is right if it is listed
// within 0.05 of the threshold or more, or its true share, which the list leaves
// out above 0.97, is that much.
func ScoreCopies(docs io.Reader, name string, pairs []CopyPair) (Count, error) {
	type doc struct {
		id     string
		words  []string
		sketch merge.Sketch
	}
	var list []doc
	scan := bufio.NewScanner(docs)
	scan.Buffer(nil, 64<<20)
	for n := 1; scan.Scan(); n++ {
		var d struct{ ID, Text string }
		if err := json.Unmarshal(scan.Bytes(), &d); err != nil {
			return Count{}, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		list = append(list, doc{d.ID, strings.Fields(strings.ToLower(d.Text)), merge.Signature(d.Text)})
	}
	if err := scan.Err(); err != nil {
		return Count{}, fmt.Errorf("read %s: %w", name, err)
	}
	listed := map[[2]string]float64{}
	for _, p := range pairs {
		listed[[2]string{p.A, p.B}] = p.Share
	}
	bands := map[int64][]int{}
	found := map[[2]string]bool{}
	var c Count
	for i := range list {
		for _, b := range list[i].sketch.Bands() {
			for _, j := range bands[b] {
				key := [2]string{min(list[i].id, list[j].id), max(list[i].id, list[j].id)}
				if found[key] || merge.Near(&list[i].sketch, &list[j].sketch) < merge.CopyThreshold {
					continue
				}
				found[key] = true
				share, ok := listed[key]
				if !ok {
					share = shingleShare(list[i].words, list[j].words)
				}
				if share < merge.CopyThreshold-0.05 {
					c.False++
				} else if !ok || share < merge.CopyThreshold {
					continue // right, and not among those to find
				}
			}
			bands[b] = append(bands[b], i)
		}
	}
	for _, p := range pairs {
		switch {
		case p.Share < merge.CopyThreshold:
		case found[[2]string{p.A, p.B}]:
			c.Hit++
		default:
			c.Missed++
		}
	}
	return c, nil
}

// shingleShare is the Jaccard index of the runs of five words.
func shingleShare(a, b []string) float64 {
	set := func(words []string) []string {
		var out []string
		for i := 0; i+5 <= len(words); i++ {
			out = append(out, strings.Join(words[i:i+5], " "))
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	x, y := set(a), set(b)
	both := 0
	for _, s := range x {
		if _, ok := slices.BinarySearch(y, s); ok {
			both++
		}
	}
	if len(x)+len(y) == both {
		return 0
	}
	return float64(both) / float64(len(x)+len(y)-both)
}
