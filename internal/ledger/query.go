package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery"
	"chancery/internal/merge"
)

// ParseQuery reads a query: terms with spaces between, each a name, a colon and a
// value, or a word that the statement must hold. A value or a word with spaces
// stands in double quotes. All terms must hold; values of one term have commas
// between, of which one must hold. Errors are *chancery.Error of kind Usage and
// give the column, counted in characters from 1.
//
//	dyad:BLR-IRN type:SUPPORT,AID since:2023-03 said-by:IRN factuality:denied "joint patrol"
func ParseQuery(text string) (Filter, error) {
	var f Filter
	var words []string
	for at := 0; at < len(text); {
		if text[at] == ' ' || text[at] == '\t' || text[at] == '\n' {
			at++
			continue
		}
		start := at
		name := ""
		if end := strings.IndexAny(text[at:], ": \t\n\""); end >= 0 && text[at+end] == ':' {
			name = strings.ToLower(text[at : at+end])
			at += end + 1
		}
		value, next, ok := queryValue(text, at)
		if !ok {
			return Filter{}, queryError(text, at, "this quotation mark is not closed", "end it with \"")
		}
		if value == "" {
			return Filter{}, queryError(text, start, "a term without a value", "write it as "+queryExample)
		}
		at = next
		if name == "" {
			words = append(words, value)
			continue
		}
		if what := f.set(name, value); what != "" {
			return Filter{}, queryError(text, start, what, "write it as "+queryExample+"; docs/format/ledger.md lists the terms")
		}
	}
	f.Words = strings.Join(words, " ")
	return f, nil
}

const queryExample = "dyad:BLR-IRN type:SUPPORT since:2023-03 said-by:IRN factuality:denied"

// queryValue returns the value that begins at a byte of the text and where it ends.
func queryValue(text string, at int) (value string, end int, ok bool) {
	if at < len(text) && text[at] == '"' {
		n := strings.IndexByte(text[at+1:], '"')
		if n < 0 {
			return "", 0, false
		}
		return text[at+1 : at+1+n], at + n + 2, true
	}
	if n := strings.IndexAny(text[at:], " \t\n"); n >= 0 {
		return text[at : at+n], at + n, true
	}
	return text[at:], len(text), true
}

func queryError(text string, at int, what, hint string) error {
	return &chancery.Error{Op: "query", Kind: chancery.Usage, Subject: fmt.Sprintf("column %d", len([]rune(text[:at]))+1), Hint: hint, Err: errors.New(what)}
}

// certainty are words for FactBank values.
var certainty = map[string][]string{
	"asserted": {"CT+"}, "probable": {"PR+"}, "possible": {"PS+"}, "denied": {"CT-", "PR-", "PS-"}, "uncommitted": {"Uu", "CTu"},
}

// set adds a term to the filter and returns what is wrong with it, "" for nothing.
func (f *Filter) set(name, value string) string {
	list := strings.Split(value, ",")
	switch name {
	case "dyad":
		a, b, ok := strings.Cut(value, "-")
		if !ok || a == "" || b == "" {
			return "a dyad is two codes with a hyphen between"
		}
		f.Dyad = [2]string{a, b}
	case "country":
		f.Country = append(f.Country, value)
	case "type":
		for _, v := range list {
			switch v = strings.ToLower(v); v {
			case EventKind, AgreementKind, AttributionKind, QuestionKind:
				if len(list) > 1 {
					return v + " is a kind of statement and stands alone"
				}
				f.Kind = v
			default:
				f.Type = append(f.Type, v)
			}
		}
	case "status":
		f.Status = list
	case "since", "until", "learned-by":
		if !isDay(value) {
			return value + " is not a date"
		}
		switch name {
		case "since":
			f.Since = value
		case "until":
			f.Until = value
		default:
			_, f.LearnedBy = merge.Days(chancery.Date(value))
		}
	case "said-by":
		f.SaidBy = value
	case "outlet":
		f.Outlet = value
	case "report":
		f.Report = chancery.ReportID(value)
	case "occurrence":
		f.Occurrence = value
	case "quad":
		if value = strings.ToLower(value); !slices.Contains(Quads(), value) {
			return value + " is no quadrant (" + strings.Join(Quads(), ", ") + ")"
		}
		f.Quad = value
	case "factuality", "certainty":
		for _, v := range list {
			if values, ok := certainty[strings.ToLower(v)]; ok {
				f.Factuality = append(f.Factuality, values...)
				continue
			}
			switch chancery.Factuality(v) {
			case chancery.CTPlus, chancery.PRPlus, chancery.PSPlus, chancery.CTMinus, chancery.PRMinus, chancery.PSMinus, chancery.CTU, chancery.UU:
				f.Factuality = append(f.Factuality, v)
			default:
				return v + " is no factuality (asserted, probable, possible, denied, uncommitted, or CT+ PR+ PS+ CT- PR- PS- CTu Uu)"
			}
		}
	default:
		return "there is no term " + name
	}
	return ""
}

// isDay reports whether a date is a day, a month or a year.
func isDay(s string) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}
