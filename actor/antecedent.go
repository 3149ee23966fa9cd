package actor

import (
	"slices"
	"strings"

	"synopse/language"
)

// antecedent finds whom a relative pronoun means: what was named right before
// it, or before the comma in front of it.
func (d *discourse) antecedent(m *Mention) []int {
	end := m.First
	if d.t.raw(end-1) == "," {
		end--
	}
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].last >= end-1; k-- {
		e := &d.events[k]
		if e.last != end || e.part {
			continue
		}
		if end < m.First && d.t.low(m.First) == "who" && d.isPlaceLike(e) {
			break // "Anna Kramer, 24, from Harbourtown, who"
		}
		if d.t.lang == "en" && !d.canRelate(m, e, end) {
			return nil
		}
		return e.nodes
	}
	if end < m.First && d.t.low(m.First) == "who" {
		return d.personBeforeAside(m, end)
	}
	return nil
}

// isPlaceLike reports whether what was named can't be one who does something.
func (d *discourse) isPlaceLike(e *event) bool {
	if len(e.nodes) != 1 {
		return false
	}
	switch d.r.nodes[e.nodes[0]].kind {
	case Country, Organisation, Document:
		return true
	}
	return false
}

// maxAsideWords is how long an aside between a name and "who" can be.
const maxAsideWords = 12

// personBeforeAside finds the person whom an aside without a verb parts from
// "who": "Anna Kramer, 24, from Harbourtown, who said".
func (d *discourse) personBeforeAside(m *Mention, end int) []int {
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].sentence == m.Sentence && end-d.events[k].last <= maxAsideWords; k-- {
		e := &d.events[k]
		if e.last > end || len(e.nodes) != 1 || d.r.nodes[e.nodes[0]].kind != Person {
			continue
		}
		if w := d.t.raw(e.last); w != "," && w != "(" || d.verbIn(e.last, end) {
			return nil
		}
		return e.nodes
	}
	return nil
}

// verbIn reports whether a verb stands between two tokens.
func (d *discourse) verbIn(first, last int) bool {
	for i := first; i < last; i++ {
		if d.t.verb(i) {
			return true
		}
	}
	return false
}

// canRelate reports whether an English relative pronoun can mean what was named
// right before it: "which" and "that" no person; "who" without a comma nobody who only
// tells whose ("supporters of Kramer who think").
func (d *discourse) canRelate(m *Mention, e *event, end int) bool {
	if m.Kind == Organisation { // "which", "that"
		return len(e.nodes) == 1 && d.r.nodes[e.nodes[0]].kind != Person
	}
	before := d.t.low(e.first - 1)
	return end < m.First || before != "of" && before != "for"
}

// subjectInClause reports whether a subject stands before a pronoun in its
// clause, so that the pronoun is an object: "dass der Vater sie sah".
func (d *discourse) subjectInClause(m *Mention) bool {
	_, ok := d.subjectOfClause(m)
	return ok
}

// apposed finds who a role is said of: "Kramer, Lorenz’ Stellvertreter, …",
// "Kramer, the former governor of Maine, said". The role must be closed, so
// that "according to Kramer, the minister refused" is two persons.
func (d *discourse) apposed(m *Mention) []int {
	if !d.closed(m.Last) && !d.goesOnApposed(m) {
		return nil
	}
	start := m.First
	if d.t.lang == "de" && d.genitiveName(start) {
		for k := len(d.events) - 1; k >= d.horizon(); k-- {
			if d.events[k].last == start {
				start = d.events[k].first
				break
			}
		}
	}
	if d.t.lang == "en" && d.t.possessive(start-1) {
		start = d.beforePossessor(start) // "Kramer, the committee's director, said"
	}
	if d.t.raw(start-1) != "," || d.inQuote(m.First) {
		return nil
	}
	start = d.beforeTown(d.beforeBracket(start-1)) + 1
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].last >= start-1; k-- {
		e := &d.events[k]
		if e.last != start-1 || e.plural || e.part || len(e.nodes) != 1 {
			continue
		}
		n := &d.r.nodes[e.nodes[0]]
		if n.kind == Person && n.named && genderFits(m.Gender, n.gender) && (m.Country == "" || n.country == "" || m.Country == n.country) {
			return e.nodes
		}
	}
	return d.familyBefore(start-2, m)
}

// familyBefore gives the one person of the story whose family name, met in other reports
// only, stands alone at a token ("Kramer, die Präsidentin der Behörde, sagte").
func (d *discourse) familyBefore(i int, m *Mention) []int {
	if d.t.lang != "de" || i < 0 || !d.t.upper(i) || len(d.starts[i]) > 0 || d.t.any(i-1, language.DET, language.ADJ, language.PROPN) {
		return nil
	}
	var out []int
	for s := range d.r.sources {
		for j := range d.r.sources[s].Mentions {
			o, l := d.r.mention(s, j), d.r.links[s][j]
			if isFull(o) && o.Family == d.t.raw(i) && len(l) == 1 && genderFits(m.Gender, d.r.nodes[l[0]].gender) && !slices.Contains(out, l[0]) {
				out = append(out, l[0])
			}
		}
	}
	if len(out) != 1 || !d.r.nodes[out[0]].gender.Has(m.Gender) {
		return nil
	}
	return out
}

// beforePossessor gives the first token of the phrase for whose something is, right before
// a possessive mark that ends before a token.
func (d *discourse) beforePossessor(i int) int {
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].last >= i-1; k-- {
		if e := &d.events[k]; e.last == i-1 && !e.part {
			if d.t.is(e.first-1, "article") {
				return e.first - 1
			}
			return e.first
		}
	}
	for q := i - 2; q > i-maxBracket && q > 0; q-- {
		if d.t.raw(q) == "," {
			return q + 1 // "the nation's largest union"
		}
		if !d.t.any(q, language.NOUN, language.PROPN, language.ADJ, language.DET) {
			break
		}
	}
	return i
}

// beforeTown gives the token behind a person's name that "of" and a place part from a
// comma ("Kramer of Mississippi, a former backer"), else the comma.
func (d *discourse) beforeTown(i int) int {
	q := i - 1
	for q > i-4 && q > 0 && d.t.tag(q) == language.PROPN {
		q--
	}
	if d.t.lang == "en" && q < i-1 && (d.t.low(q) == "of" || d.t.low(q) == "from") && d.t.tag(q-1) == language.PROPN {
		return q
	}
	return i
}

// maxBracket is how many tokens a bracket between a name and its apposition has.
const maxBracket = 8

// beforeBracket gives the token where a bracket opens that ends right before a
// token ("Kramer (R-S.C.), a former mayor"), else the token.
func (d *discourse) beforeBracket(i int) int {
	if d.t.raw(i-1) != ")" {
		return i
	}
	for q := i - 2; q > i-maxBracket && q > 0; q-- {
		if d.t.raw(q) == "(" {
			return q
		}
	}
	return i
}

// maxApposition is how many words may follow the noun of an apposition.
const maxApposition = 9

// goesOnApposed reports whether what follows the noun of an apposition still
// belongs to it: "Kramer, der Direktor des Schiffseigners Nordwerk,", "Kramer,
// Sprecher des Vereins sagte", "Kramer, a former governor who", "… beaten by".
// A verb after a role with an article has that role as its subject.
func (d *discourse) goesOnApposed(m *Mention) bool {
	if w := d.t.low(m.Last); d.t.lang == "en" && (w == "who" || w == "whose" || d.t.tag(m.Last) == language.VERB && d.t.low(m.Last+1) == "by") {
		return true
	}
	article := d.t.is(m.First, "article")
	for i := m.Last; i < m.Last+maxApposition && i < len(d.doc.Tokens); i++ {
		switch d.t.raw(i) {
		case ",", ".", ")", "–":
			return i > m.Last
		case ":", ";", "(", "\"", "“", "„":
			return false
		}
		if d.t.verb(i) {
			return !article && d.t.lang == "de" && i > m.Last
		}
	}
	return false
}

// apposedBody finds the organisation that a noun after a comma says more of:
// "the Harbour Project, a charity that helps …".
func (d *discourse) apposedBody(m *Mention) []int {
	start := m.First
	if d.t.lang == "en" && d.t.possessive(start-1) {
		start = d.beforePossessor(start) // "the Harbour Watch, the town's oldest charity,"
	}
	if m.Kind != Organisation || m.Plural || m.Form != Role || d.t.raw(start-1) != "," || d.inQuote(m.First) {
		return nil
	}
	if w := d.t.low(m.Last); !d.closed(m.Last) && w != "that" && w != "which" && w != "of" && w != "for" && w != "in" {
		return nil
	}
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].last >= start-1; k-- {
		e := &d.events[k]
		if e.last == start-1 && !e.part && len(e.nodes) == 1 && d.r.nodes[e.nodes[0]].kind == Organisation && d.r.nodes[e.nodes[0]].named {
			return e.nodes
		}
	}
	return nil
}

// announced finds the name that a role without one is followed by: "a former
// rival, Senator Anna Kramer".
func (d *discourse) announced(m *Mention) []int {
	end := m.Last
	for end < m.Last+maxApposition && m.First < m.Head && d.t.raw(end) != "," && !d.t.verb(end) && d.t.lang == "de" {
		end++ // "der Präsident des Verbandes der Imker, Paul Lorenz,"
	}
	for k := end; m.counts() && (d.t.low(m.Last) == "of" || d.t.low(m.Last) == "von") && k < m.Last+maxApposition && !d.t.verb(k); k++ {
		if d.t.raw(k) == "," {
			end = k // "One of them, student Anna Kramer,"
			break
		}
	}
	if d.t.raw(end) != "," {
		return nil
	}
	relative := d.t.lang == "en" && d.possessed(m) && d.r.isA(m.Office, "relative")
	if d.t.lang == "en" && strings.HasSuffix(d.t.low(end+1), "-year-old") {
		end++ // "her son, 26-year-old Paul,", "a survivor, 31-year-old nurse Anna Kramer,"
	}
	if d.t.lang == "de" && !m.Definite {
		for k := 0; k < 2 && len(d.starts[end+1]) == 0 && (d.t.is(end+1, "article") || d.t.tag(end+1) == language.ADJ || strings.Contains(d.t.low(end+1), "-jährige")); k++ {
			end++ // "Eine Überlebende, die 31-jährige Krankenschwester Paula Reyes,"
		}
	}
	for _, j := range d.starts[end+1] {
		o := d.r.mention(d.source, j)
		if relative && o.Form == Name && o.Kind == Person && (d.closed(o.Last) || d.t.low(o.Last) == "who") && genderFits(m.Gender, o.Gender) && len(d.r.links[d.source][j]) == 1 {
			return d.r.links[d.source][j]
		}
		if m.Office == "owner" && o.Form == Name && o.Kind == Organisation && d.closed(o.Last) && len(d.r.links[d.source][j]) == 1 {
			return d.r.links[d.source][j] // "The ferry's owner, Blue Line,"
		}
		if isFull(o) && (d.closed(o.Last) || d.ofBody(o)) && genderFits(m.Gender, o.Gender) && !d.t.is(o.Last, "coordinator") {
			return d.r.links[d.source][j]
		}
	}
	return nil
}

// ofBody reports a name that the body or the town follows which its bearer is of, and
// nothing else: "Anna Kramer of the Harbour Alliance,".
func (d *discourse) ofBody(o *Mention) bool {
	if d.t.low(o.Last) != "of" {
		return false
	}
	i := o.Last + 1
	if d.t.is(i, "article") {
		i++
	}
	first := i
	for i < len(d.doc.Tokens) && i < first+maxApposition && d.t.upper(i) {
		i++
	}
	return i > first && d.closed(i)
}

// namedLater finds the name that a speaker without one gets soon after, where
// only one person of that office is named for the first time and speaks too:
// "a judge ruled … Judge Anna Kramer said".
func (d *discourse) namedLater(m *Mention) []int {
	if subject, _ := d.subject(m); !subject || m.Office == "" || m.Plural {
		return nil
	}
	var found []int
	ms := d.r.sources[d.source].Mentions
	for j := range ms {
		o := &ms[j]
		if o.Form == Role && o.First < m.First && o.Office == m.Office && o.Sentence >= m.Sentence-lookBack {
			return nil // "another judge"
		}
		if o.First < m.Last || o.Sentence > m.Sentence+lookBack || o.Office != m.Office || !genderFits(m.Gender, o.Gender) ||
			m.Country != "" && o.Country != "" && m.Country != o.Country {
			continue
		}
		if o.Form == Role && o.Sentence > m.Sentence {
			return nil // another of the office
		}
		links := d.r.links[d.source][j]
		if !isFull(o) || o.Sentence == m.Sentence || len(links) != 1 || d.lastAt[links[0]] > 0 || !sameRole(m.role(), o.role()) && !sameRole(o.role(), m.role()) {
			continue
		}
		if _, speaks := d.subject(o); speaks {
			found = addNode(found, links[0])
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// closed reports whether an apposition can end before a token.
func (d *discourse) closed(i int) bool {
	switch d.t.raw(i) {
	case ",", ".", ";", ")", "–", ":":
		return true
	}
	return d.t.is(i, "coordinator") && !strings.EqualFold(d.t.raw(i), "&") && d.t.lang == "en"
}
