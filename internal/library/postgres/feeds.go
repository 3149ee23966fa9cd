package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
)

const (
	feedColumns = `address, title, outlet, home, folders, language, added, etag, last_modified, last_visit, next_visit,
		items, changed, failures, failing_since, last_error, paused`
	feedValues = `$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17`
)

func (l *Library) noFeed(address string) error {
	return &library.Error{Library: l.name, Code: library.NoFeed, What: "there is no feed " + address, Hint: "see them with: synopse feeds list"}
}

// valuesOf gives the columns of a feed in their order.
func valuesOf(f library.Feed) []any {
	var folders []string
	for _, x := range f.Folders {
		folders = append(folders, safe(x))
	}
	var changed []time.Time
	for _, t := range f.Changed {
		changed = append(changed, written(t))
	}
	return []any{safe(f.Address), safe(f.Title), safe(f.Outlet), safe(f.Home), folders, safe(f.Language), maybe(f.Added), safe(f.ETag), safe(f.LastModified), maybe(f.LastVisit), maybe(f.NextVisit),
		f.Items, changed, f.Failures, maybe(f.FailingSince), safe(f.LastError), safe(f.Paused)}
}

// AddFeed keeps a new feed.
func (l *Library) AddFeed(ctx context.Context, f library.Feed) (added bool, err error) {
	if err := f.Check(); err != nil {
		return false, &library.Error{Library: l.name, Code: library.BadItem, What: f.Address + ": " + err.Error(), Hint: "give the feed's http or https address", Err: err}
	}
	err = l.writing(ctx, func(w *writer) {
		added = w.exec("INSERT INTO feeds ("+feedColumns+") VALUES ("+feedValues+") ON CONFLICT DO NOTHING", valuesOf(f)...) > 0
	})
	return added && err == nil, err
}

// Feeds gives all feeds by address.
func (l *Library) Feeds(ctx context.Context) ([]library.Feed, error) {
	return l.feeds(ctx, "ORDER BY address")
}

// Feed gives one feed.
func (l *Library) Feed(ctx context.Context, address string) (library.Feed, error) {
	list, err := l.feeds(ctx, "WHERE address = $1", safe(address))
	if err != nil {
		return library.Feed{}, err
	}
	if len(list) == 0 {
		return library.Feed{}, l.noFeed(address)
	}
	return list[0], nil
}

func (l *Library) feeds(ctx context.Context, where string, args ...any) ([]library.Feed, error) {
	var out []library.Feed
	err := l.query(ctx, func(r pgx.Rows) error {
		var f library.Feed
		var added, last, next, since *time.Time
		err := r.Scan(&f.Address, &f.Title, &f.Outlet, &f.Home, &f.Folders, &f.Language, &added, &f.ETag, &f.LastModified, &last, &next,
			&f.Items, &f.Changed, &f.Failures, &since, &f.LastError, &f.Paused)
		for _, s := range []*string{&f.Address, &f.Title, &f.Outlet, &f.Home, &f.Language, &f.ETag, &f.LastModified, &f.LastError, &f.Paused} {
			*s = plain(*s)
		}
		for i := range f.Folders {
			f.Folders[i] = plain(f.Folders[i])
		}
		for i := range f.Changed {
			f.Changed[i] = f.Changed[i].UTC()
		}
		f.Added, f.LastVisit, f.NextVisit, f.FailingSince = parsed(added), parsed(last), parsed(next), parsed(since)
		out = append(out, f)
		return err
	}, "SELECT "+feedColumns+" FROM feeds "+where, args...)
	return out, err
}

// KeepVisit keeps what a visit found out. A feed that moved to the address of
// another one becomes that one.
func (l *Library) KeepVisit(ctx context.Context, v library.Visit) error {
	return l.writing(ctx, func(w *writer) {
		from, to := safe(v.From), safe(v.Feed.Address)
		if from != to {
			w.moveFeed(from, to)
		}
		n := w.exec("UPDATE feeds SET ("+feedColumns+") = ("+feedValues+") WHERE address = $1", valuesOf(v.Feed)...)
		if n == 0 {
			return
		}
		for _, m := range v.Marks {
			w.queue(`INSERT INTO feed_items (feed, item, version, tries, done, seen) VALUES ($1, $2, $3, $4, $5, $6)
				ON CONFLICT (feed, item) DO UPDATE SET version = excluded.version, tries = excluded.tries, done = excluded.done, seen = excluded.seen`,
				to, safe(m.ID), safe(m.Version), m.Tries, m.Done, written(m.Seen))
		}
		if !v.Feed.LastVisit.IsZero() {
			w.queue("DELETE FROM feed_items WHERE feed = $1 AND seen < $2", to, written(v.Feed.LastVisit.Add(-library.KeepMarks)))
		}
	})
}

func (w *writer) moveFeed(from, to string) {
	w.exec("UPDATE feeds SET address = $2 WHERE address = $1 AND NOT EXISTS (SELECT 1 FROM feeds WHERE address = $2)", from, to)
	w.exec("DELETE FROM feeds WHERE address = $1", from)
	w.exec(`UPDATE feed_items m SET feed = $2 WHERE feed = $1 AND NOT EXISTS (SELECT 1 FROM feed_items o WHERE o.feed = $2 AND o.item = m.item)`, from, to)
	w.exec("DELETE FROM feed_items WHERE feed = $1", from)
}

// RemoveFeed forgets a feed and its marks.
func (l *Library) RemoveFeed(ctx context.Context, address string) error {
	return l.writing(ctx, func(w *writer) {
		if w.exec("DELETE FROM feeds WHERE address = $1", safe(address)) == 0 && w.err == nil {
			w.err = l.noFeed(address)
		}
		w.exec("DELETE FROM feed_items WHERE feed = $1", safe(address))
	})
}

// Marks gives the marks of a feed's items.
func (l *Library) Marks(ctx context.Context, feed string, ids []string) (map[string]library.Mark, error) {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = safe(id)
	}
	out := map[string]library.Mark{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var m library.Mark
		err := r.Scan(&m.ID, &m.Version, &m.Tries, &m.Done, &m.Seen)
		m.ID, m.Version, m.Seen = plain(m.ID), plain(m.Version), m.Seen.UTC()
		out[m.ID] = m
		return err
	}, "SELECT item, version, tries, done, seen FROM feed_items WHERE feed = $1 AND item = ANY($2)", safe(feed), list)
	return out, err
}
