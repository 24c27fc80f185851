package train

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"chancery/lang"
	"chancery/lang/internal/net"
)

// Names of the models that training makes: of the network, and of the network
// with a finder of names beside it.
const (
	modelName  = "en-1"
	besideName = "en-3"
)

// BesideDefaults are the options of the released finder of names but for the
// files. Small letters are frequent on the web; the caution was tuned on the dev
// files and makes up for the plain sentences that are not shown.
func BesideDefaults() Options {
	o := Defaults()
	o.Epochs, o.Case, o.Caution, o.TeacherWeight, o.TeacherShare = 8, 0.03, 1.5, 3, 0.5
	return o
}

// besideWeights are the weights of the losses of the word classes while a finder
// of names is trained: parts of speech only steady it.
var besideWeights = [net.Tasks]float32{0.1, 0.1, 0, 0, 1}

// besideLayers are the LSTM layers of a finder of names. A third would cost more
// time in reading than it finds names.
const besideLayers = 2

// fromModel takes the network and the classes from the model file Beside.
func (r *run) fromModel(c *classes) error {
	data, err := os.ReadFile(r.Beside)
	if err != nil {
		return err
	}
	if r.b, err = net.ReadFloats(string(data)); err != nil {
		return fmt.Errorf("read %s: %w", r.Beside, err)
	}
	lists, err := readLists(strings.NewReader(nameLists), "data/name_lists.tsv")
	if err != nil {
		return err
	}
	r.base, r.lists = string(data), lists
	c.tags, c.relations = r.b.Classes, r.b.Relations
	r.b.Lists = net.NewLists(lists)
	r.b.Net = r.b.Net.Names(min(besideLayers, r.b.Config.Layers), rand.New(rand.NewPCG(r.Seed, 1)))
	r.b.Config = r.b.Net.Config
	return nil
}

// trim takes off what a finder of names does not learn.
func (r *run) trim() {
	for _, s := range r.samples {
		s.Heads, s.Labels = nil, nil
		s.Tags[net.Feats], s.Tags[net.Lemma] = nil, nil
	}
}

// named reports whether a sample holds a name, or may.
func (s *sample) named() bool {
	if s.Tags[net.Names] == nil {
		for i := 0; i < len(s.Soft); i += net.SoftTags {
			if s.Soft[i] < 0.7 {
				return true
			}
		}
	}
	return slices.ContainsFunc(s.Tags[net.Names], func(t int32) bool { return t > 0 && int(t) != len(nameTags) })
}

// write writes what the run trains: a model, or a finder of names.
func (r *run) write(w io.Writer) error {
	if r.Beside == "" {
		return r.b.Write(w)
	}
	moves := r.b.Net.Moves
	transitions := make([][]float32, moves.Rows)
	for i := range transitions {
		for _, v := range moves.W[i*moves.Cols : (i+1)*moves.Cols] {
			transitions[i] = append(transitions[i], float32(math.Round(float64(v)*1000)/1000))
		}
	}
	namer := r.b.Net.Namer()
	namer.NameBias.W[0] += r.Caution
	return net.WriteNamer(w, namer, r.b.Lists, net.NamesHeader{
		Name: besideName, Beside: r.b.Name, Licence: r.b.Licence, Data: r.data(), Seed: r.Seed, Command: r.Command,
		Scores: r.b.Scores, Classes: r.b.Classes[net.Names], Transitions: transitions,
	})
}

// model returns the model of the present weights, read back as it is written.
func (r *run) model() (*lang.Model, error) {
	var buf bytes.Buffer
	if err := r.write(&buf); err != nil {
		return nil, err
	}
	if r.Beside == "" {
		return lang.Load(buf.String())
	}
	return lang.LoadBeside(r.base, buf.String())
}

// renamed returns a sample with some of its names replaced by listed names of
// their kind, so that a finder of names learns contexts and not only names. Parts
// of speech are forgotten with the words.
func (r *run) renamed(s *sample, rnd *rand.Rand) *sample {
	tags := s.Tags[net.Names]
	out := &sample{}
	mine := []int32{}
	for i := 0; i < len(tags); {
		j := i + 1
		kind := ""
		if t := int(tags[i]); t > 0 && t < len(nameTags) {
			kind = strings.TrimPrefix(nameTags[t], "B-")
			for j < len(tags) && int(tags[j]) < len(nameTags) && tags[j] > 0 && nameTags[tags[j]] == "I-"+kind {
				j++
			}
		}
		words := s.forms[i:j]
		if between(s, i) && rnd.Float32() < 0.4 {
			i++ // people write "Lima Peru"
			continue
		}
		if name := r.listed(s, kind, j-i, rnd); name != "" && rnd.Float32() < 0.6 {
			words = strings.Fields(name)
			for k := range words {
				t := tags[i]
				if k > 0 {
					t++ // I- stands behind B-
				}
				mine = append(mine, t)
			}
		} else {
			mine = append(mine, tags[i:j]...)
		}
		out.forms = append(out.forms, words...)
		i = j
	}
	out.Tags[net.Names] = mine
	return out
}

// between reports whether word i is a comma between two places.
func between(s *sample, i int) bool {
	tags := s.Tags[net.Names]
	place := func(k int, prefixes ...string) bool {
		return tags[k] > 0 && int(tags[k]) < len(nameTags) && slices.Contains(prefixes, nameTags[tags[k]])
	}
	return s.forms[i] == "," && i > 0 && i+1 < len(tags) && place(i-1, "B-LOC", "I-LOC") && place(i+1, "B-LOC")
}

// listed returns a name of a kind from the lists, "" for a kind without lists.
func (r *run) listed(s *sample, kind string, words int, rnd *rand.Rand) string {
	pick := func(lists ...int) string {
		l := r.lists[lists[rnd.IntN(len(lists))]]
		return l[rnd.IntN(len(l))]
	}
	const given, surname, place, firm, chain, outlet, body = 0, 1, 2, 3, 4, 5, 6
	switch {
	case kind == "PER" && words == 1:
		return pick(given, given, given, surname)
	case kind == "PER" && len(s.forms) < 8 && rnd.Float32() < 0.15:
		return pick(surname) + " , " + pick(given) // as mail programs write senders
	case kind == "PER":
		return pick(given) + " " + pick(surname)
	case kind == "LOC":
		if name := pick(place); len(name) > 3 {
			return name
		}
	case kind == "ORG":
		return pick(firm, firm, outlet, body, chain)
	}
	return ""
}
