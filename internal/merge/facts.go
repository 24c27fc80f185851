package merge

import (
	"slices"

	"chancery"
)

// facts are what is asked of a statement when it is compared, made once.
type facts struct {
	*Statement
	codes  []string // of all who take part, sorted
	mode   string
	words  []string // stems of the clause that say something, but for names of states
	said   []string // words without those of names and of the trigger
	rare   []string // those of words that tell one act of violence from another
	nums   []string // numbers in the clause
	ords   []string // ordinals in the clause or the title
	title  []string // events: stems of the trigger; agreements: stems that tell this title from others
	topic  []string // agreements: stems of title, fields and purpose
	years  []string // agreements: years in the title and of the term
	proper bool     // agreements: the title is a proper name
	when   when
	blocks []string // sorted
}

func prepare(s *Statement) *facts {
	f := &facts{Statement: s, mode: modeOf(s), words: plainStems(s.Words), when: whenOf(s)}
	f.codes = slices.Concat(s.Actors, s.Recipients, s.Parties)
	slices.Sort(f.codes)
	f.codes = slices.Compact(f.codes)
	if s.Kind == AgreementKind {
		f.title = titleStems(s.Title)
		f.topic = slices.Clone(f.title)
		f.proper = capitals(s.Title) > 0
		f.years = yearsOf(s.Title)
		if a := s.Agreement; a != nil {
			for _, t := range append(slices.Clone(a.Fields), a.About) {
				f.topic = append(f.topic, titleStems(t)...)
			}
			f.years = append(f.years, yearsOf(string(a.Term.From))...)
			f.years = append(f.years, yearsOf(string(a.Term.To))...)
		}
		f.topic = sorted(f.topic)
		f.years = sorted(f.years)
	} else {
		f.title = plainStems(s.Title)
	}
	f.sort()
	f.blocks = blocks(f)
	return f
}

// sort divides the words of the clause.
func (f *facts) sort() {
	general := commonstems()
	named := map[string]bool{}
	for _, n := range f.Names {
		for _, w := range fields(n.Name) {
			named[stem(w)] = true
		}
	}
	for _, w := range f.words {
		switch {
		case w[0] == '#':
			f.ords = append(f.ords, w)
		case w[0] >= '0' && w[0] <= '9':
			f.nums = append(f.nums, w)
		case !general[w] && !named[w]:
			f.rare = append(f.rare, w)
		}
		if _, ok := slices.BinarySearch(f.title, w); !ok && !named[w] {
			f.said = append(f.said, w)
		}
	}
	for _, w := range f.title {
		if w[0] == '#' {
			f.ords = sorted(append(f.ords, w))
		}
	}
}

// modeOf is the mode of a statement; talks that are told as a call are one.
func modeOf(s *Statement) string {
	if s.Type != "CONSULT" || s.Mode != "" {
		return s.Mode
	}
	for _, w := range fields(s.Words) {
		switch w {
		case "telephone", "phone", "telephoned", "phoned", "videoconference":
			return "phone"
		}
	}
	return ""
}

// sorted returns a sorted copy without doubles.
func sorted(list []string) []string {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.Compact(out)
}

// titleStems returns the content stems of a title that tell it from other titles.
func titleStems(title string) []string {
	general := titlewords()
	return slices.DeleteFunc(plainStems(title), func(s string) bool { return general[s] || isYear(s) })
}

// yearsOf returns the years that stand in a text, sorted.
func yearsOf(text string) []string {
	var out []string
	for i := 0; i < len(text); {
		n := 0
		for i+n < len(text) && text[i+n] >= '0' && text[i+n] <= '9' {
			n++
		}
		if n == 4 && isYear(text[i:i+n]) {
			out = append(out, text[i:i+n])
		}
		i += n + 1
	}
	return sorted(out)
}

func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// by returns what the report itself holds, "" for nothing.
func (s *Statement) by(holder string) chancery.Factuality {
	for _, h := range s.Perspectives {
		if h.Holder == holder {
			return h.Factuality
		}
	}
	return ""
}
