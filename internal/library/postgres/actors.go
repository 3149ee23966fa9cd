package postgres

import (
	"cmp"
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
	"synopse/internal/library/marked"
)

const actorColumns = `p.id, coalesce((SELECT r.text FROM printed r WHERE r.party = p.number AND r.form = 'full' ORDER BY r.reports DESC, r.text LIMIT 1), p.name),
	p.kind, p.country, p.statements, p.reports, p.last, p.number`

func scanActor(r pgx.Rows) (a library.ActorRow, number int64, err error) {
	err = r.Scan(&a.ID, &a.Name, &a.Kind, &a.Country, &a.Statements, &a.Reports, &a.Last, &number)
	a.Name = plain(a.Name)
	return a, number, err
}

// FindActors gives actors by words of their names.
func (l *Library) FindActors(ctx context.Context, f library.ActorFilter) (page library.Page[library.ActorRow], err error) {
	var c conditions
	c.add("p.known AND p.reports > 0")
	if words := marked.Looked(f.Name); len(words) > 0 {
		list, err := l.partiesNamed(ctx, words)
		if err != nil {
			return page, err
		}
		c.add("p.number = ANY(?)", list)
	}
	if f.Kind != "" {
		c.add("p.kind = ?", string(f.Kind))
	}
	if f.Cursor != "" {
		at, err := cursor.Read(f.Cursor, 2)
		if err != nil {
			return page, l.badCursor()
		}
		statements, ok1 := at[0].(int64)
		id, ok2 := at[1].(string)
		if !ok1 || !ok2 {
			return page, l.badCursor()
		}
		c.add("p.statements <= ? AND (p.statements < ? OR p.id > ?)", statements, statements, id)
	}
	limit := limited(f.Limit, 50, 500)
	err = l.query(ctx, func(r pgx.Rows) error {
		a, _, err := scanActor(r)
		if len(page.Items) == limit {
			page.Next = cursor.Write(page.Items[limit-1].Statements, page.Items[limit-1].ID)
			return err
		}
		page.Items = append(page.Items, a)
		return err
	}, numbered("SELECT "+actorColumns+" FROM parties p"+c.where()+" ORDER BY p.statements DESC, p.id LIMIT ?"), append(c.args, limit+1)...)
	return page, err
}

// mostCounted is how many values of a kind are given of an actor or an outlet.
const mostCounted = 50

// Actor gives what is known of an actor.
func (l *Library) Actor(ctx context.Context, id string) (a library.Actor, err error) {
	var number int64
	err = l.query(ctx, func(r pgx.Rows) (err error) {
		a.ActorRow, number, err = scanActor(r)
		return err
	}, numbered("SELECT "+actorColumns+" FROM parties p WHERE p.number = "+partyByID), safe(id))
	if err != nil {
		return a, err
	}
	if a.ID == "" {
		return a, l.notFound("actor", id)
	}
	const its = " WHERE s.role = 0 AND s.party = $1 AND s.first "
	const issues = " FROM speakers s JOIN issue_statements x ON x.place = s.place AND x.ordinal = s.ordinal JOIN issues i ON i.number = x.issue"
	for _, q := range []struct {
		to   *[]library.Count
		text string
	}{
		{&a.Names, "SELECT '', text, reports FROM printed WHERE party = $1 AND form = 'name' ORDER BY reports DESC, text"},
		{&a.Roles, "SELECT '', text, reports FROM printed WHERE party = $1 AND form = 'role' ORDER BY reports DESC, text"},
		{&a.Issues, "SELECT max(i.id), i.de, count(*)" + issues + its + "GROUP BY i.de ORDER BY 3 DESC, 2"},
		{&a.IssuesEN, "SELECT max(i.id), i.en, count(*)" + issues + its + "GROUP BY i.en ORDER BY 3 DESC, 2"},
		{&a.Addressed, "SELECT CASE WHEN p.known THEN p.id ELSE '' END, p.name, count(*) FROM speakers s JOIN speakers t ON t.place = s.place AND t.ordinal = s.ordinal AND t.role = 1 JOIN parties p ON p.number = t.party" + its + "GROUP BY p.number ORDER BY 3 DESC, 2"},
		{&a.Verbs, "SELECT '', x.verb, count(*) FROM speakers s JOIN said x ON x.place = s.place AND x.ordinal = s.ordinal" + its + "AND x.verb <> '' GROUP BY x.verb ORDER BY 3 DESC, 2"},
	} {
		if *q.to, err = l.listed(ctx, mostCounted, q.text, number); err != nil {
			return a, err
		}
	}
	if err := l.speaksIn(ctx, &a, number); err != nil {
		return a, err
	}
	a.Days, err = l.speaksOn(ctx, number)
	return a, err
}

// mostEach is for how many statements each report is looked up by itself.
const mostEach = 100_000

// speaksIn counts an actor's statements by outlet and story, in one go through its
// reports.
func (l *Library) speaksIn(ctx context.Context, a *library.Actor, number int64) error {
	reports := "CROSS JOIN LATERAL (SELECT outlet, story, day FROM documents WHERE place = s.at LIMIT 1) d"
	if a.Statements > mostEach {
		reports = "JOIN documents d ON d.place = s.at" // all reports are gone through
	}
	return l.query(ctx, func(r pgx.Rows) error {
		var inStory bool
		var c library.Count
		err := r.Scan(&inStory, &c.ID, &c.Name, &c.Count)
		c.ID, c.Name = plain(c.ID), plain(c.Name)
		to := &a.Outlets
		if inStory {
			to = &a.Stories
		}
		if len(*to) < mostCounted {
			*to = append(*to, c)
		}
		return err
	}, `WITH s AS MATERIALIZED (SELECT place & -65536 AS at, count(*) AS n FROM speakers WHERE role = 0 AND party = $1 AND first GROUP BY 1),
		g AS (SELECT grouping(d.outlet) = 1 AS by_story, d.outlet, d.story, max(d.day) AS day, sum(s.n)::bigint AS n
			FROM s `+reports+` GROUP BY GROUPING SETS ((d.outlet), (d.story))),
		r AS MATERIALIZED (SELECT *, rank() OVER (PARTITION BY by_story ORDER BY CASE WHEN by_story THEN day ELSE '' END DESC, n DESC) AS rank
			FROM g WHERE NOT by_story OR story IS NOT NULL)
		SELECT r.by_story, coalesce(t.id, ''), coalesce(t.title, r.outlet), r.n FROM r LEFT JOIN stories t ON r.by_story AND t.number = r.story
		WHERE r.rank <= $2 AND (NOT r.by_story OR t.number IS NOT NULL)
		ORDER BY r.by_story, CASE WHEN r.by_story THEN r.day ELSE '' END DESC, r.n DESC, coalesce(t.id, r.outlet)`, number, mostCounted)
}

// speaksOn counts an actor's statements by day, the first day first. Places say the
// day, but for those of days that are none.
func (l *Library) speaksOn(ctx context.Context, number int64) ([]library.Count, error) {
	const its = " WHERE s.role = 0 AND s.party = $1 AND s.first AND "
	odd, err := l.listed(ctx, 100_000, "SELECT '', d.day, count(*) FROM speakers s JOIN documents d ON d.place = s.place & -65536"+its+
		"(s.place < $2 OR s.place >= $3) AND (d.place < $2 OR d.place >= $3) GROUP BY d.day", number, oddEnd, int64(mostDay)<<dayBits)
	if err != nil {
		return nil, err
	}
	out := odd
	err = l.query(ctx, func(r pgx.Rows) error {
		var place int64
		var c library.Count
		err := r.Scan(&place, &c.Count)
		c.Name = dayAt(place)
		out = append(out, c)
		return err
	}, "SELECT min(s.place), count(*) FROM speakers s"+its+"s.place >= $2 AND s.place < $3 GROUP BY s.place >> 46", number, oddEnd, int64(mostDay)<<dayBits)
	slices.SortFunc(out, func(a, b library.Count) int { return cmp.Compare(a.Name, b.Name) })
	return out, err
}

// listed reads rows of id, name and count, at most so many.
func (l *Library) listed(ctx context.Context, most int, text string, args ...any) (out []library.Count, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		if len(out) == most {
			return nil
		}
		var c library.Count
		err := r.Scan(&c.ID, &c.Name, &c.Count)
		c.ID, c.Name = plain(c.ID), plain(c.Name)
		out = append(out, c)
		return err
	}, text, args...)
	return out, err
}
