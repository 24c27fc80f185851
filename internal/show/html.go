package show

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"chancery"
	"chancery/internal/language"
)

//go:embed page/page.html
var pageHTML string

//go:embed page/page.css
var pageCSS string

//go:embed page/page.js
var pageJS string

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{"join": strings.Join}).Parse(pageHTML))
})

// head is what the top of a page needs.
type head struct {
	Title  string
	CSS    template.CSS
	Policy string // Content-Security-Policy: nothing but this style and this script
}

// HTMLHead begins a page that makes no request: its style and script are in it.
// After it come the readings (HTML), and then HTMLFoot.
func HTMLHead(w io.Writer, title string) error {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return pageTemplate().ExecuteTemplate(w, "head", head{
		Title:  title,
		CSS:    template.CSS(pageCSS),
		Policy: "default-src 'none'; style-src " + hash(pageCSS) + "; script-src " + hash(pageJS) + "; base-uri 'none'; form-action 'none'",
	})
}

// HTMLFoot ends a page.
func HTMLFoot(w io.Writer) error {
	return pageTemplate().ExecuteTemplate(w, "foot", template.HTML("<script>"+pageJS+"</script>"))
}

// HTML writes one reading into a page: its text with the spans underlined and its
// statements beside. number keeps apart the readings of one page.
func HTML(w io.Writer, r *chancery.Reading, number int) error {
	return pageTemplate().ExecuteTemplate(w, "reading", newView(r, fmt.Sprintf("r%d-", number)))
}

// view is a reading as the template shows it.
type view struct {
	Prefix     string
	Title      string
	Facts      []string
	URL        string
	Language   string
	Note       string
	Paragraphs [][]piece
	Groups     []group
	Engine     string
}

// piece is a segment of the text.
type piece struct {
	Text    string
	Classes string
	IDs     string   // of what it marks, with the prefix
	Anchor  string   // id of the first segment of a statement
	Extra   []string // ids of other statements that begin here
	Label   string   // what it marks, for those who cannot see it
	Link    string   // the card that it leads to
}

// group is a list of cards under one heading.
type group struct {
	Name  string
	Class string
	Cards []card
}

// card is one statement.
type card struct {
	ID       string // with the prefix
	Class    string
	Kind     string // "CONSULT visit", "roadmap"
	Title    string
	Badge    string
	Lines    []string
	Details  []detail
	Verdicts []verdict
	Quote    string
	Rule     string
	Anchored bool // whether the text has a segment of it
}

// rank orders what a segment links to: the more telling first.
var rank = map[string]int{"trigger": 0, "agreement": 1, "question": 2, "cue": 3, "source": 4, "content": 5, "event": 6, "time": 7, "actor": 8, "place": 9}

func newView(r *chancery.Reading, prefix string) view {
	v := view{Prefix: prefix, Title: oneLine(r.Report.Title), Language: r.Report.Language, Engine: r.Engine.Version + " " + r.Engine.Model}
	if v.Title == "" {
		v.Title = shorten(r.Report.Text, 80)
	}
	for _, fact := range []string{r.Report.Outlet, dateWords(r.Report.Published), r.Report.Byline} {
		if fact != "" {
			v.Facts = append(v.Facts, oneLine(fact))
		}
	}
	if u := r.Report.URL; strings.HasPrefix(u, "http://") || strings.HasPrefix(u, "https://") {
		v.URL = u
	}
	anchored := map[string]bool{}
	for _, p := range Paragraphs(Segments(r)) {
		var pieces []piece
		for _, s := range p {
			pieces = append(pieces, newPiece(s, prefix, anchored))
		}
		v.Paragraphs = append(v.Paragraphs, pieces)
	}
	v.Groups = groups(r, prefix)
	for _, g := range v.Groups {
		for i := range g.Cards {
			g.Cards[i].Anchored = anchored[g.Cards[i].ID]
		}
	}
	if len(r.Events)+len(r.Agreements)+len(r.Attributions)+len(r.Questions) == 0 {
		v.Note = "Nothing was found in this report."
		if l := r.Report.Language; l != "" && l != "en" {
			v.Note = "Not read: the text is in " + language.Name(l) + ", and only English is read."
		}
	}
	return v
}

// newPiece turns a segment into a piece. An event is anchored at its trigger, all
// else where it first stands.
func newPiece(s Segment, prefix string, anchored map[string]bool) piece {
	p := piece{Text: s.Text}
	marks := slices.Clone(s.Marks)
	slices.SortStableFunc(marks, func(a, b Mark) int { return cmp.Compare(rank[a.Kind], rank[b.Kind]) })
	var kinds, ids []string
	for _, m := range marks {
		if !slices.Contains(kinds, m.Kind) {
			kinds = append(kinds, m.Kind)
		}
		if id := prefix + m.ID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	p.Classes, p.IDs = strings.Join(kinds, " "), strings.Join(ids, " ")
	for _, m := range s.Begins {
		id := prefix + m.ID
		if m.Kind == "event" || m.Kind == "time" || anchored[id] {
			continue
		}
		anchored[id] = true
		if p.Anchor == "" {
			p.Anchor = id + "-t"
		} else {
			p.Extra = append(p.Extra, id+"-t")
		}
	}
	if len(marks) > 0 && rank[marks[0].Kind] <= rank["source"] && slices.Contains(s.Begins, marks[0]) {
		p.Link = prefix + marks[0].ID
		p.Label = marks[0].Kind
	}
	return p
}

func groups(r *chancery.Reading, prefix string) []group {
	events, older := group{Name: "Events", Class: "events"}, group{Name: "Background", Class: "events"}
	for i := range r.Events {
		e := &r.Events[i]
		c := card{
			ID: prefix + string(e.ID), Class: "event q-" + strings.ReplaceAll(e.Quad, " ", "-"), Kind: strings.TrimSpace(e.Type + " " + e.Mode),
			Title: participants(r, e), Verdicts: verdicts(r, e.Perspectives, e.Tense), Rule: e.Rule,
		}
		if facts := circumstances(r, e); len(facts) > 0 {
			c.Lines = append(c.Lines, strings.Join(facts, " · "))
		}
		codes := []string{}
		if e.CAMEO != "" {
			codes = append(codes, "CAMEO "+e.CAMEO)
		}
		codes = append(codes, e.Quad, fmt.Sprintf("intensity %+.1f", e.Intensity))
		if len(e.Contexts) > 0 {
			codes = append(codes, strings.Join(e.Contexts, ", "))
		}
		c.Details = append(c.Details, detail{"codes", strings.Join(codes, " · ")})
		if e.Background {
			older.Cards = append(older.Cards, c)
		} else {
			events.Cards = append(events.Cards, c)
		}
	}
	agreements := group{Name: "Agreements", Class: "agreements"}
	for i := range r.Agreements {
		g := &r.Agreements[i]
		agreements.Cards = append(agreements.Cards, card{
			ID: prefix + string(g.ID), Class: "agreement", Kind: g.Kind, Title: agreementName(g), Badge: g.Status,
			Details: details(r, g), Verdicts: verdicts(r, g.Perspectives, ""), Rule: g.Rule,
		})
	}
	says := group{Name: "Who says what", Class: "attributions"}
	for i := range r.Attributions {
		q := &r.Attributions[i]
		says.Cards = append(says.Cards, card{
			ID: prefix + string(q.ID), Class: "attribution", Kind: q.Manner, Title: sourceName(r, q) + " " + stanceVerb(q.Stance),
		})
		if words := contentWords(q); words != "" {
			says.Cards[i].Quote = quoted(words)
		}
	}
	questions := group{Name: "Open questions", Class: "questions"}
	for i := range r.Questions {
		u := &r.Questions[i]
		questions.Cards = append(questions.Cards, card{ID: prefix + string(u.ID), Class: "question", Kind: "question", Title: oneLine(u.Text)})
	}
	actors := group{Name: "Actors", Class: "actors"}
	for i := range r.Actors {
		a := &r.Actors[i]
		c := card{ID: prefix + string(a.ID), Class: "actor", Kind: strings.ReplaceAll(string(a.Kind), "_", " "), Title: nameOf(a), Rule: a.Reason}
		for _, role := range a.Roles {
			words := role.Title
			if role.Former {
				words = "former " + words
			}
			if role.Of != "" {
				words += ", " + actorName(r, role.Of)
			}
			c.Lines = append(c.Lines, words)
		}
		c.Lines = append(c.Lines, profile(a)...)
		if len(a.Sectors) > 0 {
			c.Details = append(c.Details, detail{"sectors", strings.Join(a.Sectors, ", ")})
		}
		c.Details = append(c.Details, detail{"mentions", fmt.Sprint(len(a.Mentions))})
		actors.Cards = append(actors.Cards, c)
	}
	places := group{Name: "Places", Class: "places"}
	for i := range r.Places {
		p := &r.Places[i]
		c := card{ID: prefix + string(p.ID), Class: "place", Kind: p.Kind, Title: p.Name}
		if p.Country != "" {
			c.Title += " (" + p.Country + ")"
		}
		places.Cards = append(places.Cards, c)
	}
	all := []group{events, agreements, says, questions, older, actors, places}
	return slices.DeleteFunc(all, func(g group) bool { return len(g.Cards) == 0 })
}
