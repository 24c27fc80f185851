package lang

import (
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Documents rebuilds the raw texts behind CoNLL-U sentences, one for each
// "# newdoc". A paragraph ("# newpar") begins after a blank line; sentences and
// tokens are a space apart unless MISC says SpaceAfter=No. Where the words fit
// "# text" its spacing is taken instead.
//
// The documents own the given sentences: their spans and paragraph numbers are
// set in place. Words within a multiword token get a share of its bytes each.
func Documents(sentences []Sentence) []Document {
	var docs []Document
	for from := 0; from < len(sentences); {
		to := from + 1
		for to < len(sentences) && !sentences[to].opens("newdoc") {
			to++
		}
		docs = append(docs, join(sentences[from:to:to]))
		from = to
	}
	return docs
}

// opens reports whether a comment of the sentence is key, alone or with a value.
func (s *Sentence) opens(key string) bool {
	for _, c := range s.Comments {
		if rest, ok := strings.CutPrefix(c, key); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

// Comment returns the value of a "# key = value" comment, "" if there is none.
func (s *Sentence) Comment(key string) string {
	for _, c := range s.Comments {
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

func join(sentences []Sentence) Document {
	var b strings.Builder
	par, space := 0, false
	for i := range sentences {
		s := &sentences[i]
		switch {
		case i > 0 && (s.opens("newpar") || s.opens("newdoc")):
			b.WriteString("\n\n")
			par++
		case space:
			b.WriteByte(' ')
		}
		s.Paragraph = par
		start := b.Len()
		text := s.Comment("text")
		if !s.place(text) {
			text = s.rebuild()
			s.place(text)
		}
		b.WriteString(text)
		s.shift(start)
		s.Span = Span{start, b.Len()}
		space = !noSpaceAfter(s.lastMisc())
	}
	d := Document{Text: b.String(), Sentences: sentences}
	for i := range sentences {
		for j := range sentences[i].Tokens {
			t := &sentences[i].Tokens[j]
			if w := d.Text[t.Start:t.End]; w == t.Form {
				t.Form = w // lets go of the bytes of the file
			}
		}
	}
	return d
}

// place sets the spans of the tokens in text, and reports whether they are all
// there, in order, with nothing but white space between them.
func (s *Sentence) place(text string) bool {
	pos := 0
	find := func(form string) (Span, bool) {
		pos += len(text[pos:]) - len(strings.TrimLeftFunc(text[pos:], unicode.IsSpace))
		if !strings.HasPrefix(text[pos:], form) {
			return Span{}, false
		}
		sp := Span{pos, pos + len(form)}
		pos = sp.End
		return sp, true
	}
	mwt := s.MWT
	var ok bool
	for i := 0; i < len(s.Tokens); i++ {
		if len(mwt) > 0 && int(mwt[0].First) == i {
			m := &mwt[0]
			if m.Span, ok = find(m.Form); !ok {
				return false
			}
			shareSpan(m, s.Tokens[m.First:m.Last+1])
			i, mwt = int(m.Last), mwt[1:]
			continue
		}
		if s.Tokens[i].Span, ok = find(s.Tokens[i].Form); !ok {
			return false
		}
	}
	return strings.TrimSpace(text[pos:]) == ""
}

// shareSpan divides the span of a multiword token among its words: by their
// forms where those make up the surface, else what is not a prefix or a suffix
// of it goes to the words in proportion to their lengths.
func shareSpan(m *MultiWord, words []Token) {
	surface, start, end := m.Form, m.Start, m.End
	for len(words) > 1 && strings.HasPrefix(surface, words[0].Form) {
		n := len(words[0].Form)
		words[0].Span = Span{start, start + n}
		surface, start, words = surface[n:], start+n, words[1:]
	}
	for len(words) > 1 && strings.HasSuffix(surface, words[len(words)-1].Form) {
		n := len(words[len(words)-1].Form)
		words[len(words)-1].Span = Span{end - n, end}
		surface, end, words = surface[:len(surface)-n], end-n, words[:len(words)-1]
	}
	total := 0
	for i := range words {
		total += len(words[i].Form)
	}
	at, sum := start, 0
	for i := range words {
		sum += len(words[i].Form)
		to := end
		if i < len(words)-1 {
			to = start + len(surface)*sum/max(total, 1)
			for to > at && to < end && !utf8.RuneStart(surface[to-start]) {
				to--
			}
		}
		words[i].Span = Span{at, to}
		at = to
	}
}

// rebuild joins the tokens with the spaces that MISC tells of.
func (s *Sentence) rebuild() string {
	var b strings.Builder
	mwt := s.MWT
	space := false
	for i := 0; i < len(s.Tokens); i++ {
		form, misc := s.Tokens[i].Form, s.Tokens[i].Misc
		if len(mwt) > 0 && int(mwt[0].First) == i {
			form, misc, i = mwt[0].Form, mwt[0].Misc, int(mwt[0].Last)
			mwt = mwt[1:]
		}
		if space {
			b.WriteByte(' ')
		}
		b.WriteString(form)
		space = !noSpaceAfter(misc)
	}
	return b.String()
}

func (s *Sentence) lastMisc() string {
	n := int32(len(s.Tokens)) - 1
	if m := len(s.MWT) - 1; m >= 0 && s.MWT[m].Last == n {
		return s.MWT[m].Misc
	}
	if n < 0 {
		return ""
	}
	return s.Tokens[n].Misc
}

func (s *Sentence) shift(by int) {
	for i := range s.Tokens {
		s.Tokens[i].Start += by
		s.Tokens[i].End += by
	}
	for i := range s.MWT {
		s.MWT[i].Start += by
		s.MWT[i].End += by
	}
}

func noSpaceAfter(misc string) bool { return hasMisc(misc, "SpaceAfter=No") }

// hasMisc reports whether MISC holds the attribute kv ("SpaceAfter=No").
func hasMisc(misc, kv string) bool {
	for misc != "" {
		var item string
		if item, misc, _ = strings.Cut(misc, "|"); item == kv {
			return true
		}
	}
	return false
}

// WriteConllu writes the document in CoNLL-U: every sentence as Conllu gives it,
// after "# newdoc" and "# sent_id" (id-1, id-2, ...). With id "" sentences are
// numbered and newdoc has no value.
func (d *Document) WriteConllu(w io.Writer, id string) error {
	out := make([]Sentence, 0, 64)
	for i := range d.Sentences {
		s := d.Conllu(i)
		name := strconv.Itoa(i + 1)
		if id != "" {
			name = id + "-" + name
		}
		head := []string{"sent_id = " + name}
		switch {
		case i == 0 && id == "":
			head = []string{"newdoc", head[0]}
		case i == 0:
			head = []string{"newdoc id = " + id, head[0]}
		}
		s.Comments = append(head, s.Comments...)
		if out = append(out, s); len(out) == cap(out) || i == len(d.Sentences)-1 {
			if err := WriteConllu(w, out); err != nil {
				return err
			}
			out = out[:0]
		}
	}
	return nil
}

// Conllu returns a copy of sentence i ready for AppendConllu: the comments
// "newpar" (where a paragraph begins) and "text", then those it has but for
// these and "newdoc" and "sent_id"; SpaceAfter=No as the text has it; names as
// "Name=B-PER" in MISC.
func (d *Document) Conllu(i int) Sentence {
	s := d.Sentences[i]
	s.Comments = d.comments(i)
	s.Tokens = append([]Token(nil), s.Tokens...)
	s.MWT = append([]MultiWord(nil), s.MWT...)
	d.markSpaces(i, &s)
	for _, n := range s.Names {
		for k := n.First; k <= n.Last; k++ {
			in := "B-"
			if k > n.First {
				in = "I-"
			}
			s.Tokens[k].Misc = setMisc(s.Tokens[k].Misc, "Name", in+n.Kind.String())
		}
	}
	return s
}

func (d *Document) comments(i int) []string {
	s := &d.Sentences[i]
	var out []string
	if i == 0 || d.Sentences[i-1].Paragraph != s.Paragraph {
		out = append(out, "newpar")
	}
	out = append(out, "text = "+strings.Join(strings.Fields(d.Text[s.Start:s.End]), " "))
	for _, c := range s.Comments {
		switch key, _, _ := strings.Cut(c, " "); key {
		case "newdoc", "newpar", "sent_id", "text":
		default:
			out = append(out, c)
		}
	}
	return out
}

// markSpaces sets or clears SpaceAfter=No on the tokens of s, a copy of sentence
// i, by whether the next token begins where this one ends.
func (d *Document) markSpaces(i int, s *Sentence) {
	next := -1
	if i+1 < len(d.Sentences) && len(d.Sentences[i+1].Tokens) > 0 {
		next = d.Sentences[i+1].Tokens[0].Start
	}
	mark := func(misc string, end int) string {
		if end == next {
			return setMisc(misc, "SpaceAfter", "No")
		}
		return setMisc(misc, "SpaceAfter", "")
	}
	m := len(s.MWT) - 1
	for k := len(s.Tokens) - 1; k >= 0; k-- {
		if m >= 0 && int(s.MWT[m].Last) == k {
			s.MWT[m].Misc = mark(s.MWT[m].Misc, s.MWT[m].End)
			k, next = int(s.MWT[m].First), s.MWT[m].Start
			m--
			continue
		}
		s.Tokens[k].Misc = mark(s.Tokens[k].Misc, s.Tokens[k].End)
		next = s.Tokens[k].Start
	}
}

// setMisc returns MISC with key set to value, or without key if value is "".
func setMisc(misc, key, value string) string {
	var kept []string
	for item := range strings.SplitSeq(misc, "|") {
		if k, _, _ := strings.Cut(item, "="); item != "" && k != key {
			kept = append(kept, item)
		}
	}
	if value != "" {
		kept = append(kept, key+"="+value)
	}
	return strings.Join(kept, "|")
}
