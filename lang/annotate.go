package lang

import "iter"

// Annotate splits a text and parses its sentences. Spans are byte offsets into
// text. It cannot fail: whatever is no word becomes a token tagged as best it
// may. Safe for concurrent use; the same text always gives the same result, and
// a sentence the same tags and tree whatever stands around it. Its names agree
// with those of the rest of the text; see Agree.
func (m *Model) Annotate(text string) Document {
	d := Document{Text: text, Sentences: Split(text)}
	m.Parse(d.Sentences)
	Agree(d.Sentences)
	return d
}

// streamWords is how many words Sentences parses at a time: enough that
// sentences of like length meet in a batch.
const streamWords = 8 * batchWords

// Sentences yields the sentences that Annotate returns, one by one, holding only
// some thousand words at a time: for texts of many megabytes. Names are those of
// the sentence alone.
func (m *Model) Sentences(text string) iter.Seq[Sentence] {
	return func(yield func(Sentence) bool) {
		var part []Sentence
		words := 0
		flush := func() bool {
			m.Parse(part)
			for _, s := range part {
				if !yield(s) {
					return false
				}
			}
			clear(part)
			part, words = part[:0], 0
			return true
		}
		for s := range Sentences(text) {
			part = append(part, s)
			if words += len(s.Tokens); words >= streamWords && !flush() {
				return
			}
		}
		flush()
	}
}
