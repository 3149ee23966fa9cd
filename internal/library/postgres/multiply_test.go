package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// multiplied are the columns of tables that are not taken over as they are when a
// library is multiplied: k says which copy it is, n how many days later it is, d what
// its places are moved by.
var multiplied = []struct {
	table   string
	changed map[string]string
}{
	{"reports", map[string]string{"id": "md5(id || k)", "place": "place + d", "day": "to_char(day::date + n, 'YYYY-MM-DD')", "address": "address || '?' || k"}},
	{"wordings", map[string]string{"id": "md5(id || k)", "place": "place + d"}},
	{"revisions", map[string]string{"id": "md5(id || k)", "report": "md5(report || k)", "place": "place + d", "day": "to_char(day::date + n, 'YYYY-MM-DD')", "kept": "nextval('revision_numbers')"}},
	{"documents", map[string]string{"report": "md5(report || k)", "revision": "md5(revision || k)", "place": "place + d", "day": "to_char(day::date + n, 'YYYY-MM-DD')", "minute": "minute + n * 1440",
		"story": "story + k * (SELECT max(number) FROM old_stories)", "reading": "reading + k * (SELECT count(*) FROM old_documents)", "copied": "CASE WHEN copied = 0 THEN 0 ELSE copied + d END"}},
	{"readings", map[string]string{"place": "place + d", "revision": "md5(revision || k)"}},
	{"terms", map[string]string{"place": "place + d"}},
	{"named", map[string]string{"place": "place + d"}},
	{"said", map[string]string{"place": "place + d"}},
	{"speakers", map[string]string{"place": "place + d"}},
	{"issue_statements", map[string]string{"place": "place + d", "issue": "issue + k * (SELECT max(number) FROM old_issues)"}},
	{"stories", map[string]string{"id": "id || '-' || k", "number": "number + k * (SELECT max(number) FROM old_stories)", "day": "to_char(day::date + n, 'YYYY-MM-DD')", "last": "to_char(last::date + n, 'YYYY-MM-DD')",
		"updated": "updated + make_interval(days => n)"}},
	{"members", map[string]string{"place": "place + d", "story": "story + k * (SELECT max(number) FROM old_stories)"}},
	{"synopses", map[string]string{"story": "story + k * (SELECT max(number) FROM old_stories)"}},
	{"issues", map[string]string{"id": "md5(id || k)", "number": "number + k * (SELECT max(number) FROM old_issues)", "story": "story + k * (SELECT max(number) FROM old_stories)"}},
	{"issue_words", map[string]string{"issue": "issue + k * (SELECT max(number) FROM old_issues)"}},
}

// multiply puts copies of all that a library holds beside it, so often that there are
// times as many, each later than the one before. Many times more than can be kept one
// by one are there in minutes: for measuring.
func (l *Library) multiply(ctx context.Context, times int, tell func(string, time.Duration)) error {
	var first, last string
	var most int64
	// Few reports have another day than the others: those without a date.
	if _, err := l.one(ctx, []any{&first, &last, &most}, `SELECT min(day), max(day), (SELECT max(place >> 16 & 1073741823) FROM documents)
		FROM (SELECT day FROM documents GROUP BY day HAVING count(*) * 20 > (SELECT count(*) FROM documents)) d`); err != nil {
		return err
	}
	var kept []string
	err := l.query(ctx, func(r pgx.Rows) error {
		var day string
		err := r.Scan(&day)
		kept = append(kept, day)
		return err
	}, "SELECT DISTINCT day FROM documents")
	if err != nil {
		return err
	}
	from, _ := time.Parse(time.DateOnly, first)
	until, _ := time.Parse(time.DateOnly, last)
	span := int(until.Sub(from).Hours()/24) + 1
	for k := range times {
		var moved []string
		for _, day := range kept {
			at, _ := time.Parse(time.DateOnly, day)
			moved = append(moved, at.AddDate(0, 0, k*span).Format(time.DateOnly))
		}
		if err := l.ready(ctx, moved); err != nil {
			return err
		}
	}
	indexes, err := l.dropIndexes(ctx)
	if err != nil {
		return err
	}
	for _, t := range multiplied {
		if _, err := l.pool.Exec(ctx, "CREATE TABLE old_"+t.table+" AS TABLE "+t.table); err != nil {
			return err
		}
	}
	for _, t := range multiplied {
		began := time.Now()
		columns, values, err := l.columnsOf(ctx, t.table, t.changed)
		if err != nil {
			return err
		}
		_, err = l.pool.Exec(ctx, fmt.Sprintf(`INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM old_%s,
			(SELECT k, k * %d AS n, (k::bigint * %d << %d) + (k::bigint * %d << %d) AS d FROM generate_series(1, %d) AS k) AS copies`,
			t.table, columns, values, t.table, span, span, dayBits, most, sentenceBits, times-1))
		if err != nil {
			return fmt.Errorf("%s: %w", t.table, err)
		}
		tell(t.table, time.Since(began))
	}
	for _, index := range indexes {
		began := time.Now()
		if _, err := l.pool.Exec(ctx, index); err != nil {
			return err
		}
		tell(strings.Fields(index)[2], time.Since(began))
	}
	for _, text := range []string{
		fmt.Sprintf("UPDATE parties SET statements = statements * %d, reports = reports * %d", times, times),
		"SELECT setval('report_numbers', (SELECT max(place >> 16 & 1073741823) FROM documents))",
		"SELECT setval('reading_numbers', (SELECT max(reading) FROM documents))",
	} {
		if _, err := l.pool.Exec(ctx, text); err != nil {
			return err
		}
	}
	for _, t := range multiplied {
		if _, err := l.pool.Exec(ctx, "DROP TABLE old_"+t.table); err != nil {
			return err
		}
	}
	return nil
}

// dropIndexes takes away indexes that are not keys, and gives how they are made anew:
// at the end that is much faster.
func (l *Library) dropIndexes(ctx context.Context) (made []string, err error) {
	var names []string
	err = l.query(ctx, func(r pgx.Rows) error {
		var name, text string
		err := r.Scan(&name, &text)
		names, made = append(names, name), append(made, strings.Replace(text, " ON ONLY ", " ON ", 1))
		return err
	}, `SELECT c.relname::text, pg_get_indexdef(c.oid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
		WHERE c.relkind = 'I' AND NOT i.indisprimary AND NOT i.indisunique AND t.relnamespace = current_schema()::regnamespace ORDER BY 1`)
	for _, n := range names {
		if err == nil {
			_, err = l.pool.Exec(ctx, "DROP INDEX "+n)
		}
	}
	return made, err
}

func (l *Library) columnsOf(ctx context.Context, table string, changed map[string]string) (columns, values string, err error) {
	var names, exprs []string
	err = l.query(ctx, func(r pgx.Rows) error {
		var name string
		err := r.Scan(&name)
		names = append(names, name)
		if x, ok := changed[name]; ok {
			name = x
		}
		exprs = append(exprs, name)
		return err
	}, "SELECT attname::text FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum", table)
	return strings.Join(names, ", "), strings.Join(exprs, ", "), err
}
