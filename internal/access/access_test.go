package access

import (
	"strings"
	"testing"
)

func TestRoles(t *testing.T) {
	for _, name := range []string{"reader", "reviewer", "admin"} {
		if r, err := ParseRole(name); err != nil || r.String() != name {
			t.Errorf("%s: %v, %v", name, r, err)
		}
	}
	for _, name := range []string{"", "nobody", "Admin", "root"} {
		if r, err := ParseRole(name); err == nil || r != Nobody {
			t.Errorf("%q is the role %v", name, r)
		}
	}
	if !Admin.May(Reviewer) || !Reader.May(Reader) || Reader.May(Reviewer) || Nobody.May(Reader) {
		t.Error("the order of roles")
	}
}

func TestPasswords(t *testing.T) {
	const password = "a long walk by the sea"
	hash := Hash(password)
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") || strings.Contains(hash, password) {
		t.Errorf("the hash %s", hash)
	}
	if !Matches(hash, password) || Matches(hash, password+" ") || Matches(hash, "") {
		t.Error("the password itself, and only that, matches")
	}
	if Hash(password) == hash {
		t.Error("two hashes have one salt")
	}
	// A hash with another cost, as an older version may have made it.
	const other = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
	if Matches(other, password) {
		t.Error("a hash without its key matches")
	}
	for _, bad := range []string{"", "x", password, strings.Replace(hash, "argon2id", "argon2i", 1), strings.Replace(hash, "m=19456", "m=4294967295", 1),
		strings.Replace(hash, "t=2", "t=0", 1), strings.Replace(hash, "p=1", "p=0", 1), hash + "!", hash + "$"} {
		if Matches(bad, password) {
			t.Errorf("%q matches", bad)
		}
	}
	for _, bad := range []string{"", "elevenchars", strings.Repeat("x", 1025), strings.Repeat("x", 12) + "\xff"} {
		if CheckPassword(bad) == nil {
			t.Errorf("%q may be used", bad)
		}
	}
	if err := CheckPassword("zwölf Zeiche"); err != nil {
		t.Error(err)
	}
	if Matches(hash, strings.Repeat("x", 2000)) {
		t.Error("a password of any length is looked at")
	}
}

func TestTokens(t *testing.T) {
	token, hash := NewToken()
	other, _ := NewToken()
	if !IsToken(token) || IsToken("x"+token) || len(token) != len("chancery_")+43 || token == other {
		t.Errorf("the token %s", token)
	}
	if TokenHash(token) != hash || TokenHash(other) == hash || strings.Contains(hash, token) {
		t.Error("the hash is not that of the token")
	}
}
