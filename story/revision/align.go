package revision

import (
	"slices"
	"sort"
	"strings"
)

// align compares a[i:ie] with b[j:je] by the patience method (Bram Cohen): what
// is equal at both ends stays, sentences that stand once on each side hold the
// rest together, and between them it starts over.
func (c *comparison) align(i, ie, j, je int) {
	for i < ie && j < je && c.a[i].text == c.b[j].text {
		i, j = i+1, j+1
	}
	for i < ie && j < je && c.a[ie-1].text == c.b[je-1].text {
		ie, je = ie-1, je-1
	}
	anchors := c.anchors(i, ie, j, je)
	if len(anchors) == 0 {
		c.replace(i, ie, j, je)
		return
	}
	for _, at := range anchors {
		c.align(i, at[0], j, at[1])
		i, j = at[0]+1, at[1]+1
	}
	c.align(i, ie, j, je)
}

// anchors are pairs of sentences that stand once on each side, in the longest
// order that is the same on both.
func (c *comparison) anchors(i, ie, j, je int) [][2]int {
	if i == ie || j == je {
		return nil
	}
	type place struct{ a, b, na, nb int }
	places := map[string]*place{}
	for k := i; k < ie; k++ {
		p := places[c.a[k].text]
		if p == nil {
			p = &place{}
			places[c.a[k].text] = p
		}
		p.a, p.na = k, p.na+1
	}
	for k := j; k < je; k++ {
		if p := places[c.b[k].text]; p != nil {
			p.b, p.nb = k, p.nb+1
		}
	}
	var pairs [][2]int
	for k := i; k < ie; k++ {
		if p := places[c.a[k].text]; p.na == 1 && p.nb == 1 {
			pairs = append(pairs, [2]int{p.a, p.b})
		}
	}
	return rising(pairs)
}

// rising is the longest run of pairs, in order of the first, whose second rises.
func rising(pairs [][2]int) [][2]int {
	var tails []int // tails[n] is the pair that ends the best run of n+1 pairs
	before := make([]int, len(pairs))
	for k, p := range pairs {
		n := sort.Search(len(tails), func(n int) bool { return pairs[tails[n]][1] >= p[1] })
		before[k] = -1
		if n > 0 {
			before[k] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, k)
		} else {
			tails[n] = k
		}
	}
	if len(tails) == 0 {
		return nil
	}
	var out [][2]int
	for k := tails[len(tails)-1]; k >= 0; k = before[k] {
		out = append(out, pairs[k])
	}
	slices.Reverse(out)
	return out
}

// look is how far ahead the sentence is looked for that another one became.
const look = 8

// replace tells of sentences that have none in common which became which: those
// that share most of their words.
func (c *comparison) replace(i, ie, j, je int) {
	for i < ie && j < je {
		if k := c.becomes(i, j, je); k >= 0 {
			for ; j < k; j++ {
				c.add(Added, -1, j)
			}
			c.add(Changed, i, j)
			i, j = i+1, j+1
			continue
		}
		c.add(Removed, i, -1)
		i++
	}
	for ; i < ie; i++ {
		c.add(Removed, i, -1)
	}
	for ; j < je; j++ {
		c.add(Added, -1, j)
	}
}

// becomes gives the sentence of b that a[i] became, or -1.
func (c *comparison) becomes(i, j, je int) int {
	best, at := leastShared, -1
	for k := j; k < min(je, j+look); k++ {
		if s := shared(c.a[i].text, c.b[k].text); s > best {
			best, at = s, k
		}
	}
	return at
}

// leastShared is the share of words that two sentences must have in common to
// be one sentence changed.
const leastShared = 0.5

// shared is the Dice coefficient of two sentences' words.
func shared(a, b string) float64 {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x)+len(y) == 0 {
		return 0
	}
	count := make(map[string]int, len(x))
	for _, w := range x {
		count[w]++
	}
	both := 0
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	return 2 * float64(both) / float64(len(x)+len(y))
}
