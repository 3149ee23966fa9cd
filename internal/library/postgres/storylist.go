package postgres

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
	"synopse/internal/terms"
)

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
	c.storyFilter(&f)
	if f.Cursor != "" {
		at, err := l.storyCursor(f, len(order))
		if err != nil {
			return page, err
		}
		c.add("("+strings.Join(order, ", ")+") < (?"+strings.Repeat(", ?", len(order)-1)+")", at...)
	}
	limit := limited(f.Limit, 50, 500)
	var last []any
	var numbers []int64
	err = l.query(ctx, func(r pgx.Rows) error {
		if len(page.Items) == limit {
			page.Next = cursor.Write(last...)
			return nil
		}
		row, n, err := scanStory(r, f.Labels)
		if err != nil {
			return err
		}
		page.Items, numbers = append(page.Items, row), append(numbers, n)
		last = map[library.StorySort][]any{
			library.ByDay: {row.Last, row.Reports, n}, library.BySize: {row.Reports, n},
			library.ByUpdate: {row.Updated.Format(time.RFC3339Nano), n}, library.ByClashes: {row.Clashes, n},
		}[f.Sort]
		return nil
	}, numbered("SELECT "+storyColumns+" FROM stories s"+c.where()+" ORDER BY "+strings.Join(order, " DESC, ")+" DESC LIMIT ?"), append(c.args, limit+1)...)
	if err != nil || f.Since.IsZero() {
		return page, err
	}
	fresh, err := l.fresh(ctx, numbers, f.Since)
	for i, n := range numbers {
		page.Items[i].Fresh = fresh[n]
	}
	return page, err
}

// storyCursor reads a cursor of a list of stories, and sees that it is of this one.
func (l *Library) storyCursor(f library.StoryFilter, n int) ([]any, error) {
	at, err := cursor.Read(f.Cursor, n)
	if err != nil {
		return nil, l.badCursor()
	}
	for i, v := range at {
		s, text := v.(string)
		if text != (i == 0 && (f.Sort == library.ByDay || f.Sort == library.ByUpdate)) {
			return nil, l.badCursor()
		}
		if text && f.Sort == library.ByUpdate {
			if at[i], err = time.Parse(time.RFC3339Nano, s); err != nil {
				return nil, l.badCursor()
			}
		}
	}
	return at, nil
}

// conditions are the conditions of a query, all of which must hold; a question mark
// stands for each argument.
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

// numbered writes the question marks of a query as PostgreSQL has them: $1, $2 …
func numbered(text string) string {
	var b strings.Builder
	n := 0
	for part := range strings.SplitSeq(text, "?") {
		if n > 0 {
			b.WriteString("$" + strconv.Itoa(n))
		}
		b.WriteString(part)
		n++
	}
	return b.String()
}

func (c *conditions) storyFilter(f *library.StoryFilter) {
	if f.Least > 1 {
		c.add("s.reports >= ?", f.Least)
	}
	if f.Outlets > 1 {
		c.add("cardinality(s.outlets) >= ?", f.Outlets)
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
		c.add("? = ANY(s.languages)", f.Language)
	}
	if f.Outlet != "" {
		c.add("? = ANY(s.outlets)", safe(f.Outlet))
	}
	if f.Actor != "" {
		c.add(`s.number IN (SELECT d.story FROM speakers p JOIN documents d ON d.place = p.place & -65536
			WHERE p.role = 0 AND p.party = `+partyByID+` AND p.first)`, safe(f.Actor))
	}
	for _, w := range topicWords(f.Topic) {
		c.add("s.number IN (SELECT i.story FROM issue_words w JOIN issues i ON i.number = w.issue WHERE w.word = ANY(?))", w)
	}
}

// topicWords gives the terms that an issue must have: for each word one of several.
func topicWords(topic string) [][]string {
	if strings.HasPrefix(topic, "medtop:") {
		return [][]string{{topic}}
	}
	words := terms.Split(topic)
	var out [][]string
	for i, lemmas := range terms.Lemmas(words) {
		alternatives := []string{safe(terms.Clean(words[i]))}
		for _, w := range lemmas {
			alternatives = append(alternatives, safe(w))
		}
		out = append(out, alternatives)
	}
	return out
}
