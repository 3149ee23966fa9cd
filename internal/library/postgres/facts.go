package postgres

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
)

// facts are what searches look at first of a report: the terms of its sentences, and
// the statements in them. They are remembered: as long as the row of its terms is the
// same, the report was not read anew.
type facts struct {
	version   uint32 // of the row of its terms: the transaction that wrote it
	sentences []sentenceTerms
	said      []saidFact // by sentence and ordinal
}

// saidFact is a statement at one of the sentences with content of it.
type saidFact struct {
	place     int64
	ordinal   int
	kind, act string
}

// candidate is a report in which there may be hits, with the version of its terms.
type candidate struct {
	place   int64
	version uint32
}

// mostFacts is of how many reports the facts are remembered, some 2 kB each.
const mostFacts = 20_000

// factsOf gives the facts of reports; those that were read anew at this moment may be
// missing.
func (l *Library) factsOf(ctx context.Context, reports []candidate) (map[int64]*facts, error) {
	out := make(map[int64]*facts, len(reports))
	var missing []int64
	for _, r := range reports {
		if f, ok := l.facts.get(r.place); ok && f.version == r.version {
			out[r.place] = f
		} else {
			missing = append(missing, r.place)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	read, err := l.readFacts(ctx, missing)
	for _, p := range missing {
		if f := read[p]; f != nil && err == nil {
			l.facts.put(p, f)
			out[p] = f
		}
	}
	return out, err
}

// readFacts reads the facts of reports.
func (l *Library) readFacts(ctx context.Context, reports []int64) (map[int64]*facts, error) {
	out := make(map[int64]*facts, len(reports))
	var older []int64
	err := l.query(ctx, func(r pgx.Rows) error {
		f := &facts{}
		var place int64
		var packed []byte
		var lines *string
		err := r.Scan(&place, &f.version, &packed, &lines)
		if err == nil {
			f.sentences, err = unpackTerms(packed)
		}
		if err == nil && lines != nil {
			f.said, err = parseSaid(place, *lines)
		}
		if err != nil {
			return damagedAt(l.name, "", err)
		}
		if lines == nil {
			older = append(older, place)
		}
		out[place] = f
		return nil
	}, "SELECT t.* FROM "+eachOf("SELECT place, xmin, sentences, said FROM terms WHERE place = a.at AND "+near("place")+" LIMIT 1")+" t", nearArgs(reports)...)
	for some := range slices.Chunk(older, 100) {
		if err == nil {
			err = l.gatherSaid(ctx, some, out)
		}
	}
	return out, err
}

// gatherSaid reads the statements of reports that were read before they stood in one
// row with the terms.
func (l *Library) gatherSaid(ctx context.Context, reports []int64, to map[int64]*facts) error {
	slices.Sort(reports)
	return l.query(ctx, func(r pgx.Rows) error {
		var s saidFact
		err := r.Scan(&s.place, &s.ordinal, &s.kind, &s.act)
		f := to[reportAt(s.place)]
		f.said = append(f.said, s)
		return err
	}, `SELECT w.* FROM unnest($1::bigint[]) AS p (at) CROSS JOIN LATERAL (SELECT place, ordinal, kind, act FROM said
		WHERE place BETWEEN p.at AND p.at + 65535 AND place BETWEEN $2 AND $3 ORDER BY place, ordinal LIMIT 65536) w`, // the limit has each report looked up by itself
		reports, reports[0], reports[len(reports)-1]+mostSentence)
}

// saidLines writes rows of said as they stand with the terms: a line each with
// sentence, number in the report, kind and act, in the order of sentences.
func saidLines(rows [][]any) string {
	var list []saidFact
	for _, r := range rows {
		list = append(list, saidFact{r[0].(int64), r[1].(int), r[3].(string), r[4].(string)})
	}
	slices.SortFunc(list, func(a, b saidFact) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.ordinal, b.ordinal))
	})
	var b strings.Builder
	for _, s := range list {
		fmt.Fprintf(&b, "%d\t%d\t%s\t%s\n", sentenceAt(s.place), s.ordinal, s.kind, s.act)
	}
	return b.String()
}

// parseSaid reads what saidLines wrote of the report at a place.
func parseSaid(place int64, lines string) ([]saidFact, error) {
	out := make([]saidFact, 0, strings.Count(lines, "\n"))
	for line := range strings.Lines(lines) {
		sentence, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		ordinal, rest, _ := strings.Cut(rest, "\t")
		kind, act, ok := strings.Cut(rest, "\t")
		n, err1 := strconv.Atoi(sentence)
		i, err2 := strconv.Atoi(ordinal)
		if err1 != nil || err2 != nil || !ok {
			return nil, fmt.Errorf("no line of a statement: %q", line)
		}
		out = append(out, saidFact{place + int64(n), i, kind, act})
	}
	return out, nil
}

// in gives the statements in a sentence.
func (f *facts) in(sentence int64) []saidFact {
	first, _ := slices.BinarySearchFunc(f.said, sentence, func(s saidFact, place int64) int { return cmp.Compare(s.place, place) })
	end := first
	for end < len(f.said) && f.said[end].place == sentence {
		end++
	}
	return f.said[first:end]
}
