package event

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"chancery/ontology"
)

func wordMap(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// maxLine bounds a line of a lexicon: nobody writes longer ones by hand.
const maxLine = 1 << 16

// readClass reads a word class: one lemma or phrase a line, "#" comments.
func (l *Lexicon) readClass(name, file string, r io.Reader) error {
	c := &class{name: name, words: map[string]bool{}, phrases: map[string][][]string{}}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, maxLine)
	for n := 1; sc.Scan(); n++ {
		line, _, _ := strings.Cut(sc.Text(), "#")
		if !utf8.ValidString(line) {
			return fail(file, n, "not UTF-8")
		}
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		for _, item := range strings.Split(line, ",") {
			f := strings.Fields(item)
			if len(f) == 0 {
				continue
			}
			for _, w := range f {
				if w != strings.ToLower(w) {
					return fail(file, n, "%q: words of a class are lemmas in lower case", w)
				}
			}
			last := f[len(f)-1]
			if len(f) == 1 {
				c.words[last] = true
			} else {
				c.phrases[last] = append(c.phrases[last], f[:len(f)-1])
			}
			c.count++
		}
	}
	if err := sc.Err(); err != nil {
		return fail(file, 0, "%v", err)
	}
	l.classes[name] = c
	return nil
}

// read reads one lexicon file.
func (l *Lexicon) read(src Source) error {
	names := map[string]int{}
	for _, e := range l.Entries {
		names[e.Name] = e.Line
	}
	sc := bufio.NewScanner(src.Text)
	sc.Buffer(nil, maxLine)
	var e *Entry
	var verbs, nouns []string
	var at []int
	finish := func() error {
		if e == nil {
			return nil
		}
		return l.finish(e, verbs, nouns, at)
	}
	n := 0
	for sc.Scan() {
		n++
		line := sc.Text()
		if !utf8.ValidString(line) {
			return fail(src.Name, n, "not UTF-8")
		}
		if i := strings.IndexByte(line, '#'); i >= 0 {
			line = line[:i]
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if line[0] != ' ' && line[0] != '\t' {
			if err := finish(); err != nil {
				return err
			}
			var err error
			if e, err = header(src.Name, n, line); err != nil {
				return err
			}
			if was, ok := names[e.Name]; ok {
				return fail(src.Name, n, "entry %q is already defined at line %d", e.Name, was)
			}
			names[e.Name] = n
			e.order = len(l.Entries)
			l.Entries = append(l.Entries, e)
			verbs, nouns, at = nil, nil, nil
			continue
		}
		if e == nil {
			return fail(src.Name, n, "a line of an entry before any entry: headers start in the first column")
		}
		key, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		rest = strings.TrimSpace(rest)
		var err error
		switch key {
		case "verb":
			verbs = append(verbs, split(rest)...)
			at = append(at, n)
		case "noun", "adj":
			nouns = append(nouns, split(rest)...)
			at = append(at, n)
		case "actor":
			e.Actor, err = roles(src.Name, n, rest)
		case "rec":
			e.Rec, err = roles(src.Name, n, rest)
		case "about":
			e.About, err = roles(src.Name, n, rest)
		case "third":
			part, list, _ := strings.Cut(rest, " ")
			switch part {
			case "mediator", "host", "facilitator", "source":
			default:
				return fail(src.Name, n, "third party %q: want mediator, host, facilitator or source", part)
			}
			var rs []role
			rs, err = roles(src.Name, n, list)
			e.Third = append(e.Third, third{part, rs})
		case "need":
			nd, ok := needNames[rest]
			if !ok {
				return fail(src.Name, n, "need %q: want actor, both, any, rec, pair or none", rest)
			}
			e.Need = nd
		case "mutual":
			e.Mutual = true
		case "keep":
			e.Keep = true
		case "weak":
			e.Weak = true
		case "stays":
			e.Stays = true
		case "inner":
			e.Inner = true
		case "at":
			if rest != "comp" {
				return fail(src.Name, n, "at %q: want comp", rest)
			}
			e.AtComp = true
		case "modal":
			e.Modals = strings.Fields(rest)
		case "if", "unless":
			err = l.condition(src.Name, n, e, rest, key == "unless")
		case "yes", "no":
			err = example(src.Name, n, e, rest, key == "yes")
		default:
			return fail(src.Name, n, "%q: want verb, noun, adj, actor, rec, about, third, need, mutual, keep, weak, stays, inner, modal, at, if, unless, yes or no", key)
		}
		if err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		return fail(src.Name, n+1, "%v", err)
	}
	return finish()
}

// split cuts a list at commas and drops empty items.
func split(list string) []string {
	var out []string
	for _, x := range strings.Split(list, ",") {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

// header reads "name: TYPE[/mode] [cameo] [+context …]" or "name: -".
func header(file string, n int, line string) (*Entry, error) {
	name, rest, ok := strings.Cut(line, ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.ContainsAny(name, " \t") {
		return nil, fail(file, n, "want a header such as %q", "hold-talks: CONSULT 040 +diplomatic")
	}
	e := &Entry{Name: name, File: file, Line: n}
	f := strings.Fields(rest)
	if len(f) == 0 {
		return nil, fail(file, n, "entry %q has no type", name)
	}
	if f[0] == "-" {
		e.Need = needNone
		if len(f) > 1 {
			return nil, fail(file, n, "entry %q: a blocking entry takes nothing after \"-\"", name)
		}
		return e, nil
	}
	typ, mode, _ := strings.Cut(f[0], "/")
	o := ontology.Default()
	if !o.ValidType(ontology.Type(typ)) {
		return nil, fail(file, n, "entry %q: %q is no PLOVER event type", name, typ)
	}
	if mode != "" && !o.ValidMode(ontology.Type(typ), mode) {
		return nil, fail(file, n, "entry %q: %s has no mode %q", name, typ, mode)
	}
	e.Type, e.Mode = typ, mode
	for _, x := range f[1:] {
		switch {
		case x[0] == '+':
			if !o.ValidContext(x[1:]) {
				return nil, fail(file, n, "entry %q: %q is no PLOVER context", name, x[1:])
			}
			e.Contexts = append(e.Contexts, x[1:])
		case digits(x) && e.CAMEO == "":
			if _, ok := o.CAMEO(x); !ok {
				return nil, fail(file, n, "entry %q: %q is no CAMEO code", name, x)
			}
			e.CAMEO = x
		default:
			return nil, fail(file, n, "entry %q: %q is neither a CAMEO code nor a +context", name, x)
		}
	}
	return e, nil
}

func digits(x string) bool {
	for i := 0; i < len(x); i++ {
		if x[i] < '0' || x[i] > '9' {
			return false
		}
	}
	return x != ""
}

// roles reads a list of roles: relations or prepositions, with "!" for the head
// only and "_" for the blanks of a preposition of several words.
func roles(file string, n int, list string) ([]role, error) {
	var out []role
	for _, x := range strings.Fields(list) {
		r := role{}
		if strings.HasSuffix(x, "!") {
			r.head, x = true, x[:len(x)-1]
		}
		if x == "" || x != strings.ToLower(x) || strings.ContainsAny(x, "$|+@<>=,") {
			return nil, fail(file, n, "%q is no role: want subj, obj, iobj, poss, mod, comp or a preposition", x)
		}
		r.name = strings.ReplaceAll(x, "_", " ")
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil, fail(file, n, "an empty list of roles")
	}
	return out, nil
}

// condition reads "ROLE[|ROLE] WORDS".
func (l *Lexicon) condition(file string, n int, e *Entry, rest string, negate bool) error {
	rs, words, ok := strings.Cut(rest, " ")
	if !ok {
		return fail(file, n, "a condition is a role and words, such as %q", "if obj $weapon|missile")
	}
	list, err := roles(file, n, strings.ReplaceAll(rs, "|", " "))
	if err != nil {
		return err
	}
	w, err := l.wordset(file, n, strings.TrimSpace(words))
	if err != nil {
		return err
	}
	e.If = append(e.If, condition{list, negate, w})
	return nil
}

// wordset reads "word|$class|*|party"; blanks inside an alternative are not allowed.
func (l *Lexicon) wordset(file string, n int, text string) (wordset, error) {
	w := wordset{lemmas: map[string]bool{}}
	for _, x := range strings.Split(text, "|") {
		switch {
		case x == "":
			return w, fail(file, n, "an empty alternative in %q", text)
		case x == "*":
			w.any = true
		case x == "PARTY":
			w.party = true
		case x[0] == '$':
			c := l.classes[x[1:]]
			if c == nil {
				return w, fail(file, n, "no word class %q", x[1:])
			}
			w.classes = append(w.classes, c)
		case strings.ContainsAny(x, " \t$+@<>=!"):
			return w, fail(file, n, "%q is no word", x)
		case x != strings.ToLower(x):
			return w, fail(file, n, "%q: words are lemmas in lower case", x)
		default:
			w.lemmas[x] = true
		}
	}
	return w, nil
}

// example reads "sentence | ACTORS > RECIPIENTS"; codes are joined by commas,
// "-" is an empty side, and without ">" all are parties on either side. An
// example that must not fire has the sentence alone.
func example(file string, n int, e *Entry, rest string, fires bool) error {
	text, want, has := strings.Cut(rest, "|")
	ex := Example{Text: strings.TrimSpace(text), Fires: fires, Line: n}
	if ex.Text == "" {
		return fail(file, n, "an example without a sentence")
	}
	if has != fires {
		if fires {
			return fail(file, n, "an example that fires needs %q after it", "| ACTORS > RECIPIENTS")
		}
		return fail(file, n, "an example that must not fire takes no participants")
	}
	a, r, _ := strings.Cut(want, ">")
	for _, x := range split(a) {
		if x != "-" {
			ex.Actors = append(ex.Actors, x)
		}
	}
	for _, x := range split(r) {
		if x != "-" {
			ex.Recs = append(ex.Recs, x)
		}
	}
	e.Examples = append(e.Examples, ex)
	return nil
}

// prepositions reads "on|upon|in_favour_of".
func prepositions(x string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Split(x, "|") {
		m[strings.ReplaceAll(w, "_", " ")] = true
	}
	return m
}

// finish checks an entry, fills its defaults and indexes its senses.
func (l *Lexicon) finish(e *Entry, verbs, nouns []string, at []int) error {
	line := e.Line
	if len(at) > 0 {
		line = at[0]
	}
	if len(verbs)+len(nouns) == 0 {
		return fail(e.File, e.Line, "entry %q has no trigger", e.Name)
	}
	yes := false
	for _, x := range e.Examples {
		yes = yes || x.Fires
	}
	if e.Type != "" && !yes {
		return fail(e.File, e.Line, "entry %q has no example that fires", e.Name)
	}
	if e.Actor == nil {
		if len(verbs) > 0 {
			e.Actor = []role{{name: "subj"}}
		}
		if len(nouns) > 0 {
			e.Actor = append(e.Actor, role{name: "poss"}, role{name: "by"}, role{name: "mod"})
			if len(verbs) == 0 {
				e.Actor = append([]role{{name: "subj"}}, e.Actor...)
			}
		}
	}
	if e.Rec == nil && !e.Mutual {
		if len(verbs) > 0 {
			e.Rec = []role{{name: "obj"}}
		}
		if len(nouns) > 0 {
			e.Rec = append(e.Rec, role{name: "on"}, role{name: "against"}, role{name: "to"}, role{name: "of"})
		}
	}
	for _, t := range verbs {
		if err := l.trigger(e, line, t, false); err != nil {
			return err
		}
	}
	for _, t := range nouns {
		if err := l.trigger(e, line, t, true); err != nil {
			return err
		}
	}
	return nil
}
