package server

import (
	"net/url"
	"strings"

	"chancery/internal/server/ui"
)

// names gives the name of a code: "Belarus" for BLR. Codes it does not know stand
// for themselves.
type names func(code string) string

func (n names) of(code string) string {
	if n != nil {
		if name := n(code); name != "" {
			return name
		}
	}
	return code
}

// link leads to the page of a code.
func (n names) link(code string) ui.Link {
	return ui.Link{Text: n.of(code), URL: countryURL(code), Title: code}
}

func (n names) links(codes []string) []ui.Link {
	out := make([]ui.Link, len(codes))
	for i, c := range codes {
		out[i] = n.link(c)
	}
	return out
}

// pair leads to the page of two codes.
func (n names) pair(a, b string) ui.Link {
	return ui.Link{Text: n.of(a) + " and " + n.of(b), URL: dyadURL(a, b), Title: a + "-" + b}
}

func countryURL(code string) string     { return "/c/" + url.PathEscape(code) }
func dyadURL(a, b string) string        { return "/d/" + url.PathEscape(a+"-"+b) }
func occurrenceURL(key string) string   { return "/o/" + url.PathEscape(key) }
func agreementURL(key string) string    { return "/agreements/" + url.PathEscape(key) }
func reportURL(id string) string        { return "/r/" + url.PathEscape(id) }
func termURL(term, value string) string { return searchURL(term+":"+quoted(value), "") }

// withQuery adds what is not empty to a path: name, value, name, value.
func withQuery(path string, pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

// quoted writes a value as the query language takes it.
func quoted(value string) string {
	if strings.ContainsAny(value, " \t") {
		return `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	return value
}
