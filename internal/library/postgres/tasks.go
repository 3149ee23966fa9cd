package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
)

// Pending gives what is left to do in a step.
func (l *Library) Pending(ctx context.Context, step library.Step, after int64, limit int) ([]library.Task, error) {
	query := `SELECT t.number, t.place, '', t.since, 0, 0 FROM tasks t
		WHERE t.step = $1 AND t.reason IS NULL AND t.number > $2 AND NOT ` + held + ` ORDER BY t.number LIMIT $3`
	if step == library.StepSynopsis {
		query = `SELECT t.number, 0, s.id, t.since, s.reports, s.made FROM tasks t JOIN stories s ON s.number = t.number
			WHERE t.step = $1 AND t.reason IS NULL AND t.number > $2 ORDER BY t.since, t.number LIMIT $3`
	}
	var out []library.Task
	var places []int64
	err := l.query(ctx, func(r pgx.Rows) error {
		var t library.Task
		var place int64
		err := r.Scan(&t.Number, &place, &t.ID, &t.Since, &t.Size, &t.Made)
		t.Since = t.Since.UTC()
		out, places = append(out, t), append(places, place)
		return err
	}, query, step, after, limited(limit, defaultLimit, 1_000_000))
	if err != nil || step == library.StepSynopsis {
		return out, err
	}
	ids, err := l.reportsAt(ctx, places)
	for i := range out {
		out[i].ID = ids[places[i]]
	}
	return out, err
}

// reportsAt gives the ids of the reports at places.
func (l *Library) reportsAt(ctx context.Context, places []int64) (map[int64]string, error) {
	out := map[int64]string{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var place int64
		var id string
		err := r.Scan(&place, &id)
		out[place] = id
		return err
	}, "SELECT place, report FROM documents WHERE place = ANY($1)", places)
	return out, err
}

// Waiting counts what is left to do.
func (l *Library) Waiting(ctx context.Context) (map[library.Step]int, error) {
	out := map[library.Step]int{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var step library.Step
		var n int
		err := r.Scan(&step, &n)
		out[step] = n
		return err
	}, "SELECT step, count(*) FROM tasks t WHERE reason IS NULL AND NOT "+held+" GROUP BY step")
	return out, err
}

const again = " ON CONFLICT (step, number) DO UPDATE SET since = excluded.since, reason = NULL, job = NULL, tries = 0"

// redo says which tasks a step has when all of it is done again, or only what
// another version made.
var redo = map[library.Step]string{
	library.StepRead: `INSERT INTO tasks (step, number, place, since)
		SELECT 'read', d.place >> 16 & 1073741823, d.place, clock_timestamp() FROM documents d LEFT JOIN readings r ON r.place = d.place
		WHERE $1 = '' OR r.version IS DISTINCT FROM $1` + again,
	library.StepGroup: `INSERT INTO tasks (step, number, place, since)
		SELECT 'group', place >> 16 & 1073741823, place, clock_timestamp() FROM documents
		WHERE $1 = '' OR NOT EXISTS (SELECT 1 FROM grouping_state WHERE version = $1)` + again,
	library.StepSynopsis: `INSERT INTO tasks (step, number, place, since)
		SELECT 'synopsis', s.number, 0, clock_timestamp() FROM stories s LEFT JOIN synopses y ON y.story = s.number
		WHERE s.reports > 1 AND ($1 = '' OR y.version IS DISTINCT FROM $1)` + again,
}

// Redo enters tasks again.
func (l *Library) Redo(ctx context.Context, step library.Step, version string) (n int, err error) {
	text, ok := redo[step]
	if !ok {
		return 0, &library.Error{Library: l.name, Code: library.Failed, What: fmt.Sprintf("there is no step %q to do again", step), Hint: "the steps are read, group and synopsis"}
	}
	err = l.writing(ctx, func(w *writer) {
		n = int(w.exec(text, version))
		if step == library.StepGroup && n > 0 {
			w.exec("DELETE FROM grouped")
			w.exec("DELETE FROM grouping_state")
			w.exec("UPDATE decisions SET step = NULL")
		}
	})
	return n, err
}

// Drop notes that a task can't be done.
func (l *Library) Drop(ctx context.Context, step library.Step, id, reason string) error {
	from := "SELECT place >> 16 & 1073741823 FROM reports WHERE id = $3"
	if step == library.StepSynopsis {
		from = "SELECT number FROM stories WHERE id = $3"
	}
	return l.writing(ctx, func(w *writer) {
		w.exec("UPDATE tasks SET reason = $2, since = clock_timestamp() WHERE step = $1 AND number = ("+from+")", step, safe(reason), id)
	})
}

// Failures gives the tasks that were dropped.
func (l *Library) Failures(ctx context.Context, limit int) ([]library.TaskFailure, error) {
	var out []library.TaskFailure
	err := l.query(ctx, func(r pgx.Rows) error {
		var f library.TaskFailure
		err := r.Scan(&f.Step, &f.ID, &f.Day, &f.Reason, &f.At)
		f.Reason, f.At = plain(f.Reason), f.At.UTC()
		out = append(out, f)
		return err
	}, `SELECT t.step, coalesce(s.id, d.report, ''), coalesce(s.day, d.day, ''), t.reason, t.since FROM tasks t
		LEFT JOIN stories s ON t.step = 'synopsis' AND s.number = t.number LEFT JOIN documents d ON d.place = t.place
		WHERE t.reason IS NOT NULL ORDER BY t.since DESC, t.step, t.number LIMIT $1`, limited(limit, defaultLimit, 100_000))
	return out, err
}
