package server

import (
	"cmp"
	"strconv"
	"strings"

	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// cards makes statements of the ledger what the partials show.
func cards(list []ledger.Statement) []ui.Statement {
	out := make([]ui.Statement, len(list))
	for i, s := range list {
		out[i] = card(s)
	}
	return out
}

func card(s ledger.Statement) ui.Statement {
	c := ui.Statement{ID: s.Key, Kind: s.Kind, Type: cmp.Or(s.Type, s.Kind), Mode: cmp.Or(s.Mode, s.Status), Day: cmp.Or(string(s.Time), s.Day), Words: s.Words, Rule: s.Rule,
		Source: ui.Source{Outlet: ui.Link{Text: s.Outlet}, Published: string(s.Published)}}
	for _, code := range s.Codes {
		c.Pair.Actors = append(c.Pair.Actors, ui.Link{Text: code, URL: searchURL("country:"+code, "")})
	}
	for _, f := range s.Factual {
		holder, value, _ := strings.Cut(f, " ")
		if holder == "report" {
			holder = "the report"
		}
		c.Chips = append(c.Chips, ui.Chip{Holder: holder, Tone: ui.ToneOf(value), Factuality: value})
	}
	return c
}

// number writes a count with commas between the thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
