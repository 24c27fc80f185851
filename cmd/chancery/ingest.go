package main

import (
	"cmp"
	"errors"
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
	Paths []string `arg:"" name:"path" help:"Files, folders and addresses (https://…) to take in; - for standard input. Plain text, HTML pages, JSON lines, feeds or WARC files, as they are or packed with gzip."`

	Input     string `enum:"auto,text,html,jsonl,warc,feed" default:"auto" help:"What the files are. One of ${enum}."`
	Encoding  string `placeholder:"NAME" help:"Encoding of text and HTML, such as windows-1251, where the file does not say."`
	Published string `placeholder:"DATE" help:"Date of publication of reports that do not say it."`
	Outlet    string `placeholder:"NAME" help:"Outlet of reports that do not say it."`
	Batch     int    `default:"100" placeholder:"N" help:"Readings kept in one transaction."`
	Workers   int    `short:"j" default:"0" placeholder:"N" help:"Reports read at once; 0 for one a processor."`
	Refused   string `placeholder:"FILE" type:"path" help:"Write what was refused or skipped, and why, to this file as JSON lines."`
	webFlags
	Every time.Duration `default:"5s" placeholder:"TIME" help:"Without a terminal: the time between two lines on how far it has come; 0s for one after every batch."`
	Queue bool          `help:"Read nothing now: let the reports wait in the ledger for chancery work, here or on other machines."`
}

// Help is the longer help of the command.
func (ingestCmd) Help() string {
	return `Reads each report and keeps its reading in the ledger, which is made if it is not there. What a line "kept N" has told of is on disk; a run that was stopped goes on where it ended, for reports that this engine has read are not read again. Inputs that cannot be read are listed, and the rest goes on. Addresses are fetched as robots.txt allows, no faster than a page a second from one host, and never from private addresses.

Examples:
  chancery ingest --ledger desk.db reports/ crawl.warc.gz
  chancery ingest --ledger desk.db https://example.org/news/article.html
  cat reports.jsonl | chancery ingest --ledger desk.db -
  chancery ingest --queue --ledger postgres://desk@db.example.org/chancery reports/`
}

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
	run := &ingestion{e: e, l: l, size: c.Batch, keep: keeping(l)}
	if c.Refused != "" {
		if run.list, err = createRefusals(c.Refused); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, run.list.close()) }()
	}
	if c.Queue {
		if run.keep, err = queueing(e.ctx, l); err != nil {
			return err
		}
	}
	in := c.sources(e)
	defer in.close()
	run.progress = startProgress(e, in.total(), c.Every)
	defer run.progress.end()
	merger := queue.MergeBeside(e.ctx, l, func(err error) { e.warn("merging: %v", err) })
	defer merger.End()
	run.merger = merger
	for t := range ordered(c.inputs(e, l, engine, in, run.progress), cmp.Or(c.Workers, runtime.GOMAXPROCS(0)), work) {
		if err := run.take(t); err != nil {
			return err
		}
	}
	if err := run.flush(); err != nil {
		return err
	}
	run.progress.end()
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

// ingestion is a run of ingest.
type ingestion struct {
	e      *env
	l      *ledger.Ledger
	size   int
	keep   keep
	merger *queue.Merger
	batch  []chancery.Reading

	progress *progress
	list     *refusals // nil for none

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
			r.refuse(t.item.Name, t.err)
		}
		return nil
	case t.item.Skipped != "":
		r.e.warn("%s: %s", t.item.Name, t.item.Skipped)
		r.skipped++
		r.list.add(refusal{Input: t.item.Name, Kind: "skipped", Reason: t.item.Skipped})
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

// refuse tells and counts an input that is not kept.
func (r *ingestion) refuse(input string, err error) {
	r.e.report(err)
	r.list.add(refusal{Input: input, Kind: chancery.KindOf(err).String(), Reason: reason(err), Hint: chancery.HintOf(err)})
	r.refused++
	if r.first == nil {
		r.first = err
	}
	if r.reasons == nil {
		r.reasons = map[chancery.Kind]int{}
	}
	r.reasons[chancery.KindOf(err)]++
}

func (r *ingestion) rate() float64 { return float64(r.kept) / time.Since(r.progress.start).Seconds() }

// summary tells how it went.
func (r *ingestion) summary() {
	r.e.warn("%d inputs in %.1f s: "+r.keep.word+" %d (%.1f a second) with %d statements, known before %d, skipped %d, refused %d",
		r.seen, time.Since(r.progress.start).Seconds(), r.kept, r.rate(), r.statements, r.known, r.skipped, r.refused)
	var kinds []chancery.Kind
	for k := range r.reasons {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		r.e.warn("refused as %s: %d", k, r.reasons[k])
	}
}
