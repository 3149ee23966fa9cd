package eval

import "slices"

// actScores counts items of the acts gold by language and split.
type actScores struct {
	parts   map[string]*actPart
	skipped map[string]int
}

// actPart is the count of one language and split. Acts are counted among the
// found, addressees among all items.
type actPart struct {
	gold, found     int
	right, say      int // with the second act counted as right too
	first, firstSay int // the first act alone
	acts            map[string]*tallyF
	addressee       tallyF
}

// actParts are the names of the parts in the order they are printed.
var actParts = []string{"de dev", "de held", "en dev", "en held"}

// skip counts an item whose corpus is missing.
func (sc *actScores) skip(g *goldAct) {
	if sc.skipped == nil {
		sc.skipped = map[string]int{}
	}
	sc.skipped[g.language()+" "+g.split()]++
}

func (sc *actScores) part(name string) *actPart {
	if sc.parts == nil {
		sc.parts = map[string]*actPart{}
	}
	if sc.parts[name] == nil {
		sc.parts[name] = &actPart{acts: map[string]*tallyF{}}
	}
	return sc.parts[name]
}

func (sc *actScores) add(g *goldAct, a answer) {
	p := sc.part(g.language() + " " + g.split())
	if g.Unsure {
		return
	}
	p.gold++
	p.addAddressee(g, a)
	if !a.Found {
		return
	}
	p.found++
	if g.accepts("say") {
		p.say++
	}
	if g.Act == "say" {
		p.firstSay++
	}
	if g.Act == a.Act {
		p.first++
	}
	p.tally(a.Act).predicted++
	if !g.accepts(a.Act) {
		p.tally(g.Act).gold++
		return
	}
	p.right++
	t := p.tally(a.Act) // a second act that is right counts as the gold
	t.gold++
	t.correct++
}

func (g *goldAct) accepts(act string) bool {
	return act != "" && (act == g.Act || act == g.Also)
}

func (p *actPart) tally(act string) *tallyF {
	if p.acts[act] == nil {
		p.acts[act] = &tallyF{}
	}
	return p.acts[act]
}

// addAddressee counts an addressee as right where the two spans overlap.
func (p *actPart) addAddressee(g *goldAct, a answer) {
	if g.Addressee != nil {
		p.addressee.gold++
	}
	if len(a.Addressee) == 0 {
		return
	}
	p.addressee.predicted++
	if g.Addressee != nil && spanIoU([]offsets{*g.Addressee}, a.Addressee) > 0 {
		p.addressee.correct++
	}
}

func (sc *actScores) figures() []Figure {
	var out []Figure
	for _, name := range actParts {
		if n := sc.skipped[name]; n > 0 {
			out = append(out, Figure{Name: name + ", skipped: the corpus is missing from ../shared or $SYNOPSE_SHARED", Gold: n})
		}
		if p := sc.parts[name]; p != nil {
			out = append(out, p.figures(name+", ")...)
		}
	}
	return out
}

func (p *actPart) figures(prefix string) []Figure {
	out := []Figure{
		Accuracy(prefix+"found", p.found, p.gold),
		Accuracy(prefix+"act, of the found", p.right, p.found),
		Accuracy(prefix+`act, if always "say"`, p.say, p.found),
		Accuracy(prefix+"act, first choice only", p.first, p.found),
		Accuracy(prefix+`act, first choice, if always "say"`, p.firstSay, p.found),
	}
	var acts []string
	for a := range p.acts {
		acts = append(acts, a)
	}
	slices.Sort(acts)
	for _, a := range acts {
		t, shown := p.acts[a], a
		if shown == "" {
			shown = "(none)"
		}
		out = append(out, PRF(prefix+"act "+shown, t.correct, t.predicted, t.gold))
	}
	return append(out, PRF(prefix+"addressee, overlap", p.addressee.correct, p.addressee.predicted, p.addressee.gold))
}
