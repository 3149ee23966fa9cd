package synopsis

import "sync"

// dutyClash finds what one sentence demands and the other one only allows or asks for:
// "müssen verbieten", "dürfen verbieten"; "must not", "should where possible".
func (m *maker) dutyClash(i, j int) (clash, bool) {
	if m.toldBy(i, j) < standTold || m.tooLong(i) || m.tooLong(j) || m.otherTime(i, j) {
		return clash{}, false
	}
	a, b := m.duty(i), m.duty(j)
	if a.strength == 0 || b.strength == 0 || a.strength == b.strength || a.not != b.not || !m.sharesTelling(i, j) {
		return clash{}, false
	}
	return clash{kind: "modality", va: [2]int{a.at, a.at + 1}, vb: [2]int{b.at, b.at + 1}}, true
}

// duty is how strongly the only modal verb of a sentence binds.
type duty struct {
	strength int // 3 must, 2 should, 1 may; 0 if that can't be said
	not      bool
	at       int
}

// duty reads the only verb of sentence i that binds. What may not be must not be.
func (m *maker) duty(i int) duty {
	at := m.bindingVerb(i)
	if at < 0 {
		return duty{}
	}
	clause := m.clauseAt(i, at)
	d := duty{at: at}
	negated, _ := m.negated(i)
	for _, t := range negated {
		d.not = d.not || t >= clause[0] && t < clause[1]
	}
	if m.turnedIn(i, clause) > 0 {
		return duty{}
	}
	switch class := m.modality(i, at); {
	case class == "ought", class == "plan" && m.wherePossible(i):
		d.strength = 2
	case class == "must" && (!d.not || m.lang(m.sentences[i].r) == "en"), d.not && m.allows(i, at):
		d.strength = 3
	case !d.not && m.allows(i, at):
		d.strength = 1
	}
	return d
}

// bindingVerb gives the only modal verb of sentence i but for those of what will be; -1
// if there is none.
func (m *maker) bindingVerb(i int) int {
	x := m.sentenceTokens(i)
	at := -1
	for t := x[0]; t < x[1]; t++ {
		switch m.modality(i, t) {
		case "", "will":
			continue
		}
		if at >= 0 {
			return -1
		}
		at = t
	}
	return at
}

// wherePossible reports whether a sentence asks for something only as far as can be.
func (m *maker) wherePossible(i int) bool {
	if m.possibleLookups == nil {
		m.possibleLookups = possibleWords().lookups()
	}
	s := &m.sentences[i]
	return len(m.possibleLookups.find(m.lang(s.r), m.lowers(s.r, s.s))) > 0
}

var possibleWords = sync.OnceValue(func() bilingual {
	p := newBilingual()
	for _, row := range table(modalityFile) {
		if row[0] == "possible" {
			p.addRow(row, 1, 0)
		}
	}
	return p
})

// allows reports whether a verb that allows, and not only one of what can be, is at a
// token of sentence i.
func (m *maker) allows(i, at int) bool {
	doc := &m.readings[m.sentences[i].r].Document
	return allowing()[doc.Language][lower(doc, at)] != "" && lower(doc, at+1) != "have" && lower(doc, at+1) != "be"
}
