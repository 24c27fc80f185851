package ledger_test

import (
	"context"
	"testing"
	"time"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

func TestUsers(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		for _, u := range []ledger.User{{Name: "zoe", Role: "reader", Password: "h1"}, {Name: "ada", Role: "admin", OIDC: "ada@example.org"}} {
			if err := l.AddUser(ctx, u, "root"); err != nil {
				t.Fatal(err)
			}
		}
		if err := l.AddUser(ctx, ledger.User{Name: "ada", Role: "reader"}, "root"); chancery.KindOf(err) != chancery.Exists {
			t.Errorf("a name twice: %v", err)
		}
		for what, err := range map[string]error{"role": l.SetRole(ctx, "zoe", "reviewer", "ada"), "password": l.SetPassword(ctx, "zoe", "h2", "ada"),
			"disable": l.SetDisabled(ctx, "zoe", true, "ada"), "visit": l.Visited(ctx, "ada", "password"), "oidc": l.SetOIDC(ctx, "ada", "https://id.example 7", "ada")} {
			if err != nil {
				t.Errorf("%s: %v", what, err)
			}
		}
		for what, err := range map[string]error{"role": l.SetRole(ctx, "bob", "admin", "ada"), "disable": l.SetDisabled(ctx, "", true, "ada")} {
			if chancery.KindOf(err) != chancery.NotFound {
				t.Errorf("%s of nobody: %v", what, err)
			}
		}
		zoe, err := l.User(ctx, "zoe")
		if err != nil || zoe.Role != "reviewer" || zoe.Password != "h2" || !zoe.Disabled || zoe.Visited != "" {
			t.Errorf("zoe is %+v, %v", zoe, err)
		}
		list, err := l.Users(ctx)
		if err != nil || len(list) != 2 || list[0].Name != "ada" || list[0].Visited == "" {
			t.Errorf("users %+v, %v", list, err)
		}
		if u, err := l.UserOf(ctx, "https://id.example 7", ""); err != nil || u.Name != "ada" {
			t.Errorf("by the provider: %+v, %v", u, err)
		}
		for _, c := range [][2]string{{"https://id.example 8", "ada@example.org"}, {"", ""}} {
			if _, err := l.UserOf(ctx, c[0], c[1]); chancery.KindOf(err) != chancery.NotFound {
				t.Errorf("user of %v: %v", c, err)
			}
		}
		log, err := l.AuditLog(ctx, 100)
		if err != nil || len(log) != 7 || log[6].Action != "add user" || log[6].Who != "root" || log[6].Subject != "zoe" {
			t.Errorf("audit %+v, %v", log, err)
		}
	})
}

func TestTokens(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		if err := l.AddUser(ctx, ledger.User{Name: "ada", Role: "reviewer"}, "root"); err != nil {
			t.Fatal(err)
		}
		moment := func(in time.Duration) string { return time.Now().Add(in).UTC().Format(time.RFC3339) }
		add := func(hash, expires string) int64 {
			t.Helper()
			id, err := l.AddToken(ctx, ledger.Token{Owner: "ada", Name: "script", Role: "reader", Expires: expires}, hash, "ada")
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		works := func(hash string) bool {
			t.Helper()
			u, tok, err := l.Bearer(ctx, hash)
			if err != nil && chancery.KindOf(err) != chancery.NotFound {
				t.Fatal(err)
			}
			return err == nil && u.Name == "ada" && u.Role == "reviewer" && tok.Role == "reader"
		}
		good := add("good", moment(time.Hour))
		add("old", moment(-time.Second))
		if !works("good") || works("old") || works("unknown") || works("") {
			t.Error("only the token that has not expired works")
		}
		list, err := l.Tokens(ctx, "ada")
		if err != nil || len(list) != 2 || list[0].Used != moment(0)[:10] || list[1].Used != "" {
			t.Errorf("tokens %+v, %v", list, err)
		}
		if err := l.SetDisabled(ctx, "ada", true, "root"); err != nil || works("good") {
			t.Errorf("the token of a disabled user works, %v", err)
		}
		if err := l.SetDisabled(ctx, "ada", false, "root"); err != nil || !works("good") {
			t.Errorf("the token of a user who is let in again does not work, %v", err)
		}
		if err := l.Revoke(ctx, good, "ada"); err != nil || works("good") {
			t.Errorf("a revoked token works, %v", err)
		}
		if err := l.Revoke(ctx, 99, "ada"); chancery.KindOf(err) != chancery.NotFound {
			t.Errorf("an unknown token is revoked: %v", err)
		}
		if _, err := l.AddToken(ctx, ledger.Token{Owner: "bob"}, "b", "ada"); chancery.KindOf(err) != chancery.NotFound {
			t.Errorf("a token of nobody: %v", err)
		}
	})
}

func TestSessions(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		s := l.Sessions()
		found := func(token string) string {
			t.Helper()
			data, ok, err := s.Find(token)
			if err != nil || ok != (data != nil) {
				t.Fatalf("%q %v %v", data, ok, err)
			}
			return string(data)
		}
		keep := func(token, data string, in time.Duration) {
			t.Helper()
			if err := s.Commit(token, []byte(data), time.Now().Add(in)); err != nil {
				t.Fatal(err)
			}
		}
		keep("a", "one", time.Hour)
		keep("a", "two", time.Hour)
		keep("b", "old", -time.Second)
		if found("a") != "two" || found("b") != "" || found("c") != "" {
			t.Errorf("a holds %q, b %q", found("a"), found("b"))
		}
		keep("c", "three", time.Hour)
		var n int
		if err := l.Writer().QueryRow("SELECT count(*) FROM sessions").Scan(&n); err != nil || n != 2 {
			t.Errorf("%d sessions are kept, want 2: what expired is forgotten; %v", n, err)
		}
		for range 2 {
			if err := s.Delete("a"); err != nil || found("a") != "" {
				t.Errorf("a session that ended is found, %v", err)
			}
		}
	})
}
