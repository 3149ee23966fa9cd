package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
	"synopse/internal/terms"
)

// synopsisParts adds the actors and issues of a synopsis.
func (l *Library) synopsisParts(ctx context.Context, s *library.Synopsis, local []localParty) error {
	for _, p := range local {
		var f library.Figure
		var known bool
		if _, err := l.one(ctx, []any{&f.Actor, &known, &f.Kind, &f.Country, &f.Name}, "SELECT id, known, kind, country, name FROM parties WHERE number = coalesce((SELECT party FROM party_moves WHERE number = ?1), ?1)", p.Party); err != nil {
			return err
		}
		if !known {
			f.Actor = ""
		}
		s.Figures, s.Actors = append(s.Figures, f), append(s.Actors, p.Actor)
	}
	return l.query(ctx, func(r *sql.Rows) error {
		var x library.StoryIssue
		var de, en string
		err := r.Scan(&x.ID, &x.Library, &de, &en, &x.Relation)
		x.Labels = map[string]string{"de": de, "en": en}
		s.Issues = append(s.Issues, x)
		return err
	}, "SELECT i.local, i.id, i.de, i.en, i.relation FROM issues i JOIN stories s ON s.number = i.story WHERE s.id = ? ORDER BY i.number", s.Story)
}

// currentStory follows an id to the story it leads to.
func (l *Library) currentStory(ctx context.Context, id string) (string, error) {
	seen := map[string]bool{}
	for at := id; !seen[at]; {
		if ok, err := l.one(ctx, []any{new(int)}, "SELECT 1 FROM stories WHERE id = ?", at); err != nil || ok {
			return at, err
		}
		seen[at] = true
		if _, err := l.one(ctx, []any{&at}, "SELECT story FROM forwards WHERE id = ?", at); err != nil {
			return "", err
		}
	}
	return "", l.notFound("story", id)
}

// StoryOf gives the story a report is in.
func (l *Library) StoryOf(ctx context.Context, report string) (id string, err error) {
	_, err = l.one(ctx, []any{&id}, "SELECT s.id FROM documents d JOIN stories s ON s.number = d.story WHERE d.report = ?", report)
	return id, err
}

const storyColumns = `s.number, s.id, s.title, s.day, s.last, s.updated, s.outlet_list, s.language_list, s.reports, s.origins, s.issues, s.clashes, s.only_in, s.topics, s.edited,
	EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'synopsis' AND t.number = s.number AND t.reason IS NULL)`

// storyOrders are the columns that lists of stories are ordered by, largest first.
var storyOrders = map[library.StorySort][]string{
	library.ByDay:     {"s.last", "s.reports", "s.number"},
	library.BySize:    {"s.reports", "s.number"},
	library.ByUpdate:  {"s.updated", "s.number"},
	library.ByClashes: {"s.clashes", "s.number"},
}

// StoryList gives stories by filter.
func (l *Library) StoryList(ctx context.Context, f library.StoryFilter) (page library.Page[library.StoryRow], err error) {
	order, ok := storyOrders[f.Sort]
	if !ok {
		f.Sort, order = library.ByDay, storyOrders[library.ByDay]
	}
	var c conditions
	if err := l.topicFilter(ctx, &c, f.Topic); err != nil {
		return page, err
	}
	c.storyFilter(&f)
	if f.Cursor != "" {
		at, err := cursor.Read(f.Cursor, len(order))
		if err != nil {
			return page, l.badCursor()
		}
		c.add("("+strings.Join(order, ", ")+") < (?"+strings.Repeat(", ?", len(order)-1)+")", at...)
	}
	limit := limited(f.Limit, 50, 500)
	names, err := l.outletNames(ctx)
	if err != nil {
		return page, err
	}
	var last []any
	var numbers []int64
	err = l.query(ctx, func(r *sql.Rows) error {
		if len(page.Items) == limit {
			page.Next = cursor.Write(last...)
			return nil
		}
		row, n, err := scanStory(r, names, f.Labels)
		if err != nil {
			return err
		}
		page.Items, numbers = append(page.Items, row), append(numbers, n)
		last = map[library.StorySort][]any{
			library.ByDay: {row.Last, row.Reports, n}, library.BySize: {row.Reports, n},
			library.ByUpdate: {written(row.Updated), n}, library.ByClashes: {row.Clashes, n},
		}[f.Sort]
		return nil
	}, "SELECT "+storyColumns+" FROM stories s"+c.where()+" ORDER BY "+strings.Join(order, " DESC, ")+" DESC LIMIT ?", append(c.args, limit+1)...)
	if err != nil || f.Since.IsZero() {
		return page, err
	}
	for i, n := range numbers {
		if _, err := l.one(ctx, []any{&page.Items[i].Fresh}, "SELECT count(*) FROM documents WHERE story = ? AND came > ?", n, written(f.Since)); err != nil {
			return page, err
		}
	}
	return page, nil
}

// conditions are the conditions of a query, all of which must hold.
type conditions struct {
	texts []string
	args  []any
}

func (c *conditions) add(text string, args ...any) {
	c.texts = append(c.texts, text)
	c.args = append(c.args, args...)
}

func (c *conditions) where() string {
	if len(c.texts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.texts, " AND ")
}

func (c *conditions) storyFilter(f *library.StoryFilter) {
	if f.Least > 1 {
		c.add("s.reports >= ?", f.Least)
	}
	if f.Outlets > 1 {
		c.add("s.outlets >= ?", f.Outlets)
	}
	if f.From != "" {
		c.add("s.last >= ?", f.From)
	}
	if f.Until != "" {
		c.add("s.day <= ?", f.Until)
	}
	if f.OnlyFresh {
		c.add("s.updated > ?", written(f.Since))
	}
	if f.Language != "" {
		c.add("instr(s.language_list, ?)", toJSON(f.Language))
	}
	if f.Outlet != "" {
		c.add("s.number IN (SELECT d.story FROM documents d WHERE d.outlet = (SELECT number FROM outlet_names WHERE name = ?))", f.Outlet)
	}
	if f.Actor != "" {
		c.add(`s.number IN (SELECT d.story FROM speakers p JOIN documents d ON d.number = p.place >> 16 & 268435455
			WHERE p.role = 0 AND p.party = `+partyByID+` AND p.first = 1)`, f.Actor)
	}
}

// fewIssues is how many issues are looked up to find their stories; where a word is
// one of more, stories are looked at in their order until enough have it.
const fewIssues = 500

// topicFilter adds that a story has an issue with each of a topic's words.
func (l *Library) topicFilter(ctx context.Context, c *conditions, topic string) error {
	for _, w := range topicWords(topic) {
		is := "w.word IN (?" + strings.Repeat(", ?", len(w)-1) + ")"
		var n int
		if _, err := l.one(ctx, []any{&n}, "SELECT count(*) FROM (SELECT 1 FROM issue_words w WHERE "+is+" LIMIT ?)", append(w[:len(w):len(w)], fewIssues+1)...); err != nil {
			return err
		}
		if n > fewIssues {
			c.add("EXISTS (SELECT 1 FROM issues i CROSS JOIN issue_words w ON w.issue = i.number AND "+is+" WHERE i.story = s.number)", w...)
		} else {
			c.add("s.number IN (SELECT i.story FROM issue_words w JOIN issues i ON i.number = w.issue WHERE "+is+")", w...)
		}
	}
	return nil
}

// topicWords gives the terms that an issue must have: for each word one of several.
func topicWords(topic string) [][]any {
	if strings.HasPrefix(topic, "medtop:") {
		return [][]any{{topic}}
	}
	words := terms.Split(topic)
	var out [][]any
	for i, lemmas := range terms.Lemmas(words) {
		alternatives := []any{terms.Clean(words[i])}
		for _, w := range lemmas {
			alternatives = append(alternatives, w)
		}
		out = append(out, alternatives)
	}
	return out
}

func scanStory(r *sql.Rows, outlets map[int64]string, labels string) (s library.StoryRow, number int64, err error) {
	var updated, outletList, languages, topics string
	err = r.Scan(&number, &s.ID, &s.Title, &s.First, &s.Last, &updated, &outletList, &languages, &s.Reports, &s.Origins, &s.Issues, &s.Clashes, &s.OnlyIn, &topics, &s.Edited, &s.Stale)
	if err != nil {
		return s, number, err
	}
	s.Updated = parsed(updated)
	s.Languages = fromJSON[[]string](languages)
	for _, n := range fromJSON[[]int64](outletList) {
		if name := outlets[n]; name != "" {
			s.Outlets = append(s.Outlets, name)
		}
	}
	for _, t := range fromJSON[[]string](topics) {
		de, en, _ := strings.Cut(t, "\x00")
		if labels == "en" {
			de = en
		}
		s.Topics = append(s.Topics, de)
	}
	return s, number, nil
}

// outletNames gives the names of all outlets by number; there are not many.
func (l *Library) outletNames(ctx context.Context) (map[int64]string, error) {
	return l.reader(ctx).outletNames()
}

func (r *reader) outletNames() (out map[int64]string, err error) {
	if r.memory.with(r.turn, func() { out = r.memory.outlets }); out != nil {
		return out, nil
	}
	out = map[int64]string{}
	err = r.query(r.ctx, func(rows *sql.Rows) error {
		var n int64
		var name string
		err := rows.Scan(&n, &name)
		out[n] = name
		return err
	}, "SELECT number, name FROM outlet_names")
	if err == nil {
		r.memory.with(r.turn, func() { r.memory.outlets = out })
	}
	return out, err
}

// numberCursor reads the place of a row that is one number.
func (l *Library) numberCursor(from string) (int64, error) {
	at, err := cursor.Read(from, 1)
	if err != nil {
		return 0, l.badCursor()
	}
	n, ok := at[0].(int64)
	if !ok || n < 0 {
		return 0, l.badCursor()
	}
	return n, nil
}
