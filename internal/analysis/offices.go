package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/ledger"
)

// Holder is who held an office by the last report of it, and who is named for it before.
type Holder struct {
	Title  string        `json:"title"`
	Last   ledger.Office `json:"last"`   // not said to be a former holder, if any is
	Before []string      `json:"before"` // other names, the latest first, at most three
}

// Offices returns the offices that reports tell of, those told of last first. list
// has the latest first. What only one body has is not known here: two foreign
// ministers of one state within a few days are both shown. Offices whose holder is not
// named are left out.
func Offices(list []ledger.Office) []Holder {
	at := map[string]int{}
	out := []Holder{}
	for _, o := range list {
		if !isName(o.Name, o.Title) {
			continue
		}
		key := strings.ToLower(o.Title + "\x00" + o.Body)
		i, ok := at[key]
		if !ok {
			at[key] = len(out)
			out = append(out, Holder{Title: o.Title, Last: o, Before: []string{}})
			continue
		}
		h := &out[i]
		switch {
		case sameName(h.Last.Name, o.Name):
		case h.Last.Former && !o.Former:
			h.Last, o = o, h.Last
			h.note(o.Name)
		default:
			h.note(o.Name)
		}
	}
	return out
}

// note keeps another name of a holder.
func (h *Holder) note(name string) {
	for _, b := range h.Before {
		if sameName(b, name) {
			return
		}
	}
	if len(h.Before) < 3 {
		h.Before = append(h.Before, name)
	}
}

// sameName reports whether two names may be of one person: one ends as the other.
func sameName(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return a == b || strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a)
}

// isName reports whether the holder of an office is named, and not called by the office.
func isName(name, title string) bool {
	if name == "" || strings.EqualFold(name, title) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	return !unicode.IsLower(first)
}
