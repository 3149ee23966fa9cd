// Package account makes and checks what lets people and programs in: password
// hashes, session keys and tokens; and carries who asks through a request.
//
// In: passwords, secrets. Out: hashes that may be kept, and whether one fits. It
// keeps nothing; a library does (library.Accounts). Passwords are hashed with
// argon2id (RFC 9106) and written in PHC form; secrets have 256 random bits and
// are kept as their SHA-256, which is enough for what can't be guessed.
package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"synopse/internal/library"
)

// The cost of a hash: the second of the two choices RFC 9106 recommends (64 MiB,
// three passes), with one lane, as logins are few and cores are shared.
const (
	passes  = 3
	memory  = 64 << 10 // KiB
	lanes   = 1
	saltLen = 16
	keyLen  = 32
)

// Least and Most are how long a password may be, in code points and bytes.
const (
	Least = 10
	Most  = 1024
)

// CheckPassword says why a password can't be taken, or nil.
func CheckPassword(p string) error {
	switch {
	case utf8.RuneCountInString(p) < Least:
		return fmt.Errorf("the password is too short (%d characters at least; several words are easy to remember)", Least)
	case len(p) > Most:
		return fmt.Errorf("the password is too long (%d bytes at most)", Most)
	}
	return nil
}

var nameForm = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$`)

// CheckName says why a name can't be taken, or nil.
func CheckName(name string) error {
	if !nameForm.MatchString(name) {
		return fmt.Errorf("%q is no name for an account (letters, digits and . _ @ -, 64 at most)", name)
	}
	return nil
}

// Hash gives the hash of a password, with a salt of its own.
func Hash(password string) string {
	salt := make([]byte, saltLen)
	_, _ = rand.Read(salt) // never fails (crypto/rand)
	key := argon2.IDKey([]byte(password), salt, passes, memory, lanes, keyLen)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, lanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key))
}

var errHash = errors.New("the password's hash can't be read (set the password again)")

// Fits reports whether a password has this hash. It takes as long for a hash
// that is "": whether there is an account is not to be told by the time.
func Fits(hash, password string) (bool, error) {
	if hash == "" {
		argon2.IDKey([]byte(password), make([]byte, saltLen), passes, memory, lanes, keyLen)
		return false, nil
	}
	var version, t, m int
	var p uint8
	var rest string
	if n, err := fmt.Sscanf(hash, "$argon2id$v=%d$m=%d,t=%d,p=%d$%s", &version, &m, &t, &p, &rest); err != nil || n != 5 ||
		version != argon2.Version || t < 1 || t > 100 || m < 8 || m > 1<<21 || p < 1 {
		return false, errHash
	}
	saltText, keyText, ok := cut(rest)
	salt, err1 := base64.RawStdEncoding.DecodeString(saltText)
	key, err2 := base64.RawStdEncoding.DecodeString(keyText)
	if !ok || err1 != nil || err2 != nil || len(key) < 16 || len(key) > 64 {
		return false, errHash
	}
	got := argon2.IDKey([]byte(password), salt, uint32(t), uint32(m), p, uint32(len(key)))
	return subtle.ConstantTimeCompare(got, key) == 1, nil
}

func cut(s string) (salt, key string, ok bool) {
	for i := range s {
		if s[i] == '$' {
			return s[:i], s[i+1:], true
		}
	}
	return "", "", false
}

// TokenPrefix begins every token, so that people and scanners know one.
const TokenPrefix = "syn_"

// NewSecret gives a secret of 256 random bits, and the hash to keep of it.
func NewSecret() (secret, hash string) {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails (crypto/rand)
	secret = base64.RawURLEncoding.EncodeToString(b)
	return secret, HashOf(secret)
}

// HashOf gives the hash of a secret, hexadecimal.
func HashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// Visitor is who asks.
type Visitor struct {
	User library.User // Name is "" where nobody has to log in
	Role library.Role // what may be done in this request
}

// Can reports whether the visitor may do what a role may.
func (v Visitor) Can(role library.Role) bool {
	return v.Role == role || v.Role == library.Editor
}

type contextKey struct{}

// With gives a context that carries who asks.
func With(ctx context.Context, v Visitor) context.Context {
	return context.WithValue(ctx, contextKey{}, v)
}

// From gives who asks; the zero Visitor, who may do nothing, if nobody was put in.
func From(ctx context.Context) Visitor {
	v, _ := ctx.Value(contextKey{}).(Visitor)
	return v
}
