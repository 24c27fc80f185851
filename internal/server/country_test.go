package server

import (
	"testing"

	"chancery/internal/ledger"
	"chancery/internal/merge"
)

// TestMembershipsOfCountry checks that memberships stand apart from agreements, in
// order of the other party.
func TestMembershipsOfCountry(t *testing.T) {
	of := func(kind, other, status string) ledger.Item {
		return ledger.Item{Kind: ledger.AgreementKind, Type: kind, Parties: []string{"FIN", other}, Terms: &ledger.Terms{Status: status}}
	}
	v := &country{}
	v.Code = "FIN"
	v.Agreements = []ledger.Item{of(merge.MembershipKind, "UN", "in force"), of("treaty", "SWE", "signed"), of(merge.MembershipKind, "NATO", "sought")}
	rows := v.MembershipTable().Rows
	if len(rows) != 2 || rows[0][1].Text != "sought" || rows[1][1].Text != "in force" {
		t.Errorf("%v", rows)
	}
	if rows := v.AgreementTable().Rows; len(rows) != 1 || rows[0][2].Text != "treaty" {
		t.Errorf("%v", rows)
	}
}
