package eval

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"chancery"
)

// GoldReport is a report with everything that a reading of it should say.
type GoldReport struct {
	Name         string // file name without extension
	Report       chancery.Report
	Events       []GoldEvent
	Agreements   []GoldAgreement
	Attributions []GoldAttribution
	Questions    []string
}

// GoldEvent is one line of EVENTS.
type GoldEvent struct {
	Types      []string
	Actors     []Party
	Recipients []Party
	Factuality []string // the values that are right by the report; none: any
	Trigger    string
	Reciprocal bool
	Optional   bool
}

// Party is a participant or party in gold: any one of the alternatives is right.
// Any is set for "~" alone.
type Party struct {
	Any          bool
	Alternatives []string // ISO 3166 alpha-3 codes or parts of names
	ByName       bool     // written with "~"
}

// GoldAgreement is one line of AGREEMENTS.
type GoldAgreement struct {
	Kinds    []string
	Parties  []Party
	Details  []Detail
	Optional bool
}

// Detail is one key=value of an agreement; Value is as written.
type Detail struct{ Key, Value string }

// GoldAttribution is one line of ATTRIBUTIONS.
type GoldAttribution struct {
	Source, Cue, Content string
	Optional             bool
}

// ReadGoldReports reads every *.txt file of a directory, in order of name.
func ReadGoldReports(dir string) ([]GoldReport, error) {
	reports, err := goldReports(os.DirFS(dir), ".", dir)
	if err == nil && len(reports) == 0 {
		return nil, &chancery.Error{Op: "read gold reports", Kind: chancery.NotFound, Subject: dir, Hint: "the directory should hold *.txt files with the sections TEXT, EVENTS, AGREEMENTS, ATTRIBUTIONS, QUESTIONS"}
	}
	return reports, err
}

// goldReports reads the *.txt files of a folder of files, in order of name; shown
// is what messages call the folder.
func goldReports(files fs.FS, folder, shown string) ([]GoldReport, error) {
	paths, err := fs.Glob(files, path.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	var out []GoldReport
	for _, p := range paths {
		name := filepath.Join(shown, path.Base(p))
		f, err := files.Open(p)
		if err != nil {
			return nil, fmt.Errorf("read gold report %s: %w", name, err)
		}
		g, err := ParseGoldReport(f, name)
		if closing := f.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// ParseGoldReport reads one gold report: header lines "key: value", then the
// sections TEXT, EVENTS, AGREEMENTS, ATTRIBUTIONS, QUESTIONS, each opened by a
// line that holds only its name. Errors are "file:line: reason".
func ParseGoldReport(r io.Reader, path string) (GoldReport, error) {
	g := GoldReport{Name: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))}
	section := ""
	var text []string
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<24)
	for n := 1; scan.Scan(); n++ {
		line := strings.TrimSuffix(scan.Text(), "\r")
		switch strings.TrimSpace(line) {
		case "TEXT", "EVENTS", "AGREEMENTS", "ATTRIBUTIONS", "QUESTIONS":
			section = strings.TrimSpace(line)
			continue
		}
		if section == "TEXT" {
			text = append(text, line)
			continue
		}
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := g.line(section, line, n); err != nil {
			return GoldReport{}, fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	if err := scan.Err(); err != nil {
		return GoldReport{}, fmt.Errorf("read %s: %w", path, err)
	}
	g.Report.Text = strings.TrimRight(strings.Join(text, "\n"), "\n ")
	if g.Report.Text == "" {
		return GoldReport{}, fmt.Errorf("%s: no TEXT section", path)
	}
	return g, nil
}

func (g *GoldReport) line(section, line string, n int) error {
	if section == "QUESTIONS" {
		g.Questions = append(g.Questions, line)
		return nil
	}
	if section == "" {
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("header %q is not \"key: value\"", line)
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title":
			g.Report.Title = value
		case "outlet":
			g.Report.Outlet = value
		case "published":
			g.Report.Published = chancery.Date(value)
		case "url":
			g.Report.URL = value
		case "byline":
			g.Report.Byline = value
		}
		return nil
	}
	optional := strings.HasPrefix(line, "?")
	cells := strings.Split(strings.TrimPrefix(line, "?"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	need := map[string]int{"EVENTS": 5, "AGREEMENTS": 3, "ATTRIBUTIONS": 3}[section]
	if len(cells) == need-1 && section == "AGREEMENTS" {
		cells = append(cells, "")
	}
	if len(cells) != need {
		return fmt.Errorf("%s line has %d cells, not %d", section, len(cells), need)
	}
	switch section {
	case "EVENTS":
		e := GoldEvent{Optional: optional}
		e.Types = list(cells[0], "/")
		e.Actors, e.Recipients = parties(cells[1]), parties(cells[2])
		e.Factuality = list(strings.ReplaceAll(cells[3], "/", ","), ",")
		e.Reciprocal = strings.HasPrefix(cells[4], "<>")
		e.Trigger = strings.TrimSpace(strings.TrimPrefix(cells[4], "<>"))
		if len(e.Types) == 0 || e.Trigger == "" {
			return fmt.Errorf("event needs a type and the words of its trigger")
		}
		g.Events = append(g.Events, e)
	case "AGREEMENTS":
		a := GoldAgreement{Optional: optional, Kinds: list(cells[0], "/"), Parties: parties(cells[1])}
		for _, kv := range list(cells[2], ";") {
			key, value, ok := strings.Cut(kv, "=")
			if !ok {
				return fmt.Errorf("detail %q is not key=value", kv)
			}
			a.Details = append(a.Details, Detail{strings.TrimSpace(key), strings.TrimSpace(value)})
		}
		g.Agreements = append(g.Agreements, a)
	case "ATTRIBUTIONS":
		g.Attributions = append(g.Attributions, GoldAttribution{Source: cells[0], Cue: cells[1], Content: cells[2], Optional: optional})
	}
	return nil
}

// list splits at sep, trims, and drops empty items.
func list(s, sep string) []string {
	var out []string
	for _, item := range strings.Split(s, sep) {
		if item = strings.TrimSpace(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}

func parties(cell string) []Party {
	var out []Party
	for _, item := range list(cell, ",") {
		out = append(out, parseParty(item))
	}
	return out
}

func parseParty(item string) Party {
	p := Party{ByName: strings.HasPrefix(item, "~")}
	if item == "~" {
		p.Any = true
		return p
	}
	for _, alt := range list(item, "/") {
		p.Alternatives = append(p.Alternatives, strings.TrimSpace(strings.TrimPrefix(alt, "~")))
	}
	return p
}

// String writes the party as it stands in the file.
func (p Party) String() string {
	if p.Any {
		return "~"
	}
	s := strings.Join(p.Alternatives, "/")
	if p.ByName {
		s = "~" + s
	}
	return s
}

// isCode reports whether s looks like an ISO 3166 alpha-3 code.
func isCode(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range 3 {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// Is reports whether the actor is the party: its country or organisation is one
// of the codes, or one of the name parts stands in its name or a mention of it.
func (p Party) Is(a *chancery.Actor) bool {
	if p.Any {
		return true
	}
	if a == nil {
		return false
	}
	for _, alt := range p.Alternatives {
		if a.Country == alt || strings.EqualFold(a.Org, alt) {
			return true
		}
		if isCode(alt) {
			continue
		}
		if containsFold(a.Name, alt) {
			return true
		}
		for _, m := range a.Mentions {
			if m.Form != chancery.ByPronoun && containsFold(m.Text, alt) {
				return true
			}
		}
	}
	return false
}

func containsFold(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}
