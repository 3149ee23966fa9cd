package actor

import (
	"slices"
	"strings"
)

// regionAt reads a state or city before a role, of one word or two.
func (s *scanner) regionAt(p int) int {
	for n := 2; n > 0; n-- {
		if p+n < s.end && s.k.regions[s.t.slice(p, p+n)] {
			return p + n
		}
	}
	return p
}

// regionSpeaks reads a state or region as who governs it, where a verb of saying follows:
// "Saxony demanded more money".
func (s *scanner) regionSpeaks(i int) (Mention, bool) {
	if !s.t.upper(i) || !s.k.say[s.t.low(i+1)] && !s.k.say[s.t.low(i+2)] {
		return Mention{}, false
	}
	q := s.regionAt(i)
	if q == i || q >= s.end || !s.k.say[s.t.low(q)] || s.t.upper(q) || s.preposition(i-1) || s.t.upper(i-1) && i > s.first {
		return Mention{}, false
	}
	return Mention{First: i, Last: q, Head: q - 1, Form: Metonym, Kind: Organisation, Name: s.t.slice(i, q), Definite: true}, true
}

// partyLine reads the state after an American politician's name: "(R-FL)",
// ", D-Calif.,".
func (s *scanner) partyLine(i int) string {
	if w := s.t.raw(i); w != "(" && w != "," {
		return ""
	}
	if i+1 >= s.end {
		return ""
	}
	w := s.t.raw(i + 1)
	if s.t.raw(i+2) == "-" { // "R", "-", "FL"
		w += "-" + s.t.raw(i+3)
	}
	party, state, ok := strings.Cut(w, "-")
	if !ok || party != "R" && party != "D" && party != "I" {
		return ""
	}
	return s.k.states[strings.TrimSuffix(state, ".")]
}

// fromRegion reads "the senator from Vermont".
func (s *scanner) fromRegion(r *np) {
	if s.t.low(r.last) != "from" || r.noun.kind != Person || r.plural {
		return
	}
	if q := s.regionAt(r.last + 1); q > r.last+1 {
		r.region = s.t.slice(r.last+1, q)
	}
}

// maxEpithet is how many sentences back the one an epithet means was named.
const maxEpithet = 2

// epithet finds who "the Florida senator" or "the candidate" is where no report
// tells.
func (d *discourse) epithet(m *Mention) []int {
	if m.Plural || !m.Definite || d.inQuote(m.First) {
		return nil
	}
	if nodes := d.byExclusion(m); nodes != nil {
		return nodes
	}
	if nodes := d.regional(m); nodes != nil {
		return nodes
	}
	if nodes := d.lastNamed(m); nodes != nil {
		return nodes
	}
	return d.onlyLeft(m)
}

// lastNamed finds who an epithet means: the only person that the sentence before names.
func (d *discourse) lastNamed(m *Mention) []int {
	trait := d.takesUp(m) || d.plainOffice(m)
	if m.Region == "" && !trait && !d.plainCandidate(m) {
		return nil
	}
	only, first := d.onlyNamed(m, func(e *event) bool { return e.sentence < m.Sentence })
	if only < 0 || !trait && !d.t.upper(first.last-1) {
		return nil
	}
	p := &d.r.nodes[only]
	if p.region != "" && p.region != m.Region && m.Region != "" || !genderFits(m.Gender, p.gender) || d.others(only, m) {
		return nil
	}
	if p.region == "" {
		p.region = m.Region
	}
	return []int{only}
}

// onlyNamed gives the only person of whom the last sentence before a mention's that has
// any speaks, by name somewhere, and the last mention there, or -1. All mentions of
// persons since then must be of that one and may count; else there is none.
func (d *discourse) onlyNamed(m *Mention, counts func(e *event) bool) (only int, last *event) {
	only = -1
	for k := len(d.events) - 1; k >= d.horizon() && m.Sentence-d.events[k].sentence <= maxEpithet; k-- {
		e := &d.events[k]
		if last != nil && e.sentence != last.sentence {
			break
		}
		if e.quoted && e.sentence == m.Sentence {
			continue // "„Wir haben ihn enttäuscht“, sagte der Kapitän"
		}
		for _, n := range e.nodes {
			p := &d.r.nodes[n]
			if p.kind != Person {
				continue
			}
			if only >= 0 && n != only || !p.named || !counts(e) {
				return -1, nil
			}
			only = n
			if last == nil && e.sentence != m.Sentence {
				last = e
			}
		}
	}
	if last == nil {
		return -1, nil
	}
	return only, last
}

// takesUp reports whether a subject is what somebody is known by and no report
// has said it of anybody else: "the filmmaker", "the former minister" is who was
// just spoken of.
func (d *discourse) takesUp(m *Mention) bool {
	if !d.r.isA(m.Office, "trait") && !d.t.is(m.First+1, "former") && !d.t.is(m.First+1, "epithet") && !strings.HasSuffix(d.t.low(m.First+1), "-year-old") || !d.t.is(m.First, "article") {
		return false
	}
	if subject, _ := d.subject(m); !subject || d.t.lang == "de" && strings.HasSuffix(d.t.low(m.Head), "rat") {
		return false // "der Stadtrat" is a body as often
	}
	return !slices.ContainsFunc(d.unnamed, func(u unnamed) bool {
		return d.r.isA(u.mention.Office, m.Office) || d.r.isA(m.Office, u.mention.Office)
	})
}

// regional finds who "the Florida senator" is where no report has told the state:
// the only one who can be called so of those who were named in a sentence with
// the state.
func (d *discourse) regional(m *Mention) []int {
	if m.Region == "" || m.Region != strings.TrimSpace(m.Region) {
		return nil
	}
	var found []int
	for k := len(d.events) - 1; k >= d.horizon(); k-- {
		e := &d.events[k]
		if len(e.nodes) != 1 || e.last > m.First || e.quoted {
			continue
		}
		n := &d.r.nodes[e.nodes[0]]
		if n.kind != Person || !n.named || n.region != "" && n.region != m.Region || !genderFits(m.Gender, n.gender) || !d.officeKnown(n, m) {
			continue
		}
		if d.says(e.sentence, m.Region, m.First) {
			found = addNode(found, e.nodes[0])
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// officeKnown reports whether a report gives a person the office of a mention.
func (d *discourse) officeKnown(n *node, m *Mention) bool {
	asked := strings.TrimSpace(strings.Replace(m.role(), m.Region, "", 1))
	return slices.ContainsFunc(n.offices, func(h held) bool { return d.r.isA(h.office, m.Office) && partyAgrees(asked, h.role) })
}

// says reports whether a sentence has the name of a state before a token.
func (d *discourse) says(sentence int, region string, before int) bool {
	s := d.doc.Sentences[sentence]
	words := strings.Count(region, " ") + 1
	for i := max(s.First, 0); i+words <= min(s.Last, before); i++ {
		if d.t.slice(i, i+words) == region {
			return true
		}
	}
	return false
}

// plainOffice reports whether a subject is an English office of a politician
// without a word that tells which: "the senator" after a sentence about one
// person.
func (d *discourse) plainOffice(m *Mention) bool {
	if d.t.lang != "en" || m.Last-m.First != 2 || d.t.low(m.First) != "the" || !d.r.isA(m.Office, "politician") || d.r.isA(m.Office, "partisan") || m.Office == "politician" {
		return false
	}
	subject, _ := d.subject(m)
	return subject
}

// farEpithet is how many sentences back the one was named whom a word for
// business people means.
const farEpithet = 8

// byExclusion finds who "the New York businessman" is: of those named in the
// sentences before the only one whom no report calls anything else.
func (d *discourse) byExclusion(m *Mention) []int {
	if d.t.lang != "en" || m.Office != "entrepreneur" || m.First == m.Head || !d.t.is(m.First, "article") || d.t.low(m.First) != "the" {
		return nil
	}
	var found []int
	for k := len(d.events) - 1; k >= d.horizon() && m.Sentence-d.events[k].sentence <= farEpithet; k-- {
		e := &d.events[k]
		if len(e.nodes) != 1 || e.last > m.First {
			continue
		}
		n := &d.r.nodes[e.nodes[0]]
		if n.kind == Person && n.named && genderFits(m.Gender, n.gender) && !d.inOffice(n, m) {
			found = addNode(found, e.nodes[0])
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// inOffice reports whether a report calls a person something that a mention does
// not go with; candidates can be anything.
func (d *discourse) inOffice(n *node, m *Mention) bool {
	for _, h := range n.offices {
		if !d.r.isA(h.office, m.Office) && h.office != "candidate" && !d.r.isA(h.office, "partisan") && h.office != "leader" {
			return true
		}
	}
	return false
}

// plainCandidate reports whether a sentence opens with "the candidate", without
// a word that tells which: "the best candidate" may be anybody.
func (d *discourse) plainCandidate(m *Mention) bool {
	if m.Office != "candidate" || m.First != d.doc.Sentences[m.Sentence].First {
		return false
	}
	for i := m.First + 1; i < m.Head; i++ {
		if w := d.t.low(i); w != "presidential" && w != "presumptive" {
			return false
		}
	}
	next := d.t.low(m.Last)
	return m.Last == m.Head+1 && next != "must" && next != "should" && next != "who"
}

// others reports whether a person is known by offices that none of the mention's
// kind goes with: a judge is no candidate. Who leads something is something besides.
func (d *discourse) others(n int, m *Mention) bool {
	asked := strings.TrimSpace(strings.Replace(m.role(), m.Region, "", 1))
	for _, h := range d.r.nodes[n].offices {
		if !partyAgrees(asked, h.role) {
			return true
		}
	}
	for _, h := range d.r.nodes[n].offices {
		if d.r.isA(h.office, m.Office) || d.r.isA(h.office, "politician") || h.office == "secretary" && d.r.isA(m.Office, h.office) {
			return false
		}
	}
	for _, h := range d.r.nodes[n].offices {
		if !d.r.isA(h.office, "chief") && !d.r.isA(h.office, "chair") && !d.r.isA(h.office, "manager") && h.office != "leader" {
			return true
		}
	}
	return false
}
