package lang

// Annotate splits a text and parses its sentences. Spans are byte offsets into
// text. It cannot fail: whatever is no word becomes a token tagged as best it
// may. Safe for concurrent use; the same text always gives the same result.
func (m *Model) Annotate(text string) Document {
	d := Document{Text: text, Sentences: Split(text)}
	m.Parse(d.Sentences)
	return d
}
