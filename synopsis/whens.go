package synopsis

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/whens.txt
var whensFile string

// whenWords is what data/whens.txt says: by kind and language, word and number.
var whenWords = sync.OnceValue(func() map[string]map[string]map[string]int {
	out := map[string]map[string]map[string]int{}
	for _, row := range table(whensFile) {
		out[row[0]] = map[string]map[string]int{"de": {}, "en": {}}
		for k, lang := range []string{"de", "en"} {
			for _, c := range cells(row, 1+k) {
				word, n, _ := strings.Cut(c, " ")
				out[row[0]][lang][word], _ = strconv.Atoi(n)
			}
		}
	}
	return out
})

func isWhen(kind, lang, word string) bool {
	_, ok := whenWords()[kind][lang][word]
	return ok
}

// when is a time that a sentence tells without a day of its own: of the clock, a
// month, a year, a century.
type when struct {
	kind        string // "clock", "month", "year", "century"
	value       int    // minutes of the day; 1 to 12; the year; the century
	year        int    // of a month; 0 if not told
	rough       bool   // "gegen 2 Uhr"
	half        bool   // of a clock: the half of the day is not told
	day         bool   // of a month: told with a day
	limit       bool   // of a clock: a limit, or of one place: not compared
	first, last int    // tokens
}

// whensKept are the whens of a sentence, read when asked for.
type whensKept struct {
	read  bool
	whens []when
}

// whensIn gives the times that sentence i tells; not to be changed.
func (m *maker) whensIn(i int) []when {
	if m.whens == nil {
		m.whens = make([]whensKept, len(m.sentences))
	}
	k := &m.whens[i]
	if !k.read {
		k.read, k.whens = true, m.readWhens(i)
	}
	return k.whens
}

// readWhens looks for them from left to right.
func (m *maker) readWhens(i int) []when {
	x := m.sentenceTokens(i)
	var out []when
	for t := x[0]; t < x[1]; t++ {
		for _, read := range [...]func(i, t, first, last int) (when, bool){m.clockAt, m.monthAt, m.centuryAt, m.yearAt} {
			if w, ok := read(i, t, x[0], x[1]); ok {
				out = append(out, w)
				t = max(t, w.last-1)
				break
			}
		}
	}
	return out
}

// monthAt reads a month at token t: of a day, or by itself beside a word that dates.
func (m *maker) monthAt(i, t, first, last int) (when, bool) {
	r := m.sentences[i].r
	doc := &m.readings[r].Document
	for _, d := range m.momentsOf(i) {
		if d.first == t && !d.weekday {
			month, _ := strconv.Atoi(d.day[5:7])
			return when{kind: "month", value: month, day: true, first: t, last: d.last}, true
		}
	}
	low := lower(doc, t)
	if n, ok := whenWords()["year-part"][doc.Language][low]; ok {
		return when{kind: "month", value: n, first: t, last: t + 1}, true
	}
	n, ok := dateWords()["month"][low]
	if !ok || !capital(doc.Tokens[t].Text) {
		return when{}, false
	}
	w := when{kind: "month", value: n, first: t, last: t + 1}
	if y := yearNumber(lower(doc, t+1)); y > 0 && t+1 < last {
		w.year, w.last = y, t+2
	}
	if t > first && isWhen("dating", doc.Language, lower(doc, t-1)) || w.year > 0 {
		return w, true
	}
	return when{}, false
}

// centuryAt reads "13. Jahrhundert", "13th century" at token t.
func (m *maker) centuryAt(i, t, first, last int) (when, bool) {
	doc := &m.readings[m.sentences[i].r].Document
	low := lower(doc, t)
	n := dayNumber(low)
	if rest, ok := strings.CutSuffix(low, "-century"); ok {
		n = dayNumber(rest)
		return when{kind: "century", value: n, first: t, last: t + 1}, n > 0
	}
	k := t + 1
	if lower(doc, k) == "." || lower(doc, k) == "-" {
		k++
	}
	if n == 0 || k >= last || !isWhen("century", doc.Language, lower(doc, k)) {
		return when{}, false
	}
	return when{kind: "century", value: n, first: t, last: k + 1}, true
}

// yearAt reads a year by itself.
func (m *maker) yearAt(i, t, first, last int) (when, bool) {
	doc := &m.readings[m.sentences[i].r].Document
	y := yearNumber(lower(doc, t))
	if y == 0 || slices.ContainsFunc(m.momentsOf(i), func(d moment) bool { return d.first <= t && t < d.last }) {
		return when{}, false
	}
	if t == first || doc.Language == "de" || isWhen("dating", doc.Language, lower(doc, t-1)) {
		return when{kind: "year", value: y, first: t, last: t + 1}, true
	}
	return when{}, false
}

// yearNumber reads a year of our times; 0 if it is none.
func yearNumber(w string) int {
	if len(w) != 4 {
		return 0
	}
	if y, err := strconv.Atoi(w); err == nil && y >= 1900 && y < 2100 {
		return y
	}
	return 0
}
