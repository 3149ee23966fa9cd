package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/packed"
)

// Stats counts what is kept.
func (l *Library) Stats(ctx context.Context) (library.Stats, error) {
	var s library.Stats
	_, err := l.one(ctx, []any{&s.Reports, &s.Revisions, &s.Revised, &s.Outlets, &s.Inputs, &s.FirstDay, &s.LastDay, &s.TextBytes, &s.FileVersion, &s.FileBytes,
		&s.Statements, &s.Actors, &s.Stories, &s.Compared, &s.Waiting, &s.Failures}, `SELECT
		(SELECT count(*) FROM reports),
		(SELECT count(*) FROM wordings),
		(SELECT count(*) FROM documents WHERE revisions > 1),
		(SELECT count(DISTINCT outlet) FROM revisions WHERE outlet <> ''),
		(SELECT count(*) FROM inputs),
		(SELECT coalesce(min(day), '') FROM reports),
		(SELECT coalesce(max(day), '') FROM reports),
		(SELECT coalesce(sum(octet_length(text)), 0) FROM revisions),
		(SELECT max(version) FROM migrations),
		pg_database_size(current_database()),
		(SELECT count(*) FROM said WHERE first),
		(SELECT count(*) FROM parties WHERE known AND reports > 0),
		(SELECT count(*) FROM stories),
		(SELECT count(*) FROM stories WHERE reports > 1),
		(SELECT count(*) FROM tasks WHERE reason IS NULL),
		(SELECT count(*) FROM tasks WHERE reason IS NOT NULL)`)
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
	`SELECT 'document ' || d.report || ' belongs to no report' FROM documents d WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id = d.report AND r.place = d.place)`,
	`SELECT 'document ' || d.report || ' has no newest wording' FROM documents d WHERE NOT EXISTS (SELECT 1 FROM revisions v WHERE v.place = d.place AND v.id = d.revision)`,
	`SELECT 'report ' || d.report || ' was not read and does not wait for it' FROM documents d
		WHERE NOT EXISTS (SELECT 1 FROM readings r JOIN terms t ON t.place = r.place WHERE r.place = d.place AND r.revision = d.revision)
		AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'read' AND t.place = d.place)`,
	`SELECT 'report ' || d.report || ' was not grouped and does not wait for it' FROM documents d
		WHERE NOT EXISTS (SELECT 1 FROM stories s JOIN members m ON m.story = s.number WHERE s.number = d.story AND m.place = d.place)
		AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'group' AND t.place = d.place)`,
	`SELECT 'story ' || s.id || ' counts ' || s.reports || ' reports and has ' || count(m.place) FROM stories s LEFT JOIN members m ON m.story = s.number
		GROUP BY s.number HAVING s.reports <> count(m.place)`,
	`SELECT 'a report is in story ' || m.story || ' and does not say so' FROM members m WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.place = m.place AND d.story = m.story)`,
	`SELECT 'story ' || s.id || ' was not laid side by side and does not wait for it' FROM stories s
		WHERE s.reports > 1 AND s.number NOT IN (SELECT story FROM synopses) AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'synopsis' AND t.number = s.number)`,
	`SELECT 'statements of the report at ' || n || ', which was not read' FROM (SELECT DISTINCT place & -65536 AS n FROM said) s WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.place = s.n)`,
	`SELECT 'party ' || p.id || ' counts ' || p.statements || ' statements and has ' || count(s.place) FROM parties p
		LEFT JOIN speakers s ON s.party = p.number AND s.role = 0 AND s.first GROUP BY p.number HAVING p.statements <> count(s.place)`,
	`SELECT 'party ' || p.id || ' counts ' || p.reports || ' reports and has ' || count(n.place) FROM parties p
		LEFT JOIN named n ON n.party = p.number GROUP BY p.number HAVING p.reports <> count(n.place)`,
	`SELECT 'party ' || p.id || ' has not the least id of its keys' FROM parties p LEFT JOIN party_keys k ON k.party = p.number WHERE p.known GROUP BY p.number HAVING p.id IS DISTINCT FROM min(k.id)`,
	`SELECT DISTINCT 'there is no party ' || party || ', as ' || what || ' say' FROM (
		SELECT party, 'keys' AS what FROM party_keys UNION ALL SELECT party, 'words' FROM party_words UNION ALL SELECT party, 'names' FROM printed
		UNION ALL SELECT party, 'reports' FROM named UNION ALL SELECT party, 'statements' FROM speakers UNION ALL SELECT party, 'parties that went into it' FROM party_moves) x
		WHERE NOT EXISTS (SELECT 1 FROM parties p WHERE p.number = x.party)`,
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
	for _, check := range []func(context.Context) ([]string, error){func(ctx context.Context) ([]string, error) { return library.CheckIDs(ctx, l.List) }, l.checkPacked} {
		more, err := check(ctx)
		found = append(found, more...)
		if err != nil {
			return found, err
		}
	}
	return found, nil
}

// checkPacked unpacks everything that is packed.
func (l *Library) checkPacked(ctx context.Context) (found []string, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var what string
		var data []byte
		if err := r.Scan(&what, &data); err != nil {
			return err
		}
		if _, err := packed.Unpack(data); err != nil {
			found = append(found, what+": "+err.Error())
		}
		return nil
	}, `SELECT 'the reading of the report at ' || place, data FROM readings UNION ALL
		SELECT 'the terms of the report at ' || place, sentences FROM terms UNION ALL
		SELECT 'the synopsis of story ' || story, data FROM synopses UNION ALL SELECT 'the state of the stories', state FROM grouping_state`)
	return found, err
}
