package sqlite

import (
	"context"
	"database/sql"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
	"synopse/internal/library/marked"
)

// ranked is a place with how well its sentence fits, the least best.
type ranked struct {
	place int64
	rank  float64
}

// Find gives the sentences a query asks for.
func (l *Library) Find(ctx context.Context, s library.Searched) (library.Found, error) {
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
	places, err := r.places(r.ctx, x, after, want+1)
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

// places gives the places of the newest hits before one.
func (l *Library) places(ctx context.Context, x *search, before int64, limit int) (out []int64, err error) {
	text, args := x.places(before, limit)
	err = l.query(ctx, func(r *sql.Rows) error {
		var p int64
		err := r.Scan(&p)
		out = append(out, p)
		return err
	}, text, args...)
	return out, err
}

// best gives a page of the hits that fit best among the newest.
func (r *reader) best(x *search, s *library.Searched, limit int, found *library.Found) ([]int64, error) {
	offset := int64(0)
	if s.Cursor != "" {
		var err error
		if offset, err = r.numberCursor(s.Cursor); err != nil {
			return nil, err
		}
	}
	var list []ranked
	err := r.query(r.ctx, func(rows *sql.Rows) error {
		var p ranked
		err := rows.Scan(&p.place, &p.rank)
		list = append(list, p)
		return err
	}, "SELECT place, fit FROM (SELECT "+x.col+" AS place, bm25(sentences, 2.0, 1.0) AS fit FROM "+x.from+x.where()+" ORDER BY "+x.col+" DESC LIMIT ?) ORDER BY fit, place DESC",
		append(append(append([]any(nil), x.fromArgs...), x.args...), bestOf+1)...)
	if err != nil {
		return nil, err
	}
	found.All = len(list) <= bestOf
	list = list[:min(len(list), bestOf)]
	found.Counted = len(list)
	var page, all []int64
	for i, p := range list {
		all = append(all, p.place)
		if int64(i) >= offset && len(page) < limit {
			page = append(page, p.place)
		}
	}
	if next := offset + int64(limit); offset >= 0 && next < int64(len(list)) {
		found.Next = cursor.Write(next)
	}
	if s.Facets > 0 && s.Cursor == "" {
		found.Facets, err = r.facets(all[:min(len(all), s.Facets)], s.Labels)
	}
	return page, err
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
		sentence := d.sentence(sentenceAt(place))
		if sentence == nil {
			continue
		}
		h := library.Hit{In: d.ref, Sentence: sentence.Number, Range: sentence.Range, Text: d.index.Slice(sentence.Start, sentence.End)}
		h.Marks = marked.Words(h.Text, sentence.Start, &s.Query)
		if h.Statements, err = r.statements(place, asked[place]); err != nil {
			return err
		}
		i, ok := of[d.ref.Story]
		if !ok || d.ref.Story == "" {
			i = len(found.Stories)
			of[d.ref.Story] = i
			st := library.FoundStory{ID: d.ref.Story, Title: d.ref.Title, Reports: 1}
			if st.ID != "" {
				st.Title, st.Reports = d.title, d.reports
			}
			found.Stories = append(found.Stories, st)
		}
		found.Stories[i].Hits = append(found.Stories[i].Hits, h)
	}
	return nil
}

// askedFor gives the statements of sentences that are asked for, by place.
func (r *reader) askedFor(x *search, page []int64) (map[int64][]int, error) {
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
