package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"
)

// writer writes within one transaction. After an error it does nothing more, so
// that the error is looked at once, at the end.
type writer struct {
	ctx   context.Context
	name  string
	tx    pgx.Tx
	batch pgx.Batch // what is to be sent at once
	days  map[int64]string
	err   error
}

// writing runs do in one transaction.
func (l *Library) writing(ctx context.Context, do func(*writer)) error {
	tx, err := l.pool.Begin(ctx)
	if err != nil {
		return l.failed(err)
	}
	defer tx.Rollback(context.WithoutCancel(ctx))
	w := &writer{ctx: ctx, name: l.name, tx: tx}
	do(w)
	w.flush()
	if w.err == nil {
		w.err = tx.Commit(ctx)
	}
	return l.failed(w.err)
}

// mostTries is how often a transaction is tried that others got in the way of.
const mostTries = 6

// writingAgain is writing for work that may be done again from its beginning: it is
// where another program changed the same at the same time.
func (l *Library) writingAgain(ctx context.Context, do func(*writer)) error {
	for try := 1; ; try++ {
		err := l.writing(ctx, do)
		if try == mostTries || !strings.HasPrefix(stateOf(err), "40") {
			return err
		}
	}
}

// reading runs do in a transaction that changes nothing.
func (l *Library) reading(ctx context.Context, do func(*writer)) error {
	tx, err := l.pool.BeginTx(ctx, pgx.TxOptions{AccessMode: pgx.ReadOnly})
	if err != nil {
		return l.failed(err)
	}
	defer tx.Rollback(context.WithoutCancel(ctx))
	w := &writer{ctx: ctx, name: l.name, tx: tx}
	do(w)
	return l.failed(w.err)
}

// exec runs a statement at once and gives how many rows it changed.
func (w *writer) exec(text string, args ...any) int64 {
	w.flush()
	if w.err != nil {
		return 0
	}
	tag, err := w.tx.Exec(w.ctx, text, args...)
	w.err = err
	return tag.RowsAffected()
}

// queue puts a statement with those that are sent together.
func (w *writer) queue(text string, args ...any) {
	if w.err == nil {
		w.batch.Queue(text, args...)
	}
}

// flush sends what was queued.
func (w *writer) flush() {
	if w.err != nil || w.batch.Len() == 0 {
		return
	}
	w.err = w.tx.SendBatch(w.ctx, &w.batch).Close()
	w.batch = pgx.Batch{}
}

// row reads one row into to; false if there is none, or after an error.
func (w *writer) row(to []any, text string, args ...any) bool {
	w.flush()
	if w.err != nil {
		return false
	}
	err := w.tx.QueryRow(w.ctx, text, args...).Scan(to...)
	if isNone(err) {
		return false
	}
	w.err = err
	return err == nil
}

// rows reads all rows: scan is called for each.
func (w *writer) rows(scan func(pgx.Rows) error, text string, args ...any) {
	w.flush()
	if w.err != nil {
		return
	}
	rows, err := w.tx.Query(w.ctx, text, args...)
	if err != nil {
		w.err = err
		return
	}
	w.err = each(rows, scan)
}

// copied enters rows in bulk.
func (w *writer) copied(table string, columns []string, rows [][]any) {
	w.flush()
	if w.err != nil || len(rows) == 0 {
		return
	}
	_, w.err = w.tx.CopyFrom(w.ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
}

// each calls scan for each row and closes them.
func each(rows pgx.Rows, scan func(pgx.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// query reads all rows.
func (l *Library) query(ctx context.Context, scan func(pgx.Rows) error, text string, args ...any) error {
	rows, err := l.pool.Query(ctx, text, args...)
	if err != nil {
		return l.failed(err)
	}
	return l.failed(each(rows, scan))
}

// one reads one row; false if there is none.
func (l *Library) one(ctx context.Context, to []any, text string, args ...any) (bool, error) {
	err := l.pool.QueryRow(ctx, text, args...).Scan(to...)
	if isNone(err) {
		return false, nil
	}
	return err == nil, l.failed(err)
}
