package agreement_test

import (
	"slices"
	"strings"
	"testing"

	"chancery"
)

// TestMemberships holds own sentences and the memberships they tell of.
func TestMemberships(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"joined", "Finland joined NATO on 4 April 2023.", []string{"FIN,NATO | in force"}},
		{"withdrew", "Mali has withdrawn from ECOWAS.", []string{"ECOWAS,MLI | withdrawn"}},
		{"applied", "Georgia formally applied to join the European Union.", []string{"EU,GEO | sought"}},
		{"applied for membership", "Moldova applied for membership of the European Union in March.", []string{"EU,MDA | sought"}},
		{"suspended", "Niger was suspended from the African Union after the coup.", []string{"AU,NER | suspended"}},
		{"suspended by", "The African Union suspended Gabon on Thursday.", []string{"AU,GAB | suspended"}},
		{"suspended the membership", "The Arab League suspended Syria's membership.", []string{"LAS,SYR | suspended"}},
		{"a third state ratifies", "Turkey ratified Sweden's NATO membership on Monday.", []string{"NATO,SWE | ratified"}},
		{"admitted", "BRICS admitted Iran as a full member.", []string{"BRICS,IRN | in force"}},
		{"passive", "Timor-Leste was admitted to ASEAN at a summit in Kuala Lumpur.", []string{"ASEAN,TLS | in force"}},
		{"rejoined", "The Gambia rejoined the Commonwealth on Thursday.", []string{"CW,GMB | in force"}},
		{"three at once", "Burkina Faso, Mali and Niger quit ECOWAS.", []string{"BFA,ECOWAS | withdrawn", "ECOWAS,MLI | withdrawn", "ECOWAS,NER | withdrawn"}},
		{"two organisations", "Albania joined NATO and the Council of Europe.", []string{"ALB,NATO | in force", "ALB,COE | in force"}},
		{"announced", "Venezuela announced that it would withdraw from the Organization of American States.", []string{"OAS,VEN | leaving"}},
		{"planned", "Angola plans to leave OPEC.", []string{"AGO,OPEC | leaving"}},
		{"voted", "The parliament of Burundi voted to withdraw from the International Criminal Court.", []string{"BDI,ICC | leaving"}},
		{"noun", "Ecuador announced its withdrawal from OPEC.", []string{"ECU,OPEC | leaving"}},
		{"expelled", "Russia was expelled from the Council of Europe in March 2022.", []string{"COE,RUS | expelled"}},
		{"member", "Kenya became a member of the East African Community in 2001.", []string{"EAC,KEN | in force"}},
		{"standing", "Peru is a member of the Andean Community.", []string{"ANDEAN,PER | in force"}},
		{"talks", "Montenegro's accession talks with the European Union resumed in Brussels.", []string{"EU,MNE | under negotiation"}},
		{"invited", "NATO invited Montenegro to join the alliance.", []string{"MNE,NATO | proposed"}},
		{"will join", "Ethiopia will join BRICS next year.", []string{"BRICS,ETH | agreed"}},
		{"denied", "Angola denied that it would leave OPEC.", []string{"AGO,OPEC | denied"}},
		{"readmitted", "The African Union readmitted Madagascar in January 2014.", []string{"AU,MDG | in force"}},

		{"the eurozone", "Croatia joined the eurozone and the Schengen area on 1 January 2023.", []string{"EUROZONE,HRV | in force", "HRV,SCHENGEN | in force"}},
		{"kind before the name", "Bolivia joined the trade bloc Mercosur on Monday.", []string{"BOL,MERCOSUR | in force"}},
		{"granted candidate status", "The European Union granted Moldova candidate status on Thursday.", []string{"EU,MDA | sought"}},
		{"was granted candidate status", "Ukraine was granted candidate status by the European Union.", []string{"EU,UKR | sought"}},
		{"received candidate status", "Bosnia received candidate status from the European Union.", []string{"BIH,EU | sought"}},
		{"candidate status refused", "The European Union did not grant Georgia candidate status.", nil},

		{"a person", "Maria Keller joined the World Bank in 2003 after ten years at a university.", nil},
		{"a person of office", "The former president of Chile joined the United Nations.", nil},
		{"the talks", "Norway joined the talks in Geneva.", nil},
		{"a call", "Germany joined the European Union in condemning the attack.", nil},
		{"with a state", "Canada joined the European Union and Japan in imposing sanctions.", nil},
		{"a company", "Airbus left the European Union's drone programme.", nil},
		{"a summit", "The Indian delegation left the United Nations summit early.", nil},
		{"an agreement", "The United States withdrew from the Paris Agreement.", nil},
		{"troops", "France withdrew its troops from Mali.", nil},
		{"aid", "The European Union suspended aid to Niger.", nil},
		{"condition", "Serbia could join the European Union if it recognised Kosovo.", nil},
		{"refused", "Norway has not joined the European Union.", nil},
		{"envoys", "Burundi expelled four officials of the World Health Organization.", nil},
		{"sports", "Russia was suspended from FIFA.", nil},
		{"others want it", "Activists urged Kenya to leave the International Criminal Court.", nil},
		{"warned against", "Chile warned Bolivia against leaving the Andean Community.", nil},
		{"the latest to join", "Croatia was the 28th country to join the European Union.", []string{"EU,HRV | in force"}},
		{"lobbied", "Bolivia has been lobbying to join Mercosur.", []string{"BOL,MERCOSUR | sought"}},
		{"associate", "Chile is an associate member of Mercosur.", nil},
		{"entry rules", "The European Union tightened entry rules for Turkey.", nil},
		{"a seat", "Albania was elected to the United Nations Security Council.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := reading(t, tt.text)
			var got []string
			for i := range r.Agreements {
				if g := &r.Agreements[i]; g.Kind == "membership" {
					got = append(got, codes(&r, g.Parties)+" | "+g.Status)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// TestMembershipDetails checks dates, steps, who took them, spans and factuality.
func TestMembershipDetails(t *testing.T) {
	r := reading(t, "Zimbabwe applied on Tuesday to rejoin the Commonwealth. Zimbabwe withdrew from the Commonwealth in 2003.")
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
	g := membershipOf(t, &r)
	var steps []string
	for _, h := range g.History {
		steps = append(steps, h.Status+" "+string(h.Date))
	}
	if g.Status != "sought" || strings.Join(steps, ", ") != "withdrawn 2003, sought 2023-06-13" {
		t.Errorf("%s: %v", g.Status, steps)
	}
	if g.Title != "membership of Zimbabwe in Commonwealth" && !strings.HasPrefix(g.Title, "membership of Zimbabwe in ") {
		t.Errorf("title %q", g.Title)
	}
	tied := 0
	for _, e := range r.Events {
		if e.Agreement == g.ID {
			tied++
		}
	}
	if tied == 0 {
		t.Error("no event is tied to it")
	}

	r = reading(t, "Turkey ratified Sweden's NATO membership on Monday.")
	if g := membershipOf(t, &r); len(g.History) != 1 || r.Actor(g.History[0].Party) == nil || r.Actor(g.History[0].Party).Country != "TUR" {
		t.Errorf("who ratified: %+v", g.History)
	}
	r = reading(t, "Finland joined NATO on 4 April 2023.")
	if g := membershipOf(t, &r); g.InForce != "2023-04-04" || len(g.Perspectives) == 0 || g.Perspectives[0].Factuality != chancery.CTPlus {
		t.Errorf("in force %s, %v", g.InForce, g.Perspectives)
	}
	r = reading(t, "Angola denied that it would leave OPEC.")
	if g := membershipOf(t, &r); g.Perspectives[len(g.Perspectives)-1].Factuality != chancery.CTMinus {
		t.Errorf("%v", g.Perspectives)
	}
	r = reading(t, "Tuvalu plans to leave the Pacific Islands Forum.")
	if g := membershipOf(t, &r); g.Perspectives[0].Factuality == chancery.CTPlus {
		t.Errorf("a plan is certain: %v", g.Perspectives)
	}
}

func membershipOf(t *testing.T, r *chancery.Reading) *chancery.Agreement {
	t.Helper()
	for i := range r.Agreements {
		if r.Agreements[i].Kind == "membership" {
			return &r.Agreements[i]
		}
	}
	t.Fatal("no membership")
	return nil
}
