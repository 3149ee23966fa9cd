package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
)

func (l *Library) noUser(what string) error {
	return &library.Error{Library: l.name, Code: library.NoUser, What: "there is no " + what, Hint: "check the name, or log in again"}
}

// change runs one statement in a transaction of its own.
func (l *Library) change(ctx context.Context, text string, args ...any) error {
	return l.writing(ctx, func(w *writer) { w.exec(text, args...) })
}

// KeepUser adds or replaces a user.
func (l *Library) KeepUser(ctx context.Context, u library.User) error {
	if u.Name == "" {
		return &library.Error{Library: l.name, Code: library.BadItem, What: "a user needs a name", Hint: "give one"}
	}
	return l.change(ctx, `INSERT INTO users (name, role, password, added) VALUES ($1, $2, $3, $4)
		ON CONFLICT (name) DO UPDATE SET role = excluded.role, password = excluded.password, added = excluded.added`, safe(u.Name), u.Role, safe(u.Password), maybe(u.Added))
}

// User gives a user by name.
func (l *Library) User(ctx context.Context, name string) (library.User, error) {
	list, err := l.users(ctx, "WHERE name = $1", safe(name))
	if err == nil && len(list) == 0 {
		return library.User{}, l.noUser("user " + name)
	}
	if err != nil {
		return library.User{}, err
	}
	return list[0], nil
}

// Users gives all users.
func (l *Library) Users(ctx context.Context) ([]library.User, error) {
	return l.users(ctx, "ORDER BY name")
}

func (l *Library) users(ctx context.Context, which string, args ...any) (out []library.User, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var u library.User
		var added *time.Time
		err := r.Scan(&u.Name, &u.Role, &u.Password, &added)
		u.Name, u.Password, u.Added = plain(u.Name), plain(u.Password), parsed(added)
		out = append(out, u)
		return err
	}, "SELECT name, role, password, added FROM users "+which, args...)
	return out, err
}

// RemoveUser removes a user with all that is theirs.
func (l *Library) RemoveUser(ctx context.Context, name string) error {
	return l.writing(ctx, func(w *writer) {
		at := safe(name)
		w.exec("DELETE FROM alert_hits WHERE alert IN (SELECT id FROM alerts WHERE owner = $1)", at)
		for _, table := range []string{"alerts", "tokens", "sessions", "visits"} {
			w.exec("DELETE FROM "+table+" WHERE owner = $1", at)
		}
		if w.exec("DELETE FROM users WHERE name = $1", at) == 0 && w.err == nil {
			w.err = l.noUser("user " + name)
		}
	})
}

// KeepToken adds or replaces a token.
func (l *Library) KeepToken(ctx context.Context, t library.Token) error {
	return l.change(ctx, `INSERT INTO tokens (hash, owner, name, role, added, last_used, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (hash) DO UPDATE SET owner = excluded.owner, name = excluded.name, role = excluded.role, added = excluded.added, last_used = excluded.last_used, expires = excluded.expires`,
		safe(t.Hash), safe(t.User), safe(t.Name), t.Role, maybe(t.Added), maybe(t.LastUsed), maybe(t.Expires))
}

// Token gives a token by its hash.
func (l *Library) Token(ctx context.Context, hash string) (library.Token, error) {
	list, err := l.tokens(ctx, "WHERE hash = $1", safe(hash))
	if err == nil && len(list) == 0 {
		return library.Token{}, l.noUser("such token")
	}
	if err != nil {
		return library.Token{}, err
	}
	return list[0], nil
}

// Tokens gives a user's tokens.
func (l *Library) Tokens(ctx context.Context, user string) ([]library.Token, error) {
	return l.tokens(ctx, "WHERE owner = $1 ORDER BY added DESC NULLS LAST, hash", safe(user))
}

func (l *Library) tokens(ctx context.Context, which string, args ...any) (out []library.Token, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var t library.Token
		var added, used, expires *time.Time
		err := r.Scan(&t.Hash, &t.User, &t.Name, &t.Role, &added, &used, &expires)
		t.User, t.Name = plain(t.User), plain(t.Name)
		t.Added, t.LastUsed, t.Expires = parsed(added), parsed(used), parsed(expires)
		out = append(out, t)
		return err
	}, "SELECT hash, owner, name, role, added, last_used, expires FROM tokens "+which, args...)
	return out, err
}

// RemoveToken removes a token.
func (l *Library) RemoveToken(ctx context.Context, hash string) error {
	return l.change(ctx, "DELETE FROM tokens WHERE hash = $1", safe(hash))
}

// KeepSession adds or replaces a session and forgets those that have expired when
// it begins.
func (l *Library) KeepSession(ctx context.Context, s library.Session) error {
	return l.writing(ctx, func(w *writer) {
		w.exec("DELETE FROM sessions WHERE expires < $1", maybe(s.Added))
		w.exec(`INSERT INTO sessions (hash, owner, data, added, expires) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (hash) DO UPDATE SET owner = excluded.owner, data = excluded.data, added = excluded.added, expires = excluded.expires`,
			safe(s.Hash), safe(s.User), safe(s.Data), maybe(s.Added), maybe(s.Expires))
	})
}

// Session gives a session by its hash.
func (l *Library) Session(ctx context.Context, hash string) (library.Session, error) {
	s := library.Session{Hash: hash}
	var added, expires *time.Time
	ok, err := l.one(ctx, []any{&s.User, &s.Data, &added, &expires}, "SELECT owner, data, added, expires FROM sessions WHERE hash = $1", safe(hash))
	if err == nil && !ok {
		err = l.noUser("such session")
	}
	s.User, s.Data, s.Added, s.Expires = plain(s.User), plain(s.Data), parsed(added), parsed(expires)
	return s, err
}

// RemoveSession ends a session.
func (l *Library) RemoveSession(ctx context.Context, hash string) error {
	return l.change(ctx, "DELETE FROM sessions WHERE hash = $1", safe(hash))
}

// Visited notes a look at the stories.
func (l *Library) Visited(ctx context.Context, user string, at time.Time) (before time.Time, err error) {
	err = l.writing(ctx, func(w *writer) {
		owner := safe(user)
		var b, last *time.Time
		w.exec("INSERT INTO visits (owner) VALUES ($1) ON CONFLICT DO NOTHING", owner)
		w.row([]any{&b, &last}, "SELECT before, last FROM visits WHERE owner = $1 FOR UPDATE", owner)
		if last != nil && at.Sub(*last) > library.Away {
			b = last
		}
		if last == nil || at.After(*last) {
			last = maybe(at)
		}
		w.exec("UPDATE visits SET before = $2, last = $3 WHERE owner = $1", owner, b, last)
		before = parsed(b)
	})
	return before, err
}
