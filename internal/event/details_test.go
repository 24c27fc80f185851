package event_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery"
	"chancery/read"
)

// TestDetails reads one sentence each and looks at one event of it beyond its
// type and parties: time, place, tense, background, quantities, what it is about.
func TestDetails(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	when := func(_ *chancery.Reading, e *chancery.Event) string {
		if e.Time == nil {
			return ""
		}
		return string(e.Time.Value)
	}
	where := func(r *chancery.Reading, e *chancery.Event) string {
		if p := r.Place(e.Place); p != nil {
			return p.Name
		}
		return ""
	}
	tense := func(_ *chancery.Reading, e *chancery.Event) string { return e.Tense }
	background := func(_ *chancery.Reading, e *chancery.Event) string { return fmt.Sprint(e.Background) }
	size := func(_ *chancery.Reading, e *chancery.Event) string {
		return fmt.Sprintf("%d dead, %d injured, %d arrested, %s %s", e.Size.Dead, e.Size.Injured, e.Size.Arrested, e.Size.Amount, e.Size.Currency)
	}
	contexts := func(_ *chancery.Reading, e *chancery.Event) string { return strings.Join(e.Contexts, " ") }
	tests := []struct {
		name, text, typ string
		look            func(*chancery.Reading, *chancery.Event) string
		want            string
	}{
		{"weekday", "Ghana expelled the ambassador of Togo on Monday.", "SANCTION", when, "2024-05-13"},
		{"a term is no time of signing", "Cuba and Angola signed a roadmap from 2024 to 2027.", "SUPPORT", when, ""},
		{"a term beside a time", "Cuba and Angola signed a pact for the years 2024-2027 on Tuesday.", "SUPPORT", when, "2024-05-14"},
		{"a term is no time of the talks before", "Cuba and Angola signed a plan for the years 2024-2027 following talks in Havana.", "CONSULT", when, ""},
		{"city", "Norway and Chad held talks in Nairobi.", "CONSULT", where, "Nairobi"},
		{"past", "Ghana expelled the ambassador of Togo.", "SANCTION", tense, "past"},
		{"future", "The president of Peru will visit Ghana next week.", "AGREE", tense, "future"},
		{"older than the news", "Togo, which cut ties with Ghana in 2016, welcomed the offer of Benin.", "SANCTION", background, "true"},
		{"the news", "Togo cut ties with Ghana on Monday.", "SANCTION", background, "false"},
		{"dead and injured", "Chadian soldiers killed 12 rebels and wounded 30 others.", "ASSAULT", size, "12 dead, 30 injured, 0 arrested,  "},
		{"injured without their noun", "Twelve people were killed and 30 injured in a bomb attack in Lahore.", "ASSAULT", size, "12 dead, 30 injured, 0 arrested,  "},
		{"arrested", "Police in Lima arrested 45 protesters.", "COERCE", size, "0 dead, 0 injured, 45 arrested,  "},
		{"money", "Japan gave Malawi 20 million dollars.", "AID", size, "0 dead, 0 injured, 0 arrested, 20000000 USD"},
		{"context", "Latvia and Estonia signed an agreement on cyber defence.", "SUPPORT", contexts, "diplomatic cyber military"},
		{"no context in the name of a state", "The Democratic Republic of Congo accused Angola of theft.", "ACCUSE", contexts, "crime"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := reader.Read(chancery.Report{Text: tt.text, Published: "2024-05-15"}) // a Wednesday
			i := slices.IndexFunc(r.Events, func(e chancery.Event) bool { return e.Type == tt.typ })
			if i < 0 {
				t.Fatalf("no %s in %+v", tt.typ, r.Events)
			}
			if got := tt.look(&r, &r.Events[i]); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
