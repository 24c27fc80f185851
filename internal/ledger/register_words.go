package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// What an entry of the register is found by: the words of its title, of what it is
// about and of its fields, the fields as a whole, and their codes. The table
// tally_word has each once, so that a part of a word is looked for among words and not
// among entries.
const (
	aWord  = "w:"
	aField = "f:"
	aCode  = "c:"
)

// entryWords are what an entry is found by, sorted, each once. codes have a
// space between.
func entryWords(title, about, fields, codes string) []string {
	var out []string
	for _, text := range []string{title, about, fields} {
		for _, word := range strings.Fields(strings.ToLower(text)) {
			out = append(out, aWord+word)
		}
	}
	if fields != "" {
		out = append(out, aField+strings.ToLower(fields))
	}
	for _, code := range strings.Fields(codes) {
		out = append(out, aCode+code)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// vocabulary is changes of how many entries have a word.
type vocabulary map[string]int

func (v vocabulary) count(words []string, n int) {
	for _, word := range words {
		v[word] += n
	}
}

// apply brings the counts up to date. A count may come to 0 and stays as a row.
func (v vocabulary) apply(m *merging) error {
	var out rows
	for _, word := range slices.Sorted(maps.Keys(v)) {
		if n := v[word]; n != 0 {
			out.add("tally_word", word, n)
		}
	}
	return out.insertOr(m.ctx, m.engine, m.tx, " ON CONFLICT (word) DO UPDATE SET n = tally_word.n + excluded.n")
}

// unword takes away the words of entries.
func (m *merging) unword(occurrences []int64, v vocabulary) error {
	type entry struct {
		occurrence int64
		day        string
		words      []string
	}
	var gone []entry
	err := m.scan("SELECT occurrence, day, title, about, fields, field_codes FROM register WHERE occurrence IN (%s)", anyOf(occurrences), func(rows *sql.Rows) error {
		var e entry
		var title, about, fields, codes string
		if err := rows.Scan(&e.occurrence, &e.day, &title, &about, &fields, &codes); err != nil {
			return err
		}
		e.words = entryWords(title, about, fields, codes)
		gone = append(gone, e)
		return nil
	})
	if err != nil {
		return err
	}
	for _, e := range gone {
		v.count(e.words, -1)
		for part := range slices.Chunk(e.words, maxIn) {
			args := append([]any{e.day, e.occurrence}, anyOf(part)...)
			query := "DELETE FROM register_words WHERE day = " + m.engine.mark(1) + " AND occurrence = " + m.engine.mark(2) + " AND word IN (" + marks(m.engine, 3, len(part)) + ")"
			if _, err := m.tx.ExecContext(m.ctx, query, args...); err != nil {
				return err
			}
		}
	}
	return nil
}

// reword makes the words of the register where a migration has left that to do.
func (l *Ledger) reword(ctx context.Context) error {
	return l.renew(ctx, "register words", func(tx *sql.Tx) error {
		if err := l.engine.alone(ctx, tx); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM register_words"); err != nil {
			return err
		}
		for last, more := int64(-1), true; more; {
			var err error
			if last, more, err = l.rewordAfter(ctx, tx, last); err != nil {
				return err
			}
		}
		for _, q := range []string{
			"DELETE FROM tally_word",
			"INSERT INTO tally_word (word, n) SELECT word, count(*) FROM register_words GROUP BY word",
		} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		return nil
	})
}

// rewordBatch is how many entries are in memory at once: the more, the fewer times all
// pages of the table are gone through.
const rewordBatch = 20000

// rewordAfter makes the words of the next entries and returns the number of the last.
func (l *Ledger) rewordAfter(ctx context.Context, tx *sql.Tx, after int64) (last int64, more bool, err error) {
	found, err := tx.QueryContext(ctx, "SELECT occurrence, day, kind, status, title, about, fields, field_codes FROM register WHERE occurrence > $1 ORDER BY occurrence LIMIT $2", after, rewordBatch)
	if err != nil {
		return 0, false, err
	}
	defer func() { _ = found.Close() }()
	type line struct {
		word, day, kind, status string
		occurrence              int64
	}
	var list []line
	for n := 1; found.Next(); n++ {
		var day, kind, status, title, about, fields, codes string
		if err := found.Scan(&last, &day, &kind, &status, &title, &about, &fields, &codes); err != nil {
			return 0, false, err
		}
		for _, word := range entryWords(title, about, fields, codes) {
			list = append(list, line{word, day, kind, status, last})
		}
		more = n == rewordBatch
	}
	if err := errors.Join(found.Err(), found.Close()); err != nil {
		return 0, false, err
	}
	slices.SortStableFunc(list, func(a, b line) int { return strings.Compare(a.word, b.word) })
	var out rows
	for _, w := range list {
		out.add("register_words", w.word, w.day, w.occurrence, w.kind, w.status)
	}
	return last, more, out.insert(ctx, l.engine, tx)
}

// named is what of the vocabulary holds a text.
type named struct {
	words []string
	n     int    // how many entries have one of them, each word counted
	text  string // that was looked for
	like  string // the text of an entry g that holds it, for very many words
}

// maxNamed is how many words of the vocabulary are looked up one by one.
const maxNamed = 300

// named looks in the vocabulary for what holds a text, or begins with it for codes.
func (l *Ledger) named(ctx context.Context, kind, text string) (named, error) {
	pattern := kind + "%" + likeText(text) + "%"
	if kind == aCode {
		pattern = kind + likeText(text) + "%"
	}
	out := named{text: text}
	type row struct {
		word string
		n    int
	}
	found, err := list(ctx, l, `SELECT word, n FROM tally_word WHERE word >= $1 AND word < $2 AND word LIKE $3 ESCAPE '\' AND n > 0 ORDER BY word`, func(rows *sql.Rows) (r row, err error) {
		return r, rows.Scan(&r.word, &r.n)
	}, kind, kind[:1]+";", pattern) // ; comes after :
	for _, r := range found {
		out.words = append(out.words, r.word)
		out.n += r.n
	}
	return out, err
}

// in is the condition that a column holds one of the words.
func (n *named) in(w *where, column string) string {
	if len(n.words) == 1 {
		return column + " = " + w.arg(n.words[0])
	}
	marks := make([]string, len(n.words))
	for i, word := range n.words {
		marks[i] = w.arg(word)
	}
	return fmt.Sprintf("%s IN (%s)", column, strings.Join(marks, ", "))
}
