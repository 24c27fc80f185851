package ledger

import (
	"context"
	"database/sql"
	"strings"
)

// Asked is an open question of a report, and what may answer it.
type Asked struct {
	Key     string      `json:"key"`
	Topic   string      `json:"topic"`
	Words   string      `json:"words"`
	AskedBy string      `json:"asked_by"` // a code, or report
	Day     string      `json:"day"`
	Status  string      `json:"status"` // open, answered
	Codes   []string    `json:"codes"`  // of those it is about
	Local   string      `json:"local"`  // id within its reading
	Learned string      `json:"learned"`
	Told    Told        `json:"told"`
	Answers []Answering `json:"answers"`

	statement int64
}

// Answering is a statement that may answer a question.
type Answering struct {
	Key     string   `json:"key"`
	Words   string   `json:"words"`
	Score   float64  `json:"score"`
	Reasons []string `json:"reasons"`
	Learned string   `json:"learned"`
	Told    Told     `json:"told"`
}

const askedColumns = `SELECT q.statement, s.key, q.topic, s.words, q.asked_by, q.day, q.status, s.local, s.learned, p.id, p.title, p.published,
	coalesce((SELECT name FROM outlets WHERE id = p.outlet), ''),
	coalesce((SELECT string_agg(code, ' ' ORDER BY code) FROM question_codes WHERE question = q.statement), '')`

const askedFrom = ` JOIN statements AS s ON s.id = q.statement AND s.current JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report`

func scanAsked(rows *sql.Rows) (q Asked, err error) {
	var codes string
	err = rows.Scan(&q.statement, &q.Key, &q.Topic, &q.Words, &q.AskedBy, &q.Day, &q.Status, &q.Local, &q.Learned, &q.Told.Report, &q.Told.Title, &q.Told.Published, &q.Told.Outlet, &codes)
	q.Codes, q.Answers = strings.Fields(codes), []Answering{}
	return q, err
}

// questions returns open questions about all of some codes, the latest learned first,
// those below a number.
func (l *Ledger) questions(ctx context.Context, codes []string, below int64, limit int) ([]Asked, error) {
	w := &where{}
	w.add("c.question < " + w.arg(below))
	w.add("c.code = " + w.arg(codes[0]))
	for _, code := range codes[1:] {
		w.add("EXISTS (SELECT 1 FROM question_codes AS o WHERE o.code = " + w.arg(code) + " AND o.question = c.question)")
	}
	return list(ctx, l, `WITH k AS (SELECT c.question FROM question_codes AS c CROSS JOIN questions AS q WHERE `+w.all()+` AND q.statement = c.question AND q.status || '' = 'open'
		ORDER BY c.question DESC LIMIT `+w.arg(limit)+`) `+askedColumns+` FROM k JOIN questions AS q ON q.statement = k.question`+askedFrom+` ORDER BY q.statement DESC`, scanAsked, w.args...)
}

// opened returns open questions that were learned at a moment or later, the latest
// first. Numbers of statements grow as they are learned; most questions stay open, so
// that no index on their status is wanted.
func (l *Ledger) opened(ctx context.Context, since string, below int64, limit int) ([]Asked, error) {
	out, err := list(ctx, l, `WITH k AS (SELECT statement FROM questions WHERE status || '' = 'open' AND statement < $2 ORDER BY statement DESC LIMIT $1) `+
		askedColumns+` FROM k JOIN questions AS q ON q.statement = k.statement`+askedFrom+` ORDER BY q.statement DESC`, scanAsked, limit, below)
	for i := range out {
		if out[i].Learned < since {
			return out[:i], err
		}
	}
	return out, err
}

// answersRead is how many answers, the latest learned, are looked at for the
// questions that were answered lately.
const answersRead = 200

// answered returns questions with an answer that was learned at a moment or later,
// and their answers.
func (l *Ledger) answered(ctx context.Context, since string, limit int) ([]Asked, error) {
	out, err := list(ctx, l, `WITH a AS (SELECT question, statement FROM answers ORDER BY statement DESC LIMIT $1), n AS (SELECT a.question, max(a.statement) AS last
			FROM a JOIN statements AS s ON s.id = a.statement WHERE s.current AND s.learned >= $2 GROUP BY a.question) `+
		askedColumns+` FROM n JOIN questions AS q ON q.statement = n.question`+askedFrom+` WHERE q.status = 'answered' ORDER BY n.last DESC, q.statement DESC LIMIT $3`, scanAsked, answersRead, since, limit)
	for i := range out {
		if err == nil {
			out[i].Answers, err = l.answers(ctx, out[i].statement)
		}
	}
	return out, err
}

func (l *Ledger) answers(ctx context.Context, question int64) ([]Answering, error) {
	return list(ctx, l, `SELECT s.key, s.words, a.score, a.reasons, s.learned, p.id, p.title, p.published, coalesce((SELECT name FROM outlets WHERE id = p.outlet), '')
		FROM answers AS a JOIN statements AS s ON s.id = a.statement JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report
		WHERE a.question = $1 AND s.current ORDER BY a.score DESC, s.id LIMIT 5`, func(rows *sql.Rows) (a Answering, err error) {
		var reasons string
		err = rows.Scan(&a.Key, &a.Words, &a.Score, &reasons, &a.Learned, &a.Told.Report, &a.Told.Title, &a.Told.Published, &a.Told.Outlet)
		a.Reasons = strings.Split(reasons, "; ")
		return a, err
	}, question)
}
