package ledger

import (
	"encoding/json"

	"chancery"
	"chancery/internal/merge"
)

// facts is what merging compares of a statement, as it is kept: what the tables of
// statements and reports hold already is left out. Short names keep ten million of
// them small.
type facts struct {
	Title      string           `json:"t,omitempty"`
	Words      string           `json:"w,omitempty"` // where they are not those of the statement
	Actors     []string         `json:"a,omitempty"`
	Recipients []string         `json:"r,omitempty"`
	Parties    []string         `json:"p,omitempty"`
	Others     []other          `json:"o,omitempty"`
	Reciprocal bool             `json:"x,omitempty"`
	Names      []merge.Name     `json:"n,omitempty"`
	Future     bool             `json:"f,omitempty"`
	Background bool             `json:"b,omitempty"`
	Dead       int              `json:"d,omitempty"`
	Injured    int              `json:"i,omitempty"`
	Amount     string           `json:"m,omitempty"`
	Currency   string           `json:"c,omitempty"`
	Intensity  float64          `json:"y,omitempty"`
	Held       []merge.Held     `json:"h,omitempty"`
	Agreement  *merge.Agreement `json:"g,omitempty"`
}

// other is a third party.
type other struct {
	Role string `json:"r"`
	Code string `json:"c"`
}

// factsOf takes from a statement what is kept of it. words are those of its row.
func factsOf(s *merge.Statement, words string) facts {
	f := facts{Title: s.Title, Actors: s.Actors, Recipients: s.Recipients, Parties: s.Parties, Names: s.Names, Future: s.Future, Background: s.Background,
		Dead: s.Dead, Injured: s.Injured, Amount: s.Amount, Currency: s.Currency, Held: s.Perspectives, Agreement: s.Agreement}
	if s.Words != words {
		f.Words = s.Words
	}
	return f
}

// into fills in a statement whose other members are set.
func (f *facts) into(s *merge.Statement) {
	s.Title, s.Actors, s.Recipients, s.Parties, s.Names, s.Future, s.Background = f.Title, f.Actors, f.Recipients, f.Parties, f.Names, f.Future, f.Background
	s.Dead, s.Injured, s.Amount, s.Currency, s.Perspectives, s.Agreement = f.Dead, f.Injured, f.Amount, f.Currency, f.Held, f.Agreement
	if f.Words != "" {
		s.Words = f.Words
	}
}

// remember adds the facts and the blocks of a statement.
func (p *writing) remember(id int64, s *merge.Statement, f facts) error {
	body, err := json.Marshal(f)
	if err != nil {
		return err
	}
	p.facts.add("facts", id, string(body))
	for _, b := range merge.Blocks(s) {
		p.blocks.add("blocks", b, id)
	}
	return nil
}

// eventFacts are the facts of an event and what only the ledger wants of it.
func (p *writing) eventFacts(e *chancery.Event, s *merge.Statement) facts {
	f := factsOf(s, e.Span.Text)
	f.Reciprocal, f.Intensity = e.Reciprocal, e.Intensity
	for _, o := range e.Others {
		if c := code(p.r, o.Actor); c != "" {
			f.Others = append(f.Others, other{o.Role, c})
		}
	}
	return f
}

// agreementFacts are the same of an agreement.
func (p *writing) agreementFacts(g *chancery.Agreement, s *merge.Statement) facts {
	f := factsOf(s, g.Mentions[0].Text)
	for _, o := range g.Facilitators {
		if c := code(p.r, o); c != "" {
			f.Others = append(f.Others, other{"facilitator", c})
		}
	}
	return f
}
