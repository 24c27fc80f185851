package ledger_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// world fills a ledger with pacts that several outlets tell of, and a question.
func world(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	var list []chancery.Reading
	for pact := range 6 {
		for by := range 4 {
			r := told(pact, by)
			if pact == 5 && by == 0 {
				at := strings.Index(r.Report.Text, "Rome denied")
				r.Questions = []chancery.Question{{ID: "u1", Span: chancery.Span{Start: at, End: at + len("Rome denied it."), Text: "Rome denied it."}, Topic: "fish", AskedBy: "report", About: []string{"e1"}},
					{ID: "u2", Span: chancery.Span{Start: at, End: at + len("Rome"), Text: "Rome"}, Topic: "salt and copper", AskedBy: "report", About: []string{"e1"}}}
				r.Actors[0].Roles = []chancery.Role{{Title: "capital", Of: "a1", Span: chancery.Span{End: 4, Text: "Oslo"}}}
			}
			list = append(list, r)
		}
	}
	ctx := context.Background()
	if _, err := l.PutReadings(ctx, list); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Merge(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestOccurrencesByPages(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		world(t, l)
		ctx := context.Background()
		want := lines(t, l, "SELECT key FROM occurrences ORDER BY day DESC, id DESC")
		if len(want) < 4 {
			t.Fatalf("only %d occurrences", len(want))
		}
		for _, f := range []ledger.Wanted{{}, {Codes: []string{"nor"}}, {Codes: []string{"NOR", "ITA"}}} {
			var got []string
			f.Limit = 3
			for {
				page, err := l.Occurrences(ctx, f)
				if err != nil || page.Total.N != len(want) || page.Total.More {
					t.Fatalf("%v: total %+v, want %d; %v", f.Codes, page.Total, len(want), err)
				}
				for _, o := range page.Items {
					got = append(got, o.Key)
					if o.Told.Outlet == "" || o.Told.Report == "" || o.Words == "" {
						t.Errorf("%s is told by nobody: %+v", o.Key, o.Told)
					}
					if (o.Kind == ledger.AgreementKind) != (o.Terms != nil) {
						t.Errorf("%s: terms %v", o.Kind, o.Terms)
					}
				}
				if f.Cursor = page.Next; f.Cursor == "" {
					break
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%v: %v, want %v", f.Codes, got, want)
			}
		}
		for _, c := range []struct {
			name  string
			f     ledger.Wanted
			query string
		}{
			{"type", ledger.Wanted{Codes: []string{"ITA"}, Types: []string{"SUPPORT"}}, "type = 'SUPPORT'"},
			{"types", ledger.Wanted{Types: []string{"SUPPORT", "pact"}}, "type IN ('SUPPORT', 'pact')"},
			{"kind", ledger.Wanted{Codes: []string{"ITA", "NOR"}, Kind: ledger.AgreementKind}, "kind = 'agreement'"},
			{"events", ledger.Wanted{Kind: ledger.EventKind}, "kind = 'event'"},
			{"days", ledger.Wanted{Codes: []string{"ITA"}, Since: "2024-03-01", Until: "2024-05-31"}, "day BETWEEN '2024-03-01' AND '2024-05-31'"},
			{"nobody", ledger.Wanted{Codes: []string{"FRA"}}, "FALSE"},
		} {
			n := len(lines(t, l, "SELECT key FROM occurrences WHERE "+c.query))
			if page, err := l.Occurrences(ctx, c.f); err != nil || len(page.Items) != n || page.Total.N != n {
				t.Errorf("%s: %d of %d, want %d; %v", c.name, len(page.Items), page.Total.N, n, err)
			}
		}
		if _, err := l.Occurrences(ctx, ledger.Wanted{Cursor: "eA"}); chancery.KindOf(err) != chancery.Usage {
			t.Errorf("a made-up cursor: %v", err)
		}
	})
}

func TestCountryAndDyad(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		world(t, l)
		ctx := context.Background()
		all := len(lines(t, l, "SELECT key FROM occurrences"))
		c, err := l.Country(ctx, "nor")
		if err != nil {
			t.Fatal(err)
		}
		sum := 0
		for _, n := range c.Tally {
			sum += n.N
		}
		partners := 0
		for _, p := range c.Partners {
			if p.Code != "ITA" {
				t.Errorf("a partner %s", p.Code)
			}
			partners += p.N
		}
		if sum != all || partners != all {
			t.Errorf("%d counted, %d with partners, of %d", sum, partners, all)
		}
		if len(c.Outlets) != 4 || len(c.Newest) == 0 || len(c.Agreements) == 0 {
			t.Errorf("%d outlets, %d newest, %d agreements", len(c.Outlets), len(c.Newest), len(c.Agreements))
		}
		if len(c.Offices) != 1 || c.Offices[0].Title != "capital" || c.Offices[0].Words != "Oslo" {
			t.Errorf("offices %+v", c.Offices)
		}
		if len(c.Questions) != 1 || c.Questions[0].Topic != "salt and copper" || !slices.Equal(c.Questions[0].Codes, []string{"ITA", "NOR"}) {
			t.Errorf("questions %+v", c.Questions)
		}
		d, err := l.Dyad(ctx, "NOR", "ITA", ledger.Wanted{Limit: 2})
		if err != nil || d.A != "ITA" || d.B != "NOR" || d.List.Total.N != all || len(d.List.Items) != 2 || len(d.Marks) != all || len(d.Questions) != 1 || len(d.Agreements) != len(c.Agreements) {
			t.Errorf("%+v; %v", d.List.Total, err)
		}
		empty, err := l.Country(ctx, "FRA")
		if err != nil || len(empty.Tally)+len(empty.Newest)+len(empty.Questions) != 0 {
			t.Errorf("a state that does nothing: %+v, %v", empty, err)
		}
		list, err := l.Countries(ctx, "2030-01-01")
		if err != nil || len(list) != 2 || list[0].Code != "ITA" || list[1].Code != "NOR" {
			t.Fatalf("%+v; %v", list, err)
		}
		sum = 0
		for _, n := range list[1].Tally {
			sum += n.N
		}
		if list[1].Total != all || sum != all {
			t.Errorf("the list counts %d, %d in the last months, want %d", list[1].Total, sum, all)
		}
	})
}

func TestOccurrenceByAnyKey(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		world(t, l)
		ctx := context.Background()
		for _, line := range lines(t, l, "SELECT s.key || ' ' || o.key || ' ' || o.kind FROM statements s JOIN occurrences o ON o.id = s.occurrence ORDER BY s.id") {
			part := strings.Fields(line)
			o, err := l.Occurrence(ctx, part[0])
			if err != nil || o.Key != part[1] || o.Record.Key != part[1] || (o.Entry != nil) != (part[2] == ledger.AgreementKind) {
				t.Fatalf("%s: %s, %v", line, o.Key, err)
			}
			if !slices.ContainsFunc(o.Members, func(m ledger.Member) bool { return m.Key == part[0] && m.Told.Outlet != "" && len(m.Held) > 0 }) {
				t.Errorf("%s is no member of %s", part[0], o.Key)
			}
			if len(o.Members) != len(o.Record.Statements) || o.Cut {
				t.Errorf("%d members of %d", len(o.Members), len(o.Record.Statements))
			}
		}
		if _, err := l.Occurrence(ctx, "none"); chancery.KindOf(err) != chancery.NotFound {
			t.Errorf("no such key: %v", err)
		}
		key := lines(t, l, "SELECT key FROM statements WHERE kind = 'event' ORDER BY id")[0]
		if _, err := l.Review(ctx, ledger.Review{Subject: key, Action: ledger.Accept, Who: "ann", Why: "it is"}); err != nil {
			t.Fatal(err)
		}
		if o, err := l.Occurrence(ctx, key); err != nil || len(o.Reviews) != 1 || o.Reviews[0].Who != "ann" {
			t.Errorf("reviews %+v; %v", o.Reviews, err)
		}
	})
}

func TestRegister(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		world(t, l)
		ctx := context.Background()
		if _, err := l.Writer().Exec("UPDATE register SET expires = '2026-0' || (occurrence % 5 + 1) || '-01', fields = 'fish and fresh water; salt', field_codes = '5641 2021' WHERE occurrence % 2 = 0"); err != nil {
			t.Fatal(err)
		}
		ledger.Reword(t, l)
		for _, c := range []struct {
			name  string
			f     ledger.Register
			query string
		}{
			{"all", ledger.Register{}, "TRUE"},
			{"party", ledger.Register{Parties: []string{"ita"}}, "TRUE"},
			{"pair", ledger.Register{Parties: []string{"NOR", "ITA"}, Alone: true}, "TRUE"},
			{"one alone", ledger.Register{Parties: []string{"NOR"}, Alone: true}, "FALSE"},
			{"another", ledger.Register{Parties: []string{"FRA"}}, "FALSE"},
			{"status", ledger.Register{Status: []string{"Signed"}}, "status = 'signed'"},
			{"kind", ledger.Register{Kind: []string{"treaty"}}, "FALSE"},
			{"expiring", ledger.Register{Expiring: "2026-03", Parties: []string{"NOR"}}, "expires > '' AND expires < '2026-03-01'"},
			{"expiring from", ledger.Register{Expiring: "2027", From: "2026-02-15"}, "expires > '2026-02-15'"},
			{"signed", ledger.Register{Signed: "2024-04", Parties: []string{"ITA"}}, "signed >= '2024-04'"},
			{"field", ledger.Register{Field: "Fresh"}, "fields <> ''"},
			{"field by code", ledger.Register{Field: "20"}, "fields <> ''"},
			{"no field", ledger.Register{Field: "%"}, "FALSE"},
			{"words", ledger.Register{Words: "water FISH"}, "fields <> ''"},
			{"part of a word", ledger.Register{Words: "ater"}, "fields <> ''"},
			{"part of two fields", ledger.Register{Field: "water; s"}, "fields <> ''"},
			{"words of a party", ledger.Register{Words: "fish", Parties: []string{"NOR"}}, "fields <> ''"},
			{"words of a pair", ledger.Register{Words: "fish salt", Parties: []string{"NOR", "ITA"}}, "fields <> ''"},
			{"words and status", ledger.Register{Words: "salt", Status: []string{"signed", "sought"}}, "fields <> '' AND status IN ('signed', 'sought')"},
			{"field and words", ledger.Register{Field: "2021", Words: "resh"}, "fields <> ''"},
			{"no such words", ledger.Register{Words: "fish salmon"}, "FALSE"},
		} {
			want := len(lines(t, l, "SELECT key FROM register WHERE "+c.query))
			got := map[string]bool{}
			c.f.Limit = 2
			for {
				page, err := l.Agreements(ctx, c.f)
				if err != nil || page.Total.N != want {
					t.Fatalf("%s: total %d, want %d; %v", c.name, page.Total.N, want, err)
				}
				for _, a := range page.Items {
					if got[a.Key] {
						t.Errorf("%s: %s on two pages", c.name, a.Key)
					}
					got[a.Key] = true
					if a.Entry.Key != a.Key || len(a.Entry.Parties) != 2 {
						t.Errorf("%s: %+v", a.Key, a.Entry)
					}
				}
				if c.f.Cursor = page.Next; c.f.Cursor == "" {
					break
				}
			}
			if len(got) != want {
				t.Errorf("%s: the pages hold %d, want %d", c.name, len(got), want)
			}
		}
	})
}

func TestBriefAndReport(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		world(t, l)
		ctx := context.Background()
		all := len(lines(t, l, "SELECT key FROM occurrences"))
		b, err := l.Brief(ctx, "2000-01-01T00:00:00Z", "2024-01-01", "2024-07-01")
		if err != nil || b.New.N != all || len(b.Occurrences) != all || len(b.Agreements) == 0 || len(b.Opened) != 1 || len(b.Answered) != 1 || len(b.Reports) != 10 {
			t.Fatalf("%d new, %d weighed, %d agreements, %d opened, %d answered, %d reports; %v", b.New.N, len(b.Occurrences), len(b.Agreements), len(b.Opened), len(b.Answered), len(b.Reports), err)
		}
		if !slices.IsSortedFunc(b.Occurrences, func(a, b ledger.Item) int { return int(1000 * (b.Weight - a.Weight)) }) {
			t.Error("not by weight")
		}
		if a := b.Answered[0]; a.Topic != "fish" || len(a.Answers) == 0 || len(a.Answers[0].Reasons) < 2 {
			t.Errorf("answered: %+v", a)
		}
		if len(b.Contradicted) != len(lines(t, l, "SELECT key FROM occurrences WHERE contradicted")) {
			t.Errorf("%d contradicted", len(b.Contradicted))
		}
		b, err = l.Brief(ctx, "2100-01-01T00:00:00Z", "2024-01-01", "2024-07-01")
		if err != nil || b.New.N != 0 || len(b.Occurrences)+len(b.Agreements)+len(b.Opened)+len(b.Contradicted) != 0 {
			t.Errorf("after all: %d new; %v", b.New.N, err)
		}
		id := told(2, 1).Report.ID
		v, err := l.Report(ctx, id)
		if err != nil || v.Reading.Report.Text != told(2, 1).Report.Text || len(v.Keys) != 3 || v.Keys["e1"].Occurrence == "" || v.Keys["q1"].Key == "" {
			t.Errorf("%+v; %v", v.Keys, err)
		}
		if _, err := l.Report(ctx, "none"); chancery.KindOf(err) != chancery.NotFound {
			t.Errorf("no such report: %v", err)
		}
		v, err = l.Report(ctx, told(2, 0).Report.ID)
		if err != nil || len(v.Copies) != 1 || v.Copies[0].Report != told(2, 2).Report.ID {
			t.Errorf("copies %+v; %v", v.Copies, err)
		}
	})
}

// TestSearchFindsWhatStatementsDoes holds that the search along an index finds what
// the plain query finds, in the reverse order.
func TestSearchFindsWhatStatementsDoes(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		world(t, l)
		ctx := context.Background()
		for _, query := range []string{
			"", "fish", "fish pact", "dyad:NOR-ITA", "dyad:ITA-FRA", "country:nor", "country:NOR country:ITA fish", "type:support", "type:SUPPORT,pact", "type:agreement", "type:question",
			"status:signed", "status:signed,sought since:2024-04", "since:2024-03 until:2024-04", "said-by:ITA", "said-by:ITA factuality:denied", "said-by:report factuality:asserted",
			"factuality:denied dyad:NOR-ITA", `outlet:"outlet 1"`, `outlet:"outlet 1" fish`, "learned-by:2000-01-01", "learned-by:2100-01-01 type:support", "since:2024-04", "until:2024-03", "until:2024-03 type:support", "since:2024-03 until:2024-05 fish", "since:2100", "until:2023-04 outlet:\"outlet 1\"",
			"factuality:denied", "factuality:uncommitted", "factuality:asserted", "said-by:ITA fish pact", `fish" OR`,
		} {
			f, err := ledger.ParseQuery(query)
			if err != nil {
				if query != `fish" OR` {
					t.Errorf("%s: %v", query, err)
				}
				continue
			}
			f.Limit = 500
			want, err := l.Statements(ctx, f)
			if err != nil {
				t.Fatal(err)
			}
			var got []ledger.StatementID
			for f.Limit = 5; ; {
				page, err := l.Search(ctx, f)
				if err != nil {
					t.Fatalf("%s: %v", query, err)
				}
				for _, s := range page.Statements {
					got = append(got, s.ID)
					if s.Kind == ledger.EventKind && s.Occurrence == "" {
						t.Errorf("%s: statement %d is in no occurrence", query, s.ID)
					}
				}
				for _, facet := range page.Facets {
					if len(facet.Values) == 0 {
						t.Errorf("%s: facet %s without values", query, facet.Term)
					}
				}
				if f.Cursor = page.Next; f.Cursor == "" {
					break
				}
			}
			if strings.Contains(query, "outlet:") || strings.HasPrefix(query, "since:") || strings.HasPrefix(query, "until:") { // by day
				slices.Sort(got)
			} else {
				slices.Reverse(got)
			}
			var ids []ledger.StatementID
			for _, s := range want.Statements {
				ids = append(ids, s.ID)
			}
			if fmt.Sprint(got) != fmt.Sprint(ids) {
				t.Errorf("%s: %v, want %v", query, got, ids)
			}
		}
	})
}
