package synopsis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"synopse/language"
	"synopse/statement"
)

//go:embed data/takeup.txt
var takeUpFile string

// takeUps are the acts that a noun takes up, by language and word.
var takeUps = sync.OnceValue(func() map[string]map[string][]string {
	out := map[string]map[string][]string{"de": {}, "en": {}}
	for _, row := range table(takeUpFile) {
		if row[0] == "-" {
			continue
		}
		acts := strings.Fields(row[0])
		for i, lang := range []string{"de", "en"} {
			for _, w := range cells(row, i+1) {
				out[lang][w] = acts
			}
		}
	}
	return out
})

// turnDowns are the words that turn down what is taken up.
var turnDowns = sync.OnceValue(func() bilingual {
	out := newBilingual()
	for _, row := range table(takeUpFile) {
		if row[0] == "-" {
			out.addRow(row, 1, 0)
		}
	}
	return out
})

// definite are words before a noun that say it was spoken of before.
var definite = map[string]bool{"die": true, "den": true, "das": true, "der": true, "dem": true, "diese": true, "diesen": true,
	"dieser": true, "dieses": true, "the": true, "this": true, "that": true, "these": true, "those": true, "such": true}

const (
	takesUpReach = 8    // sentences back to what a noun takes up
	replyReach   = 2    // sentences back to what a reply without one answers
	oneVoice     = 0.22 // likeness of sentences of one speaker that tell the same
)

// lend gives sentences that name no issue the one of what they belong to, and
// reports whether any were given: the sentence of another report that tells the
// same, the statement they take up or answer, the next one of the same speaker.
func (m *maker) lend() bool {
	found := map[int]int{}
	m.pointOn = map[int][]int{}
	for i := range m.sentences {
		if len(m.onIssue[i]) > 0 || len(m.lent[i]) > 0 {
			continue
		}
		if k := m.belongsTo(i); k >= 0 && m.issueKeys[k] != relationsKey {
			found[i] = k
		}
	}
	for i, k := range found {
		m.lent[i] = []int{k}
	}
	return len(found) > 0
}

// belongsTo gives the issue of what a sentence with statements belongs to, or -1.
func (m *maker) belongsTo(i int) int {
	if len(m.inSentence[i]) == 0 || !m.sentences[i].tells {
		return -1
	}
	if k := m.sameElsewhere(i); k >= 0 {
		return k
	}
	if len(m.takesUp(i)) > 0 {
		return m.saidBefore(i)
	}
	for _, from := range []func(int) int{m.answered, m.goesOn} {
		if k := from(i); k >= 0 {
			return k
		}
	}
	return -1
}

// only gives the one issue a sentence is on, or -1.
func (m *maker) only(i int) int {
	if len(m.onIssue[i]) == 1 {
		return m.onIssue[i][0]
	}
	return -1
}

// sameElsewhere gives the issue of the sentences that tell the same, or -1 unless
// they are on one.
func (m *maker) sameElsewhere(i int) int {
	var on []int
	if p := m.unit[i]; p < len(m.points) {
		on = m.pointIssues(p)
	}
	if speakers := m.speakersOf(i); len(speakers) > 0 && len(on) < 2 {
		for _, n := range m.near[i] {
			if n.alike >= oneVoice && overlap(speakers, m.speakersOf(n.sentence)) {
				on = m.withIssuesOf(slices.Clone(on), n.sentence)
				break
			}
		}
	}
	if len(on) == 1 {
		return on[0]
	}
	return -1
}

// pointIssues gives the issues of a point's sentences, two at most: with two, none
// is lent. They are gathered once a round of lending.
func (m *maker) pointIssues(p int) []int {
	if on, ok := m.pointOn[p]; ok {
		return on
	}
	on := []int{}
	for _, j := range m.points[p].members {
		if on = m.withIssuesOf(on, j); len(on) > 1 {
			break
		}
	}
	m.pointOn[p] = on
	return on
}

// withIssuesOf adds the issues a sentence lends: in long reports only those it
// names or was lent, where they are by now being too weak to go by.
func (m *maker) withIssuesOf(on []int, j int) []int {
	if len(m.naming[j]) == 0 && len(m.lent[j]) == 0 && !m.short {
		return on
	}
	for _, k := range m.onIssue[j] {
		on = appendOnce(on, k)
	}
	return on
}

// saidBefore gives the issue of the statement that a definite noun of the sentence
// takes up ("nannte die Forderung unbezahlbar"), or -1.
func (m *maker) saidBefore(i int) int {
	acts := m.takesUp(i)
	if len(acts) == 0 {
		return -1
	}
	own := m.speakersOf(i)
	for j := i - 1; j >= max(i-takesUpReach, m.offset[m.sentences[i].r]); j-- {
		for _, k := range m.inSentence[j] {
			if slices.Contains(acts, m.stmts[k].Act) && !overlap(own, m.stmts[k].speakers) {
				return m.only(j)
			}
		}
	}
	return -1
}

// takesUp gives the acts of what a definite noun of the sentence takes up.
func (m *maker) takesUp(i int) []string {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	for t := x.First + 1; t < x.Last; t++ {
		acts := takeUps()[doc.Language][lower(doc, t)]
		if acts == nil || !definite[lower(doc, t-1)] {
			continue
		}
		if t+1 < x.Last && !heldToBe(doc, t+1) {
			switch lower(doc, t+1) { // what it is for is said: nothing is taken up
			case "nach", "auf", "für", "zu", "zum", "zur", "gegen", "for", "to", "of", "that":
				continue
			}
		}
		return acts
	}
	return nil
}

// heldToBe reports whether "für" at token t says what something is held to be:
// "hält die Forderung für überzogen".
func heldToBe(doc *language.Document, t int) bool {
	if lower(doc, t) != "für" || t+2 >= len(doc.Tokens) {
		return false
	}
	next := doc.Tokens[t+2].Tag
	return doc.Tokens[t+1].Tag == language.ADJ && next != language.NOUN && next != language.ADJ
}

// answers are the acts that answer what was said before.
func answers(act string) bool {
	return act == "reject" || act == "deny" || act == "disagree" || act == "answer"
}

// answered gives the issue of what a sentence answers: the statement of
// somebody else right before it, or -1.
func (m *maker) answered(i int) int {
	replies := func(k int) bool { return answers(m.stmts[k].Act) }
	if !slices.ContainsFunc(m.inSentence[i], replies) {
		return -1
	}
	own := m.speakersOf(i)
	for j := i - 1; j >= max(i-replyReach, m.offset[m.sentences[i].r]); j-- {
		if who := m.speakersOf(j); len(who) > 0 && !overlap(own, who) {
			return m.only(j)
		}
	}
	return -1
}

// goesOn gives the issue of the next sentence, if it goes on with what the same
// speaker says in this one, or -1: what was begun is named a sentence later.
func (m *maker) goesOn(i int) int {
	if !m.saidNext(i) || !overlap(m.speakersOf(i), m.speakersOf(i+1)) {
		return -1
	}
	free := func(k int) bool { return m.stmts[k].Kind == statement.FreeIndirect }
	if !m.short && !slices.ContainsFunc(m.inSentence[i+1], free) {
		return -1
	}
	return m.only(i + 1)
}
