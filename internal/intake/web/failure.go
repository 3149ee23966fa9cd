package web

import (
	"errors"
	"time"
)

// Kind names a kind of failure for programs and tests.
type Kind string

// The kinds of an Error.
const (
	BadAddress  Kind = "bad-address"  // not an address, or one written to mislead
	Scheme      Kind = "scheme"       // neither http nor https
	Credentials Kind = "credentials"  // user name or password in the address
	Port        Kind = "port"         // a port of another service
	Private     Kind = "private"      // the host is not on the open internet
	NoHost      Kind = "no-host"      // the name can't be resolved
	Unreachable Kind = "unreachable"  // no connection, or it broke
	Certificate Kind = "certificate"  // TLS failed
	Slow        Kind = "slow"         // it took too long
	TooLarge    Kind = "too-large"    // body or header beyond the limits
	Redirects   Kind = "redirects"    // too many, in a circle, or leading nowhere
	Downgrade   Kind = "downgrade"    // a redirect from https to http
	Robots      Kind = "robots"       // robots.txt says no
	NoRobots    Kind = "no-robots"    // robots.txt could not be had
	Limited     Kind = "rate-limited" // 429 or 503; Until says when to come back
	NotFound    Kind = "not-found"    // 404
	Gone        Kind = "gone"         // 410
	Forbidden   Kind = "forbidden"    // 401, 402, 403, 407, 451
	ServerError Kind = "server-error" // 5xx
	BadAnswer   Kind = "bad-answer"   // not HTTP, or a status that makes no sense
	Damaged     Kind = "damaged"      // cut off, or not in the encoding it claims
	NotText     Kind = "not-text"     // a picture, a film, a PDF …
	Empty       Kind = "empty"        // no bytes
	Interrupted Kind = "interrupted"  // the context ended
)

// Error says what went wrong with one address, for people: What happened (one
// clause, no full stop), Hint what to do next. Address never holds a password.
type Error struct {
	Address string
	What    string
	Hint    string
	Kind    Kind
	Status  int       // of the answer, 0 without one
	Until   time.Time // for Limited: when to come back; else zero
	Err     error     // the cause, if there is one
}

// Error gives "address: what happened (what to do)".
func (e *Error) Error() string {
	s := e.Address + ": " + e.What
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Temporary says whether the same request may well succeed later.
func (e *Error) Temporary() bool {
	switch e.Kind {
	case NoHost, Unreachable, Slow, NoRobots, Limited, ServerError, BadAnswer, Damaged, Empty:
		return true
	}
	return false
}

// KindOf gives the kind of the first *Error in err's chain, or "".
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return ""
}
