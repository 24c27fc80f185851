package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"text/tabwriter"
	"time"

	"chancery"
	"chancery/internal/feed"
	"chancery/internal/fetch"
	"chancery/internal/ledger"
)

// feedsCmd keeps feeds and fetches what is new of them.
type feedsCmd struct {
	Add    feedsAddCmd    `cmd:"" help:"Add feeds to a ledger."`
	List   feedsListCmd   `cmd:"" help:"List the feeds of a ledger, and how it went with them."`
	Remove feedsRemoveCmd `cmd:"" help:"Forget feeds; their reports stay."`
	Fetch  feedsFetchCmd  `cmd:"" help:"Fetch feeds, and read and keep what is new."`
}

type feedsAddCmd struct {
	ledgerFlag
	URLs   []string `arg:"" name:"url" help:"Addresses of RSS, Atom or JSON feeds."`
	Outlet string   `placeholder:"NAME" help:"The outlet of their reports, whatever they say."`
}

// Run adds feeds; the first fetch will tell whether they are any.
func (c *feedsAddCmd) Run(e *env) (err error) {
	var feeds []ledger.Feed
	for _, url := range c.URLs {
		at, err := fetch.Parse(url)
		if err != nil {
			return err
		}
		feeds = append(feeds, ledger.Feed{URL: at.String(), Outlet: c.Outlet})
	}
	l, err := ledger.Open(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	for _, f := range feeds {
		if err := l.AddFeed(e.ctx, f); err != nil {
			return err
		}
	}
	return nil
}

type feedsListCmd struct {
	ledgerFlag
	Format string `short:"f" enum:"text,jsonl" default:"text" help:"How to list: a table, or JSON lines. One of ${enum}."`
}

// Run lists the feeds.
func (c *feedsListCmd) Run(e *env) (err error) {
	l, err := ledger.OpenExisting(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	feeds, err := l.Feeds(e.ctx)
	if err != nil {
		return err
	}
	if c.Format == "jsonl" {
		j := json.NewEncoder(e.stdout)
		j.SetEscapeHTML(false)
		for _, f := range feeds {
			if err := j.Encode(f); err != nil {
				return output(err)
			}
		}
		return nil
	}
	table := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "FEED\tTITLE\tFETCHED\tDUE\tFAILURES\tLAST ERROR")
	for _, f := range feeds {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%d\t%s\n", f.URL, f.Title, f.Fetched, f.Due, f.Failures, f.Error)
	}
	if err := table.Flush(); err != nil {
		return output(err)
	}
	return nil
}

type feedsRemoveCmd struct {
	ledgerFlag
	URLs []string `arg:"" name:"url" help:"Addresses of feeds, as chancery feeds list shows them."`
}

// Run forgets feeds.
func (c *feedsRemoveCmd) Run(e *env) (err error) {
	l, err := ledger.OpenExisting(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	for _, url := range c.URLs {
		if err := l.DeleteFeed(e.ctx, url); err != nil {
			return err
		}
	}
	return nil
}

type feedsFetchCmd struct {
	ledgerFlag
	URLs  []string      `arg:"" optional:"" name:"url" help:"Feeds to fetch, as chancery feeds list shows them; all if none is named."`
	Every time.Duration `placeholder:"TIME" help:"Go on, and fetch each feed again after this time, such as 30m; without it, fetch once."`
	keepFlags
	webFlags
}

// Help is the longer help of the command.
func (feedsFetchCmd) Help() string {
	return `Asks each feed for what has changed, and takes in the items that the ledger does not have: as the feed carries them if it carries the full text, else as the page that it links to. robots.txt is obeyed, a host is asked for no more than a page a second, and no private address is connected to. A feed that fails is asked again later each time, at most after a day.

Examples:
  chancery feeds add --ledger desk.db https://example.org/world.xml
  chancery feeds fetch --ledger desk.db
  chancery feeds fetch --ledger desk.db --every 30m`
}

// minEvery is the shortest time between two visits: no feed is better for more.
const minEvery = time.Minute

// Run fetches feeds once, or again and again until it is told to end.
func (c *feedsFetchCmd) Run(e *env) (err error) {
	if c.Every != 0 && c.Every < minEvery {
		return &chancery.Error{Op: "fetch", Kind: chancery.Usage, Subject: "--every " + c.Every.String(), Hint: "give a minute or more", Err: errors.New("too often")}
	}
	if err := c.keepFlags.check(); err != nil {
		return err
	}
	l, err := ledger.OpenExisting(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	feeds, err := c.feeds(e.ctx, l)
	if err != nil {
		return err
	}
	run, err := c.begin(e, l, 0, progressEvery)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, run.close()) }()
	web := c.client()
	defer web.Close()
	if c.Every == 0 {
		if err := c.visit(run, web, feeds); err != nil {
			return err
		}
		return run.finish()
	}
	for e.ctx.Err() == nil {
		due, next := feed.Due(feeds, time.Now())
		if err := c.visit(run, web, due); err != nil {
			return err
		}
		if len(due) > 0 {
			run.summary()
		} else {
			pause := minEvery // feeds may be added meanwhile
			if !next.IsZero() {
				pause = min(max(time.Until(next), time.Second), pause)
			}
			wait(e.ctx, pause)
		}
		if feeds, err = c.feeds(context.WithoutCancel(e.ctx), l); err != nil {
			return err
		}
	}
	return nil // to be told to end is how it ends
}

// feeds returns the feeds that are named, or all.
func (c *feedsFetchCmd) feeds(ctx context.Context, l *ledger.Ledger) ([]ledger.Feed, error) {
	all, err := l.Feeds(ctx)
	if err != nil || len(c.URLs) == 0 {
		return all, err
	}
	var out []ledger.Feed
	for _, url := range c.URLs {
		i := slices.IndexFunc(all, func(f ledger.Feed) bool { return f.URL == url })
		if i < 0 {
			return nil, &chancery.Error{Op: "fetch", Kind: chancery.NotFound, Subject: url, Hint: "chancery feeds list shows them, chancery feeds add adds one", Err: errors.New("no such feed")}
		}
		out = append(out, all[i])
	}
	return out, nil
}

// visit takes in what is new of feeds. How it went with one is kept after its reports
// are, so that nothing is missed if the program ends between.
func (c *feedsFetchCmd) visit(run *ingestion, web *fetch.Client, feeds []ledger.Feed) error {
	every := c.Every
	if every == 0 {
		every = feed.DefaultEvery
	}
	for _, f := range feeds {
		if run.e.ctx.Err() != nil {
			break
		}
		v := feed.NewVisit(web, run.l, f, every)
		if err := run.through(v.Items(run.e.ctx)); err != nil {
			return err
		}
		err := run.l.UpdateFeed(context.WithoutCancel(run.e.ctx), v.After())
		if removed := chancery.KindOf(err) == chancery.NotFound; err != nil && !removed {
			return err
		}
	}
	return nil //nolint:nilerr // a feed that was removed meanwhile is no failure
}

// wait waits, or less if the context ends.
func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
