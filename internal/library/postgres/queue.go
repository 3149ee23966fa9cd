package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
)

// Queued is a task that is given to a job of a queue in the same database.
type Queued struct {
	ID       string // of the report or story
	Backfill bool   // it came long after its day of publication
	number   int64
	place    int64
}

// also does something else in the transaction.
func (w *writer) also(do func(context.Context, pgx.Tx) error) {
	if w.flush(); do != nil && w.err == nil {
		w.err = do(w.ctx, w.tx)
	}
}

// backfill is how long after its day a report may come and still be new.
const backfill = 3 * 24 * time.Hour

// freeTasks gives tasks that no job does yet, and locks them; those that another
// program is about to give away are passed over. $2 is how many at most.
var freeTasks = map[library.Step]string{
	library.StepRead: `SELECT t.number, t.place, '', t.since FROM tasks t
		WHERE t.step = $1 AND t.job IS NULL AND t.reason IS NULL ORDER BY t.number LIMIT $2 FOR UPDATE SKIP LOCKED`,
	// Of stories those that have been quiet for $3 seconds and have grown much, or
	// are small, or have waited for long, or all if $3 is 0; all of their reports must be read.
	library.StepSynopsis: `SELECT t.number, 0::bigint, s.id, t.since FROM tasks t JOIN stories s ON s.number = t.number
		WHERE t.step = $1 AND t.job IS NULL AND t.reason IS NULL AND ($3::float8 = 0 OR t.since < clock_timestamp() - interval '10 minutes'
			OR t.since <= clock_timestamp() - make_interval(secs => $3::float8) AND (s.reports <= 12 OR s.reports >= s.made + greatest(1, s.made / 4)))
		AND NOT EXISTS (SELECT 1 FROM members m JOIN tasks r ON r.step = 'read' AND r.number = (m.place >> 16 & 1073741823) AND r.reason IS NULL WHERE m.story = s.number)
		ORDER BY t.since, t.number LIMIT $2 FOR UPDATE OF t SKIP LOCKED`,
}

// Queue gives tasks of a step that no job does yet to jobs, in one transaction with
// making these: insert makes them and gives for each task the number of its job. It
// gives how many tasks it was.
func (l *Library) Queue(ctx context.Context, step library.Step, quiet time.Duration, limit int, insert func(context.Context, pgx.Tx, []Queued) ([]int64, error)) (n int, err error) {
	err = l.writing(ctx, func(w *writer) {
		var tasks []Queued
		var since []time.Time
		args := []any{step, limit}
		if step == library.StepSynopsis {
			args = append(args, quiet.Seconds())
		}
		w.rows(func(r pgx.Rows) error {
			var q Queued
			var t time.Time
			err := r.Scan(&q.number, &q.place, &q.ID, &t)
			tasks, since = append(tasks, q), append(since, t)
			return err
		}, freeTasks[step], args...)
		if n = len(tasks); n == 0 || w.err != nil {
			return
		}
		w.identify(step, tasks, since)
		var jobs []int64
		w.also(func(ctx context.Context, tx pgx.Tx) (err error) {
			jobs, err = insert(ctx, tx, tasks)
			return err
		})
		if w.err == nil {
			w.given(step, tasks, jobs)
		}
	})
	return n, err
}

// identify gives tasks their reports' ids.
func (w *writer) identify(step library.Step, tasks []Queued, since []time.Time) {
	if step != library.StepRead {
		return
	}
	places := make([]int64, len(tasks))
	at := map[int64]int{}
	for i, t := range tasks {
		places[i], at[t.place] = t.place, i
	}
	w.rows(func(r pgx.Rows) error {
		var place int64
		var id, day string
		err := r.Scan(&place, &id, &day)
		i := at[place]
		published, bad := time.Parse(time.DateOnly, day)
		tasks[i].ID, tasks[i].Backfill = id, bad != nil || since[i].Sub(published) > backfill
		return err
	}, "SELECT place, report, day FROM documents WHERE place = ANY($1)", places)
}

// given notes which job does which task.
func (w *writer) given(step library.Step, tasks []Queued, jobs []int64) {
	var c columns
	for i := range tasks {
		c.add(tasks[i].number, jobs[i])
	}
	w.queue("UPDATE tasks t SET job = j.job, tries = tries + 1 FROM unnest($1::bigint[], $2::bigint[]) AS j (number, job) WHERE t.step = $3 AND t.number = j.number",
		append(c.args(), step)...)
}

// Left gives those of a job's reports that are still to be read. Each is looked up by
// itself: as one join it was done the other way round, from all tasks, where many wait
// and the database has not counted them yet.
func (l *Library) Left(ctx context.Context, reports []string) (out []string, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var id string
		err := r.Scan(&id)
		out = append(out, id)
		return err
	}, `WITH r AS MATERIALIZED (SELECT id, place, place >> 16 & 1073741823 AS number FROM reports WHERE id = ANY($1))
		SELECT r.id FROM r CROSS JOIN LATERAL (SELECT 1 FROM tasks t WHERE t.step = 'read' AND t.number = r.number AND t.place = r.place AND t.reason IS NULL LIMIT 1) t
		ORDER BY r.number`, reports)
	return out, err
}

// Given says that jobs do the reading of reports now, within a transaction.
func Given(ctx context.Context, tx pgx.Tx, reports []string, jobs []int64) error {
	_, err := tx.Exec(ctx, `WITH r AS MATERIALIZED (SELECT r.place >> 16 & 1073741823 AS number, j.job
			FROM unnest($1::text[], $2::bigint[]) AS j (report, job) JOIN reports r ON r.id = j.report)
		UPDATE tasks t SET job = r.job FROM r WHERE t.step = 'read' AND t.number = r.number`, reports, jobs)
	return err
}

// mostGiven is how often a task is given to a job before it counts as one that can't
// be done.
const mostGiven = 10

// Settle looks after tasks whose jobs have ended without doing them: those of jobs
// that failed for good are dropped with the reason, others are free again. It gives
// how many tasks it dropped. It looks at all tasks: while one program does that, others
// do nothing.
func (l *Library) Settle(ctx context.Context) (dropped int, err error) {
	err = l.writing(ctx, func(w *writer) {
		var mine bool
		if w.row([]any{&mine}, "SELECT pg_try_advisory_xact_lock($1, $2)", lockSpace, lockSettle); !mine {
			return
		}
		dropped = int(w.exec(`UPDATE tasks t SET reason = coalesce(j.errors[cardinality(j.errors)] ->> 'error', 'its job was cancelled'), since = clock_timestamp()
			FROM river_job j WHERE j.id = t.job AND t.reason IS NULL AND j.state IN ('discarded', 'cancelled')`))
		dropped += int(w.exec(`UPDATE tasks t SET reason = 'it was tried again and again and never done: please report it', since = clock_timestamp()
			WHERE t.reason IS NULL AND t.tries >= $1 AND t.job IS NOT NULL AND NOT EXISTS (SELECT 1 FROM river_job j WHERE j.id = t.job AND j.state <> 'completed')`, mostGiven))
		w.exec(`UPDATE tasks t SET job = NULL WHERE t.reason IS NULL AND t.job IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM river_job j WHERE j.id = t.job AND (j.state <> 'completed' OR j.finalized_at > clock_timestamp() - interval '5 seconds'))`)
	})
	return dropped, err
}

// lostAfter is how old a job must be to count as lost: jobs are begun some moments
// after they are given out.
const lostAfter = 10 * time.Second

// TakeBack makes those jobs free again that the queue has given to a program and that
// it is not at: the answer was lost with the connection. It gives how many.
func (l *Library) TakeBack(ctx context.Context, program string, at []int64) (n int, err error) {
	err = l.writing(ctx, func(w *writer) {
		n = int(w.exec(`UPDATE river_job SET state = 'available', scheduled_at = now() WHERE state = 'running' AND attempted_by[cardinality(attempted_by)] = $1
			AND attempted_at < now() - make_interval(secs => $2) AND NOT id = ANY($3)`, program, lostAfter.Seconds(), notNil(at)))
	})
	return n, err
}

// Gauges are figures of the queue: jobs that wait or run, and for how many seconds
// the oldest one has.
func (l *Library) Gauges(ctx context.Context) (map[string]float64, error) {
	out := map[string]float64{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var queue string
		var waiting, running, failing, oldest float64
		err := r.Scan(&queue, &waiting, &running, &failing, &oldest)
		out["synopse_jobs_waiting_"+queue], out["synopse_jobs_running_"+queue] = waiting, running
		out["synopse_jobs_failing_"+queue], out["synopse_jobs_oldest_seconds_"+queue] = failing, oldest
		return err
	}, `SELECT queue, count(*) FILTER (WHERE state IN ('available', 'scheduled', 'pending')), count(*) FILTER (WHERE state = 'running'),
			count(*) FILTER (WHERE state = 'retryable'), coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8
		FROM river_job WHERE finalized_at IS NULL GROUP BY queue`)
	return out, err
}
