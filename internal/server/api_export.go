package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/export"
	"chancery/internal/ledger"
	"chancery/internal/register"
	"chancery/internal/sheet"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// The limits of exports. docs/api.md states them.
const (
	exportFor  = 30 * time.Minute // for one
	exportWait = 20 * time.Second // for a turn
	exportsNow = 2                // that are written at once: each keeps a connection to the ledger
)

// Narrowed is what asks for a part of the register.
type Narrowed struct {
	Party     []string `query:"party,explode" nullable:"false" maxItems:"10" doc:"Codes; each must be a party."`
	Alone     bool     `query:"alone" doc:"The parties and nobody else."`
	Status    []string `query:"status,explode" nullable:"false" maxItems:"20" doc:"One of these."`
	Kind      []string `query:"kind,explode" nullable:"false" maxItems:"20" doc:"One of these."`
	Field     string   `query:"field" maxLength:"100" doc:"Part of a field in the text's words, or the first digits of its EuroVoc code."`
	Words     string   `query:"words" maxLength:"200" doc:"All in its title, what it is about, or its fields."`
	Signed    string   `query:"signed" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$" doc:"Signed on this day or later."`
	From      string   `query:"from" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$" doc:"With expiring: not before this day."`
	Expiring  string   `query:"expiring" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$" doc:"Known to end before this day."`
	Contracts bool     `query:"contracts" doc:"Business and sport contracts too."`
}

func (n *Narrowed) filter() ledger.Register {
	return ledger.Register{Parties: upper(n.Party), Alone: n.Alone, Status: n.Status, Kind: n.Kind, Field: n.Field, Words: n.Words,
		Signed: n.Signed, From: n.From, Expiring: n.Expiring, Contracts: n.Contracts}
}

// export adds the operations that write files as they are read.
func (a *api) export() {
	registerFiles(a, of("export", "/export/{format}", "The statements that a query asks for, with their reports, or the occurrences, in a format of others.", "export"), export.Names(),
		func(ctx context.Context, in *struct {
			Format string `path:"format" maxLength:"40" doc:"A name that /export lists." example:"csv"`
			Of     string `query:"of" enum:"statements,occurrences" default:"statements" doc:"Statements as each report makes them, or events and agreements merged of all reports."`
			Q      string `query:"q" maxLength:"2000" doc:"As for statements."`
		}) (file, error) {
			filter, err := ledger.ParseQuery(in.Q)
			f, ok := export.Find(in.Format)
			if err == nil && (!ok || in.Of == occurrencesOf && !slices.Contains(export.OccurrenceFormats(), in.Format)) {
				names := export.Names()
				if in.Of == occurrencesOf {
					names = export.OccurrenceFormats()
				}
				err = &chancery.Error{Op: "export", Kind: chancery.NotFound, Subject: in.Of + " as " + in.Format, Hint: "one of " + strings.Join(names, ", "), Err: errors.New("no such format")}
			}
			out := file{name: fileName(in.Of, in.Q) + f.Extension, mediaType: f.MediaType}
			out.write = func(ctx context.Context, w io.Writer) error {
				if in.Of == occurrencesOf {
					return export.WriteOccurrences(ctx, f.Name, w, a.ledger.Occurring(ctx, filter), export.Namer(a.names))
				}
				return export.Write(ctx, f.Name, w, a.ledger.Passing(ctx, filter))
			}
			return out, err
		})
	registerFiles(a, of("export_agreements", "/agreements/export/{format}", "The register of agreements, or a part of it, as a file: each agreement once.", "export"), []string{"agreements", "jsonl"},
		func(_ context.Context, in *struct {
			Format string `path:"format" enum:"csv,jsonl" doc:"csv with the columns of the GGO treaty sets, or jsonl with all that the register holds."`
			Narrowed
		}) (file, error) {
			f, _ := export.Find(in.Format)
			filter := in.filter()
			return file{name: "chancery-agreements." + in.Format, mediaType: f.MediaType, write: func(ctx context.Context, w io.Writer) error {
				return writeRegister(w, in.Format, a.registered(ctx, filter), export.Namer(a.names))
			}}, nil
		})
	registerFiles(a, of("export_outlets", "/outlets/export/{format}", "All outlets as a file, those with most reports first.", "export"), []string{"csv", "jsonl"},
		func(_ context.Context, in *struct {
			Format string `path:"format" enum:"csv,jsonl"`
		}) (file, error) {
			f, _ := export.Find(in.Format)
			return file{name: "chancery-outlets." + in.Format, mediaType: f.MediaType, write: func(ctx context.Context, w io.Writer) error {
				list, err := a.outlets(ctx)
				if err != nil {
					return err
				}
				return writeOutlets(w, in.Format, list)
			}}, nil
		})
}

const occurrencesOf = "occurrences"

// file is what an export gives.
type file struct {
	name, mediaType string
	write           func(context.Context, io.Writer) error
}

// registerFiles adds an operation that answers with a file in one of some formats.
func registerFiles[In any](a *api, o huma.Operation, formats []string, do func(context.Context, *In) (file, error)) {
	o.Path = apiRoot + o.Path
	a.describe(&o)
	body := &huma.MediaType{Schema: &huma.Schema{Type: "string", Format: "binary"}}
	o.Responses["200"] = &huma.Response{Description: "A file", Content: map[string]*huma.MediaType{}}
	for _, name := range formats {
		f, _ := export.Find(name)
		o.Responses["200"].Content[f.MediaType] = body
	}
	a.next = route{role: access.Reader, takes: exportFor}
	huma.Register(a.API, o, func(ctx context.Context, in *In) (*huma.StreamResponse, error) {
		f, err := do(ctx, in)
		if err != nil {
			p := a.problemOf(ctx, err)
			return nil, &p
		}
		return &huma.StreamResponse{Body: func(hc huma.Context) {
			r, w := humago.Unwrap(hc)
			a.sendFile(w, r, f)
		}}, nil
	})
}

// sendFile writes a file when it is its turn. What fails before the first byte becomes
// an error; what fails after it ends the connection.
func (s *Server) sendFile(w http.ResponseWriter, r *http.Request, f file) {
	wait, cancel := context.WithTimeout(r.Context(), exportWait)
	defer cancel()
	select {
	case s.exports <- struct{}{}:
		defer func() { <-s.exports }()
	case <-wait.Done():
		w.Header().Set("Retry-After", "30")
		s.problem(w, r, Problem{Type: "about:blank", Status: http.StatusServiceUnavailable, Instance: idOf(r), Detail: "Other files are being written.", Hint: "Ask again in half a minute."})
		return
	}
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(exportFor))
	out := &late{ResponseWriter: w, begin: func() {
		w.Header().Set("Content-Type", f.mediaType)
		w.Header().Set("Content-Disposition", `attachment; filename="`+f.name+`"`)
		w.Header().Set("Cache-Control", "no-store")
	}}
	if err := f.write(r.Context(), out); err != nil {
		if !out.begun {
			s.fail(w, r, err)
			return
		}
		s.problemOf(r.Context(), err) // logs it
		panic(http.ErrAbortHandler)   // so that half a file is not taken for a whole one
	}
	out.start()
}

// fileName names a file by what was asked for: "chancery-occurrences-dyad-BLR-IRN".
func fileName(of, query string) string {
	var b strings.Builder
	b.WriteString("chancery-" + of)
	dash := true
	for _, r := range query {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			if dash {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		default:
			dash = true
		}
		if b.Len() >= maxFileName {
			break
		}
	}
	return b.String()
}

const maxFileName = 80

// registered yields a part of the register, page by page.
func (s *Server) registered(ctx context.Context, f ledger.Register) iter.Seq2[ledger.Registered, error] {
	return func(yield func(ledger.Registered, error) bool) {
		for f.Limit = maxRows; ; {
			page, err := s.ledger.Agreements(ctx, f)
			if err != nil {
				yield(ledger.Registered{}, err)
				return
			}
			for i := range page.Items {
				if !yield(page.Items[i], nil) {
					return
				}
			}
			if f.Cursor = page.Next; f.Cursor == "" {
				return
			}
		}
	}
}

func writeRegister(w io.Writer, format string, list iter.Seq2[ledger.Registered, error], name export.Namer) error {
	begun := false
	for r, err := range list {
		if err == nil && !begun && format == "csv" {
			begun = true
			err = register.WriteHeader(w)
		}
		switch {
		case err != nil:
		case format == "csv":
			entry := export.RegisterEntry(&r.Entry, name, r.Told, nil)
			err = register.WriteRow(w, &entry, "chancery "+chancery.Version)
		default:
			var line []byte
			if line, err = json.Marshal(r); err == nil {
				_, err = w.Write(append(line, '\n'))
			}
		}
		if err != nil {
			return err
		}
	}
	if format == "csv" && !begun {
		return register.WriteHeader(w)
	}
	return nil
}

func writeOutlets(w io.Writer, format string, list []ledger.Outlet) error {
	if format == "csv" {
		if err := sheet.WriteRecord(w, []string{"name", "country", "profile", "reports", "last", "reliability", "rated_by", "rated_at", "why"}); err != nil {
			return err
		}
	}
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for i := range list {
		o := &list[i]
		var err error
		if format == "csv" {
			row := []string{o.Name, o.Country, o.Profile, strconv.Itoa(o.Reports), o.Last, o.Reliability, o.Rating.Who, o.Rating.At, o.Rating.Why}
			for k := range row {
				row[k] = sheet.Guard(row[k])
			}
			err = sheet.WriteRecord(w, row)
		} else {
			err = lines.Encode(o)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// late is an answer that begins with its first byte: until then it can become an error.
type late struct {
	http.ResponseWriter
	begin func()
	begun bool
}

func (l *late) start() {
	if !l.begun {
		l.begun = true
		l.begin()
	}
}

// Write begins the answer.
func (l *late) Write(p []byte) (int, error) {
	l.start()
	return l.ResponseWriter.Write(p)
}
