package ledger_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

func TestRereading(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		list := ledgertest.Samples(0, 4)
		list[0].Report.Extra = map[string]json.RawMessage{"desk": json.RawMessage(`"north"`)}
		if _, err := l.PutReadings(ctx, list); err != nil {
			t.Fatal(err)
		}
		engine := ledger.EngineName(list[0].Engine)
		if n, _, err := l.EarlierCount(ctx, engine, 0); err != nil || n != 0 {
			t.Errorf("%d readings by other engines, %v", n, err)
		}
		n, last, err := l.EarlierCount(ctx, "", 0)
		if err != nil || n != 4 {
			t.Fatalf("%d, %v", n, err)
		}
		first, err := l.Earlier(ctx, "2/t", 0, last, 3)
		if err != nil || len(first) != 3 || first[0].Report.Text != list[0].Report.Text || string(first[0].Report.Extra["desk"]) != `"north"` {
			t.Fatalf("%+v, %v", first, err)
		}
		rest, err := l.Earlier(ctx, "2/t", first[2].Reading, math.MaxInt64, 3)
		if err != nil || len(rest) != 1 || rest[0].Report.ID != list[3].Report.ID {
			t.Fatalf("%+v, %v", rest, err)
		}
		// A newer engine changes one thing in each of three reports.
		newer := ledgertest.Samples(0, 4)
		for i := range newer {
			newer[i].Engine.Version = "2"
		}
		newer[0].Events = nil
		newer[1].Events[0].Type = "CONSULT"
		newer[2].Agreements[0].Perspectives = []chancery.Perspective{{Holder: "report", Factuality: chancery.PSMinus}}
		if kept, err := l.PutReadings(ctx, newer); err != nil || kept.Added != 4 {
			t.Fatalf("%+v, %v", kept, err)
		}
		earlier := append(first, rest...)
		want(t, l, earlier, "0 gone event SUPPORT", "1 changed event CONSULT", "2 changed agreement pact")

		// The same engine by name finds the event again.
		again := ledgertest.Sample(0)
		again.Engine.Version = "2"
		if kept, err := l.PutReadings(ctx, []chancery.Reading{again}); err != nil || kept.Present != 1 {
			t.Errorf("put: %+v, %v", kept, err)
		}
		lost, err := l.Earlier(ctx, "", 4, math.MaxInt64, 1)
		if err != nil || len(lost) != 1 {
			t.Fatal(err)
		}
		if kept, err := l.ReplaceReadings(ctx, []chancery.Reading{again, newer[3]}); err != nil || kept.Added != 1 || kept.Present != 1 {
			t.Errorf("replace: %+v, %v", kept, err)
		}
		want(t, l, lost, "0 added event SUPPORT")
		if n, _, err := l.EarlierCount(ctx, "2/t", 0); err != nil || n != 0 {
			t.Errorf("%d readings by other engines, %v", n, err)
		}
		if err := l.Check(ctx); err != nil {
			t.Error(err)
		}
		if page, err := l.Statements(ctx, ledger.Filter{}); err != nil || page.Total != 12 {
			t.Errorf("%d statements count, want 12; %v", page.Total, err)
		}
	})
}

// want compares the changes since earlier readings with lines "report what kind type".
func want(t *testing.T, l *ledger.Ledger, earlier []ledger.Earlier, lines ...string) {
	t.Helper()
	changes, err := l.Differences(context.Background(), earlier)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		got = append(got, fmt.Sprintf("%s %s %s %s", strings.TrimPrefix(string(c.Report), "sha256:"), c.What, c.Kind, c.Type))
	}
	if strings.Join(got, "; ") != strings.Join(lines, "; ") {
		t.Errorf("changes %q, want %q", got, lines)
	}
}
