package ledger_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// TestExportsHeedEdits holds that what a person put in the place of what was read is
// what exports give, and what queries ask for.
func TestExportsHeedEdits(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		putAndMerge(t, l, []chancery.Reading{told(1, 0), told(2, 1)})
		passing := func(query string) []chancery.Reading {
			t.Helper()
			f, err := ledger.ParseQuery(query)
			if err != nil {
				t.Fatal(err)
			}
			return collected(t, l.Passing(ctx, f))
		}
		event := lines(t, l, "SELECT key FROM statements WHERE kind = 'event' ORDER BY id")[0]
		pact := lines(t, l, "SELECT key FROM statements WHERE kind = 'agreement' ORDER BY id")[0]
		edit := func(key, value string) int64 {
			t.Helper()
			id, err := l.Review(ctx, ledger.Review{Subject: key, Action: ledger.Change, Value: json.RawMessage(value), Who: "ada"})
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		if n := len(passing("dyad:NOR-ITA type:SUPPORT")); n != 2 {
			t.Fatalf("%d readings before any edit", n)
		}
		done := edit(event, `{"type": "AID", "actors": ["SWE", "ITA"], "time": "2020-05", "place": "Oslo", "country": "NOR"}`)
		edit(pact, `{"parties": ["NOR", "SWE"], "title": "Herring Pact", "status": "ratified", "type": "treaty"}`)
		for query, want := range map[string]int{"dyad:NOR-ITA type:SUPPORT": 1, "type:AID": 1, "dyad:SWE-ITA type:event": 1, "country:SWE": 1, "type:treaty status:ratified dyad:NOR-SWE": 1,
			"type:event until:2020-05": 1, "type:event since:2021": 1, "quad:material type:AID": -1, "quad:cooperation": 2, "quad:conflict": 0, "report:sha256:1-0": 1} {
			if want < 0 {
				if _, err := ledger.ParseQuery(query); chancery.KindOf(err) != chancery.Usage {
					t.Errorf("%s: %v", query, err)
				}
				continue
			}
			if n := len(passing(query)); n != want {
				t.Errorf("%s: %d readings, want %d", query, n, want)
			}
		}
		r := passing("type:AID")[0]
		e := r.Events[0]
		if a := r.Actor(e.Actors[0]); e.Type != "AID" || a.Country+a.Org != "SWE" || e.Time.Value != "2020-05" || r.Place(e.Place).Name != "Oslo" || e.Quad != "material cooperation" || !strings.HasPrefix(e.CAMEO, "07") {
			t.Errorf("%+v of %+v", e, a)
		}
		if g := passing("status:ratified")[0].Agreements[0]; g.Title != "Herring Pact" || len(g.Parties) != 2 {
			t.Errorf("%+v", g)
		}
		for r, err := range l.Readings(ctx, ledger.Filter{Report: "sha256:1-0"}) {
			if err != nil || r.Events[0].Type != "SUPPORT" {
				t.Errorf("whole readings are as they were read: %s, %v", r.Events[0].Type, err)
			}
		}
		if _, err := l.Review(ctx, ledger.Review{Action: ledger.Undo, Undoes: done, Who: "ada"}); err != nil {
			t.Fatal(err)
		}
		if n := len(passing("dyad:NOR-ITA type:SUPPORT")); n != 2 {
			t.Errorf("%d readings after the edit was undone", n)
		}
	})
}

func TestOccurring(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		putAndMerge(t, l, []chancery.Reading{told(1, 0), told(1, 1), told(1, 2), told(2, 0)})
		occurring := func(query string) (out []ledger.Occurred) {
			t.Helper()
			f, err := ledger.ParseQuery(query)
			if err != nil {
				t.Fatal(err)
			}
			for o, err := range l.Occurring(ctx, f) {
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, o)
			}
			return out
		}
		pacts := occurring("type:agreement dyad:NOR-ITA")
		if len(pacts) != 2 || pacts[0].Reports != 3 || pacts[0].Entry == nil || pacts[0].Day > pacts[1].Day {
			t.Fatalf("%d: %+v", len(pacts), pacts)
		}
		if got := fmt.Sprint(pacts[0].ToldBy, pacts[0].Statements, pacts[0].Decisions); got != "[Outlet 0 Outlet 1 Outlet 2] [sha256:1-0#g1 sha256:1-1#g1 sha256:1-2#g1] 0" {
			t.Error(got)
		}
		for query, want := range map[string]int{"": 4, "type:event": 2, "country:NOR": 4, "country:FRA": 0, "type:SUPPORT": 2, "status:signed": 2, "quad:cooperation": 4, "quad:conflict": 0,
			`outlet:"Outlet 1"`: 2, "report:sha256:2-0": 2, "occurrence:" + pacts[0].Key: 1, "said-by:ITA factuality:denied": 3, "said-by:NOR factuality:denied": 0, "fish type:agreement": 2,
			"since:2024-04 type:agreement": 1, "until:2024-03 type:agreement": 1} {
			if n := len(occurring(query)); n != want {
				t.Errorf("%s: %d, want %d", query, n, want)
			}
		}
		for _, query := range []string{"type:question", "type:attribution", "learned-by:2024-01-01"} {
			f, _ := ledger.ParseQuery(query)
			for _, err := range l.Occurring(ctx, f) {
				if chancery.KindOf(err) != chancery.Usage || chancery.HintOf(err) == "" {
					t.Errorf("%s: %v", query, err)
				}
			}
		}
		key := lines(t, l, "SELECT key FROM statements WHERE kind = 'agreement' ORDER BY id")[1]
		if _, err := l.Review(ctx, ledger.Review{Subject: key, Action: ledger.Part, Value: json.RawMessage("[]"), Who: "ada"}); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Merge(ctx); err != nil {
			t.Fatal(err)
		}
		parted := occurring("type:agreement occurrence:" + occurring("report:sha256:1-1 type:agreement")[0].Key)
		if len(parted) != 1 || parted[0].Reports != 1 || parted[0].Decisions != 1 {
			t.Errorf("a statement that was parted: %+v", parted)
		}
	})
}
