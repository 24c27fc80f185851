package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Sessions keeps the sessions of browsers. It is a store of alexedwards/scs: Find
// finds none that has expired.
type Sessions struct{ ledger *Ledger }

// Sessions returns the store of sessions.
func (l *Ledger) Sessions() *Sessions { return &Sessions{l} }

// FindCtx returns the data of a session that has not expired.
func (s *Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	err = s.ledger.read.QueryRowContext(ctx, "SELECT data FROM sessions WHERE token = $1 AND expiry > $2", token, seconds(time.Now())).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, s.ledger.failure("find session", err)
}

// CommitCtx keeps a session, and forgets those that have expired.
func (s *Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	return s.ledger.transact(ctx, "keep session", func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM sessions WHERE expiry <= $1", seconds(time.Now())); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO sessions (token, data, expiry) VALUES ($1, $2, $3) ON CONFLICT (token) DO UPDATE SET data = excluded.data, expiry = excluded.expiry",
			token, data, seconds(expiry))
		return err
	})
}

// DeleteCtx ends a session; that there is none is no error.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error {
	_, err := s.ledger.write.ExecContext(ctx, "DELETE FROM sessions WHERE token = $1", token)
	return s.ledger.failure("end session", err)
}

// Find is FindCtx without an end.
func (s *Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without an end.
func (s *Sessions) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// Delete is DeleteCtx without an end.
func (s *Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

// seconds is a moment as the table has it: seconds since 1970.
func seconds(t time.Time) float64 { return float64(t.UnixMicro()) / 1e6 }
