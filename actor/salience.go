package actor

import (
	"slices"

	"synopse/language"
)

// maxEvents is how many mentions back are looked at, however long a sentence is.
const maxEvents = 100

// horizon is the first event that is looked at.
func (d *discourse) horizon() int { return max(len(d.events)-maxEvents, 0) }

// lookBack is how many sentences back a plural or an object can refer, lookFar
// how many "er" and "sie" can.
const (
	lookBack = 2
	lookFar  = 4
)

// pronoun finds whom a pronoun refers to.
func (d *discourse) pronoun(m *Mention) []int {
	if nodes, ok := d.explained(m); ok {
		return nodes
	}
	w := d.t.low(m.First)
	if d.t.is(m.First, "first-person") {
		return d.writer(m)
	}
	if w == "who" || w == "which" || w == "that" || d.t.lang == "de" && d.t.is(m.First, "relative") {
		return d.antecedent(m)
	}
	if w == "beide" || w == "beiden" || w == "both" || w == "the" {
		return d.pairOf(m, func(n *node) bool { return true })
	}
	fits := func(e *event) bool { return d.refers(m, e) }
	if d.inQuote(m.First) {
		// spoken from somebody else's view: only what the quotation names
		return d.nearestSubject(m, fits)
	}
	if w == "sie" && d.subjectInClause(m) {
		return d.object(m, fits)
	}
	if w == "her" && d.t.any(m.Last, language.NOUN, language.ADJ) {
		return d.nominative(m, fits) // "her vow"
	}
	switch w {
	case "ihm", "ihn", "ihr", "ihnen", "him", "her", "them", "himself", "herself":
		if w == "himself" || w == "herself" {
			return d.nearestSubject(m, fits)
		}
		return d.object(m, fits)
	}
	nodes := d.nominative(m, fits)
	if nodes == nil && w == "they" {
		nodes = d.nominative(m, func(e *event) bool { return d.isBody(m, e) }) // "the paper … they"
	}
	return nodes
}

// isBody reports whether "they" can be the single body that an event named.
func (d *discourse) isBody(m *Mention, e *event) bool {
	return !e.part && len(e.nodes) == 1 && e.quoted == d.inQuote(m.First) && e.last <= m.First && d.r.nodes[e.nodes[0]].kind == Organisation
}

// explained reads the name in brackets after a pronoun: "Er (Kramer)".
func (d *discourse) explained(m *Mention) ([]int, bool) {
	open := d.t.raw(m.Last)
	if open != "(" && open != "[" {
		return nil, false
	}
	for _, j := range d.starts[m.Last+1] {
		o := d.r.mention(d.source, j)
		if o.Form == Name {
			close := d.t.raw(o.Last)
			if close == ")" || close == "]" {
				return d.r.links[d.source][j], true
			}
		}
	}
	return nil, false
}

// refers reports whether a pronoun can stand for what an event named.
func (d *discourse) refers(m *Mention, e *event) bool {
	if e.quoted != d.inQuote(m.First) || m.First < e.last || e.writer || d.t.is(e.first, "none") || d.toldBy(m, e) {
		return false
	}
	if m.Plural {
		return e.plural && (!e.counts || e.sentence == m.Sentence) && d.r.nodes[e.nodes[0]].kind != Document
	}
	if e.plural || e.part || len(e.nodes) != 1 {
		return false
	}
	n := &d.r.nodes[e.nodes[0]]
	if m.Kind == Organisation { // "it"
		if n.kind == Document { // "The report found … It said …"
			_, speaking := d.subject(m)
			return speaking
		}
		return n.kind == Organisation || n.kind == Country
	}
	switch n.kind {
	case Person:
		return genderFits(m.Gender, n.gender)
	case Country, Document:
		return false
	}
	return d.t.lang == "de" && n.gender != 0 && m.Gender&n.gender != 0
}

// nominative finds the antecedent of a pronoun that is a subject: the nearest
// subject before it in its sentence, else the only or the speaking subject of
// the sentences before.
func (d *discourse) nominative(m *Mention, fits func(*event) bool) []int {
	if nodes := d.beforeContent(m, fits); nodes != nil {
		return nodes
	}
	if nodes := d.nearestSubject(m, fits); nodes != nil {
		return nodes
	}
	if nodes := d.lastSpeaker(m, fits); nodes != nil {
		return nodes
	}
	far := lookFar
	if m.Plural {
		far = lookBack
	}
	for back, seen := 0, 0; seen <= far && back <= farthest; back++ {
		if back > 0 && d.allQuoted(m.Sentence-back) {
			continue // what is said does not move the one who says it out of mind
		}
		seen++
		var subjects, speakers, others []int
		for k := range d.recent(m.Sentence-back, m) {
			e := &d.events[k]
			if !fits(e) {
				continue
			}
			switch {
			case e.subject && e.last <= d.mainClause(m.Sentence-back, m.First):
				others = addNodes(others, e) // "When Kramer asked, Lorenz left. He …"
			case e.speaking && e.subject:
				speakers = addNodes(speakers, e)
				subjects = addNodes(subjects, e)
			case e.subject:
				subjects = addNodes(subjects, e)
			default:
				others = addNodes(others, e)
			}
		}
		if !m.Plural && len(subjects) == 0 && d.strangerIn(m.Sentence-back, m.First) {
			return nil // somebody nobody knows may be meant
		}
		if nodes, done := d.only(m, speakers, subjects, others); done {
			return nodes
		}
	}
	return d.mainSpeaker(m, fits)
}

// mainSpeaker finds who "he says" is after a long list or quotation: the one
// who was named last, if hardly anybody else has spoken in the report.
func (d *discourse) mainSpeaker(m *Mention, fits func(*event) bool) []int {
	if _, speaking := d.subject(m); m.Plural || !speaking && !d.opensSentence(m) {
		return nil
	}
	last, spoke := -1, map[int]int{}
	for k := len(d.events) - 1; k >= d.horizon(); k-- {
		e := &d.events[k]
		if e.quoted || len(e.nodes) != 1 || d.r.nodes[e.nodes[0]].kind != Person {
			continue
		}
		if last < 0 {
			if !fits(e) {
				return nil
			}
			last = e.nodes[0]
		}
		if e.subject {
			spoke[e.nodes[0]]++
		}
	}
	if last < 0 {
		return nil
	}
	all := 0
	for _, n := range spoke {
		all += n
	}
	if spoke[last] < minMain || spoke[last]*4 < all*3 {
		return nil
	}
	return []int{last}
}

// minMain is how often the one whom a report is about has been a subject.
const minMain = 3

// opensSentence reports whether a mention is the first of its sentence.
func (d *discourse) opensSentence(m *Mention) bool {
	return m.Sentence >= 0 && m.Sentence < len(d.doc.Sentences) && m.First == d.doc.Sentences[m.Sentence].First
}

// lastSpeaker finds who goes on speaking where a pronoun stands beside a verb
// of saying: "Kramer replied to Lorenz, "…." "…," she added." It is the last
// who spoke, unless somebody else was a subject since.
func (d *discourse) lastSpeaker(m *Mention, fits func(*event) bool) []int {
	if m.Plural {
		return nil
	}
	if _, speaking := d.subject(m); !speaking {
		return nil
	}
	for k := len(d.events) - 1; k >= d.horizon() && d.unquotedSince(d.events[k].sentence, m.Sentence) <= lookFar; k-- {
		e := &d.events[k]
		if e.last > m.First || e.quoted || e.writer || !e.subject || len(e.nodes) != 1 || d.r.nodes[e.nodes[0]].kind != Person {
			continue
		}
		if !e.speaking || !fits(e) {
			return nil
		}
		return e.nodes
	}
	return nil
}

// strangerIn reports whether a sentence opens, before a token, with a proper noun
// in front of a verb that is no mention: a subject that was not recognised.
func (d *discourse) strangerIn(sentence, before int) bool {
	if sentence < 0 || sentence >= len(d.doc.Sentences) {
		return false
	}
	s := d.doc.Sentences[sentence]
	for i := max(s.First, 0); i < min(s.Last, before); i++ {
		if !d.t.letters(i) {
			continue
		}
		if d.t.tag(i) != language.PROPN || len(d.starts[i]) > 0 || know().notNames[d.t.raw(i)] {
			return false
		}
		switch d.t.tag(i + 1) {
		case language.VERB, language.AUX, language.ADV, language.PROPN:
			return true
		}
		return d.t.raw(i+1) == ","
	}
	return false
}

// only decides between speakers, other subjects and the rest of one sentence.
func (d *discourse) only(m *Mention, speakers, subjects, others []int) (nodes []int, done bool) {
	if m.Plural {
		for _, set := range [][]int{speakers, subjects, others} {
			if len(set) > 0 {
				return set, true
			}
		}
		return nil, false
	}
	for _, set := range [][]int{speakers, subjects, others} {
		switch len(set) {
		case 0:
			continue
		case 1:
			return set, true
		}
		if sure := d.sureOf(m, set); len(sure) == 1 {
			return sure, true
		}
		return nil, true
	}
	return nil, false
}

// sureOf keeps those whose gender is known to fit.
func (d *discourse) sureOf(m *Mention, nodes []int) []int {
	var out []int
	for _, n := range nodes {
		if d.r.nodes[n].gender != 0 && d.r.nodes[n].kind == Person {
			out = append(out, n)
		}
	}
	if m.Gender == 0 {
		return nodes
	}
	return out
}

func addNodes(to []int, e *event) []int {
	for _, n := range e.nodes {
		to = addNode(to, n)
	}
	return to
}

func addNode(to []int, n int) []int {
	if slices.Contains(to, n) {
		return to
	}
	return append(to, n)
}

// nearestSubject gives the subject nearest before the pronoun in its sentence.
func (d *discourse) nearestSubject(m *Mention, fits func(*event) bool) []int {
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].sentence == m.Sentence; k-- {
		e := &d.events[k]
		if e.last <= m.First && e.subject && fits(e) {
			return e.nodes
		}
	}
	return nil
}

// recent yields the events of one sentence before the pronoun.
func (d *discourse) recent(sentence int, m *Mention) func(func(int) bool) {
	return func(yield func(int) bool) {
		for k := len(d.events) - 1; k >= d.horizon() && d.events[k].sentence >= sentence; k-- {
			if d.events[k].sentence == sentence && d.events[k].last <= m.First && !yield(k) {
				return
			}
		}
	}
}

// object finds the antecedent of "ihm", "him": not the subject of its own
// clause; the only other one in the sentence, else the subject of the one
// before.
func (d *discourse) object(m *Mention, fits func(*event) bool) []int {
	own := d.nearestSubject(m, func(e *event) bool { return !e.quoted && !d.subordinate(e.last, m.First) })
	if !m.Plural {
		any := fits
		fits = func(e *event) bool { return any(e) && d.r.nodes[e.nodes[0]].kind == Person }
	}
	other := func(set []int) []int {
		return slices.DeleteFunc(slices.Clone(set), func(n int) bool { return slices.Contains(own, n) })
	}
	for back := 0; back <= lookBack; back++ {
		var subjects, all []int
		for k := range d.recent(m.Sentence-back, m) {
			e := &d.events[k]
			if !fits(e) {
				continue
			}
			all = addNodes(all, e)
			if e.subject {
				subjects = addNodes(subjects, e)
			}
		}
		if m.Plural {
			if rest := other(all); len(rest) > 0 {
				return rest
			}
			continue
		}
		if rest := other(all); len(rest) == 1 {
			return rest
		} else if len(rest) > 1 {
			if rest = other(subjects); len(rest) == 1 && back > 0 {
				return rest
			}
			return nil
		}
	}
	return nil
}

// subordinate reports whether a conjunction between two tokens opens a new
// clause: "fragte Kramer, ob …".
func (d *discourse) subordinate(first, last int) bool {
	for i := first; i < last; i++ {
		if d.t.raw(i) != "," && d.t.lang == "de" {
			continue
		}
		if d.t.is(i+1, "subordinator") {
			return true
		}
	}
	return false
}
