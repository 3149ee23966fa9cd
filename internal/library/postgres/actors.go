package postgres

import (
	"context"

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
		number, ok2 := at[1].(int64)
		if !ok1 || !ok2 {
			return page, l.badCursor()
		}
		c.add("(p.statements, -p.number) < (?, ?)", statements, number)
	}
	limit := limited(f.Limit, 50, 500)
	var last int64
	err = l.query(ctx, func(r pgx.Rows) error {
		a, n, err := scanActor(r)
		if len(page.Items) == limit {
			page.Next = cursor.Write(page.Items[limit-1].Statements, -last)
			return err
		}
		page.Items, last = append(page.Items, a), n
		return err
	}, numbered("SELECT "+actorColumns+" FROM parties p"+c.where()+" ORDER BY p.statements DESC, p.number LIMIT ?"), append(c.args, limit+1)...)
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
	}, "SELECT "+actorColumns+" FROM parties p WHERE p.id = $1 AND p.known", safe(id))
	if err != nil {
		return a, err
	}
	if a.ID == "" {
		return a, l.notFound("actor", id)
	}
	const speaks = " FROM speakers s JOIN documents d ON d.place = s.place & -65536 "
	const its = " WHERE s.role = 0 AND s.party = $1 AND s.first "
	const issues = " FROM speakers s JOIN issue_statements x ON x.place = s.place AND x.ordinal = s.ordinal JOIN issues i ON i.number = x.issue"
	for _, q := range []struct {
		to   *[]library.Count
		text string
	}{
		{&a.Names, "SELECT '', text, reports FROM printed WHERE party = $1 AND form = 'name' ORDER BY reports DESC, text"},
		{&a.Roles, "SELECT '', text, reports FROM printed WHERE party = $1 AND form = 'role' ORDER BY reports DESC, text"},
		{&a.Outlets, "SELECT '', d.outlet, count(*)" + speaks + its + "GROUP BY d.outlet ORDER BY 3 DESC, 2"},
		{&a.Issues, "SELECT max(i.id), i.de, count(*)" + issues + its + "GROUP BY i.de ORDER BY 3 DESC, 2"},
		{&a.IssuesEN, "SELECT max(i.id), i.en, count(*)" + issues + its + "GROUP BY i.en ORDER BY 3 DESC, 2"},
		{&a.Addressed, "SELECT CASE WHEN p.known THEN p.id ELSE '' END, p.name, count(*) FROM speakers s JOIN speakers t ON t.place = s.place AND t.ordinal = s.ordinal AND t.role = 1 JOIN parties p ON p.number = t.party" + its + "GROUP BY p.number ORDER BY 3 DESC, 2"},
		{&a.Verbs, "SELECT '', x.verb, count(*) FROM speakers s JOIN said x ON x.place = s.place AND x.ordinal = s.ordinal" + its + "AND x.verb <> '' GROUP BY x.verb ORDER BY 3 DESC, 2"},
		{&a.Stories, "SELECT t.id, t.title, count(*)" + speaks + "JOIN stories t ON t.number = d.story" + its + "GROUP BY t.number ORDER BY max(d.day) DESC, 3 DESC, 1"},
	} {
		if *q.to, err = l.listed(ctx, mostCounted, q.text, number); err != nil {
			return a, err
		}
	}
	a.Days, err = l.listed(ctx, 100_000, "SELECT '', d.day, count(*)"+speaks+its+"GROUP BY d.day ORDER BY d.day", number)
	return a, err
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
