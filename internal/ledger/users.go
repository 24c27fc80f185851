package ledger

import (
	"context"
	"database/sql"
	"errors"

	"chancery"
)

// User is somebody who may use a shared ledger.
type User struct {
	Name     string `json:"name"`
	Role     string `json:"role"`    // reader, reviewer, admin
	Password string `json:"-"`       // its hash; "" for none
	OIDC     string `json:"oidc"`    // who it is for a provider: an address of mail, later issuer and subject; "" for none
	Created  string `json:"created"` // RFC 3339
	Disabled bool   `json:"disabled"`
	Visited  string `json:"visited"` // last login; "" for never
}

const userColumns = "name, role, password, oidc, created, disabled, visited"

func scanUser(scan func(...any) error) (u User, err error) {
	err = scan(&u.Name, &u.Role, &u.Password, &u.OIDC, &u.Created, &u.Disabled, &u.Visited)
	return u, err
}

func noUser(op, name string) error {
	return &chancery.Error{Op: op, Kind: chancery.NotFound, Subject: name, Hint: "chancery users list names them", Err: errors.New("no such user")}
}

// AddUser adds a user. by is who does it, for the audit. The error is of kind Exists
// for a name that is taken.
func (l *Ledger) AddUser(ctx context.Context, u User, by string) error {
	const op = "add user"
	return l.transact(ctx, op, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `INSERT INTO users (name, role, password, oidc, created, disabled, visited) VALUES ($1, $2, $3, $4, $5, FALSE, '')
			ON CONFLICT (name) DO NOTHING`, u.Name, u.Role, u.Password, u.OIDC, now())
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil {
			return err
		} else if n == 0 {
			return &chancery.Error{Op: op, Kind: chancery.Exists, Subject: u.Name, Hint: "take another name", Err: errors.New("there is such a user")}
		}
		return audit(ctx, tx, by, "add user", u.Name, u.Role)
	})
}

// Users returns all users by name.
func (l *Ledger) Users(ctx context.Context) ([]User, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT "+userColumns+" FROM users ORDER BY name")
	if err != nil {
		return nil, l.failure("list users", err)
	}
	defer func() { _ = rows.Close() }()
	out := []User{}
	for rows.Next() {
		u, err := scanUser(rows.Scan)
		if err != nil {
			return nil, l.failure("list users", err)
		}
		out = append(out, u)
	}
	return out, l.failure("list users", rows.Err())
}

// User returns the user of a name; the error is of kind NotFound if there is none.
func (l *Ledger) User(ctx context.Context, name string) (User, error) {
	u, err := scanUser(l.read.QueryRowContext(ctx, "SELECT "+userColumns+" FROM users WHERE name = $1", name).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return User{}, noUser("look up user", name)
	}
	return u, l.failure("look up user", err)
}

// UserOf returns the user whom a provider knows: by issuer and subject, or, when mail
// is not "", by the address of mail that stands in their place until the first login.
func (l *Ledger) UserOf(ctx context.Context, subject, mail string) (User, error) {
	u, err := scanUser(l.read.QueryRowContext(ctx, "SELECT "+userColumns+` FROM users WHERE oidc <> '' AND (oidc = $1 OR oidc = $2)
		ORDER BY CASE WHEN oidc = $1 THEN 0 ELSE 1 END, name LIMIT 1`, subject, mail).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return User{}, noUser("look up user", "of the provider")
	}
	return u, l.failure("look up user", err)
}

// change updates one column of a user and notes it.
func (l *Ledger) change(ctx context.Context, op, name, column string, value any, by, detail string) error {
	return l.transact(ctx, op, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, "UPDATE users SET "+column+" = $1 WHERE name = $2", value, name)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil {
			return err
		} else if n == 0 {
			return noUser(op, name)
		}
		return audit(ctx, tx, by, op, name, detail)
	})
}

// SetRole gives a user another role.
func (l *Ledger) SetRole(ctx context.Context, name, role, by string) error {
	return l.change(ctx, "set role", name, "role", role, by, role)
}

// SetPassword keeps the hash of a new password; "" takes it away.
func (l *Ledger) SetPassword(ctx context.Context, name, hash, by string) error {
	return l.change(ctx, "set password", name, "password", hash, by, "")
}

// SetDisabled keeps a user out, or lets them in again.
func (l *Ledger) SetDisabled(ctx context.Context, name string, disabled bool, by string) error {
	op := "enable user"
	if disabled {
		op = "disable user"
	}
	return l.change(ctx, op, name, "disabled", disabled, by, "")
}

// SetOIDC keeps who a user is for a provider.
func (l *Ledger) SetOIDC(ctx context.Context, name, subject, by string) error {
	return l.change(ctx, "set provider's name", name, "oidc", subject, by, subject)
}

// Visited notes a login and how it was done.
func (l *Ledger) Visited(ctx context.Context, name, how string) error {
	return l.change(ctx, "login", name, "visited", now(), name, how)
}

// Audited is one line of the audit.
type Audited struct {
	At      string `json:"at"`
	Who     string `json:"who"`
	Action  string `json:"action"`
	Subject string `json:"subject"`
	Detail  string `json:"detail"`
}

// AuditLog returns the last lines of the audit, newest first.
func (l *Ledger) AuditLog(ctx context.Context, limit int) ([]Audited, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT at, who, action, subject, detail FROM audit ORDER BY id DESC LIMIT $1", limit)
	if err != nil {
		return nil, l.failure("read audit", err)
	}
	defer func() { _ = rows.Close() }()
	out := []Audited{}
	for rows.Next() {
		var a Audited
		if err := rows.Scan(&a.At, &a.Who, &a.Action, &a.Subject, &a.Detail); err != nil {
			return nil, l.failure("read audit", err)
		}
		out = append(out, a)
	}
	return out, l.failure("read audit", rows.Err())
}
