package postgres

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
)

// Kept gives revisions in the order in which they were kept, after one's place in
// it (0 for the first), and the place of the last. While others write, some may come
// late and be passed over.
func (l *Library) Kept(ctx context.Context, after int64, limit int) (list []library.Revision, last int64, err error) {
	var places []int64
	var ids []string
	last = after
	err = l.query(ctx, func(r pgx.Rows) error {
		var place int64
		var id string
		err := r.Scan(&place, &id, &last)
		places, ids = append(places, place), append(ids, id)
		return err
	}, "SELECT place, id, kept FROM revisions WHERE kept > $1 ORDER BY kept LIMIT $2", after, limited(limit, defaultLimit, 1_000_000))
	if err != nil || len(ids) == 0 {
		return nil, last, err
	}
	list, err = l.revisions(ctx, selectRevision+"WHERE v.place = ANY($1) AND v.id = ANY($2) ORDER BY v.kept", places, ids)
	return list, last, err
}

// OtherAddresses gives the addresses under which reports were found beside their
// own.
func (l *Library) OtherAddresses(ctx context.Context) (map[string][]string, error) {
	out := map[string][]string{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var report, address string
		err := r.Scan(&report, &address)
		out[report] = append(out[report], plain(address))
		return err
	}, "SELECT a.report, a.address FROM addresses a JOIN reports r ON r.id = a.report WHERE a.address <> r.address ORDER BY 1, 2")
	return out, err
}

// Inputs says how far all inputs were read.
func (l *Library) Inputs(ctx context.Context) (out []library.Progress, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var p library.Progress
		err := r.Scan(&p.Input, &p.Name, &p.Offset, &p.Skip, &p.Done, &p.Counts)
		p.Name = plain(p.Name)
		out = append(out, p)
		return err
	}, "SELECT input, name, position, skip, done, counts FROM inputs ORDER BY input")
	return out, err
}

// FeedMarks gives the marks of a feed's items by their ids, those after one.
func (l *Library) FeedMarks(ctx context.Context, feed, after string, limit int) (out []library.Mark, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var m library.Mark
		err := r.Scan(&m.ID, &m.Version, &m.Tries, &m.Done, &m.Seen)
		m.ID, m.Version, m.Seen = plain(m.ID), plain(m.Version), m.Seen.UTC()
		out = append(out, m)
		return err
	}, "SELECT item, version, tries, done, seen FROM feed_items WHERE feed = $1 AND item > $2 ORDER BY item LIMIT $3", safe(feed), safe(after), limited(limit, defaultLimit, 1_000_000))
	return out, err
}

// OutletNotes gives what was noted of outlets.
func (l *Library) OutletNotes(ctx context.Context) (map[string][]byte, error) {
	out := map[string][]byte{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var outlet string
		var notes []byte
		err := r.Scan(&outlet, &notes)
		out[plain(outlet)] = notes
		return err
	}, "SELECT outlet, notes FROM outlets WHERE notes IS NOT NULL")
	return out, err
}

// KeepOutletNotes keeps notes in place of those that are there.
func (l *Library) KeepOutletNotes(ctx context.Context, notes map[string][]byte) error {
	return l.writing(ctx, func(w *writer) {
		for _, outlet := range slices.Sorted(maps.Keys(notes)) {
			w.queue("INSERT INTO outlets (outlet, notes) VALUES ($1, $2) ON CONFLICT (outlet) DO UPDATE SET notes = excluded.notes", safe(outlet), notes[outlet])
		}
	})
}

// Looks gives when users looked at the stories.
func (l *Library) Looks(ctx context.Context) (out []library.Look, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var x library.Look
		var before, last *time.Time
		err := r.Scan(&x.User, &before, &last)
		x.User, x.Before, x.Last = plain(x.User), parsed(before), parsed(last)
		out = append(out, x)
		return err
	}, "SELECT owner, before, last FROM visits ORDER BY owner")
	return out, err
}
