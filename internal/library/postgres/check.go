package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
)

// Stats counts what is kept.
func (l *Library) Stats(ctx context.Context) (library.Stats, error) {
	var s library.Stats
	_, err := l.one(ctx, []any{&s.Reports, &s.Revisions, &s.Revised, &s.Outlets, &s.Inputs, &s.FirstDay, &s.LastDay, &s.TextBytes, &s.FileVersion, &s.FileBytes}, `SELECT
		(SELECT count(*) FROM reports),
		(SELECT count(*) FROM wordings),
		(SELECT count(*) FROM documents WHERE revisions > 1),
		(SELECT count(DISTINCT outlet) FROM revisions WHERE outlet <> ''),
		(SELECT count(*) FROM inputs),
		(SELECT coalesce(min(day), '') FROM reports),
		(SELECT coalesce(max(day), '') FROM reports),
		(SELECT coalesce(sum(octet_length(text)), 0) FROM revisions),
		(SELECT max(version) FROM migrations),
		pg_database_size(current_database())`)
	return s, err
}

// findings are queries that give a line for each thing that does not belong.
var findings = []string{
	`SELECT 'revision ' || id || ' belongs to no report' FROM revisions v WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id = v.report)`,
	`SELECT 'report ' || id || ' has no revision' FROM reports r WHERE NOT EXISTS (SELECT 1 FROM revisions v WHERE v.place = r.place)`,
	`SELECT 'report ' || id || ' stands nowhere' FROM reports r WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.place = r.place AND d.report = r.id AND d.day = r.day)`,
	`SELECT 'revision ' || id || ' is not found by its id' FROM revisions v WHERE NOT EXISTS (SELECT 1 FROM wordings w WHERE w.id = v.id AND w.place = v.place)`,
	`SELECT 'wording ' || id || ' has no revision' FROM wordings w WHERE NOT EXISTS (SELECT 1 FROM revisions v WHERE v.place = w.place AND v.id = w.id)`,
	`SELECT 'address ' || address || ' belongs to no report' FROM addresses a WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id = a.report)`,
	`SELECT 'revision ' || v.id || ' has another day than its report' FROM revisions v JOIN reports r ON r.id = v.report WHERE v.day <> r.day OR v.place <> r.place`,
}

// Check looks for what does not belong together, and hashes every revision again.
// Damage of the database's files is for PostgreSQL's own pg_amcheck to find.
func (l *Library) Check(ctx context.Context) ([]string, error) {
	var found []string
	for _, q := range findings {
		err := l.query(ctx, func(r pgx.Rows) error {
			var line string
			err := r.Scan(&line)
			found = append(found, line)
			return err
		}, q+" LIMIT 100")
		if err != nil {
			return found, err
		}
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
