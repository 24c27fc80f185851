package access

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// tokenMark begins all tokens, so that they are known when they turn up where they
// should not.
const tokenMark = "chancery_"

// NewToken returns a new token, to be shown once, and what is kept of it. It holds 32
// random bytes, so that its plain SHA-256 tells nothing of it.
func NewToken() (token, hash string) {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // it never fails
	token = tokenMark + base64.RawURLEncoding.EncodeToString(secret)
	return token, TokenHash(token)
}

// IsToken reports whether a text looks like a token.
func IsToken(text string) bool { return strings.HasPrefix(text, tokenMark) }

// TokenHash is what is kept of a token. Tokens are looked up by it, so that how long
// that takes tells nothing of a token.
func TokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
