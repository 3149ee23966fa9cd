package eval

import (
	"cmp"
	"slices"
	"strings"
)

// alignment says which found mention belongs to which mention of the gold, and
// which of both are left out of the scores.
type alignment struct {
	gold    []goldMention
	found   []foundMention
	foundOf []int  // for each gold mention its found mention, -1 for none
	goldOf  []int  // for each found mention its gold mention, -1 for none
	noGold  []bool // unsure, or part of a found mention that counts already
	noFound []bool // matched to an unsure one, or inside a gold mention that counts already
}

// align matches found mentions to the gold one to one. A found mention can
// match where its head lies in the gold's span; the greatest overlap goes
// first, then the order in the text.
func align(gold []goldMention, found []foundMention) *alignment {
	a := &alignment{gold: gold, found: found,
		foundOf: filled(len(gold), -1), goldOf: filled(len(found), -1),
		noGold: make([]bool, len(gold)), noFound: make([]bool, len(found))}
	type pair struct {
		g, f int
		iou  float64
	}
	var pairs []pair
	for g := range gold {
		for f := range found {
			if headIn(&found[f], &gold[g]) {
				pairs = append(pairs, pair{g, f, overlapOf(&gold[g], &found[f])})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(y.iou, x.iou) })
	for _, p := range pairs {
		if a.foundOf[p.g] < 0 && a.goldOf[p.f] < 0 {
			a.foundOf[p.g], a.goldOf[p.f] = p.f, p.g
		}
	}
	a.leaveOut()
	return a
}

// leaveOut marks what doesn't count: what the annotator could not tell, and
// what only differs in where one mention ends and an apposition begins ("the
// minister, Jane Doe" as one mention or as two).
func (a *alignment) leaveOut() {
	for g := range a.gold {
		f := a.foundOf[g]
		switch {
		case a.gold[g].Unsure:
			a.noGold[g] = true
			if f >= 0 {
				a.noFound[f] = true
			}
		case f < 0:
			a.noGold[g] = a.merged(g)
		}
	}
	for f := range a.found {
		if a.goldOf[f] >= 0 {
			continue
		}
		for g := range a.gold {
			a.noFound[f] = a.noFound[f] || headIn(&a.found[f], &a.gold[g])
		}
	}
}

// merged reports that a found mention of the same actor, matched already,
// covers the gold mention.
func (a *alignment) merged(g int) bool {
	for other, f := range a.foundOf {
		if f < 0 || a.gold[other].Unsure || a.gold[other].Actor != a.gold[g].Actor {
			continue
		}
		if a.found[f].Start <= a.gold[g].Start && a.gold[g].End <= a.found[f].End {
			return true
		}
	}
	return false
}

// counts reports that a found mention is matched to a gold mention that counts.
func (a *alignment) counts(f int) bool {
	return a.goldOf[f] >= 0 && !a.noGold[a.goldOf[f]]
}

// at gives the found mention for a gold speaker: the matched one, else the
// unmatched one that overlaps it best; -1 if there is none.
func (a *alignment) at(g int) int {
	if a.foundOf[g] >= 0 {
		return a.foundOf[g]
	}
	best, most := -1, 0.0
	for f := range a.found {
		if v := overlapOf(&a.gold[g], &a.found[f]); a.goldOf[f] < 0 && v > most {
			best, most = f, v
		}
	}
	return best
}

func headIn(f *foundMention, g *goldMention) bool {
	return f.HeadStart < g.End && g.Start < f.HeadEnd
}

func overlapOf(g *goldMention, f *foundMention) float64 {
	return spanIoU([]offsets{{g.Start, g.End}}, []offsets{{f.Start, f.End}})
}

// sameActors compares the joined ids of a gold mention with ids.
func sameActors(joined string, ids []string) bool {
	want := strings.Split(joined, "+")
	slices.Sort(want)
	slices.Sort(ids)
	return slices.Equal(want, ids)
}

func filled(n, v int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = v
	}
	return s
}
