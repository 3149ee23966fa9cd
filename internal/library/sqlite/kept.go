package sqlite

import (
	"context"
	"database/sql"

	"synopse/internal/library"
)

// Kept gives revisions in the order in which they were kept, after one's place in
// it (0 for the first), and the place of the last.
func (l *Library) Kept(ctx context.Context, after int64, limit int) (list []library.Revision, last int64, err error) {
	limit = limited(limit, defaultLimit, 1_000_000)
	list, err = l.revisions(ctx, selectRevision+"WHERE v.number > ? ORDER BY v.number LIMIT ?", after, limit)
	if err != nil || len(list) == 0 {
		return nil, after, err
	}
	_, err = l.one(ctx, []any{&last}, "SELECT number FROM revisions WHERE id = ?", list[len(list)-1].ID)
	return list, last, err
}

// OtherAddresses gives the addresses under which reports were found beside their
// own.
func (l *Library) OtherAddresses(ctx context.Context) (map[string][]string, error) {
	out := map[string][]string{}
	err := l.query(ctx, func(r *sql.Rows) error {
		var report, address string
		err := r.Scan(&report, &address)
		out[report] = append(out[report], address)
		return err
	}, "SELECT a.report, a.address FROM addresses a JOIN reports r ON r.id = a.report WHERE a.address <> r.address ORDER BY 1, 2")
	return out, err
}

// Inputs says how far all inputs were read.
func (l *Library) Inputs(ctx context.Context) (out []library.Progress, err error) {
	err = l.query(ctx, func(r *sql.Rows) error {
		var p library.Progress
		err := r.Scan(&p.Input, &p.Name, &p.Offset, &p.Skip, &p.Done, &p.Counts)
		out = append(out, p)
		return err
	}, "SELECT input, name, position, skip, done, counts FROM inputs ORDER BY input")
	return out, err
}

// FeedMarks gives the marks of a feed's items by their ids, those after one.
func (l *Library) FeedMarks(ctx context.Context, feed, after string, limit int) (out []library.Mark, err error) {
	err = l.query(ctx, func(r *sql.Rows) error {
		var m library.Mark
		var seen string
		err := r.Scan(&m.ID, &m.Version, &m.Tries, &m.Done, &seen)
		m.Seen = parsed(seen)
		out = append(out, m)
		return err
	}, "SELECT item, version, tries, done, seen FROM feed_items WHERE feed = ? AND item > ? ORDER BY item LIMIT ?", feed, after, limited(limit, defaultLimit, 1_000_000))
	return out, err
}

// OutletNotes gives what was noted of outlets.
func (l *Library) OutletNotes(ctx context.Context) (map[string][]byte, error) {
	out := map[string][]byte{}
	err := l.query(ctx, func(r *sql.Rows) error {
		var outlet string
		var notes []byte
		err := r.Scan(&outlet, &notes)
		out[outlet] = notes
		return err
	}, "SELECT outlet, notes FROM outlets")
	return out, err
}

// KeepOutletNotes keeps notes in place of those that are there.
func (l *Library) KeepOutletNotes(ctx context.Context, notes map[string][]byte) error {
	return l.writing(ctx, func(w *writer) {
		for outlet, n := range notes {
			w.exec("INSERT OR REPLACE INTO outlets (outlet, notes) VALUES (?, ?)", outlet, n)
		}
	})
}

// Looks gives when users looked at the stories.
func (l *Library) Looks(ctx context.Context) (out []library.Look, err error) {
	err = l.query(ctx, func(r *sql.Rows) error {
		var x library.Look
		var before, last string
		err := r.Scan(&x.User, &before, &last)
		x.Before, x.Last = parsed(before), parsed(last)
		out = append(out, x)
		return err
	}, "SELECT user, coalesce(before, ''), coalesce(last, '') FROM visits ORDER BY user")
	return out, err
}
