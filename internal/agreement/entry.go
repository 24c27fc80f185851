package agreement

import (
	"fmt"
	"slices"
	"strings"

	"chancery"
	"chancery/lang"
)

// empty reports whether nothing is told of a cluster but that there is one.
func (f *finder) empty(cl *cluster) bool {
	if head := f.headMention(cl); head.plural && len(cl.parties) < 2 && head.form != named && cl.replaces < 0 && !slices.ContainsFunc(cl.members, f.firmly) {
		return true // "agreements" in general
	}
	if len(cl.parties) > 0 || cl.replaces >= 0 || f.namedMember(cl) {
		return false
	}
	for _, i := range cl.members {
		m := &f.mentions[i]
		if m.noun.class == "weak" && len(m.steps) == 0 && m.signed == "" && m.form != definite {
			continue // "the disaster of no deal on farming"
		}
		if len(m.steps) > 0 || len(m.fields) > 0 || m.about != "" || len(m.facilitators) > 0 || m.signed != "" || m.duration != "" || m.term != (chancery.Term{}) {
			return false
		}
	}
	return true
}

// firmly reports whether a mention tells of a step taken.
func (f *finder) firmly(i int) bool {
	return slices.ContainsFunc(f.mentions[i].steps, func(st step) bool { return st.firm && st.Status != "sought" })
}

// drop removes empty clusters and renumbers the others.
func (f *finder) drop() {
	to := make([]int, len(f.clusters))
	kept := f.clusters[:0]
	for c := range f.clusters {
		to[c] = -1
		if !f.empty(&f.clusters[c]) {
			to[c] = len(kept)
			kept = append(kept, f.clusters[c])
		}
	}
	f.clusters = kept
	for c := range f.clusters {
		if r := f.clusters[c].replaces; r >= 0 {
			f.clusters[c].replaces = to[r]
		}
	}
}

// entries turns clusters into agreements and ties the events.
func (f *finder) entries() []chancery.Agreement {
	f.drop()
	out := make([]chancery.Agreement, len(f.clusters))
	for c := range f.clusters {
		out[c] = f.entry(c)
	}
	f.packages(out)
	return out
}

func id(c int) chancery.AgreementID { return chancery.AgreementID(fmt.Sprintf("g%d", c+1)) }

func (f *finder) entry(c int) chancery.Agreement {
	cl := &f.clusters[c]
	head := f.headMention(cl)
	g := chancery.Agreement{ID: id(c), Kind: head.noun.kind, Title: f.title(head), Parties: cl.parties, Inferred: distinct(cl.inferred)}
	best := head
	var all []step
	for _, i := range cl.members {
		m := &f.mentions[i]
		s := f.sentence(m)
		g.Mentions = append(g.Mentions, chancery.Quote(f.doc.Text, lang.Span{Start: s.Tokens[m.first].Start, End: s.Tokens[m.last].End}))
		g.Signatories = union(g.Signatories, m.signatories)
		g.Facilitators = union(g.Facilitators, union(append([]chancery.ActorID(nil), m.facilitators...), m.hosts))
		g.Hosts = union(g.Hosts, m.hosts)
		for _, field := range m.fields {
			g.Fields = addField(g.Fields, field)
		}
		if g.About == "" {
			g.About = m.about
		}
		if g.Signed == "" {
			g.Signed = m.signed
		}
		if g.InForce == "" {
			g.InForce = m.inForce
		}
		if g.Term.From == "" {
			g.Term.From = m.term.From
		}
		if g.Term.To == "" {
			g.Term.To = m.term.To
		}
		if g.Duration == "" {
			g.Duration = m.duration
		}
		if g.Place == "" {
			g.Place = m.place
		}
		all = append(all, m.steps...)
		g.Conditions = append(g.Conditions, m.conditions...)
		if m.noun.class != "pointer" && m.form != pronoun && best.noun.kind == "other" {
			best = m
			g.Kind = m.noun.kind
			if head.form != named {
				g.Title = f.title(m)
			}
		}
		f.tie(m, g.ID)
	}
	g.History = history(all)
	g.Status = lifeOf(all)
	g.Facilitators = f.onceEach(without(g.Facilitators, g.Parties))
	g.Hosts = without(g.Hosts, g.Parties)
	for _, field := range g.Fields {
		g.FieldCodes = append(g.FieldCodes, f.code(field))
	}
	if cl.replaces >= 0 {
		g.Replaces = id(cl.replaces)
	}
	if f.isBusiness(cl) {
		g.Kind = "contract"
	}
	f.anniversary(&g)
	g.Rule = f.rule(head, cl)
	if cl.source >= 0 && f.events[cl.source].Agreement == "" {
		f.events[cl.source].Agreement = g.ID
	}
	return g
}

// addField adds a field unless a longer or equal one says it.
func addField(list []string, field string) []string {
	for i, have := range list {
		h, w := strings.ToLower(have), strings.ToLower(field)
		if h == w || strings.HasPrefix(h, w+" ") {
			return list
		}
		if strings.HasPrefix(w, h+" ") {
			list[i] = field
			return list
		}
	}
	return append(list, field)
}

func without(list, drop []chancery.ActorID) []chancery.ActorID {
	var out []chancery.ActorID
	for _, id := range list {
		if len(intersect(drop, []chancery.ActorID{id})) == 0 {
			out = append(out, id)
		}
	}
	return out
}

// onceEach drops persons whose state stands in the list as well.
func (f *finder) onceEach(ids []chancery.ActorID) []chancery.ActorID {
	var out []chancery.ActorID
	for _, id := range ids {
		if p := f.partyOf(id); p == id || len(intersect(ids, []chancery.ActorID{p})) == 0 {
			out = append(out, id)
		}
	}
	return out
}

func distinct(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// sides counts the companies among parties, and the states and other powers.
func (f *finder) sides(parties []chancery.ActorID) (firms, public int) {
	for _, id := range parties {
		a := f.actors.Actor(id)
		switch {
		case a == nil:
		case a.Kind == chancery.Company:
			firms++
		case a.Country != "" || a.Kind == chancery.IGO || a.Kind == chancery.ArmedGroup:
			public++
		}
	}
	return firms, public
}

func (f *finder) isBusiness(cl *cluster) bool {
	firms, public := f.sides(cl.parties)
	if public > 1 {
		return false
	}
	if firms > 0 {
		return true
	}
	for _, i := range cl.members {
		if f.mentions[i].business || f.mentions[i].noun.kind == "contract" {
			return true
		}
	}
	return false
}

// tie marks the events whose trigger governs a mention.
func (f *finder) tie(m *mention, g chancery.AgreementID) {
	mark := func(tok int) {
		for _, i := range f.eventsAt[[2]int{m.sent, tok}] {
			if f.events[i].Agreement == "" {
				f.events[i].Agreement = g
			}
		}
	}
	mark(m.tok)
	for _, gov := range m.govs {
		mark(gov.tok)
	}
}

// anniversary works out since when relations exist whose anniversary an
// agreement marks, if the report is dated.
func (f *finder) anniversary(g *chancery.Agreement) {
	words := strings.Fields(g.About)
	for i, w := range words {
		if i == 0 || !strings.HasPrefix(strings.ToLower(w), "anniversary") || len(f.published) < 4 {
			continue
		}
		n := 0
		for _, r := range words[i-1] {
			if r < '0' || r > '9' {
				break
			}
			n = 10*n + int(r-'0')
		}
		year := 0
		for _, r := range string(f.published)[:4] {
			year = 10*year + int(r-'0')
		}
		if n > 0 && n < 1000 && year > n {
			what := strings.Join(words[i+1:], " ")
			what = strings.TrimPrefix(strings.TrimPrefix(what, "of "), "the ")
			if cut := strings.Index(what, " between "); cut > 0 {
				what = what[:cut]
			}
			g.Inferred = append(g.Inferred, fmt.Sprintf("%s since %d", what, year-n))
		}
	}
}

// packages ties agreements that were signed together: in one list, or by the same
// parties in the same report with "also" or "in addition".
func (f *finder) packages(out []chancery.Agreement) {
	same := func(a, b int) bool {
		if !made[out[a].Status] || !made[out[b].Status] || len(out[a].Parties) < 2 || len(intersect(out[a].Parties, out[b].Parties)) != len(out[a].Parties) || len(out[a].Parties) != len(out[b].Parties) {
			return false
		}
		if f.yearOf(&f.clusters[a]) != f.yearOf(&f.clusters[b]) || out[a].Signed != "" && out[b].Signed != "" && out[a].Signed != out[b].Signed {
			return false
		}
		return f.together(a, b)
	}
	for a := range out {
		for b := range out {
			if a != b && same(a, b) {
				out[a].SignedWith = append(out[a].SignedWith, out[b].ID)
			}
		}
	}
	for a := range out { // one of a list signed elsewhere or on another day is told so; else they share it
		for _, w := range out[a].SignedWith {
			for b := range out {
				if out[b].ID != w {
					continue
				}
				if out[a].Place == "" && out[b].Place != "" {
					out[a].Place = out[b].Place
					out[a].Inferred = append(out[a].Inferred, "place")
				}
				if out[a].Signed == "" && out[b].Signed != "" {
					out[a].Signed = out[b].Signed
					out[a].Inferred = append(out[a].Inferred, "signed")
				}
			}
		}
	}
}

// made are the statuses of what was made in the news of the report.
var made = words("agreed", "initialled", "signed")

// together reports whether two clusters have mentions in one list, or one of them
// is told as an addition.
func (f *finder) together(a, b int) bool {
	for _, i := range f.clusters[a].members {
		for _, j := range f.clusters[b].members {
			x, y := &f.mentions[i], &f.mentions[j]
			if x.sent == y.sent && x.list >= 0 && (x.list == y.list || x.list == y.tok) || x.sent == y.sent && y.list == x.tok && y.list >= 0 {
				return true
			}
		}
	}
	return f.added(a) || f.added(b)
}

// added reports whether a cluster is brought in by "in addition", "also".
func (f *finder) added(c int) bool {
	m := &f.mentions[f.clusters[c].members[0]]
	s := f.sentence(m)
	for k := 0; k < m.tok; k++ {
		switch lower(s.Tokens[k].Form) {
		case "also", "addition", "additionally", "moreover", "furthermore", "separately":
			return true
		}
	}
	return false
}

// rule says what made an entry: the noun, its predicates, where the parties come
// from.
func (f *finder) rule(m *mention, cl *cluster) string {
	var b strings.Builder
	b.WriteString("noun " + strings.Join(m.noun.words, " ") + " (" + m.noun.class + ")")
	for _, g := range m.govs {
		b.WriteString("; " + [...]string{"object of ", "subject of ", "complement of "}[g.slot] + g.key)
	}
	if len(cl.members) > 1 {
		fmt.Fprintf(&b, "; %d mentions", len(cl.members))
	}
	return b.String()
}
