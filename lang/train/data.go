package train

import (
	"bufio"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"chancery/lang"
	"chancery/lang/internal/net"
)

// sample is a training sentence: its forms and what is known of them.
type sample struct {
	forms []string
	tree  bool // tags, lemmas, heads and relations are known
	net.Example
}

// readTrees reads a treebank file.
func readTrees(path string) ([]lang.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s, err := lang.ReadConllu(f)
	if err != nil {
		return nil, fmt.Errorf("read treebank %s: %w", path, err)
	}
	return s, nil
}

// tagged is a sentence of a BIO file.
type tagged struct{ forms, tags []string }

// readBIO reads "token<TAB>tag" lines, a blank line after each sentence.
func readBIO(path string) ([]tagged, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []tagged
	var cur tagged
	flush := func() {
		if len(cur.forms) > 0 {
			out = append(out, cur)
		}
		cur = tagged{}
	}
	in := bufio.NewScanner(f)
	for line := 1; in.Scan(); line++ {
		row := in.Text()
		if row == "" {
			flush()
			continue
		}
		form, tag, ok := strings.Cut(row, "\t")
		if !ok {
			if strings.HasPrefix(row, "# ") {
				continue
			}
			return nil, fmt.Errorf("%s:%d: no tab", path, line)
		}
		cur.forms, cur.tags = append(cur.forms, form), append(cur.tags, tag)
	}
	flush()
	return out, in.Err()
}

// classes are the names of all classes, collected from training sentences.
type classes struct {
	tags      [net.Tasks][]string
	relations []string
}

// nameTags are the classes of the task Names.
// MISC (events, works, elections, products) is learned so that it is not taken
// for one of the others, and left out of the result.
var nameTags = []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-NORP", "I-NORP", "B-MISC", "I-MISC"}

// tagNames returns the names of the classes of a token in the first four tasks.
func tagNames(t *lang.Token) [4]string {
	return [4]string{t.UPOS, t.XPOS, t.UPOS + "\t" + t.Feats, net.ScriptOf(plainForm(t.Form), t.Lemma)}
}

// plainForm is the form as lang sees it when it makes a lemma.
func plainForm(form string) string { return strings.ReplaceAll(form, "’", "'") }

// collect counts classes. Feature bundles and lemma scripts seen only once are
// left out, so they teach nothing.
func collect(sentences []lang.Sentence) classes {
	var counts [4]map[string]int
	for i := range counts {
		counts[i] = map[string]int{}
	}
	relations := map[string]int{}
	for _, s := range sentences {
		for i := range s.Tokens {
			for task, name := range tagNames(&s.Tokens[i]) {
				counts[task][name]++
			}
			relations[s.Tokens[i].Deprel]++
		}
	}
	var c classes
	for task, m := range counts {
		least := 1
		if net.Task(task) == net.Feats || net.Task(task) == net.Lemma {
			least = 2
		}
		for name, n := range m {
			if n >= least {
				c.tags[task] = append(c.tags[task], name)
			}
		}
		slices.Sort(c.tags[task])
	}
	for r := range relations {
		c.relations = append(c.relations, r)
	}
	slices.Sort(c.relations)
	c.tags[net.Names] = slices.Clone(nameTags)
	for _, t := range nameTags {
		c.tags[net.Names] = append(c.tags[net.Names], t+net.Silver)
	}
	return c
}

// trees turns sentences of a treebank into samples.
func (c *classes) trees(sentences []lang.Sentence) []*sample {
	var ids [4]map[string]int32
	for task := range ids {
		ids[task] = number(c.tags[task])
	}
	relations := number(c.relations)
	var out []*sample
	for _, s := range sentences {
		x := &sample{tree: true}
		for i := range s.Tokens {
			t := &s.Tokens[i]
			x.forms = append(x.forms, t.Form)
			for task, name := range tagNames(t) {
				x.Tags[task] = append(x.Tags[task], find(ids[task], name))
			}
			x.Heads = append(x.Heads, t.Head)
			x.Labels = append(x.Labels, find(relations, t.Deprel))
		}
		if len(x.forms) > 0 {
			out = append(out, x)
		}
	}
	return out
}

func number(names []string) map[string]int32 {
	m := make(map[string]int32, len(names))
	for i, n := range names {
		m[n] = int32(i)
	}
	return m
}

func find(m map[string]int32, name string) int32 {
	if i, ok := m[name]; ok {
		return i
	}
	return -1
}

// vocabulary collects the keys of words and affixes seen often enough.
func vocabulary(samples []*sample, leastWord, leastAffix int) (learned, affixes []uint64) {
	words, parts := map[uint64]int{}, map[uint64]int{}
	for _, s := range samples {
		for _, f := range s.forms {
			k := net.Extract(f)
			words[k.Word]++
			for _, a := range k.Affix {
				parts[a]++
			}
		}
	}
	delete(parts, 0)
	// Row 0 is the unknown word. Its key belongs to no form: forms are hashed
	// from at least one letter.
	learned = append([]uint64{1}, often(words, leastWord)...)
	return learned, often(parts, leastAffix)
}

// often returns the keys seen at least least times, the most frequent first.
func often(counts map[uint64]int, least int) []uint64 {
	var keys []uint64
	for k, n := range counts {
		if n >= least {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b uint64) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return keys
}

// varied returns the example of a sample as it is shown this time: now and then
// without its final full stop, or in other case, as headlines are written: in
// each of three ways with the chance other.
func (s *sample) varied(v *net.Vocabulary, r *rand.Rand, other float32) *net.Example {
	e := s.Example
	forms := s.forms
	if n := len(forms); s.tree && n > 4 && forms[n-1] == "." && r.Float32() < 0.08 && !slices.Contains(e.Heads, int32(n-1)) {
		forms = forms[:n-1]
		for i := range e.Tags {
			if e.Tags[i] != nil {
				e.Tags[i] = e.Tags[i][:n-1]
			}
		}
		if e.Heads != nil {
			e.Heads, e.Labels = e.Heads[:n-1], e.Labels[:n-1]
		}
		if e.Soft != nil {
			e.Soft = e.Soft[:(n-1)*net.SoftTags]
		}
	}
	change := func(f string) string { return f }
	switch p := r.Float32(); {
	case p < other:
		change = strings.ToUpper
	case p < 2*other:
		change = strings.ToLower
	case p < 3*other:
		change = func(f string) string {
			if len(f) < 4 || f[0] < 'a' || f[0] > 'z' {
				return f
			}
			return strings.ToUpper(f[:1]) + f[1:]
		}
	}
	e.Words = make([]net.Word, len(forms))
	same := true
	shown := make([]string, len(forms))
	for i, f := range forms {
		shown[i] = change(f)
		same = same && f == shown[i]
		e.Words[i] = v.Look(shown[i])
	}
	v.Mark(shown, e.Words)
	if !same {
		e.Tags[net.Lemma] = nil
	}
	return &e
}

// lexicon lists the lemmas of inflected and irregular words of the treebanks:
// keys of form and tag, and the script that makes their lemma, where at least
// three quarters of the uses agree.
func (c *classes) lexicon(sentences []lang.Sentence) (keys []uint64, scripts []uint16) {
	ids := number(c.tags[net.Lemma])
	inflected := wordSet("VBD VBN VBG VBZ NNS JJR JJS RBR RBS")
	names := wordSet("NNP NNPS CD ADD FW GW LS SYM NFP AFX")
	counts := map[uint64]map[string]int{}
	for _, s := range sentences {
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if names[t.XPOS] || t.Lemma == "" || t.Lemma == "_" {
				continue
			}
			form := plainForm(t.Form)
			k := net.LemmaKey(strings.ToLower(form), t.XPOS)
			if counts[k] == nil {
				counts[k] = map[string]int{}
			}
			script := net.ScriptOf(form, t.Lemma)
			if !inflected[t.XPOS] && script == "L>" {
				script = "" // the rule needs no entry
			}
			counts[k][script]++
		}
	}
	var all []uint64
	for k := range counts {
		all = append(all, k)
	}
	slices.Sort(all)
	for _, k := range all {
		sum := 0
		for _, n := range counts[k] {
			sum += n
		}
		for script, n := range counts[k] { // at most one passes
			if id, ok := ids[script]; ok && script[0] == 'L' && 4*n >= 3*sum {
				keys, scripts = append(keys, k), append(scripts, uint16(id))
			}
		}
	}
	return keys, scripts
}
