package access

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// The cost of a guess: the second set of the OWASP cheat sheet on storing passwords
// (19 MiB, two passes), some 40 ms.
const (
	memoryKiB = 19 * 1024
	passes    = 2
	threads   = 1
	saltBytes = 16
	hashBytes = 32
)

// The length of a password in characters and its greatest in bytes (NIST SP 800-63B
// asks for 8 at least where there is a second factor, 15 where there is none; any
// words may be used).
const (
	minPassword = 12
	maxPassword = 1024
)

// CheckPassword says what keeps a new password from being used.
func CheckPassword(password string) error {
	switch {
	case !utf8.ValidString(password):
		return errors.New("the password is not UTF-8")
	case utf8.RuneCountInString(password) < minPassword:
		return fmt.Errorf("the password has less than %d characters", minPassword)
	case len(password) > maxPassword:
		return fmt.Errorf("the password has more than %d bytes", maxPassword)
	}
	return nil
}

// Hash returns what is kept of a password: its argon2id hash in PHC form, with a salt
// of its own and its cost.
func Hash(password string) string {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // it never fails
	key := argon2.IDKey([]byte(password), salt, passes, memoryKiB, threads, hashBytes)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memoryKiB, passes, threads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key))
}

// Matches reports whether a password is that of a hash. A hash of "" belongs to
// nobody, and looking takes as long as if it did.
func Matches(hash, password string) bool {
	if len(password) > maxPassword {
		return false
	}
	c, err := parse(hash)
	if err != nil {
		argon2.IDKey([]byte(password), make([]byte, saltBytes), passes, memoryKiB, threads, hashBytes)
		return false
	}
	key := argon2.IDKey([]byte(password), c.salt, c.passes, c.memory, c.threads, uint32(len(c.key)))
	return subtle.ConstantTimeCompare(key, c.key) == 1
}

type cost struct {
	memory, passes uint32
	threads        uint8
	salt, key      []byte
}

// parse reads a hash. A cost beyond reason is refused: whoever can write a hash shall
// not be able to stop the server with it.
func parse(hash string) (c cost, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, errors.New("not an argon2id hash")
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.threads); err != nil {
		return c, fmt.Errorf("cost of a hash: %w", err)
	}
	if c.memory > 1<<20 || c.passes > 100 || c.passes < 1 || c.threads < 1 {
		return c, errors.New("cost of a hash: out of bounds")
	}
	if c.salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return c, fmt.Errorf("salt of a hash: %w", err)
	}
	if c.key, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil {
		return c, fmt.Errorf("hash: %w", err)
	}
	if len(c.salt) < 8 || len(c.key) < 16 || len(c.key) > 64 {
		return c, errors.New("hash: out of bounds")
	}
	return c, nil
}
