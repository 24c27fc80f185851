package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"chancery"
)

// Watch is a query that is asked again whenever there is something new.
type Watch struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Query   string `json:"query"` // as ParseQuery reads it
	Owner   string `json:"owner"`
	Webhook string `json:"webhook"` // where what is new is sent to; "" for nowhere
	Secret  string `json:"-"`       // signs what is sent
	Created string `json:"created"` // RFC 3339
	Told    string `json:"told"`    // how far the webhook has been told: a moment, perhaps with the number of a statement
}

// The most that a watch may hold, in bytes.
const (
	maxWatchName  = 200
	maxWatchQuery = 2000
	maxWatchURL   = 2000
)

// check returns what is wrong with a watch.
func (w *Watch) check(op string) error {
	usage := func(subject, what, hint string) error {
		return &chancery.Error{Op: op, Kind: chancery.Usage, Subject: subject, Hint: hint, Err: errors.New(what)}
	}
	w.Name, w.Query, w.Webhook = strings.TrimSpace(w.Name), strings.TrimSpace(w.Query), strings.TrimSpace(w.Webhook)
	switch {
	case w.Name == "":
		return usage("name", "a watch needs a name", "give one")
	case w.Query == "":
		return usage("query", "a watch needs a query", "write it as "+queryExample)
	case len(w.Name) > maxWatchName:
		return usage("name", "too long", "at most "+strconv.Itoa(maxWatchName)+" bytes")
	case len(w.Query) > maxWatchQuery:
		return usage("query", "too long", "at most "+strconv.Itoa(maxWatchQuery)+" bytes")
	case len(w.Webhook) > maxWatchURL:
		return usage("webhook", "too long", "at most "+strconv.Itoa(maxWatchURL)+" bytes")
	}
	if _, err := ParseQuery(w.Query); err != nil {
		return err
	}
	if w.Webhook == "" {
		return nil
	}
	at, err := url.Parse(w.Webhook)
	if err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http" || at.User != nil {
		return usage("webhook", "not an address that can be posted to", "write it as https://example.org/hook")
	}
	return nil
}

// PutWatch keeps a watch and returns it as it is kept: a new one for ID 0, else in the
// place of the one with that ID and owner ("" changes anybody's). A watch with a webhook
// gets a secret if it has none; a changed webhook gets a new one. Webhooks are told of
// what is learned from now on. Errors are *chancery.Error: Usage for what does not hold,
// NotFound for an ID that there is not.
func (l *Ledger) PutWatch(ctx context.Context, w Watch) (Watch, error) {
	const op = "keep watch"
	if err := w.check(op); err != nil {
		return Watch{}, err
	}
	wanted := w
	err := l.transact(ctx, op, func(tx *sql.Tx) error {
		w = wanted
		if w.ID != 0 {
			old, err := scanWatch(tx.QueryRowContext(ctx, watchColumns+" WHERE id = $1", w.ID).Scan)
			if errors.Is(err, sql.ErrNoRows) || err == nil && w.Owner != "" && w.Owner != old.Owner {
				return noWatch(op, w.ID)
			}
			if err != nil {
				return err
			}
			by := w.Owner
			w.Owner, w.Created, w.Told = old.Owner, old.Created, old.Told
			if w.Webhook != old.Webhook {
				w.Told = now()
			} else if w.Secret == "" {
				w.Secret = old.Secret
			}
			w.sign()
			if _, err := tx.ExecContext(ctx, "UPDATE watches SET name = $1, query = $2, webhook = $3, secret = $4, told = $5 WHERE id = $6", w.Name, w.Query, w.Webhook, w.Secret, w.Told, w.ID); err != nil {
				return err
			}
			return audit(ctx, tx, by, op, strconv.FormatInt(w.ID, 10), w.Query)
		}
		w.sign()
		w.Created = now()
		w.Told = w.Created
		err := tx.QueryRowContext(ctx, "INSERT INTO watches (name, query, owner, webhook, secret, created, told) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
			w.Name, w.Query, w.Owner, w.Webhook, w.Secret, w.Created, w.Told).Scan(&w.ID)
		if err != nil {
			return err
		}
		return audit(ctx, tx, w.Owner, op, strconv.FormatInt(w.ID, 10), w.Query)
	})
	if err != nil {
		return Watch{}, err
	}
	return w, nil
}

// sign sees to the secret of a webhook.
func (w *Watch) sign() {
	switch {
	case w.Webhook == "":
		w.Secret = ""
	case w.Secret == "":
		w.Secret = rand.Text() + rand.Text() // 260 bits
	}
}

const watchColumns = "SELECT id, name, query, owner, webhook, secret, created, told FROM watches"

func scanWatch(scan func(...any) error) (w Watch, err error) {
	return w, scan(&w.ID, &w.Name, &w.Query, &w.Owner, &w.Webhook, &w.Secret, &w.Created, &w.Told)
}

func noWatch(op string, id int64) error {
	return &chancery.Error{Op: op, Kind: chancery.NotFound, Subject: strconv.FormatInt(id, 10), Hint: "the list of watches names them", Err: errors.New("no such watch")}
}

// Watches returns the watches of an owner, all for "", the latest first.
func (l *Ledger) Watches(ctx context.Context, owner string) ([]Watch, error) {
	return list(ctx, l, watchColumns+" WHERE $1 = '' OR owner = $1 ORDER BY id DESC", func(rows *sql.Rows) (Watch, error) { return scanWatch(rows.Scan) }, owner)
}

// Watch returns a watch by its number; NotFound if there is none, or, with an owner,
// if it is another's.
func (l *Ledger) Watch(ctx context.Context, id int64, owner string) (Watch, error) {
	const op = "look up watch"
	w, err := scanWatch(l.read.QueryRowContext(ctx, watchColumns+" WHERE id = $1", id).Scan)
	if errors.Is(err, sql.ErrNoRows) || err == nil && owner != "" && owner != w.Owner {
		return Watch{}, noWatch(op, id)
	}
	return w, l.failure(op, err)
}

// DeleteWatch takes a watch away; errors as for Watch.
func (l *Ledger) DeleteWatch(ctx context.Context, id int64, owner string) error {
	const op = "delete watch"
	return l.transact(ctx, op, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, "DELETE FROM watches WHERE id = $1 AND ($2 = '' OR owner = $2)", id, owner)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil {
			return err
		} else if n == 0 {
			return noWatch(op, id)
		}
		return audit(ctx, tx, owner, op, strconv.FormatInt(id, 10), "")
	})
}

// Told notes how far a webhook has been told, if nobody noted it since it was read.
func (l *Ledger) Told(ctx context.Context, w Watch, told string) error {
	return l.transact(ctx, "note watch", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE watches SET told = $1 WHERE id = $2 AND told = $3", told, w.ID, w.Told)
		return err
	})
}
