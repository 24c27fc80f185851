package lang

import (
	"strings"

	"chancery/lang/internal/net"
)

// misc is the kind of names that are found and dropped: events, works, products.
const misc = NORP + 1

// viterbi is a column of the search for the best sequence of name tags.
type viterbi struct {
	score float32
	from  int32
}

// never is the score of what cannot be.
const never = -1e30

// follows reports whether name tag b may stand after a (-1 at the start): an
// inside tag only behind a tag of its kind.
func (m *Model) follows(a, b int) bool {
	if m.begins[b] || m.kinds[b] == NoName {
		return true
	}
	return a >= 0 && m.kinds[a] == m.kinds[b]
}

// isFile reports whether a word is the name of a file, such as "Minutes.doc".
func isFile(form string) bool {
	i := strings.LastIndexByte(form, '.')
	return i > 0 && len(form)-i-1 <= maxListed && words().class[strings.ToLower(form[i+1:])]&classFile != 0
}

// names finds the best valid sequence of name tags in a piece and adds its names.
// Two known places side by side are two names; a file is none.
func (m *Model) names(s *scratch, out *net.Batch, b int, p stretch, sentence *Sentence) {
	n, k := p.to-p.from, len(m.kinds)
	plain := true // no word prefers a name: nothing to search
	for i := range n {
		if row := out.Names.Row(out.Row(b, i))[:k]; m.kinds[best(row)] != NoName {
			plain = false
			break
		}
	}
	if plain {
		return
	}
	if cap(s.path) < n*k {
		s.path = make([]viterbi, n*k)
	}
	path := s.path[:n*k]
	for i := range n {
		row := out.Names.Row(out.Row(b, i))
		file := isFile(sentence.Tokens[p.from+i].Form)
		for t := range k {
			c := viterbi{never, -1}
			if i == 0 {
				if m.follows(-1, t) {
					c.score = row[t]
				}
			} else {
				for a := range k {
					if v := path[(i-1)*k+a].score + m.moves[a*k+t]; v > c.score {
						c = viterbi{v, int32(a)}
					}
				}
				c.score = max(never, c.score+row[t])
				if m.kinds[t] == LOC && !m.begins[t] && m.b.Apart(s.batch[b], i) {
					c.score = never
				}
			}
			if file && m.kinds[t] != NoName {
				c.score = never
			}
			path[i*k+t] = c
		}
	}
	t := 0
	for a := range k {
		if path[(n-1)*k+a].score > path[(n-1)*k+t].score {
			t = a
		}
	}
	last := -1 // end of the name being collected
	for i := n - 1; i >= 0; i-- {
		if m.kinds[t] != NoName {
			if last < 0 {
				last = i
			}
			if m.begins[t] {
				if m.kinds[t] != misc {
					sentence.Names = append(sentence.Names, Name{int32(p.from + i), int32(p.from + last), m.kinds[t]})
				}
				last = -1
			}
		}
		t = int(path[i*k+t].from)
	}
}
