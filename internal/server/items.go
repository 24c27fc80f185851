package server

import (
	"cmp"
	"fmt"
	"strings"

	"chancery/internal/analysis"
	"chancery/internal/ledger"
	"chancery/internal/merge"
	"chancery/internal/server/ui"
)

// items makes occurrences what the partials show.
func (n names) items(list []ledger.Item) []ui.Statement {
	out := make([]ui.Statement, len(list))
	for i := range list {
		out[i] = n.item(&list[i])
	}
	return out
}

func (n names) item(o *ledger.Item) ui.Statement {
	s := ui.Statement{ID: o.Key, URL: occurrenceURL(o.Key), Kind: o.Kind, Type: o.Type, Mode: o.Mode, Day: daysOf(o), Place: o.Place, Words: o.Words,
		Chips: n.chips(o), Background: o.Background,
		Source: ui.Source{Outlet: outletLink(o.Told.Outlet), Report: ui.Link{Text: cmp.Or(o.Told.Title, "report"), URL: reportURL(string(o.Told.Report))},
			Published: string(o.Told.Published), Reports: o.Reports, Outlets: o.Outlets}}
	if o.Kind == ledger.AgreementKind {
		s.URL = agreementURL(o.Key)
		s.Pair.Actors = n.links(o.Parties)
		if o.Title != o.Words {
			s.Title = o.Title
		}
		if t := o.Terms; t != nil {
			s.Mode = t.Status
			if term := termText(t); term != "" {
				s.Facts = append(s.Facts, term)
			}
			if t.Fields != "" {
				s.Facts = append(s.Facts, clip(t.Fields, 120))
			}
		}
	} else {
		s.Quad = analysis.Quad(o.Kind, o.Type)
		s.Pair = ui.Pair{Actors: n.links(o.Actors), Recipients: n.links(o.Recipients)}
	}
	s.Facts = append(s.Facts, rangeText("dead", o.Dead)...)
	s.Facts = append(s.Facts, rangeText("injured", o.Injured)...)
	if o.Contradicted {
		s.Facts = append(s.Facts, "contradicted")
	}
	return s
}

// rangeText writes a number on which reports may differ: "12 dead (9 to 14)".
func rangeText(what string, r merge.Range) []string {
	switch {
	case r.Best == 0:
		return nil
	case r.Low != r.High:
		return []string{fmt.Sprintf("%s %s (%s to %s)", number(r.Best), what, number(r.Low), number(r.High))}
	}
	return []string{number(r.Best) + " " + what}
}

func outletLink(name string) ui.Link {
	if name == "" {
		return ui.Link{}
	}
	return ui.Link{Text: name, URL: termURL("outlet", name)}
}

// daysOf is when an occurrence was: a day, or the days it may have been on.
func daysOf(o *ledger.Item) string {
	switch {
	case o.First == "" || o.First == o.Last:
		return cmp.Or(o.First, o.Day)
	}
	for _, n := range []int{len("2006-01"), len("2006")} { // a whole month or year
		if first, last := merge.Bounds(o.First[:min(n, len(o.First))]); first == o.First && last == o.Last {
			return o.First[:n]
		}
	}
	return o.First + "/" + o.Last
}

// termText writes how long an agreement runs.
func termText(t *ledger.Terms) string {
	var parts []string
	if t.Signed != "" {
		parts = append(parts, "signed "+t.Signed)
	}
	switch {
	case t.From != "" && t.To != "":
		parts = append(parts, "runs "+t.From+" to "+t.To)
	case t.To != "":
		parts = append(parts, "until "+t.To)
	case t.Duration != "":
		parts = append(parts, "for "+durationText(t.Duration))
	case t.Expires != "":
		parts = append(parts, "until "+t.Expires)
	}
	return strings.Join(parts, ", ")
}

// durationText writes an ISO 8601 duration of one unit in words, any other as it is.
func durationText(d string) string {
	if len(d) > 2 && d[0] == 'P' && d[1] != 'T' {
		n, unit := d[1:len(d)-1], map[byte]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day"}[d[len(d)-1]]
		if unit != "" && strings.Trim(n, "0123456789") == "" {
			if n != "1" {
				unit += "s"
			}
			return n + " " + unit
		}
	}
	return d
}

// maxChips bounds the holders that a card names.
const maxChips = 6

// chips tell who holds an occurrence to be so: the outlets first, by what most of
// them hold, then others.
func (n names) chips(o *ledger.Item) []ui.Chip {
	var own []ui.Chip
	add := func(tone ui.Tone, word string, count int) {
		if count > 0 {
			own = append(own, ui.Chip{Holder: "reports", Tone: tone, Word: word, Outlets: count})
		}
	}
	add(ui.Affirmed, "affirm", o.Affirmed)
	add(ui.Denied, "deny", o.Denied)
	if len(own) == 2 && o.Denied > o.Affirmed {
		own[0], own[1] = own[1], own[0]
	}
	add(ui.Open, "leave open", o.Uncommitted)
	for _, h := range o.Holders {
		if len(own) >= maxChips {
			break
		}
		own = append(own, n.holding(h))
	}
	return own
}

func (n names) holding(h merge.Holding) ui.Chip {
	c := ui.Chip{Holder: n.holder(h.Holder), Tone: ui.ToneOf(string(h.Factuality)), Factuality: string(h.Factuality), Outlets: h.Outlets}
	if isCode(h.Holder) {
		c.URL = countryURL(h.Holder)
	}
	if c.Tone == ui.Affirmed { // said by somebody, and not by the report
		c.Tone = ui.Claimed
	}
	return c
}

// holder is the name of a holder, which is a code or a name in lower case.
func (n names) holder(s string) string {
	if isCode(s) {
		return n.of(s)
	}
	return capitals(s)
}

// isCode reports whether a holder is a code: those are written in capitals.
func isCode(s string) bool { return s != "" && s == strings.ToUpper(s) && s != strings.ToLower(s) }

// capitals writes a name that is kept in lower case with capitals.
func capitals(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r := []rune(w)
		words[i] = strings.ToUpper(string(r[:1])) + string(r[1:])
	}
	return strings.Join(words, " ")
}

// clip shortens a text to about n letters, at a space.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

// asked makes open questions what the partials show.
func (n names) asked(list []ledger.Asked) []ui.Statement {
	out := make([]ui.Statement, len(list))
	for i := range list {
		q := &list[i]
		s := ui.Statement{ID: q.Key, URL: reportURL(string(q.Told.Report)) + "#s-" + q.Local, Kind: ledger.QuestionKind, Type: "Question", Mode: q.Status, Day: q.Day, Words: q.Words,
			Pair:   ui.Pair{Actors: n.links(q.Codes)},
			Source: ui.Source{Outlet: outletLink(q.Told.Outlet), Report: ui.Link{Text: cmp.Or(q.Told.Title, "report"), URL: reportURL(string(q.Told.Report))}, Published: string(q.Told.Published)}}
		if q.Topic != "" {
			s.Title = clip(q.Topic, 120)
		}
		for _, a := range q.Answers {
			s.Facts = append(s.Facts, "perhaps answered: “"+clip(a.Words, 160)+"” ("+strings.TrimSpace(a.Told.Outlet+" "+string(a.Told.Published))+")")
		}
		out[i] = s
	}
	return out
}
