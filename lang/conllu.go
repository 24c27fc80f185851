package lang

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// ScanConllu yields the sentences of a CoNLL-U file one by one. The first error
// ends the sequence and names the line. What a Sentence holds is enough to write
// the same bytes again (see AppendConllu); spans are zero until Documents sets them.
//
// Ids must count from 1, multiword ranges must not overlap, and heads must form
// a forest: a cycle is an error, several roots are not. CRLF line ends and a
// byte order mark are accepted and not kept.
//
// Format: https://universaldependencies.org/format.html
func ScanConllu(r io.Reader) iter.Seq2[Sentence, error] {
	return func(yield func(Sentence, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		var block []byte // the lines of one sentence, each ending in \n
		line, first, words := 0, 1, 0
		for {
			start := len(block)
			err := readLine(in, &block)
			if err != nil && err != io.EOF {
				yield(Sentence{}, fmt.Errorf("line %d: %w", line+1, err))
				return
			}
			if line == 0 && strings.HasPrefix(string(block), "\ufeff") {
				if block = append(block[:0], block[3:]...); string(block) == "\n" {
					block = block[:0]
				}
			}
			line++
			text := block[start:]
			if len(text) > 0 {
				if '0' <= text[0] && text[0] <= '9' {
					words++
				}
				if err == nil {
					continue
				}
			}
			if start > 0 || len(text) > 0 {
				s, bad := parseConllu(string(block), first, words)
				if !yield(s, bad) || bad != nil {
					return
				}
			}
			if err == io.EOF {
				return
			}
			block, first, words = block[:0], line+1, 0
		}
	}
}

// ReadConllu reads a whole CoNLL-U file.
func ReadConllu(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	for s, err := range ScanConllu(r) {
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// readLine appends the next line and a \n to buf, or nothing for a blank line.
func readLine(in *bufio.Reader, buf *[]byte) error {
	start := len(*buf)
	for {
		part, err := in.ReadSlice('\n')
		*buf = append(*buf, part...)
		if err == bufio.ErrBufferFull {
			continue
		}
		b := *buf
		end := len(b)
		for end > start && (b[end-1] == '\n' || b[end-1] == '\r') {
			end--
		}
		b = b[:end]
		if end > start {
			b = append(b, '\n')
		}
		*buf = b
		return err
	}
}

// parseConllu reads one sentence; line is the number of its first line and words
// an upper bound of its tokens.
func parseConllu(block string, line, words int) (Sentence, error) {
	var s Sentence
	fail := func(format string, args ...any) (Sentence, error) {
		return Sentence{}, fmt.Errorf("line %d: "+format, append([]any{line}, args...)...)
	}
	s.Tokens = make([]Token, 0, words)
	inRange := int32(0) // tokens before this index belong to a multiword token
	empties := int32(0) // empty nodes since the last token
	from := line
	for ; block != ""; line++ {
		var row string
		row, block, _ = strings.Cut(block, "\n")
		if row[0] == '#' {
			if len(s.Tokens) > 0 || len(s.MWT) > 0 || len(s.Empty) > 0 {
				return fail("comment within a sentence")
			}
			s.Comments = append(s.Comments, parseComment(row))
			continue
		}
		var c [10]string
		if n := splitColumns(row, &c); n != 10 {
			return fail("%d columns, want 10", n)
		}
		for i := range c {
			if c[i] == "" {
				return fail("column %d is empty", i+1)
			}
		}
		n := int32(len(s.Tokens))
		if a, b, ok := strings.Cut(c[0], "-"); ok {
			first, err1 := parseID(a)
			last, err2 := parseID(b)
			if err1 != nil || err2 != nil || first != n+1 || last < first || first <= inRange {
				return fail("multiword range %q does not fit after word %d", c[0], n)
			}
			inRange = last
			s.MWT = append(s.MWT, MultiWord{First: first - 1, Last: last - 1, Form: c[1], Feats: unscore(c[5]), Misc: unscore(c[9])})
			continue
		}
		if a, b, ok := strings.Cut(c[0], "."); ok {
			after, err1 := parseID(a)
			k, err2 := parseID(b)
			if err1 != nil || err2 != nil || after != n || k != empties+1 {
				return fail("empty node %q does not fit after word %d", c[0], n)
			}
			empties++
			s.Empty = append(s.Empty, EmptyNode{After: after, Line: row})
			continue
		}
		if id, err := parseID(c[0]); err != nil || id != n+1 {
			return fail("word id %q, want %d", c[0], n+1)
		}
		empties = 0
		head := int32(0)
		if c[6] != "_" {
			h, err := parseID(c[6])
			if err != nil {
				return fail("head %q is not a number", c[6])
			}
			head = h
		}
		t := Token{
			Form: c[1], Lemma: unscore(c[2]), UPOS: unscore(c[3]), XPOS: unscore(c[4]), Feats: unscore(c[5]),
			Head: head - 1, Deprel: unscore(c[7]), Deps: unscore(c[8]), Misc: unscore(c[9]), First: -1, Next: -1,
		}
		if t.Form == "_" {
			t.Lemma = c[2] // an underscore is its own lemma
		}
		s.Tokens = append(s.Tokens, t)
	}
	n := int32(len(s.Tokens))
	line--
	if n == 0 {
		return fail("sentence without words")
	}
	if inRange > n {
		return fail("multiword range ends at word %d, but the sentence has %d", inRange, n)
	}
	for i := range s.Tokens {
		if s.Tokens[i].Head >= n {
			line = from
			return fail("sentence has %d words, but the head of word %d is %d", n, i+1, s.Tokens[i].Head+1)
		}
	}
	if i := findCycle(s.Tokens); i >= 0 {
		line = from
		return fail("word %d of this sentence is in a cycle of heads", i+1)
	}
	s.Link()
	return s, nil
}

func unscore(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// parseComment strips "# ". A comment that would not come back the same that
// way is kept whole, with its "#".
func parseComment(row string) string {
	if c, ok := strings.CutPrefix(row, "# "); ok && !strings.HasPrefix(c, "#") {
		return c
	}
	return row
}

func splitColumns(row string, c *[10]string) int {
	n := 0
	for {
		col, rest, more := strings.Cut(row, "\t")
		if n < len(c) {
			c[n] = col
		}
		n++
		if !more {
			return n
		}
		row = rest
	}
}

var errID = errors.New("not an id")

// parseID reads a decimal number without sign or leading zero.
func parseID(s string) (int32, error) {
	if s == "" || len(s) > 9 || s[0] == '0' && len(s) > 1 {
		return 0, errID
	}
	n := int32(0)
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, errID
		}
		n = n*10 + int32(s[i]-'0')
	}
	return n, nil
}

// findCycle returns a token on a cycle of heads, -1 if there is none. It uses
// Next, which Link overwrites, to mark each token with the walk that reached it.
func findCycle(tokens []Token) int {
	for i := range tokens {
		tokens[i].Next = -1
	}
	for i := range tokens {
		for j := int32(i); j >= 0 && tokens[j].Next != int32(len(tokens)); j = tokens[j].Head {
			if tokens[j].Next == int32(i) {
				return int(j)
			}
			tokens[j].Next = int32(i)
		}
		for j := int32(i); j >= 0 && tokens[j].Next == int32(i); j = tokens[j].Head {
			tokens[j].Next = int32(len(tokens))
		}
	}
	return -1
}

// AppendConllu appends the sentence in CoNLL-U with its closing blank line. A
// sentence from ScanConllu gives the bytes that were read. A token with neither
// head nor relation (not parsed) gets "_" for both.
func AppendConllu(dst []byte, s *Sentence) []byte {
	for _, c := range s.Comments {
		dst = appendComment(dst, c)
	}
	mwt, empty := s.MWT, s.Empty
	for len(empty) > 0 && empty[0].After == 0 {
		dst = append(append(dst, empty[0].Line...), '\n')
		empty = empty[1:]
	}
	for i := range s.Tokens {
		if len(mwt) > 0 && int(mwt[0].First) == i {
			dst = appendMultiWord(dst, &mwt[0])
			mwt = mwt[1:]
		}
		dst = appendToken(dst, i, &s.Tokens[i])
		for len(empty) > 0 && int(empty[0].After) == i+1 {
			dst = append(append(dst, empty[0].Line...), '\n')
			empty = empty[1:]
		}
	}
	return append(dst, '\n')
}

func appendComment(dst []byte, c string) []byte {
	if !strings.HasPrefix(c, "#") {
		dst = append(dst, "# "...)
	}
	return append(appendClean(dst, c), '\n')
}

func appendMultiWord(dst []byte, m *MultiWord) []byte {
	dst = strconv.AppendInt(dst, int64(m.First)+1, 10)
	dst = append(dst, '-')
	dst = strconv.AppendInt(dst, int64(m.Last)+1, 10)
	dst = appendColumn(dst, m.Form)
	dst = append(dst, "\t_\t_\t_"...)
	dst = appendColumn(dst, m.Feats)
	dst = append(dst, "\t_\t_\t_"...)
	return append(appendColumn(dst, m.Misc), '\n')
}

func appendToken(dst []byte, i int, t *Token) []byte {
	dst = strconv.AppendInt(dst, int64(i)+1, 10)
	dst = appendColumn(dst, t.Form)
	dst = appendColumn(dst, t.Lemma)
	dst = appendColumn(dst, t.UPOS)
	dst = appendColumn(dst, t.XPOS)
	dst = appendColumn(dst, t.Feats)
	if t.Head < 0 && t.Deprel == "" {
		dst = append(dst, "\t_"...)
	} else {
		dst = append(dst, '\t')
		dst = strconv.AppendInt(dst, int64(t.Head)+1, 10)
	}
	dst = appendColumn(dst, t.Deprel)
	dst = appendColumn(dst, t.Deps)
	return append(appendColumn(dst, t.Misc), '\n')
}

// appendColumn appends a tab and the value, "_" for none.
func appendColumn(dst []byte, s string) []byte {
	if s == "" {
		return append(dst, "\t_"...)
	}
	return appendClean(append(dst, '\t'), s)
}

// appendClean appends s with tabs and line ends, which would break the format, as spaces.
func appendClean(dst []byte, s string) []byte {
	start := len(dst)
	dst = append(dst, s...)
	for i := start; i < len(dst); i++ {
		if c := dst[i]; c == '\t' || c == '\n' || c == '\r' {
			dst[i] = ' '
		}
	}
	return dst
}

// WriteConllu writes sentences in CoNLL-U, byte for byte as they were read.
func WriteConllu(w io.Writer, sentences []Sentence) error {
	var buf []byte
	for i := range sentences {
		buf = AppendConllu(buf, &sentences[i])
		if len(buf) > 1<<16 || i == len(sentences)-1 {
			if _, err := w.Write(buf); err != nil {
				return fmt.Errorf("write CoNLL-U: %w", err)
			}
			buf = buf[:0]
		}
	}
	return nil
}
