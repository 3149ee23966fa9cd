package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"synopse/internal/library"
	"synopse/report"
	"synopse/report/address"
)

const (
	insertReport = `INSERT INTO reports (id, day, address) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`
	dayOfReport  = `SELECT day FROM reports WHERE id = ?`
	touchAddress = `INSERT INTO addresses (address, report, day, seen) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET seen = max(seen, excluded.seen)`
	insertRevision = `INSERT INTO revisions (id, day, report, outlet, title, language, published, text, rest, source, first_seen, last_seen)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`
	touchRevision = `UPDATE revisions SET first_seen = min(first_seen, ?2), last_seen = max(last_seen, ?2)
		WHERE id = ?1 AND (first_seen > ?2 OR last_seen < ?2)`
	knownRevision = `SELECT 1 FROM revisions WHERE id = ?`
	outletNotes   = `SELECT notes FROM outlets WHERE outlet = ?`
	replaceNotes  = `INSERT OR REPLACE INTO outlets (outlet, notes) VALUES (?, ?)`
	insertOutlet  = `INSERT INTO outlet_names (name) VALUES (?) ON CONFLICT DO NOTHING`
	// A report's first wording, and what changes with others.
	insertDocument = `INSERT INTO documents (report, day, revision, revisions, outlet, came, language, minute)
		SELECT ?1, ?2, v.number, 1, (SELECT number FROM outlet_names WHERE name = v.outlet), ?3, v.language, ` + minuteOf + `
		FROM revisions v WHERE v.id = ?4`
	updateDocument = `UPDATE documents SET came = min(came, ?2),
		revisions = (SELECT count(*) FROM revisions v WHERE v.report = ?1),
		(revision, outlet, language, minute) = (SELECT v.number, o.number, v.language, ` + minuteOf + ` FROM revisions v JOIN outlet_names o ON o.name = v.outlet
			WHERE v.report = ?1 ORDER BY v.first_seen DESC, v.id DESC LIMIT 1)
		WHERE report = ?1`
	// The minute of publication since 1970, where the time of day is known.
	minuteOf = `CASE WHEN length(v.published) >= 16 THEN unixepoch(v.published) / 60 END`
	readTask = `INSERT INTO tasks (step, number, day, since)
		SELECT 'read', d.number, d.day, ?2 FROM documents d JOIN revisions v ON v.number = d.revision LEFT JOIN readings r ON r.document = d.number
		WHERE d.report = ?1 AND r.revision IS NOT v.id ON CONFLICT DO UPDATE SET reason = NULL, since = excluded.since`
	groupTask = `INSERT INTO tasks (step, number, day, since)
		SELECT 'group', number, day, ?2 FROM documents WHERE report = ?1 ON CONFLICT DO NOTHING`
	replaceInput = `INSERT OR REPLACE INTO inputs (input, name, position, skip, done, counts) VALUES (?, ?, ?, ?, ?, ?)`
)

// Keep keeps a batch in one transaction.
func (l *Library) Keep(ctx context.Context, b library.Batch) ([]library.Outcome, error) {
	for i := range b.Items {
		if err := b.Items[i].Check(); err != nil {
			return nil, &library.Error{Library: l.path, Code: library.BadItem, What: b.Items[i].Report.Source + ": " + err.Error(), Err: err}
		}
	}
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, failed(l.path, err)
	}
	defer tx.Rollback()
	k := &keeper{ctx: ctx, tx: tx, learn: b.Learn, notes: map[string][]byte{}}
	k.prepare()
	out := make([]library.Outcome, 0, len(b.Items))
	for i := range b.Items {
		out = append(out, k.item(&b.Items[i]))
	}
	k.keepNotes()
	if k.err == nil && b.Progress != nil {
		for _, p := range b.Progress(out) {
			k.exec(k.input, p.Input, p.Name, p.Offset, p.Skip, p.Done, p.Counts)
		}
	}
	if k.err == nil {
		k.err = tx.Commit()
	}
	if k.err != nil {
		return nil, failed(l.path, k.err)
	}
	return out, nil
}

// keeper writes items within one transaction; after an error it does nothing.
type keeper struct {
	ctx context.Context
	tx  *sql.Tx
	err error

	learn func([]byte, report.Report) (report.Report, []byte)
	notes map[string][]byte // of outlets that something was learnt of

	report, day, address, revision, touch, input, known, outlet, note *sql.Stmt
	name, document, change, read, group, facts                        *sql.Stmt
}

func (k *keeper) prepare() {
	for to, text := range map[**sql.Stmt]string{
		&k.report: insertReport, &k.day: dayOfReport, &k.address: touchAddress,
		&k.revision: insertRevision, &k.touch: touchRevision, &k.input: replaceInput,
		&k.name: insertOutlet, &k.document: insertDocument, &k.change: updateDocument, &k.read: readTask, &k.group: groupTask, &k.facts: writeFacts + "d.report = ?",
		&k.known: knownRevision, &k.outlet: outletNotes, &k.note: replaceNotes,
	} {
		if k.err == nil {
			*to, k.err = k.tx.PrepareContext(k.ctx, text)
		}
	}
}

// exec runs a statement and gives how many rows it changed.
func (k *keeper) exec(s *sql.Stmt, args ...any) int64 {
	if k.err != nil {
		return 0
	}
	res, err := s.ExecContext(k.ctx, args...)
	if err != nil {
		k.err = err
		return 0
	}
	n, err := res.RowsAffected()
	k.err = err
	return n
}

func (k *keeper) item(it *library.Item) library.Outcome {
	r := &it.Report
	of, canonical := library.ReportID(r)
	o := library.Outcome{Kind: library.New, Report: of, ID: library.RevisionID(of, r)}
	day, seen := library.Day(r, it.Seen), written(it.Seen)
	if k.exec(k.report, of, day, canonical) == 0 {
		o.Kind = library.Revised
		if k.err == nil {
			k.err = k.day.QueryRowContext(k.ctx, of).Scan(&day)
		}
	}
	k.learnOf(o.ID, r)
	rest, err := rest(r)
	if err != nil && k.err == nil {
		k.err = err
	}
	changed := k.exec(k.revision, o.ID, day, of, r.Outlet, r.Title, r.Language, r.Published, r.Text, rest, r.Source, seen, seen)
	if changed == 0 {
		o.Kind = library.Known
		changed = k.exec(k.touch, o.ID, seen)
	}
	if changed > 0 {
		k.place(o, r.Outlet, day, seen)
	}
	for _, a := range append([]string{canonical}, it.Also...) {
		if a = address.Canonical(a); a != "" {
			k.exec(k.address, a, of, day, seen)
		}
	}
	return o
}

// place keeps a report's place among all, its newest wording, and what is to be
// done now.
func (k *keeper) place(o library.Outcome, outlet, day, seen string) {
	k.exec(k.name, outlet)
	if o.Kind == library.New {
		k.exec(k.document, o.Report, day, seen, o.ID)
	} else {
		k.exec(k.change, o.Report, seen)
	}
	if o.Kind != library.New { // of another outlet or in another language, if it was read
		k.exec(k.facts, o.Report)
	}
	k.exec(k.read, o.Report, seen)
	if o.Kind == library.New {
		k.exec(k.group, o.Report, seen)
	}
}

// learnOf gives a report to whoever learns, if this revision of it is not kept
// yet, and takes over the blocks and what is left out.
func (k *keeper) learnOf(id string, r *report.Report) {
	if k.learn == nil || r.Outlet == "" || k.err != nil {
		return
	}
	var one int
	if err := k.known.QueryRowContext(k.ctx, id).Scan(&one); !errors.Is(err, sql.ErrNoRows) {
		k.err = err
		return
	}
	outlet := strings.ToLower(r.Outlet)
	notes, ok := k.notes[outlet]
	if !ok {
		if err := k.outlet.QueryRowContext(k.ctx, outlet).Scan(&notes); err != nil && !errors.Is(err, sql.ErrNoRows) {
			k.err = err
			return
		}
	}
	learnt, notes := k.learn(notes, *r)
	r.Blocks, r.Discarded = learnt.Blocks, learnt.Discarded
	k.notes[outlet] = notes
}

// keepNotes keeps what was learnt.
func (k *keeper) keepNotes() {
	for _, outlet := range slices.Sorted(maps.Keys(k.notes)) {
		k.exec(k.note, outlet, k.notes[outlet])
	}
}

// rest writes those fields of a report that have no column.
func rest(r *report.Report) (string, error) {
	c := *r
	c.ID, c.Outlet, c.Title, c.Language, c.Published, c.Text = "", "", "", "", "", ""
	data, err := json.Marshal(&c)
	if err != nil {
		return "", fmt.Errorf("writing the report's fields: %w", err)
	}
	return string(data), nil
}

// unrest reads what rest wrote into r.
func unrest(data string, r *report.Report) error {
	if err := json.Unmarshal([]byte(data), r); err != nil {
		return errors.Join(errors.New("the fields of a report can't be read"), err)
	}
	return nil
}
