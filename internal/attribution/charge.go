package attribution

import (
	"chancery/lang"
)

// chargeDenied handles "…, a charge it denies": a verb of denial in a relative clause
// on a noun that takes up what the sentence has said. Its content is that noun and
// the clause it stands beside.
func chargeDenied(s *lang.Sentence, f *found) bool {
	if f.entry.stance != "deny" && f.entry.stance != "confirm" || s.Tokens[f.cue].Rel() != "acl" || s.Child(f.cue, "obj") >= 0 {
		return false
	}
	n := int(s.Tokens[f.cue].Head)
	if n < 1 || n > f.cue || s.Tokens[f.cue].XPOS == "VBN" || s.Tokens[f.cue].XPOS == "VBG" {
		return false
	}
	switch lemma(&s.Tokens[n]) {
	case "charge", "claim", "accusation", "allegation", "assertion", "report", "suggestion", "charges":
	default:
		return false
	}
	first := n
	for first > 0 && (s.Tokens[first-1].UPOS == "DET" || s.Tokens[first-1].UPOS == "ADJ") {
		first--
	}
	if first == 0 || s.Tokens[first-1].UPOS != "PUNCT" {
		return false
	}
	end := first - 1
	for end > 0 && s.Tokens[end].UPOS == "PUNCT" {
		end--
	}
	h := int(s.Tokens[n].Head)
	if h < 0 || h > end {
		h = s.Root()
	}
	for h >= 0 && h <= end && !clausal(s, h) { // up to the clause that makes the charge
		up := int(s.Tokens[h].Head)
		if up < 0 || up > end {
			break
		}
		h = up
	}
	start := 0
	if h >= 0 && h <= end {
		start, _ = s.Subtree(h)
	}
	for start < end && s.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	f.frame, f.heads = frameNP, []int{n}
	if h >= 0 && h <= end {
		f.heads = []int{h, n}
	}
	if p := s.Child(f.cue, "nsubj"); p >= 0 && s.Tokens[p].UPOS == "PRON" && h >= 0 && h <= end {
		if c := s.Child(h, "nsubj"); c >= 0 && s.Tokens[c].UPOS != "PRON" { // who is charged denies it
			f.source = source{f.sentence, c, s.Tokens[p].Span}
		}
	}
	f.content = []lang.Span{{Start: s.Tokens[start].Start, End: s.Tokens[end].End}, {Start: s.Tokens[first].Start, End: s.Tokens[n].End}}
	return true
}
