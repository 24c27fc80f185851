package ledger

import "context"

// Questions returns open questions about all of some codes, or all there are, the
// latest learned first.
func (l *Ledger) Questions(ctx context.Context, codes []string, limit int) ([]Asked, error) {
	if len(codes) == 0 {
		return l.opened(ctx, "", limit)
	}
	return l.questions(ctx, codes, limit)
}
