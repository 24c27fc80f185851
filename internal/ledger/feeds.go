package ledger

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"chancery"
)

// Feed is a feed that is fetched again and again, and how it went the last time.
// Moments are RFC 3339 in UTC, "" for never.
type Feed struct {
	URL      string `json:"url"`
	Title    string `json:"title"`  // what it calls itself
	Outlet   string `json:"outlet"` // of its reports; "" for what they or it say
	ETag     string `json:"etag"`
	Modified string `json:"modified"` // Last-Modified as the server wrote it
	Fetched  string `json:"fetched"`
	Due      string `json:"due"`
	Failures int    `json:"failures"` // in a row
	Error    string `json:"error"`    // of the last time, "" for none
	Added    string `json:"added"`
}

// Feeds returns all feeds in the order of their addresses.
func (l *Ledger) Feeds(ctx context.Context) ([]Feed, error) {
	const op = "read feeds"
	rows, err := l.read.QueryContext(ctx, "SELECT url, title, outlet, etag, modified, fetched, due, failures, error, added FROM feeds ORDER BY url")
	if err != nil {
		return nil, l.failure(op, err)
	}
	defer func() { _ = rows.Close() }()
	out := []Feed{}
	for rows.Next() {
		var f Feed
		if err := rows.Scan(&f.URL, &f.Title, &f.Outlet, &f.ETag, &f.Modified, &f.Fetched, &f.Due, &f.Failures, &f.Error, &f.Added); err != nil {
			return nil, l.failure(op, err)
		}
		out = append(out, f)
	}
	return out, l.failure(op, rows.Err())
}

// AddFeed keeps a new feed. Its error is of kind Exists if the ledger has it.
func (l *Ledger) AddFeed(ctx context.Context, f Feed) error {
	const op = "add feed"
	return l.transact(ctx, op, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `INSERT INTO feeds (url, title, outlet, etag, modified, fetched, due, failures, error, added)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (url) DO NOTHING`,
			f.URL, f.Title, f.Outlet, f.ETag, f.Modified, f.Fetched, f.Due, f.Failures, f.Error, now())
		return changedOne(done, err, &chancery.Error{Op: op, Kind: chancery.Exists, Subject: f.URL, Hint: "chancery feeds list shows them", Err: errors.New("the ledger has this feed")})
	})
}

// UpdateFeed keeps how it went with a feed. Outlet and the day of adding stay. Its
// error is of kind NotFound if the feed was removed meanwhile.
func (l *Ledger) UpdateFeed(ctx context.Context, f Feed) error {
	const op = "update feed"
	return l.transact(ctx, op, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, "UPDATE feeds SET title = $1, etag = $2, modified = $3, fetched = $4, due = $5, failures = $6, error = $7 WHERE url = $8",
			f.Title, f.ETag, f.Modified, f.Fetched, f.Due, f.Failures, f.Error, f.URL)
		return changedOne(done, err, noFeed(op, f.URL))
	})
}

// DeleteFeed forgets a feed; its reports stay.
func (l *Ledger) DeleteFeed(ctx context.Context, url string) error {
	const op = "remove feed"
	return l.transact(ctx, op, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, "DELETE FROM feeds WHERE url = $1", url)
		return changedOne(done, err, noFeed(op, url))
	})
}

func noFeed(op, url string) error {
	return &chancery.Error{Op: op, Kind: chancery.NotFound, Subject: url, Hint: "chancery feeds list shows them", Err: errors.New("no such feed")}
}

// changedOne returns otherwise if a statement changed no row.
func changedOne(done sql.Result, err, otherwise error) error {
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return otherwise
}

// KnownURLs returns those of the addresses under which the ledger has a report, sorted.
func (l *Ledger) KnownURLs(ctx context.Context, urls []string) ([]string, error) {
	const most = 500 // place holders in one query
	var out []string
	for part := range slices.Chunk(urls, most) {
		known, err := l.knownURLs(ctx, part)
		if err != nil {
			return nil, l.failure("look for addresses", err)
		}
		out = append(out, known...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

func (l *Ledger) knownURLs(ctx context.Context, urls []string) ([]string, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT DISTINCT url FROM reports WHERE url IN ("+marks(l.engine, 1, len(urls))+")", anyOf(urls)...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var url string
		if err := rows.Scan(&url); err != nil {
			return nil, err
		}
		out = append(out, url)
	}
	return out, rows.Err()
}
