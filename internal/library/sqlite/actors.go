package sqlite

import (
	"context"
	"database/sql"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
	"synopse/internal/library/marked"
)

const actorColumns = `p.id, coalesce((SELECT r.text FROM printed r WHERE r.party = p.number AND r.form = 'full' ORDER BY r.reports DESC, r.text LIMIT 1), p.name),
	p.kind, p.country, p.statements, p.reports, p.last, p.number`

func scanActor(r *sql.Rows) (a library.ActorRow, number int64, err error) {
	err = r.Scan(&a.ID, &a.Name, &a.Kind, &a.Country, &a.Statements, &a.Reports, &a.Last, &number)
	return a, number, err
}

// FindActors gives actors by words of their names.
func (l *Library) FindActors(ctx context.Context, f library.ActorFilter) (page library.Page[library.ActorRow], err error) {
	var c conditions
	c.add("p.known = 1 AND p.reports > 0")
	if words := marked.Looked(f.Name); len(words) > 0 {
		list, err := l.numbersOf(ctx, "party_words", "party", words, true)
		if err != nil {
			return page, err
		}
		c.add("p.number IN (SELECT value FROM json_each(?))", toJSON(list))
	}
	if f.Kind != "" {
		c.add("p.kind = ?", f.Kind)
	}
	if f.Cursor != "" {
		at, err := cursor.Read(f.Cursor, 2)
		if err != nil {
			return page, l.badCursor()
		}
		c.add("p.statements <= ? AND (p.statements < ? OR p.id > ?)", at[0], at[0], at[1])
	}
	limit := limited(f.Limit, 50, 500)
	err = l.query(ctx, func(r *sql.Rows) error {
		a, _, err := scanActor(r)
		if len(page.Items) == limit {
			page.Next = cursor.Write(page.Items[limit-1].Statements, page.Items[limit-1].ID)
			return err
		}
		page.Items = append(page.Items, a)
		return err
	}, "SELECT "+actorColumns+" FROM parties p"+c.where()+" ORDER BY p.statements DESC, p.id LIMIT ?", append(c.args, limit+1)...)
	return page, err
}

// mostCounted is how many values of a kind are given of an actor or an outlet.
const mostCounted = 50

// Actor gives what is known of an actor.
func (l *Library) Actor(ctx context.Context, id string) (a library.Actor, err error) {
	var number int64
	err = l.query(ctx, func(r *sql.Rows) (err error) {
		a.ActorRow, number, err = scanActor(r)
		return err
	}, "SELECT "+actorColumns+" FROM parties p WHERE p.number = "+partyByID, id)
	if err != nil {
		return a, err
	}
	if a.ID == "" {
		return a, l.notFound("actor", id)
	}
	const speaks = " FROM speakers s JOIN documents d ON d.number = s.place >> 16 & 268435455 "
	const its = " WHERE s.role = 0 AND s.party = ? AND s.first = 1 "
	for _, q := range []struct {
		to   *[]library.Count
		text string
	}{
		{&a.Names, "SELECT '', text, reports FROM printed WHERE party = ? AND form = 'name' ORDER BY reports DESC, text"},
		{&a.Roles, "SELECT '', text, reports FROM printed WHERE party = ? AND form = 'role' ORDER BY reports DESC, text"},
		{&a.Outlets, "SELECT '', o.name, count(*)" + speaks + "JOIN outlet_names o ON o.number = d.outlet" + its + "GROUP BY d.outlet ORDER BY 3 DESC, 2"},
		{&a.Issues, "SELECT max(i.id), i.de, count(*) FROM speakers s JOIN issue_statements x ON x.place = s.place AND x.ordinal = s.ordinal JOIN issues i ON i.number = x.issue" + its + "GROUP BY i.de ORDER BY 3 DESC, 2"},
		{&a.IssuesEN, "SELECT max(i.id), i.en, count(*) FROM speakers s JOIN issue_statements x ON x.place = s.place AND x.ordinal = s.ordinal JOIN issues i ON i.number = x.issue" + its + "GROUP BY i.en ORDER BY 3 DESC, 2"},
		{&a.Addressed, "SELECT CASE WHEN p.known THEN p.id ELSE '' END, p.name, count(*) FROM speakers s JOIN speakers t ON t.place = s.place AND t.ordinal = s.ordinal AND t.role = 1 JOIN parties p ON p.number = t.party" + its + "GROUP BY p.number ORDER BY 3 DESC, 2"},
		{&a.Verbs, "SELECT '', x.verb, count(*) FROM speakers s JOIN said x ON x.place = s.place AND x.ordinal = s.ordinal" + its + "AND x.verb <> '' GROUP BY x.verb ORDER BY 3 DESC, 2"},
		{&a.Stories, "SELECT t.id, t.title, count(*)" + speaks + "JOIN stories t ON t.number = d.story" + its + "GROUP BY t.number ORDER BY max(d.day) DESC, 3 DESC, 1"},
	} {
		if *q.to, err = l.counts(ctx, mostCounted, q.text, number); err != nil {
			return a, err
		}
	}
	return a, l.query(ctx, func(r *sql.Rows) error {
		var day int64
		var c library.Count
		err := r.Scan(&day, &c.Count)
		c.Name = dayAt(day << (documentBits + sentenceBits))
		a.Days = append(a.Days, c)
		return err
	}, "SELECT s.place >> 44, count(*) FROM speakers s"+its+"GROUP BY 1 ORDER BY 1", number)
}

// counts reads rows of id, name and count.
func (l *Library) counts(ctx context.Context, most int, text string, args ...any) (out []library.Count, err error) {
	err = l.query(ctx, func(r *sql.Rows) error {
		var c library.Count
		err := r.Scan(&c.ID, &c.Name, &c.Count)
		out = append(out, c)
		return err
	}, text+" LIMIT ?", append(args, most)...)
	return out, err
}
