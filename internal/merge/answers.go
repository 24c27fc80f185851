package merge

import (
	"fmt"
	"slices"
	"strings"

	"chancery"
)

// Question is an open question of a report: something it says is not known.
type Question struct {
	Report    string
	Story     string   // "" for a story of its own
	Published string   // day; "" for unknown
	Topic     string   // "defence ties"
	Words     string   // the sentence
	Codes     []string // of those it is about, sorted
}

// How far a question reaches.
const (
	answerWithin = 120 // days after the question
	answerTopic  = 0.5 // share of the words of the topic that an answer must have
)

// Answers tells whether a later statement may answer an open question: it is of
// another report, not earlier, of the same participants, has most words of the
// topic, and is held to be so or not so by the report or by one who takes part.
// The reasons say what it is, or why not. It is a candidate for people to judge.
func Answers(q *Question, s *Statement) (bool, []string) {
	if s.Report == q.Report || q.Story != "" && s.Story == q.Story {
		return false, []string{"of the same report or a copy of it"}
	}
	asked, ok := dayNumber(q.Published)
	told, ok2 := dayNumber(s.Published)
	switch {
	case !ok || !ok2:
		return false, []string{"the day of one is not known"}
	case told < asked:
		return false, []string{"told before the question was asked"}
	case told > asked+answerWithin:
		return false, []string{fmt.Sprintf("told more than %d days after", answerWithin)}
	}
	f := prepare(s)
	shared := common(q.Codes, f.codes)
	if need := min(2, len(q.Codes)); shared < need || shared == 0 && len(q.Codes) > 0 {
		return false, []string{"other participants"}
	}
	topic := contentStems(q.Topic)
	if len(topic) == 0 {
		topic = contentStems(q.Words)
	}
	said := sorted(slices.Concat(f.words, f.title, f.topic))
	n := common(topic, said)
	if len(topic) == 0 || float64(n) < answerTopic*float64(len(topic)) || len(q.Codes) == 0 && n < 2 {
		return false, []string{"about something else"}
	}
	settled := ""
	for _, h := range s.Perspectives {
		if polarity(h.Factuality) != 0 && (h.Holder == chancery.HolderReport || slices.Contains(f.codes, h.Holder)) {
			settled = h.Holder + " holds it " + string(h.Factuality)
			break
		}
	}
	if settled == "" {
		return false, []string{"leaves it open too"}
	}
	reasons := []string{fmt.Sprintf("%d of %d words of the topic", n, len(topic)), fmt.Sprintf("told %d days after", told-asked), settled}
	if shared > 0 {
		reasons = append([]string{"the same participants: " + strings.Join(q.Codes, ", ")}, reasons...)
	}
	return true, reasons
}
