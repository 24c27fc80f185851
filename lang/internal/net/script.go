package net

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A script makes a lemma from a form: a case letter, then the ending to take
// off and, behind '>', the one to put on: "Lies>y" makes "try" from "Tries".
// Case letters: L lower case, K as written, T first letter upper, rest lower.

// ScriptOf returns the shortest script from a form to its lemma.
func ScriptOf(form, lemma string) string {
	best, cost := "", 0
	for _, c := range []byte{'L', 'K', 'T'} {
		base := cased(c, form)
		n := 0
		for n < len(base) && n < len(lemma) && base[n] == lemma[n] {
			n++
		}
		for n > 0 && (n < len(base) && !utf8.RuneStart(base[n]) || n < len(lemma) && !utf8.RuneStart(lemma[n])) {
			n--
		}
		s := string(c) + base[n:] + ">" + lemma[n:]
		if best == "" || len(s) < cost {
			best, cost = s, len(s)
		}
	}
	return best
}

func cased(c byte, form string) string {
	switch c {
	case 'L':
		return strings.ToLower(form)
	case 'T':
		r, n := utf8.DecodeRuneInString(form)
		if !unicode.IsUpper(r) {
			return form
		}
		return form[:n] + strings.ToLower(form[n:])
	}
	return form
}

// Script is a script taken apart.
type Script struct {
	Case     byte
	Off, Put string
}

// ParseScript reads what ScriptOf wrote.
func ParseScript(s string) (Script, bool) {
	if len(s) < 2 || !strings.ContainsRune("LKT", rune(s[0])) {
		return Script{}, false
	}
	off, put, ok := strings.Cut(s[1:], ">")
	return Script{s[0], off, put}, ok
}

// Fits reports whether the script applies to a form, given also in lower case.
func (s *Script) Fits(form, lower string) bool {
	switch s.Case {
	case 'L':
		return strings.HasSuffix(lower, s.Off) && len(s.Off)+len(s.Put) > 0 || s.Off == "" && s.Put == ""
	case 'T':
		return s.Off == "" || strings.HasSuffix(form, s.Off)
	}
	return strings.HasSuffix(form, s.Off)
}

// Apply returns the lemma. It allocates only if that is no part of form or lower.
func (s *Script) Apply(form, lower string) string {
	base := form
	switch s.Case {
	case 'L':
		base = lower
	case 'T':
		base = cased('T', form)
	}
	if !strings.HasSuffix(base, s.Off) {
		return base
	}
	base = base[:len(base)-len(s.Off)]
	if s.Put == "" && base != "" {
		return base
	}
	return base + s.Put
}
