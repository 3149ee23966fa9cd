package postgres

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/marked"
	"synopse/internal/query"
)

// hit is the place of a sentence that was found, with how well it fits.
type hit struct {
	place int64
	rank  float64
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

// candidates is how many reports are looked at in one go.
const candidates = 400

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
			n := candidates
			if i == 0 {
				n = min(candidates, 2*limit+20)
			}
			places, err := l.reportsWith(ctx, x, first, at, n)
			if err != nil {
				return nil, err
			}
			found, err := l.hitsIn(ctx, x, places)
			if err != nil {
				return nil, err
			}
			for _, h := range found {
				if h.place < before && len(out) < limit {
					out = append(out, h)
				}
			}
			if len(places) < n {
				break
			}
			at = places[len(places)-1]
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
// first.
func (l *Library) reportsWith(ctx context.Context, x *search, first, end int64, limit int) (out []int64, err error) {
	var c conditions
	c.add("x.place >= ? AND x.place < ?", first, end)
	if x.words != "" {
		c.add("x.words @@ ?::tsquery", x.words)
	}
	if x.within != nil {
		c.add("x.place = ANY(?)", x.within)
	}
	alone := len(x.said.texts) > 0 && x.words == "" && x.within == nil && len(x.listed) == 0
	if len(x.said.texts) > 0 && !alone {
		c.add("EXISTS (SELECT 1 FROM said w WHERE w.place BETWEEN x.place AND x.place + 65535 AND w.place >= ? AND w.place < ?::bigint + 65536 AND "+join(x.said.texts)+")",
			append([]any{first, end}, x.said.args...)...)
	}
	from := "terms x"
	switch {
	case alone: // only the kind of statements is asked for: of these there are many
		from = "(SELECT DISTINCT w.place & -65536 AS place FROM said w WHERE w.place >= ? AND w.place < ?::bigint + 65536 AND " + join(x.said.texts) + ") x"
		c.args = append(append([]any{first, end}, x.said.args...), c.args...)
	case x.words == "" && len(x.said.texts) > 0 && x.within == nil:
		from = x.speaking(first, end, &c)
	}
	if len(x.reports.texts) > 0 {
		from += " JOIN documents d ON d.place = x.place"
		c.add("d.place >= ? AND d.place < ?", first, end)
		c.add(join(x.reports.texts), x.reports.args...)
	}
	err = l.query(ctx, func(r pgx.Rows) error {
		var p int64
		err := r.Scan(&p)
		out = append(out, p)
		return err
	}, numbered("SELECT x.place FROM "+from+c.where()+" ORDER BY x.place DESC LIMIT ?"), append(c.args, limit)...)
	return out, err
}

func join(texts []string) string {
	c := conditions{texts: texts}
	return c.where()[len(" WHERE "):]
}

// speaking gives the reports in which somebody speaks who is asked for, in place of
// all reports: these are few.
func (x *search) speaking(first, end int64, c *conditions) string {
	for _, l := range x.listed {
		if l.field == query.Issue {
			continue
		}
		args := []any{l.numbers, roleOf(l.field), first, end}
		c.args = append(args, c.args...)
		return "(SELECT DISTINCT s.place & -65536 AS place FROM speakers s WHERE s.party = ANY(?) AND s.role = ? AND s.place >= ? AND s.place < ?::bigint + 65536) x"
	}
	for _, l := range x.listed {
		c.args = append(append([]any{first, end}, l.issue.args...), c.args...)
		return "(SELECT DISTINCT s.place & -65536 AS place FROM issue_statements s WHERE s.place >= ? AND s.place < ?::bigint + 65536 AND " + join(l.issue.texts) + ") x"
	}
	return "terms x"
}

// hitsIn gives the sentences of reports that are hits, the newest report first, in
// it the last sentence first.
func (l *Library) hitsIn(ctx context.Context, x *search, places []int64) ([]hit, error) {
	if len(places) == 0 {
		return nil, nil
	}
	said, nots, err := l.saidIn(ctx, x, places)
	if err != nil {
		return nil, err
	}
	var out []hit
	err = l.query(ctx, func(r pgx.Rows) error {
		var place int64
		var packed []byte
		if err := r.Scan(&place, &packed); err != nil {
			return err
		}
		sentences, err := unpackTerms(packed)
		if err != nil {
			return damagedAt(l.name, "", err)
		}
		for i := range sentences {
			at := place + int64(sentences[i].number)
			if nots[at] || said != nil && !said[at] {
				continue
			}
			if rank, ok := x.fits(&sentences[i]); ok {
				out = append(out, hit{at, rank})
			}
		}
		return nil
	}, "SELECT place, sentences FROM terms WHERE place = ANY($1)", places)
	slices.SortFunc(out, func(a, b hit) int { return cmp.Compare(b.place, a.place) })
	return out, err
}

// saidIn gives the sentences of reports with a statement that is asked for, nil if
// none is, and those with one that must not be there.
func (l *Library) saidIn(ctx context.Context, x *search, places []int64) (said, nots map[int64]bool, err error) {
	if len(x.said.texts)+len(x.nots) == 0 {
		return nil, nil, nil
	}
	first, last := slices.Min(places), slices.Max(places)+mostSentence
	find := func(to map[int64]bool, asked conditions) error {
		var c conditions
		c.add("w.place BETWEEN ? AND ? AND w.place & -65536 = ANY(?)", first, last, places)
		c.add(join(asked.texts), asked.args...)
		return l.query(ctx, func(r pgx.Rows) error {
			var p int64
			err := r.Scan(&p)
			to[p] = true
			return err
		}, numbered("SELECT w.place FROM said w"+c.where()), c.args...)
	}
	if len(x.said.texts) > 0 {
		said = map[int64]bool{}
		if err := find(said, x.said); err != nil {
			return nil, nil, err
		}
	}
	nots = map[int64]bool{}
	for _, n := range x.nots {
		if err := find(nots, n); err != nil {
			return nil, nil, err
		}
	}
	return said, nots, nil
}

// statementsAt gives the statements of sentences that are asked for.
func (l *Library) statementsAt(ctx context.Context, x *search, places []int64) (map[int64][]statementAt, error) {
	out := map[int64][]statementAt{}
	if len(places) == 0 {
		return out, nil
	}
	c := conditions{}
	c.add("w.place = ANY(?)", places)
	if len(x.said.texts) > 0 {
		c.add(join(x.said.texts), x.said.args...)
	}
	err := l.query(ctx, func(r pgx.Rows) error {
		var s statementAt
		err := r.Scan(&s.place, &s.ordinal)
		out[s.place] = append(out[s.place], s)
		return err
	}, numbered("SELECT w.place, w.ordinal FROM said w"+c.where()+" ORDER BY w.place, w.ordinal"), c.args...)
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
