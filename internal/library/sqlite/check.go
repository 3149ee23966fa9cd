package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"

	"synopse/internal/library"
	"synopse/internal/library/packed"
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
		(SELECT count(*) FROM said WHERE first = 1),
		(SELECT count(*) FROM parties WHERE known = 1 AND reports > 0),
		(SELECT count(*) FROM stories),
		(SELECT count(*) FROM stories WHERE reports > 1),
		(SELECT count(*) FROM tasks WHERE reason IS NULL),
		(SELECT count(*) FROM tasks WHERE reason IS NOT NULL),
		(SELECT max(version) FROM migrations)`).
		Scan(&s.Reports, &s.Revisions, &s.Revised, &s.Outlets, &s.Inputs, &s.FirstDay, &s.LastDay, &s.TextBytes,
			&s.Statements, &s.Actors, &s.Stories, &s.Compared, &s.Waiting, &s.Failures, &s.FileVersion)
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
		`SELECT 'report ' || id || ' has no place among the documents' FROM reports WHERE id NOT IN (SELECT report FROM documents)`,
		`SELECT 'document ' || d.report || ' belongs to no report, or is of another day' FROM documents d LEFT JOIN reports r ON r.id = d.report WHERE r.day IS NOT d.day`,
		`SELECT 'document ' || report || ' has no newest wording' FROM documents WHERE revision NOT IN (SELECT number FROM revisions)`,
		`SELECT 'report ' || d.report || ' was not read and does not wait for it' FROM documents d
			WHERE NOT EXISTS (SELECT 1 FROM readings r JOIN revisions v ON v.id = r.revision WHERE r.document = d.number AND v.number = d.revision)
			AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'read' AND t.number = d.number)`,
		`SELECT 'report ' || d.report || ' was not grouped and does not wait for it' FROM documents d
			WHERE (d.story IS NULL OR d.story NOT IN (SELECT number FROM stories)) AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'group' AND t.number = d.number)`,
		`SELECT 'story ' || s.id || ' counts ' || s.reports || ' reports and has ' || count(d.number) FROM stories s LEFT JOIN documents d ON d.story = s.number
			GROUP BY s.number HAVING s.reports <> count(d.number)`,
		`SELECT 'story ' || s.id || ' was not laid side by side and does not wait for it' FROM stories s
			WHERE s.reports > 1 AND s.number NOT IN (SELECT story FROM synopses) AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'synopsis' AND t.number = s.number)`,
		`SELECT 'statements of document ' || n || ', which was not read' FROM (SELECT DISTINCT place >> 16 & 268435455 AS n FROM said) WHERE n NOT IN (SELECT document FROM readings)`,
		`SELECT 'the facts of document ' || (x.place >> 16 & 268435455) || ' are not those of its statements' FROM (` + selectFacts + `) x
			LEFT JOIN facts f ON f.place = x.place WHERE f.data IS NOT x.data`,
		`SELECT 'party ' || p.id || ' counts ' || p.statements || ' statements and has ' || count(s.place) FROM parties p
			LEFT JOIN speakers s ON s.party = p.number AND s.role = 0 AND s.first = 1 GROUP BY p.number HAVING p.statements <> count(s.place)`,
		`SELECT 'party ' || p.id || ' counts ' || p.reports || ' reports and has ' || count(n.place) FROM parties p
			LEFT JOIN named n ON n.party = p.number GROUP BY p.number HAVING p.reports <> count(n.place)`,
		`SELECT 'party ' || p.id || ' has not the least id of its keys' FROM parties p WHERE p.known = 1 AND p.id IS NOT (SELECT min(k.id) FROM party_keys k WHERE k.party = p.number)`,
		`SELECT DISTINCT 'there is no party ' || party || ', as ' || what || ' say' FROM (
			SELECT party, 'keys' AS what FROM party_keys UNION ALL SELECT party, 'words' FROM party_words UNION ALL SELECT party, 'names' FROM printed
			UNION ALL SELECT party, 'reports' FROM named UNION ALL SELECT party, 'statements' FROM speakers UNION ALL SELECT party, 'parties that went into it' FROM party_moves)
			WHERE party NOT IN (SELECT number FROM parties)`,
	} {
		more, err := l.texts(ctx, q)
		if err != nil {
			return found, err
		}
		found = append(found, more...)
	}
	for _, check := range []func(context.Context) ([]string, error){func(ctx context.Context) ([]string, error) { return library.CheckIDs(ctx, l.List) }, l.checkReadings, l.checkTerms} {
		more, err := check(ctx)
		found = append(found, more...)
		if err != nil {
			return found, err
		}
	}
	return found, nil
}

// checkReadings unpacks everything that is packed.
func (l *Library) checkReadings(ctx context.Context) (found []string, err error) {
	err = l.query(ctx, func(r *sql.Rows) error {
		var what string
		var data []byte
		if err := r.Scan(&what, &data); err != nil {
			return err
		}
		if _, err := packed.Unpack(data); err != nil {
			found = append(found, what+": "+err.Error())
		}
		return nil
	}, `SELECT 'the reading of document ' || document, data FROM readings UNION ALL
		SELECT 'the synopsis of story ' || story, data FROM synopses UNION ALL SELECT 'the state of the stories', state FROM grouping`)
	if err != nil {
		return found, err
	}
	err = l.query(ctx, func(r *sql.Rows) error {
		var place int64
		var data []byte
		if err := r.Scan(&place, &data); err != nil {
			return err
		}
		if err := shown(data).check(); err != nil {
			found = append(found, fmt.Sprintf("document %d: %v", documentAt(place), err))
		}
		return nil
	}, "SELECT place, data FROM shown")
	return found, err
}

// checkTerms looks for damage in the index of terms.
func (l *Library) checkTerms(ctx context.Context) ([]string, error) {
	err := l.change(ctx, "INSERT INTO sentences (sentences) VALUES ('integrity-check')")
	if err = failed(l.path, err); library.CodeOf(err) == library.Damaged {
		return []string{"the index of words is damaged (run: synopse rebuild --step read)"}, nil
	}
	return nil, err
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
