package server

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// merged makes a server of a ledger that holds merged samples, and a question.
func merged(t *testing.T, l *ledger.Ledger, o Options) *Server {
	t.Helper()
	ctx := context.Background()
	list := ledgertest.Samples(0, 5)
	asks := ledgertest.Sample(5)
	asks.Questions = []chancery.Question{{ID: "u1", Topic: "fish", AskedBy: "report", About: []string{"e1"}, Span: asks.Attributions[0].Cue}}
	if _, err := l.PutReadings(ctx, list); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Merge(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := l.PutReadings(ctx, []chancery.Reading{asks}); err != nil { // not merged: nothing has answered it yet
		t.Fatal(err)
	}
	s, err := New(l, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// echo stands for the reader.
func echo(r chancery.Report) chancery.Reading {
	return chancery.Reading{Schema: chancery.Schema, Report: r}
}

func keyOf(t *testing.T, l *ledger.Ledger, kind string) string {
	t.Helper()
	page, err := l.Statements(context.Background(), ledger.Filter{Kind: kind, Limit: 1})
	if err != nil || len(page.Statements) == 0 {
		t.Fatalf("no %s: %v", kind, err)
	}
	return page.Statements[0].Key
}

// TestContract asks every operation of the API and holds each answer, and the
// document itself, against OpenAPI.
func TestContract(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		s := merged(t, l, Options{Read: echo})
		h := s.Handler()
		ctx := context.Background()
		doc, err := openapi3.NewLoader().LoadFromData(get(h, "/api/v1/openapi.json").Body.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Validate(ctx); err != nil {
			t.Fatalf("the document: %v", err)
		}
		router, err := gorillamux.NewRouter(doc)
		if err != nil {
			t.Fatal(err)
		}
		event, agreement := keyOf(t, l, "event"), keyOf(t, l, "agreement")
		calls := []struct{ method, path, body, want string }{
			{"GET", "/statements?q=dyad:NOR-ITA+type:event&limit=2", "", `"dyad`},
			{"GET", "/occurrences?code=nor&code=ITA", "", `"key"`},
			{"GET", "/occurrences/" + event, "", `"members"`},
			{"GET", "/agreements?party=NOR", "", `"pact"`},
			{"GET", "/agreements/" + agreement, "", `"entry"`},
			{"GET", "/countries", "", `"ITA"`},
			{"GET", "/countries/ita", "", `"partners"`},
			{"GET", "/dyads/NOR-ITA?limit=1", "", `"tally"`},
			{"GET", "/questions", "", `"fish"`},
			{"GET", "/questions?code=nor", "", `"fish"`},
			{"GET", "/reports?limit=3", "", `"Post"`},
			{"GET", "/reports/sha256:1", "", "Oslo and Rome signed pact 1"},
			{"GET", "/outlets", "", `"Post"`},
			{"POST", "/read", `{"text": "Rome denied it.", "published": "2024-02"}`, `"text":"Rome denied it."`},
			{"POST", "/reviews", `{"subject": "` + event + `", "action": "reject", "why": "not so"}`, `"merged":true`},
			{"POST", "/reviews", `{"action": "undo", "undoes": 1}`, `"id":2`},
			{"POST", "/reviews", `{"subject": "` + event + `", "action": "edit", "value": {"type": "CONSULT"}}`, `"id":3`},
			{"GET", "/reviews?limit=1", "", `"CONSULT"`},
			{"POST", "/ratings", `{"outlet": "Post", "reliability": "B", "why": "mostly right"}`, `"B"`},
			{"POST", "/watches", `{"name": "pacts", "query": "type:agreement", "webhook": "https://example.org/hook"}`, `"secret"`},
			{"GET", "/watches", "", `"pacts"`},
			{"GET", "/watches/1", "", `"type:agreement"`},
			{"PUT", "/watches/1", `{"name": "fish", "query": "fish"}`, `"fish"`},
			{"DELETE", "/watches/1", "", `"items":[]`},
			{"GET", "/audit", "", `"local"`},
			{"GET", "/health", "", `"waiting":0`},
			{"GET", "/export", "", `"parquet"`},
			{"GET", "/export/jsonl?q=type:agreement", "", `"pact 0 on fish"`},
			{"GET", "/export/brat", "", "PK"},
			{"GET", "/export/csv?of=occurrences&q=type:agreement", "", "leave_open"},
			{"GET", "/agreements/export/csv?party=nor", "", "treatyID"},
			{"GET", "/agreements/export/jsonl?status=signed", "", `"entry"`},
			{"GET", "/outlets/export/csv", "", "Post"},
		}
		asked := map[string]bool{}
		for _, c := range calls {
			r := httptest.NewRequest(c.method, "http://127.0.0.1/api/v1"+c.path, strings.NewReader(c.body))
			if c.body != "" {
				r.Header.Set("Content-Type", "application/json")
			}
			route, params, err := router.FindRoute(r)
			if err != nil {
				t.Errorf("%s %s: %v", c.method, c.path, err)
				continue
			}
			asked[c.method+" "+route.Path] = true
			in := &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route, Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc}}
			if err := openapi3filter.ValidateRequest(ctx, in); err != nil {
				t.Errorf("%s %s: the request: %v", c.method, c.path, err)
			}
			r.Body = http.NoBody
			w := ask(h, c.method, "/api/v1"+c.path, c.body, "Content-Type", "application/json")
			if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), c.want) && c.want != `"dyad` {
				t.Errorf("%s %s: %d %.300s, want %s", c.method, c.path, w.Code, w.Body, c.want)
			}
			if strings.Contains(c.path, "/export/") {
				continue
			}
			out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: w.Code, Header: w.Header()}
			if err := openapi3filter.ValidateResponse(ctx, out.SetBodyBytes(w.Body.Bytes())); err != nil {
				t.Errorf("%s %s: the answer: %.500v", c.method, c.path, err)
			}
			if c.method == "GET" {
				tag := w.Header().Get("Etag")
				if again := get(h, "/api/v1"+c.path, "If-None-Match", tag); tag == "" || again.Code != http.StatusNotModified {
					t.Errorf("%s: ETag %q, then %d", c.path, tag, again.Code)
				}
			}
		}
		for path, item := range doc.Paths.Map() {
			for method := range item.Operations() {
				if !asked[method+" "+path] {
					t.Errorf("no test asks %s %s", method, path)
				}
			}
		}
	})
}

// What goes wrong has one body, whoever notices.
func TestAPIProblems(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := merged(t, l, Options{Read: echo}).Handler()
	for _, c := range []struct {
		method, path, body string
		status             int
	}{
		{"GET", "/statements?q=colour:red", "", 400},
		{"GET", "/statements?limit=0", "", 422},
		{"GET", "/statements?limit=many", "", 422},
		{"GET", "/statements?cursor=zzz", "", 400},
		{"GET", "/occurrences?code=A&code=B&code=C", "", 422},
		{"GET", "/occurrences/none", "", 404},
		{"GET", "/agreements/" + keyOf(t, l, "event"), "", 404},
		{"GET", "/dyads/NOR", "", 422},
		{"GET", "/reports/none", "", 404},
		{"GET", "/export/none", "", 404},
		{"GET", "/export/csv?q=colour:red", "", 400},
		{"GET", "/nowhere", "", 404},
		{"DELETE", "/statements", "", 405},
		{"POST", "/read", `{"text": ""}`, 422},
		{"POST", "/read", `{`, 400},
		{"POST", "/read", `{"text": "x", "colour": "red"}`, 422},
		{"POST", "/read", `{"text": "` + strings.Repeat("ж", 300_000) + `"}`, 413},
		{"POST", "/read", `{"text": "` + strings.Repeat("x", maxBody) + `"}`, 413},
		{"POST", "/reviews", `{"action": "praise", "subject": "x"}`, 422},
		{"POST", "/reviews", `{"action": "accept", "subject": "none"}`, 404},
		{"POST", "/reviews", `{"action": "undo"}`, 400},
		{"POST", "/ratings", `{"outlet": "none", "reliability": "A"}`, 404},
		{"POST", "/watches", `{"name": "x", "query": "colour:red"}`, 400},
		{"GET", "/watches/9", "", 404},
		{"GET", "/watches/0", "", 422},
	} {
		w := ask(h, c.method, "/api/v1"+c.path, c.body, "Content-Type", "application/json")
		if w.Code != c.status || w.Header().Get("Content-Type") != problemType {
			t.Errorf("%s %.60s %.60s: %d %s %s, want %d", c.method, c.path, c.body, w.Code, w.Header().Get("Content-Type"), w.Body, c.status)
			continue
		}
		if p := decode[Problem](t, w); p.Status != c.status || p.Title == "" || p.Detail == "" || p.Instance != w.Header().Get("X-Request-Id") {
			t.Errorf("%s %.60s: %+v", c.method, c.path, p)
		}
	}
	s, err := New(l, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if w := ask(s.Handler(), "POST", "/api/v1/read", `{"text": "x"}`, "Content-Type", "application/json"); w.Code != http.StatusNotImplemented {
		t.Errorf("without a reader: %d", w.Code)
	}
}

// Pages of the API join without a gap or a row twice.
func TestAPIPages(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := merged(t, l, Options{}).Handler()
	for _, path := range []string{"/statements?q=type:event", "/occurrences?kind=agreement", "/agreements?party=NOR", "/reports?", "/questions?", "/questions?code=nor"} {
		whole, parts := "", ""
		var next string
		rows := func(limit int) (n int) {
			v := decode[struct {
				Items, Statements []struct{ Key, Report string }
				Next              string
			}](t, get(h, fmt.Sprintf("/api/v1%s&limit=%d&cursor=%s", path, limit, url.QueryEscape(next))))
			for _, i := range append(v.Items, v.Statements...) {
				parts += i.Key + i.Report + " "
				n++
			}
			next = v.Next
			return n
		}
		rows(100)
		whole, parts = parts, ""
		for pages := 0; pages < 20; pages++ {
			if rows(2); next == "" {
				break
			}
		}
		if whole == "" || parts != whole {
			t.Errorf("%s: the pages hold %s, want %s", path, parts, whole)
		}
	}
}

// Watches belong to whoever made them.
func TestWatchesAreOnesOwn(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := shared(t, l, &Access{PublicURL: "https://desk.example"}).Handler()
	reviewer, _ := token(t, l, "reviewer", "reviewer", time.Hour)
	admin, _ := token(t, l, "admin", "admin", time.Hour)
	call := func(token, method, path, body string) *httptest.ResponseRecorder {
		return ask(h, method, "/api/v1"+path, body, "Content-Type", "application/json", "Authorization", "Bearer "+token)
	}
	if w := call(reviewer, "POST", "/watches", `{"name": "x", "query": "fish"}`); w.Code != 200 || !strings.Contains(w.Body.String(), `"owner":"reviewer"`) {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	for method, body := range map[string]string{"GET": "", "DELETE": "", "PUT": `{"name": "y", "query": "fish"}`} {
		if w := call(admin, method, "/watches/1", body); w.Code != http.StatusNotFound {
			t.Errorf("%s of another's watch: %d", method, w.Code)
		}
	}
	if w := call(admin, "GET", "/watches", ""); strings.Contains(w.Body.String(), `"x"`) {
		t.Errorf("another's watches: %s", w.Body)
	}
}

func TestAPIDocs(t *testing.T) {
	s := merged(t, ledgertest.Open(t, ledgertest.File(t)), Options{})
	w := get(s.Handler(), "/api.json")
	v := decode[apiDocs](t, w)
	roles := map[string]string{}
	for _, o := range v.Operations {
		roles[o.Method+" "+o.Path] = o.Role
		if o.Summary == "" {
			t.Errorf("%s %s has no summary", o.Method, o.Path)
		}
	}
	if roles["POST /api/v1/reviews"] != access.Reviewer.String() || roles["GET /api/v1/reviews"] != access.Reader.String() || roles["GET /api/v1/audit"] != access.Admin.String() {
		t.Errorf("roles %v", roles)
	}
	if page := get(s.Handler(), "/api").Body.String(); !strings.Contains(page, "<code>POST /api/v1/read</code>") || !strings.Contains(page, "<code>published</code> (body)") {
		t.Errorf("the page: %s", page)
	}
	var doc struct{ OpenAPI string }
	if err := json.Unmarshal(get(s.Handler(), "/api/v1/openapi.json").Body.Bytes(), &doc); err != nil || doc.OpenAPI != "3.1.0" {
		t.Errorf("OpenAPI %q, %v", doc.OpenAPI, err)
	}
}
