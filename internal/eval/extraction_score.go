package eval

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/intake/draft"
	"synopse/report"
)

// extractionScore gathers the figures of the extraction suite. Body figures
// are macro averages over pages, as the scrapinghub scorer has them: precision
// and recall of the multisets of 4-word shingles, F1 of the two means.
type extractionScore struct {
	body, words, withLede, withSummary prfMean
	title, date, authors               hits
	captions                           hits // captions found inside the body
	failed, pages                      int
	labels                             map[string]int // pages by their label
	credits                            creditScore
	summaries                          bool
}

type hits struct{ correct, total int }

type prfMean struct {
	p, r float64
	n    int
}

func newExtractionScore() *extractionScore {
	return &extractionScore{labels: map[string]int{}, credits: newCreditScore()}
}

func (s *extractionScore) add(g goldPage, r report.Report) {
	s.pages++
	body, withLede := bodyText(r, true), bodyText(r, false)
	s.body.add(shingles(g.Body, 4), shingles(body, 4))
	s.words.add(shingles(g.Body, 1), shingles(body, 1))
	s.withLede.add(shingles(g.Body, 4), shingles(withLede, 4))
	if len(g.Summary) > 0 {
		s.summaries = true
	}
	s.withSummary.add(shingles(strings.Join(g.Summary, "\n")+"\n"+g.Body, 4), shingles(withLede, 4))
	if g.Title != "" {
		s.title.count(draft.Clean(g.Title) == r.Title)
	}
	if len(g.Published) >= 10 {
		s.date.count(len(r.Published) >= 10 && g.Published[:10] == r.Published[:10])
	}
	if len(g.Authors) > 0 {
		s.authors.count(sameNames(g.Authors, r.Authors))
	}
	folded, goldFolded := foldWords(body), foldWords(g.Body)
	for _, c := range g.Captions {
		if c = foldWords(c); utf8.RuneCountInString(c) >= 20 && !strings.Contains(goldFolded, c) {
			s.captions.count(strings.Contains(folded, c))
		}
	}
}

func (s *extractionScore) figures() []Figure {
	out := []Figure{
		s.body.figure("body, 4-word shingles"),
		s.words.figure("body, words"),
	}
	out = append(out, s.withLede.figure("body and our standfirst, shingles"))
	if s.summaries {
		out = append(out, s.withSummary.figure("both with the standfirst, shingles"))
	}
	if s.title.total > 0 {
		out = append(out, Accuracy("title, exact", s.title.correct, s.title.total),
			Accuracy("date, calendar day", s.date.correct, s.date.total),
			Accuracy("authors, complete", s.authors.correct, s.authors.total))
	}
	if s.captions.total > 0 {
		out = append(out, Accuracy("captions inside the body", s.captions.correct, s.captions.total))
	}
	out = append(out, s.credits.figures()...)
	for _, l := range slices.Sorted(maps.Keys(s.labels)) {
		if l != "" {
			out = append(out, Accuracy("pages labelled "+l, s.labels[l], s.pages))
		}
	}
	return append(out, Accuracy("pages without a report", s.failed, s.pages))
}

func (h *hits) count(ok bool) {
	h.total++
	if ok {
		h.correct++
	}
}

func (m *prfMean) add(gold, got map[string]int) {
	tp, fp, fn := 0, 0, 0
	for k, n := range gold {
		tp += min(n, got[k])
		fn += max(0, n-got[k])
	}
	for k, n := range got {
		fp += max(0, n-gold[k])
	}
	m.n++
	switch {
	case fp == 0 && fn == 0:
		m.p, m.r = m.p+1, m.r+1
		return
	}
	if tp+fp > 0 {
		m.p += float64(tp) / float64(tp+fp)
	}
	if tp+fn > 0 {
		m.r += float64(tp) / float64(tp+fn)
	} else {
		m.r++
	}
}

func (m *prfMean) figure(name string) Figure {
	if m.n == 0 {
		return Macro(name, 0, 0, 0, 0)
	}
	return Macro(name, m.p/float64(m.n), m.r/float64(m.n), m.n, m.n)
}

// shingles counts the runs of n words; a text shorter than n is one shingle.
func shingles(text string, n int) map[string]int {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
	out := map[string]int{}
	if len(words) > 0 && len(words) < n {
		out[strings.Join(words, " ")]++
	}
	for i := 0; i+n <= len(words); i++ {
		out[strings.Join(words[i:i+n], " ")]++
	}
	return out
}

func foldWords(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}), " "))
}

// sameNames says whether two lists hold the same names in any order.
func sameNames(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	in := map[string]int{}
	for _, n := range a {
		in[foldWords(n)]++
	}
	for _, n := range b {
		in[foldWords(n)]--
	}
	for _, n := range in {
		if n != 0 {
			return false
		}
	}
	return true
}
