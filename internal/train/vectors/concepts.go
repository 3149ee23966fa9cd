package vectors

import (
	"slices"
	"strings"

	"synopse/language/sense"
)

// concepts are the concepts of the thesaurus, as lists of words and expressions.
type concepts struct {
	entries map[sense.ID][]word
	of      map[word][]sense.ID // keys in small letters
	order   []sense.ID
}

func readConcepts() *concepts {
	c := &concepts{entries: map[sense.ID][]word{}, of: map[word][]sense.ID{}}
	for e := range sense.All() {
		if len(c.entries[e.Concept]) == 0 {
			c.order = append(c.order, e.Concept)
		}
		w := entry(e)
		c.entries[e.Concept] = append(c.entries[e.Concept], w)
		key := word{w.language, w.lower()}
		if !slices.Contains(c.of[key], e.Concept) {
			c.of[key] = append(c.of[key], e.Concept)
		}
	}
	return c
}

// entry is a word or expression of the thesaurus as it is printed.
func entry(e sense.Entry) word { return word{e.Language, strings.TrimSuffix(e.Text, "(r)")} }

// phrases gives the expressions of the thesaurus that are no words of the table.
func (c *concepts) phrases(words []word) []word {
	seen := make(map[word]bool, len(words))
	for _, w := range words {
		seen[word{w.language, w.lower()}] = true
	}
	var out []word
	for _, id := range c.order {
		for _, w := range c.entries[id] {
			key := word{w.language, w.lower()}
			if !seen[key] {
				seen[key] = true
				out = append(out, w)
			}
		}
	}
	return out
}

// How far words are drawn to their concepts, and how often.
const (
	pull  = 3.0 // weight of the concepts, that of the word's own vector being 1
	draws = 5
)

// draw draws the words of the thesaurus to the middle of their concepts, the
// first one most; the others stay (retrofitting, Faruqui and others 2015).
func (c *concepts) draw(words []word, points []point) []point {
	at := make(map[word]int, len(words))
	for i, w := range words {
		at[word{w.language, w.lower()}] = i
	}
	now := slices.Clone(points)
	for range draws {
		middle := make(map[sense.ID]*point, len(c.order))
		for _, id := range c.order {
			middle[id] = c.middle(id, at, now)
		}
		next := slices.Clone(points)
		for i, w := range words {
			ids := c.of[word{w.language, w.lower()}]
			whole := 0.0
			for k := range ids {
				whole += 1 / float64(k+1)
			}
			for k, id := range ids {
				next[i].add(middle[id], pull/float64(k+1)/whole)
			}
			next[i].scale()
		}
		now = next
	}
	return now
}

// middle is where a concept's words are, those it shares with others less.
func (c *concepts) middle(id sense.ID, at map[word]int, points []point) *point {
	var p point
	for place, w := range c.entries[id] {
		key := word{w.language, w.lower()}
		if i, ok := at[key]; ok {
			p.add(&points[i], 1/(1+0.3*float64(place%8))/float64(len(c.of[key])))
		}
	}
	p.scale()
	return &p
}
