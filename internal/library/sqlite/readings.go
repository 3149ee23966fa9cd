package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"synopse/internal/library"
	"synopse/internal/library/packed"
)

// stored is what is kept of a reading in its row.
type stored struct {
	Sentences  []library.Sentence
	Figures    []library.Figure
	Parties    []int64 // of the figures
	Mentions   []library.Mention
	Statements []library.Statement
}

// KeepReadings keeps readings in one transaction, in the order of their days: in
// that order terms are entered fastest.
func (l *Library) KeepReadings(ctx context.Context, readings []library.Reading) error {
	names := map[nameOf]bool{}
	err := l.writing(ctx, func(w *writer) {
		k := &readingKeeper{writer: w, known: l.names, names: names}
		k.keep(readings)
	})
	if err == nil {
		l.names.add(names)
	}
	return err
}

// readingKeeper keeps readings within a transaction.
type readingKeeper struct {
	*writer
	known *nameSet        // names whose words were entered before
	names map[nameOf]bool // and in this transaction
	next  int64           // place among what was read

	renamed bool    // some actor has another id than before
	changed []int64 // stories of which a report turned out to be in another language
}

// entering is a reading with its document.
type entering struct {
	*library.Reading
	document int64
	place    int64 // of the document
	read     int64 // its place among what was read; 0 if this is the first time
	story    int64
}

func (k *readingKeeper) keep(readings []library.Reading) {
	k.row([]any{&k.next}, "SELECT max(reading) FROM documents")
	var all []entering
	for i := range readings {
		if e, ok := k.entering(&readings[i]); ok {
			all = append(all, e)
		}
	}
	for i := range all {
		k.first(&all[i])
	}
	slices.SortStableFunc(all, func(a, b entering) int { return cmp.Compare(a.place, b.place) })
	for i := range all {
		k.one(&all[i])
	}
	for i := range all {
		k.actors(all[i].Figures)
	}
	k.done(library.StepRead, len(all))
	stories := storyKeeper{writer: k.writer}
	for _, n := range once(k.changed) {
		stories.refresh(n)
	}
}

// entering finds the document of a reading; false if there is none, or if the
// reading is of another wording than the newest.
func (k *readingKeeper) entering(r *library.Reading) (entering, bool) {
	e := entering{Reading: r}
	var newest string
	if !k.row([]any{&e.document, &r.Day, &newest, &e.read, &e.story}, `SELECT d.number, d.day, v.id, d.reading, coalesce(d.story, 0)
		FROM documents d JOIN revisions v ON v.number = d.revision WHERE d.report = ?`, r.Report) || newest != r.Revision {
		return e, false
	}
	e.place = placeOf(r.Day, e.document, 0)
	return e, true
}

// first gives a report its place among what was read, the first time.
func (k *readingKeeper) first(e *entering) {
	if e.read == 0 {
		k.next++
		k.exec("UPDATE documents SET reading = ? WHERE number = ?", k.next, e.document)
	}
}

func (k *readingKeeper) one(e *entering) {
	k.forget(e.document, e.place)
	s := stored{Figures: e.Figures, Mentions: e.Mentions, Statements: e.Statements}
	s.Parties = k.parties(e.Figures)
	k.terms(e)
	for i := range e.Sentences {
		x := e.Sentences[i]
		x.Lemmas, x.Forms = nil, nil
		s.Sentences = append(s.Sentences, x)
	}
	k.count(&s, e.place, e.Day, 1)
	for i := range s.Statements {
		k.statement(&s, i, e.place)
	}
	data, err := packed.JSON(&s)
	if err != nil && k.err == nil {
		k.err = err
	}
	k.exec("INSERT OR REPLACE INTO readings (document, day, revision, version, language, data) VALUES (?, ?, ?, ?, ?, ?)",
		e.document, e.Day, e.Revision, e.Version, e.Language, data)
	if k.exec("UPDATE documents SET language = ?2 WHERE number = ?1 AND language <> ?2", e.document, e.Language) > 0 && e.story > 0 {
		k.changed = append(k.changed, e.story)
	}
	k.exec("UPDATE documents SET corrected = ?2 WHERE number = ?1 AND corrected <> ?2", e.document, e.Corrected)
	k.exec("INSERT OR REPLACE INTO shown (place, revision, data) SELECT ?, number, ? FROM revisions WHERE id = ?",
		e.place, packShown(e.Report, &shownOf{s.Sentences, s.Statements}), e.Revision)
	k.stale = append(k.stale, e.document)
	k.exec("DELETE FROM tasks WHERE step = 'read' AND number = ?", e.document)
	if e.read > 0 && e.story > 0 {
		k.synopsisTask(e.story)
	}
}

// forget takes away what was kept of a document's reading.
func (k *readingKeeper) forget(document, place int64) {
	var data []byte
	var day string
	if !k.row([]any{&data, &day}, "SELECT data, day FROM readings WHERE document = ?", document) {
		return
	}
	var old stored
	if err := packed.OpenJSON(data, &old); err != nil {
		old = stored{} // damaged: counts may be off by one, which Redo of all mends
	}
	old.Parties = k.moved().Now(old.Parties)
	k.count(&old, place, day, -1)
	end := place + mostSentence
	k.exec(`UPDATE parties SET statements = statements - n FROM (SELECT party AS p, count(*) AS n FROM speakers
		WHERE place BETWEEN ? AND ? AND role = 0 AND first = 1 GROUP BY party) WHERE number = p`, place, end)
	for _, table := range []string{"speakers", "said", "issue_statements"} {
		k.exec("DELETE FROM "+table+" WHERE place BETWEEN ? AND ?", place, end)
	}
	for _, s := range old.Sentences {
		if s.Number <= mostSentence {
			k.exec("DELETE FROM sentences WHERE rowid = ?", place+int64(s.Number))
		}
	}
}

// terms enters the terms of sentences.
func (k *readingKeeper) terms(e *entering) {
	for i := range e.Sentences {
		s := &e.Sentences[i]
		if len(s.Lemmas) == 0 || s.Number > mostSentence {
			continue
		}
		k.exec("INSERT INTO sentences (rowid, lemmas, forms) VALUES (?, ?, ?)",
			e.place+int64(s.Number), strings.Join(s.Lemmas, " "), strings.Join(s.Forms, " "))
	}
}

// statement enters a statement at every sentence that has content of it.
func (k *readingKeeper) statement(s *stored, ordinal int, place int64) {
	x := &s.Statements[ordinal]
	for _, n := range x.Sentences {
		if n > mostSentence {
			continue
		}
		at, first := place+int64(n), n == x.Sentence
		k.exec("INSERT OR IGNORE INTO said (place, ordinal, first, kind, act, verb) VALUES (?, ?, ?, ?, ?, ?)", at, ordinal, first, x.Kind, x.Act, x.Verb)
		k.speakers(at, ordinal, first, s.Parties, x.Speakers, 0)
		k.speakers(at, ordinal, first, s.Parties, x.Addressees, 1)
	}
}

// speakers enters who speaks (role 0) or is spoken to (1) in a statement.
func (w *writer) speakers(place int64, ordinal int, first bool, parties []int64, figures []int, role int) {
	for _, f := range figures {
		if f < 0 || f >= len(parties) {
			continue
		}
		n := w.exec("INSERT OR IGNORE INTO speakers (place, ordinal, role, party, first) VALUES (?, ?, ?, ?, ?)", place, ordinal, role, parties[f], first)
		if n > 0 && role == 0 && first {
			w.exec("UPDATE parties SET statements = statements + 1 WHERE number = ?", parties[f])
		}
	}
}

// synopsisTask enters a story to be laid side by side, if there is something to.
func (w *writer) synopsisTask(story int64) {
	w.exec(`INSERT INTO tasks (step, number, day, since) SELECT 'synopsis', number, day, ?2 FROM stories WHERE number = ?1 AND reports > 1
		ON CONFLICT DO UPDATE SET since = excluded.since, reason = NULL`, story, written(time.Now()))
}
