package postgres

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"
)

// asked is a query that is sent with others.
type asked struct {
	text string
	args []any
	scan func(pgx.Rows) error
}

// several asks several queries at once.
func (l *Library) several(ctx context.Context, list []asked) error {
	if len(list) == 0 {
		return nil
	}
	var batch pgx.Batch
	for _, q := range list {
		batch.Queue(q.text, q.args...)
	}
	results := l.pool.SendBatch(ctx, &batch)
	defer results.Close()
	for _, q := range list {
		rows, err := results.Query()
		if err == nil {
			err = each(rows, q.scan)
		}
		if err != nil {
			return l.failed(err)
		}
	}
	return nil
}

// eachOf has something looked up for each of the places $1 by itself: a list of places
// as a condition has the planner weigh every one of them, in every month.
func eachOf(query string) string {
	return "unnest($1::bigint[]) AS a (at) CROSS JOIN LATERAL (" + query + ")"
}

// near is the condition that picks the months in which the places lie: $2 and $3.
func near(column string) string { return column + " BETWEEN $2 AND $3" }

// nearArgs are the places and what they lie between.
func nearArgs(places []int64) []any {
	if len(places) == 0 {
		return []any{places, int64(0), int64(-1)}
	}
	return []any{places, slices.Min(places), slices.Max(places)}
}
