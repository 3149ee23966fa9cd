package postgres

import (
	"context"

	"synopse/internal/library"
	"synopse/internal/library/marked"
)

// show reads the sentences of a page of hits and groups them by story; those that are
// counted, it counts.
func (l *Library) show(ctx context.Context, x *search, s *library.Searched, page, counted []hit, found *library.Found) error {
	r := l.reader(ctx)
	var places []int64
	var said []statementAt
	for i := range page {
		h := &page[i]
		places, said = append(places, h.place), append(said, h.asked(x)...)
	}
	list := append(r.loading(places), r.loadingSaid(said)...)
	var f *facets
	if s.Facets > 0 && s.Cursor == "" {
		f = facetsOf(counted, s.Labels)
		list = append(list, f.asking()...)
	}
	if err := r.ask(list); err != nil {
		return err
	}
	if f != nil {
		found.Facets = f.all()
	}
	of := map[string]int{}
	for i := range page {
		h, ok := r.hit(x, s, &page[i])
		if !ok {
			continue
		}
		story := h.In.Story
		n, ok := of[story]
		if !ok || story == "" {
			n = len(found.Stories)
			of[story] = n
			found.Stories = append(found.Stories, r.docs[reportAt(page[i].place)].foundStory())
		}
		found.Stories[n].Hits = append(found.Stories[n].Hits, h)
	}
	return nil
}

// asked gives the statements of the sentence that are asked for.
func (h *hit) asked(x *search) (out []statementAt) {
	for _, s := range h.facts.in(h.place) {
		if x.asks(&s) {
			out = append(out, statementAt{s.place, s.ordinal})
		}
	}
	return out
}

// hit gives a hit as it is shown; false if its report was read anew at this moment.
func (r *reader) hit(x *search, s *library.Searched, at *hit) (h library.Hit, ok bool) {
	d := r.docs[reportAt(at.place)]
	if d == nil || d.version != at.facts.version {
		return h, false
	}
	sentence := d.sentence(sentenceAt(at.place))
	if sentence == nil {
		return h, false
	}
	h = library.Hit{In: d.ref, Sentence: sentence.Number, Range: sentence.Range, Text: d.index.Slice(sentence.Start, sentence.End)}
	h.Marks = marked.Words(h.Text, sentence.Start, &s.Query)
	for _, one := range at.asked(x) {
		if said, ok := r.said(one); ok {
			said.Text, said.Start = "", 0
			h.Statements = append(h.Statements, said)
		}
	}
	return h, true
}

// foundStory gives the report's story, without hits.
func (d *read) foundStory() library.FoundStory {
	if d.ref.Story == "" {
		return library.FoundStory{Title: d.ref.Title, Reports: 1}
	}
	return library.FoundStory{ID: d.ref.Story, Title: d.story.title, Reports: d.story.reports}
}
