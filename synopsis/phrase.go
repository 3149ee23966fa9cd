package synopsis

import (
	"strings"
)

// phrases finds patterns of words in runs of lower-case words. A pattern is a
// row of words; "einmisch*" stands for any word with that beginning, "*wahl"
// with that end, "*wahl*" with that part, "~" for up to gap words between.
type phrases struct {
	elements []element
	ids      map[string]int
	patterns []pattern
	byFirst  map[int][]int // patterns by their first element
}

type element struct {
	text                string
	openLeft, openRight bool
}

type pattern struct {
	elements []int // -1 is a gap
	value    int   // what the pattern stands for
}

// gap is how many words "~" may leap over.
const gap = 7

func newPhrases() *phrases {
	return &phrases{ids: map[string]int{}, byFirst: map[int][]int{}}
}

// bilingual is one set of patterns for each language, the German ones in one
// column of a data file, the English ones in the next.
type bilingual map[string]*phrases

func newBilingual() bilingual { return bilingual{"de": newPhrases(), "en": newPhrases()} }

// bilingualOf reads a file whose rows have German patterns in the second column and
// English ones in the third; they stand for the number of their row.
func bilingualOf(file string) bilingual {
	p := newBilingual()
	for k, row := range table(file) {
		p.addRow(row, 1, k)
	}
	return p
}

// addRow takes the patterns of a row's columns from (German) and from+1.
func (b bilingual) addRow(row []string, from, value int) {
	for i, lang := range []string{"de", "en"} {
		for _, w := range cells(row, from+i) {
			b[lang].add(w, value)
		}
	}
}

// lookups remembers by language. It belongs to one run of Make.
type lookups map[string]*lookup

func (b bilingual) lookups() lookups {
	return lookups{"de": b["de"].lookup(), "en": b["en"].lookup()}
}

// find gives all hits in words of a language.
func (l lookups) find(lang string, words []string) []hit {
	if x := l[lang]; x != nil {
		return x.find(words)
	}
	return nil
}

// add takes a pattern that stands for value.
func (p *phrases) add(text string, value int) {
	pat := pattern{value: value}
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if w == "~" {
			pat.elements = append(pat.elements, -1)
			continue
		}
		pat.elements = append(pat.elements, p.element(w))
	}
	if len(pat.elements) == 0 || pat.elements[0] < 0 || pat.elements[len(pat.elements)-1] < 0 {
		return
	}
	p.byFirst[pat.elements[0]] = append(p.byFirst[pat.elements[0]], len(p.patterns))
	p.patterns = append(p.patterns, pat)
}

func (p *phrases) element(w string) int {
	if id, ok := p.ids[w]; ok {
		return id
	}
	p.ids[w] = len(p.elements)
	p.elements = append(p.elements, newElement(w))
	return len(p.elements) - 1
}

// newElement reads a word of a pattern.
func newElement(w string) element {
	return element{text: strings.Trim(w, "*"), openLeft: strings.HasPrefix(w, "*"), openRight: strings.HasSuffix(w, "*")}
}

func (e element) matches(w string) bool {
	switch {
	case e.openLeft && e.openRight:
		return strings.Contains(w, e.text)
	case e.openLeft:
		return strings.HasSuffix(w, e.text)
	case e.openRight:
		return strings.HasPrefix(w, e.text)
	}
	return w == e.text
}

// lookup remembers which elements a word matches. It belongs to one run of Make.
type lookup struct {
	p     *phrases
	words map[string][]int
}

func (p *phrases) lookup() *lookup { return &lookup{p: p, words: map[string][]int{}} }

func (l *lookup) of(w string) []int {
	if ids, ok := l.words[w]; ok {
		return ids
	}
	var ids []int
	for i, e := range l.p.elements {
		if e.matches(w) {
			ids = append(ids, i)
		}
	}
	l.words[w] = ids
	return ids
}

// hit is a pattern found in words [first, last).
type hit struct {
	value, first, last int
}

// find gives all hits in words, by their first word.
func (l *lookup) find(words []string) []hit {
	var out []hit
	for i, w := range words {
		for _, e := range l.of(w) {
			for _, k := range l.p.byFirst[e] {
				pat := l.p.patterns[k]
				if end := l.rest(words, i+1, pat.elements[1:]); end >= 0 {
					out = append(out, hit{pat.value, i, end})
				}
			}
		}
	}
	return out
}

// rest gives the end of the pattern's remaining elements from word i on, or -1.
func (l *lookup) rest(words []string, i int, elements []int) int {
	for k := 0; k < len(elements); k++ {
		if elements[k] >= 0 {
			if i >= len(words) || !l.p.elements[elements[k]].matches(words[i]) {
				return -1
			}
			i++
			continue
		}
		for j := i; j <= min(i+gap, len(words)-1); j++ {
			if end := l.rest(words, j, elements[k+1:]); end >= 0 {
				return end
			}
		}
		return -1
	}
	return i
}

// table reads a data file: one entry a line, columns parted by "|", cells
// trimmed, lines with # in front left out.
func table(file string) [][]string {
	var out [][]string
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "|")
		for i := range cols {
			cols[i] = strings.TrimSpace(cols[i])
		}
		out = append(out, cols)
	}
	return out
}

// cells splits a list inside a column.
func cells(row []string, i int) []string {
	if i >= len(row) {
		return nil
	}
	var out []string
	for _, s := range strings.Split(row[i], ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
