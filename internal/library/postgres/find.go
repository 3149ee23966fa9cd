package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/report/address"
)

// selectRevision gives revisions with their report's address; what follows it
// narrows places down, which picks the partitions.
const selectRevision = `SELECT v.id, v.report, v.day, r.address, v.outlet, v.title, v.language, v.published,
	v.text, v.rest, v.source, v.first_seen, v.last_seen,
	(SELECT count(*) FROM revisions w WHERE w.place = v.place AND (w.first_seen, w.id) <= (v.first_seen, v.id))
	FROM revisions v JOIN reports r ON r.id = v.report `

// Revision gives one revision.
func (l *Library) Revision(ctx context.Context, id string) (library.Revision, error) {
	var list []library.Revision
	var place int64
	ok, err := l.one(ctx, []any{&place}, "SELECT place FROM wordings WHERE id = $1", id)
	if err == nil && ok {
		list, err = l.revisions(ctx, selectRevision+"WHERE v.place = $1 AND v.id = $2", place, id)
	}
	if err != nil {
		return library.Revision{}, err
	}
	if len(list) == 0 {
		return library.Revision{}, l.notFound("revision", id)
	}
	return list[0], nil
}

// Revisions gives the revisions of the report at an address. Where several
// reports were found under it, its own comes first, then the last seen.
func (l *Library) Revisions(ctx context.Context, at string) ([]library.Revision, error) {
	canonical := address.Canonical(at)
	if canonical == "" {
		return nil, nil
	}
	var place int64
	ok, err := l.one(ctx, []any{&place}, `SELECT r.place FROM addresses a JOIN reports r ON r.id = a.report WHERE a.address = $1
		ORDER BY a.report = $2 DESC, a.seen DESC, a.report LIMIT 1`, safe(canonical), library.AddressID(canonical))
	if err != nil || !ok {
		return nil, err
	}
	return l.revisions(ctx, selectRevision+"WHERE v.place = $1 ORDER BY v.first_seen, v.id", place)
}

// defaultLimit is how many rows a list has if nobody says.
const defaultLimit = 1000

// List gives revisions by day and id. Days that are none lie with the first
// places, whatever they say.
func (l *Library) List(ctx context.Context, q library.Query) ([]library.Revision, error) {
	until := q.Until
	if until == "" {
		until = "~" // after every digit
	}
	first, end := period(max(q.From, q.After.Day), q.Until)
	return l.revisions(ctx, selectRevision+`WHERE v.day BETWEEN $1 AND $2 AND (v.day, v.id) > ($3, $4)
		AND (v.place BETWEEN $5 AND $6 OR v.place < $7)
		ORDER BY v.day, v.id LIMIT $8`, q.From, until, q.After.Day, q.After.ID, first, end, oddEnd, limited(q.Limit, defaultLimit, 1_000_000))
}

func (l *Library) revisions(ctx context.Context, query string, args ...any) ([]library.Revision, error) {
	var out []library.Revision
	err := l.query(ctx, func(row pgx.Rows) error {
		var v library.Revision
		var outlet, title, language, published, text, rest, source, at string
		err := row.Scan(&v.ID, &v.Of, &v.Day, &at, &outlet, &title, &language, &published, &text, &rest, &source, &v.FirstSeen, &v.LastSeen, &v.Number)
		if err != nil {
			return err
		}
		r := &v.Report
		if err := unrest(rest, r); err != nil {
			return &library.Error{Library: l.name, Code: library.Damaged, What: "revision " + v.ID + ": " + err.Error(), Hint: "run: synopse library check", Err: err}
		}
		r.Outlet, r.Title, r.Language, r.Published, r.Text, r.Source = plain(outlet), plain(title), plain(language), plain(published), plain(text), plain(source)
		v.Address, v.FirstSeen, v.LastSeen = plain(at), v.FirstSeen.UTC(), v.LastSeen.UTC()
		out = append(out, v)
		return nil
	}, query, args...)
	return out, err
}

// Seen says when a report was last read at an address.
func (l *Library) Seen(ctx context.Context, at string) (time.Time, error) {
	var seen *time.Time
	_, err := l.one(ctx, []any{&seen}, "SELECT max(seen) FROM addresses WHERE address = $1", safe(address.Canonical(at)))
	return parsed(seen), err
}

// Progress says how far an input was read.
func (l *Library) Progress(ctx context.Context, input string) (library.Progress, error) {
	p := library.Progress{Input: input}
	ok, err := l.one(ctx, []any{&p.Name, &p.Offset, &p.Skip, &p.Done, &p.Counts}, "SELECT name, position, skip, done, counts FROM inputs WHERE input = $1", input)
	if err != nil || !ok {
		return library.Progress{}, err
	}
	p.Name = plain(p.Name)
	return p, nil
}
