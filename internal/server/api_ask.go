package server

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/export"
	"chancery/internal/ledger"

	"github.com/danielgtaylor/huma/v2"
)

// Paging is what asks for a page of a list.
type Paging struct {
	Cursor string `query:"cursor" maxLength:"200" doc:"The next of the page before, unchanged."`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"Rows of a page."`
}

// Between is what asks for a stretch of time.
type Between struct {
	Since string `query:"since" pattern:"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" doc:"On this day, month or year, or later."`
	Until string `query:"until" pattern:"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" doc:"On this day, month or year, or earlier."`
}

// Wanted is what asks for occurrences.
type Wanted struct {
	Paging
	Between
	Type []string `query:"type,explode" nullable:"false" maxItems:"20" doc:"PLOVER types or kinds of agreements; one of these."`
	Kind string   `query:"kind" enum:"agreement" doc:"agreement for agreements alone."`
}

func (w *Wanted) filter(codes ...string) ledger.Wanted {
	return ledger.Wanted{Codes: codes, Kind: w.Kind, Types: w.Type, Since: w.Since, Until: w.Until, Limit: w.Limit, Cursor: w.Cursor}
}

type keyed struct {
	Key string `path:"key" maxLength:"100" doc:"Key of a statement or occurrence."`
}

// of makes the description of an operation that asks.
func of(id, path, summary, tag string) huma.Operation {
	return huma.Operation{OperationID: id, Method: http.MethodGet, Path: path, Summary: summary, Tags: []string{tag}}
}

// listOf is a list that comes whole.
type listOf[T any] struct {
	Items []T `json:"items"`
}

// ask adds the operations that change nothing.
func (a *api) ask() {
	l := a.ledger
	add(a, access.Reader, of("statements", "/statements", "Statements that a query asks for, the last learned first.", "statements"),
		func(ctx context.Context, in *struct {
			Paging
			Q string `query:"q" maxLength:"2000" doc:"Terms that must all hold: docs/format/ledger.md." example:"dyad:BLR-IRN type:SUPPORT since:2023-03"`
		}) (ledger.Found, error) {
			f, err := ledger.ParseQuery(in.Q)
			if err != nil {
				return ledger.Found{}, err
			}
			f.Limit, f.Cursor = in.Limit, in.Cursor
			return l.Search(ctx, f)
		})
	add(a, access.Reader, of("occurrences", "/occurrences", "Events and agreements, merged from all reports that tell of them, the latest first.", "occurrences"),
		func(ctx context.Context, in *struct {
			Wanted
			Code []string `query:"code,explode" nullable:"false" maxItems:"2" doc:"One that takes part, or two that act on each other."`
		}) (ledger.Items, error) {
			return l.Occurrences(ctx, in.filter(upper(in.Code)...))
		})
	add(a, access.Reader, of("occurrence", "/occurrences/{key}", "An event or agreement with every statement that tells of it.", "occurrences"),
		func(ctx context.Context, in *keyed) (ledger.Occurrence, error) { return l.Occurrence(ctx, in.Key) })
	add(a, access.Reader, of("agreements", "/agreements", "The register of agreements: the latest first, or those that end soonest.", "agreements"),
		func(ctx context.Context, in *struct {
			Paging
			Narrowed
		}) (ledger.Agreements, error) {
			f := in.filter()
			f.Limit, f.Cursor = in.Limit, in.Cursor
			return l.Agreements(ctx, f)
		})
	add(a, access.Reader, of("agreement", "/agreements/{key}", "An agreement with the standing of its parties and every statement that tells of it.", "agreements"),
		func(ctx context.Context, in *keyed) (ledger.Occurrence, error) {
			o, err := l.Occurrence(ctx, in.Key)
			if err == nil && o.Entry == nil {
				return o, &chancery.Error{Op: "look up agreement", Kind: chancery.NotFound, Subject: in.Key, Hint: "look under occurrences", Err: errors.New("it is an event")}
			}
			return o, err
		})
	add(a, access.Reader, of("countries", "/countries", "All states and organisations that take part in something, with counts.", "countries"),
		func(ctx context.Context, _ *struct{}) (listOf[ledger.CountryCount], error) {
			list, err := l.Countries(ctx, day(a.now()))
			return listOf[ledger.CountryCount]{list}, err
		})
	add(a, access.Reader, of("country", "/countries/{code}", "What the ledger holds of a state or organisation.", "countries"),
		func(ctx context.Context, in *struct {
			Code string `path:"code" maxLength:"40" doc:"ISO 3166-1 alpha-3, or the code of an organisation." example:"IRN"`
		}) (ledger.Country, error) {
			return l.Country(ctx, strings.ToUpper(in.Code))
		})
	add(a, access.Reader, of("dyad", "/dyads/{pair}", "What the ledger holds of two that act on each other.", "countries"),
		func(ctx context.Context, in *struct {
			Wanted
			Pair string `path:"pair" maxLength:"81" pattern:"^[^-]+-.+$" doc:"Two codes with a hyphen between." example:"BLR-IRN"`
		}) (ledger.Dyad, error) {
			x, y, _ := strings.Cut(strings.ToUpper(in.Pair), "-")
			return l.Dyad(ctx, x, y, in.filter())
		})
	add(a, access.Reader, of("questions", "/questions", "Open questions, the latest learned first, with what may answer them.", "questions"),
		func(ctx context.Context, in *struct {
			Paging
			Code []string `query:"code,explode" nullable:"false" maxItems:"2" doc:"About all of these."`
		}) (ledger.List[ledger.Asked], error) {
			return l.Questions(ctx, upper(in.Code), in.Cursor, in.Limit)
		})
	add(a, access.Reader, of("reports", "/reports", "The latest reports by day of publication.", "reports"),
		func(ctx context.Context, in *Paging) (ledger.List[ledger.Told], error) {
			return l.ReportList(ctx, in.Cursor, in.Limit)
		})
	add(a, access.Reader, of("report", "/reports/{id}", "A report with its text and its reading.", "reports"),
		func(ctx context.Context, in *struct {
			ID string `path:"id" maxLength:"2000" doc:"Id of a report, percent-encoded." example:"sha256:…"`
		}) (ledger.ReportView, error) {
			return l.Report(ctx, chancery.ReportID(in.ID))
		})
	add(a, access.Reader, of("outlets", "/outlets", "All outlets, those with most reports first, with how they are rated.", "outlets"),
		func(ctx context.Context, _ *struct{}) (listOf[ledger.Outlet], error) {
			list, err := a.outlets(ctx)
			return listOf[ledger.Outlet]{list}, err
		})
	add(a, access.Reader, of("reviews", "/reviews", "Decisions of people, newest first.", "reviews"),
		func(ctx context.Context, in *struct {
			Subject string `query:"subject" maxLength:"100" doc:"Key of a statement; all without it."`
			Limit   int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
		}) (listOf[ledger.Review], error) {
			list, err := l.Reviews(ctx, in.Subject, in.Limit)
			return listOf[ledger.Review]{list}, err
		})
	add(a, access.Admin, of("audit", "/audit", "Who did what, newest first.", "access"),
		func(ctx context.Context, in *struct {
			Limit int `query:"limit" minimum:"1" maximum:"500" default:"50"`
		}) (listOf[ledger.Audited], error) {
			list, err := l.AuditLog(ctx, in.Limit)
			return listOf[ledger.Audited]{list}, err
		})
	add(a, access.Reader, of("health", "/health", "How much the ledger holds and what waits.", "health"),
		func(ctx context.Context, _ *struct{}) (health, error) { return a.health(ctx) })
	add(a, access.Reader, of("formats", "/export", "The formats of exports.", "export"),
		func(context.Context, *struct{}) (listOf[format], error) {
			out := listOf[format]{}
			for _, f := range export.Formats() {
				out.Items = append(out.Items, format{f.Name, f.Title, f.Extension, f.MediaType})
			}
			return out, nil
		})
	a.export()
}

// format is a form of exports.
type format struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Extension string `json:"extension"`
	MediaType string `json:"media_type"`
}

// health is how a ledger stands.
type health struct {
	Version string        `json:"version"` // of the program
	Counts  ledger.Counts `json:"counts"`
	Waiting int           `json:"waiting"` // statements that wait to be merged
}

func (s *Server) health(ctx context.Context) (health, error) {
	c, err := s.count(ctx)
	if err != nil {
		return health{}, err
	}
	waiting, err := s.ledger.Waiting(ctx)
	return health{chancery.Version, c, waiting}, err
}

func upper(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.ToUpper(s)
	}
	return out
}
