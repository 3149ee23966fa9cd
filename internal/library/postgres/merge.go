package postgres

import (
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/packed"
)

// now gives the numbers that parties have now: others may have found in the meantime
// that some are one. Until the end of the transaction nobody does.
func (w *writer) now(numbers [][]int64) [][]int64 {
	w.exec("SELECT pg_advisory_xact_lock_shared($1, $2)", lockSpace, lockMerge)
	out := make([][]int64, len(numbers))
	into := w.moved(slices.Concat(numbers...))
	for i, list := range numbers {
		out[i] = into.Now(list)
	}
	return out
}

// moved gives which of some parties went into others, and where; no number is used
// twice.
func (w *writer) moved(numbers []int64) library.Moves {
	out := library.Moves{}
	w.rows(func(r pgx.Rows) error {
		var gone, into int64
		err := r.Scan(&gone, &into)
		out[gone] = into
		return err
	}, "SELECT number, party FROM party_moves WHERE number = ANY($1)", numbers)
	return out
}

// mergeParty are the statements that put party $2 into party $1.
var mergeParty = []string{
	"INSERT INTO speakers (place, ordinal, role, party, first) SELECT place, ordinal, role, $1::bigint, first FROM speakers WHERE party = $2::bigint ON CONFLICT DO NOTHING",
	"INSERT INTO named (party, place) SELECT $1::bigint, place FROM named WHERE party = $2::bigint ON CONFLICT DO NOTHING",
	`INSERT INTO printed AS p (party, form, text, reports) SELECT $1::bigint, form, text, reports FROM printed WHERE party = $2::bigint
		ON CONFLICT (party, form, text) DO UPDATE SET reports = p.reports + excluded.reports`,
	"INSERT INTO party_words (word, party) SELECT word, $1::bigint FROM party_words WHERE party = $2::bigint ON CONFLICT DO NOTHING",
	"UPDATE party_keys SET party = $1::bigint WHERE party = $2::bigint",
	`UPDATE parties SET statements = (SELECT count(*) FROM speakers WHERE party = $1::bigint AND role = 0 AND first),
		reports = (SELECT count(*) FROM named WHERE party = $1::bigint), last = greatest(last, (SELECT last FROM parties WHERE number = $2::bigint)) WHERE number = $1::bigint`,
	"UPDATE party_moves SET party = $1::bigint WHERE party = $2::bigint",
	"INSERT INTO party_moves (number, party) VALUES ($2::bigint, $1::bigint)",
}

// merge puts a party into another one: they turned out to be one. It waits for all who
// keep readings at this moment with numbers that they have looked up, and they for it:
// it is rare. What was packed with its number before is told where it is now by
// party_moves.
func (w *writer) merge(into, gone int64) {
	w.exec("SELECT pg_advisory_xact_lock($1, $2)", lockSpace, lockMerge)
	for _, p := range w.printedTwice(into, gone) {
		w.exec("UPDATE printed SET reports = reports - 1 WHERE party = $1 AND form = $2 AND text = $3", p.Party, p.Form, safe(p.Text))
	}
	for _, text := range mergeParty {
		w.exec(text, into, gone)
	}
	for _, table := range []string{"speakers", "named", "printed", "party_words"} {
		w.exec("DELETE FROM "+table+" WHERE party = $1", gone)
	}
	w.exec("DELETE FROM parties WHERE number = $1", gone)
	w.exec(renamed, []int64{into})
}

// printedTwice gives what reports that name both of two parties print them both as.
func (w *writer) printedTwice(into, gone int64) (out []library.Print) {
	var all []stored
	w.rows(func(r pgx.Rows) error {
		var data []byte
		if err := r.Scan(&data); err != nil {
			return err
		}
		var s stored
		if err := packed.OpenJSON(data, &s); err != nil {
			return nil // damaged: counts may be off by one, which Redo of all mends
		}
		all = append(all, s)
		return nil
	}, "SELECT g.data FROM named a JOIN named b ON b.place = a.place AND b.party = $2 JOIN readings g ON g.place = a.place WHERE a.party = $1", into, gone)
	for _, s := range all {
		out = append(out, library.PrintedTwice(s.Figures, w.moved(s.Parties).Now(s.Parties), into, gone)...)
	}
	return out
}
