package sqlite

import (
	"context"
	"fmt"
	"os"

	"synopse/internal/library"
)

// Stats counts what is kept.
func (l *Library) Stats(ctx context.Context) (library.Stats, error) {
	var s library.Stats
	err := l.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM reports),
		(SELECT count(*) FROM revisions),
		(SELECT count(*) FROM (SELECT 1 FROM revisions GROUP BY report HAVING count(*) > 1)),
		(SELECT count(DISTINCT outlet) FROM revisions WHERE outlet <> ''),
		(SELECT count(*) FROM inputs),
		(SELECT coalesce(min(day), '') FROM reports),
		(SELECT coalesce(max(day), '') FROM reports),
		(SELECT coalesce(sum(octet_length(text)), 0) FROM revisions),
		(SELECT max(version) FROM migrations)`).
		Scan(&s.Reports, &s.Revisions, &s.Revised, &s.Outlets, &s.Inputs, &s.FirstDay, &s.LastDay, &s.TextBytes, &s.FileVersion)
	if err != nil {
		return s, failed(l.path, err)
	}
	if info, err := os.Stat(l.path); err == nil {
		s.FileBytes = info.Size()
	}
	return s, nil
}

// Check looks for damage: in the file's pages and indexes, and in what belongs
// together.
func (l *Library) Check(ctx context.Context) ([]string, error) {
	found, err := l.texts(ctx, "PRAGMA integrity_check(100)")
	if err != nil {
		return nil, err
	}
	if len(found) == 1 && found[0] == "ok" {
		found = nil
	}
	for _, q := range []string{
		`SELECT 'revision ' || id || ' belongs to no report' FROM revisions WHERE report NOT IN (SELECT id FROM reports)`,
		`SELECT 'report ' || id || ' has no revision' FROM reports WHERE id NOT IN (SELECT report FROM revisions)`,
		`SELECT 'address ' || address || ' belongs to no report' FROM addresses WHERE report NOT IN (SELECT id FROM reports)`,
		`SELECT 'revision ' || v.id || ' has another day than its report' FROM revisions v JOIN reports r ON r.id = v.report WHERE v.day <> r.day`,
	} {
		more, err := l.texts(ctx, q)
		if err != nil {
			return found, err
		}
		found = append(found, more...)
	}
	more, err := l.checkIDs(ctx)
	return append(found, more...), err
}

// checkIDs hashes every revision again.
func (l *Library) checkIDs(ctx context.Context) ([]string, error) {
	var found []string
	var q library.Query
	for {
		list, err := l.List(ctx, q)
		if err != nil || len(list) == 0 {
			return found, err
		}
		for i := range list {
			v := &list[i]
			if id := library.RevisionID(v.Of, &v.Report); id != v.ID {
				found = append(found, fmt.Sprintf("revision %s: its text is not what was kept (it has the id %s)", v.ID, id))
			}
		}
		q.After = list[len(list)-1].At()
	}
}

func (l *Library) texts(ctx context.Context, query string) ([]string, error) {
	rows, err := l.read.QueryContext(ctx, query)
	if err != nil {
		return nil, failed(l.path, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, failed(l.path, err)
		}
		out = append(out, s)
	}
	return out, failed(l.path, rows.Err())
}
