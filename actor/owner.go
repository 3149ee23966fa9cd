package actor

import (
	"strconv"
	"strings"

	"synopse/language"
)

// owned finds the body or group that belongs to somebody: "Kramer's campaign",
// "her campaign" and "the Kramer campaign" are one, and not Kramer.
func (d *discourse) owned(m *Mention) []int {
	if m.Kind != Organisation && m.Kind != Group || m.Office == "" {
		return nil
	}
	owner := d.owner(m)
	if owner < 0 {
		return d.ownedBefore(m)
	}
	key := "owned " + strconv.Itoa(owner) + " " + m.Office
	return []int{d.r.byKey(key, node{kind: m.Kind, country: m.Country, gender: m.Gender, owner: owner + 1})}
}

// owner gives the one whose a body or group is, by what stands before it or as
// part of its name; -1 if nobody is known to be.
func (d *discourse) owner(m *Mention) int {
	nodes := d.genitiveBefore(m)
	if len(nodes) == 0 && d.t.is(m.First, "possessive") && !d.inQuote(m.First) {
		nodes = d.possessor(m)
	}
	if len(nodes) == 0 && m.Kind == Organisation && ownerFirst(m.role()) {
		owner, _, _ := strings.Cut(m.role(), " ")
		nodes = d.bearer(owner)
	}
	if len(nodes) != 1 || d.r.nodes[nodes[0]].kind != Person {
		return -1
	}
	return nodes[0]
}

// genitiveBefore gives whom a genitive right before a mention names.
func (d *discourse) genitiveBefore(m *Mention) []int {
	if !d.t.possessive(m.First-1) && !d.genitiveName(m.First) {
		return nil
	}
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].sentence == m.Sentence; k-- {
		if e := &d.events[k]; !e.part && (e.last == m.First || e.last == m.First-1 && d.t.possessive(m.First-1)) {
			return e.nodes
		}
	}
	return nil
}

// possessor gives whom "his", "her", "sein" before a noun mean.
func (d *discourse) possessor(m *Mention) []int {
	p := Mention{First: m.First, Last: m.First + 1, Sentence: m.Sentence, Form: Pronoun, Kind: Person}
	switch w := d.t.low(m.First); {
	case strings.HasPrefix(w, "sein"), w == "his":
		p.Gender = masculine
	case w == "her":
		p.Gender = feminine
	default:
		return nil // "ihr" can be of several
	}
	if who := d.whoBefore(m.First, m.Sentence); who != nil {
		if nodes := d.antecedent(who); len(nodes) == 1 && d.r.nodes[nodes[0]].named && genderFits(p.Gender, d.r.nodes[nodes[0]].gender) {
			return nodes
		}
	}
	return d.nominative(&p, func(e *event) bool { return d.refers(&p, e) })
}

// bearer gives the only person of the report so far with a family name.
func (d *discourse) bearer(family string) []int {
	var found []int
	for j := range d.r.sources[d.source].Mentions {
		m := d.r.mention(d.source, j)
		if l := d.r.links[d.source][j]; isNamed(m) && len(l) == 1 && m.Family == family {
			found = addNode(found, l[0])
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// ownedBefore finds the campaign or the like that "the campaign" takes up: the
// one named last, where another was named in the same paragraph nobody.
func (d *discourse) ownedBefore(m *Mention) []int {
	if !d.r.k.owned[m.Office] || !m.Definite || m.Last-m.First > 2 || d.possessed(m) {
		return nil
	}
	last := -1
	for k := len(d.events) - 1; k >= d.horizon() && d.block-d.events[k].block <= 1; k-- {
		for _, n := range d.events[k].nodes {
			if !strings.HasPrefix(d.r.nodes[n].key, "owned ") || !strings.HasSuffix(d.r.nodes[n].key, " "+m.Office) {
				continue
			}
			if last >= 0 && n != last {
				return nil
			}
			last = n
		}
	}
	if last < 0 {
		return nil
	}
	return []int{last}
}

// maxRelative is how many words a relative clause is read for.
const maxRelative = 12

// whoBefore gives the "who" of the relative clause that a token stands in: "of Kramer,
// who left his party". A comma or a name ends the clause.
func (d *discourse) whoBefore(i, sentence int) *Mention {
	if d.t.lang != "en" {
		return nil
	}
	for q := i - 1; q >= max(d.doc.Sentences[sentence].First, i-maxRelative); q-- {
		if d.t.low(q) == "who" {
			return &Mention{First: q, Last: q + 1, Head: q, Sentence: sentence, Form: Pronoun, Kind: Person}
		}
		if d.t.tag(q) == language.PUNCT || d.t.is(q, "subordinator") || d.t.tag(q) == language.PROPN {
			return nil
		}
	}
	return nil
}
