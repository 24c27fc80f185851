package server

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// queueShown is how many statements of the queue are listed.
const queueShown = 50

// review shows the queue of statements that are worth a look, and one of them.
type review struct {
	Doubt   ledger.Doubt      `json:"doubt"` // that the queue is narrowed to; "" for all
	Queue   []ledger.Doubtful `json:"queue"` // at most 50
	Current *ledger.Reviewed  `json:"current"`
	Near    []ledger.Hit      `json:"near"`    // that the current one may be merged with
	Reviews []ledger.Review   `json:"reviews"` // the last decisions of all

	n    names
	find string // query for those to merge with
	edit bool   // the form to edit is open
}

func (s *Server) review(r *http.Request) (any, error) {
	q := r.URL.Query()
	v := &review{Doubt: ledger.Doubt(q.Get("doubt")), Near: []ledger.Hit{}, n: s.names, find: strings.TrimSpace(q.Get("find")), edit: q.Get("edit") != ""}
	var err error
	if v.Queue, err = s.ledger.Doubtful(r.Context(), v.Doubt, queueShown); err != nil {
		return nil, err
	}
	if v.Reviews, err = s.ledger.Reviews(r.Context(), "", 20); err != nil {
		return nil, err
	}
	key := q.Get("key")
	if key == "" && len(v.Queue) > 0 {
		key = v.Queue[0].Key
	}
	if key == "" {
		return v, nil
	}
	current, err := s.ledger.Reviewed(r.Context(), key)
	if err != nil {
		return nil, err
	}
	v.Current = &current
	if v.find == "" {
		v.find = usualFind(&current)
	}
	v.Near, err = s.ledger.Candidates(r.Context(), &current, v.find, 10)
	return v, err
}

// usualFind is the query for statements that may be merged with one: of the same two,
// or of the first that takes part.
func usualFind(v *ledger.Reviewed) string {
	switch len(v.Codes) {
	case 0:
		return "type:" + v.Kind
	case 1:
		return "country:" + v.Codes[0]
	}
	return "dyad:" + v.Codes[0] + "-" + v.Codes[1]
}

func (v *review) frame(p *ui.Page) { p.Title = "Review" }

// Doubts lead to the parts of the queue.
func (v *review) Doubts() []ui.Link {
	out := []ui.Link{{Text: "All", URL: "/review", Current: v.Doubt == ""}}
	for _, d := range ledger.Doubts() {
		out = append(out, ui.Link{Text: upperFirst(string(d)), URL: withQuery("/review", "doubt", string(d)), Title: doubtWords(d), Current: v.Doubt == d})
	}
	return out
}

// doubtWords says why a statement is worth a look.
func doubtWords(d ledger.Doubt) string {
	switch d {
	case ledger.Disputed:
		return "people decided differently about it"
	case ledger.Contradicted:
		return "some affirm what others deny"
	case ledger.Unresolved:
		return "somebody who takes part is known by no code"
	case ledger.Unbacked:
		return "one report tells of it, and leaves it open"
	}
	return ""
}

// url is the address of a statement in this queue.
func (v *review) url(key string, pairs ...string) string {
	return withQuery("/review", append([]string{"doubt", string(v.Doubt), "key", key}, pairs...)...)
}

// Why says why the current statement is in the queue, "" if it is not.
func (v *review) Why() string {
	for i := range v.Queue {
		if v.Current != nil && v.Queue[i].Key == v.Current.Key {
			return upperFirst(string(v.Queue[i].Doubt)) + ": " + doubtWords(v.Queue[i].Doubt) + "."
		}
	}
	return ""
}

// next is the statement that comes after the current one; "" for none.
func (v *review) next() string {
	for i := range v.Queue {
		if v.Queue[i].Key != v.Current.Key {
			continue
		}
		if i+1 < len(v.Queue) {
			return v.Queue[i+1].Key
		}
		return ""
	}
	return ""
}

// Skip leads on without a decision.
func (v *review) Skip() ui.Link {
	if next := v.next(); next != "" {
		return ui.Link{Text: "Next without a decision", URL: v.url(next)}
	}
	return ui.Link{}
}

// Next is where the forms lead.
func (v *review) Next() string { return v.next() }

// Text is the text of the report with the words of the statement lit.
func (v *review) Text() ui.Text {
	c := v.Current
	start, end := min(c.Start, len(c.Text)), min(c.End, len(c.Text))
	out := ui.Text{}
	at := 0
	for _, line := range strings.SplitAfter(c.Text, "\n") {
		from, to := at, at+len(line)
		at = to
		if strings.TrimSpace(line) == "" {
			continue
		}
		a, b := max(from, min(start, to)), max(from, min(end, to))
		var pieces []ui.Piece
		for _, p := range []ui.Piece{{Text: c.Text[from:a]}, {Text: c.Text[a:b], Kinds: []string{c.Kind}, Refs: []string{c.Key}, Label: "what the statement rests on", Tab: true}, {Text: c.Text[b:to]}} {
			if p.Text != "" {
				pieces = append(pieces, p)
			}
		}
		out.Paragraphs = append(out.Paragraphs, pieces)
	}
	return out
}

// Card is the current statement.
func (v *review) Card() ui.Statement {
	c := v.Current
	s := v.n.hit(&c.Hit)
	s.Actions = nil
	if c.Verdict != "" {
		s.Facts = append(s.Facts, "decided: "+string(c.Verdict))
	}
	if c.Of != nil {
		s.Facts = append(s.Facts, fmt.Sprintf("one of %s %s of its occurrence", number(c.Of.Reports), plural(c.Of.Reports, "report")))
	}
	return s
}

// OfURL is the page of the occurrence.
func (v *review) OfURL() string {
	if v.Current.Of == nil {
		return ""
	}
	return occurrenceURL(v.Current.Of.Key)
}

// input is one field of the form to edit.
type input struct {
	Name, Label, Value, Was string
	List                    bool // codes with spaces between
}

// Inputs are the fields that an event or an agreement has.
func (v *review) Inputs() []input {
	read, now := &v.Current.Read, &v.Current.Now
	var out []input
	text := func(name, label string, was, is *string) {
		if was != nil {
			out = append(out, input{Name: name, Label: label, Value: *cmp.Or(is, was), Was: *was})
		}
	}
	codes := func(name, label string, was, is *[]string) {
		if was != nil {
			out = append(out, input{Name: name, Label: label, Value: strings.Join(*cmp.Or(is, was), " "), Was: strings.Join(*was, " "), List: true})
		}
	}
	text("type", "Type", read.Type, now.Type)
	text("mode", "Mode", read.Mode, now.Mode)
	text("title", "Title", read.Title, now.Title)
	text("status", "Status", read.Status, now.Status)
	codes("actors", "Actors (codes)", read.Actors, now.Actors)
	codes("recipients", "Recipients (codes)", read.Recipients, now.Recipients)
	codes("parties", "Parties (codes)", read.Parties, now.Parties)
	text("time", "Time (EDTF)", read.Time, now.Time)
	text("place", "Place", read.Place, now.Place)
	text("country", "Country of the place", read.Country, now.Country)
	return out
}

// Editing tells whether the form to edit is open.
func (v *review) Editing() bool { return v.edit }

// Find is the query for those to merge with.
func (v *review) Find() string { return v.find }

// QueueTable lists the queue.
func (v *review) QueueTable() ui.Table {
	t := ui.Table{Caption: "Statements, the gravest doubt first", Columns: []ui.Column{{Text: "Doubt"}, {Text: "Statement"}, {Text: "Who"}, {Text: "Day"}, {Text: "Outlet"}, {Text: "Words"}}}
	for i := range v.Queue {
		d := &v.Queue[i]
		t.Rows = append(t.Rows, []ui.Cell{{Text: string(d.Doubt), Note: doubtWords(d.Doubt)}, {Text: strings.TrimSpace(cmp.Or(d.Type, d.Kind) + " " + cmp.Or(d.Mode, d.Status)), URL: v.url(d.Key)},
			{Text: v.n.list(d.Codes, 4)}, {Text: d.Day}, {Text: d.Outlet}, {Text: clip(d.Words, 100)}})
	}
	return t
}

// Full tells whether the queue may be longer than its list.
func (v *review) Full() bool { return len(v.Queue) >= queueShown }

// undoable is a decision with what undoes it.
type undoable struct {
	ledger.Review
	URL string // of the statement
}

// Decisions are those about the current statement, or the last of all.
func (v *review) Decisions() []undoable {
	list := v.Reviews
	if v.Current != nil && len(v.Current.Reviews) > 0 {
		list = v.Current.Reviews
	}
	var out []undoable
	for _, r := range list {
		out = append(out, undoable{r, withQuery("/review", "key", r.Subject)})
	}
	return out
}

// Latest is the last decision that can be undone, nil for none.
func (v *review) Latest() *undoable {
	list := v.Decisions()
	i := slices.IndexFunc(list, func(r undoable) bool { return r.Action != ledger.Undo && !r.Undone })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// Empty is shown where nothing is in doubt.
func (v *review) Empty() ui.Empty {
	return ui.Empty{Title: "Nothing waits for a look", Text: "No statement of this kind is in doubt and undecided. Any statement can be reviewed from its page.", Links: []ui.Link{{Text: "All statements", URL: "/search"}}}
}
