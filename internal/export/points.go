package export

import "unicode/utf8"

// points turns byte offsets of a text into offsets in Unicode code points, which is
// what Web Annotation and brat count. A byte that is not UTF-8 counts as one.
type points struct {
	text  string
	marks []int // code points before every stride bytes
}

// stride is a compromise: 8 bytes of marks for each 256 of text, and at most 256
// bytes to count for an offset.
const stride = 256

func newPoints(text string) *points {
	p := &points{text: text, marks: make([]int, 0, len(text)/stride+1)}
	n := 0
	for i := range text {
		for i >= len(p.marks)*stride {
			p.marks = append(p.marks, n)
		}
		n++
	}
	return p
}

// at returns the code points before a byte offset that lies between two of them.
func (p *points) at(offset int) int {
	block := min(offset/stride, len(p.marks)-1)
	if block < 0 {
		return 0
	}
	start := block * stride
	for start < offset && !utf8.RuneStart(p.text[start]) {
		start++ // the mark counts from the next code point on
	}
	return p.marks[block] + utf8.RuneCountInString(p.text[start:offset])
}
