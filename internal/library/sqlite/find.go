package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"synopse/internal/library"
	"synopse/report/address"
)

const selectRevision = `SELECT v.id, v.report, v.day, r.address, v.outlet, v.title, v.language, v.published,
	v.text, v.rest, v.source, v.first_seen, v.last_seen,
	(SELECT count(*) FROM revisions w WHERE w.report = v.report AND (w.first_seen, w.id) <= (v.first_seen, v.id))
	FROM revisions v JOIN reports r ON r.id = v.report `

// Revision gives one revision.
func (l *Library) Revision(ctx context.Context, id string) (library.Revision, error) {
	list, err := l.revisions(ctx, selectRevision+"WHERE v.id = ?", id)
	if err != nil {
		return library.Revision{}, err
	}
	if len(list) == 0 {
		return library.Revision{}, &library.Error{Library: l.path, Code: library.NotFound, What: "there is no revision " + id, Hint: "check the id"}
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
	var of string
	err := l.read.QueryRowContext(ctx, `SELECT report FROM addresses WHERE address = ?
		ORDER BY report = ? DESC, seen DESC, report LIMIT 1`, canonical, library.AddressID(canonical)).Scan(&of)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, failed(l.path, err)
	}
	return l.revisions(ctx, selectRevision+"WHERE v.report = ? ORDER BY v.first_seen, v.id", of)
}

// defaultLimit is how many revisions a list has if nobody says.
const defaultLimit = 1000

// List gives revisions by day and id.
func (l *Library) List(ctx context.Context, q library.Query) ([]library.Revision, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	until := q.Until
	if until == "" {
		until = "~" // after every digit
	}
	return l.revisions(ctx, selectRevision+`WHERE v.day BETWEEN ? AND ? AND (v.day, v.id) > (?, ?)
		ORDER BY v.day, v.id LIMIT ?`, q.From, until, q.After.Day, q.After.ID, limit)
}

func (l *Library) revisions(ctx context.Context, query string, args ...any) ([]library.Revision, error) {
	rows, err := l.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, failed(l.path, err)
	}
	defer rows.Close()
	var out []library.Revision
	for rows.Next() {
		var v library.Revision
		var outlet, title, language, published, text, rest, source, first, last string
		if err := rows.Scan(&v.ID, &v.Of, &v.Day, &v.Address, &outlet, &title, &language, &published, &text, &rest, &source, &first, &last, &v.Number); err != nil {
			return nil, failed(l.path, err)
		}
		r := &v.Report
		if err := unrest(rest, r); err != nil {
			return nil, &library.Error{Library: l.path, Code: library.Damaged, What: "revision " + v.ID + ": " + err.Error(), Hint: "run: synopse library check", Err: err}
		}
		r.Outlet, r.Title, r.Language, r.Published, r.Text, r.Source = outlet, title, language, published, text, source
		v.FirstSeen, v.LastSeen = parsed(first), parsed(last)
		out = append(out, v)
	}
	return out, failed(l.path, rows.Err())
}

// Seen says when a report was last read at an address.
func (l *Library) Seen(ctx context.Context, at string) (time.Time, error) {
	var seen sql.NullString
	err := l.read.QueryRowContext(ctx, "SELECT max(seen) FROM addresses WHERE address = ?", address.Canonical(at)).Scan(&seen)
	if err != nil || !seen.Valid {
		return time.Time{}, failed(l.path, err)
	}
	return parsed(seen.String), nil
}

// Progress says how far an input was read.
func (l *Library) Progress(ctx context.Context, input string) (library.Progress, error) {
	p := library.Progress{Input: input}
	err := l.read.QueryRowContext(ctx, "SELECT name, position, skip, done, counts FROM inputs WHERE input = ?", input).
		Scan(&p.Name, &p.Offset, &p.Skip, &p.Done, &p.Counts)
	if errors.Is(err, sql.ErrNoRows) {
		return library.Progress{}, nil
	}
	if err != nil {
		return library.Progress{}, failed(l.path, err)
	}
	return p, nil
}
