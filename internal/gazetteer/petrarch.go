package gazetteer

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"strings"

	"chancery"
)

// DatedCode is an actor code of a PETRARCH dictionary and the days it holds,
// inclusive: YYYYMMDD, "" for open.
type DatedCode struct {
	Code     string
	From, To string
}

// petrarchAgents is what a user's PETRARCH agent dictionary says.
type petrarchAgents struct {
	agents map[string]string // lower-case phrase to "~GOV" or "NGO~"
	length int               // words of the longest phrase
}

// Code returns the code that holds on a day (EDTF, "" for unknown): of the dated
// ones that fit the one with the shortest range, else the undated one; "" for none.
func (e *Entry) Code(day chancery.Date) string {
	d := strings.ReplaceAll(string(day), "-", "")
	if len(d) > 8 {
		d = d[:8]
	}
	best, width := "", -1
	for _, c := range e.Codes {
		if c.From == "" && c.To == "" {
			if width < 0 && best == "" {
				best = c.Code
			}
			continue
		}
		if d == "" || c.From != "" && d < c.From || c.To != "" && d > c.To {
			continue
		}
		if w := c.width(); width < 0 || w < width {
			best, width = c.Code, w
		}
	}
	return best
}

// width is the length of the range in days, about; open ranges are wider than
// any closed one, and an end that is open at both sides does not occur.
func (c DatedCode) width() int {
	if c.From == "" || c.To == "" {
		return 1 << 30
	}
	return days(c.To) - days(c.From)
}

func days(d string) int {
	n := 0
	for _, c := range d {
		n = n*10 + int(c-'0')
	}
	return n/10000*372 + n/100%100*31 + n%100
}

// clone returns a copy to which names can be added.
func (g *Gazetteer) clone() *Gazetteer {
	c := *g
	c.names, c.longest = maps.Clone(g.names), maps.Clone(g.longest)
	c.states, c.orgs = maps.Clone(g.states), maps.Clone(g.orgs)
	return &c
}

// WithEntities returns a gazetteer with a user's own table added. It has the
// columns name, code, kind, country, names and, if wanted, plover, sectors, note
// and wikidata; its names come before the built-in ones.
func (g *Gazetteer) WithEntities(file string, in io.Reader) (*Gazetteer, error) {
	own := empty()
	own.states, own.orgs = maps.Clone(g.states), maps.Clone(g.orgs)
	if err := own.loadEntities(file, in); err != nil {
		return nil, err
	}
	return g.over(own, false), nil
}

// over lays names over those of g: before them, or in their place.
func (g *Gazetteer) over(own *Gazetteer, instead bool) *Gazetteer {
	c := g.clone()
	for k, list := range own.names {
		if !instead {
			list = append(list[:len(list):len(list)], g.names[k]...)
		}
		c.names[k] = list
	}
	for w, n := range own.longest {
		c.longest[w] = max(n, c.longest[w])
	}
	c.states, c.orgs = own.states, own.orgs
	return c
}

// WithActors returns a gazetteer with a PETRARCH actor dictionary added: its
// names stand in the place of built-in ones. Codes hold on their dates, ends
// included; the last block counts, which PETRARCH's own readers lose.
func (g *Gazetteer) WithActors(file string, in io.Reader) (*Gazetteer, error) {
	own := empty()
	own.states, own.orgs = g.states, g.orgs
	var block *Entry
	err := eachLine(file, in, func(n int, line string) error {
		text, codes, err := bracketed(line)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
		indented := line[0] == ' ' || line[0] == '\t'
		synonym := strings.HasPrefix(text, "+")
		name := strings.Join(strings.FieldsFunc(strings.TrimPrefix(text, "+"), func(r rune) bool { return r == '_' || r == ' ' || r == '\t' }), " ")
		if name == "" && !indented {
			return fmt.Errorf("%s:%d: a code without a name", file, n)
		}
		if name != "" {
			name = title(name)
			if !synonym {
				block = &Entry{Name: name}
			} else if block == nil {
				return fmt.Errorf("%s:%d: a synonym without a name before it", file, n)
			}
			own.add(name, block, Name)
		}
		if len(codes) > 0 && block == nil {
			return fmt.Errorf("%s:%d: a code without a name before it", file, n)
		}
		if len(codes) > 0 {
			block.Codes = append(block.Codes, codes...)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, list := range own.names {
		for _, m := range list {
			m.classify(g)
		}
	}
	return g.over(own, true), nil
}

// classify tells from its codes what a dictionary entry is.
func (e *Entry) classify(g *Gazetteer) {
	if e.Kind != 0 || len(e.Codes) == 0 {
		if e.Kind == 0 {
			e.Kind = Movement
		}
		return
	}
	c := e.Codes[0].Code
	given, _, two := strings.Cut(e.Name, " ")
	switch {
	case two && g.given[given] != 0:
		e.Kind, e.Sex = Person, g.given[given]
	case strings.HasPrefix(c, "IGO") || strings.HasPrefix(c, "UNO") || strings.HasPrefix(c, "EUR"):
		e.Kind = IGO
	case strings.HasPrefix(c, "NGO") || strings.HasPrefix(c, "NGM"):
		e.Kind = NGO
	case strings.HasPrefix(c, "MNC"):
		e.Kind = Company
	case len(c) <= 3:
		e.Kind = State
	case strings.Contains(c[3:], "REB"):
		e.Kind = ArmedGroup
	case len(e.Codes) > 1:
		e.Kind = Person
	default:
		e.Kind = Organ
	}
	if len(c) >= 3 && g.states[c[:3]] != nil {
		e.Country = c[:3]
	}
	if len(c) >= 6 {
		e.Sectors = []string{c[3:6]}
	}
}

// WithAgents returns a gazetteer with a PETRARCH agent dictionary added.
func (g *Gazetteer) WithAgents(file string, in io.Reader) (*Gazetteer, error) {
	p := &petrarchAgents{agents: make(map[string]string)}
	sets := make(map[string][]string)
	err := eachLine(file, in, func(n int, line string) error {
		if name, list, ok := strings.Cut(line, "="); ok && strings.HasPrefix(line, "!") {
			for _, w := range strings.Split(list, ",") {
				sets[strings.TrimSpace(name)] = append(sets[strings.TrimSpace(name)], strings.TrimSpace(w))
			}
			return nil
		}
		phrase, rest, ok := strings.Cut(line, "[")
		if !ok {
			return fmt.Errorf("%s:%d: an agent without a code", file, n)
		}
		code, _, ok := strings.Cut(rest, "]")
		code = strings.TrimSpace(code)
		if !ok || !strings.HasPrefix(code, "~") && !strings.HasSuffix(code, "~") {
			return fmt.Errorf("%s:%d: an agent code is ~CODE or CODE~, not %q", file, n, code)
		}
		plural, given := "", false
		if head, braces, ok := strings.Cut(phrase, "{"); ok {
			phrase, given = head, true
			plural, _, _ = strings.Cut(braces, "}")
		}
		base := agentPhrase(phrase)
		if i := strings.IndexByte(base, '!'); i >= 0 {
			j := strings.IndexByte(base[i+1:], '!')
			if j < 0 {
				return fmt.Errorf("%s:%d: the marker in %q does not end", file, n, base)
			}
			marker := base[i : i+j+2]
			members, ok := sets[strings.ToUpper(marker)]
			if !ok {
				return fmt.Errorf("%s:%d: no substitution set %s", file, n, marker)
			}
			for _, w := range members {
				p.add(agentPhrase(base[:i]+w+base[i+j+2:]), code)
			}
			return nil
		}
		p.add(base, code)
		switch {
		case given && strings.TrimSpace(plural) != "":
			p.add(agentPhrase(plural), code)
		case given:
		case strings.HasSuffix(base, "y"):
			p.add(base[:len(base)-1]+"ies", code)
		case strings.HasSuffix(base, "s"):
			p.add(base+"es", code)
		default:
			p.add(base+"s", code)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	c := *g
	c.petr = p
	return &c, nil
}

func (p *petrarchAgents) add(phrase, code string) {
	p.agents[phrase] = code
	p.length = max(p.length, strings.Count(phrase, " ")+1)
}

// Agent returns the code of a lower-case phrase in the user's agent dictionary,
// "~GOV" to stand after the actor's code or "NGO~" before it; "" for none.
func (g *Gazetteer) Agent(phrase string) string {
	if g.petr == nil {
		return ""
	}
	return g.petr.agents[phrase]
}

// AgentLen returns the number of words of the longest agent, 0 without a dictionary.
func (g *Gazetteer) AgentLen() int {
	if g.petr == nil {
		return 0
	}
	return g.petr.length
}

// Compose joins the code of an actor with those of its agents, each left out
// where the code ends in it already. An agent without an actor gives "---GOV".
func Compose(actor string, agents ...string) string {
	code := actor
	if code == "" {
		code = "---"
	}
	for _, a := range agents {
		switch {
		case strings.HasSuffix(a, "~"):
			code = strings.TrimSuffix(a, "~") + strings.TrimPrefix(code, "---")
		case a == "~PPL" && len(agents) > 1:
		case !strings.HasSuffix(code, strings.TrimPrefix(a, "~")):
			code += strings.TrimPrefix(a, "~")
		}
	}
	return code
}

func agentPhrase(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == ' ' || r == '\t' }), " "))
}

// title writes a name in capitals as names are written: "MINAS TIRITH" as "Minas Tirith".
func title(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = capitalised(w, true)
	}
	return strings.Join(words, " ")
}

// eachLine yields the lines of a PETRARCH dictionary without comments.
func eachLine(file string, in io.Reader, do func(n int, line string) error) error {
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 64*1024), 1<<20)
	n, inside := 0, false
	for sc.Scan() {
		n++
		line := sc.Text()
		for {
			if inside {
				i := strings.Index(line, "-->")
				if i < 0 {
					line = ""
					break
				}
				line, inside = line[i+3:], false
			}
			i := strings.Index(line, "<!--")
			if i < 0 {
				break
			}
			j := strings.Index(line[i:], "-->")
			if j < 0 {
				line, inside = line[:i], true
				break
			}
			line = line[:i] + line[i+j+3:]
		}
		if i := strings.IndexByte(line, '#'); i >= 0 && !strings.HasPrefix(line[i:], "###]") && !strings.HasPrefix(line[i:], "##]") {
			line = line[:i]
		}
		line = strings.TrimRight(line, " \t\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "<!") {
			continue
		}
		if err := do(n, line); err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	return nil
}

// bracketed splits a line into its phrase and its codes.
func bracketed(line string) (text string, codes []DatedCode, err error) {
	text, rest, ok := strings.Cut(line, "[")
	for ok {
		var in string
		in, rest, ok = strings.Cut(rest, "]")
		if !ok {
			return "", nil, fmt.Errorf("a bracket does not close")
		}
		c, err := dated(strings.TrimSpace(in))
		if err != nil {
			return "", nil, err
		}
		codes = append(codes, c)
		_, rest, ok = strings.Cut(rest, "[")
	}
	return strings.TrimSpace(text), codes, nil
}

// dated reads "CODE", "CODE <D", "CODE >D" and "CODE D1-D2".
func dated(s string) (DatedCode, error) {
	code, when, _ := strings.Cut(s, " ")
	c := DatedCode{Code: code}
	if code != "---" && code != "+++" && code != "###" {
		c.Code = strings.ToUpper(code)
	}
	when = strings.ReplaceAll(strings.ReplaceAll(when, " ", ""), "\t", "")
	var err error
	switch {
	case when == "":
	case when[0] == '<':
		c.To, err = day(when[1:])
	case when[0] == '>':
		c.From, err = day(when[1:])
	default:
		from, to, ok := strings.Cut(when, "-")
		if !ok {
			return c, fmt.Errorf("date restriction %q is not <D, >D or D-D", when)
		}
		if c.From, err = day(from); err == nil {
			c.To, err = day(to)
		}
		if err == nil && c.To < c.From {
			return c, fmt.Errorf("date restriction %q ends before it begins", when)
		}
	}
	return c, err
}

// day reads YYYYMMDD or YYMMDD, years 00 to 30 being of this century.
func day(s string) (string, error) {
	for _, c := range s {
		if c < '0' || c > '9' {
			return "", fmt.Errorf("%q is not a date", s)
		}
	}
	switch len(s) {
	case 8:
		return s, nil
	case 6:
		if s[:2] <= "30" {
			return "20" + s, nil
		}
		return "19" + s, nil
	}
	return "", fmt.Errorf("%q is not a date", s)
}
