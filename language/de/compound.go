package de

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/compounds.txt
var compoundList string

//go:embed data/nouns.txt
var nounCounts string

// Limits of cutting, in code points.
const (
	shortestPart    = 3
	longestCompound = 64
)

// listedCount is the count that a noun of our own list has at least, as if it
// had been found that often.
const listedCount = 40

// part is a word that compounds are made of.
type part struct {
	lemma  string // as given back
	cost   float64
	before bool // may stand first
	last   bool // may stand last
	solid  bool // is not cut itself
}

// firstCount is the count of what may only stand first.
const firstCount = 20

// parts are all words that compounds are made of, in lower case.
var parts = sync.OnceValue(func() map[string]part {
	out := make(map[string]part, 7000)
	for line := range strings.Lines(nounCounts) {
		noun, count, ok := strings.Cut(strings.TrimSpace(line), " ")
		n, err := strconv.Atoi(count)
		if !ok || err != nil || closed()[strings.ToLower(noun)] != 0 {
			continue // "Nein", "Aber": no parts
		}
		out[strings.ToLower(noun)] = part{lemma: noun, cost: partCost(n), before: true, last: true}
	}
	for line := range strings.Lines(compoundList) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		if fields[0] == "form" && len(fields) == 3 {
			out[strings.ToLower(fields[1])] = withForm(out[strings.ToLower(fields[1])], fields[2])
			continue
		}
		for _, w := range fields[1:] {
			lower := strings.ToLower(w)
			p := out[lower]
			switch fields[0] {
			case "first":
				if !p.solid {
					p.lemma, p.cost, p.before = upperFirst(w), min(partCost(firstCount), nonZero(p.cost)), true
				}
			case "part", "whole":
				p = part{lemma: w, cost: min(partCost(listedCount), nonZero(p.cost)), before: true, last: true, solid: true}
			case "place":
				p = part{lemma: w, solid: true}
			}
			out[lower] = p
		}
	}
	return out
})

// withForm lets a part stand first for its noun.
func withForm(p part, noun string) part {
	if p.lemma == "" {
		p.cost = partCost(listedCount)
	}
	p.lemma, p.before = noun, true
	return p
}

func nonZero(cost float64) float64 {
	if cost == 0 {
		return math.Inf(1)
	}
	return cost
}

// partCost is lower for frequent words.
func partCost(count int) float64 { return 12 - math.Log(float64(count)) }

// CompoundParts cuts the lemma of a German noun into the lemmas of its parts:
// "Sanktionsdruck" into "Sanktion" and "Druck", "US-Außenminister" into "US",
// "Außen" and "Minister". It gives nil for a word that is no compound, that is
// better left whole ("Bundestag"), or whose last part it does not know.
//
// The cut is the one whose parts are most frequent together, in the manner of
// Koehn and Knight (2003), with linking elements and a list of words to keep.
func CompoundParts(lemma string) []string {
	if strings.Contains(lemma, "-") {
		return hyphened(lemma)
	}
	if utf8.RuneCountInString(lemma) > longestCompound {
		return nil
	}
	return cut(strings.ToLower(lemma))
}

// hyphened cuts at hyphens, then the pieces.
func hyphened(lemma string) []string {
	var out []string
	pieces := strings.Split(lemma, "-")
	for i, piece := range pieces {
		if piece == "" || utf8.RuneCountInString(piece) > longestCompound {
			return nil
		}
		lower := strings.ToLower(piece)
		inner := cut(lower)
		if i == len(pieces)-1 && inner == nil && !head(lower).last {
			return nil
		}
		switch {
		case inner != nil:
			out = append(out, inner...)
		case upperFirst(lower) != piece:
			out = append(out, piece) // "US"
		default:
			out = append(out, firstLemma(lower, piece))
		}
	}
	return out
}

// firstLemma gives the lemma of a piece before a hyphen ("Sanktions-").
func firstLemma(lower, piece string) string {
	if p, _, ok := first(lower); ok {
		return p.lemma
	}
	return piece
}

// cut gives the parts of a word in lower case without hyphens, or nil.
func cut(word string) []string {
	known := parts()[word]
	if known.solid || utf8.RuneCountInString(word) < 2*shortestPart-1 {
		return nil
	}
	c := cutter{word: word}
	// costs[i] is the least cost of the parts from byte i on, next where the
	// first of them ends.
	c.costs = make([]float64, len(word)+1)
	c.next = make([]int, len(word)+1)
	for i := len(word) - 1; i >= 0; i-- {
		c.costs[i] = math.Inf(1)
		if utf8.RuneStart(word[i]) {
			c.from(i)
		}
	}
	if c.next[0] == 0 || c.next[0] == len(word) || math.IsInf(c.costs[0], 1) {
		return nil
	}
	if known.last && known.cost < c.mean() && !c.solid() {
		return nil // the word itself is more frequent than its parts
	}
	var out []string
	for i := 0; i < len(word); i = c.next[i] {
		out = append(out, c.lemmas(i)...)
	}
	return out
}

// cutter finds the cheapest cut of a word from its end.
type cutter struct {
	word  string
	costs []float64
	next  []int
}

// mean gives the mean cost of the parts.
func (c *cutter) mean() float64 {
	count := 0
	for i := 0; i < len(c.word); i = c.next[i] {
		count++
	}
	return c.costs[0] / float64(count)
}

// solid reports whether all parts are on our own list.
func (c *cutter) solid() bool {
	for i := 0; i < len(c.word); i = c.next[i] {
		if p := c.part(i); !p.solid {
			return false
		}
	}
	return true
}

// part gives the part that begins at i.
func (c *cutter) part(i int) part {
	text := c.word[i:c.next[i]]
	if c.next[i] == len(c.word) {
		return head(text)
	}
	p, _, _ := first(text)
	return p
}

// from finds the cheapest parts of word[i:]. The word as a whole is no part.
func (c *cutter) from(i int) {
	rest := c.word[i:]
	if p := head(rest); p.last && i > 0 && long(rest) {
		c.costs[i], c.next[i] = p.cost, len(c.word)
	}
	for j := i + 1; j < len(c.word); j++ {
		if !utf8.RuneStart(c.word[j]) || math.IsInf(c.costs[j], 1) {
			continue
		}
		p, link, ok := first(c.word[i:j])
		if !ok {
			continue
		}
		if cost := p.cost + link + c.costs[j]; cost < c.costs[i] {
			c.costs[i], c.next[i] = cost, j
		}
	}
}

// lemmas gives the lemmas of the part that begins at i; a part that is a
// compound itself is cut too.
func (c *cutter) lemmas(i int) []string {
	p := c.part(i)
	if p.solid {
		return []string{p.lemma}
	}
	if inner := cut(strings.ToLower(p.lemma)); inner != nil {
		return inner
	}
	return []string{p.lemma}
}

// head reads text as the last part: a noun, or the feminine of one
// ("Führerin").
func head(text string) part {
	if p, ok := parts()[text]; ok {
		return p
	}
	man, ok := strings.CutSuffix(text, "in")
	if p := parts()[man]; ok && p.last && endsIn(man, "er", "ist", "ent", "ant", "at", "or", "eur") {
		p.lemma += "in"
		return p
	}
	return part{}
}

// links are the linking elements: what is cut off a first part, what the noun
// gets back, which ends of the noun they stand after, and their cost.
var links = []struct {
	cut, add string
	after    func(noun string) bool
	cost     float64
}{
	{"", "", nil, 0},
	{"s", "", func(n string) bool { return !endsIn(n, "s", "ß", "z", "sch", "e") }, 0.2},
	{"n", "", func(n string) bool { return endsIn(n, "e", "er", "el") }, 0.2},
	{"en", "", func(n string) bool { return !endsIn(n, "e", "n") }, 0.4},
	{"es", "", func(n string) bool { return !endsIn(n, "e", "er", "el", "en", "ung", "ion", "heit", "keit") }, 0.6},
	{"e", "", func(n string) bool { return !endsIn(n, "e", "er", "el", "en", "ung", "ion", "heit", "keit") }, 0.8},
	{"", "e", nil, 0.6},
	{"s", "e", nil, 1},
}

func endsIn(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// first reads text as a part that stands before others, with its linking
// element.
func first(text string) (p part, cost float64, ok bool) {
	best := math.Inf(1)
	for _, l := range links {
		base, found := strings.CutSuffix(text, l.cut)
		if !found {
			continue
		}
		noun := base + l.add
		q, known := parts()[noun]
		if !known || !q.before || !long(noun) && !(q.before && !q.last && l.cut == "") || l.after != nil && !l.after(noun) {
			continue
		}
		if (l.cut != "" || l.add != "") && !q.last {
			continue // only nouns take linking elements
		}
		if q.cost+l.cost < best {
			p, cost, ok, best = q, l.cost, true, q.cost+l.cost
		}
	}
	return p, cost, ok
}

// long reports whether a noun is long enough for a part.
func long(noun string) bool { return utf8.RuneCountInString(noun) >= shortestPart }

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
