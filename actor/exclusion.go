package actor

import "slices"

// onlyLeft finds who "the former secretary" or "the front-runner" is where no report has
// told it: of those named in this sentence and the two before the only one who can be
// meant. Whoever is named again behind the role, speaks of it or does something to it is
// somebody else: "Kramer accuses Lorenz, while Lorenz calls the former mayor a liar".
func (d *discourse) onlyLeft(m *Mention) []int {
	if d.t.lang != "en" || d.t.low(m.First) != "the" || d.r.k.function[functionClass{"en", "any-holder"}][d.t.low(m.First+1)] || !d.isEpithet(m) {
		return nil
	}
	if next := d.t.low(m.Head + 1); next == "who" || next == "of" || next == "for" || next == "must" || next == "should" {
		return nil
	}
	if n, ok := d.epithets[epithetKey(m)]; ok {
		return []int{n}
	}
	if d.t.is(m.First-1, "be") || d.t.low(m.First-1) == "as" || d.t.is(d.doc.Sentences[m.Sentence].First, "opens-clause") {
		return nil // what somebody is; "While the senator won here, Kramer lost there"
	}
	others := d.namedBehind(m)
	others = append(others, d.governing(m)...)
	var found []int
	for k := len(d.events) - 1; k >= d.horizon() && d.unquotedSince(d.events[k].sentence, m.Sentence) <= maxEpithet; k-- {
		e := &d.events[k]
		if e.quoted && e.sentence < m.Sentence {
			continue
		}
		if len(e.nodes) == 1 && e.last <= m.First && !slices.Contains(others, e.nodes[0]) && d.canBeEpithet(e.nodes[0], m) {
			found = addNode(found, e.nodes[0])
		}
	}
	if len(found) != 1 || d.names(found[0]) < minNamed && !d.justSubject(found[0], m) {
		return nil
	}
	d.epithets[epithetKey(m)] = found[0]
	return found
}

func epithetKey(m *Mention) string { return m.Region + " " + m.role() }

// canBeEpithet reports whether nothing that a report tells of a person speaks against a
// role.
func (d *discourse) canBeEpithet(node int, m *Mention) bool {
	n := &d.r.nodes[node]
	return n.kind == Person && n.named && genderFits(m.Gender, n.gender) && !d.others(node, m) &&
		(n.region == "" || m.Region == "" || n.region == m.Region) && (n.country == "" || m.Country == "" || n.country == m.Country)
}

// minNamed is how often a report names whom it calls by an epithet.
const minNamed = 2

// justSubject reports whether a person was a subject of the sentence before a mention's.
func (d *discourse) justSubject(node int, m *Mention) bool {
	for k := len(d.events) - 1; k >= d.horizon() && m.Sentence-d.events[k].sentence <= 1; k-- {
		if e := &d.events[k]; e.subject && e.sentence < m.Sentence && slices.Contains(e.nodes, node) {
			return true
		}
	}
	return false
}

// names counts how often the report names a person.
func (d *discourse) names(node int) int {
	n := 0
	for j, l := range d.r.links[d.source] {
		if m := d.r.mention(d.source, j); m.Form == Name && len(m.Parts) == 0 && slices.Contains(l, node) {
			n++
		}
	}
	return n
}

// isEpithet reports whether a role is one of a politician by which reports call whom
// they have named.
func (d *discourse) isEpithet(m *Mention) bool {
	return m.Last > m.First+2 && d.r.isA(m.Office, "candidate") || d.t.is(m.First+1, "epithet") || d.t.is(m.First+1, "former") || m.Region != "" && d.r.isA(m.Office, "politician")
}

// namedBehind gives the persons whom the rest of a mention's sentence names.
func (d *discourse) namedBehind(m *Mention) []int {
	var out []int
	for i := m.Last; i < d.doc.Sentences[m.Sentence].Last; i++ {
		for _, j := range d.starts[i] {
			if o := d.r.mention(d.source, j); o.Kind == Person && o.Form == Name {
				for _, n := range d.r.links[d.source][j] {
					out = addNode(out, n)
				}
			}
		}
	}
	return out
}

// governing gives those who say something in a mention's sentence before it, the subject
// of its own clause, and the first subject of the sentence if a participle of saying
// follows ("Kramer went on, saying the senator …").
func (d *discourse) governing(m *Mention) []int {
	var out []int
	var main *event
	near := true
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].sentence == m.Sentence; k-- {
		e := &d.events[k]
		if !e.subject || e.last > m.First {
			continue
		}
		if e.speaking && !d.contrasted(e.last, m.First) || near && !d.newClause(e.last, m.First) {
			out = append(out, e.nodes...)
		}
		main, near = e, false
	}
	if main != nil && d.saysBetween(main.last, m.First) {
		out = append(out, main.nodes...)
	}
	return out
}

// contrasted reports whether a clause about something else begins between two tokens, so
// that nothing in it is said by who spoke before.
func (d *discourse) contrasted(first, last int) bool {
	for i := first; i < last; i++ {
		if w := d.t.low(i); w == "while" || w == "whereas" || w == "but" {
			return true
		}
	}
	return false
}

// saysBetween reports whether a participle of saying stands between two tokens.
func (d *discourse) saysBetween(first, last int) bool {
	for i := first; i < last; i++ {
		if d.t.is(i, "saying") {
			return true
		}
	}
	return false
}

// newClause reports whether a clause of its own begins between two tokens.
func (d *discourse) newClause(first, last int) bool {
	for i := first; i < last; i++ {
		if d.t.raw(i) == "," || d.t.is(i, "opens-clause") || d.t.is(i, "subordinator") {
			return true
		}
	}
	return false
}
