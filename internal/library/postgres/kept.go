package postgres

import (
	"context"

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
