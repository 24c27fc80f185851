package train

import (
	"math"
	"strings"

	"chancery/lang/internal/net"
)

// titles are words that stand before a person's name and are no part of it.
var titles = wordSet(`President Vice Prime Minister Foreign Defense Defence Finance Interior Secretary General
Secretary-General Chancellor King Queen Prince Princess Pope Ayatollah Sheikh Sheik Mullah Archbishop Bishop
Cardinal Rev. Reverend Mr. Mrs. Ms. Dr. Prof. Professor Gen. Lt. Col. Maj. Capt. Sgt. Cpl. Adm. Admiral Captain
Colonel Major Lieutenant Commander Sergeant Senator Sen. Rep. Representative Congressman Congresswoman Governor
Gov. Mayor Ambassador Judge Justice Chief Chairman Chairwoman Spokesman Spokeswoman Director Premier Deputy
Attorney Sir Lord Lady Dame Former Ex-President First Speaker Envoy Commissioner Emperor Crown Treasury
Emir Sultan Leader Cleric Marshal Mr Mrs Ms Dr Gen Lt Col Sen Rep Gov -`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// nationalities are the forms that some file tags as nationality or group.
func nationalities(files [][]tagged) map[string]bool {
	counts := map[string][2]int{}
	for _, f := range files {
		for _, s := range f {
			for i, t := range s.tags {
				c := counts[s.forms[i]]
				if t == "B-NORP" {
					c[0]++
				}
				if t == "B-LOC" || t == "B-PER" || t == "B-ORG" {
					c[1]++
				}
				counts[s.forms[i]] = c
			}
		}
	}
	out := map[string]bool{}
	for form, c := range counts {
		if c[0] > 1 && c[0] > 2*c[1] {
			out[form] = true
		}
	}
	return out
}

// nameIDs turns the tags of a file into classes: titles leave persons, MISC
// becomes NORP where it is a known nationality.
func nameIDs(s tagged, norp map[string]bool) []int32 {
	ids := number(nameTags)
	out := make([]int32, len(s.tags))
	for i := 0; i < len(s.tags); {
		kind := strings.TrimPrefix(s.tags[i], "B-")
		j := i + 1
		for j < len(s.tags) && s.tags[j] == "I-"+kind {
			j++
		}
		from := i
		switch kind {
		case "PER":
			for from < j-1 && titles[s.forms[from]] {
				from++
			}
		case "LOC", "ORG", "NORP":
		case "MISC":
			if j == i+1 && norp[s.forms[i]] {
				kind = "NORP"
			}
		default:
			from = j
		}
		for k := from; k < j; k++ {
			p := "I-"
			if k == from {
				p = "B-"
			}
			out[k] = ids[p+kind]
		}
		i = j
	}
	return out
}

// addNames puts the names of a file on the samples of the same sentences.
func addNames(samples []*sample, file []tagged, norp map[string]bool) int {
	byText := map[string]tagged{}
	for _, s := range file {
		byText[strings.Join(s.forms, " ")] = s
	}
	n := 0
	for _, x := range samples {
		if s, ok := byText[strings.Join(x.forms, " ")]; ok {
			x.Tags[net.Names] = nameIDs(s, norp)
			n++
		}
	}
	return n
}

// nameSamples returns samples that know only names.
func nameSamples(file []tagged, norp map[string]bool, silver bool) []*sample {
	var out []*sample
	for _, s := range file {
		x := &sample{forms: s.forms}
		x.Tags[net.Names] = nameIDs(s, norp)
		if silver {
			for i := range x.Tags[net.Names] {
				x.Tags[net.Names][i] += int32(len(nameTags))
			}
		}
		out = append(out, x)
	}
	return out
}

// transitions returns how much more often name tags follow each other in the
// sentences not annotated by machine than they would by chance, as weighted
// pointwise mutual information in nats. The word scores know the surroundings
// already, so it counts but little; the weight was tuned on the dev files.
func transitions(samples []*sample) [][]float32 {
	const weight = 0.15
	n := len(nameTags)
	pairs, single, all := make([]float64, n*n), make([]float64, n), 0.0
	for _, s := range samples {
		tags := s.Tags[net.Names]
		for i, b := range tags {
			if i == 0 || int(b) >= n {
				continue
			}
			a := max(0, tags[i-1]) // net.Any is mostly no name, and counted so
			b = max(0, b)
			pairs[int(a)*n+int(b)]++
			single[b]++
			all++
		}
	}
	const prior = 0.1 // of a count
	out := make([][]float32, n)
	for a := range n {
		sum := 0.0
		for b := range n {
			sum += pairs[a*n+b] + prior
		}
		for b := range n {
			v := weight * math.Log((pairs[a*n+b]+prior)/sum*(all+prior)/(single[b]+prior))
			out[a] = append(out[a], float32(math.Round(v*1000)/1000))
		}
	}
	return out
}
