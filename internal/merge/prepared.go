package merge

// Version names the rules of this package. It changes whenever [Blocks] or [Same] may
// answer differently: a ledger must not mix statements merged by different rules.
const Version = "1"

// Prepared is a statement with what comparing it needs, computed once: for callers
// that compare one statement with many.
type Prepared struct{ facts *facts }

// Prepare computes what comparing a statement needs. The statement must not change after.
func Prepare(s *Statement) Prepared { return Prepared{prepare(s)} }

// Blocks returns what [Blocks] returns for the statement.
func (p Prepared) Blocks() []string { return p.facts.blocks }

// Joins reports whether [Same] joins the two.
func (p Prepared) Joins(q Prepared) bool { return same(p.facts, q.facts, false).Same }
