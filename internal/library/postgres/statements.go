package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
)

// Statements gives statements by filter, the newest first.
func (l *Library) Statements(ctx context.Context, f library.StatementFilter) (page library.Page[library.Said], err error) {
	q, ok, err := l.statementQuery(ctx, &f)
	if err != nil || !ok {
		return page, err
	}
	limit := limited(f.Limit, 50, 1000)
	var list []statementAt
	err = l.query(ctx, func(r pgx.Rows) error {
		var x statementAt
		err := r.Scan(&x.place, &x.ordinal)
		list = append(list, x)
		return err
	}, numbered("SELECT x.place, x.ordinal FROM "+q.from+q.where()+" ORDER BY x.place DESC, x.ordinal DESC LIMIT ?"), append(q.args, limit+1)...)
	if err != nil {
		return page, err
	}
	if len(list) > limit {
		list = list[:limit]
		page.Next = cursor.Write(list[limit-1].place, list[limit-1].ordinal)
	}
	page.Items, err = l.reader(ctx).all(list)
	return page, err
}

// statements is a query for statements: x has place, ordinal and first.
type statements struct {
	from string
	conditions
}

// partyByID is the number of an actor by its id, or one that it had: that of any of its
// keys.
const partyByID = "(SELECT party FROM party_keys WHERE id = ?)"

// statementQuery chooses the table to begin with: that of the rarest condition. It
// gives false if there can be none.
func (l *Library) statementQuery(ctx context.Context, f *library.StatementFilter) (q statements, ok bool, err error) {
	q.from = "said x"
	switch {
	case f.Issue != "":
		q.from = "issue_statements x"
		q.add("x.issue = (SELECT number FROM issues WHERE id = ?)", safe(f.Issue))
	case f.Actor != "":
		q.from = "speakers x"
		q.add("x.role = 0 AND x.party = "+partyByID, safe(f.Actor))
	case f.To != "":
		q.from = "speakers x"
		q.add("x.role = 1 AND x.party = "+partyByID, safe(f.To))
	}
	q.add("x.first")
	if f.Actor != "" && q.from != "speakers x" {
		q.speaks(0, f.Actor)
	}
	if f.To != "" && (q.from != "speakers x" || f.Actor != "") {
		q.speaks(1, f.To)
	}
	if f.Kind != "" || f.Act != "" {
		q.add(`EXISTS (SELECT 1 FROM said w WHERE w.place = x.place AND w.ordinal = x.ordinal
			AND w.kind = coalesce(nullif(?::text, ''), w.kind) AND w.act = coalesce(nullif(?::text, ''), w.act))`, string(f.Kind), safe(f.Act))
	}
	if ok, err := l.statementReports(ctx, &q, f); err != nil || !ok {
		return q, false, err
	}
	if f.From != "" || f.Until != "" {
		first, end := period(f.From, f.Until)
		q.add("x.place >= ? AND x.place < ?", first, end)
	}
	if f.Cursor != "" {
		at, err := cursor.Read(f.Cursor, 2)
		if err != nil {
			return q, false, l.badCursor()
		}
		place, ok1 := at[0].(int64)
		ordinal, ok2 := at[1].(int64)
		if !ok1 || !ok2 {
			return q, false, l.badCursor()
		}
		q.add("(x.place, x.ordinal) < (?, ?)", place, ordinal)
	}
	return q, true, nil
}

func (c *conditions) speaks(role int, actor string) {
	c.add("EXISTS (SELECT 1 FROM speakers w WHERE w.place = x.place AND w.ordinal = x.ordinal AND w.role = ? AND w.party = "+partyByID+")", role, safe(actor))
}

// statementReports adds what is asked of the report. Of a report or a story it is
// known where they are.
func (l *Library) statementReports(ctx context.Context, q *statements, f *library.StatementFilter) (bool, error) {
	if f.Report != "" {
		place, _, ok, err := l.placeOf(ctx, f.Report)
		if err != nil || !ok {
			return false, err
		}
		q.add("x.place BETWEEN ? AND ?", place, place+mostSentence)
	}
	if f.Story != "" {
		var n int64
		if ok, err := l.one(ctx, []any{&n}, "SELECT number FROM stories WHERE id = $1", safe(f.Story)); err != nil || !ok {
			return false, err
		}
		places, err := l.placesOf(ctx, n)
		if err != nil || len(places) == 0 {
			return false, err
		}
		q.within(places)
	}
	if f.Outlet != "" || f.Language != "" {
		q.from += " JOIN documents d ON d.place = x.place & -65536"
	}
	if f.Outlet != "" {
		q.add("d.outlet = ?", safe(f.Outlet))
	}
	if f.Language != "" {
		q.add("d.language = ?", safe(f.Language))
	}
	return true, nil
}

// within narrows x.place down to some reports.
func (c *conditions) within(places []int64) {
	first, last := places[0], places[0]
	for _, p := range places {
		first, last = min(first, p), max(last, p)
	}
	c.add("x.place BETWEEN ? AND ? AND x.place & -65536 = ANY(?)", first, last+mostSentence, places)
}
