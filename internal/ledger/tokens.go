package ledger

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"

	"chancery"
)

// Token is what is known of a token of the API; the token itself is not kept.
type Token struct {
	ID      int64  `json:"id"`
	Owner   string `json:"owner"` // name of its user
	Name    string `json:"name"`  // what it is for
	Role    string `json:"role"`  // at most that of the user
	Created string `json:"created"`
	Used    string `json:"used"`    // the day it was last used; "" for never
	Expires string `json:"expires"` // RFC 3339
	Revoked bool   `json:"revoked"`
}

// AddToken keeps a token by its hash and returns its number.
func (l *Ledger) AddToken(ctx context.Context, t Token, hash, by string) (id int64, err error) {
	const op = "add token"
	err = l.transact(ctx, op, func(tx *sql.Tx) error {
		var one int
		err := tx.QueryRowContext(ctx, "SELECT 1 FROM users WHERE name = $1", t.Owner).Scan(&one)
		if errors.Is(err, sql.ErrNoRows) {
			return noUser(op, t.Owner)
		}
		if err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `INSERT INTO tokens (hash, owner, name, role, created, used, expires, revoked) VALUES ($1, $2, $3, $4, $5, '', $6, FALSE) RETURNING id`,
			hash, t.Owner, t.Name, t.Role, now(), t.Expires).Scan(&id); err != nil {
			return err
		}
		return audit(ctx, tx, by, op, t.Owner, t.Name+" ("+t.Role+", until "+t.Expires+")")
	})
	return id, err
}

// Tokens returns the tokens of a user, of all users for "".
func (l *Ledger) Tokens(ctx context.Context, owner string) ([]Token, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT id, owner, name, role, created, used, expires, revoked FROM tokens WHERE $1 = '' OR owner = $1 ORDER BY id", owner)
	if err != nil {
		return nil, l.failure("list tokens", err)
	}
	defer func() { _ = rows.Close() }()
	out := []Token{}
	for rows.Next() {
		var t Token
		if err := rows.Scan(&t.ID, &t.Owner, &t.Name, &t.Role, &t.Created, &t.Used, &t.Expires, &t.Revoked); err != nil {
			return nil, l.failure("list tokens", err)
		}
		out = append(out, t)
	}
	return out, l.failure("list tokens", rows.Err())
}

// Revoke ends a token.
func (l *Ledger) Revoke(ctx context.Context, id int64, by string) error {
	const op = "revoke token"
	return l.transact(ctx, op, func(tx *sql.Tx) error {
		var owner string
		err := tx.QueryRowContext(ctx, "UPDATE tokens SET revoked = TRUE WHERE id = $1 RETURNING owner", id).Scan(&owner)
		if errors.Is(err, sql.ErrNoRows) {
			return &chancery.Error{Op: op, Kind: chancery.NotFound, Subject: strconv.FormatInt(id, 10), Hint: "chancery users tokens lists them", Err: errors.New("no such token")}
		}
		if err != nil {
			return err
		}
		return audit(ctx, tx, by, op, owner, strconv.FormatInt(id, 10))
	})
}

// Bearer returns whose token has a hash, and the role it gives: NotFound if there is
// none, if it has ended, or if its user is disabled. That it was used is noted once a day.
func (l *Ledger) Bearer(ctx context.Context, hash string) (u User, t Token, err error) {
	const op = "look up token"
	moment := now()
	err = l.read.QueryRowContext(ctx, `SELECT t.id, t.owner, t.name, t.role, t.created, t.used, t.expires, t.revoked, u.name, u.role, u.disabled
		FROM tokens t JOIN users u ON u.name = t.owner WHERE t.hash = $1`, hash).
		Scan(&t.ID, &t.Owner, &t.Name, &t.Role, &t.Created, &t.Used, &t.Expires, &t.Revoked, &u.Name, &u.Role, &u.Disabled)
	if errors.Is(err, sql.ErrNoRows) || err == nil && (t.Revoked || t.Expires <= moment || u.Disabled) {
		return User{}, Token{}, &chancery.Error{Op: op, Kind: chancery.NotFound, Subject: "this token", Hint: "make a new one: chancery users token NAME", Err: errors.New("unknown, expired or revoked")}
	}
	if err != nil {
		return User{}, Token{}, l.failure(op, err)
	}
	if day := moment[:len(time.DateOnly)]; t.Used != day {
		if _, err := l.write.ExecContext(ctx, "UPDATE tokens SET used = $1 WHERE id = $2", day, t.ID); err != nil {
			return User{}, Token{}, l.failure(op, err)
		}
	}
	return u, t, nil
}
