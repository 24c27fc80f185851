package register

import (
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"
	"text/tabwriter"

	"chancery"
	"chancery/internal/sheet"
)

// Columns are the columns of the CSV form: those of the GGO treaty sets
// (manytreaties, codebook of the GGO agreements) in their order, as far as a
// report can fill them, then our own in lower case.
var Columns = []string{
	"treatyID", "Title", "Begin", "End", "Signature", "Force", "Term", "TypeDomain", "TypeAgree", "TypeAmbit", "TypeSubject", "Location",
	"Published", "Website", "TitleAlt", "Language", "Text", "TextURL", "Coder", "Comments", "Source",
	"parties", "status", "duration", "fields", "facilitators", "replaces", "signed_with", "inferred",
}

// WriteCSV writes entries as CSV with a header row (RFC 4180, UTF-8).
func WriteCSV(w io.Writer, entries []Entry, engine string) error {
	if err := WriteHeader(w); err != nil {
		return err
	}
	for i := range entries {
		if err := WriteRow(w, &entries[i], engine); err != nil {
			return err
		}
	}
	return nil
}

// WriteHeader writes the names of the columns.
func WriteHeader(w io.Writer) error { return sheet.WriteRecord(w, Columns) }

// WriteRow writes one entry as a row, so that any number of them needs no memory.
// Text that a spreadsheet would run is guarded.
func WriteRow(w io.Writer, e *Entry, engine string) error {
	cells := row(e, engine)
	for i := range cells {
		cells[i] = sheet.Guard(cells[i])
	}
	return sheet.WriteRecord(w, cells)
}

func row(e *Entry, engine string) []string {
	g := &e.Agreement
	begin := g.Signed
	if begin == "" {
		begin = g.InForce
	}
	if begin == "" {
		begin = g.Term.From
	}
	term := string(g.Term.From)
	if g.Term != (chancery.Term{}) {
		term += "/" + string(g.Term.To)
	}
	var quotes []string
	for _, m := range g.Mentions {
		quotes = append(quotes, m.Text)
	}
	return []string{
		TreatyID(e), g.Title, string(begin), string(g.Term.To), string(g.Signed), string(g.InForce), term,
		domains(g), letter(g), ambit(e), strings.Join(codes(g), "; "), e.Place,
		string(e.Report.Published), e.Report.URL, "", e.Report.Language, strings.Join(quotes, " | "), "", engine, g.About, e.Report.Outlet,
		strings.Join(labels(e), "; "), g.Status, g.Duration, strings.Join(g.Fields, "; "), strings.Join(e.Facilitators, "; "), string(g.Replaces), agreementIDs(g.SignedWith), strings.Join(g.Inferred, "; "),
	}
}

// TreatyID is an identifier in the manner of GGO: the parties, the year, the
// letter of the type: "BLR-IRN_2023S". It is not unique.
func TreatyID(e *Entry) string {
	codes := append([]string(nil), e.Codes...)
	for i, c := range codes {
		if c == "" {
			codes[i] = strings.ToUpper(strings.ReplaceAll(e.Parties[i], " ", ""))
		}
	}
	sort.Strings(codes)
	year := "NA"
	for _, d := range []chancery.Date{e.Agreement.Signed, e.Agreement.InForce, e.Agreement.Term.From} {
		if len(d) >= 4 {
			year = string(d)[:4]
			break
		}
	}
	return strings.Join(codes, "-") + "_" + year + letter(&e.Agreement)
}

// letter is the type of the document as the GGO sets write it: A agreement,
// P protocol, S strategy, V declaration, X exchange of notes, Y memorandum of
// understanding.
func letter(g *chancery.Agreement) string {
	switch g.Kind {
	case "protocol":
		return "P"
	case "roadmap", "action plan":
		return "S"
	case "declaration", "statement", "communique":
		return "V"
	case "exchange of notes":
		return "X"
	case "memorandum of understanding":
		return "Y"
	}
	return "A"
}

func ambit(e *Entry) string {
	switch n := len(e.Parties); {
	case n == 2:
		return "B"
	case n > 2:
		return "M"
	}
	return ""
}

// domains are the two-digit EuroVoc domains of the fields, each once.
func domains(g *chancery.Agreement) string {
	var out []string
	for _, c := range codes(g) {
		if d := c[:2]; len(out) == 0 || !strings.Contains(strings.Join(out, ";"), d) {
			out = append(out, d)
		}
	}
	return strings.Join(out, "; ")
}

func codes(g *chancery.Agreement) []string {
	var out []string
	for _, c := range g.FieldCodes {
		if len(c) == 4 {
			out = append(out, c)
		}
	}
	return out
}

// labels are the parties by code, or by name where they have none.
func labels(e *Entry) []string {
	out := make([]string, len(e.Parties))
	for i := range e.Parties {
		if out[i] = e.Codes[i]; out[i] == "" {
			out[i] = e.Parties[i]
		}
	}
	return out
}

func agreementIDs(list []chancery.AgreementID) string {
	out := make([]string, len(list))
	for i, id := range list {
		out[i] = string(id)
	}
	return strings.Join(out, "; ")
}

// WriteJSON writes entries as one JSON array.
func WriteJSON(w io.Writer, entries []Entry) error {
	if entries == nil {
		entries = []Entry{}
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(entries)
}

// WriteTable writes entries as aligned columns for people.
func WriteTable(w io.Writer, entries []Entry) error {
	t := tabwriter.NewWriter(w, 2, 8, 2, ' ', 0)
	fmt.Fprintln(t, "PARTIES\tKIND\tSTATUS\tSIGNED\tTERM\tTITLE\tFIELDS\tREPORT")
	for i := range entries {
		e := &entries[i]
		g := &e.Agreement
		report := strings.TrimSpace(string(e.Report.Published) + " " + e.Report.Outlet)
		if report == "" {
			report = e.Report.Title
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", dash(strings.Join(labels(e), ", ")), g.Kind, dash(g.Status), dash(string(g.Signed)), dash(span(g)),
			clip(g.Title, 48), dash(clip(strings.Join(g.Fields, ", "), 48)), dash(report))
	}
	return t.Flush()
}

func span(g *chancery.Agreement) string {
	switch {
	case g.Term.From != "" || g.Term.To != "":
		return string(g.Term.From) + "–" + string(g.Term.To)
	default:
		return g.Duration
	}
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// clip shortens a text to n letters.
func clip(s string, n int) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) <= n {
		return string(runes)
	}
	return string(runes[:n-1]) + "…"
}
