package clause

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"testing"

	"chancery/lang"
)

// tree builds a sentence from "form/lemma/UPOS/XPOS/head:deprel" items with
// 1-based heads, 0 for the root.
func tree(tb testing.TB, items string) *lang.Sentence {
	tb.Helper()
	var s lang.Sentence
	off := 0
	for _, item := range strings.Fields(items) {
		f := strings.Split(item, "/")
		if len(f) != 5 {
			tb.Fatalf("bad item %q", item)
		}
		h, rel, ok := strings.Cut(f[4], ":")
		head, err := strconv.Atoi(h)
		if !ok || err != nil {
			tb.Fatalf("bad head in %q", item)
		}
		s.Tokens = append(s.Tokens, lang.Token{Span: lang.Span{Start: off, End: off + len(f[0])}, Form: f[0], Lemma: f[1],
			UPOS: f[2], XPOS: f[3], Head: int32(head - 1), Deprel: rel})
		off += len(f[0]) + 1
	}
	s.End = off
	s.Link()
	return &s
}

func show(s *lang.Sentence, p int) string {
	var out []string
	names := [...]string{"subj", "obj", "iobj", "obl", "poss", "mod", "comp"}
	for _, a := range Arguments(s, p, nil) {
		for _, h := range Conjuncts(s, a.Head, nil) {
			x := names[a.Relation]
			if a.Prep != "" {
				x += ":" + strings.ReplaceAll(a.Prep, " ", "_")
			}
			out = append(out, x+"="+s.Tokens[h].Form)
		}
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

func TestArguments(t *testing.T) {
	tests := []struct{ name, tree, predicate, want string }{
		{"active with oblique", "Chad/Chad/PROPN/NNP/2:nsubj fired/fire/VERB/VBD/0:root shells/shell/NOUN/NNS/2:obj at/at/ADP/IN/5:case Niger/Niger/PROPN/NNP/2:obl",
			"fired", "obj=shells obl:at=Niger subj=Chad"},
		{"passive with agent", "Envoys/envoy/NOUN/NNS/3:nsubj:pass were/be/AUX/VBD/3:aux:pass expelled/expel/VERB/VBN/0:root by/by/ADP/IN/5:case Peru/Peru/PROPN/NNP/3:obl:agent",
			"expelled", "obj=Envoys subj=Peru"},
		{"subject control", "Laos/Laos/PROPN/NNP/2:nsubj refused/refuse/VERB/VBD/0:root to/to/PART/TO/4:mark meet/meet/VERB/VB/2:xcomp Thailand/Thailand/PROPN/NNP/4:obj",
			"meet", "obj=Thailand subj=Laos"},
		{"object control", "Oslo/Oslo/PROPN/NNP/2:nsubj urged/urge/VERB/VBD/0:root Minsk/Minsk/PROPN/NNP/2:obj to/to/PART/TO/5:mark talk/talk/VERB/VB/2:xcomp",
			"talk", "subj=Minsk"},
		{"raising through a passive", "Modi/Modi/PROPN/NNP/3:nsubj:pass is/be/AUX/VBZ/3:aux:pass expected/expect/VERB/VBN/0:root to/to/PART/TO/5:mark visit/visit/VERB/VB/3:xcomp Nepal/Nepal/PROPN/NNP/5:obj",
			"visit", "obj=Nepal subj=Modi"},
		{"relative clause, subject gap", "rebels/rebel/NOUN/NNS/0:root who/who/PRON/WP/3:nsubj shelled/shell/VERB/VBD/1:acl:relcl Juba/Juba/PROPN/NNP/3:obj",
			"shelled", "obj=Juba subj=rebels"},
		{"relative clause, object gap", "weapons/weapon/NOUN/NNS/0:root that/that/PRON/WDT/4:obj Russia/Russia/PROPN/NNP/4:nsubj sent/send/VERB/VBD/1:acl:relcl",
			"sent", "obj=weapons subj=Russia"},
		{"reduced relative", "weapons/weapon/NOUN/NNS/0:root Russia/Russia/PROPN/NNP/3:nsubj sent/send/VERB/VBD/1:acl:relcl",
			"sent", "obj=weapons subj=Russia"},
		{"past participle", "troops/troops/NOUN/NNS/0:root sent/send/VERB/VBN/1:acl to/to/ADP/IN/4:case Mali/Mali/PROPN/NNP/2:obl",
			"sent", "obj=troops obl:to=Mali"},
		{"present participle", "rebels/rebel/NOUN/NNS/0:root fighting/fight/VERB/VBG/1:acl Kabul/Kabul/PROPN/NNP/2:obj",
			"fighting", "obj=Kabul subj=rebels"},
		{"conjunct verb shares the subject", "Chile/Chile/PROPN/NNP/2:nsubj met/meet/VERB/VBD/0:root Peru/Peru/PROPN/NNP/2:obj and/and/CCONJ/CC/5:cc signed/sign/VERB/VBD/2:conj pacts/pact/NOUN/NNS/5:obj",
			"signed", "obj=pacts subj=Chile"},
		{"conjunct verb shares the object", "Chile/Chile/PROPN/NNP/2:nsubj condemned/condemn/VERB/VBD/0:root and/and/CCONJ/CC/4:cc rejected/reject/VERB/VBD/2:conj plans/plan/NOUN/NNS/2:obj",
			"condemned", "obj=plans subj=Chile"},
		{"shared passive", "Spies/spy/NOUN/NNS/3:nsubj:pass were/be/AUX/VBD/3:aux:pass arrested/arrest/VERB/VBN/0:root and/and/CCONJ/CC/5:cc deported/deport/VERB/VBN/3:conj",
			"deported", "obj=Spies"},
		{"coordinated parties", "Iran/Iran/PROPN/NNP/4:nsubj and/and/CCONJ/CC/3:cc Iraq/Iraq/PROPN/NNP/1:conj met/meet/VERB/VBD/0:root",
			"met", "subj=Iran subj=Iraq"},
		{"severed coordination", "Spain/Spain/PROPN/NNP/7:nsubj and/and/CCONJ/CC/4:cc the/the/DET/DT/4:det evil/evil/NOUN/NN/1:conj great/great/ADJ/JJ/1:amod Peru/Peru/PROPN/NNP/7:nsubj met/meet/VERB/VBD/0:root",
			"met", "subj=Peru subj=Spain subj=evil"},
		{"agent under an adverb", "Spain/Spain/PROPN/NNP/3:nsubj:pass was/be/AUX/VBD/3:aux:pass opposed/oppose/VERB/VBN/0:root earlier/early/ADV/RBR/3:advmod by/by/ADP/IN/6:case Italy/Italy/PROPN/NNP/4:obl:agent",
			"opposed", "obj=Spain subj=Italy"},
		{"accused of doing", "Cairo/Cairo/PROPN/NNP/2:nsubj accused/accuse/VERB/VBD/0:root Doha/Doha/PROPN/NNP/2:obj of/of/SCONJ/IN/5:mark arming/arm/VERB/VBG/2:advcl rebels/rebel/NOUN/NNS/5:obj",
			"arming", "obj=rebels subj=Doha"},
		{"noun with possessor and by", "Iran/Iran/PROPN/NNP/3:nmod:poss 's/'s/PART/POS/1:case visit/visit/NOUN/NN/0:root to/to/ADP/IN/5:case Oman/Oman/PROPN/NNP/3:nmod",
			"visit", "obl:to=Oman poss=Iran"},
		{"demonym before a noun", "Israeli/Israeli/ADJ/JJ/2:amod raid/raid/NOUN/NN/0:root on/on/ADP/IN/4:case Gaza/Gaza/PROPN/NNP/2:nmod",
			"raid", "mod=Israeli obl:on=Gaza"},
		{"preposition of several words", "Qatar/Qatar/PROPN/NNP/2:nsubj spoke/speak/VERB/VBD/0:root on/on/ADP/IN/4:case behalf/behalf/NOUN/NN/2:obl of/of/ADP/IN/6:case Hamas/Hamas/PROPN/NNP/4:nmod",
			"spoke", "obl:on=behalf obl:on_behalf_of=Hamas subj=Qatar"},
		{"infinitive of a noun", "Mali/Mali/PROPN/NNP/2:nsubj took/take/VERB/VBD/0:root steps/step/NOUN/NNS/2:obj to/to/PART/TO/5:mark free/free/VERB/VB/3:acl captives/captive/NOUN/NNS/5:obj",
			"free", "obj=captives subj=Mali"},
		{"called on somebody to act", "Oslo/Oslo/PROPN/NNP/2:nsubj called/call/VERB/VBD/0:root on/on/ADP/IN/4:case Chad/Chad/PROPN/NNP/2:obl to/to/PART/TO/6:mark withdraw/withdraw/VERB/VB/2:xcomp",
			"withdraw", "subj=Chad"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := tree(t, tt.tree)
			for i := range s.Tokens {
				if s.Tokens[i].Form == tt.predicate {
					got := show(s, i)
					// complements are not of interest here
					var keep []string
					for _, x := range strings.Fields(got) {
						if !strings.HasPrefix(x, "comp") {
							keep = append(keep, x)
						}
					}
					if g := strings.Join(keep, " "); g != tt.want {
						t.Errorf("arguments of %q: got %q, want %q", tt.predicate, g, tt.want)
					}
					return
				}
			}
			t.Fatalf("no token %q", tt.predicate)
		})
	}
}

func TestStatus(t *testing.T) {
	tests := []struct{ name, tree, predicate, want string }{
		{"past", "Chad/Chad/PROPN/NNP/2:nsubj left/leave/VERB/VBD/0:root", "left", "past neg=-1 modal="},
		{"not", "Chad/Chad/PROPN/NNP/4:nsubj did/do/AUX/VBD/4:aux not/not/PART/RB/4:advmod leave/leave/VERB/VB/0:root", "leave", "past neg=2 modal="},
		{"will", "Chad/Chad/PROPN/NNP/3:nsubj will/will/AUX/MD/3:aux leave/leave/VERB/VB/0:root", "leave", "future neg=-1 modal="},
		{"may", "Chad/Chad/PROPN/NNP/3:nsubj may/may/AUX/MD/3:aux leave/leave/VERB/VB/0:root", "leave", " neg=-1 modal=may"},
		{"was to", "He/he/PRON/PRP/4:nsubj was/be/AUX/VBD/4:aux to/to/PART/TO/4:mark travel/travel/VERB/VB/0:root", "travel", "future neg=-1 modal="},
		{"yet to", "Rome/Rome/PROPN/NNP/2:nsubj has/have/VERB/VBZ/0:root yet/yet/ADV/RB/2:advmod to/to/PART/TO/5:mark reply/reply/VERB/VB/2:xcomp", "reply", " neg=2 modal="},
		{"failed to", "Rome/Rome/PROPN/NNP/2:nsubj failed/fail/VERB/VBD/0:root to/to/PART/TO/4:mark reply/reply/VERB/VB/2:xcomp", "reply", " neg=1 modal="},
		{"no subject", "No/no/DET/DT/2:det troops/troops/NOUN/NNS/3:nsubj left/leave/VERB/VBD/0:root", "left", "past neg=0 modal="},
		{"without", "He/he/PRON/PRP/2:nsubj left/leave/VERB/VBD/0:root without/without/SCONJ/IN/4:mark signing/sign/VERB/VBG/2:advcl", "signing", " neg=2 modal="},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := tree(t, tt.tree)
			for i := range s.Tokens {
				if s.Tokens[i].Form == tt.predicate {
					st := StatusOf(s, i)
					if got := fmt.Sprintf("%s neg=%d modal=%s", st.Tense, st.Negation, st.Modal); got != tt.want {
						t.Errorf("got %q, want %q", got, tt.want)
					}
					return
				}
			}
			t.Fatalf("no token %q", tt.predicate)
		})
	}
}

// TestCyclicHeads checks that a broken tree does not hang or crash the reader.
func TestCyclicHeads(t *testing.T) {
	s := tree(t, "a/a/VERB/VB/2:conj b/b/VERB/VB/1:conj c/c/NOUN/NN/2:obj")
	for i := range s.Tokens {
		for _, a := range Arguments(s, i, nil) {
			if a.Head < 0 || a.Head >= len(s.Tokens) {
				t.Errorf("argument of %d lies outside the sentence: %d", i, a.Head)
			}
		}
		StatusOf(s, i)
	}
}
