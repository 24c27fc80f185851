package ledger

import (
	"database/sql"
	"slices"
	"strings"

	"chancery/internal/merge"
)

// questions looks for answers: to the questions that wait among the statements there
// are, and among the statements that wait to the questions there are.
func (m *merging) questions(ids []int64) error {
	const dead = " IN (SELECT id FROM statements WHERE NOT current AND id IN (%s))"
	for _, q := range []string{
		"DELETE FROM answers WHERE statement" + dead,
		"DELETE FROM answers WHERE question" + dead,
		"DELETE FROM question_codes WHERE question" + dead,
		"DELETE FROM questions WHERE statement" + dead,
	} {
		if err := m.each(ids, q); err != nil {
			return err
		}
	}
	asked, err := m.asked("q.statement IN (%s)", ids)
	if err != nil {
		return err
	}
	var told []int64
	for _, id := range ids {
		if m.list[id] != nil {
			told = append(told, id)
		}
	}
	known, err := m.asked(`q.statement IN (SELECT c.question FROM question_codes c JOIN participants p ON p.code = c.code WHERE p.statement IN (%s))`, told)
	if err != nil {
		return err
	}
	var out rows
	found := map[[2]int64]bool{}
	try := func(q *question, s *member) {
		pair := [2]int64{q.id, s.id}
		if found[pair] {
			return
		}
		ok, reasons := merge.Answers(&q.Question, &s.Statement)
		if m.said.answers[[2]string{q.key, s.Key}] {
			ok, reasons = true, []string{"a person decided so"}
		}
		if ok {
			found[pair] = true
			out.add("answers", q.id, s.id, float64(len(reasons)), strings.Join(reasons, "; "))
		}
	}
	for i := range known {
		for _, id := range told {
			try(&known[i], m.list[id])
		}
	}
	for i := range asked {
		later, err := m.after(&asked[i])
		if err != nil {
			return err
		}
		decided, err := m.byKeys(m.said.answering(asked[i].key))
		if err != nil {
			return err
		}
		later = append(later, decided...)
		for _, s := range later {
			try(&asked[i], s)
		}
	}
	if err := out.insertOr(m.ctx, m.engine, m.tx, " ON CONFLICT (question, statement) DO NOTHING"); err != nil {
		return err
	}
	var changed []int64
	for _, q := range slices.Concat(asked, known) {
		changed = append(changed, q.id)
	}
	return m.each(changed, `UPDATE questions SET status = CASE WHEN EXISTS (SELECT 1 FROM answers a WHERE a.question = questions.statement) THEN 'answered' ELSE 'open' END WHERE statement IN (%s)`)
}

// question is an open question of a report.
type question struct {
	merge.Question
	id  int64
	key string
}

// asked reads questions; the condition has %s for numbers of statements.
func (m *merging) asked(condition string, ids []int64) ([]question, error) {
	var out []question
	err := m.scan(`SELECT q.statement, s.key, q.topic, q.day, s.words, r.report, p.story,
		coalesce((SELECT string_agg(code, ' ' ORDER BY code) FROM question_codes WHERE question = q.statement), '')
		FROM questions q JOIN statements s ON s.id = q.statement JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report
		WHERE s.current AND `+condition+" ORDER BY q.statement", anyOf(ids), func(rows *sql.Rows) error {
		var q question
		var codes string
		if err := rows.Scan(&q.id, &q.key, &q.Topic, &q.Published, &q.Words, &q.Report, &q.Story, &codes); err != nil {
			return err
		}
		q.Codes = strings.Fields(codes)
		out = append(out, q)
		return nil
	})
	return out, err
}

// maxAnswers bounds how many statements are tried as answers of one question.
const maxAnswers = 5000

// after reads the statements that may answer a question: of its participants, and told
// no earlier. A question that names nobody is left to people.
func (m *merging) after(q *question) ([]*member, error) {
	if len(q.Codes) == 0 || q.Published == "" {
		return nil, nil
	}
	ids, err := m.numbers(`SELECT c.statement FROM participants c JOIN statements s ON s.id = c.statement JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report
		WHERE c.code = $1 AND s.current AND s.kind IN ('event', 'agreement') AND p.day >= $2 ORDER BY c.statement LIMIT $3`, q.Codes[0], q.Published, maxAnswers)
	if err != nil {
		return nil, err
	}
	found, err := m.members("s.id", anyOf(ids))
	var out []*member
	for _, c := range found {
		if c.counts {
			out = append(out, c.member)
		}
	}
	return out, err
}
