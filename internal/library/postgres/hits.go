package postgres

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/marked"
)

// hit is the place of a sentence that was found, with how well it fits.
type hit struct {
	place int64
	rank  float64
	facts *facts // of its report
}

// firstWidth is how many days are looked through at first, from the newest back. How
// many then goes with what was found: common words are found in the first days, rare
// ones are few in all.
const (
	firstWidth = 2
	wider      = 8 // times, where nothing was found, and at most
)

// nextWidth gives how many days are looked through next, where so many hits were found
// in so many days and so many more are wanted.
func nextWidth(width, walked int64, found, more int) int64 {
	if found == 0 {
		return min(width*wider, mostDay)
	}
	return max(1, min(walked*int64(more)/int64(found)*5/4+1, width*wider, mostDay))
}

// candidates is how many reports are looked at in one go, at least and at most.
const (
	candidates     = 400
	mostCandidates = 2000
)

// newest finds the newest hits before a place, at most so many.
func (l *Library) newest(ctx context.Context, x *search, before int64, limit int) (out []hit, err error) {
	end := min(x.end, before)
	if before < x.end {
		end = before // sentences before it in the same report count, too
	}
	top, err := l.top(ctx, end)
	if err != nil {
		return nil, err
	}
	end = min(end, top)
	width, walked := int64(firstWidth), int64(0)
	for i := 0; end > x.first && len(out) < limit; i++ {
		first := max(x.first, max(0, end>>dayBits-width)<<dayBits)
		if x.within != nil {
			first = x.first
		}
		for at := end; at > first && len(out) < limit; {
			n := max(candidates, min(limit-len(out), mostCandidates))
			if i == 0 {
				n = min(n, 2*limit+20)
			}
			reports, next, err := l.reportsWith(ctx, x, first, at, n)
			if err != nil {
				return nil, err
			}
			found, err := l.hitsIn(ctx, x, reports)
			if err != nil {
				return nil, err
			}
			for _, h := range found {
				if h.place < before && len(out) < limit {
					out = append(out, h)
				}
			}
			at = next
		}
		end, walked = first, walked+width
		width = nextWidth(width, walked, len(out), limit-len(out))
	}
	return out, nil
}

// top gives the end of the newest report before a place.
func (l *Library) top(ctx context.Context, end int64) (int64, error) {
	var place int64
	known := l.latest.Load() // reports hardly ever go: what is newer lies in a month or two
	if end > known && known > 0 {
		ok, err := l.one(ctx, []any{&place}, "SELECT place FROM terms WHERE place >= $1 AND place < $2 ORDER BY place DESC LIMIT 1", known, end)
		if err != nil {
			return 0, err
		}
		if ok {
			l.latest.Store(max(place, known))
			return place + mostSentence + 1, nil
		}
	}
	ok, err := l.one(ctx, []any{&place}, "SELECT place FROM terms WHERE place < $1 ORDER BY place DESC LIMIT 1", end)
	if !ok || err != nil {
		return 0, err
	}
	if end == math.MaxInt64 {
		l.latest.Store(place)
	}
	return place + mostSentence + 1, nil
}

// reportsWith gives the reports of a time in which there may be hits, the newest
// first, at most so many, and before which place there may be more.
func (l *Library) reportsWith(ctx context.Context, x *search, first, end int64, limit int) (out []candidate, next int64, err error) {
	var c conditions
	c.add("x.place >= ? AND x.place < ?", first, end)
	switch {
	case x.words != "" || x.within != nil:
		if len(x.wanted) > 0 {
			said := x.said(-1)
			c.add("EXISTS (SELECT 1 FROM said w WHERE w.place BETWEEN x.place AND x.place + 65535 AND w.place >= ? AND w.place < ?::bigint + 65536 AND "+join(said.texts)+")",
				append([]any{first, end}, said.args...)...)
		}
	case len(x.wanted) > 0: // reports with such statements
		var places []int64
		if places, next, err = l.placesSaid(ctx, x, first, end, limit); err != nil || len(places) == 0 {
			return nil, first, err
		}
		c.add("x.place = ANY(?)", places)
	}
	if x.words != "" {
		c.add("x.words @@ ?::tsquery", x.words)
	}
	if x.within != nil {
		c.add("x.place = ANY(?)", x.within)
	}
	from := "terms x"
	if len(x.reports.texts) > 0 {
		from += " JOIN documents d ON d.place = x.place"
		c.add("d.place >= ? AND d.place < ?", first, end)
		c.add(join(x.reports.texts), x.reports.args...)
	}
	order := "x.place"
	if x.words != "" {
		// By the key alone it would look at every report between two that have the
		// words; the index of words tells which these are.
		order = "x.place + 0"
	}
	err = l.query(ctx, func(r pgx.Rows) error {
		var p candidate
		err := r.Scan(&p.place, &p.version)
		out = append(out, p)
		return err
	}, numbered("SELECT x.place, x.xmin FROM "+from+c.where()+" ORDER BY "+order+" DESC LIMIT ?"), append(c.args, limit)...)
	switch {
	case len(out) == limit:
		next = out[limit-1].place
	case next == 0:
		next = first
	}
	return out, next, err
}

func join(texts []string) string {
	c := conditions{texts: texts}
	return c.where()[len(" WHERE "):]
}

// placesSaid gives the reports of a time with statements that are asked for, the newest
// first, and before which place there may be more. It begins with the clause that
// most likely says least: who speaks, then the issue.
func (l *Library) placesSaid(ctx context.Context, x *search, first, end int64, limit int) (out []int64, next int64, err error) {
	var c conditions
	lead := slices.IndexFunc(x.wanted, func(w wanted) bool { return w.parties != nil })
	if lead < 0 {
		lead = slices.IndexFunc(x.wanted, func(w wanted) bool { return w.table != "" })
	}
	from, at, others := "said w", "w.place", x.said(lead)
	if lead >= 0 {
		w := &x.wanted[lead]
		from, at = w.table+" s", "s.place"
		c.add(join(w.row.texts), w.row.args...)
		if w.parties != nil {
			c.add("s.first = ANY('{t,f}')") // for the index
		}
		if len(others.texts) > 0 {
			others.texts = []string{"EXISTS (SELECT 1 FROM said w WHERE w.place = s.place AND w.ordinal = s.ordinal AND w.place >= ? AND w.place < ? AND " + join(others.texts) + ")"}
			others.args = append([]any{first, end}, others.args...)
		}
	}
	if len(others.texts) > 0 {
		c.add(join(others.texts), others.args...)
	}
	c.add(at+" >= ? AND "+at+" < ?", first, end)
	rows := 3 * limit // some reports have several
	n := 0
	err = l.query(ctx, func(r pgx.Rows) error {
		var p int64
		err := r.Scan(&p)
		n++
		if k := len(out); k == 0 || out[k-1] != p {
			out = append(out, p)
		}
		return err
	}, numbered("SELECT "+at+" & -65536 FROM "+from+c.where()+" ORDER BY "+at+" DESC LIMIT ?"), append(c.args, rows)...)
	next = first
	if n == rows {
		next = out[len(out)-1]
	}
	if len(out) > limit {
		out = out[:limit]
		next = out[limit-1]
	}
	return out, next, err
}

// hitsIn gives the sentences of reports that are hits, the newest report first, in
// it the last sentence first.
func (l *Library) hitsIn(ctx context.Context, x *search, reports []candidate) (out []hit, err error) {
	facts, err := l.lookedAt(ctx, x, reports)
	if err != nil {
		return nil, err
	}
	for place, f := range facts {
		for i := range f.sentences {
			s := &f.sentences[i]
			at := place + int64(s.number)
			if !x.tells(f, at) {
				continue
			}
			if rank, ok := x.fits(s); ok {
				out = append(out, hit{at, rank, f})
			}
		}
	}
	slices.SortFunc(out, func(a, b hit) int { return cmp.Compare(b.place, a.place) })
	return out, nil
}

// lookedAt gives the facts of reports, and finds which of their statements are by the
// speakers and on the issues that are asked for.
func (l *Library) lookedAt(ctx context.Context, x *search, reports []candidate) (map[int64]*facts, error) {
	if len(reports) == 0 {
		return nil, nil
	}
	facts, err := l.factsOf(ctx, reports)
	if err == nil {
		err = l.find(ctx, x, facts)
	}
	return facts, err
}

// statementsAt gives the statements of sentences that are asked for.
func (l *Library) statementsAt(ctx context.Context, x *search, places []int64) (map[int64][]statementAt, error) {
	var reports []int64
	for _, p := range places {
		reports = append(reports, reportAt(p))
	}
	slices.Sort(reports)
	candidates, err := l.versions(ctx, slices.Compact(reports))
	if err != nil {
		return nil, err
	}
	facts, err := l.lookedAt(ctx, x, candidates)
	out := map[int64][]statementAt{}
	for _, p := range places {
		f := facts[reportAt(p)]
		if f == nil {
			continue
		}
		for _, s := range f.in(p) {
			if x.asks(&s) {
				out[p] = append(out[p], statementAt{s.place, s.ordinal})
			}
		}
	}
	return out, err
}

// show reads the sentences at places and groups them by story.
func (l *Library) show(ctx context.Context, x *search, s *library.Searched, page []int64, found *library.Found) error {
	r := l.reader(ctx)
	if err := r.load(page); err != nil {
		return err
	}
	statements, err := l.statementsAt(ctx, x, page)
	if err != nil {
		return err
	}
	var all []statementAt
	for _, p := range page {
		all = append(all, statements[p]...)
	}
	if err := r.loadSaid(all); err != nil {
		return err
	}
	of := map[string]int{}
	var ids []string
	for _, place := range page {
		d := r.docs[reportAt(place)]
		if d == nil {
			continue // read anew at this moment
		}
		sentence := d.sentence(sentenceAt(place))
		if sentence == nil {
			continue
		}
		h := library.Hit{In: d.ref, Sentence: sentence.Number, Range: sentence.Range, Text: d.index.Slice(sentence.Start, sentence.End)}
		h.Marks = marked.Words(h.Text, sentence.Start, &s.Query)
		for _, at := range statements[place] {
			if said, ok := r.said(at); ok {
				said.Text, said.Start = "", 0
				h.Statements = append(h.Statements, said)
			}
		}
		i, ok := of[d.ref.Story]
		if !ok || d.ref.Story == "" {
			i = len(found.Stories)
			of[d.ref.Story] = i
			found.Stories = append(found.Stories, library.FoundStory{ID: d.ref.Story, Title: d.ref.Title, Reports: 1})
			ids = append(ids, d.ref.Story)
		}
		found.Stories[i].Hits = append(found.Stories[i].Hits, h)
	}
	return l.query(ctx, func(rows pgx.Rows) error {
		var id, title string
		var reports int
		err := rows.Scan(&id, &title, &reports)
		if i, ok := of[id]; ok && id != "" {
			found.Stories[i].Title, found.Stories[i].Reports = plain(title), reports
		}
		return err
	}, "SELECT id, title, reports FROM stories WHERE id = ANY($1)", ids)
}
