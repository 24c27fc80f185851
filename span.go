package chancery

import "chancery/lang"

// Span is a stretch of Report.Text: half-open UTF-8 byte offsets, and the words.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Quote returns the span of text that s covers.
func Quote(text string, s lang.Span) Span {
	return Span{Start: s.Start, End: s.End, Text: text[s.Start:s.End]}
}

// Range returns the offsets alone.
func (s Span) Range() lang.Span { return lang.Span{Start: s.Start, End: s.End} }

// IsZero reports whether the span is unset.
func (s Span) IsZero() bool { return s == Span{} }

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }
