package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"synopse/internal/library"
)

const (
	feedColumns = `address, title, outlet, home, folders, language, added, etag, last_modified, last_visit, next_visit,
		items, changed, failures, failing_since, last_error, paused`
	insertFeed = `INSERT INTO feeds (` + feedColumns + `) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
	updateFeed = `UPDATE feeds SET (` + feedColumns + `) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE address = ?`
	insertMark = `INSERT INTO feed_items (feed, item, version, tries, done, seen) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET version = excluded.version, tries = excluded.tries, done = excluded.done, seen = excluded.seen`
)

func noFeed(path, address string) error {
	return &library.Error{Library: path, Code: library.NoFeed, What: "there is no feed " + address, Hint: "see them with: synopse feeds list"}
}

// feedValues gives the columns of a feed in their order.
func feedValues(f library.Feed) ([]any, error) {
	folders, err := json.Marshal(f.Folders)
	if err != nil {
		return nil, err
	}
	changed := make([]string, len(f.Changed))
	for i, t := range f.Changed {
		changed[i] = written(t)
	}
	changes, err := json.Marshal(changed)
	if err != nil {
		return nil, err
	}
	return []any{f.Address, f.Title, f.Outlet, f.Home, string(folders), f.Language, maybe(f.Added), f.ETag, f.LastModified, maybe(f.LastVisit), maybe(f.NextVisit),
		f.Items, string(changes), f.Failures, maybe(f.FailingSince), f.LastError, f.Paused}, nil
}

// maybe writes a time, the zero time as "".
func maybe(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return written(t)
}

// inOne does its work in one transaction.
func (l *Library) inOne(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return failed(l.path, err)
	}
	defer tx.Rollback()
	if err := work(tx); err != nil {
		return failed(l.path, err)
	}
	return failed(l.path, tx.Commit())
}

// AddFeed keeps a new feed.
func (l *Library) AddFeed(ctx context.Context, f library.Feed) (added bool, err error) {
	if err := f.Check(); err != nil {
		return false, &library.Error{Library: l.path, Code: library.BadItem, What: f.Address + ": " + err.Error(), Hint: "give the feed's http or https address", Err: err}
	}
	values, err := feedValues(f)
	if err != nil {
		return false, failed(l.path, err)
	}
	err = l.inOne(ctx, func(tx *sql.Tx) error {
		n, err := changed(tx.ExecContext(ctx, insertFeed, values...))
		added = n > 0
		return err
	})
	return added && err == nil, err
}

func changed(r sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// Feeds gives all feeds by address.
func (l *Library) Feeds(ctx context.Context) ([]library.Feed, error) {
	return l.feeds(ctx, "ORDER BY address")
}

// Feed gives one feed.
func (l *Library) Feed(ctx context.Context, address string) (library.Feed, error) {
	list, err := l.feeds(ctx, "WHERE address = ?", address)
	if err != nil {
		return library.Feed{}, err
	}
	if len(list) == 0 {
		return library.Feed{}, noFeed(l.path, address)
	}
	return list[0], nil
}

func (l *Library) feeds(ctx context.Context, where string, args ...any) ([]library.Feed, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT "+feedColumns+" FROM feeds "+where, args...)
	if err != nil {
		return nil, failed(l.path, err)
	}
	defer rows.Close()
	var out []library.Feed
	for rows.Next() {
		var f library.Feed
		var folders, changed, added, last, next, since string
		if err := rows.Scan(&f.Address, &f.Title, &f.Outlet, &f.Home, &folders, &f.Language, &added, &f.ETag, &f.LastModified, &last, &next,
			&f.Items, &changed, &f.Failures, &since, &f.LastError, &f.Paused); err != nil {
			return nil, failed(l.path, err)
		}
		var changes []string
		if err := errors.Join(json.Unmarshal([]byte(folders), &f.Folders), json.Unmarshal([]byte(changed), &changes)); err != nil {
			return nil, &library.Error{Library: l.path, Code: library.Damaged, What: "feed " + f.Address + ": " + err.Error(), Hint: "remove the feed and add it again", Err: err}
		}
		for _, c := range changes {
			f.Changed = append(f.Changed, parsed(c))
		}
		f.Added, f.LastVisit, f.NextVisit, f.FailingSince = parsed(added), parsed(last), parsed(next), parsed(since)
		out = append(out, f)
	}
	return out, failed(l.path, rows.Err())
}

// KeepVisit keeps what a visit found out. A feed that moved to the address of
// another one becomes that one.
func (l *Library) KeepVisit(ctx context.Context, v library.Visit) error {
	values, err := feedValues(v.Feed)
	if err != nil {
		return failed(l.path, err)
	}
	return l.inOne(ctx, func(tx *sql.Tx) error {
		if v.From != v.Feed.Address {
			if err := moveFeed(ctx, tx, v.From, v.Feed.Address); err != nil {
				return err
			}
		}
		n, err := changed(tx.ExecContext(ctx, updateFeed, append(values, v.Feed.Address)...))
		if err != nil || n == 0 {
			return err
		}
		for _, m := range v.Marks {
			if _, err := tx.ExecContext(ctx, insertMark, v.Feed.Address, m.ID, m.Version, m.Tries, m.Done, written(m.Seen)); err != nil {
				return err
			}
		}
		if v.Feed.LastVisit.IsZero() {
			return nil
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM feed_items WHERE feed = ? AND seen < ?", v.Feed.Address, written(v.Feed.LastVisit.Add(-library.KeepMarks)))
		return err
	})
}

func moveFeed(ctx context.Context, tx *sql.Tx, from, to string) error {
	for _, move := range []string{
		"UPDATE OR IGNORE feeds SET address = ?2 WHERE address = ?1",
		"DELETE FROM feeds WHERE address = ?1 AND ?1 <> ?2",
		"UPDATE OR IGNORE feed_items SET feed = ?2 WHERE feed = ?1",
		"DELETE FROM feed_items WHERE feed = ?1 AND ?1 <> ?2",
	} {
		if _, err := tx.ExecContext(ctx, move, from, to); err != nil {
			return err
		}
	}
	return nil
}

// RemoveFeed forgets a feed and its marks.
func (l *Library) RemoveFeed(ctx context.Context, address string) error {
	return l.inOne(ctx, func(tx *sql.Tx) error {
		n, err := changed(tx.ExecContext(ctx, "DELETE FROM feeds WHERE address = ?", address))
		if err != nil {
			return err
		}
		if n == 0 {
			return noFeed(l.path, address)
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM feed_items WHERE feed = ?", address)
		return err
	})
}

// Marks gives the marks of a feed's items.
func (l *Library) Marks(ctx context.Context, feed string, ids []string) (map[string]library.Mark, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, failed(l.path, err)
	}
	rows, err := l.read.QueryContext(ctx, `SELECT item, version, tries, done, seen FROM feed_items
		WHERE feed = ? AND item IN (SELECT value FROM json_each(?))`, feed, string(list))
	if err != nil {
		return nil, failed(l.path, err)
	}
	defer rows.Close()
	out := map[string]library.Mark{}
	for rows.Next() {
		var m library.Mark
		var seen string
		if err := rows.Scan(&m.ID, &m.Version, &m.Tries, &m.Done, &seen); err != nil {
			return nil, failed(l.path, err)
		}
		m.Seen = parsed(seen)
		out[m.ID] = m
	}
	return out, failed(l.path, rows.Err())
}
