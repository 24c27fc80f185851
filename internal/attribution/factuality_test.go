package attribution

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/event"
	"chancery/lang"
	"chancery/lang/en"
)

// tokenOf returns sentence and index of the first token with the given form.
func tokenOf(t *testing.T, doc *lang.Document, form string) (sentence, token int) {
	t.Helper()
	for k := range doc.Sentences {
		for i := range doc.Sentences[k].Tokens {
			if doc.Sentences[k].Tokens[i].Form == form {
				return k, i
			}
		}
	}
	t.Fatalf("no token %q in %q", form, doc.Text)
	return 0, 0
}

// What stands between a noun and the verb of its relative clause is no part of the
// trigger.
func TestFactualityRelative(t *testing.T) {
	text := "The treaty, which Oslo never ratified, has lapsed."
	doc := en.Annotate(text)
	events := []event.Event{{Sentence: 0, Token: 6, Event: chancery.Event{ID: "e1", Trigger: chancery.Span{Start: 4, End: 37, Text: text[4:37]}}}}
	Judge(&doc, &actor.Finding{}, nil, events, nil)
	if p := events[0].Perspectives; len(p) != 1 || p[0].Factuality != "CT-" {
		t.Errorf("found %+v, want CT-", p)
	}
}

func TestFactuality(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       chancery.Factuality
		why        string
	}{
		{"Ghana and Togo signed a pact.", "signed", "CT+", "asserted"},
		{"Ghana and Togo will sign a pact.", "sign", "PR+", "future: will"},
		{"Ghana is scheduled to host the summit.", "host", "PR+", "schedule"},
		{"The premier was to travel to Lima on Sunday.", "travel", "PR+", "is to"},
		{"Ghana may join the bloc.", "join", "PS+", "modal: may"},
		{"Ghana could join the bloc next year.", "join", "PS+", "modal: could"},
		{"Ghana should join the bloc.", "join", "Uu", "duty: should"},
		{"The emissary must have lied to them.", "lied", "PR+", "must have"},
		{"Perhaps the rebels fled.", "fled", "PS+", "perhaps"},
		{"The rebels probably fled.", "fled", "PR+", "probably"},
		{"If the rebels attack, the town will fall.", "attack", "Uu", "condition: if"},
		{"If the rebels attack, the town will fall.", "fall", "Uu", "condition: if"},
		{"Did the rebels attack the town?", "attack", "Uu", "question"},
		{"The court asked whether the firm paid the bribe.", "paid", "Uu", "whether"},
		{"The general came to Mali to train soldiers.", "train", "Uu", "purpose"},
		{"The council demanded that Mali withdraw its troops.", "withdraw", "Uu", "demand"},
		{"The envoy managed to free the hostages.", "free", "CT+", "asserted"},
		{"The envoy wants to free the hostages.", "free", "Uu", "volition"},
		{"The envoy tried to free the hostages.", "free", "Uu", "attempt"},
		{"The envoy decided to leave.", "leave", "PR+", "intention"},
		{"The minister regrets that the talks failed.", "failed", "CT+", "asserted"},
		{"The minister pretended that he was ill.", "ill", "CT-", "pretend"},
		{"Police forced the crowd to leave the square.", "leave", "CT+", "asserted"},
		{"Police allowed the crowd to enter the square.", "enter", "PS+", "permission"},
		{"There is a plan to build a dam.", "build", "Uu", "plan"},
		{"The decision to build a dam angered farmers.", "build", "PR+", "decision"},
		{"The possibility of an attack alarmed Niger.", "attack", "PS+", "possibility"},
		{"Iran claims that it has won.", "won", "Uu", "claim"},
		{"Iran said that it had won.", "won", "CT+", "asserted"},
		{"Iran confirmed that it had won.", "won", "CT+", "confirm"},
		{"It is expected that the talks will end.", "end", "PR+", "expect"},
		{"The alleged attack shocked Niger.", "attack", "Uu", "alleged"},
		{"The planned visit angered farmers.", "visit", "PR+", "planned"},
		{"Tunisia to host summit in June", "host", "PR+", "scheduled"},
		{"The union threatened to strike.", "strike", "Uu", "threaten"},
		{"The convention has yet to be ratified.", "ratified", "CT-", "yet to"},
	} {
		doc := en.Annotate(c.text)
		k, i := tokenOf(t, &doc, c.word)
		got, why := Factuality(&doc, k, i)
		if got != c.want || !strings.Contains(why, c.why) {
			t.Errorf("%s [%s]: %s (%s), want %s (%s)", c.text, c.word, got, why, c.want, c.why)
		}
	}
}

// TestJudge sees every holder's stand on the event of one word.
func TestJudge(t *testing.T) {
	for _, c := range []struct {
		text, word, source string
		report, holder     chancery.Factuality
	}{
		{"Iran claims that it signed the deal.", "signed", "Iran", "Uu", "CT+"},
		{"Iran denied that it had paid the militia.", "paid", "Iran", "Uu", "CT-"},
		{"Iran said that it had paid the militia.", "paid", "Iran", "CT+", "CT+"},
		{"Iran did not say that it had paid the militia.", "paid", "Iran", "Uu", "Uu"},
		{"Iran believes that Oman paid the militia.", "paid", "Iran", "Uu", "PR+"},
		{"Oman paid the militia, Iran said.", "paid", "Iran", "CT+", "CT+"},
		{"Oman paid the militia, Iran claimed.", "paid", "Iran", "Uu", "CT+"},
		{"Oman may have paid the militia, Iran said.", "paid", "Iran", "PS+", "PS+"},
		{"Iran said that Oman had not paid the militia.", "paid", "Iran", "CT-", "CT-"},
		{"Iran accused Oman of paying the militia.", "paying", "Iran", "Uu", "CT+"},
		{"Iran asked whether Oman paid the militia.", "paid", "Iran", "Uu", "Uu"},
	} {
		doc := en.Annotate(c.text)
		k, i := tokenOf(t, &doc, c.word)
		none := actor.Finding{}
		found := Find(&doc, &none)
		for q := range found {
			if strings.Contains(found[q].SourceText.Text, c.source) {
				found[q].Source = "a1"
			}
		}
		at := doc.Sentences[k].Tokens[i].Span
		events := []event.Event{{Event: chancery.Event{ID: "e1", Type: "AID", Trigger: chancery.Quote(doc.Text, at)}, Sentence: k, Token: i}}
		Judge(&doc, &none, found, events, nil)
		got := map[string]chancery.Factuality{}
		for _, p := range events[0].Perspectives {
			if p.Reason == "" {
				t.Errorf("%s: %s has no reason", c.text, p.Holder)
			}
			got[p.Holder] = p.Factuality
		}
		if got["report"] != c.report || got["a1"] != c.holder {
			t.Errorf("%s: report %s, source %s; want %s, %s", c.text, got["report"], got["a1"], c.report, c.holder)
		}
		if len(found) == 0 || len(found[0].Statements) != 1 || found[0].Statements[0] != "e1" {
			t.Errorf("%s: the statement is not tied to its attribution", c.text)
		}
	}
}

// What makes an event is no hedge on it: "will not hand over" is a refusal.
func TestJudgeIncorporated(t *testing.T) {
	for _, c := range []struct {
		text, kind, trigger, word string
		want                      chancery.Factuality
	}{
		{"Lima will not hand over the suspects.", "REJECT", "not hand over", "hand", "CT+"},
		{"Lima refused to hand over the suspects.", "REJECT", "hand over", "hand", "CT+"},
		{"Lima promised to reopen the embassy.", "AGREE", "reopen", "reopen", "CT+"},
		{"Lima will reopen the embassy.", "AGREE", "reopen", "reopen", "CT+"},
		{"Lima did not deny the report.", "REJECT", "deny", "deny", "CT-"},
	} {
		doc := en.Annotate(c.text)
		k, i := tokenOf(t, &doc, c.word)
		at := strings.Index(c.text, c.trigger)
		events := []event.Event{{Event: chancery.Event{ID: "e1", Type: c.kind, Trigger: chancery.Span{Start: at, End: at + len(c.trigger), Text: c.trigger}}, Sentence: k, Token: i}}
		none := actor.Finding{}
		Judge(&doc, &none, Find(&doc, &none), events, nil)
		if p := events[0].Perspectives[0]; p.Factuality != c.want {
			t.Errorf("%s: %s is %s (%s), want %s", c.text, c.kind, p.Factuality, p.Reason, c.want)
		}
	}
}

func TestJudgeAgreement(t *testing.T) {
	text := "Peru and Chile signed a fisheries accord on Monday. Bolivia claims that it has a deal with Peru."
	doc := en.Annotate(text)
	none := actor.Finding{}
	found := Find(&doc, &none)
	span := func(words string) []chancery.Span {
		i := strings.Index(text, words)
		return []chancery.Span{{Start: i, End: i + len(words), Text: words}}
	}
	agreements := []chancery.Agreement{
		{ID: "g1", Status: "signed", Mentions: span("a fisheries accord")},
		{ID: "g2", Status: "agreed", Mentions: span("a deal with Peru")},
		{ID: "g3", Status: "denied", Mentions: span("a fisheries accord")},
	}
	Judge(&doc, &none, found, nil, agreements)
	for i, want := range []chancery.Factuality{"CT+", "Uu", "CT-"} {
		if p := agreements[i].Perspectives; len(p) == 0 || p[0].Factuality != want {
			t.Errorf("%s: %+v, want %s by the report", agreements[i].ID, p, want)
		}
	}
}

func TestQuestions(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // part of the question, "" for none
		to   string // part of the topic
	}{
		{"It is not clear whether the pipeline will reopen.", "whether the pipeline will reopen", "pipeline"},
		{"It was unclear who fired the first shot.", "who fired", ""},
		{"It remains to be seen if the truce will hold.", "if the truce will hold", "truce"},
		{"Whether the king will attend is an open question.", "Whether the king will attend", "king"},
		{"The spokesman declined to say when the envoy would return.", "when the envoy would return", "envoy"},
		{"The ministry did not say how many soldiers had died.", "how many soldiers", ""},
		{"The minister did not name the suppliers.", "name the suppliers", "suppliers"},
		{"The date of the summit is not known.", "date of the summit", "date of the summit"},
		{"The cause of the crash remains unknown.", "cause of the crash", "cause"},
		{"Diplomats questioned whether the fund would suffice.", "whether the fund", "fund"},
		{"Nobody knows why the ship turned back.", "why the ship turned back", "ship"},
		{"No group has claimed responsibility for the blast.", "claimed responsibility", "responsibility"},
		{"The victims have not been identified.", "not been identified", "victims"},
		{"Police are investigating whether the fire was lit on purpose.", "whether the fire was lit", "fire"},
		{"Investigators are looking into whether the ship was carrying arms.", "whether the ship", "ship"},
		{"Officials are trying to determine if the shipment was meant for the rebels.", "if the shipment", "shipment"},
		{"The agency could not independently verify the claims.", "verify the claims", "claims"},
		{"There was no official information on what treatment he had received.", "what treatment he had received", ""},
		{"The vote was delayed by differences over whether a truce should come first.", "whether a truce should come first", "truce"},
		{"A rise in violence has prompted concern about whether the troops are ready.", "whether the troops are ready", "troops"},
		{"Commanders were considering whether they may need to keep forces in the city.", "whether they may need", ""},
		{"Keeping the port open is a matter of national pride.", "", ""},
		{"The board will meet in June to decide whether to accept the bid.", "", ""},
		{"Will the ceasefire hold?", "Will the ceasefire hold?", "ceasefire"},
		{"It is too early to say whether the harvest will fail.", "whether the harvest will fail", "harvest"},
		{"The ministry did not respond to a request for comment.", "", ""},
		{"It is clear that the truce will hold.", "", ""},
		{"The minister knows who fired the shot.", "", ""},
		{"“Will it hold?” she asked.", "", ""},
		{"The officers are not sure.", "", ""},
	} {
		doc := en.Annotate(c.text)
		none := actor.Finding{}
		got := Questions(&doc, &none, Find(&doc, &none), nil, nil)
		if c.want == "" {
			if len(got) > 0 {
				t.Errorf("%s: found %q, want nothing", c.text, got[0].Text)
			}
			continue
		}
		if len(got) != 1 || !strings.Contains(got[0].Text, c.want) || !strings.Contains(got[0].Topic, c.to) {
			t.Errorf("%s: found %+v, want %q about %q", c.text, got, c.want, c.to)
		}
	}
}

// Who asks many questions interviews somebody.
func TestQuestionsInterview(t *testing.T) {
	doc := en.Annotate("Why did you resign? I was tired. Who will follow you? My deputy. When will she start? In May. Is she ready? She is. Will you stay in Lima? It is not clear whether I will stay.")
	got := Questions(&doc, &actor.Finding{}, nil, nil, nil)
	if len(got) != 1 || !strings.Contains(got[0].Text, "whether I will stay") {
		t.Errorf("found %+v, want the last sentence alone", got)
	}
}

func TestQuestionsAbout(t *testing.T) {
	text := "It is not clear whether Chad will attack the town."
	doc := en.Annotate(text)
	k, i := tokenOf(t, &doc, "attack")
	events := []event.Event{{Event: chancery.Event{ID: "e1", Trigger: chancery.Quote(text, doc.Sentences[k].Tokens[i].Span)}, Sentence: k, Token: i}}
	got := Questions(&doc, &actor.Finding{}, nil, events, nil)
	if len(got) != 1 || got[0].ID != "u1" || got[0].AskedBy != chancery.HolderReport || len(got[0].About) != 1 || got[0].About[0] != "e1" {
		t.Errorf("found %+v, want u1 by the report about e1", got)
	}
}

func TestTables(t *testing.T) {
	l := tables()
	if e := l.cues[lemmaKey{"deny", "VERB"}]; e == nil || e.source != chancery.CTMinus || e.report != chancery.UU {
		t.Errorf("deny is %+v", e)
	}
	for form, want := range map[string]string{"denied": "deny", "admitting": "admit", "accused": "accuse", "said": "say", "urges": "urge"} {
		if got := l.verbs[form]; got != want {
			t.Errorf("verb of %q is %q, want %q", form, got, want)
		}
	}
	head := "lemma\tpos\tframes\tstance\treport\tsource\tnegated\n"
	for _, c := range []struct{ name, cues, want string }{
		{"header", "lemma\tpos\n", `cues.tsv:1: header is "lemma\tpos", not ` + strconv.Quote(strings.TrimSpace(head))},
		{"columns", head + "say\tVERB\n", "cues.tsv:2: 2 cells, not 7"},
		{"frame", head + "say\tVERB\tthus\treport\t=\tCT+\tUu\n", `cues.tsv:2: unknown frame "thus"`},
		{"stance", head + "say\tVERB\tthat\thums\t=\tCT+\tUu\n", `cues.tsv:2: unknown stance "hums"`},
		{"value", head + "say\tVERB\tthat\treport\t=\tCT\tUu\n", `cues.tsv:2: unknown factuality "CT"`},
		{"twice", head + strings.Repeat("say\tVERB\tthat\treport\t=\tCT+\tUu\n", 2), "cues.tsv:3: say VERB stands twice"},
	} {
		_, err := loadLexicon(strings.NewReader(c.cues), bytes.NewReader(signaturesTSV), bytes.NewReader(hedgesTSV), bytes.NewReader(formsTSV), bytes.NewReader(nounsTSV), bytes.NewReader(openTSV))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: error %v, want %s", c.name, err, c.want)
		}
	}
}

func TestScore(t *testing.T) {
	degree := func(text, word string) float64 {
		doc := en.Annotate(text)
		k, i := tokenOf(t, &doc, word)
		return Score(&doc, k, i)
	}
	past, not, future := degree("The navy sank the ship.", "sank"), degree("The navy did not sink the ship.", "sink"), degree("The navy will sink the ship.", "sink")
	if past < 1.5 || not > past-1 || future > 0 {
		t.Errorf("past %.2f, negated %.2f, future %.2f", past, not, future)
	}
}

// The tables stand in order, so that a change shows as one line.
func TestTablesSorted(t *testing.T) {
	for name, table := range map[string][]byte{"cues": cuesTSV, "signatures": signaturesTSV, "hedges": hedgesTSV, "forms": formsTSV, "nouns": nounsTSV, "open": openTSV, "weights": weightsTSV} {
		last, header := "", false
		for _, line := range strings.Split(strings.TrimSpace(string(table)), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			if !header {
				header = true
				continue
			}
			if line <= last {
				t.Errorf("%s: %q stands after %q", name, line, last)
				break
			}
			last = line
		}
	}
}
