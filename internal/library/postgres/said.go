package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/packed"
)

// statementAt is where a statement is: its first sentence, its number in the report.
type statementAt struct {
	place   int64
	ordinal int
}

// loadingSaid asks who speaks in statements, to whom, and for their issues.
func (r *reader) loadingSaid(list []statementAt) []asked {
	if len(list) == 0 {
		return nil
	}
	var places []int64
	var ordinals []int
	for _, s := range list {
		places, ordinals = append(places, s.place), append(ordinals, s.ordinal)
	}
	args := append(nearArgs(places), ordinals)
	const of = " FROM unnest($1::bigint[], $4::int[]) AS a (at, ordinal) CROSS JOIN LATERAL "
	return []asked{
		{"SELECT s.place, s.ordinal, s.role, p.known, p.id, p.name, p.kind, p.country" + of +
			"(SELECT place, ordinal, role, party FROM speakers WHERE place = a.at AND ordinal = a.ordinal AND " + near("place") + " LIMIT 65536) s JOIN parties p ON p.number = s.party ORDER BY s.role, s.party", args, r.loadedParty},
		{"SELECT s.place, s.ordinal, i.id, i.local, i.de, i.en" + of +
			"(SELECT place, ordinal, issue FROM issue_statements WHERE place = a.at AND ordinal = a.ordinal AND " + near("place") + " LIMIT 65536) s JOIN issues i ON i.number = s.issue ORDER BY i.number", args, r.loadedIssue},
	}
}

func (r *reader) loadedParty(rows pgx.Rows) error {
	var at statementAt
	var role int
	var known bool
	var p library.Party
	if err := rows.Scan(&at.place, &at.ordinal, &role, &known, &p.Actor, &p.Name, &p.Kind, &p.Country); err != nil {
		return err
	}
	p.Name = plain(p.Name)
	if !known {
		p.Actor = ""
	}
	if role == 0 {
		r.who[at] = append(r.who[at], p)
	} else {
		r.whom[at] = append(r.whom[at], p)
	}
	return nil
}

func (r *reader) loadedIssue(rows pgx.Rows) error {
	var at statementAt
	var x library.IssueRef
	var de, en string
	err := rows.Scan(&at.place, &at.ordinal, &x.ID, &x.Local, &de, &en)
	x.Labels = map[string]string{"de": plain(de), "en": plain(en)}
	r.issues[at] = append(r.issues[at], x)
	return err
}

// said gives a statement for pages, after load and loadSaid.
func (r *reader) said(at statementAt) (s library.Said, ok bool) {
	d := r.docs[reportAt(at.place)]
	if d == nil || at.ordinal < 0 || at.ordinal >= len(d.Statements) {
		return s, false
	}
	s.Statement, s.In = d.Statements[at.ordinal], d.ref
	s.Speakers, s.Addressees = nil, nil
	if list := s.Sentences; len(list) > 0 {
		if a, b := d.sentence(list[0]), d.sentence(list[len(list)-1]); a != nil && b != nil {
			s.Start, s.Text = a.Start, d.index.Slice(a.Start, b.End)
		}
	}
	s.Who, s.Whom, s.Issues = r.who[at], r.whom[at], r.issues[at]
	library.SortParties(s.Who)
	library.SortParties(s.Whom)
	return s, true
}

// all gives statements for pages, those that are not there any more left out.
func (r *reader) all(list []statementAt) (out []library.Said, err error) {
	places := make([]int64, len(list))
	for i, s := range list {
		places[i] = s.place
	}
	if err := r.ask(append(r.loading(places), r.loadingSaid(list)...)); err != nil {
		return nil, err
	}
	for _, at := range list {
		if s, ok := r.said(at); ok {
			out = append(out, s)
		}
	}
	return out, nil
}

// Newest gives the newest revisions of reports.
func (l *Library) Newest(ctx context.Context, reports []string) ([]library.Revision, error) {
	return l.inOrder(ctx, reports, selectRevision+`WHERE v.place = ANY($1)
		AND (v.place, v.id) IN (SELECT d.place, d.revision FROM documents d WHERE d.place = ANY($1))`)
}

// First gives the revisions of reports that were kept first.
func (l *Library) First(ctx context.Context, reports []string) ([]library.Revision, error) {
	return l.inOrder(ctx, reports, selectRevision+`WHERE v.place = ANY($1) AND v.kept = (SELECT min(w.kept) FROM revisions w WHERE w.place = v.place AND w.place = ANY($1))`)
}

// inOrder gives the revisions that a query chooses, in the order of their reports.
func (l *Library) inOrder(ctx context.Context, reports []string, query string) ([]library.Revision, error) {
	var places []int64
	err := l.reading(ctx, func(w *writer) {
		for _, p := range w.places(reports) {
			places = append(places, p)
		}
	})
	if err != nil {
		return nil, err
	}
	list, err := l.revisions(ctx, query, places)
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

// placeOf gives where a report is; false if it is not there.
func (l *Library) placeOf(ctx context.Context, report string) (place int64, day string, ok bool, err error) {
	ok, err = l.one(ctx, []any{&place, &day}, "SELECT place, day FROM reports WHERE id = $1", safe(report))
	return place, day, ok, err
}

// Reading gives what was read in a report.
func (l *Library) Reading(ctx context.Context, id string) (library.Reading, error) {
	r := library.Reading{Report: id}
	var data []byte
	place, day, ok, err := l.placeOf(ctx, id)
	if ok {
		r.Day = day
		ok, err = l.one(ctx, []any{&r.Revision, &r.Version, &r.Language, &r.Corrected, &data}, `SELECT g.revision, g.version, g.language, d.corrected, g.data
			FROM readings g JOIN documents d ON d.place = g.place WHERE g.place = $1`, place)
	}
	if err != nil {
		return r, err
	}
	if !ok {
		return r, &library.Error{Library: l.name, Code: library.NotFound, What: "report " + id + " was not read yet", Hint: "check the id, or wait a moment"}
	}
	var s stored
	if err := packed.OpenJSON(data, &s); err != nil {
		return r, damagedAt(l.name, id, err)
	}
	r.Sentences, r.Figures, r.Mentions, r.Statements = s.Sentences, s.Figures, s.Mentions, s.Statements
	return r, l.actorsNow(ctx, &s)
}

// actorsNow sets the ids that actors of a reading have now: some may be others than when
// it was kept.
func (l *Library) actorsNow(ctx context.Context, s *stored) error {
	return l.query(ctx, func(r pgx.Rows) error {
		var i int
		var id string
		err := r.Scan(&i, &id)
		if s.Figures[i-1].Actor != "" {
			s.Figures[i-1].Actor = id
		}
		return err
	}, `SELECT x.i, p.id FROM unnest($1::bigint[]) WITH ORDINALITY AS x (n, i) LEFT JOIN party_moves m ON m.number = x.n
		JOIN parties p ON p.number = coalesce(m.party, x.n)`, s.Parties)
}

// Statement gives one statement.
func (l *Library) Statement(ctx context.Context, id string) (library.Said, error) {
	r := l.reader(ctx)
	place, _, ok, err := l.placeOf(ctx, library.ReportOf(id))
	if err == nil && ok {
		err = r.load([]int64{place})
	}
	if err != nil {
		return library.Said{}, err
	}
	if d := r.docs[place]; ok && d != nil {
		for i := range d.Statements {
			if d.Statements[i].ID != id {
				continue
			}
			list, err := r.all([]statementAt{{place + int64(d.Statements[i].Sentence), i}})
			if err != nil {
				return library.Said{}, err
			}
			if len(list) > 0 {
				return list[0], nil
			}
		}
	}
	return library.Said{}, l.notFound("statement", id)
}
