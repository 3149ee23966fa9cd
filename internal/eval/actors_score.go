package eval

import (
	"fmt"
	"slices"
	"strings"

	"synopse/actor"
)

// actorScores gathers the scores of each language and split, in the order in
// which they are read; the figures are in a fixed order.
type actorScores struct {
	parts map[string]*actorScore
}

// actorScore counts one half of one language.
type actorScore struct {
	documents                int
	speakers, persons        resolution // speaker mentions of the gold; those of single persons
	mentioned                int        // speaker mentions of the gold that the reading has as a mention, whoever it is
	matched, predicted, gold int        // mentions
	bPrecision, bRecall      float64    // sums over matched mentions
}

// resolution counts mentions of the gold: all, those that the reading gives any
// actor, and those that it gives the right one.
type resolution struct{ right, resolved, all int }

var actorParts = []string{"de dev", "de more", "de held", "en dev", "en more", "en later", "en held", "en later-held"}

func (s *actorScores) add(g *goldActors, found []foundMention) {
	if s.parts == nil {
		s.parts = map[string]*actorScore{}
	}
	key := g.Language + " " + g.Split
	if s.parts[key] == nil {
		s.parts[key] = &actorScore{}
	}
	persons := map[string]bool{}
	for _, a := range g.Actors {
		persons[a.ID] = a.Kind == actor.Person
	}
	s.parts[key].add(align(g.Mentions, found), persons)
}

func (s *actorScores) figures() []Figure {
	var out []Figure
	for _, key := range actorParts {
		p := s.parts[key]
		if p == nil {
			continue
		}
		name := fmt.Sprintf("%s (%d documents), ", key, p.documents)
		out = append(out, p.speakers.figure(name+"speaker resolved"))
		out = append(out, Accuracy(name+"speaker is a mention", p.mentioned, p.speakers.all))
		out = append(out, p.persons.figure(name+"of these persons"))
		out = append(out, PRF(name+"mentions", p.matched, p.predicted, p.gold))
		n := float64(max(p.matched, 1))
		out = append(out, Macro(name+"B-cubed", p.bPrecision/n, p.bRecall/n, p.matched, p.matched))
	}
	return out
}

func (r *resolution) figure(name string) Figure { return PRF(name, r.right, r.resolved, r.all) }

func (r *resolution) add(resolved, right bool) {
	r.all++
	if resolved {
		r.resolved++
	}
	if resolved && right {
		r.right++
	}
}

func (s *actorScore) add(a *alignment, persons map[string]bool) {
	s.documents++
	s.mentions(a)
	s.bCubed(a)
	for g := range a.gold {
		if !a.gold[g].Speaker || a.noGold[g] {
			continue
		}
		f := a.at(g)
		if f >= 0 {
			s.mentioned++
		}
		resolved := f >= 0 && len(a.found[f].Actors) > 0
		right := resolved && a.speakerRight(g, f)
		s.speakers.add(resolved, right)
		if persons[a.gold[g].Actor] {
			s.persons.add(resolved, right)
		}
	}
}

// mentions counts detection. The gold has all persons, but groups,
// organisations and countries only where they speak: an unmatched mention is
// held against the reading only if it says "one single person".
func (s *actorScore) mentions(a *alignment) {
	for g := range a.gold {
		if a.noGold[g] {
			continue
		}
		s.gold++
		if a.foundOf[g] >= 0 {
			s.matched++
			s.predicted++
		}
	}
	for f := range a.found {
		if a.goldOf[f] < 0 && !a.noFound[f] && a.found[f].Single {
			s.predicted++
		}
	}
}

// speakerRight reports that each actor of found mention f is, by most of its
// other mentions, an actor of gold speaker g; or that both have this mention
// only.
func (a *alignment) speakerRight(g, f int) bool {
	if len(a.found[f].Actors) == 1 && a.alone(g) && len(a.others(a.found[f].Actors[0], f)) == 0 {
		return true
	}
	var ids []string
	for _, n := range a.found[f].Actors {
		ids = append(ids, majority(a.others(n, f)))
	}
	return sameActors(a.gold[g].Actor, ids)
}

// alone reports that no other mention of the gold that counts has the actor of
// mention g.
func (a *alignment) alone(g int) bool {
	for i := range a.gold {
		if i != g && !a.noGold[i] && a.gold[i].Actor == a.gold[g].Actor {
			return false
		}
	}
	return true
}

// others gives the gold actors of the other mentions that the reading links to
// an actor and to no one else.
func (a *alignment) others(n, but int) []string {
	var out []string
	for f := range a.found {
		if f == but || !a.counts(f) || len(a.found[f].Actors) != 1 || a.found[f].Actors[0] != n {
			continue
		}
		if id := a.gold[a.goldOf[f]].Actor; !strings.Contains(id, "+") {
			out = append(out, id)
		}
	}
	return out
}

// majority gives the id that is there most often, "" if there is none or two
// are equally frequent.
func majority(ids []string) string {
	count := map[string]int{}
	most := 0
	for _, id := range ids {
		count[id]++
		most = max(most, count[id])
	}
	best := ""
	for id, n := range count {
		if n < most {
			continue
		}
		if best != "" {
			return ""
		}
		best = id
	}
	return best
}

// bCubed adds precision and recall of each matched mention (Bagga and Baldwin
// 1998): the share of its found cluster that is in its gold cluster, and the
// other way round. Mentions of several actors make a cluster with those of
// just the same; an unresolved mention is a cluster of its own.
func (s *actorScore) bCubed(a *alignment) {
	type item struct{ gold, found string }
	var items []item
	for g := range a.gold {
		f := a.foundOf[g]
		if f < 0 || a.noGold[g] {
			continue
		}
		actors := slices.Sorted(slices.Values(a.found[f].Actors))
		key := fmt.Sprint(actors)
		if len(actors) == 0 {
			key = fmt.Sprint("unresolved ", f)
		}
		items = append(items, item{a.gold[g].Actor, key})
	}
	inGold, inFound, inBoth := map[string]int{}, map[string]int{}, map[item]int{}
	for _, i := range items {
		inGold[i.gold]++
		inFound[i.found]++
		inBoth[i]++
	}
	for _, i := range items {
		s.bPrecision += ratio(inBoth[i], inFound[i.found])
		s.bRecall += ratio(inBoth[i], inGold[i.gold])
	}
}
