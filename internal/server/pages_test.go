package server

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"

	"golang.org/x/net/html"
)

// balanced returns what is wrong with the nesting of a page, "" for nothing.
func balanced(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return "not closed: " + strings.Join(open, " ")
			}
			return ""
		case html.StartTagToken:
			name, _ := z.TagName()
			switch string(name) {
			case "meta", "link", "input", "br", "hr", "img", "wbr":
			default:
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return fmt.Sprintf("</%s> closes %v", name, open[max(0, len(open)-3):])
			}
			open = open[:len(open)-1]
		}
	}
}

// odd is the reading of a report with markup, right-to-left words and many words.
func odd() chancery.Reading {
	r := ledgertest.Sample(7)
	r.Report.ID = `odd/"<1>`
	r.Report.Title = `<script>alert("title")</script> עברית`
	r.Report.Outlet = `Post & "Sons" <b>`
	r.Report.URL = "javascript:alert(1)"
	r.Report.Text += "\n\n<script>alert('text')</script> שלום עולם العربية\n\n" + strings.Repeat("many words & more < than > needed ", 900)
	at := strings.Index(r.Report.Text, "Rome denied")
	r.Questions = []chancery.Question{{ID: "u1", Span: chancery.Span{Start: at, End: at + len("Rome denied it."), Text: "Rome denied it."}, Topic: "<i>salt</i>", AskedBy: "report", About: []string{"e1"}}}
	r.Actors[0].Name = `<img src=x onerror=alert(1)>`
	r.Actors[0].Roles = []chancery.Role{{Title: "minister <of> salt", Of: "a1", Span: chancery.Span{End: 4, Text: "Oslo"}}}
	r.Agreements[0].Title, r.Agreements[0].Term = "pact <of> salt", chancery.Term{From: "2024", To: "2027"}
	r.Agreements[0].Fields, r.Agreements[0].FieldCodes = []string{"salt & fish"}, []string{"5641"}
	return r
}

func TestPages(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		if _, err := l.PutReadings(ctx, append(ledgertest.Samples(0, 5), odd())); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Merge(ctx); err != nil {
			t.Fatal(err)
		}
		s, err := New(l, Options{Names: func(code string) string { return map[string]string{"NOR": "Norway", "ITA": "Italy"}[code] },
			Now: func() time.Time { return time.Date(2027, 9, 1, 12, 0, 0, 0, time.UTC) }})
		if err != nil {
			t.Fatal(err)
		}
		h := s.Handler()
		list := decode[agreements](t, get(h, "/agreements.json"))
		if len(list.Items) == 0 || len(list.Soon) != 1 {
			t.Fatalf("%d agreements, %d end soon", len(list.Items), len(list.Soon))
		}
		pact := list.Soon[0].Key
		events := decode[search](t, get(h, "/search.json?q=type:event"))
		for _, c := range []struct {
			target string
			want   []string
		}{
			{"/?since=2000-01-01", []string{"New agreements", "Questions opened", "Ending soon"}},
			{"/countries", []string{`<a href="/c/NOR" title="NOR">Norway</a>`, "<svg"}},
			{"/c/NOR", []string{"<h1>Norway</h1>", `href="/d/NOR-ITA"`, "minister &lt;of&gt; salt", "Outlets that cover it", "The same as a table"}},
			{"/c/nor", []string{"<h1>Norway</h1>"}},
			{"/c/ZZZ", []string{"Nothing is known of ZZZ"}},
			{"/d/NOR-ITA", []string{"<h1>Norway and Italy</h1>", "Timeline", "pact &lt;of&gt; salt", "Open questions", "2024 to 2027"}},
			{"/d/NOR-ITA?since=2030&type=SUPPORT", []string{"0 occurrences that pass the filter"}},
			{"/d/AAA-BBB", []string{"Nothing is known between the two"}},
			{"/agreements", []string{"Ending within 180 days", "2027-12-31 (soon)", "<svg"}},
			{"/agreements?party=NOR&with=ITA&field=salt", []string{"1 agreements pass", "salt &amp; fish"}},
			{"/agreements?status=denied", []string{"No agreement passes"}},
			{"/agreements/" + pact, []string{"Pact &lt;of&gt; salt", "Entry into force", "History", "2024 to 2027", "EuroVoc 5641"}},
			{"/o/" + pact, []string{"Who says what", "Post &amp; &#34;Sons&#34; &lt;b&gt;", "register of agreements"}},
			{"/o/" + events.Statements[0].Occurrence, []string{"says itself", "Found by sign"}},
			{"/r/odd%2F%22%3C1%3E", []string{"&lt;script&gt;alert", "שלום", `dir="auto"`, `data-ref="`, `data-statement="g1"`}},
			{"/search?q=pact", []string{"statements for <code>pact</code>", "Kind"}},
			{"/search?q=nosuchword", []string{"Nothing matches"}},
		} {
			w := get(h, c.target)
			body := w.Body.String()
			if w.Code != http.StatusOK {
				t.Errorf("%s: %d %s", c.target, w.Code, body)
				continue
			}
			for _, want := range c.want {
				if !strings.Contains(body, want) {
					t.Errorf("%s has no %q", c.target, want)
				}
			}
			if what := balanced(body); what != "" {
				t.Errorf("%s: %s", c.target, what)
			}
			for _, bad := range []string{"<script>alert", "<img", "<i>salt", `href="javascript:`, "ZgotmplZ"} {
				if strings.Contains(body, bad) {
					t.Errorf("%s holds %q", c.target, bad)
				}
			}
			path, query, _ := strings.Cut(c.target, "?")
			if path == "/" {
				path = "/index"
			}
			twin := get(h, path+".json?"+query)
			if twin.Code != http.StatusOK || !json.Valid(twin.Body.Bytes()) {
				t.Errorf("%s has no twin: %d %.200s", c.target, twin.Code, twin.Body)
			}
		}
		for target, status := range map[string]int{"/o/none": 404, "/r/none": 404, "/agreements/none": 404, "/d/NOR": 400, "/d/NOR-NOR": 400, "/d/NOR-ITA?since=soon": 400, "/agreements?expiring=x": 400, "/agreements?cursor=x": 400,
			"/agreements/" + events.Statements[0].Occurrence: 404} {
			if w := get(h, target); w.Code != status {
				t.Errorf("%s: %d, want %d", target, w.Code, status)
			}
		}
	})
}

func TestEmptyPages(t *testing.T) {
	h := start(t, ledgertest.Open(t, ledgertest.File(t)), 0).Handler()
	for _, target := range []string{"/", "/countries", "/c/NOR", "/d/NOR-ITA", "/agreements", "/search"} {
		w := get(h, target)
		if what := balanced(w.Body.String()); w.Code != http.StatusOK || what != "" {
			t.Errorf("%s: %d %s", target, w.Code, what)
		}
		if !strings.Contains(w.Body.String(), `class="empty"`) {
			t.Errorf("%s does not say that it is empty", target)
		}
	}
}

func TestVisitsAreRemembered(t *testing.T) {
	now := time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)
	s, err := New(ledgertest.Open(t, ledgertest.File(t)), Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	h := s.Handler()
	cookie := ""
	visit := func() string {
		w := get(h, "/", "Cookie", cookie)
		var all []string
		for _, c := range w.Result().Cookies() {
			if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode {
				t.Errorf("cookie %s is open to scripts or other sites", c.Name)
			}
			all = append(all, c.Name+"="+c.Value)
		}
		since := decode[brief](t, get(h, "/index.json", "Cookie", cookie)).Since
		cookie = strings.Join(all, "; ")
		return since
	}
	for _, step := range []struct {
		later time.Duration
		want  string
	}{
		{0, "2024-04-24T08:00:00Z"},                   // the first look: a week
		{10 * time.Minute, "2024-04-24T08:10:00Z"},    // still the first visit
		{24 * time.Hour, "2024-05-01T08:10:00Z"},      // the second: since the end of the first
		{10 * time.Minute, "2024-05-01T08:10:00Z"},    // still the second
		{30 * 24 * time.Hour, "2024-05-02T08:20:00Z"}, // the third
	} {
		now = now.Add(step.later)
		if got := visit(); got != step.want {
			t.Errorf("at %s: since %s, want %s", now, got, step.want)
		}
	}
}
