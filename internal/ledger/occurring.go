package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// Occurred is an occurrence as exports give it.
type Occurred struct {
	Item
	Lat, Lon   *float64     // of the place; nil for unknown
	Entry      *merge.Entry // of an agreement, else nil
	ToldBy     []string     // outlets, sorted; copies of one text may be among them
	Statements []string     // "REPORT#ID" of each statement, in the order in which they were learned
	Decisions  int          // of people about its statements that hold
}

// Occurring yields the occurrences that pass a filter, by day, those without one
// first: what was merged of the last readings, as people corrected, joined and parted
// it. It is one query, so all are as of one moment; one occurrence is in memory at a
// time. Terms about who takes part, kind, type, status and time are of the occurrence;
// said-by, factuality, outlet, report and words ask for one statement of it that passes
// them all. Told, Limit, Cursor and Newest say nothing here. Errors are *chancery.Error;
// after one nothing more comes.
func (l *Ledger) Occurring(ctx context.Context, f Filter) iter.Seq2[Occurred, error] {
	return func(yield func(Occurred, error) bool) {
		w := &where{}
		if err := f.occurring(w, l.engine); err != nil {
			yield(Occurred{}, err)
			return
		}
		line, tab := w.arg("\n"), w.arg("\t")
		rows, err := l.read.QueryContext(ctx, "SELECT "+itemColumns+`, o.lat, o.lon, coalesce(g.body, ''),
			coalesce((SELECT string_agg(r.report || '#' || s.local || `+tab+` || coalesce(t.name, ''), `+line+` ORDER BY s.id) FROM statements AS s JOIN readings AS r ON r.id = s.reading
				JOIN reports AS p ON p.id = r.report LEFT JOIN outlets AS t ON t.id = p.outlet WHERE s.occurrence = o.id AND s.current), ''),
			(SELECT count(*) FROM statements AS s JOIN reviews AS v ON v.subject = s.key AND v.subject_kind = 'statement' AND v.action <> 'undo'
				WHERE s.occurrence = o.id AND s.current AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = v.id))
			FROM occurrences AS o LEFT JOIN register AS g ON g.occurrence = o.id WHERE `+w.all()+" ORDER BY o.day, o.id", w.args...)
		if err != nil {
			yield(Occurred{}, l.failure("read ledger", err))
			return
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var o Occurred
			var entry, told string
			o.Item, err = scanItem(rows, &o.Lat, &o.Lon, &entry, &told, &o.Decisions)
			if err == nil && entry != "" {
				o.Entry = new(merge.Entry)
				if err = json.Unmarshal([]byte(entry), o.Entry); err != nil {
					err = fmt.Errorf("agreement %s: %w", o.Key, err)
				}
			}
			if err != nil {
				yield(Occurred{}, l.failure("read ledger", err))
				return
			}
			o.Statements, o.ToldBy = splitTold(told)
			if !yield(o, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Occurred{}, l.failure("read ledger", err))
		}
	}
}

// splitTold takes lines of a statement, a tab and its outlet apart: the statements
// as they come, the outlets once each, sorted.
func splitTold(lines string) (statements, outlets []string) {
	statements, outlets = []string{}, []string{}
	for line := range strings.Lines(lines) {
		statement, outlet, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		statements = append(statements, statement)
		if outlet != "" {
			outlets = append(outlets, outlet)
		}
	}
	slices.Sort(outlets)
	return statements, slices.Compact(outlets)
}

// occurring adds the conditions on an occurrence o with its entry g.
func (f *Filter) occurring(w *where, e engine) error {
	refuse := func(term, why string) error {
		return &chancery.Error{Op: "query", Kind: chancery.Usage, Subject: term, Hint: "leave it out, or ask for statements", Err: errors.New(why)}
	}
	switch f.Kind {
	case AttributionKind, QuestionKind:
		return refuse("type:"+f.Kind, "occurrences are events and agreements")
	case "":
	default:
		w.add("o.kind = " + w.arg(f.Kind))
	}
	if f.LearnedBy != "" {
		return refuse("learned-by:"+f.LearnedBy, "occurrences are merged of all that is known now")
	}
	if f.Dyad[0] != "" {
		a, b := strings.ToUpper(f.Dyad[0]), strings.ToUpper(f.Dyad[1])
		w.add("o.id IN (SELECT occurrence FROM occurrence_dyads WHERE a = " + w.arg(min(a, b)) + " AND b = " + w.arg(max(a, b)) + ")")
	}
	for _, c := range f.Country {
		w.add("o.id IN (SELECT occurrence FROM occurrence_codes WHERE code = " + w.arg(strings.ToUpper(c)) + ")")
	}
	w.oneOf("o.type", f.Type)
	w.oneOf("g.status", f.Status)
	if f.Since != "" {
		first, _ := merge.Days(chancery.Date(f.Since))
		w.add("o.day >= " + w.arg(first))
	}
	if f.Until != "" {
		_, last := merge.Days(chancery.Date(f.Until))
		w.add("o.day <= " + w.arg(last) + " AND o.day > ''")
	}
	f.quad(w, "o")
	if f.Occurrence != "" {
		w.add("o.key = " + w.arg(f.Occurrence))
	}
	told := Filter{SaidBy: f.SaidBy, Factuality: f.Factuality, Outlet: f.Outlet, Report: f.Report, Words: f.Words}
	if told.SaidBy+told.Outlet+string(told.Report)+told.Words != "" || len(told.Factuality) > 0 {
		w.add("o.id IN (SELECT s.occurrence FROM statements AS s JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report WHERE s.occurrence IS NOT NULL AND " + told.among(w, e) + ")")
	}
	return nil
}

// among is the condition of a filter on a statement s, as where has it, with its
// arguments among those of a larger one.
func (f *Filter) among(w *where, e engine) string {
	own := &where{args: w.args}
	f.terms(own, e, within)
	w.args = own.args
	return own.all()
}
