package merge

import (
	"slices"

	"chancery"
)

// facts are what is asked of a statement when it is compared, made once.
type facts struct {
	*Statement
	codes  []string // of all who take part, sorted
	words  []string // content stems of the clause
	title  []string // events: stems of the trigger; agreements: stems that tell this title from others
	topic  []string // agreements: stems of title, fields and purpose
	years  []string // agreements: years in the title and of the term
	when   when
	blocks []string // sorted
}

func prepare(s *Statement) *facts {
	f := &facts{Statement: s, words: contentStems(s.Words), when: whenOf(s)}
	f.codes = slices.Concat(s.Actors, s.Recipients, s.Parties)
	slices.Sort(f.codes)
	f.codes = slices.Compact(f.codes)
	if s.Kind == AgreementKind {
		f.title = titleStems(s.Title)
		f.topic = f.title
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
		f.title = contentStems(s.Title)
	}
	f.blocks = blocks(f)
	return f
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
	return slices.DeleteFunc(contentStems(title), func(s string) bool { return general[s] || isYear(s) })
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
