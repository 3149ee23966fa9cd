package postgres

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

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

// KeepReadings keeps readings in one transaction. Who the figures are is settled
// before, in another one: many programs meet the same people at the same time, and
// a party that nobody names yet does no harm.
func (l *Library) KeepReadings(ctx context.Context, readings []library.Reading) error {
	return l.KeepReadingsAnd(ctx, readings, nil)
}

// KeepReadingsAnd is KeepReadings with something else to be done in the same
// transaction.
func (l *Library) KeepReadingsAnd(ctx context.Context, readings []library.Reading, also func(context.Context, pgx.Tx) error) error {
	parties, err := l.parties(ctx, readings)
	if err != nil {
		return err
	}
	return l.writingAgain(ctx, func(w *writer) {
		keepReadings(w, readings, w.now(parties))
		w.also(also)
	})
}

// readingKeeper keeps readings within a transaction.
type readingKeeper struct {
	*writer
	counts
	touched map[int64]bool // stories of which a report was read; true if not for the first time
	changed map[int64]bool // stories of which a report turned out to be in another language
}

// entering is a reading with its report.
type entering struct {
	*library.Reading
	parties []int64 // of its figures
	place   int64   // of the report
	read    int64   // its place among what was read; 0 if this is the first time
	story   int64
	before  string // language that was known
}

func keepReadings(w *writer, readings []library.Reading, parties [][]int64) {
	k := &readingKeeper{writer: w, counts: newCounts(), touched: map[int64]bool{}, changed: map[int64]bool{}}
	all := k.entering(readings, parties)
	if len(all) == 0 {
		return
	}
	places := make([]int64, len(all))
	for i := range all {
		places[i] = all[i].place
	}
	k.forget(places)
	k.enter(all)
	k.finish(all)
}

// entering finds and locks the reports of readings. Readings of another wording
// than the newest are left out; of several of one report the last counts.
func (k *readingKeeper) entering(readings []library.Reading, parties [][]int64) []entering {
	ids := make([]string, len(readings))
	for i := range readings {
		ids[i] = readings[i].Report
	}
	at := k.places(ids)
	found := map[int64]*entering{}
	newest := map[int64]string{}
	k.rows(func(r pgx.Rows) error {
		var e entering
		var revision string
		err := r.Scan(&e.place, &revision, &e.read, &e.story, &e.before)
		found[e.place], newest[e.place] = &e, revision
		return err
	}, "SELECT place, revision, reading, coalesce(story, 0), language FROM documents WHERE place = ANY($1) ORDER BY place FOR UPDATE", slices.Sorted(maps.Values(at)))
	var out []entering
	for i := range readings {
		r := &readings[i]
		place, ok := at[r.Report]
		if !ok || found[place] == nil || newest[place] != r.Revision {
			continue
		}
		r.Day = k.days[place]
		e := *found[place]
		e.Reading, e.parties = r, parties[i]
		if n := slices.IndexFunc(out, func(o entering) bool { return o.place == place }); n >= 0 {
			out[n] = e
		} else {
			out = append(out, e)
		}
	}
	return out
}

// forget takes away what was kept of earlier readings.
func (k *readingKeeper) forget(places []int64) {
	var old []int64
	var before []stored
	k.rows(func(r pgx.Rows) error {
		var place int64
		var data []byte
		if err := r.Scan(&place, &data); err != nil {
			return err
		}
		var s stored
		if err := packed.OpenJSON(data, &s); err != nil {
			s = stored{} // damaged: counts may be off by one, which Redo of all mends
		}
		old, before = append(old, place), append(before, s)
		return nil
	}, "SELECT place, data FROM readings WHERE place = ANY($1)", places)
	for i, p := range old {
		s := &before[i]
		s.Parties = k.moved(s.Parties).Now(s.Parties)
		k.count(s, p, "", -1)
		k.forgetSpeakers(p)
		for _, table := range []string{"speakers", "said", "issue_statements"} {
			k.queue("DELETE FROM "+table+" WHERE place BETWEEN $1 AND $2", p, p+mostSentence)
		}
		k.queue("DELETE FROM terms WHERE place = $1", p)
		k.queue("DELETE FROM readings WHERE place = $1", p)
	}
	for _, n := range k.unnamed {
		k.queue("DELETE FROM named WHERE party = $1 AND place = $2", n.party, n.place)
	}
}

func (k *readingKeeper) forgetSpeakers(place int64) {
	k.rows(func(r pgx.Rows) error {
		var party int64
		var n int
		err := r.Scan(&party, &n)
		k.statements[party] -= n
		return err
	}, "SELECT party, count(*) FROM speakers WHERE place BETWEEN $1 AND $2 AND role = 0 AND first GROUP BY party", place, place+mostSentence)
}

// enter enters readings in bulk, in the order of their places.
func (k *readingKeeper) enter(all []entering) {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b entering) int { return cmp.Compare(a.place, b.place) })
	var rows, terms, said, speakers [][]any
	for i := range sorted {
		e := &sorted[i]
		s := stored{Figures: e.Figures, Parties: e.parties, Mentions: e.Mentions, Statements: e.Statements}
		words, sentences := termsOf(e.Sentences)
		for _, x := range e.Sentences {
			x.Lemmas, x.Forms = nil, nil
			s.Sentences = append(s.Sentences, x)
		}
		k.count(&s, e.place, e.Day, 1)
		data, err := packed.JSON(&s)
		if err != nil && k.err == nil {
			k.err = err
		}
		rows = append(rows, []any{e.place, e.Revision, e.Version, e.Language, data})
		before := len(said)
		said, speakers = k.statementRows(&s, e.place, said, speakers)
		terms = append(terms, []any{e.place, words, sentences, saidLines(said[before:])})
	}
	k.copied("readings", []string{"place", "revision", "version", "language", "data"}, rows)
	k.copied("terms", []string{"place", "words", "sentences", "said"}, terms)
	k.copied("said", []string{"place", "ordinal", "first", "kind", "act", "verb"}, said)
	k.copied("speakers", speakerColumns, speakers)
	k.copied("named", []string{"party", "place"}, k.named)
}

var speakerColumns = []string{"place", "ordinal", "role", "party", "first"}

// statementRows adds the statements of a report at every sentence that has content
// of them, and who speaks.
func (k *readingKeeper) statementRows(s *stored, place int64, said, speakers [][]any) ([][]any, [][]any) {
	for ordinal := range s.Statements {
		x := &s.Statements[ordinal]
		for j, n := range x.Sentences {
			if n > mostSentence || slices.Contains(x.Sentences[:j], n) {
				continue
			}
			at, first := place+int64(n), n == x.Sentence
			said = append(said, []any{at, ordinal, first, string(x.Kind), x.Act, x.Verb})
			speakers = k.speakerRows(speakers, at, ordinal, first, s.Parties, x.Speakers, 0)
			speakers = k.speakerRows(speakers, at, ordinal, first, s.Parties, x.Addressees, 1)
		}
	}
	return said, speakers
}

// speakerRows adds who speaks (role 0) or is spoken to (1) in a statement.
func (c *counts) speakerRows(rows [][]any, place int64, ordinal int, first bool, parties []int64, figures []int, role int) [][]any {
	var done []int64
	for _, f := range figures {
		if f < 0 || f >= len(parties) || slices.Contains(done, parties[f]) {
			continue
		}
		done = append(done, parties[f])
		rows = append(rows, []any{place, ordinal, role, parties[f], first})
		if role == 0 && first {
			c.statements[parties[f]]++
		}
	}
	return rows
}

// finish changes what others change, too, last and in one order: from here to the
// end of the transaction one program at a time is at work. So the numbers that
// readings get appear in their order.
func (k *readingKeeper) finish(all []entering) {
	k.exec("SELECT pg_advisory_xact_lock($1, $2)", lockSpace, lockReadings)
	var fresh int
	for i := range all {
		if all[i].read == 0 {
			fresh++
		}
	}
	next := k.numbers("reading_numbers", fresh)
	if k.err != nil {
		return
	}
	var c columns
	var numbers []int64
	for i := range all {
		e := &all[i]
		read := e.read
		if read == 0 {
			read, next = next[0], next[1:]
		}
		if e.story > 0 {
			k.touched[e.story] = k.touched[e.story] || e.read > 0
		}
		if e.before != e.Language && e.story > 0 {
			k.changed[e.story] = true
		}
		c.add(e.place, read, e.Language, e.Corrected)
		numbers = append(numbers, numberAt(e.place))
	}
	k.queue("UPDATE documents d SET reading = t.reading, language = t.language, corrected = t.corrected FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::boolean[]) AS t (place, reading, language, corrected) WHERE d.place = t.place AND d.place = ANY($1)", c.args()...)
	k.queue("DELETE FROM tasks WHERE step = 'read' AND number = ANY($1)", numbers)
	k.write(k.writer)
	k.done(library.StepRead, len(all))
	(&storyKeeper{writer: k.writer}).refresh(slices.Sorted(maps.Keys(k.changed)))
	var anew, first []int64
	for n, again := range k.touched {
		if again {
			anew = append(anew, n)
		} else {
			first = append(first, n)
		}
	}
	k.synopsisTasks(append(anew, k.compared(first)...))
}

// compared gives those of stories that were laid side by side: before a report of
// theirs was read, as may be where many programs work at once.
func (w *writer) compared(stories []int64) (out []int64) {
	if len(stories) == 0 {
		return nil
	}
	w.rows(func(r pgx.Rows) error {
		var n int64
		err := r.Scan(&n)
		out = append(out, n)
		return err
	}, "SELECT number FROM stories WHERE number = ANY($1) AND made > 0", stories)
	return out
}

// numbers takes numbers from a sequence, in order.
func (w *writer) numbers(sequence string, n int) (out []int64) {
	if n == 0 {
		return nil
	}
	w.rows(func(r pgx.Rows) error {
		var x int64
		err := r.Scan(&x)
		out = append(out, x)
		return err
	}, "SELECT nextval($1) FROM generate_series(1, $2)", sequence, n)
	slices.Sort(out)
	return out
}

// places gives the places of reports that are there; their days are noted.
func (w *writer) places(reports []string) map[string]int64 {
	out := map[string]int64{}
	if w.days == nil {
		w.days = map[int64]string{}
	}
	w.rows(func(r pgx.Rows) error {
		var id, day string
		var place int64
		err := r.Scan(&id, &place, &day)
		out[id], w.days[place] = place, day
		return err
	}, "SELECT id, place, day FROM reports WHERE id = ANY($1)", reports)
	return out
}

// synopsisTasks enters stories to be laid side by side, if there is something to.
func (w *writer) synopsisTasks(stories []int64) {
	if len(stories) == 0 {
		return
	}
	// By the clock of the database: those of the programs may differ.
	w.queue(`INSERT INTO tasks (step, number, place, since) SELECT 'synopsis', number, 0, date_trunc('milliseconds', clock_timestamp()) FROM stories
		WHERE number = ANY($1) AND reports > 1 ORDER BY number
		ON CONFLICT (step, number) DO UPDATE SET since = excluded.since, reason = NULL, job = NULL, tries = 0`, stories)
}
