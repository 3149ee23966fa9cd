package library

import (
	"context"
	"time"
)

// Accounts keeps who may use the library from elsewhere. It keeps hashes only:
// of passwords as package web makes them, of tokens and sessions the SHA-256.
type Accounts interface {
	// KeepUser adds a user or replaces what is kept of the one with this name.
	KeepUser(ctx context.Context, u User) error
	// User gives a user by name; the error's code is NoUser if there is none.
	User(ctx context.Context, name string) (User, error)
	// Users gives all users, by name.
	Users(ctx context.Context) ([]User, error)
	// RemoveUser removes a user with all tokens, sessions and alerts.
	RemoveUser(ctx context.Context, name string) error

	// KeepToken adds or replaces a token for programs, by its hash.
	KeepToken(ctx context.Context, t Token) error
	// Token gives the token with this hash; the error's code is NoUser if there is none.
	Token(ctx context.Context, hash string) (Token, error)
	// Tokens gives a user's tokens, the newest first.
	Tokens(ctx context.Context, user string) ([]Token, error)
	// RemoveToken removes a token.
	RemoveToken(ctx context.Context, hash string) error

	// KeepSession adds or replaces a session, by its hash, and forgets those that
	// have expired.
	KeepSession(ctx context.Context, s Session) error
	// Session gives the session with this hash; the error's code is NoUser if
	// there is none.
	Session(ctx context.Context, hash string) (Session, error)
	// RemoveSession ends a session.
	RemoveSession(ctx context.Context, hash string) error

	// Visited notes that a user looked at the stories at a time and gives when
	// the visit before this one ended: what came in after it is new to the user. A
	// look within Away of the last one belongs to the same visit. The user "" is
	// the one of a library without users.
	Visited(ctx context.Context, user string, at time.Time) (before time.Time, err error)
}

// NoUser is the code of the error for a user, token or session that is not there.
const NoUser Code = "no-user"

// Away is how long a user must be away for the next look to be a new visit.
const Away = 30 * time.Minute

// Role says what a user may do.
type Role string

// The roles.
const (
	Reader Role = "reader" // looks, saves searches of its own
	Editor Role = "editor" // also merges and splits, adds feeds
)

// User is somebody who may log in.
type User struct {
	Name     string
	Role     Role
	Password string // its argon2id hash in PHC form
	Added    time.Time
}

// Look is when a user looked at the stories: the end of the visit before the last one,
// and the last look.
type Look struct {
	User         string
	Before, Last time.Time // zero if there was none
}

// Token lets a program in, as its user or with less.
type Token struct {
	Hash     string // SHA-256, hexadecimal
	User     string
	Name     string // what it is for
	Role     Role
	Added    time.Time
	LastUsed time.Time // zero if never
	Expires  time.Time // zero is never
}

// Session is a login.
type Session struct {
	Hash    string // SHA-256, hexadecimal
	User    string
	Data    string // as its owner writes it
	Added   time.Time
	Expires time.Time
}

// Alerts keeps searches that were saved, and what they found.
type Alerts interface {
	// KeepAlert adds an alert or replaces the one with its id. A new one begins
	// with what is read from then on.
	KeepAlert(ctx context.Context, a Alert) error
	// Alert gives an alert by id, AlertByToken by the token of its feed; the
	// error's code is NotFound if there is none.
	Alert(ctx context.Context, id string) (Alert, error)
	AlertByToken(ctx context.Context, token string) (Alert, error)
	// Alerts gives a user's alerts by name; all of them for "*".
	Alerts(ctx context.Context, user string) ([]Alert, error)
	// RemoveAlert removes an alert and what it found.
	RemoveAlert(ctx context.Context, id string) error
	// KeepAlertHits keeps what an alert found up to a place, in one step; a
	// sentence that it found before is not kept again.
	KeepAlertHits(ctx context.Context, alert string, hits []AlertHit, upTo int64) error
	// AlertHits gives what an alert found, the latest first.
	AlertHits(ctx context.Context, alert, cursor string, limit int) (Page[AlertHit], error)
	// Unsent gives what alerts with a webhook found and was not sent yet, the
	// oldest first.
	Unsent(ctx context.Context, limit int) ([]AlertHit, error)
	// Sent notes how sending hits of an alert went: an empty problem means they
	// arrived; else they stay unsent until next.
	Sent(ctx context.Context, alert string, numbers []int64, problem string, next time.Time) error
}

// Alert is a saved search.
type Alert struct {
	ID      string
	User    string // "" in a library without users
	Name    string
	Query   string // as typed
	Token   string // of its feed, unguessable; "" for none
	Webhook string // address that is told of each hit; "" for none
	Secret  string // what deliveries are signed with
	Added   time.Time
	Seen    time.Time // until when its user has looked at what it found
	Place   int64     // what was read up to here has been searched; set by KeepAlertHits
	Paused  string    // why the webhook is not told any more; "" is the rule
	Tries   int       // deliveries that failed in a row
	Problem string    // why the last one failed
	Next    time.Time // when it is tried again
}

// AlertHit is a sentence that an alert found.
type AlertHit struct {
	Number   int64 // its place among all hits of all alerts
	Alert    string
	Found    time.Time
	Sent     time.Time // zero if it was not
	In       ReportRef
	Sentence int
	Range
	Text string
}
