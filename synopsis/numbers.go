package synopsis

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"synopse/language"
)

//go:embed data/numbers.txt
var numbersFile string

// numberWords is what data/numbers.txt says.
type numberWords struct {
	value map[string]map[string]float64 // by language; "de-times" for factors
	about map[string]bool
	bound map[string]bool
	floor map[string]bool
	over  map[string]bool

	further map[string]bool
	other   map[string]bool
	unit    map[string]string
}

var theNumberWords = sync.OnceValue(func() numberWords {
	n := numberWords{value: map[string]map[string]float64{}, about: map[string]bool{}, bound: map[string]bool{}, floor: map[string]bool{}, over: map[string]bool{}, further: map[string]bool{},
		other: map[string]bool{}, unit: map[string]string{}}
	for _, row := range table(numbersFile) {
		values := map[string]float64{}
		for _, c := range cells(row, 1) {
			word, rest, _ := strings.Cut(c, " ")
			switch row[0] {
			case "about":
				n.about[word] = true
			case "bound":
				n.bound[word] = true
			case "floor":
				n.floor[word], n.bound[word] = true, true
			case "over":
				n.over[c] = true
			case "further":
				n.further[word], n.other[word] = true, true
			case "other":
				n.other[word] = true
			case "unit":
				n.unit[word] = rest
			case "de-ordinal", "en-ordinal": // see ordinals
			default:
				values[word], _ = strconv.ParseFloat(rest, 64)
			}
		}
		if len(values) > 0 {
			n.value[row[0]] = values
		}
	}
	return n
})

// parseNumber reads a lower-case token as a number: "1.200" and "3,5" in
// German, "1,200" and "3.5" in English, or a number word.
func parseNumber(low, lang string) (float64, bool) {
	if v, ok := theNumberWords().value[lang][low]; ok {
		return v, true
	}
	if low == "" {
		return 0, false
	}
	if low[0] < '0' || low[0] > '9' {
		return compoundNumber(low, lang)
	}
	thousands, point := ",", "."
	if lang == "de" {
		thousands, point = ".", ","
	}
	s := strings.ReplaceAll(strings.ReplaceAll(low, "\u00a0", ""), "\u202f", "")
	if whole, frac, ok := strings.Cut(s, thousands); ok && len(strings.ReplaceAll(frac, thousands, ""))%3 != 0 && whole != "" {
		return 0, false
	}
	s = strings.Replace(strings.ReplaceAll(s, thousands, ""), point, ".", 1)
	v, err := strconv.ParseFloat(strings.TrimRight(s, "."), 64)
	return v, err == nil && v < 1e15
}

func formatNumber(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// quantity is a number in a sentence with what it counts.
type quantity struct {
	value       float64
	first, last int    // tokens
	unit        string // "percent", "EUR"; "" for things counted
	noun        int32  // term of the thing counted; -1 if unknown
	nounAt      int    // its token; -1 if unknown
	about       bool   // "rund 30"
	bound       bool   // "mehr als 30", a range
	floor       bool   // a bound, and the least there is: "mindestens 30"
	over        bool   // a floor that is no more than an order of size: "mehr als 30"
	other       bool   // of another scope: "weitere", "davon"
	part        bool   // a part of those told before: "23 of those hurt"
	ordinal     bool   // a date, a year, an age, a score: not compared
}

// quantities reads the numbers of tokens [first, last) of reading r.
func (m *maker) quantities(r, first, last int) []quantity {
	doc := &m.readings[r].Document
	lang := doc.Language
	known := theNumberWords()
	var out []quantity
	for i := first; i < last; i++ {
		low := strings.ToLower(doc.Tokens[i].Text)
		v, ok := parseNumber(low, lang)
		unit := ""
		if !ok {
			if v, unit, ok = numberAndUnit(low, lang); !ok {
				continue
			}
		}
		q := quantity{value: v, first: i, last: i + 1, noun: -1, nounAt: -1, unit: unit}
		for q.last < last {
			f, ok := known.value[lang+"-times"][lower(doc, q.last)]
			if !ok {
				break
			}
			q.value *= f
			q.last++
		}
		m.qualify(&q, r, first, last)
		i = q.last - 1
		if n := len(out); n > 0 && addsMonths(doc, &out[n-1], &q) {
			continue
		}
		out = append(out, q)
	}
	return out
}

// numberAndUnit reads a token like "10km", "5%".
func numberAndUnit(low, lang string) (float64, string, bool) {
	n := 0
	for n < len(low) && (low[n] >= '0' && low[n] <= '9' || low[n] == '.' || low[n] == ',') {
		n++
	}
	unit := theNumberWords().unit[low[n:]]
	if n == 0 || unit == "" {
		return 0, "", false
	}
	v, ok := parseNumber(low[:n], lang)
	return v, unit, ok
}

var listMarks = map[string]bool{",": true, "and": true, "und": true, "&": true, "/": true}

// inList reports whether another number stands next to the one at token i, with
// a comma or "and" between: "versions 6, 7 and 8".
func inList(doc *language.Document, i int) bool {
	for _, step := range []int{-1, 1} {
		at := i + step
		for n := 0; n < 2 && listMarks[lower(doc, at)]; n++ {
			at += step
		}
		if _, ok := parseNumber(lower(doc, at), doc.Language); ok && at != i+step {
			return true
		}
	}
	return false
}

// lower gives a token in lower case with straight apostrophes, or "".
func lower(doc *language.Document, i int) string {
	if i < 0 || i >= len(doc.Tokens) {
		return ""
	}
	return strings.ReplaceAll(strings.ToLower(doc.Tokens[i].Text), "’", "'")
}

// qualify finds unit, thing counted and hedges around a number.
func (m *maker) qualify(q *quantity, r, first, last int) {
	doc := &m.readings[r].Document
	known := theNumberWords()
	for i := max(first, q.first-3); i < q.first; i++ {
		w := lower(doc, i)
		q.about = q.about || known.about[w]
		q.bound = q.bound || known.bound[w] && !(w == "over" && verbBefore(doc, i))
		q.floor = q.floor || known.floor[w]
		q.other = q.other || known.other[w] && !isPerCent(doc, i)
	}
	if w := lower(doc, q.last); known.other[w] && !isPerCent(doc, q.last) || w == "more" || w == "mehr" { // "two other crates", "two more"
		q.other = true
	}
	q.other = q.other || partOf(doc, first, q.first)
	q.part = partOf(doc, q.last, q.last+2) && !personal[lower(doc, q.last+1)]
	if u := known.unit[lower(doc, q.first-1)]; u != "" {
		q.unit = u
	}
	after := q.last
	if u, n := unitAt(doc, after, last); u != "" {
		q.unit = u
		after += n
	}
	if isOver(doc, q.first) && !times[q.unit] {
		q.floor, q.over = true, true
	}
	switch lower(doc, q.last) {
	case "-", "–", "bis", "to", "or", "oder", ":", ".", "/":
		q.ordinal = true
	}
	q.ordinal = q.ordinal || inList(doc, q.first) || dateWords()["month"][lower(doc, q.last)] > 0 && capital(doc.Tokens[q.last].Text)
	switch p := strings.TrimRight(lower(doc, q.first-1), "."); p {
	case "no", "nr", "number", "nummer", "platz", "rang", "artikel", "article", "section", "paragraf", "§", "#":
		q.ordinal = true
	}
	if p := lower(doc, q.first-1); p == "-" || p == "–" || p == ":" && digit(lower(doc, q.first-2)) || p == "/" {
		q.ordinal = true
	}
	if q.unit == "" && q.last == q.first+1 && yearNumber(lower(doc, q.first)) > 0 {
		q.ordinal = true
	}
	q.ordinal = q.ordinal || isWhen("century", doc.Language, lower(doc, q.last)) || endsRange(doc, q.first) || isRatio(doc, q.last)
	q.noun, q.nounAt = m.counted(r, after, last)
}

// digit reports whether a word begins with one.
func digit(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// unitAt gives the unit at token t, before token last, and how many tokens it has.
func unitAt(doc *language.Document, t, last int) (unit string, tokens int) {
	switch {
	case t >= last:
		return "", 0
	case isPerCent(doc, t) && t+1 < last:
		return "percent", 2
	}
	return theNumberWords().unit[lower(doc, t)], 1
}

// isPerCent reports whether "per cent" stands at token t, in two words.
func isPerCent(doc *language.Document, t int) bool {
	return lower(doc, t) == "per" && lower(doc, t+1) == "cent"
}

// endsRange reports whether the number at token i is the upper end of a range: "two
// to three", but not what something went to: "from two to three".
func endsRange(doc *language.Document, i int) bool {
	switch lower(doc, i-1) {
	case "to", "bis", "or", "oder":
	default:
		return false
	}
	_, ok := parseNumber(lower(doc, i-2), doc.Language)
	return ok && lower(doc, i-3) != "from" && lower(doc, i-3) != "von"
}

// isRatio reports whether a number that ends before token i tells how many times
// one thing is as large as another: "four times the size".
func isRatio(doc *language.Document, i int) bool {
	if w := lower(doc, i); w != "times" && w != "mal" {
		return false
	}
	switch lower(doc, i+1) {
	case "the", "as", "more", "so", "larger", "bigger", "higher", "size":
		return true
	}
	return false
}

// verbBefore reports whether a verb stands before token i, which then belongs to
// it: "hand over 52 million".
func verbBefore(doc *language.Document, i int) bool {
	return i > 0 && doc.Language == "en" && strings.HasPrefix(lower(doc, i-1), "hand")
}

// personal are words for those of whom the sentence before told the same: "Four of
// them had died".
var personal = map[string]bool{"them": true, "ihnen": true}

// partOf reports whether tokens [from, to) say that the number is a part of one
// told before: "of that, $3 billion", "of these, 12".
func partOf(doc *language.Document, from, to int) bool {
	for t := from + 1; t < to; t++ {
		if w := lower(doc, t-1); w != "of" && w != "von" {
			continue
		}
		switch lower(doc, t) {
		case "that", "those", "these", "them", "which", "whom", "diesen", "denen", "ihnen":
			return true
		}
	}
	return false
}

// counted gives the term of the noun that follows a number: the first content
// word that looks like a noun within three tokens.
func (m *maker) counted(r, from, last int) (int32, int) {
	doc := &m.readings[r].Document
	for i := from; i < min(from+3, last); i++ {
		t := &doc.Tokens[i]
		if !hasLetterOrDigit(t.Text) {
			return -1, -1
		}
		if t.Tag != language.NoTag && t.Tag != language.NOUN && t.Tag != language.PROPN {
			continue
		}
		if t.Tag == language.NoTag && doc.Language == "de" && !capital(t.Text) {
			continue
		}
		if terms := m.wordTerms(t, doc.Language); len(terms) > 0 {
			if m.vocab.names[terms[0].id][0] == '#' {
				return -1, -1
			}
			return m.headNoun(doc, terms[0].id, i, last)
		}
		if t.Tag == language.NoTag {
			return -1, -1
		}
	}
	return -1, -1
}
