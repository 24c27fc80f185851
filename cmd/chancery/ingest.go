package main

import (
	"errors"
	"time"

	"chancery"
	"chancery/internal/ingest"
	"chancery/internal/ledger"
)

type ingestCmd struct {
	ledgerFlag
	Paths []string `arg:"" name:"path" help:"Files, folders and addresses (https://…) to take in; - for standard input. Plain text, HTML pages, JSON lines, feeds or WARC files, as they are or packed with gzip."`

	Input     string `enum:"auto,text,html,jsonl,warc,feed" default:"auto" help:"What the files are. One of ${enum}."`
	Encoding  string `placeholder:"NAME" help:"Encoding of text and HTML, such as windows-1251, where the file does not say."`
	Published string `placeholder:"DATE" help:"Date of publication of reports that do not say it."`
	Outlet    string `placeholder:"NAME" help:"Outlet of reports that do not say it."`
	keepFlags
	webFlags
	Every time.Duration `default:"5s" placeholder:"TIME" help:"Without a terminal: the time between two lines on how far it has come; 0s for one after every batch."`
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

// Run reads what is new and keeps it.
func (c *ingestCmd) Run(e *env) (err error) {
	if c.Published != "" && !ingest.ValidDate(chancery.Date(c.Published)) {
		return &chancery.Error{Op: "ingest", Kind: chancery.Usage, Subject: "--published " + c.Published, Hint: "write it as 2023-03-13 or 2023-03", Err: errors.New("not a date")}
	}
	if err := c.keepFlags.check(); err != nil {
		return err
	}
	l, err := ledger.Open(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	in := c.sources(e)
	defer in.close()
	run, err := c.begin(e, l, in.total(), c.Every)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, run.close()) }()
	o := ingest.Options{Format: ingest.Format(c.Input), Encoding: c.Encoding, Progress: run.progress.add,
		Metadata: chancery.Report{Published: chancery.Date(c.Published), Outlet: c.Outlet}}
	if err := run.through(in.items(e.ctx, o)); err != nil {
		return err
	}
	return run.finish()
}
