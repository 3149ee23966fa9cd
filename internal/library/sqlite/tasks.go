package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"synopse/internal/library"
)

// Pending gives what is left to do in a step.
func (l *Library) Pending(ctx context.Context, step library.Step, after int64, limit int) ([]library.Task, error) {
	query := `SELECT t.number, d.report, t.since, 0, 0 FROM tasks t JOIN documents d ON d.number = t.number
		WHERE t.step = ? AND t.reason IS NULL AND t.number > ? AND NOT ` + held + ` ORDER BY t.number LIMIT ?`
	if step == library.StepSynopsis {
		query = `SELECT t.number, s.id, t.since, s.reports, s.made FROM tasks t JOIN stories s ON s.number = t.number
			WHERE t.step = ? AND t.reason IS NULL AND t.number > ? ORDER BY t.since, t.number LIMIT ?`
	}
	var out []library.Task
	err := l.query(ctx, func(r *sql.Rows) error {
		var t library.Task
		var since string
		err := r.Scan(&t.Number, &t.ID, &since, &t.Size, &t.Made)
		t.Since = parsed(since)
		out = append(out, t)
		return err
	}, query, step, after, limited(limit, defaultLimit, 1_000_000))
	return out, err
}

// Waiting counts what is left to do.
func (l *Library) Waiting(ctx context.Context) (map[library.Step]int, error) {
	out := map[library.Step]int{}
	err := l.query(ctx, func(r *sql.Rows) error {
		var step library.Step
		var n int
		err := r.Scan(&step, &n)
		out[step] = n
		return err
	}, "SELECT step, count(*) FROM tasks t WHERE reason IS NULL AND NOT "+held+" GROUP BY step")
	return out, err
}

// redo says which tasks a step has when all of it is done again, or only what
// another version made.
var redo = map[library.Step]string{
	library.StepRead: `INSERT OR REPLACE INTO tasks (step, number, day, since)
		SELECT 'read', d.number, d.day, ?2 FROM documents d LEFT JOIN readings r ON r.document = d.number
		WHERE ?1 = '' OR r.version IS NOT ?1`,
	library.StepGroup: `INSERT OR REPLACE INTO tasks (step, number, day, since)
		SELECT 'group', number, day, ?2 FROM documents
		WHERE ?1 = '' OR NOT EXISTS (SELECT 1 FROM grouping WHERE version = ?1)`,
	library.StepSynopsis: `INSERT OR REPLACE INTO tasks (step, number, day, since)
		SELECT 'synopsis', s.number, s.day, ?2 FROM stories s LEFT JOIN synopses y ON y.story = s.number
		WHERE s.reports > 1 AND (?1 = '' OR y.version IS NOT ?1)`,
}

// Redo enters tasks again.
func (l *Library) Redo(ctx context.Context, step library.Step, version string) (n int, err error) {
	text, ok := redo[step]
	if !ok {
		return 0, &library.Error{Library: l.path, Code: library.Failed, What: fmt.Sprintf("there is no step %q to do again", step), Hint: "the steps are read, group and synopsis"}
	}
	err = l.writing(ctx, func(w *writer) {
		n = int(w.exec(text, version, written(time.Now())))
		if step == library.StepGroup && n > 0 {
			w.exec("DELETE FROM grouped")
			w.exec("DELETE FROM grouping")
			w.exec("UPDATE decisions SET place = NULL")
		}
	})
	return n, err
}

// Drop notes that a task can't be done.
func (l *Library) Drop(ctx context.Context, step library.Step, id, reason string) error {
	from := "SELECT number FROM documents WHERE report = ?"
	if step == library.StepSynopsis {
		from = "SELECT number FROM stories WHERE id = ?"
	}
	return l.writing(ctx, func(w *writer) {
		w.exec("UPDATE tasks SET reason = ?, since = ? WHERE step = ? AND number = ("+from+")", reason, written(time.Now()), step, id)
	})
}

// Failures gives the tasks that were dropped.
func (l *Library) Failures(ctx context.Context, limit int) ([]library.TaskFailure, error) {
	var out []library.TaskFailure
	err := l.query(ctx, func(r *sql.Rows) error {
		var f library.TaskFailure
		var at string
		err := r.Scan(&f.Step, &f.ID, &f.Day, &f.Reason, &at)
		f.At = parsed(at)
		out = append(out, f)
		return err
	}, `SELECT t.step, coalesce(CASE WHEN t.step = 'synopsis' THEN (SELECT id FROM stories s WHERE s.number = t.number)
			ELSE (SELECT report FROM documents d WHERE d.number = t.number) END, ''), t.day, t.reason, t.since
		FROM tasks t WHERE t.reason IS NOT NULL ORDER BY t.since DESC, t.step, t.number LIMIT ?`, limited(limit, defaultLimit, 100_000))
	return out, err
}

// Lead holds the lock of a second file beside the library, which the system lets
// go of when the program dies, however it does.
func (l *Library) Lead(ctx context.Context) (release func() error, ok bool, err error) {
	db, err := open(l.abs+".lead", "_txlock=exclusive", 1, 0)
	if err != nil {
		return nil, false, failed(l.path, err)
	}
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		db.Close()
		if err = failed(l.path, err); library.CodeOf(err) == library.Busy {
			return nil, false, nil
		}
		return nil, false, err
	}
	return func() error {
		tx.Rollback()
		return db.Close()
	}, true, nil
}
