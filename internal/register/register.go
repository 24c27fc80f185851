// Package register lists agreements: it picks and filters the agreements of
// readings and writes them as a table, as JSON or as CSV with the column names
// of the treaty sets of the Geneva Global Governance Observatory (GGO).
package register

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// Entry is one agreement of one report, with its parties and places by name.
type Entry struct {
	Agreement chancery.Agreement `json:"agreement"`
	Codes     []string           `json:"codes"`   // ISO 3166-1 alpha-3, the short code of an organisation, or ""; parallel to Agreement.Parties
	Parties   []string           `json:"parties"` // names, parallel to Codes
	Place     string             `json:"place"`

	Facilitators []string `json:"facilitators"` // names
	Report       Source   `json:"report"`
}

// Source is the report that tells of an agreement.
type Source struct {
	ID        chancery.ReportID `json:"id"`
	Title     string            `json:"title"`
	Outlet    string            `json:"outlet"`
	URL       string            `json:"url"`
	Published chancery.Date     `json:"published"`
	Language  string            `json:"language"`
}

// Of returns the agreements of a reading as entries, in order.
func Of(r *chancery.Reading) []Entry {
	out := make([]Entry, 0, len(r.Agreements))
	source := Source{r.Report.ID, r.Report.Title, r.Report.Outlet, r.Report.URL, r.Report.Published, r.Report.Language}
	for _, g := range r.Agreements {
		e := Entry{Agreement: g, Report: source, Codes: []string{}, Parties: []string{}, Facilitators: []string{}}
		for _, id := range g.Parties {
			code, name := "", string(id)
			if a := r.Actor(id); a != nil {
				code, name = party(a)
			}
			e.Codes, e.Parties = append(e.Codes, code), append(e.Parties, name)
		}
		for _, id := range g.Facilitators {
			if a := r.Actor(id); a != nil {
				e.Facilitators = append(e.Facilitators, a.Name)
			}
		}
		if p := r.Place(g.Place); p != nil {
			e.Place = p.Name
		}
		out = append(out, e)
	}
	return out
}

// party returns the code and the name of a party. A person or organ that stands
// for a state that the report does not name goes by the code of the state.
func party(a *chancery.Actor) (code, name string) {
	switch {
	case a.Kind == chancery.State, a.Country != "" && (a.Kind == chancery.Person || a.Kind == chancery.Government || a.Kind == chancery.Organ):
		return a.Country, a.Name
	}
	return a.Org, a.Name
}

// Filter says which entries are wanted. Empty members want all.
type Filter struct {
	Party     []string      // codes or parts of names; each must be a party
	Pair      [2]string     // both must be parties, and there are no others
	Field     string        // part of a field, or the first digits of its EuroVoc code
	Status    []string      // one of these
	Kind      []string      // one of these
	Expiring  chancery.Date // the term ends before this day, and is known
	Signed    chancery.Date // signed on this day or later, and known
	Contracts bool          // also business and sport
}

// Keep reports whether an entry is wanted.
func (f *Filter) Keep(e *Entry) bool {
	g := &e.Agreement
	if g.Kind == "contract" && !f.Contracts && !slices.Contains(f.Kind, "contract") {
		return false
	}
	for _, p := range f.Party {
		if !e.has(p) {
			return false
		}
	}
	if f.Pair[0] != "" && (len(e.Parties) != 2 || !e.has(f.Pair[0]) || !e.has(f.Pair[1])) {
		return false
	}
	if f.Field != "" && !e.field(f.Field) {
		return false
	}
	if len(f.Status) > 0 && !slices.Contains(f.Status, g.Status) {
		return false
	}
	if len(f.Kind) > 0 && !slices.Contains(f.Kind, g.Kind) {
		return false
	}
	if f.Expiring != "" && !before(g.Term.To, f.Expiring) {
		return false
	}
	if f.Signed != "" && !since(g.Signed, f.Signed) {
		return false
	}
	return true
}

func (e *Entry) has(party string) bool {
	for i, code := range e.Codes {
		if strings.EqualFold(code, party) || len(party) > 3 && strings.Contains(strings.ToLower(e.Parties[i]), strings.ToLower(party)) {
			return true
		}
	}
	return false
}

func (e *Entry) field(want string) bool {
	for i, words := range e.Agreement.Fields {
		if strings.Contains(strings.ToLower(words), strings.ToLower(want)) {
			return true
		}
		if i < len(e.Agreement.FieldCodes) && want[0] >= '0' && want[0] <= '9' && strings.HasPrefix(e.Agreement.FieldCodes[i], want) {
			return true
		}
	}
	return false
}

// before reports whether the last day that a date may mean is known, and before the
// first day of a limit.
func before(d, limit chancery.Date) bool {
	_, last := merge.Days(d)
	first, _ := merge.Days(limit)
	return last != "" && last < first
}

// since reports whether the last day that a date may mean is known, and not before the
// first day of a limit.
func since(d, limit chancery.Date) bool {
	_, last := merge.Days(d)
	first, _ := merge.Days(limit)
	return last != "" && last >= first
}
