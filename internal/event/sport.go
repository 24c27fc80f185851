package event

// sport drops the events of a sentence about sport, where teams attack, clubs
// sign and leagues ban. Violence, arrests and protests stay.
func (p *pass) sport() {
	if len(p.drafts) == 0 {
		return
	}
	words := p.lex.classes["sport"]
	if words == nil {
		return
	}
	n := 0
	for _, w := range p.lemma {
		switch {
		case words.words[w]:
			n++
		case w == "diplomatic", w == "ceasefire", w == "treaty", w == "sanctions":
			return // politics, be it of athletes
		}
	}
	if n < 2 {
		return
	}
	for k := range p.drafts {
		switch p.drafts[k].typ {
		case "ASSAULT", "COERCE", "PROTEST":
			if n < 3 {
				continue
			}
		}
		p.drafts[k].gone = true
	}
}
