package register

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// Merged returns an entry of a merged register, as all its reports tell it, in the form
// of an entry of one report. name gives the names of codes; source is the report that
// stands for all. Where no end is told but one can be reckoned, it is the end of the
// term, and stands among what is inferred.
func Merged(m *merge.Entry, name func(code string) string, source Source) Entry {
	g := chancery.Agreement{ID: chancery.AgreementID(m.Key), Kind: m.Kind, Title: m.Title, About: m.About, Signed: m.Signed.Date, InForce: m.InForce.Date,
		Term: m.Term, Duration: m.Duration, Status: m.Status, Replaces: chancery.AgreementID(m.Replaces), Inferred: slices.Clone(m.Inferred)}
	if g.Term.To == "" && m.Expires != "" {
		g.Term.To = chancery.Date(m.Expires)
		g.Inferred = append(g.Inferred, strings.TrimSuffix("term.to: "+m.ExpiresHow, ": "))
	}
	for _, f := range m.Fields {
		g.Fields, g.FieldCodes = append(g.Fields, f.Words), append(g.FieldCodes, f.Code)
	}
	for _, title := range m.Package {
		g.SignedWith = append(g.SignedWith, chancery.AgreementID(title))
	}
	for _, t := range m.History {
		g.History = append(g.History, chancery.StatusChange{Status: t.Status, Date: t.Date, Span: chancery.Span{Text: t.Words}})
	}
	g = chancery.Reading{Agreements: []chancery.Agreement{g}}.Normal().Agreements[0]
	e := Entry{Agreement: g, Report: source, Place: m.Place, Codes: []string{}, Parties: []string{}, Facilitators: []string{}}
	for _, p := range m.Parties {
		e.Codes, e.Parties = append(e.Codes, p.Party), append(e.Parties, cmp.Or(name(p.Party), p.Party))
	}
	for _, f := range m.Facilitators {
		e.Facilitators = append(e.Facilitators, cmp.Or(name(f), f))
	}
	return e
}
