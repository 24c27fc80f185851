package server

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"path"
	"reflect"
	"strings"
	"time"

	"chancery"
	"chancery/internal/access"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/go-chi/httprate"
)

// apiRoot is where the API lives. Its version changes when something is taken away.
const apiRoot = "/api/v1"

// api gathers the operations of the API: huma makes handlers and the OpenAPI document
// of them.
type api struct {
	*Server
	huma.API
	routes []route
	next   route // role and time of the operation that is added
}

// HandleFunc takes a handler that huma made.
func (a *api) HandleFunc(pattern string, handler func(http.ResponseWriter, *http.Request)) {
	r := a.next
	r.method, r.pattern, _ = strings.Cut(pattern, " ")
	r.handler = http.HandlerFunc(handler)
	if r.takes == 0 {
		r.handler = tagged(r.handler)
	}
	a.routes = append(a.routes, r)
}

// ServeHTTP is for huma's own tests and is not used.
func (a *api) ServeHTTP(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) }

// newAPI makes the API.
func (s *Server) newAPI() *api {
	a := &api{Server: s, next: route{role: access.Reader}}
	config := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{Title: "Chancery", Version: chancery.Version, License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
				Description: "What reports say between states: who did what with whom, who says so, and how sure. Lists come in pages: give next back as cursor. Errors have one body."},
			Servers: []*huma.Server{{URL: "/"}},
			Components: &huma.Components{Schemas: huma.NewMapRegistry("#/components/schemas/", schemaName),
				SecuritySchemes: map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer", Description: "A token of chancery users token; not needed on a machine of one's own."}}},
			Security: []map[string][]string{{"token": {}}, {}},
		},
		OpenAPIPath:   apiRoot + "/openapi",
		Formats:       map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat: "application/json",
		Transformers:  []huma.Transformer{oneBody},
	}
	a.API = humago.New(a, config)
	a.ask()
	a.change()
	return a
}

// schemaName keeps types of one name in several packages apart.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Array || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	switch from := path.Base(t.PkgPath()); from {
	case ".", "chancery", "server":
		return name
	default:
		return strings.ToUpper(from[:1]) + from[1:] + name
	}
}

// oneBody turns what huma says of bad input into the one body of errors.
func oneBody(ctx huma.Context, _ string, v any) (any, error) {
	e, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	p := &Problem{Type: "about:blank", Title: http.StatusText(e.Status), Status: e.Status, Detail: e.Detail, Instance: visitFrom(ctx.Context()).id, Hint: "The document at " + apiRoot + "/openapi.json says what is expected."}
	for _, d := range e.Errors {
		p.Detail += "; " + d.Location + ": " + d.Message
	}
	return p, nil
}

// answer is what an operation returns.
type answer[T any] struct{ Body T }

// add adds an operation: who may, what it is called, where it is, and what it does.
func add[In, Out any](a *api, role access.Role, o huma.Operation, do func(context.Context, *In) (Out, error)) {
	a.next = route{role: role}
	o.Path = apiRoot + o.Path
	o.MaxBodyBytes = maxBody
	a.describe(&o)
	huma.Register(a.API, o, func(ctx context.Context, in *In) (*answer[Out], error) {
		out, err := do(ctx, in)
		if err != nil {
			p := a.problemOf(ctx, err)
			return nil, &p
		}
		return &answer[Out]{out}, nil
	})
}

// describe names the error body of an operation.
func (a *api) describe(o *huma.Operation) {
	schema := a.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "Problem")
	o.Responses = map[string]*huma.Response{"default": {Description: "An error", Content: map[string]*huma.MediaType{problemType: {Schema: schema}}}}
	o.BodyReadTimeout = -1 // the server has one
}

// The limits of the API for one user. docs/api.md states them.
const asksPerMinute = 1200

// paced bounds how often one user or address asks the API of a shared server.
func (s *Server) paced() func(http.Handler) http.Handler {
	if s.local() {
		return func(h http.Handler) http.Handler { return h }
	}
	return httprate.LimitBy(asksPerMinute, time.Minute, func(r *http.Request) (string, error) {
		if w := whoOf(r.Context()); w.name != "" {
			return w.name, nil
		}
		return address(r), nil
	}, httprate.WithLimitHandler(s.tooMany))
}

// held is an answer that is kept until it is whole.
type held struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

// WriteHeader keeps the status.
func (h *held) WriteHeader(status int) { h.status = status }

// Write keeps the body.
func (h *held) Write(p []byte) (int, error) { return h.body.Write(p) }

// tagged gives answers an ETag.
func tagged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := &held{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(h, r)
		if r.Method != http.MethodGet && r.Method != http.MethodHead || h.body.Len() == 0 {
			w.Header().Set("Cache-Control", "no-store")
			w.WriteHeader(h.status)
			_, _ = w.Write(h.body.Bytes()) // whoever asked may be gone
			return
		}
		send(w, r, h.status, w.Header().Get("Content-Type"), h.body.Bytes())
	})
}

// reading reads a text, a few at once.
func (s *Server) reading(ctx context.Context, report chancery.Report) (chancery.Reading, error) {
	if s.options.Read == nil {
		return chancery.Reading{}, &chancery.Error{Op: "read", Kind: chancery.Unsupported, Hint: "use chancery read", Err: errors.New("this server reads no texts")}
	}
	select {
	case s.reads <- struct{}{}:
		defer func() { <-s.reads }()
		return s.options.Read(report).Normal(), nil
	case <-ctx.Done():
		return chancery.Reading{}, ctx.Err()
	}
}
