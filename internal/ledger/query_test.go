package ledger_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/ledger"
)

func TestParseQuery(t *testing.T) {
	for _, c := range []struct {
		text string
		want ledger.Filter
	}{
		{"", ledger.Filter{}},
		{"dyad:BLR-IRN type:agreement since:2023-03 said-by:IRN factuality:denied",
			ledger.Filter{Dyad: [2]string{"BLR", "IRN"}, Kind: ledger.AgreementKind, Since: "2023-03", SaidBy: "IRN", Factuality: []string{"CT-", "PR-", "PS-"}}},
		{"TYPE:Aid,SUPPORT  until:2024 country:FRA country:DEU", ledger.Filter{Type: []string{"aid", "support"}, Until: "2024", Country: []string{"FRA", "DEU"}}},
		{`"joint patrol" status:"in force" fish`, ledger.Filter{Words: "joint patrol fish", Status: []string{"in force"}}},
		{"learned-by:2024-02-03 certainty:CT+ outlet:Post", ledger.Filter{LearnedBy: "2024-02-03", Factuality: []string{"CT+"}, Outlet: "Post"}},
	} {
		if got, err := ledger.ParseQuery(c.text); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n%+v, %v\nwant %+v", c.text, got, err, c.want)
		}
	}
	for text, column := range map[string]string{
		"fish dyad:BLR": "column 6", "since:yesterday": "column 1", "é colour:red": "column 3", `a "b`: "column 3",
		"type:": "column 1", "factuality:sure": "column 1", "type:event,AID": "column 1",
	} {
		_, err := ledger.ParseQuery(text)
		var e *chancery.Error
		if !errors.As(err, &e) || e.Kind != chancery.Usage || e.Subject != column || e.Hint == "" {
			t.Errorf("%s: %v, want an error at %s with a hint", text, err, column)
		}
	}
}

// FuzzParseQuery holds that any query is either refused as usage or can be asked.
func FuzzParseQuery(f *testing.F) {
	l := open(f)
	for _, seed := range []string{"dyad:A-B fish", `"a" since:2023`, `x:"`, "factuality:CT+,denied outlet:O", `"" :`, "a*\x00 -b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		filter, err := ledger.ParseQuery(text)
		if err != nil {
			if chancery.KindOf(err) != chancery.Usage || !strings.HasPrefix(err.Error(), "query column ") {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		if _, err := l.Statements(context.Background(), filter); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
