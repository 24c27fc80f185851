package ledger

import (
	"strings"

	"chancery/ontology"
)

// Quads returns what the term quad: of a query may be: cooperation and conflict, in
// words or deeds, and the four quadrants of PLOVER. Agreements are cooperation, and in
// none of the four.
func Quads() []string {
	return []string{"cooperation", "conflict", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}
}

// inQuad reports whether a type of event is in a quadrant, or a kind of statement.
func inQuad(quad, kind, typ string) bool {
	switch kind {
	case AgreementKind:
		return quad == "cooperation"
	case EventKind:
		return strings.HasSuffix(ontology.Default().Quad(ontology.Type(typ)).String(), quad)
	}
	return false
}

// quad adds the condition that a row of a table, which has a kind and a type, is in
// the quadrant that is asked for.
func (f *Filter) quad(w *where, table string) {
	if f.Quad == "" {
		return
	}
	var marks []string
	for _, t := range ontology.Default().Types() {
		if inQuad(f.Quad, EventKind, string(t.Type)) {
			marks = append(marks, w.arg(string(t.Type)))
		}
	}
	condition := table + ".kind = 'event' AND " + table + ".type IN (" + strings.Join(marks, ", ") + ")"
	if inQuad(f.Quad, AgreementKind, "") {
		condition = "(" + table + ".kind = 'agreement' OR " + condition + ")"
	}
	w.add(condition)
}
