package sqlite

import (
	"context"
	"database/sql"
	"time"

	"synopse/internal/library"
)

// sometime writes a time that may be zero: "".
func sometime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return written(t)
}

func (l *Library) noUser(what string) error {
	return &library.Error{Library: l.path, Code: library.NoUser, What: "there is no " + what, Hint: "check the name, or log in again"}
}

// change runs one statement in a transaction of its own.
func (l *Library) change(ctx context.Context, text string, args ...any) error {
	return l.writing(ctx, func(w *writer) { w.exec(text, args...) })
}

// KeepUser adds or replaces a user.
func (l *Library) KeepUser(ctx context.Context, u library.User) error {
	if u.Name == "" {
		return &library.Error{Library: l.path, Code: library.BadItem, What: "a user needs a name", Hint: "give one"}
	}
	return l.change(ctx, "INSERT OR REPLACE INTO users (name, role, password, added) VALUES (?, ?, ?, ?)", u.Name, u.Role, u.Password, sometime(u.Added))
}

// User gives a user by name.
func (l *Library) User(ctx context.Context, name string) (library.User, error) {
	list, err := l.users(ctx, "WHERE name = ?", name)
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
	err = l.query(ctx, func(r *sql.Rows) error {
		var u library.User
		var added string
		err := r.Scan(&u.Name, &u.Role, &u.Password, &added)
		u.Added = parsed(added)
		out = append(out, u)
		return err
	}, "SELECT name, role, password, added FROM users "+which, args...)
	return out, err
}

// RemoveUser removes a user with all that is theirs.
func (l *Library) RemoveUser(ctx context.Context, name string) error {
	return l.writing(ctx, func(w *writer) {
		w.exec("DELETE FROM alert_hits WHERE alert IN (SELECT id FROM alerts WHERE user = ?)", name)
		for _, text := range []string{"DELETE FROM alerts WHERE user = ?", "DELETE FROM tokens WHERE user = ?", "DELETE FROM sessions WHERE user = ?", "DELETE FROM visits WHERE user = ?"} {
			w.exec(text, name)
		}
		if w.exec("DELETE FROM users WHERE name = ?", name) == 0 && w.err == nil {
			w.err = l.noUser("user " + name)
		}
	})
}

// KeepToken adds or replaces a token.
func (l *Library) KeepToken(ctx context.Context, t library.Token) error {
	return l.change(ctx, "INSERT OR REPLACE INTO tokens (hash, user, name, role, added, last_used, expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
		t.Hash, t.User, t.Name, t.Role, sometime(t.Added), sometime(t.LastUsed), sometime(t.Expires))
}

// Token gives a token by its hash.
func (l *Library) Token(ctx context.Context, hash string) (library.Token, error) {
	list, err := l.tokens(ctx, "WHERE hash = ?", hash)
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
	return l.tokens(ctx, "WHERE user = ? ORDER BY added DESC, hash", user)
}

func (l *Library) tokens(ctx context.Context, which string, args ...any) (out []library.Token, err error) {
	err = l.query(ctx, func(r *sql.Rows) error {
		var t library.Token
		var added, used, expires string
		err := r.Scan(&t.Hash, &t.User, &t.Name, &t.Role, &added, &used, &expires)
		t.Added, t.LastUsed, t.Expires = parsed(added), parsed(used), parsed(expires)
		out = append(out, t)
		return err
	}, "SELECT hash, user, name, role, added, last_used, expires FROM tokens "+which, args...)
	return out, err
}

// RemoveToken removes a token.
func (l *Library) RemoveToken(ctx context.Context, hash string) error {
	return l.change(ctx, "DELETE FROM tokens WHERE hash = ?", hash)
}

// KeepSession adds or replaces a session and forgets those that have expired when
// it begins.
func (l *Library) KeepSession(ctx context.Context, s library.Session) error {
	return l.writing(ctx, func(w *writer) {
		w.exec("DELETE FROM sessions WHERE expires <> '' AND expires < ?", sometime(s.Added))
		w.exec("INSERT OR REPLACE INTO sessions (hash, user, data, added, expires) VALUES (?, ?, ?, ?, ?)", s.Hash, s.User, s.Data, sometime(s.Added), sometime(s.Expires))
	})
}

// Session gives a session by its hash.
func (l *Library) Session(ctx context.Context, hash string) (library.Session, error) {
	s := library.Session{Hash: hash}
	var added, expires string
	ok, err := l.one(ctx, []any{&s.User, &s.Data, &added, &expires}, "SELECT user, data, added, expires FROM sessions WHERE hash = ?", hash)
	if err == nil && !ok {
		err = l.noUser("such session")
	}
	s.Added, s.Expires = parsed(added), parsed(expires)
	return s, err
}

// RemoveSession ends a session.
func (l *Library) RemoveSession(ctx context.Context, hash string) error {
	return l.change(ctx, "DELETE FROM sessions WHERE hash = ?", hash)
}

// Visited notes a look at the stories.
func (l *Library) Visited(ctx context.Context, user string, at time.Time) (before time.Time, err error) {
	err = l.writing(ctx, func(w *writer) {
		var b, last string
		w.row([]any{&b, &last}, "SELECT before, last FROM visits WHERE user = ?", user)
		if last != "" && at.Sub(parsed(last)) > library.Away {
			b = last
		}
		if last == "" || at.After(parsed(last)) {
			last = written(at)
		}
		w.exec("INSERT OR REPLACE INTO visits (user, before, last) VALUES (?, ?, ?)", user, b, last)
		before = parsed(b)
	})
	return before, err
}
