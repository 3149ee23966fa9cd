package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync"

	"synopse/internal/library"
)

// writer writes within one transaction. After an error it does nothing more, so
// that the error is looked at once, at the end.
type writer struct {
	ctx    context.Context
	path   string
	tx     *sql.Tx
	stmts  map[string]*sql.Stmt
	stale  []int64       // documents of which the facts are to be made anew
	moves  library.Moves // parties that went into others; nil before they were asked for
	merged bool          // some did in this transaction
	err    error
}

// writing runs do in one transaction on the connection that writes.
func (l *Library) writing(ctx context.Context, do func(*writer)) error {
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return failed(l.path, err)
	}
	defer tx.Rollback()
	w := &writer{ctx: ctx, path: l.path, tx: tx, stmts: map[string]*sql.Stmt{}}
	do(w)
	w.refresh()
	if w.err == nil {
		w.err = tx.Commit()
	}
	return failed(l.path, w.err)
}

// refresh makes the facts of documents anew at the end of what is written.
func (w *writer) refresh() {
	slices.Sort(w.stale)
	for _, document := range slices.Compact(w.stale) {
		w.exec(writeFacts+"d.number = ?", document)
	}
}

// stmt gives the prepared statement for a text; texts are constants.
func (w *writer) stmt(text string) *sql.Stmt {
	if w.err != nil {
		return nil
	}
	s, ok := w.stmts[text]
	if !ok {
		if s, w.err = w.tx.PrepareContext(w.ctx, text); w.err != nil {
			return nil
		}
		w.stmts[text] = s
	}
	return s
}

// exec runs a statement and gives how many rows it changed.
func (w *writer) exec(text string, args ...any) int64 {
	s := w.stmt(text)
	if s == nil {
		return 0
	}
	res, err := s.ExecContext(w.ctx, args...)
	if err != nil {
		w.err = err
		return 0
	}
	n, err := res.RowsAffected()
	w.err = err
	return n
}

// insert runs an INSERT and gives the number of the row.
func (w *writer) insert(text string, args ...any) int64 {
	s := w.stmt(text)
	if s == nil {
		return 0
	}
	res, err := s.ExecContext(w.ctx, args...)
	if err != nil {
		w.err = err
		return 0
	}
	n, err := res.LastInsertId()
	w.err = err
	return n
}

// row reads one row into to; false if there is none, or after an error.
func (w *writer) row(to []any, text string, args ...any) bool {
	s := w.stmt(text)
	if s == nil {
		return false
	}
	err := s.QueryRowContext(w.ctx, args...).Scan(to...)
	if errors.Is(err, sql.ErrNoRows) {
		return false
	}
	w.err = err
	return err == nil
}

// rows reads all rows: scan is called for each.
func (w *writer) rows(scan func(*sql.Rows) error, text string, args ...any) {
	s := w.stmt(text)
	if s == nil {
		return
	}
	rows, err := s.QueryContext(w.ctx, args...)
	if err != nil {
		w.err = err
		return
	}
	w.err = each(rows, scan)
}

// each calls scan for each row and closes them.
func each(rows *sql.Rows, scan func(*sql.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// query reads all rows on a connection that reads.
func (l *Library) query(ctx context.Context, scan func(*sql.Rows) error, text string, args ...any) error {
	stmt, done, err := l.prepared.get(ctx, l.read, text)
	if err != nil {
		return failed(l.path, err)
	}
	defer done()
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return failed(l.path, err)
	}
	return failed(l.path, each(rows, scan))
}

// one reads one row on a connection that reads; false if there is none.
func (l *Library) one(ctx context.Context, to []any, text string, args ...any) (bool, error) {
	stmt, done, err := l.prepared.get(ctx, l.read, text)
	if err != nil {
		return false, failed(l.path, err)
	}
	defer done()
	err = stmt.QueryRowContext(ctx, args...).Scan(to...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, failed(l.path, err)
}

// statements are prepared statements by their text: preparing takes as long as
// many of them do.
type statements struct {
	mu  sync.Mutex
	all map[string]*sql.Stmt
}

// mostPrepared is how many are kept; most texts are constants, some go with what
// is asked for.
const mostPrepared = 300

// get gives the statement with a text; done is to be called after use.
func (s *statements) get(ctx context.Context, db *sql.DB, text string) (stmt *sql.Stmt, done func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if stmt := s.all[text]; stmt != nil {
		return stmt, func() {}, nil
	}
	if stmt, err = db.PrepareContext(ctx, text); err != nil {
		return nil, nil, err
	}
	if s.all == nil {
		s.all = map[string]*sql.Stmt{}
	}
	if len(s.all) >= mostPrepared {
		return stmt, func() { stmt.Close() }, nil
	}
	s.all[text] = stmt
	return stmt, func() {}, nil
}
