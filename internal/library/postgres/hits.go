package postgres

import (
	"cmp"
	"context"
	"slices"

	"github.com/jackc/pgx/v5"
)

// hit is the place of a sentence that was found, with how well it fits.
type hit struct {
	place int64
	rank  float64
	facts *facts // of its report
}

// firstWidth is among how many reports is looked at first, from the newest back. Among
// how many then goes with what was found: common words are found in the first thousand,
// rare ones are few in all.
const (
	firstWidth = 2500
	wider      = 8      // times, where nothing was found, and at most
	large      = 50_000 // reports
)

// nextWidth gives among how many reports is looked next, where so many hits were found
// among so many and so many more are wanted.
func nextWidth(width, walked int64, found, more int) int64 {
	const most = 1 << 40
	if found == 0 {
		return min(width*wider, most)
	}
	next := walked * int64(more) / int64(found)
	if next > large {
		next = next * 3 / 4 // rather ask once more than look through many for nothing
	} else {
		next = next * 9 / 8
	}
	return max(firstWidth/4, min(next+1, width*wider, most))
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
	top, err := l.top(ctx, x, end)
	if err != nil {
		return nil, err
	}
	end, x.first = min(end, top), max(x.first, x.there.oldest)
	spread, err := l.spreadNow(ctx)
	if err != nil {
		return nil, err
	}
	width, walked := int64(firstWidth), int64(0)
	for i := 0; end > x.first && len(out) < limit; i++ {
		first := max(x.first, spread.back(end, width))
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
func (l *Library) top(ctx context.Context, x *search, end int64) (int64, error) {
	if x.there.newest < end {
		return x.there.newest + mostSentence + 1, nil
	}
	var place int64
	ok, err := l.one(ctx, []any{&place}, "SELECT place FROM terms WHERE place < $1 AND place >= $2 ORDER BY place DESC LIMIT 1", end, x.there.oldest)
	if !ok || err != nil {
		return 0, err
	}
	return place + mostSentence + 1, nil
}

// reportsWith gives the reports of a time in which there may be hits, the newest
// first, at most so many, and before which place there may be more.
func (l *Library) reportsWith(ctx context.Context, x *search, first, end int64, limit int) (out []candidate, next int64, err error) {
	var c conditions
	c.add("x.place >= ? AND x.place < ?", first, end)
	from, fromArgs := "terms x", []any(nil)
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
		from = "unnest(?::bigint[]) AS a (at) CROSS JOIN LATERAL (SELECT x.place, x.xmin FROM terms x WHERE x.place = a.at AND x.place BETWEEN ? AND ? LIMIT 1) x"
		fromArgs = []any{places, slices.Min(places), slices.Max(places)}
	}
	if x.words != "" {
		c.add("x.words @@ ?::tsquery", x.words)
	}
	if x.within != nil {
		c.add("x.place = ANY(?)", x.within)
	}
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
	// Month by month, a join for reports of one outlet took two and a half times as long.
	err = l.several(ctx, []asked{{"SELECT set_config('enable_partitionwise_join', 'off', true)", nil, func(pgx.Rows) error { return nil }},
		{numbered("SELECT x.place, x.xmin FROM " + from + c.where() + " ORDER BY " + order + " DESC LIMIT ?"), append(append(fromArgs, c.args...), limit), func(r pgx.Rows) error {
			var p candidate
			err := r.Scan(&p.place, &p.version)
			out = append(out, p)
			return err
		}}})
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
	order := at
	if lead >= 0 {
		w := &x.wanted[lead]
		from, at, order = w.table+" s", "s.place", "s.place"
		c.add(join(w.row.texts), w.row.args...)
		if w.parties != nil {
			c.add("s.first = ANY('{t,f}')") // for the index
		} else {
			order = "s.place + 0" // by the index, each statement there is would be looked up
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
	}, numbered("SELECT "+at+" & -65536 FROM "+from+c.where()+" ORDER BY "+order+" DESC LIMIT ?"), append(c.args, rows)...)
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
