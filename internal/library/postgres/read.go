package postgres

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/packed"
	"synopse/report"
)

// read is a report with its reading, as pages need it. It is remembered and shared, so
// it must not be changed.
type read struct {
	row        uint32 // version of the row in documents: whatever changes a report or its reading changes it
	version    uint32 // as facts have it
	ref        library.ReportRef
	index      *report.Index
	Sentences  []library.Sentence
	Statements []library.Statement
	story      titled
}

// titled is what is said of a story beside hits of it.
type titled struct {
	title   string
	reports int
}

// mostReads is how many reports are remembered for pages, some 10 kB each.
const mostReads = 3000

// sentence gives a sentence by its number; nil if there is none.
func (d *read) sentence(number int) *library.Sentence {
	if number < 1 || number > len(d.Sentences) {
		return nil
	}
	return &d.Sentences[number-1]
}

// reader reads reports for one answer, each once.
type reader struct {
	*Library
	ctx    context.Context
	docs   map[int64]*read
	checks map[int64]*read // that are remembered, and may have changed
	who    map[statementAt][]library.Party
	whom   map[statementAt][]library.Party
	issues map[statementAt][]library.IssueRef
}

func (l *Library) reader(ctx context.Context) *reader {
	return &reader{Library: l, ctx: ctx, docs: map[int64]*read{}, checks: map[int64]*read{},
		who: map[statementAt][]library.Party{}, whom: map[statementAt][]library.Party{}, issues: map[statementAt][]library.IssueRef{}}
}

// load reads the reports at places with their readings; those that were not read
// are left out.
func (r *reader) load(places []int64) error { return r.ask(r.loading(places)) }

// ask asks what loading and others want to know, and then for the reports that turned
// out to have changed.
func (r *reader) ask(list []asked) error {
	if err := r.several(r.ctx, list); err != nil || len(r.checks) == 0 {
		return err
	}
	var changed []int64
	for place := range r.checks {
		changed = append(changed, place)
	}
	r.checks = map[int64]*read{}
	return r.several(r.ctx, r.wholly(changed))
}

// loading asks for the reports at places with their readings, where they are not there
// yet; of those that are remembered, whether they are as they were.
func (r *reader) loading(places []int64) []asked {
	var missing, known []int64
	for _, p := range places {
		if p = reportAt(p); r.docs[p] != nil || r.checks[p] != nil || slices.Contains(missing, p) {
			continue
		}
		if d, ok := r.reads.get(p); ok {
			r.checks[p] = d
			known = append(known, p)
		} else {
			missing = append(missing, p)
		}
	}
	out := r.wholly(missing)
	if len(known) > 0 {
		out = append(out, asked{"SELECT d.place, d.row, d.version, coalesce(s.title, ''), coalesce(s.reports, 0) FROM " +
			eachOf(`SELECT d.place, d.xmin AS row, x.xmin AS version, d.story FROM documents d JOIN terms x ON x.place = d.place
				WHERE d.place = a.at AND x.place = a.at AND `+near("d.place")+" AND "+near("x.place")+" LIMIT 1") + " d LEFT JOIN stories s ON s.number = d.story",
			nearArgs(known), r.checked})
	}
	return out
}

// checked takes a row about a report that is remembered.
func (r *reader) checked(rows pgx.Rows) error {
	var place int64
	var row, version uint32
	var story titled
	err := rows.Scan(&place, &row, &version, &story.title, &story.reports)
	if d := r.checks[place]; err == nil && d.row == row && d.version == version {
		now := *d
		now.story = titled{plain(story.title), story.reports}
		r.docs[place] = &now
		delete(r.checks, place)
	}
	return err
}

// wholly asks for reports with their readings.
func (r *reader) wholly(places []int64) []asked {
	if len(places) == 0 {
		return nil
	}
	return []asked{{"SELECT r.* FROM " + eachOf("SELECT "+refColumns+`, coalesce(s.title, ''), coalesce(s.reports, 0), w.text, w.id, g.data, d.xmin, x.xmin FROM documents d `+refJoins+`
		JOIN readings g ON g.place = d.place JOIN revisions w ON w.place = d.place AND w.id = g.revision JOIN terms x ON x.place = d.place
		WHERE d.place = a.at AND v.place = a.at AND g.place = a.at AND w.place = a.at AND x.place = a.at
		AND `+near("d.place")+" AND "+near("v.place")+" AND "+near("g.place")+" AND "+near("w.place")+" AND "+near("x.place")+" LIMIT 1") + " r",
		nearArgs(places), r.loaded}}
}

// loaded takes a row that was asked for wholly.
func (r *reader) loaded(rows pgx.Rows) error {
	d := &read{}
	var place int64
	var agencies, text, revision string
	var data []byte
	if err := rows.Scan(append(refTargets(&d.ref, &place, &agencies), &d.story.title, &d.story.reports, &text, &revision, &data, &d.row, &d.version)...); err != nil {
		return err
	}
	finishRef(&d.ref, agencies)
	d.ref.Revision = revision // that was read; a newer one may wait
	var s struct {
		Sentences  []library.Sentence
		Statements []library.Statement
	}
	if err := packed.OpenJSON(data, &s); err != nil {
		return damagedAt(r.name, d.ref.Report, err)
	}
	d.Sentences, d.Statements = s.Sentences, s.Statements
	d.index, d.story.title = report.NewIndex(plain(text)), plain(d.story.title)
	r.docs[place] = d
	r.reads.put(place, d)
	return nil
}
