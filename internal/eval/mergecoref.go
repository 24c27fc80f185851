package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"chancery"
	"chancery/internal/merge"
)

// EventDoc is one document with gold mentions of events, some of them of one event
// with mentions in other documents.
type EventDoc struct {
	Report   chancery.Report
	Mentions []EventMention
}

// EventMention is one gold mention.
type EventMention struct {
	Start, End int    // bytes into the text
	Text       string // lower case
	Event      string // the gold event, the same in all documents
}

// ReadEventDocs reads the documents of a split of MEANTIME (Minard et al. 2016), one
// JSON object a line. Only mentions of the sentences that are annotated in full
// count; one without an event is an event of its own. A document is published on
// the day of its creation.
func ReadEventDocs(r io.Reader, name, split string) ([]EventDoc, error) {
	var out []EventDoc
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 16<<20)
	for n := 1; scan.Scan(); n++ {
		if len(strings.TrimSpace(scan.Text())) == 0 {
			continue
		}
		var d struct {
			ID, Text, Split string
			Tokens          [][4]any
			Through         int `json:"complete_through_sentence"`
			Events          []struct {
				ID         string `json:"m_id"`
				Tok        []int
				Start, End int
				Text, Inst string
			}
			Timex []struct{ FunctionInDocument, Value string }
		}
		if err := json.Unmarshal(scan.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if d.Split != split {
			continue
		}
		doc := EventDoc{Report: chancery.Report{ID: chancery.ReportID(d.ID), Text: d.Text, Language: "en", Outlet: "Wikinews"}}
		for _, t := range d.Timex {
			if t.FunctionInDocument == "CREATION_TIME" {
				doc.Report.Published = chancery.Date(t.Value)
			}
		}
		offset := byteOffsets(d.Text)
		for _, e := range d.Events {
			if len(e.Tok) == 0 || e.Start < 0 || e.End >= len(offset) || e.Start >= e.End {
				return nil, fmt.Errorf("%s:%d: mention %s lies outside the text", name, n, e.ID)
			}
			if at := e.Tok[0]; at >= len(d.Tokens) {
				return nil, fmt.Errorf("%s:%d: mention %s has no token %d", name, n, e.ID, at)
			} else if s, ok := d.Tokens[at][3].(float64); !ok || int(s) > d.Through {
				continue
			}
			m := EventMention{offset[e.Start], offset[e.End], strings.ToLower(e.Text), e.Inst}
			if m.Event == "" {
				m.Event = d.ID + "/" + e.ID
			}
			doc.Mentions = append(doc.Mentions, m)
		}
		out = append(out, doc)
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return out, nil
}

// byteOffsets maps code points of a text to bytes, one more than there are.
func byteOffsets(text string) []int {
	out := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// MergeCorefScore is the B³ of event coreference over all documents together, each
// gold mention one item (Bagga and Baldwin 1998).
type MergeCorefScore struct {
	System, Found        BCubed // Found: only the gold mentions that the reader has a statement for
	Singletons, SameWord BCubed // each mention alone; mentions with one stem on one day of publication together
	Mentions, Read       int
}

// BCubed is precision and recall.
type BCubed struct{ P, R float64 }

// F1 is their harmonic mean.
func (b BCubed) F1() float64 {
	if b.P+b.R == 0 {
		return 0
	}
	return 2 * b.P * b.R / (b.P + b.R)
}

// bCubed compares two divisions of the same items.
func bCubed(system, gold []string) BCubed {
	n := map[string]int{}
	for i := range system {
		n["s"+system[i]]++
		n["g"+gold[i]]++
		n["b"+system[i]+"\x00"+gold[i]]++
	}
	var b BCubed
	for i := range system {
		both := float64(n["b"+system[i]+"\x00"+gold[i]])
		b.P += both / float64(n["s"+system[i]])
		b.R += both / float64(n["g"+gold[i]])
	}
	if len(system) > 0 {
		b.P, b.R = b.P/float64(len(system)), b.R/float64(len(system))
	}
	return b
}

// ScoreMergeCoref reads documents, joins their statements and compares the groups
// with the gold events. A gold mention goes with the first statement whose trigger
// shares a byte with it; one without is alone.
func ScoreMergeCoref(docs []EventDoc, reader Reader) MergeCorefScore {
	var statements []*merge.Statement
	type item struct {
		statement  int // -1 for none
		gold, word string
	}
	var items []item
	for i := range docs {
		reading := reader.Read(docs[i].Report)
		base := len(statements)
		list := merge.Statements(&reading, "")
		for k := range list {
			statements = append(statements, &list[k])
		}
		for _, m := range docs[i].Mentions {
			it := item{-1, m.Event, merge.Stem(m.Text) + " " + string(docs[i].Report.Published)}
			for k := range reading.Events {
				if t := reading.Events[k].Trigger; t.Start < m.End && m.Start < t.End {
					it.statement = base + k
					break
				}
			}
			items = append(items, it)
		}
	}
	group := make([]int, len(statements))
	for g, members := range merge.Cluster(statements, nil, nil, nil) {
		for _, at := range members {
			group[at] = g
		}
	}
	s := MergeCorefScore{Mentions: len(items)}
	var system, gold, alone, words, read, readGold []string
	for i, it := range items {
		name := fmt.Sprintf("alone %d", i)
		alone = append(alone, name)
		if it.statement >= 0 {
			name = fmt.Sprintf("group %d", group[it.statement])
			read, readGold = append(read, name), append(readGold, it.gold)
		}
		system, gold, words = append(system, name), append(gold, it.gold), append(words, it.word)
	}
	s.Read = len(read)
	s.System, s.Found = bCubed(system, gold), bCubed(read, readGold)
	s.Singletons, s.SameWord = bCubed(alone, gold), bCubed(words, gold)
	return s
}

// Scores returns the values to report.
func (s *MergeCorefScore) Scores(set string) []Score {
	return []Score{
		{set, "event coreference B3 F1", s.System.F1(), s.Mentions},
		{set, "event coreference B3 precision", s.System.P, s.Mentions},
		{set, "event coreference B3 recall", s.System.R, s.Mentions},
		{set, "B3 F1 of the mentions read", s.Found.F1(), s.Read},
		{set, "B3 F1 with every mention alone", s.Singletons.F1(), s.Mentions},
		{set, "B3 F1 of one stem on one day", s.SameWord.F1(), s.Mentions},
	}
}
