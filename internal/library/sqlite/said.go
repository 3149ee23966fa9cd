package sqlite

import (
	"context"
	"database/sql"
	"maps"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
	"synopse/internal/library/packed"
	"synopse/report"
)

// read is a report with its reading, as pages need it.
type read struct {
	ref   library.ReportRef // without the story
	story int64
	index *report.Index
	shown shown
}

// titled is a story as hits show it.
type titled struct {
	id, title string
	reports   int
}

// reader reads reports for one answer, each once.
type reader struct {
	*Library
	ctx     context.Context
	turn    int64 // of the memory; 0 if it can't be told whether what is remembered still holds
	docs    map[int64]*read
	stories map[int64]*titled
	seen    map[int64]facts
}

func (l *Library) reader(ctx context.Context) *reader {
	mark, err := l.Mark(ctx)
	if err != nil {
		mark = "" // whoever reads on will meet what is wrong
	}
	return &reader{Library: l, ctx: ctx, turn: l.memory.open(mark, func(after int64) ([]int64, int64, error) { return l.touched(ctx, after) }),
		docs: map[int64]*read{}, stories: map[int64]*titled{}, seen: map[int64]facts{}}
}

// documents reads reports with their readings, those that are not there yet all at
// once.
func (r *reader) documents(numbers []int64) error {
	var missing []int64
	for _, n := range numbers {
		if _, ok := r.docs[n]; !ok {
			r.docs[n] = nil // it may not have been read
			missing = append(missing, n)
		}
	}
	added := missing
	missing = recall(r, &r.memory.documents, missing, func(n int64, d *read) { r.docs[n] = d })
	if len(missing) > 0 {
		if err := r.load(missing); err != nil {
			return err
		}
	}
	return r.titles(added)
}

// load reads reports with their readings.
func (r *reader) load(numbers []int64) error {
	err := r.query(r.ctx, func(rows *sql.Rows) error {
		d := &read{}
		var number int64
		var agencies, text, revision string
		var row, data []byte
		if err := rows.Scan(append(refTargets(&d.ref, &agencies), &d.story, &text, &revision, &row, &data, &number)...); err != nil {
			return err
		}
		finishRef(&d.ref, agencies)
		d.ref.Revision, d.ref.Story = revision, "" // that was read; a newer one may wait
		var err error
		if d.shown, err = shownFrom(d.ref.Report, string(row), data); err != nil {
			return r.damaged(d.ref.Report, err)
		}
		d.index = report.NewIndex(text)
		r.docs[number] = d
		return nil
	}, "SELECT "+refColumns+`, coalesce(d.story, 0), w.text, w.id, n.data, CASE WHEN n.place IS NULL THEN g.data END, d.number
		FROM json_each(?) j CROSS JOIN documents d ON d.number = j.value `+refJoins+` LEFT JOIN shown n ON n.place = d.place
		LEFT JOIN readings g ON n.place IS NULL AND g.document = d.number
		JOIN revisions w ON w.number = coalesce(n.revision, (SELECT r.number FROM revisions r WHERE r.id = g.revision))`, toJSON(numbers))
	if err != nil {
		return err
	}
	r.memory.with(r.turn, func() {
		for _, n := range numbers {
			if d := r.docs[n]; d != nil {
				r.memory.documents.put(n, d)
			}
		}
	})
	return nil
}

// shownFrom gives what is shown of a reading: its row, or what the whole reading has
// of it if there is no row.
func shownFrom(report, row string, reading []byte) (shown, error) {
	if row != "" {
		return shown(row), shown(row).check()
	}
	var s shownOf
	if err := packed.OpenJSON(reading, &s); err != nil {
		return "", err
	}
	return shown(packShown(report, &s)), nil
}

// titles reads the stories that reports are in.
func (r *reader) titles(documents []int64) error {
	var numbers []int64
	for _, n := range documents {
		if d := r.docs[n]; d != nil && d.story > 0 && r.stories[d.story] == nil {
			numbers = append(numbers, d.story)
		}
	}
	found, err := known(r, &r.memory.stories, numbers, "SELECT s.number, s.id, s.title, s.reports FROM json_each(?) j CROSS JOIN stories s ON s.number = j.value",
		func(rows *sql.Rows) (n int64, t *titled, err error) {
			t = &titled{}
			err = rows.Scan(&n, &t.id, &t.title, &t.reports)
			return n, t, err
		})
	maps.Copy(r.stories, found)
	return err
}

// ref gives what is said of a report beside something taken from it.
func (r *reader) ref(d *read) library.ReportRef {
	ref := d.ref
	if s := r.stories[d.story]; s != nil {
		ref.Story = s.id
	}
	return ref
}

// document gives a report with its reading; nil if it was not read.
func (r *reader) document(n int64) (*read, error) {
	if err := r.documents([]int64{n}); err != nil {
		return nil, err
	}
	return r.docs[n], nil
}

// documentsAt gives the documents that places lie in.
func documentsAt(places []int64) []int64 {
	out := make([]int64, 0, len(places))
	for _, p := range places {
		out = append(out, documentAt(p))
	}
	return out
}

func (l *Library) damaged(report string, err error) error {
	return &library.Error{Library: l.path, Code: library.Damaged, What: "the reading of report " + report + " is damaged", Hint: "run: synopse rebuild --step read", Err: err}
}

// said gives a statement for pages. Place is that of its first sentence.
func (r *reader) said(place int64, ordinal int) (s library.Said, ok bool, err error) {
	d, err := r.document(documentAt(place))
	if err != nil || d == nil {
		return s, false, err
	}
	if s.Statement, ok = d.shown.statement(d.ref.Report, ordinal); !ok {
		return s, false, nil
	}
	s.In = r.ref(d)
	if list := s.Sentences; len(list) > 0 {
		a, first := d.shown.sentence(list[0])
		b, last := d.shown.sentence(list[len(list)-1])
		if first && last {
			s.Start, s.Text = a.Start, d.index.Slice(a.Start, b.End)
		}
	}
	err = r.told(&s, place, ordinal)
	return s, err == nil, err
}

// Newest gives the newest revisions of reports.
func (l *Library) Newest(ctx context.Context, reports []string) ([]library.Revision, error) {
	return l.inOrder(ctx, reports, "SELECT d.revision FROM documents d JOIN json_each(?) j ON d.report = j.value")
}

// First gives the revisions of reports that were kept first.
func (l *Library) First(ctx context.Context, reports []string) ([]library.Revision, error) {
	return l.inOrder(ctx, reports, "SELECT min(w.number) FROM json_each(?) j JOIN revisions w ON w.report = j.value GROUP BY j.value")
}

// inOrder gives the revisions that a query chooses, in the order of their reports.
func (l *Library) inOrder(ctx context.Context, reports []string, query string) ([]library.Revision, error) {
	list, err := l.revisions(ctx, selectRevision+"WHERE v.number IN ("+query+")", toJSON(reports))
	if err != nil {
		return nil, err
	}
	of := map[string]int{}
	for i := range list {
		of[list[i].Of] = i
	}
	out := make([]library.Revision, 0, len(list))
	for _, id := range reports {
		if i, ok := of[id]; ok {
			out = append(out, list[i])
		}
	}
	return out, nil
}

// Reading gives what was read in a report.
func (l *Library) Reading(ctx context.Context, id string) (library.Reading, error) {
	r := library.Reading{Report: id}
	var data []byte
	ok, err := l.one(ctx, []any{&r.Revision, &r.Day, &r.Version, &r.Language, &r.Corrected, &data}, `SELECT g.revision, g.day, g.version, g.language, d.corrected, g.data
		FROM documents d JOIN readings g ON g.document = d.number WHERE d.report = ?`, id)
	if err != nil {
		return r, err
	}
	if !ok {
		return r, &library.Error{Library: l.path, Code: library.NotFound, What: "report " + id + " was not read yet", Hint: "check the id, or wait a moment"}
	}
	var s stored
	if err := packed.OpenJSON(data, &s); err != nil {
		return r, l.damaged(id, err)
	}
	r.Sentences, r.Figures, r.Mentions, r.Statements = s.Sentences, s.Figures, s.Mentions, s.Statements
	return r, l.actorsNow(ctx, &s)
}

// Statement gives one statement.
func (l *Library) Statement(ctx context.Context, id string) (library.Said, error) {
	r := l.reader(ctx)
	var n int64
	ok, err := l.one(ctx, []any{&n}, "SELECT number FROM documents WHERE report = ?", library.ReportOf(id))
	if err != nil {
		return library.Said{}, err
	}
	if ok {
		d, err := r.document(n)
		if err != nil {
			return library.Said{}, err
		}
		for i := 0; d != nil; i++ {
			x, more := d.shown.statement(d.ref.Report, i)
			if !more {
				break
			}
			if x.ID == id {
				s, ok, err := r.said(placeOf(d.ref.Day, n, x.Sentence), i)
				if ok || err != nil {
					return s, err
				}
			}
		}
	}
	return library.Said{}, l.notFound("statement", id)
}

// Statements gives statements by filter, the newest first.
func (l *Library) Statements(ctx context.Context, f library.StatementFilter) (page library.Page[library.Said], err error) {
	query, args, err := l.statementQuery(&f)
	if err != nil {
		return page, err
	}
	limit := limited(f.Limit, 50, 1000)
	type at struct {
		place   int64
		ordinal int
	}
	var list []at
	err = l.query(ctx, func(r *sql.Rows) error {
		var x at
		err := r.Scan(&x.place, &x.ordinal)
		list = append(list, x)
		return err
	}, query+" ORDER BY x.place DESC, x.ordinal DESC LIMIT ?", append(args, limit+1)...)
	if err != nil {
		return page, err
	}
	if len(list) > limit {
		list = list[:limit]
		page.Next = cursor.Write(list[limit-1].place, list[limit-1].ordinal)
	}
	r := l.reader(ctx)
	places := make([]int64, len(list))
	for i, x := range list {
		places[i] = x.place
	}
	if err := r.documents(documentsAt(places)); err != nil {
		return page, err
	}
	if _, err := r.facts(places); err != nil { // those of all at once
		return page, err
	}
	for _, x := range list {
		s, ok, err := r.said(x.place, x.ordinal)
		if err != nil {
			return page, err
		}
		if ok {
			page.Items = append(page.Items, s)
		}
	}
	return page, nil
}

// partyByID is the number of an actor by its id, or one that it had: that of any of its
// keys.
const partyByID = "(SELECT party FROM party_keys WHERE id = ?)"

// statementQuery chooses the table to begin with: that of the rarest condition.
// The alias x has place, ordinal and first.
func (l *Library) statementQuery(f *library.StatementFilter) (query string, args []any, err error) {
	var c conditions
	from := "said x"
	switch {
	case f.Issue != "":
		from = "issue_statements x"
		c.add("x.issue = (SELECT number FROM issues WHERE id = ?)", f.Issue)
	case f.Actor != "":
		from = "speakers x"
		c.add("x.role = 0 AND x.party = "+partyByID, f.Actor)
	case f.To != "":
		from = "speakers x"
		c.add("x.role = 1 AND x.party = "+partyByID, f.To)
	}
	c.add("x.first = 1")
	if f.Actor != "" && from != "speakers x" {
		c.speaks(0, f.Actor)
	}
	if f.To != "" && (from != "speakers x" || f.Actor != "") {
		c.speaks(1, f.To)
	}
	if f.Kind != "" || f.Act != "" {
		c.add(`EXISTS (SELECT 1 FROM said w WHERE w.place = x.place AND w.ordinal = x.ordinal
			AND w.kind = coalesce(nullif(?, ''), w.kind) AND w.act = coalesce(nullif(?, ''), w.act))`, f.Kind, f.Act)
	}
	from += c.documents(f)
	if f.From != "" || f.Until != "" {
		first, end := period(f.From, f.Until)
		c.add("x.place >= ? AND x.place < ?", first, end)
	}
	if f.Cursor != "" {
		at, err := cursor.Read(f.Cursor, 2)
		if err != nil {
			return "", nil, l.badCursor()
		}
		c.add("(x.place, x.ordinal) < (?, ?)", at...)
	}
	return "SELECT x.place, x.ordinal FROM " + from + c.where(), c.args, nil
}

func (c *conditions) speaks(role int, actor string) {
	c.add("EXISTS (SELECT 1 FROM speakers w WHERE w.place = x.place AND w.ordinal = x.ordinal AND w.role = ? AND w.party = "+partyByID+")", role, actor)
}

// documents adds what is asked of the report, and gives the table that has it.
// For a report or a story it is begun with, since they have few statements.
func (c *conditions) documents(f *library.StatementFilter) string {
	join := ""
	if f.Report != "" || f.Story != "" || f.Outlet != "" || f.Language != "" {
		join = " JOIN documents d ON d.number = x.place >> 16 & 268435455"
	}
	if f.Report != "" || f.Story != "" {
		join = " JOIN documents d ON x.place BETWEEN d.place AND d.place + 65535"
	}
	if f.Report != "" {
		c.add("d.report = ?", f.Report)
	}
	if f.Story != "" {
		c.add("d.story = (SELECT number FROM stories WHERE id = ?)", f.Story)
	}
	if f.Outlet != "" {
		c.add("d.outlet = (SELECT number FROM outlet_names WHERE name = ?)", f.Outlet)
	}
	if f.Language != "" {
		c.add("d.language = ?", f.Language)
	}
	return join
}

// actorsNow sets the ids that actors of a reading have now: some may be others than when
// it was kept.
func (l *Library) actorsNow(ctx context.Context, s *stored) error {
	return l.query(ctx, func(r *sql.Rows) error {
		var i int
		var id string
		err := r.Scan(&i, &id)
		if s.Figures[i].Actor != "" {
			s.Figures[i].Actor = id
		}
		return err
	}, `SELECT j.key, p.id FROM json_each(?) j JOIN parties p
		ON p.number = coalesce((SELECT m.party FROM party_moves m WHERE m.number = j.value), j.value)`, toJSON(s.Parties))
}
