package sqlite

import (
	"context"
	"time"

	"synopse/internal/library"
)

// lately is how many minutes back what was done is counted for the rate.
const lately = 5

// done counts what a step has done.
func (w *writer) done(step library.Step, n int) {
	if n <= 0 {
		return
	}
	minute := time.Now().Unix() / 60
	w.exec("DELETE FROM done WHERE minute < ?", minute-1500)
	w.exec("INSERT INTO done (minute, step, number) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number", minute, step, n)
}

// Standing says how far the work is.
func (l *Library) Standing(ctx context.Context) (library.Standing, error) {
	out := library.Standing{Steps: library.EveryStep()}
	now := time.Now()
	for i := range out.Steps {
		s := &out.Steps[i]
		var oldest string
		var first, recent int64
		_, err := l.one(ctx, []any{&s.Waiting, &oldest}, "SELECT count(*), coalesce(min(since), '') FROM tasks t WHERE step = ? AND reason IS NULL AND NOT "+held, s.Step)
		if err == nil {
			_, err = l.one(ctx, []any{&s.Day, &recent, &first}, `SELECT coalesce(sum(number) FILTER (WHERE minute > ?2 - 1440), 0), coalesce(sum(number) FILTER (WHERE minute > ?2 - ?3), 0),
				coalesce(min(minute) FILTER (WHERE minute > ?2 - ?3), 0) FROM done WHERE step = ?1`, s.Step, now.Unix()/60, lately)
		}
		if err != nil {
			return out, err
		}
		if oldest != "" {
			s.Oldest = max(0, now.Sub(parsed(oldest)))
		}
		s.Rate = float64(recent) / max(1, now.Sub(time.Unix(60*first, 0)).Seconds())
	}
	if _, err := l.one(ctx, []any{&out.Failures}, "SELECT count(*) FROM tasks WHERE reason IS NOT NULL"); err != nil {
		return out, err
	}
	var err error
	out.Backfill, err = l.Backfill(ctx)
	return out, err
}

// Retry enters tasks again that were dropped.
func (l *Library) Retry(ctx context.Context, step library.Step, id string) (n int, err error) {
	err = l.writing(ctx, func(w *writer) {
		n = int(w.exec(`UPDATE tasks SET reason = NULL, since = ?3 WHERE reason IS NOT NULL AND (?1 = '' OR step = ?1)
			AND (?2 = '' OR number = CASE WHEN step = 'synopsis' THEN (SELECT s.number FROM stories s WHERE s.id = ?2) ELSE (SELECT d.number FROM documents d WHERE d.report = ?2) END)`, step, id, written(time.Now())))
	})
	return n, err
}
