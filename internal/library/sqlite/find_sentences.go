package sqlite

import (
	"context"
	"database/sql"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
	"synopse/internal/library/marked"
)

func (l *Library) find(ctx context.Context, s library.Searched) (library.Found, error) {
	found := library.Found{All: true}
	r := l.reader(ctx)
	x, err := l.search(ctx, &s)
	if err != nil {
		return found, err
	}
	if _, err := l.one(ctx, []any{&found.Place}, "SELECT coalesce(max(reading), 0) FROM documents"); err != nil {
		return found, err
	}
	if x.nothing || s.Query.Empty() && s.After == 0 {
		return found, nil
	}
	limit := limited(s.Limit, 50, 1000)
	var page []int64
	if s.Sort == library.Best && x.text {
		page, err = r.best(x, &s, limit, &found)
	} else {
		page, err = r.newest(x, &s, limit, &found)
	}
	if err != nil {
		return found, err
	}
	return found, r.hits(x, &s, page, &found)
}

// newest gives a page of the newest hits, and counts them for facets.
func (r *reader) newest(x *search, s *library.Searched, limit int, found *library.Found) ([]int64, error) {
	after := int64(-1)
	if s.Cursor != "" {
		var err error
		if after, err = r.numberCursor(s.Cursor); err != nil {
			return nil, err
		}
	}
	want := limit
	if s.Cursor == "" {
		want = max(limit, s.Facets)
	}
	places, err := r.places(x, after, want+1)
	if err != nil {
		return nil, err
	}
	found.All = len(places) <= want
	places = places[:min(len(places), want)]
	if s.Cursor == "" {
		found.Counted = len(places)
	}
	page := places[:min(len(places), limit)]
	if len(page) > 0 && (len(places) > len(page) || !found.All) {
		found.Next = cursor.Write(page[len(page)-1])
	}
	if s.Facets > 0 && s.Cursor == "" {
		if found.Facets, err = r.facets(places[:min(len(places), s.Facets)], s.Labels); err != nil {
			return nil, err
		}
	}
	return page, nil
}

// fewestTried is how many sentences with the words are tried at once where clauses
// about statements are to hold, and mostTried how many at most: each time twice as many.
const (
	fewestTried = 1000
	mostTried   = 32_000
)

// places gives the places of the newest hits before one.
func (r *reader) places(x *search, before int64, limit int) (out []int64, err error) {
	if !x.tested {
		text, args := x.places(before, limit)
		return r.list(r.ctx, text, args...)
	}
	for n := max(2*limit, fewestTried); ; n = min(2*n, mostTried) {
		text, args := x.places(before, n)
		tried, err := r.list(r.ctx, text, args...)
		if err != nil {
			return nil, err
		}
		fitting, err := r.fitting(x, tried)
		if err != nil {
			return nil, err
		}
		out = append(out, fitting...)
		if len(out) >= limit || len(tried) < n {
			return out[:min(len(out), limit)], nil
		}
		before = tried[n-1]
	}
}

// list reads the numbers that a query gives, in their order. They come in one row:
// many rows take longer than what they are made of.
func (l *Library) list(ctx context.Context, text string, args ...any) ([]int64, error) {
	var all string
	_, err := l.one(ctx, []any{&all}, "SELECT coalesce(group_concat(p), '') FROM ("+text+")", args...)
	return numbers(nil, all), err
}

// best gives a page of the hits that fit best among the newest.
func (r *reader) best(x *search, s *library.Searched, limit int, found *library.Found) ([]int64, error) {
	offset := 0
	if s.Cursor != "" {
		at, err := r.numberCursor(s.Cursor)
		if err != nil {
			return nil, err
		}
		offset = int(min(at, bestOf))
	}
	places, err := r.places(x, -1, bestOf+1)
	if err != nil {
		return nil, err
	}
	found.All = len(places) <= bestOf
	found.Counted = min(len(places), bestOf)
	end := min(offset+limit, found.Counted)
	counted := 0
	if s.Cursor == "" {
		counted = min(s.Facets, found.Counted)
	}
	ranked, err := r.ranked(x, s, places, max(end, counted))
	if err != nil {
		return nil, err
	}
	if end < found.Counted {
		found.Next = cursor.Write(int64(end))
	}
	if counted > 0 || s.Facets > 0 && s.Cursor == "" {
		found.Facets, err = r.facets(ranked[:min(len(ranked), counted)], s.Labels)
	}
	return ranked[min(offset, len(ranked)):min(end, len(ranked))], err
}

// ranked gives those of the hits that fit best, the best first.
func (r *reader) ranked(x *search, s *library.Searched, places []int64, limit int) ([]int64, error) {
	if len(places) == 0 {
		return nil, nil
	}
	c := conditions{}
	c.add("x.sentences MATCH ?", match(&s.Query, ranking))
	c.add("x.rowid BETWEEN ? AND ?", places[len(places)-1], places[0])
	if len(x.texts) > 1 || x.tested { // others have the words, too
		c.add("+x.rowid IN (SELECT value FROM json_each(?))", toJSON(places))
	}
	return r.list(r.ctx, "SELECT place AS p FROM (SELECT x.rowid AS place, bm25(sentences, 2.0, 1.0) AS fit FROM sentences x"+c.where()+") ORDER BY fit, place DESC LIMIT +?", append(c.args, limit)...)
}

// hits reads the sentences at the places and groups them by story.
func (r *reader) hits(x *search, s *library.Searched, page []int64, found *library.Found) error {
	of := map[string]int{}
	asked, err := r.askedFor(x, page)
	if err != nil {
		return err
	}
	if err := r.documents(documentsAt(page)); err != nil {
		return err
	}
	if _, err := r.facts(page); err != nil { // those of all at once
		return err
	}
	for _, place := range page {
		d, err := r.document(documentAt(place))
		if err != nil {
			return err
		}
		if d == nil {
			continue // read anew at this moment
		}
		sentence, ok := d.shown.sentence(sentenceAt(place))
		if !ok {
			continue
		}
		ref := r.ref(d)
		h := library.Hit{In: ref, Sentence: sentence.Number, Range: sentence.Range, Text: d.index.Slice(sentence.Start, sentence.End)}
		h.Marks = marked.Words(h.Text, sentence.Start, &s.Query)
		if h.Statements, err = r.statements(place, asked[place]); err != nil {
			return err
		}
		i, ok := of[ref.Story]
		if !ok || ref.Story == "" {
			i = len(found.Stories)
			of[ref.Story] = i
			st := library.FoundStory{ID: ref.Story, Title: ref.Title, Reports: 1}
			if ref.Story != "" {
				st.Title, st.Reports = r.stories[d.story].title, r.stories[d.story].reports
			}
			found.Stories = append(found.Stories, st)
		}
		found.Stories[i].Hits = append(found.Stories[i].Hits, h)
	}
	return nil
}

// selectAsked gives the statements of sentences that are asked for, by place, as SQL
// tells them.
func (r *reader) selectAsked(x *search, page []int64) (map[int64][]int, error) {
	var c conditions
	for _, s := range x.said {
		c.add(s.text, s.args...)
	}
	out := map[int64][]int{}
	err := r.query(r.ctx, func(rows *sql.Rows) error {
		var place int64
		var ordinal int
		err := rows.Scan(&place, &ordinal)
		out[place] = append(out[place], ordinal)
		return err
	}, "SELECT w.place, w.ordinal FROM json_each(?) j CROSS JOIN said w ON w.place = j.value"+c.where()+" ORDER BY w.place, w.ordinal", append([]any{toJSON(page)}, c.args...)...)
	return out, err
}

// statements gives statements of a sentence, without its text.
func (r *reader) statements(place int64, ordinals []int) (out []library.Said, err error) {
	for _, n := range ordinals {
		s, ok, err := r.said(place, n)
		if err != nil {
			return nil, err
		}
		if ok {
			s.Text, s.Start = "", 0
			out = append(out, s)
		}
	}
	return out, nil
}
