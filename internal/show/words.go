package show

import (
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// actorName returns how an actor is called, with the state or organisation it
// belongs to where its name does not say so.
func actorName(r *chancery.Reading, id chancery.ActorID) string {
	a := r.Actor(id)
	if a == nil {
		return string(id)
	}
	return nameOf(a)
}

func nameOf(a *chancery.Actor) string {
	of := a.Country
	if of == "" {
		of = a.Org
	}
	switch {
	case a.Kind == chancery.State || a.Kind == chancery.IGO || of == "" || of == a.Name:
		return a.Name
	default:
		return a.Name + " (" + of + ")"
	}
}

// profile returns what is known of an outlet: what the gazetteer says, and what
// the report says.
func profile(a *chancery.Actor) []string {
	if a.Kind != chancery.Outlet {
		return nil
	}
	var known []string
	if a.Profile != "" && a.Profile != "unknown" {
		owner, more, _ := strings.Cut(a.Profile, "; ")
		if words, ok := ownerWords[owner]; ok {
			owner = words
		}
		known = append(known, strings.TrimSuffix(owner+"; "+more, "; "))
	}
	for _, d := range a.Descriptions {
		known = append(known, "“"+oneLine(d.Text)+"”, the report says")
	}
	return known
}

var ownerWords = map[string]string{
	"state":      "owned or directed by the state",
	"public":     "public service",
	"private":    "privately owned",
	"party":      "owned by a party",
	"exile":      "run from abroad",
	"foundation": "owned by a foundation",
}

func actorNames(r *chancery.Reading, ids []chancery.ActorID) []string {
	var names []string
	for _, id := range ids {
		names = append(names, actorName(r, id))
	}
	return names
}

// and joins names as in a sentence.
func and(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// participants returns who did it to whom: "A → B", "A ↔ B" where both sides do
// the same, "A, B and C" where all of them stand on one side.
func participants(r *chancery.Reading, e *chancery.Event) string {
	from, to := and(actorNames(r, e.Actors)), and(actorNames(r, e.Recipients))
	arrow := " → "
	if e.Reciprocal {
		arrow = " ↔ "
	}
	switch {
	case from == "" && to == "":
		return "somebody"
	case from == "":
		from = "somebody"
	case to == "":
		return from
	}
	return from + arrow + to
}

// others returns the third parties of an event: "mediated by Oman".
func others(r *chancery.Reading, e *chancery.Event) string {
	by := map[string]string{"mediator": "mediated by ", "host": "hosted by ", "facilitator": "helped by ", "source": "from "}
	var parts []string
	for i, o := range e.Others {
		if slices.ContainsFunc(e.Others[:i], func(p chancery.Other) bool { return p.Role == o.Role }) {
			continue // gathered with the first of its role
		}
		var names []string
		for _, p := range e.Others[i:] {
			if p.Role == o.Role {
				names = append(names, actorName(r, p.Actor))
			}
		}
		word, ok := by[o.Role]
		if !ok {
			word = o.Role + ": "
		}
		parts = append(parts, word+and(names))
	}
	return strings.Join(parts, "; ")
}

// dateWords returns a date for a reader: an interval as "from to".
func dateWords(d chancery.Date) string {
	from, to, ok := strings.Cut(string(d), "/")
	switch {
	case !ok:
		return string(d)
	case from == "" || from == "..":
		return "until " + to
	case to == "" || to == "..":
		return "from " + from
	}
	return from + " to " + to
}

// termWords returns from when to when an agreement runs.
func termWords(t chancery.Term, duration string) string {
	words := ""
	switch {
	case t.From != "" && t.To != "":
		words = string(t.From) + " to " + string(t.To)
	case t.From != "":
		words = "from " + string(t.From)
	case t.To != "":
		words = "until " + string(t.To)
	}
	if duration != "" {
		if words == "" {
			return durationWords(duration)
		}
		words += " (" + durationWords(duration) + ")"
	}
	return words
}

// durationWords returns an ISO 8601 duration of one unit in words, others as they are.
func durationWords(d string) string {
	if len(d) < 3 || d[0] != 'P' {
		return d
	}
	n, err := strconv.Atoi(d[1 : len(d)-1])
	unit, ok := map[byte]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day"}[d[len(d)-1]]
	if err != nil || !ok {
		return d
	}
	if n != 1 {
		unit += "s"
	}
	return strconv.Itoa(n) + " " + unit
}

// sizeWords returns the quantities of an event.
func sizeWords(s chancery.Size) string {
	var parts []string
	for _, q := range []struct {
		n    int
		word string
	}{{s.Dead, "dead"}, {s.Injured, "injured"}, {s.Arrested, "arrested"}} {
		if q.n > 0 {
			parts = append(parts, thousands(strconv.Itoa(q.n))+" "+q.word)
		}
	}
	if s.Crowd > 0 {
		parts = append(parts, "a crowd of "+thousands(strconv.Itoa(s.Crowd)))
	}
	if s.Amount != "" {
		parts = append(parts, strings.TrimSpace(thousands(s.Amount)+" "+s.Currency))
	}
	return strings.Join(parts, ", ")
}

// thousands groups the digits of a whole number.
func thousands(n string) string {
	whole, rest, fraction := strings.Cut(n, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if fraction {
		b.WriteString("." + rest)
	}
	return b.String()
}

// tone is what a verdict amounts to; it decides the colour.
type tone string

// The tones.
const (
	toneYes   tone = "yes"
	toneMaybe tone = "maybe"
	toneNo    tone = "no"
	toneOpen  tone = "open"
)

// verdict is one value of factuality and who holds it, in words.
type verdict struct {
	Words string
	Tone  tone
	Why   string // the words or rule behind it, for one holder
}

// verdicts puts perspectives into words, the report's first: "affirmed", "planned",
// "reported by TASS", "claimed by Iran", "denied by Israel".
func verdicts(r *chancery.Reading, list []chancery.Perspective, tense string) []verdict {
	var out []verdict
	for _, p := range list {
		if p.Holder == chancery.HolderReport {
			words, t := ownWords(p.Factuality, tense)
			out = append(out, verdict{words, t, p.Reason})
		}
	}
	var said []string // words already used
	for i, p := range list {
		words, t := theirWords(r, p)
		if p.Holder == chancery.HolderReport || slices.Contains(said, words) {
			continue
		}
		said = append(said, words)
		var holders []string
		for _, q := range list[i:] {
			if q.Holder == chancery.HolderReport {
				continue
			}
			name := actorName(r, chancery.ActorID(q.Holder))
			if other, _ := theirWords(r, q); other == words && !slices.Contains(holders, name) {
				holders = append(holders, name)
			}
		}
		out = append(out, verdict{words + " by " + and(holders), t, p.Reason})
	}
	return out
}

// ownWords says what the report itself holds.
func ownWords(f chancery.Factuality, tense string) (string, tone) {
	switch f {
	case chancery.CTPlus:
		return "affirmed", toneYes
	case chancery.PRPlus:
		if tense == "future" {
			return "planned", toneMaybe
		}
		return "probable", toneMaybe
	case chancery.PSPlus:
		return "possible", toneMaybe
	case chancery.CTMinus:
		return "said not to be so", toneNo
	case chancery.PRMinus, chancery.PSMinus:
		return "doubtful", toneNo
	default:
		return "left open by the report", toneOpen
	}
}

// theirWords says what somebody else holds, and how they put it.
func theirWords(r *chancery.Reading, p chancery.Perspective) (string, tone) {
	switch p.Factuality {
	case chancery.CTPlus:
		stance := "claim"
		for i := range r.Attributions {
			if r.Attributions[i].ID == p.Attribution {
				stance = r.Attributions[i].Stance
			}
		}
		switch stance {
		case "report", "confirm", "promise":
			return stanceVerb(stance), toneYes
		}
		return "claimed", toneYes
	case chancery.PRPlus:
		return "expected", toneMaybe
	case chancery.PSPlus:
		return "held possible", toneMaybe
	case chancery.CTMinus:
		return "denied", toneNo
	case chancery.PRMinus, chancery.PSMinus:
		return "doubted", toneNo
	default:
		return "left open", toneOpen
	}
}

// sourceName returns who is speaking in an attribution.
func sourceName(r *chancery.Reading, q *chancery.Attribution) string {
	switch {
	case q.Source != "":
		return actorName(r, q.Source)
	case q.SourceText.Text != "":
		return q.SourceText.Text
	default:
		return "unnamed source"
	}
}

var stanceVerbs = map[string]string{
	"report": "reported", "claim": "claimed", "confirm": "confirmed", "deny": "denied", "doubt": "doubted", "accuse": "accused",
	"promise": "promised", "demand": "demanded", "predict": "predicted", "believe": "believed", "ask": "asked",
}

// stanceVerb returns what a source did with its content.
func stanceVerb(stance string) string {
	if verb, ok := stanceVerbs[stance]; ok {
		return verb
	}
	return "said"
}

// contentWords returns the content of an attribution, its pieces joined by dots.
func contentWords(q *chancery.Attribution) string {
	var parts []string
	for _, s := range q.Content {
		parts = append(parts, oneLine(s.Text))
	}
	return strings.Join(parts, " … ")
}

// oneLine returns text with every run of white space as one space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// quoted puts a text into quotation marks: those around the whole of it are dropped,
// those within become single, and a leading "that" goes.
func quoted(text string) string {
	text = oneLine(text)
	if rest, ok := strings.CutPrefix(text, "that "); ok {
		text = rest
	}
	for _, pair := range [][2]string{{"“", "”"}, {"\"", "\""}, {"„", "“"}} {
		inner, opens := strings.CutPrefix(text, pair[0])
		inner, closes := strings.CutSuffix(inner, pair[1])
		switch {
		case opens && closes && !strings.Contains(inner, pair[0]):
			text = inner
		case opens && pair[0] != pair[1] && !strings.Contains(text, pair[1]):
			text = strings.TrimPrefix(text, pair[0]) // the span ends before the quotation does
		case closes && pair[0] != pair[1] && !strings.Contains(text, pair[0]):
			text = strings.TrimSuffix(text, pair[1])
		}
	}
	open := true
	text = strings.Map(func(r rune) rune {
		switch r {
		case '“', '„':
			return '‘'
		case '”':
			return '’'
		case '"':
			if open = !open; open {
				return '’'
			}
			return '‘'
		}
		return r
	}, text)
	return "“" + text + "”"
}

// agreementName returns how an agreement is called.
func agreementName(g *chancery.Agreement) string {
	switch {
	case g.Title != "":
		return oneLine(g.Title)
	case g.About != "":
		return g.Kind + " on " + oneLine(g.About)
	default:
		return g.Kind
	}
}

// agreementNames returns the names of some agreements of a reading.
func agreementNames(r *chancery.Reading, ids ...chancery.AgreementID) []string {
	var names []string
	for _, id := range ids {
		for i := range r.Agreements {
			if r.Agreements[i].ID == id {
				names = append(names, agreementName(&r.Agreements[i]))
			}
		}
	}
	return names
}

// detail is one line of what is known of an agreement.
type detail struct{ Label, Value string }

// details returns what is known of an agreement, in the order of a treaty register.
func details(r *chancery.Reading, g *chancery.Agreement) []detail {
	var history []string
	for _, h := range g.History {
		step := h.Status
		if h.Date != "" {
			step += " " + dateWords(h.Date)
		}
		if h.Party != "" {
			step += " by " + actorName(r, h.Party)
		}
		history = append(history, step)
	}
	if len(history) < 2 {
		history = nil // the status says as much
	}
	var place string
	if p := r.Place(g.Place); p != nil {
		place = p.Name
	}
	var conditions []string
	for _, c := range g.Conditions {
		conditions = append(conditions, oneLine(c.Text))
	}
	about := oneLine(g.About)
	if strings.Contains(agreementName(g), about) {
		about = ""
	}
	all := []detail{
		{"parties", strings.Join(actorNames(r, g.Parties), ", ")},
		{"signed by", strings.Join(actorNames(r, g.Signatories), ", ")},
		{"helped by", strings.Join(actorNames(r, g.Facilitators), ", ")},
		{"hosted by", strings.Join(actorNames(r, g.Hosts), ", ")},
		{"fields", strings.Join(g.Fields, ", ")},
		{"about", about},
		{"signed", dateWords(g.Signed)},
		{"place", place},
		{"in force", dateWords(g.InForce)},
		{"term", termWords(g.Term, g.Duration)},
		{"history", strings.Join(history, ", then ")},
		{"conditions", strings.Join(conditions, "; ")},
		{"part of", strings.Join(agreementNames(r, g.PartOf), "; ")},
		{"replaces", strings.Join(agreementNames(r, g.Replaces), "; ")},
		{"with", strings.Join(agreementNames(r, g.SignedWith...), "; ")},
	}
	// What is inferred and not said is marked at its line; other facts have their own.
	var facts []string
	for _, name := range g.Inferred {
		if i := slices.IndexFunc(all, func(d detail) bool { return d.Label == name && d.Value != "" }); i >= 0 {
			all[i].Value += " (inferred)"
		} else {
			facts = append(facts, name)
		}
	}
	all = append(all, detail{"inferred", strings.Join(facts, ", ")})
	return slices.DeleteFunc(all, func(d detail) bool { return d.Value == "" })
}

// circumstances returns when, where and how large an event was.
func circumstances(r *chancery.Reading, e *chancery.Event) []string {
	var parts []string
	if e.Time != nil && e.Time.Value != "" {
		parts = append(parts, dateWords(e.Time.Value))
	}
	if p := r.Place(e.Place); p != nil {
		parts = append(parts, p.Name)
	}
	for _, words := range []string{sizeWords(e.Size), others(r, e)} {
		if words != "" {
			parts = append(parts, words)
		}
	}
	if e.About != "" {
		parts = append(parts, "about "+oneLine(e.About))
	}
	return parts
}
