package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
)

func (l *Library) badCursor() error {
	return &library.Error{Library: l.path, Code: library.BadCursor, What: "this is no place in the list", Hint: "begin again with the first page", Err: cursor.ErrNone}
}

// Story gives a story and its reports.
func (l *Library) Story(ctx context.Context, id string) (s library.Story, err error) {
	current, err := l.currentStory(ctx, id)
	if err != nil {
		return s, err
	}
	names, err := l.outletNames(ctx)
	if err != nil {
		return s, err
	}
	var number int64
	err = l.query(ctx, func(r *sql.Rows) (err error) {
		s.StoryRow, number, err = scanStory(r, names, "")
		return err
	}, "SELECT "+storyColumns+" FROM stories s WHERE s.id = ?", current)
	if err != nil {
		return s, err
	}
	if s.ID == "" { // it went while we looked
		return s, l.notFound("story", id)
	}
	err = l.query(ctx, func(r *sql.Rows) error {
		var m library.StoryReport
		var rest, came string
		var copied sql.NullString
		err := r.Scan(append(refTargets(&m.ReportRef, &rest), &m.Revisions, &came, &copied, &m.Agency, &m.Share, &m.Origin, &m.OnlyIn)...)
		finishRef(&m.ReportRef, rest)
		m.Seen, m.Copied = parsed(came), copied.String
		s.Members = append(s.Members, m)
		return err
	}, "SELECT "+refColumns+`, d.revisions, d.came, (SELECT c.report FROM documents c WHERE c.number = d.copied), d.agency, d.share, d.origin, d.only_in
		FROM documents d `+refJoins+` WHERE d.story = ? ORDER BY v.published = '', d.day, coalesce(d.minute, 1 << 40), d.number`, number)
	if err != nil {
		return s, err
	}
	err = l.query(ctx, func(r *sql.Rows) error {
		var id string
		err := r.Scan(&id)
		s.Came = append(s.Came, id)
		return err
	}, "SELECT id FROM forwards WHERE story = ? ORDER BY id", current)
	return s, err
}

// refColumns are what a ReportRef is made of, refJoins where they are.
const (
	refColumns = `d.report, v.id, d.day, v.published, v.outlet, v.title, p.address, d.language, coalesce(s.id, ''), 
		CASE WHEN instr(v.rest, '"agencies":null') THEN '[]' ELSE coalesce(json_extract(v.rest, '$.agencies'), '[]') END`
	refJoins = `JOIN revisions v ON v.number = d.revision JOIN reports p ON p.id = d.report LEFT JOIN stories s ON s.number = d.story`
)

func refTargets(r *library.ReportRef, agencies *string) []any {
	return []any{&r.Report, &r.Revision, &r.Day, &r.Published, &r.Outlet, &r.Title, &r.Address, &r.Language, &r.Story, agencies}
}

func finishRef(r *library.ReportRef, agencies string) {
	_ = json.Unmarshal([]byte(agencies), &r.Agencies) // a list of strings, or empty
}
