package sqlite

import (
	"database/sql"

	"synopse/internal/library"
	"synopse/internal/library/packed"
)

// moved gives the parties that went into others, and where; no number is used twice.
func (w *writer) moved() library.Moves {
	if w.moves == nil {
		w.moves = library.Moves{}
		w.rows(func(r *sql.Rows) error {
			var gone, into int64
			err := r.Scan(&gone, &into)
			w.moves[gone] = into
			return err
		}, "SELECT number, party FROM party_moves")
	}
	return w.moves
}

// mergeParty are the statements that put party ?2 into party ?1.
var mergeParty = []string{
	"UPDATE OR IGNORE speakers SET party = ?1 WHERE party = ?2",
	"DELETE FROM speakers WHERE party = ?2",
	"UPDATE OR IGNORE named SET party = ?1 WHERE party = ?2",
	"DELETE FROM named WHERE party = ?2",
	"INSERT INTO printed (party, form, text, reports) SELECT ?1, form, text, reports FROM printed WHERE party = ?2 ON CONFLICT DO UPDATE SET reports = reports + excluded.reports",
	"DELETE FROM printed WHERE party = ?2",
	"INSERT OR IGNORE INTO party_words (word, party) SELECT word, ?1 FROM party_words WHERE party = ?2",
	"DELETE FROM party_words WHERE party = ?2",
	"UPDATE party_keys SET party = ?1 WHERE party = ?2",
	`UPDATE parties SET statements = (SELECT count(*) FROM speakers WHERE party = ?1 AND role = 0 AND first = 1),
		reports = (SELECT count(*) FROM named WHERE party = ?1), last = max(last, (SELECT last FROM parties WHERE number = ?2)) WHERE number = ?1`,
	"DELETE FROM parties WHERE number = ?2",
	"UPDATE party_moves SET party = ?1 WHERE party = ?2",
	"INSERT INTO party_moves (number, party) VALUES (?2, ?1)",
}

// merge puts a party into another one: they turned out to be one. What was packed with
// its number before is told where it is now by party_moves.
func (w *writer) merge(into, gone int64) {
	w.rows(func(r *sql.Rows) error {
		var document int64
		err := r.Scan(&document)
		w.stale = append(w.stale, document)
		return err
	}, "SELECT DISTINCT place >> 16 & 268435455 FROM speakers WHERE party = ?", gone)
	for _, p := range w.printedTwice(into, gone) {
		w.exec("UPDATE printed SET reports = reports - 1 WHERE party = ? AND form = ? AND text = ?", p.Party, p.Form, p.Text)
	}
	for _, text := range mergeParty {
		w.exec(text, into, gone)
	}
	w.exec(renamed, into)
	for n, party := range w.moved() {
		if party == gone {
			w.moves[n] = into
		}
	}
	w.moves[gone] = into
	w.merged = true
}

// printedTwice gives what reports that name both of two parties print them both as.
func (w *writer) printedTwice(into, gone int64) (out []library.Print) {
	w.rows(func(r *sql.Rows) error {
		var data []byte
		if err := r.Scan(&data); err != nil {
			return err
		}
		var s stored
		if err := packed.OpenJSON(data, &s); err != nil {
			return nil // damaged: counts may be off by one, which Redo of all mends
		}
		out = append(out, library.PrintedTwice(s.Figures, w.moved().Now(s.Parties), into, gone)...)
		return nil
	}, `SELECT g.data FROM named a JOIN named b ON b.place = a.place AND b.party = ?2
		JOIN readings g ON g.document = a.place >> 16 & 268435455 WHERE a.party = ?1`, into, gone)
	return out
}
