package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
)

// lately is how many minutes back what was done is counted for the rate.
const lately = 5

// done counts what a step has done, last in a transaction: all that do the same step
// change the same row.
func (w *writer) done(step library.Step, n int) {
	if n <= 0 {
		return
	}
	w.queue("DELETE FROM done WHERE minute < extract(epoch FROM clock_timestamp())::bigint / 60 - 1500")
	w.queue(`INSERT INTO done AS d (minute, step, number) VALUES (floor(extract(epoch FROM clock_timestamp()) / 60), $1, $2)
		ON CONFLICT (minute, step) DO UPDATE SET number = d.number + excluded.number`, step, n)
}

// Standing says how far the work is.
func (l *Library) Standing(ctx context.Context) (library.Standing, error) {
	out := library.Standing{Steps: library.EveryStep()}
	err := l.standing(ctx, out.Steps)
	if err == nil {
		err = l.jobs(ctx, out.Steps)
	}
	if err == nil {
		_, err = l.one(ctx, []any{&out.Failures}, "SELECT count(*) FROM tasks WHERE reason IS NOT NULL")
	}
	if err == nil {
		out.Backfill, err = l.Backfill(ctx)
	}
	return out, err
}

func (l *Library) standing(ctx context.Context, steps []library.StepStanding) error {
	for i := range steps {
		s := &steps[i]
		var oldest, took float64
		var recent int
		_, err := l.one(ctx, []any{&s.Waiting, &oldest}, `SELECT count(*), coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(since))), 0)::float8
			FROM tasks t WHERE step = $1 AND reason IS NULL AND NOT `+held, s.Step)
		if err == nil {
			_, err = l.one(ctx, []any{&s.Day, &recent, &took}, `SELECT coalesce(sum(number) FILTER (WHERE minute > n.now / 60 - 1440), 0)::bigint, coalesce(sum(number) FILTER (WHERE minute > n.now / 60 - $2), 0)::bigint,
				coalesce(greatest(1, max(n.now) - 60 * min(minute) FILTER (WHERE minute > n.now / 60 - $2)), 1)::float8
				FROM done, (SELECT extract(epoch FROM clock_timestamp())::bigint AS now) n WHERE step = $1`, s.Step, lately)
		}
		if err != nil {
			return err
		}
		s.Oldest, s.Rate = time.Duration(oldest*float64(time.Second)), float64(recent)/took
	}
	return nil
}

// jobs counts the queue's jobs, where there is one.
func (l *Library) jobs(ctx context.Context, steps []library.StepStanding) error {
	var there bool
	if _, err := l.one(ctx, []any{&there}, "SELECT to_regclass('river_job') IS NOT NULL"); err != nil || !there {
		return err
	}
	return l.query(ctx, func(r pgx.Rows) error {
		var queue library.Step
		var running, failing int
		err := r.Scan(&queue, &running, &failing)
		for i := range steps {
			if steps[i].Step == queue {
				steps[i].Running, steps[i].Failing = running, failing
			}
		}
		return err
	}, "SELECT queue, count(*) FILTER (WHERE state = 'running'), count(*) FILTER (WHERE state = 'retryable') FROM river_job WHERE finalized_at IS NULL GROUP BY queue")
}

// Retry enters tasks again that were dropped.
func (l *Library) Retry(ctx context.Context, step library.Step, id string) (n int, err error) {
	err = l.writing(ctx, func(w *writer) {
		n = int(w.exec(`UPDATE tasks SET reason = NULL, job = NULL, tries = 0, since = clock_timestamp() WHERE reason IS NOT NULL AND ($1 = '' OR step = $1)
			AND ($2 = '' OR number = (CASE WHEN step = 'synopsis' THEN (SELECT s.number FROM stories s WHERE s.id = $2) ELSE (SELECT r.place >> 16 & 1073741823 FROM reports r WHERE r.id = $2) END))`, step, safe(id)))
	})
	return n, err
}
