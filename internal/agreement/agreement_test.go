package agreement_test

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"chancery"
	"chancery/read"
)

var reader = sync.OnceValues(func() (*read.Reader, error) { return read.New(read.Options{}) })

// reading reads a text published on 15 June 2023.
func reading(t testing.TB, text string) chancery.Reading {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	return r.Read(chancery.Report{Text: text, Published: "2023-06-15"})
}

// line writes an agreement as "kind | parties | status", parties by code in order
// of the alphabet.
func line(r *chancery.Reading, g *chancery.Agreement) string {
	return g.Kind + " | " + codes(r, g.Parties) + " | " + g.Status
}

func codes(r *chancery.Reading, ids []chancery.ActorID) string {
	var out []string
	for _, id := range ids {
		a := r.Actor(id)
		switch {
		case a == nil:
			out = append(out, "?")
		case a.Kind != chancery.ArmedGroup && a.Country != "":
			out = append(out, a.Country)
		case a.Org != "":
			out = append(out, a.Org)
		default:
			out = append(out, a.Name)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ",")
}

// TestFind holds own sentences and the agreements they tell of, in order.
func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"signed by two subjects", "Kenya and Uganda signed a fisheries agreement on Tuesday.",
			[]string{"agreement | KEN,UGA | signed"}},
		{"with", "Norway has signed a security pact with Ukraine.",
			[]string{"pact | NOR,UKR | signed"}},
		{"between", "A trade accord between Peru and Chile was signed in Lima.",
			[]string{"accord | CHL,PER | signed"}},
		{"three parties", "Mali, Niger and Burkina Faso signed a mutual defence charter on Saturday.",
			[]string{"charter | BFA,MLI,NER | signed"}},
		{"by ministers", "The foreign ministers of Egypt and Jordan signed a memorandum of understanding on water.",
			[]string{"memorandum of understanding | EGY,JOR | signed"}},
		{"only sought", "Turkey is trying to form an alliance with Pakistan.",
			[]string{"alliance | PAK,TUR | sought"}},
		{"talks on", "Oman says it is in talks with Yemen on a prisoner exchange.",
			[]string{"deal | OMN,YEM | under negotiation"}},
		{"ceasefire talks", "Ceasefire talks between Sudan and Chad began on Monday.",
			[]string{"ceasefire | SDN,TCD | under negotiation"}},
		{"mediator is no party", "France offered to mediate a ceasefire between Armenia and Azerbaijan.",
			[]string{"ceasefire | ARM,AZE | sought"}},
		{"terminated", "Poland terminated its extradition treaty with Belarus.",
			[]string{"treaty | BLR,POL | terminated"}},
		{"suspended", "Spain suspended a friendship treaty with Algeria.",
			[]string{"treaty | DZA,ESP | suspended"}},
		{"who says so is no party", "Chad says Mali should join the Treaty on the Limitation of Small Arms.",
			[]string{"treaty | MLI | "}},
		{"who opposes is no party", "Chad and Mali oppose the accord.", nil},
		{"the state whose law extends it", "Norway's prime minister signed a bill extending the defence treaty with Iceland until 2031.",
			[]string{"treaty | ISL,NOR | extended"}},
		{"the state of the clause around", "The senate of Peru passed the budget after the agreement with Chile on water.",
			[]string{"agreement | CHL,PER | "}},
		{"the state the sentence opens with", "In Kosovo, lawmakers tried to prevent the ratification of a border treaty with Montenegro.",
			[]string{"treaty | MNE,XKX | "}},
		{"announced as reached", "Oman announced that a fisheries agreement has been reached with Yemen.",
			[]string{"agreement | OMN,YEM | agreed"}},
		{"reached between, under a verb of saying", "State media report a deal to release crews has been reached between Ghana, Togo and Benin.",
			[]string{"deal | BEN,GHA,TGO | agreed"}},
		{"a deal they agree in", "Kenya and Uganda agreed to reopen the border in a deal mediated by Rwanda.",
			[]string{"deal | KEN,UGA | "}},
		{"rebels and their government", "Trade resumed as part of a deal between rebel forces and the Sudanese government.",
			[]string{"deal | SDN,SDN | "}},
		{"a peace plan for others", "Turkey and Russia agreed on a Syrian peace deal.",
			[]string{"deal | RUS,TUR | agreed"}},
		{"where a truce holds", "Turkey has agreed to a five-day ceasefire in Syria.",
			[]string{"ceasefire | TUR | agreed"}},
		{"broken, so in force", "Chad accused Sudan of violating the border agreement between the two countries.",
			[]string{"agreement | SDN,TCD | in force"}},
		{"signed with, in spite of a vow", "The unions vow to go on with the strike, despite an economic deal signed with Russia.",
			[]string{"deal | RUS | signed"}},
		{"accession", "The ministers signed the accession treaty of Albania to the European Union.",
			[]string{"treaty | ALB,EU | signed", "membership | ALB,EU | signed"}},
		{"the two failed", "Kenya and Uganda held talks on the border in Nairobi, but the two failed to reach agreement.",
			[]string{"agreement | KEN,UGA | sought"}},
		{"who refuses to sign", "Kenya and Uganda signed a fishing agreement on Monday. Tanzania refused to sign the agreement.",
			[]string{"agreement | KEN,UGA | signed"}},
		{"agreed in principle, signing ahead", "Kenya and Uganda agreed in principle on a lake agreement. A formal agreement will be signed next month.",
			[]string{"agreement | KEN,UGA | agreed"}},
		{"who declared its independence", "Russia and Abkhazia signed a customs agreement.",
			[]string{"agreement | GEO,RUS | signed"}},
		{"in principle", "Togo and Ghana agreed in principle on a maritime border treaty.",
			[]string{"treaty | GHA,TGO | agreed"}},
		{"between, with clauses inside", "She welcomed the agreement on 2 May between the government of Peru, led by Ana Diaz, and the government of Chile, represented by Luis Soto.",
			[]string{"agreement | CHL,PER | "}},
		{"issued together", "Senegal and China issued a joint statement on fishing.",
			[]string{"statement | CHN,SEN | agreed"}},
		{"a paper named again as the agreement", "India and Oman want to sell each other more oil. The joint declaration was announced in Muscat. The agreement, signed by the sultan and India's prime minister, is the first of its kind.",
			[]string{"declaration | IND,OMN | signed"}},
		{"keepers of a peace", "French soldiers try to uphold a shaky peace agreement.",
			[]string{"agreement |  | "}},
		{"moving closer", "Chad and Mali are moving closer to a deal on water.",
			[]string{"deal | MLI,TCD | under negotiation"}},
		{"set to expire", "Norway rejects the Lagos Protocol on whales. Delegates spoke of the protocol, which is set to expire in 2031.",
			[]string{"protocol |  | in force"}},
		{"discussed renewing", "The president of Iran met Japan's leader in Tokyo to discuss renewing the Iranian fishing treaty.",
			[]string{"treaty | IRN | "}},
		{"after which others act", "Oman suspended talks with Chad following the announcement of an agreement between Mali and Niger.",
			[]string{"agreement | MLI,NER | agreed"}},
		{"joining an alliance of states", "Germany and Chile formed an alliance. Peru joined the alliance in May.",
			[]string{"alliance | CHL,DEU,PER | agreed"}},
		{"no deal at all", "He spoke of the disaster of no deal on farming.", nil},
		{"one breaches the other", "Peru and Chile signed a protocol. The protocol breaches the 1998 accord between Peru and Ecuador.",
			[]string{"protocol | CHL,PER | signed", "accord | ECU,PER | in force"}},
		{"ratified by a parliament", "The Serbian parliament ratified a free trade agreement with China.",
			[]string{"agreement | CHN,SRB | ratified"}},
		{"one entry for two mentions", "Cuba and Mexico signed a health agreement. The deal will send doctors to Mexico.",
			[]string{"agreement | CUB,MEX | signed"}},
		{"list under one verb", "Kazakhstan and Uzbekistan signed a treaty on allied relations, along with a border agreement and a memorandum on water.",
			[]string{"treaty | KAZ,UZB | signed", "agreement | KAZ,UZB | signed", "memorandum of understanding | KAZ,UZB | signed"}},
		{"under an accord", "Colombia and Venezuela opened their border under an accord reached in September.",
			[]string{"accord | COL,VEN | agreed"}},
		{"extended", "Cyprus extended its defence agreement with Israel until 2028.",
			[]string{"agreement | CYP,ISR | extended"}},
		{"expires but has not expired", "The 2010 treaty between Ghana and Togo expires next year.",
			[]string{"treaty | GHA,TGO | in force"}},
		{"failed", "Serbia and Kosovo failed to sign an agreement after talks in Ohrid.",
			[]string{"agreement | SRB,XKX | sought"}},
		{"denial takes up what is negotiated", "Iran says it is negotiating a trade deal with Chile. Chile denied that an agreement had been reached.",
			[]string{"deal | CHL,IRN | under negotiation"}},
		{"initialled", "Bhutan initialled a border accord with China.",
			[]string{"accord | BTN,CHN | initialled"}},
		{"visit to sign", "The minister of Laos travelled to Cambodia to sign a protocol on tourism.",
			[]string{"protocol | KHM,LAO | agreed"}},
		{"town in a name", "Brazil withdrew from the Paris Agreement.",
			[]string{"agreement | BRA | withdrawn"}},
		{"what is signed", "Fiji and Samoa signed the Blue Ocean Partnership on Sunday.",
			[]string{"other | FJI,WSM | signed"}},
		{"devil", "He said the vote was a deal with the devil.", nil},
		{"a great deal", "Canada sent a great deal of aid to Haiti.", nil},
		{"in agreement", "The ministers nodded in agreement.", nil},
		{"verb", "Ghana will deal with Togo next year.", nil},
		{"gathering", "The Republican National Convention opened in Milwaukee.", nil},
		{"health protocols", "Vietnam relaxed health protocols for visitors from Laos.", nil},
		{"act of one side", "Japan approved an emergency declaration.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := reading(t, tt.text)
			var got []string
			for i := range r.Agreements {
				got = append(got, line(&r, &r.Agreements[i]))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%s\ngot  %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// TestFields holds own sentences with one detail each.
func TestDetails(t *testing.T) {
	tests := []struct {
		name, text string
		detail     func(r *chancery.Reading, g *chancery.Agreement) string
		want       string
	}{
		{"list of fields", "Iraq and Jordan signed an agreement on trade, energy and culture.",
			func(_ *chancery.Reading, g *chancery.Agreement) string { return strings.Join(g.Fields, "|") }, "trade|energy|culture"},
		{"fields of", "India and Nepal signed a memorandum on cooperation in the fields of the economy, science and technology, health and tourism.",
			func(_ *chancery.Reading, g *chancery.Agreement) string { return strings.Join(g.Fields, "|") }, "economy|science and technology|health|tourism"},
		{"the field of", "Laos and Vietnam signed an agreement on joint work in the field of forest fires and floods.",
			func(_ *chancery.Reading, g *chancery.Agreement) string { return strings.Join(g.Fields, "|") }, "forest fires and floods"},
		{"modifier", "Zambia and Malawi reached a trade deal.",
			func(_ *chancery.Reading, g *chancery.Agreement) string { return strings.Join(g.FieldCodes, "|") }, "2021"},
		{"range of years", "Cuba and Angola signed a roadmap of joint work for the years 2024-2027.",
			func(_ *chancery.Reading, g *chancery.Agreement) string {
				return string(g.Term.From + "/" + g.Term.To)
			}, "2024/2027"},
		{"runs until", "The 2011 pact between Kenya and Ethiopia runs until 2031.",
			func(_ *chancery.Reading, g *chancery.Agreement) string {
				return string(g.Term.From + "/" + g.Term.To)
			}, "2011/2031"},
		{"duration before", "Algeria and Tunisia signed a ten-year energy agreement.",
			func(_ *chancery.Reading, g *chancery.Agreement) string { return g.Duration }, "P10Y"},
		{"day", "Greece and Cyprus signed a rescue agreement on Tuesday.",
			func(_ *chancery.Reading, g *chancery.Agreement) string { return string(g.Signed) }, "2023-06-13"},
		{"place", "Benin and Togo signed a border treaty in Geneva.",
			func(r *chancery.Reading, g *chancery.Agreement) string {
				if p := r.Place(g.Place); p != nil {
					return p.Name
				}
				return ""
			}, "Geneva"},
		{"facilitator", "Serbia and Kosovo reached a deal brokered by Switzerland.",
			func(r *chancery.Reading, g *chancery.Agreement) string { return codes(r, g.Facilitators) }, "CHE"},
		{"facilitator before", "Israel and Lebanon agreed to a French-brokered truce.",
			func(r *chancery.Reading, g *chancery.Agreement) string {
				return codes(r, g.Facilitators) + " " + codes(r, g.Parties)
			}, "FRA ISR,LBN"},
		{"host of the talks", "Sudan and Chad signed a truce, Qatar, which hosted the talks, said.",
			func(r *chancery.Reading, g *chancery.Agreement) string { return codes(r, g.Hosts) }, "QAT"},
		{"condition", "Spain and Morocco concluded a fisheries accord, which parliament must still approve.",
			func(_ *chancery.Reading, g *chancery.Agreement) string {
				if len(g.Conditions) == 0 {
					return ""
				}
				return g.Conditions[0].Text
			}, "which parliament must still approve"},
		{"history in order", "Peru and Chile signed a mining treaty. Chile's minister, who negotiated the treaty, praised it.",
			func(_ *chancery.Reading, g *chancery.Agreement) string {
				var out []string
				for _, h := range g.History {
					out = append(out, h.Status)
				}
				return strings.Join(out, ", ")
			}, "under negotiation, signed"},
		{"signed together", "Iraq and Jordan signed a roadmap for 2024-2026, an agreement on culture and a pact on transport.",
			func(_ *chancery.Reading, g *chancery.Agreement) string {
				var out []string
				for _, id := range g.SignedWith {
					out = append(out, string(id))
				}
				return strings.Join(out, " ")
			}, "g2 g3"},
		{"duration of what it gives", "Kenya and Qatar signed a pact. The pact gives Kenya access to the port for 25 years.",
			func(_ *chancery.Reading, g *chancery.Agreement) string { return g.Duration }, "P25Y"},
		{"replaces", "Bolivia and Peru signed a fishing treaty in La Paz. It replaces a protocol of 1999.",
			func(r *chancery.Reading, g *chancery.Agreement) string {
				for i := range r.Agreements {
					if r.Agreements[i].ID == g.Replaces {
						return line(r, &r.Agreements[i])
					}
				}
				return ""
			}, "protocol | BOL,PER | replaced"},
		{"anniversary", "Morocco and Senegal signed a declaration dedicated to the 60th anniversary of diplomatic relations.",
			func(_ *chancery.Reading, g *chancery.Agreement) string {
				return g.About + "; " + strings.Join(g.Inferred, "; ")
			}, "60th anniversary of diplomatic relations; diplomatic relations since 1963"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := reading(t, tt.text)
			if len(r.Agreements) == 0 {
				t.Fatalf("%s: no agreement", tt.text)
			}
			if got := tt.detail(&r, &r.Agreements[0]); got != tt.want {
				t.Errorf("%s\ngot  %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// TestBadInput holds what an agreement must survive.
func TestBadInput(t *testing.T) {
	states := []string{"Albania", "Algeria", "Angola", "Argentina", "Armenia", "Austria", "Bahrain", "Bangladesh", "Belgium", "Belize", "Benin", "Bolivia",
		"Botswana", "Brazil", "Brunei", "Bulgaria", "Burundi", "Cambodia", "Cameroon", "Canada", "Chile", "China", "Colombia", "Croatia", "Cuba", "Cyprus",
		"Denmark", "Ecuador", "Egypt", "Estonia", "Ethiopia", "Fiji", "Finland", "France", "Gabon", "Germany", "Ghana", "Greece", "Guyana", "Haiti"}
	forty := strings.Join(states[:39], ", ") + " and " + states[39] + " signed a convention on plastic waste."
	t.Run("forty parties", func(t *testing.T) {
		r := reading(t, forty)
		if len(r.Agreements) != 1 {
			t.Fatalf("%d agreements", len(r.Agreements))
		}
		if n := len(r.Agreements[0].Parties); n < 38 {
			t.Errorf("%d parties of 40: %s", n, codes(&r, r.Agreements[0].Parties))
		}
	})
	t.Run("no party", func(t *testing.T) {
		r := reading(t, "A treaty was signed on Monday.")
		if len(r.Agreements) != 1 || len(r.Agreements[0].Parties) != 0 || r.Agreements[0].Status != "signed" {
			t.Errorf("%+v", r.Agreements)
		}
	})
	t.Run("contradicting dates", func(t *testing.T) {
		r := reading(t, "Chad and Niger signed a pact on 3 May 2023. The pact was signed on 4 May 2023, according to Niger.")
		if len(r.Agreements) != 1 {
			t.Fatalf("%d agreements", len(r.Agreements))
		}
		g := r.Agreements[0]
		var days []string
		for _, h := range g.History {
			days = append(days, string(h.Date))
		}
		if g.Signed != "2023-05-03" || !slices.Contains(days, "2023-05-04") {
			t.Errorf("signed %s, history %q: the first counts, the other stays visible", g.Signed, days)
		}
	})
	t.Run("years of two papers", func(t *testing.T) {
		r := reading(t, "Under the deal Chad and Niger revive a 2004 water accord and a 1996 pact on cattle.")
		for _, g := range r.Agreements {
			for _, h := range g.History {
				if len(h.Date) == 4 && h.Date != g.Signed[:min(4, len(g.Signed))] {
					t.Errorf("%s of %s: a step has the year of the other, %s", g.Title, g.Signed, h.Date)
				}
			}
		}
		if len(r.Agreements) < 2 {
			t.Errorf("%d agreements", len(r.Agreements))
		}
	})
	t.Run("business", func(t *testing.T) {
		r := reading(t, "The striker left the club in a transfer deal worth 40 million euros.")
		for _, g := range r.Agreements {
			if g.Kind != "contract" {
				t.Errorf("kind %s", g.Kind)
			}
		}
	})
	for _, text := range []string{"", "Deal", "the", "It.", "deal deal deal treaty pact", "- - agreement - -", "Treaty of of of", "\xff\xfe agreement with \xff"} {
		r := reading(t, text)
		for _, g := range r.Agreements {
			for _, m := range g.Mentions {
				if m.Start < 0 || m.End > len(text) || m.Start >= m.End {
					t.Errorf("%q: mention %+v", text, m)
				}
			}
		}
	}
}

// TestDeterministic reads one text twice.
func TestDeterministic(t *testing.T) {
	const text = "Iraq and Syria signed a water accord and a trade agreement in Basra. The accord replaces a treaty of 1987. Turkey denied that it had signed the accord."
	a, b := reading(t, text), reading(t, text)
	if len(a.Agreements) != len(b.Agreements) || len(a.Agreements) < 2 {
		t.Fatalf("%d and %d agreements", len(a.Agreements), len(b.Agreements))
	}
	for i := range a.Agreements {
		x, y := a.Agreements[i], b.Agreements[i]
		if x.Title != y.Title || x.Status != y.Status || !slices.Equal(x.Parties, y.Parties) || x.Rule != y.Rule {
			t.Errorf("%+v\n%+v", x, y)
		}
	}
}

// FuzzFind holds what must be so of any text: spans in the text, ids in order,
// parties among the actors, references among the agreements.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"Chad and Mali signed a treaty, a pact and an accord in Paris on Monday. It replaces the treaty of 1999.",
		"The the deal of of 2023-2026 between and with, signed by. It, which expired, was signed until unless.",
		"\"Treaty\" - between A and B, C and D; ceasefire talks with the-brokered truce for 72-hour.",
		"an agreement on trade, and a plan, a deal, a deal that, under the deal, as part of it",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := reading(t, text)
		ids := map[chancery.AgreementID]bool{"": true}
		for _, g := range r.Agreements {
			ids[g.ID] = true
		}
		for i, g := range r.Agreements {
			if want := chancery.AgreementID("g" + strconv.Itoa(i+1)); g.ID != want {
				t.Errorf("id %s, want %s", g.ID, want)
			}
			if len(g.Mentions) == 0 || len(g.FieldCodes) != len(g.Fields) || !ids[g.Replaces] || g.Replaces == g.ID {
				t.Errorf("%+v", g)
			}
			for _, m := range g.Mentions {
				if m.Start < 0 || m.End > len(r.Report.Text) || m.Start >= m.End || r.Report.Text[m.Start:m.End] != m.Text {
					t.Errorf("mention %+v", m)
				}
			}
			for _, id := range slices.Concat(g.Parties, g.Signatories, g.Facilitators, g.Hosts) {
				if r.Actor(id) == nil {
					t.Errorf("no actor %s", id)
				}
			}
			for _, id := range g.SignedWith {
				if !ids[id] || id == g.ID {
					t.Errorf("signed with %s", id)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	const text = "Kenya and Uganda signed a fisheries agreement in Kisumu on Tuesday. The deal, brokered by Tanzania, runs until 2030 and replaces a treaty of 1987."
	r, err := reader()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(chancery.Report{Text: text})
	}
}
