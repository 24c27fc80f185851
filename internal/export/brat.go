package export

import (
	"archive/zip"
	"compress/flate"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/ontology"
)

// writeBrat writes a zip: for each report a .txt and a .ann in brat standoff, and an
// annotation.conf that names the types. Offsets are code points, as brat has them.
func writeBrat(w io.Writer, readings Readings) error {
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	file := func(name, text string) error {
		f, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		_, err = io.WriteString(f, text)
		return err
	}
	if err := file("annotation.conf", bratConf()); err != nil {
		return err
	}
	for r, err := range readings {
		if err != nil {
			return err
		}
		name := bratName(r.Report.ID)
		// Readers that fold CRLF into LF would shift every offset: a space keeps them.
		if err := file(name+".txt", strings.ReplaceAll(r.Report.Text, "\r\n", " \n")); err != nil {
			return err
		}
		if err := file(name+".ann", bratOf(&r)); err != nil {
			return err
		}
	}
	return out.Close()
}

// bratName is the name of the files of a report: the first 16 digits of its digest.
func bratName(id chancery.ReportID) string {
	digest, ok := strings.CutPrefix(string(id), "sha256:")
	if !ok || len(digest) < 16 || strings.Trim(digest, "0123456789abcdef") != "" {
		digest = fmt.Sprintf("%x", sha256.Sum256([]byte(id)))
	}
	return digest[:16]
}

// brat is the .ann of one report under way.
type brat struct {
	reading *chancery.Reading
	text    *points
	out     strings.Builder
	bounds  int // text-bound annotations so far: T1, T2 …
	events  int
	rels    int
	attrs   int
	notes   int

	mentions   map[chancery.ActorID][]bound
	places     map[chancery.PlaceID][]bound
	agreements map[chancery.AgreementID][]bound
}

// bound is a text-bound annotation.
type bound struct {
	id    string
	start int // byte of the text
}

// bratOf returns the annotations of a reading in brat standoff.
func bratOf(r *chancery.Reading) string {
	b := &brat{reading: r, text: newPoints(r.Report.Text), mentions: map[chancery.ActorID][]bound{}, places: map[chancery.PlaceID][]bound{}, agreements: map[chancery.AgreementID][]bound{}}
	for i := range r.Actors {
		b.actor(&r.Actors[i])
	}
	for _, p := range r.Places {
		for _, m := range p.Mentions {
			b.places[p.ID] = append(b.places[p.ID], b.bound("Place", m))
		}
		b.chain(b.places[p.ID])
	}
	for i := range r.Agreements {
		b.agreement(&r.Agreements[i])
	}
	ids := map[string]string{}
	for i := range r.Events {
		ids[string(r.Events[i].ID)] = b.event(&r.Events[i])
	}
	for id, list := range b.agreements {
		if len(list) > 0 {
			ids[string(id)] = list[0].id
		}
	}
	for i := range r.Attributions {
		b.attribution(&r.Attributions[i], ids)
	}
	for _, u := range r.Questions {
		q := b.bound("Question", u.Span)
		b.note(q.id, "topic: "+u.Topic)
	}
	return b.out.String()
}

// bound adds a text-bound annotation. brat has one line for each, so words that line
// ends or tabs divide become fragments, without blanks at their ends: readers strip them.
func (b *brat) bound(typ string, s chancery.Span) bound {
	var offsets, words []string
	for at := s.Start; at < s.End; {
		n := strings.IndexFunc(b.text.text[at:s.End], breaks)
		if n < 0 {
			n = s.End - at
		}
		piece := b.text.text[at : at+n]
		left := len(piece) - len(strings.TrimLeftFunc(piece, unicode.IsSpace))
		if piece = strings.TrimFunc(piece, unicode.IsSpace); piece != "" {
			offsets = append(offsets, fmt.Sprintf("%d %d", b.text.at(at+left), b.text.at(at+left+len(piece))))
			words = append(words, piece)
		}
		at += n
		if at < s.End {
			_, size := utf8.DecodeRuneInString(b.text.text[at:])
			at += size
		}
	}
	b.bounds++
	id := fmt.Sprintf("T%d", b.bounds)
	fmt.Fprintf(&b.out, "%s\t%s %s\t%s\n", id, typ, strings.Join(offsets, ";"), strings.Join(words, " "))
	return bound{id, s.Start}
}

// breaks reports whether a reader may take a character for the end of a line or a cell.
func breaks(r rune) bool {
	return r == '\t' || r == '\u2028' || r == '\u2029' || r == '\u0085' || r < ' ' && unicode.IsControl(r)
}

// actorTypes are the entity types of the kinds of actors.
var actorTypes = map[chancery.ActorKind]string{
	chancery.Person: "Person", chancery.State: "State", chancery.Government: "Government", chancery.Organ: "Organ", chancery.IGO: "IGO", chancery.Party: "Party",
	chancery.ArmedGroup: "ArmedGroup", chancery.Company: "Company", chancery.Outlet: "Outlet", chancery.Group: "Group", chancery.People: "People",
}

func (b *brat) actor(a *chancery.Actor) {
	typ, ok := actorTypes[a.Kind]
	if !ok {
		typ = "Group"
	}
	for _, m := range a.Mentions {
		b.mentions[a.ID] = append(b.mentions[a.ID], b.bound(typ, m.Span))
	}
	list := b.mentions[a.ID]
	b.chain(list)
	if len(list) > 0 {
		b.note(list[0].id, strings.TrimSpace(a.Name+" "+short(a)))
	}
}

// chain joins each mention of a thing with the one before.
func (b *brat) chain(list []bound) {
	for i := 1; i < len(list); i++ {
		b.relation("Coref", list[i].id, list[i-1].id)
	}
}

func (b *brat) relation(typ, from, to string) {
	b.rels++
	fmt.Fprintf(&b.out, "R%d\t%s Arg1:%s Arg2:%s\n", b.rels, typ, from, to)
}

// attribute adds an attribute; without a value it is a flag.
func (b *brat) attribute(name, of, value string) {
	b.attrs++
	fmt.Fprintf(&b.out, "A%d\t%s\n", b.attrs, strings.TrimSpace(name+" "+of+" "+strings.ReplaceAll(value, " ", "_")))
}

func (b *brat) note(of, text string) {
	b.notes++
	fmt.Fprintf(&b.out, "#%d\tAnnotatorNotes %s\t%s\n", b.notes, of, strings.Map(func(r rune) rune {
		if breaks(r) {
			return ' '
		}
		return r
	}, text))
}

func (b *brat) agreement(g *chancery.Agreement) {
	for _, m := range g.Mentions {
		b.agreements[g.ID] = append(b.agreements[g.ID], b.bound("Agreement", m))
	}
	list := b.agreements[g.ID]
	if len(list) == 0 {
		return
	}
	b.chain(list)
	first := list[0]
	for _, p := range g.Parties {
		if m, ok := closest(b.mentions[p], first.start); ok {
			b.relation("PartyTo", m.id, first.id)
		}
	}
	if g.Status != "" {
		b.attribute("Status", first.id, g.Status)
	}
	b.held(first.id, g.Perspectives)
	b.note(first.id, "kind: "+g.Kind)
}

// closest returns the mention nearest to a byte of the text.
func closest(list []bound, at int) (bound, bool) {
	var best bound
	for i, m := range list {
		if i == 0 || max(m.start-at, at-m.start) < max(best.start-at, at-best.start) {
			best = m
		}
	}
	return best, len(list) > 0
}

// event adds an event and returns its id.
func (b *brat) event(e *chancery.Event) string {
	typ := e.Type
	trigger := b.bound(typ, e.Trigger)
	var when bound
	if e.Time != nil {
		when = b.bound("Time", e.Time.Span)
	}
	line := newArguments(typ, trigger.id)
	for _, side := range []struct {
		role string
		ids  []chancery.ActorID
	}{{"Actor", e.Actors}, {"Recipient", e.Recipients}} {
		for _, id := range side.ids {
			if m, ok := closest(b.mentions[id], e.Trigger.Start); ok {
				line.add(side.role, m.id)
			}
		}
	}
	for _, o := range e.Others {
		if m, ok := closest(b.mentions[o.Actor], e.Trigger.Start); ok {
			line.add("Other", m.id)
		}
	}
	if m, ok := closest(b.places[e.Place], e.Trigger.Start); ok {
		line.add("Place", m.id)
	}
	if when.id != "" {
		line.add("Time", when.id)
	}
	if m, ok := closest(b.agreements[e.Agreement], e.Trigger.Start); ok {
		line.add("Agreement", m.id)
	}
	id := b.put(line)
	for _, a := range []struct{ name, value string }{{"Mode", e.Mode}, {"Tense", e.Tense}} {
		if a.value != "" {
			b.attribute(a.name, id, a.value)
		}
	}
	if e.Reciprocal {
		b.attribute("Reciprocal", id, "")
	}
	if e.Background {
		b.attribute("Background", id, "")
	}
	b.held(id, e.Perspectives)
	b.note(id, "rule: "+e.Rule)
	return id
}

// held adds what the report holds as an attribute and what others hold as a note.
func (b *brat) held(id string, list []chancery.Perspective) {
	own := false
	for _, p := range list {
		if p.Holder == chancery.HolderReport {
			if !own {
				own = true
				b.attribute("Factuality", id, string(p.Factuality))
			}
			continue
		}
		name := p.Holder
		if a := b.reading.Actor(chancery.ActorID(p.Holder)); a != nil {
			name = a.Name
		}
		b.note(id, "holder: "+string(p.Factuality)+" "+name)
	}
}

func (b *brat) attribution(q *chancery.Attribution, ids map[string]string) {
	cue := b.bound("Attribution", q.Cue)
	line := newArguments("Attribution", cue.id)
	for _, id := range sources(q) {
		if m, ok := closest(b.mentions[id], q.Cue.Start); ok {
			line.add("Source", m.id)
		}
	}
	for _, c := range q.Content {
		line.add("Content", b.bound("Content", c).id)
	}
	for _, s := range q.Statements {
		if id := ids[s]; id != "" {
			line.add("Statement", id)
		}
	}
	id := b.put(line)
	for _, a := range []struct{ name, value string }{{"Stance", q.Stance}, {"Manner", q.Manner}} {
		if a.value != "" {
			b.attribute(a.name, id, a.value)
		}
	}
}

// arguments is the line of an event under way. brat numbers arguments of one role:
// Actor, Actor2, Actor3.
type arguments struct {
	cells []string
	seen  map[string]int
	had   map[string]bool
}

func newArguments(typ, trigger string) *arguments {
	return &arguments{[]string{typ + ":" + trigger}, map[string]int{}, map[string]bool{}}
}

func (a *arguments) add(role, id string) {
	if a.had[role+id] {
		return
	}
	a.had[role+id] = true
	a.seen[role]++
	if n := a.seen[role]; n > 1 {
		role = fmt.Sprintf("%s%d", role, n)
	}
	a.cells = append(a.cells, role+":"+id)
}

func (b *brat) put(a *arguments) string {
	b.events++
	id := fmt.Sprintf("E%d", b.events)
	fmt.Fprintf(&b.out, "%s\t%s\n", id, strings.Join(a.cells, " "))
	return id
}

// bratConf is the annotation.conf of the export.
func bratConf() string {
	var b strings.Builder
	b.WriteString("[entities]\nPerson\nState\nGovernment\nOrgan\nIGO\nParty\nArmedGroup\nCompany\nOutlet\nGroup\nPeople\nPlace\nTime\nAgreement\nContent\nQuestion\n\n[relations]\n" +
		"Coref Arg1:<ENTITY>, Arg2:<ENTITY>\nPartyTo Arg1:<ENTITY>, Arg2:Agreement\n<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[events]\n")
	for _, t := range ontology.Default().Types() {
		fmt.Fprintf(&b, "%s Actor*:<ENTITY>, Recipient*:<ENTITY>, Other*:<ENTITY>, Place?:Place, Time?:Time, Agreement?:Agreement\n", t.Type)
	}
	b.WriteString("Attribution Source*:<ENTITY>, Content*:Content, Statement*:<ANY>\n\n[attributes]\n" +
		"Factuality Arg:<ANY>, Value:CT+|PR+|PS+|CT-|PR-|PS-|CTu|Uu\nStatus Arg:Agreement, Value:sought|proposed|under_negotiation|agreed|initialled|signed|ratified|in_force|suspended|extended|replaced|withdrawn|terminated|expired|denied\n" +
		"Tense Arg:<EVENT>, Value:past|present|future\nReciprocal Arg:<EVENT>\nBackground Arg:<EVENT>\n")
	b.WriteString("Mode Arg:<EVENT>, Value:" + strings.Join(modes(), "|") + "\n" +
		"Stance Arg:Attribution, Value:report|claim|confirm|deny|doubt|accuse|promise|demand|predict|believe|ask\nManner Arg:Attribution, Value:direct|indirect|mixed\n")
	return b.String()
}

// modes are the modes of all event types, each once.
func modes() []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range ontology.Default().Types() {
		for _, m := range ontology.Default().Modes(t.Type) {
			if !seen[m.Mode] {
				seen[m.Mode] = true
				out = append(out, m.Mode)
			}
		}
	}
	return out
}
