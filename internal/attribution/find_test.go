package attribution

import (
	"strings"
	"testing"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/event"
	"chancery/lang/en"
)

// said is what a test expects of one attribution: parts of source, cue and content.
type said struct {
	source, cue, content, manner, stance string
	via                                  string // cue of the attribution it came through
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"that clause", "The Kenyan envoy said that the border would reopen in May.",
			[]said{{"Kenyan envoy", "said", "border would reopen", "indirect", "report", ""}}},
		{"zero that", "Officials said the convoy had left Juba.",
			[]said{{"Officials", "said", "convoy had left", "indirect", "report", ""}}},
		{"subject with a relative clause", "Police said two men, who remain at large, are behind the theft.",
			[]said{{"Police", "said", "two men, who remain at large, are behind the theft", "indirect", "report", ""}}},
		{"gerund as subject", "He said giving farmers more water helps the region.",
			[]said{{"He", "said", "giving farmers more water helps", "indirect", "report", ""}}},
		{"told, comma", "The mayor told Radio Lagos, ships from other ports tried to help, but were unable.",
			[]said{{"mayor", "told", "ships from other ports tried", "indirect", "report", ""}}},
		{"passive with being", "The envoy also noted that children are being trained as guards.",
			[]said{{"envoy", "noted", "children are being trained", "indirect", "report", ""}}},
		{"no clause behind", "The flood claimed six lives, and the roads were closed.", nil},
		{"innocence and more", "He maintains his innocence and blames the court.", nil},
		{"tail under a list", "Several courses were held in the week, including sports and health check-ups, newspaper The Tribune reported.",
			[]said{{"The Tribune", "reported", "Several courses were held", "indirect", "report", ""}}},
		{"inverted after a fragment", `"Spent and sore," writes her former partner Ann Lee on her page.`,
			[]said{{"Ann Lee", "writes", "Spent and sore", "direct", "report", ""}}},
		{"colon and paragraphs", "Minister Anna Berg said:\n\nThe raid was a grave mistake. It must end.\n\nNotes",
			[]said{{"Anna Berg", "said", "It must end", "indirect", "report", ""}}},
		{"a charge denied", "Oslo and Bonn say Togo is hiding two ships - a charge it denies.",
			[]said{{"it", "denies", "Togo is hiding two ships", "indirect", "deny", "say"}}},
		{"a second verb of the speaker", "The spokesman said Monday there is no point in a truce, and accused the army of murdering farmers.",
			[]said{{"spokesman", "accused", "murdering farmers", "indirect", "accuse", "said"}}},
		{"an offer", "In a statement on Sunday, the union offered to give Chad more aid.",
			[]said{{"union", "offered", "to give Chad more aid", "indirect", "promise", ""}}},
		{"stressed a need", "The envoy stressed the need for a lasting truce.",
			[]said{{"envoy", "stressed", "the need for a lasting truce", "indirect", "report", ""}}},
		{"plans announced", "The station has announced plans to broadcast the talks.",
			[]said{{"station", "announced", "plans to broadcast the talks", "indirect", "report", ""}}},
		{"announced an act", "The ministry announced the arrest of six men.",
			[]said{{"ministry", "announced", "the arrest of six men", "indirect", "report", ""}}},
		{"counted", "Togo has reported two cases of cholera.",
			[]said{{"Togo", "reported", "two cases of cholera", "indirect", "report", ""}}},
		{"reported to somebody", "The firm reported the theft to the police.", nil},
		{"after", "The convoy has left Juba, officials said.",
			[]said{{"officials", "said", "convoy has left Juba", "indirect", "report", ""}}},
		{"inverted", `"We have nothing to hide," said the Chilean foreign minister.`,
			[]said{{"Chilean foreign minister", "said", "nothing to hide", "direct", "report", ""}}},
		{"direct after", `"The talks were useful," the mediator told reporters.`,
			[]said{{"mediator", "told", "talks were useful", "direct", "report", ""}}},
		{"direct before", `The mediator said: "The talks were useful."`,
			[]said{{"mediator", "said", "talks were useful", "direct", "report", ""}}},
		{"speaker inside", `"The talks," the mediator said, "were useful for all."`,
			[]said{{"mediator", "said", "were useful for all", "direct", "report", ""}}},
		{"several paragraphs", "\"The war is over,\" President Diallo said. \"We won it.\n\n\"Now we must rebuild the country.\"",
			[]said{{"Diallo", "said", "Now we must rebuild the country", "direct", "report", ""}}},
		{"sentence before", `Diallo told the assembly on Friday that the war was over. "Now we must rebuild the country."`,
			[]said{{"Diallo", "told", "Now we must rebuild", "mixed", "report", ""}}},
		{"mixed", "Oslo said the plan was “a gift to smugglers” and would fail.",
			[]said{{"Oslo", "said", "a gift to smugglers", "mixed", "report", ""}}},
		{"according to first", "According to the United Nations, 3,000 families fled the city.",
			[]said{{"United Nations", "According to", "3,000 families fled", "indirect", "report", ""}}},
		{"according to last", "Three thousand families fled the city, according to the mayor.",
			[]said{{"mayor", "according to", "families fled the city", "indirect", "report", ""}}},
		{"passive, nobody named", "It was reported that the minister had resigned.",
			[]said{{"", "reported", "minister had resigned", "indirect", "report", ""}}},
		{"outlet", "The launch failed. This was also reported in Japanese media.",
			[]said{{"Japanese media", "reported", "launch failed", "indirect", "report", ""}}},
		{"claim", "Eritrea claims its troops have left the region.",
			[]said{{"Eritrea", "claims", "troops have left", "indirect", "claim", ""}}},
		{"denial of a clause", "Minsk denied that it had trained the gunmen.",
			[]said{{"Minsk", "denied", "trained the gunmen", "indirect", "deny", ""}}},
		{"denial of a noun", "Beijing denied any involvement in the attack.",
			[]said{{"Beijing", "denied", "involvement", "indirect", "deny", ""}}},
		{"accusation", "Sudan accused its neighbour of arming the rebels.",
			[]said{{"Sudan", "accused", "arming the rebels", "indirect", "accuse", ""}}},
		{"promise", "The junta promised to hold elections next year.",
			[]said{{"junta", "promised", "hold elections", "indirect", "promise", ""}}},
		{"demand", "The union demanded that the governor resign.",
			[]said{{"union", "demanded", "governor resign", "indirect", "demand", ""}}},
		{"belief", "Analysts believe that the reserves will last a year.",
			[]said{{"Analysts", "believe", "reserves will last", "indirect", "believe", ""}}},
		{"doubt", "Diplomats doubt that the ceasefire will hold.",
			[]said{{"Diplomats", "doubt", "ceasefire will hold", "indirect", "doubt", ""}}},
		{"prediction", "The bank warned that prices would rise.",
			[]said{{"bank", "warned", "prices would rise", "indirect", "predict", ""}}},
		{"label", "The speaker called the decree a coup.",
			[]said{{"speaker", "called", "decree a coup", "indirect", "report", ""}}},
		{"noun", "The ministry rejected the claim that its pilots bombed the market.",
			[]said{{"", "claim", "pilots bombed the market", "indirect", "claim", "rejected"}}},
		{"participle", "The army withdrew, saying that the siege had ended.",
			[]said{{"army", "saying", "siege had ended", "indirect", "report", ""}}},
		{"statement", "The ministry said in a statement that two pilots were missing.",
			[]said{{"ministry", "said", "two pilots were missing", "indirect", "report", ""}}},
		{"chain", `"We shall return," the agency quoted the general as saying.`,
			[]said{{"agency", "quoted", "We shall return", "direct", "report", ""}, {"general", "saying", "We shall return", "direct", "report", "quoted"}}},
		{"nested", "The newspaper reported that the minister had said the bridge was unsafe.",
			[]said{{"newspaper", "reported", "minister had said", "indirect", "report", ""}, {"minister", "said", "bridge was unsafe", "indirect", "report", "reported"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := en.Annotate(c.text)
			found := Find(&doc, &actor.Finding{})
			for _, w := range c.want {
				ok := false
				for _, a := range found {
					if a.Cue.Text == w.cue && matches(&a.Attribution, found, w) {
						ok = true
					}
				}
				if !ok {
					t.Errorf("no %+v in %s", w, list(found))
				}
			}
		})
	}
}

func matches(a *chancery.Attribution, all []Attribution, w said) bool {
	var content []string
	for _, c := range a.Content {
		content = append(content, c.Text)
	}
	via := ""
	for _, b := range all {
		if b.ID == a.Via {
			via = b.Cue.Text
		}
	}
	if w.source == "" && a.SourceText.Text != "" {
		return false
	}
	return strings.Contains(a.SourceText.Text, w.source) && strings.Contains(strings.Join(content, " "), w.content) &&
		a.Manner == w.manner && a.Stance == w.stance && via == w.via
}

func list(found []Attribution) string {
	var b strings.Builder
	for _, a := range found {
		b.WriteString("\n  " + string(a.ID) + " [" + a.SourceText.Text + "] " + a.Cue.Text)
		for _, c := range a.Content {
			b.WriteString(" | " + c.Text)
		}
		b.WriteString(" (" + a.Manner + ", " + a.Stance + ", via " + string(a.Via) + ")")
	}
	return b.String()
}

// No attribution stands in sentences that only look like one.
func TestFindNothing(t *testing.T) {
	for _, text := range []string{
		"The town is held by a group called Black Flag.",
		"The soldiers made sure that the gate was shut.",
		"It is fair to assume that nobody lives there.",
		"The bridge collapsed after heavy rain.",
		"He read the so-called \"peace paper\" twice.",
	} {
		doc := en.Annotate(text)
		if found := Find(&doc, &actor.Finding{}); len(found) > 0 {
			t.Errorf("%s: found %s", text, list(found))
		}
	}
}

// Every span lies in the text and says what it holds; ids and via are in order.
func FuzzFind(f *testing.F) {
	f.Add("“We go,” he said. According to her, \"no.\"")
	f.Add("X said: Y told Z that \"a\n\n\"b\" was quoted as saying")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		doc := en.Annotate(text)
		none := actor.Finding{}
		found := Find(&doc, &none)
		check := func(s chancery.Span) {
			if s.Start < 0 || s.Start > s.End || s.End > len(text) || text[s.Start:s.End] != s.Text {
				t.Fatalf("bad span %+v in %q", s, text)
			}
		}
		for i, a := range found {
			if a.ID != id(i) || a.Via == a.ID {
				t.Fatalf("attribution %d has id %q via %q", i, a.ID, a.Via)
			}
			check(a.Cue)
			check(a.SourceText)
			if len(a.Content) == 0 {
				t.Fatalf("attribution %s without content in %q", a.ID, text)
			}
			for _, c := range a.Content {
				check(c)
			}
		}
		var events []event.Event
		for k := range doc.Sentences {
			for i := range doc.Sentences[k].Tokens {
				at := chancery.Quote(text, doc.Sentences[k].Tokens[i].Span)
				events = append(events, event.Event{Event: chancery.Event{ID: "e", Type: "REJECT", Trigger: at}, Sentence: k, Token: i})
			}
		}
		Judge(&doc, &none, found, events, nil)
		for _, e := range events {
			if len(e.Perspectives) == 0 || e.Perspectives[0].Holder != chancery.HolderReport {
				t.Fatalf("no perspective of the report on %q", e.Trigger.Text)
			}
			if _, err := value(string(e.Perspectives[0].Factuality)); err != nil {
				t.Fatal(err)
			}
		}
		for _, u := range Questions(&doc, &none, found, nil, nil) {
			check(u.Span)
		}
	})
}
