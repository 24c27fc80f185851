package main

import (
	"cmp"
	"errors"
	"io/fs"
	"iter"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"chancery"
	"chancery/internal/ingest"
	"chancery/internal/ledger"
	"chancery/internal/queue"
	"chancery/read"
)

type ingestCmd struct {
	ledgerFlag
	Paths []string `arg:"" name:"path" help:"Files and folders to take in; - for standard input. Plain text, HTML pages, JSON lines, feeds or WARC files, as they are or packed with gzip."`

	Input     string `enum:"auto,text,html,jsonl,warc,feed" default:"auto" help:"What the files are. One of ${enum}."`
	Encoding  string `placeholder:"NAME" help:"Encoding of text and HTML, such as windows-1251, where the file does not say."`
	Published string `placeholder:"DATE" help:"Date of publication of reports that do not say it."`
	Outlet    string `placeholder:"NAME" help:"Outlet of reports that do not say it."`
	Batch     int    `default:"100" placeholder:"N" help:"Readings kept in one transaction."`
	Workers   int    `short:"j" default:"0" placeholder:"N" help:"Reports read at once; 0 for one a processor."`
	Queue     bool   `help:"Read nothing now: let the reports wait in the ledger for chancery work, here or on other machines."`
}

// Help is the longer help of the command.
func (ingestCmd) Help() string {
	return `Reads each report and keeps its reading in the ledger, which is made if it is not there. What a line "kept N" has told of is on disk; a run that was stopped goes on where it ended, for reports that this engine has read are not read again. Inputs that cannot be read are listed, and the rest goes on.

Examples:
  chancery ingest --ledger desk.db reports/
  cat reports.jsonl | chancery ingest --ledger desk.db -
  chancery ingest --queue --ledger postgres://desk@db.example.org/chancery reports/`
}

// progressEvery is the time between two lines on how far it has come.
const progressEvery = 5 * time.Second

// taken is an input on its way into the ledger.
type taken struct {
	item    ingest.Item
	err     error
	known   bool // the ledger has its reading
	reading chancery.Reading
}

// Run reads what is new and keeps it.
func (c *ingestCmd) Run(e *env) (err error) {
	if c.Published != "" && !ingest.ValidDate(chancery.Date(c.Published)) {
		return &chancery.Error{Op: "ingest", Kind: chancery.Usage, Subject: "--published " + c.Published, Hint: "write it as 2023-03-13 or 2023-03", Err: errors.New("not a date")}
	}
	if c.Batch < 1 || c.Workers < 0 {
		return &chancery.Error{Op: "ingest", Kind: chancery.Usage, Subject: "--batch or --workers", Hint: "a batch has at least one reading", Err: errors.New("less than none")}
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	l, err := ledger.Open(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	engine := ledger.EngineName(reader.Read(chancery.Report{}).Engine)
	work := func(t taken) taken {
		switch {
		case t.err != nil || t.known || t.item.Skipped != "":
		case c.Queue:
			t.reading.Report = t.item.Report // for a worker to read
		default:
			t.reading = reader.Read(t.item.Report)
		}
		return t
	}
	run := &ingestion{e: e, l: l, start: time.Now(), size: c.Batch, keep: keeping(l)}
	run.told = run.start
	if c.Queue {
		if run.keep, err = queueing(e.ctx, l); err != nil {
			return err
		}
	}
	merger := queue.MergeBeside(e.ctx, l, func(err error) { e.warn("merging: %v", err) })
	defer merger.End()
	run.merger = merger
	for t := range ordered(c.inputs(e, l, engine), cmp.Or(c.Workers, runtime.GOMAXPROCS(0)), work) {
		if err := run.take(t); err != nil {
			return err
		}
	}
	if err := run.flush(); err != nil {
		return err
	}
	run.summary()
	merger.End()
	if err := e.ctx.Err(); err != nil {
		return err
	}
	if !c.Queue {
		if err := merged(e, l); err != nil {
			return err
		}
	}
	if run.first != nil {
		return reported{run.first}
	}
	return nil
}

// inputs yields the reports of the paths, each with whether the ledger knows it.
func (c *ingestCmd) inputs(e *env, l *ledger.Ledger, engine string) iter.Seq[taken] {
	o := ingest.Options{Format: ingest.Format(c.Input), Encoding: c.Encoding,
		Metadata: chancery.Report{Published: chancery.Date(c.Published), Outlet: c.Outlet}}
	return func(yield func(taken) bool) {
		for item, err := range ingest.Paths(files(c.Paths), e.stdin, o) {
			t := taken{item: item, err: err}
			if err == nil && item.Skipped == "" {
				if t.item.Report.ID == "" {
					t.item.Report.ID = read.ID(item.Report.Text)
				}
				t.known, t.err = l.Has(e.ctx, t.item.Report.ID, engine)
			}
			if e.ctx.Err() != nil || !yield(t) {
				return
			}
		}
	}
}

// files puts the files under a folder in its place, in the order of their names;
// hidden ones are left out. A path that is no folder stays: opening it will tell.
func files(paths []string) []string {
	var out []string
	for _, path := range paths {
		var inside []string
		err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case p != path && d.Name()[0] == '.':
				if d.IsDir() {
					return fs.SkipDir
				}
			case !d.IsDir():
				inside = append(inside, p)
			}
			return nil
		})
		if path == "-" || err != nil {
			inside = []string{path}
		}
		out = append(out, inside...)
	}
	return out
}

// ingestion is a run of ingest.
type ingestion struct {
	e      *env
	l      *ledger.Ledger
	size   int
	keep   keep
	merger *queue.Merger
	batch  []chancery.Reading

	start, told                                     time.Time
	seen, kept, known, skipped, statements, refused int
	first                                           error
	reasons                                         map[chancery.Kind]int
}

// take adds one input to the batch, or counts why not.
func (r *ingestion) take(t taken) error {
	r.seen++
	switch {
	case t.err != nil:
		if stop := r.e.ctx.Err(); stop == nil || !errors.Is(t.err, stop) { // what an interrupt cut off is not refused
			r.refuse(t.err)
		}
		return nil
	case t.item.Skipped != "":
		r.e.warn("%s: %s", t.item.Name, t.item.Skipped)
		r.skipped++
		return nil
	case t.known:
		r.known++
		return nil
	}
	for _, note := range t.item.Notes {
		r.e.warn("%s: %s", t.item.Name, note)
	}
	r.batch = append(r.batch, t.reading)
	if len(r.batch) >= r.size {
		return r.flush()
	}
	return nil
}

func (r *ingestion) refuse(err error) {
	r.e.report(err)
	r.refused++
	if r.first == nil {
		r.first = err
	}
	if r.reasons == nil {
		r.reasons = map[chancery.Kind]int{}
	}
	r.reasons[chancery.KindOf(err)]++
}

func (r *ingestion) rate() float64 { return float64(r.kept) / time.Since(r.start).Seconds() }

// summary tells how it went.
func (r *ingestion) summary() {
	r.e.warn("%d inputs in %.1f s: "+r.keep.word+" %d (%.1f a second) with %d statements, known before %d, skipped %d, refused %d",
		r.seen, time.Since(r.start).Seconds(), r.kept, r.rate(), r.statements, r.known, r.skipped, r.refused)
	var kinds []chancery.Kind
	for k := range r.reasons {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		r.e.warn("refused as %s: %d", k, r.reasons[k])
	}
}
