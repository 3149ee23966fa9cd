package synopsis

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"synopse/language"
	"synopse/language/sense"
)

// nameOf gives the topic that a group of sentences is named by: the one that most
// of them name and fewest others, else the noun that is most their own.
func (m *maker) nameOf(g []int, list []topic, taken map[string]bool) (topic, bool) {
	best, score := -1, 0.0
	for k := range list {
		if isNamed(&list[k], taken) || list[k].kind == topicRelations || list[k].kind == topicActor {
			continue
		}
		own, all, marked := m.ownHits(&list[k], g)
		if list[k].kind == topicTheme && own*rareTheme < m.distinct(g) {
			continue // a figure of speech: a strike that takes travellers hostage
		}
		if own == 0 || own < 2 && (list[k].kind != topicTheme || all > 1 || !m.byNoun(&list[k], g)) && !marked {
			continue
		}
		if x := float64(own*own) / float64(all) * topicWeight[list[k].kind]; x > score {
			best, score = k, x
		}
	}
	if best >= 0 {
		return list[best], true
	}
	return m.ownNoun(g, taken)
}

// isNamed reports whether a topic, or one of its names, is taken.
func isNamed(x *topic, taken map[string]bool) bool {
	return taken[x.key] || taken[strings.ToLower(x.de)] || taken[strings.ToLower(x.en)]
}

// rareTheme is the number of sentences of a group of which at least one names a theme
// that the group is named by.
const rareTheme = 4

// distinct counts sentences, those that several reports print word for word once.
func (m *maker) distinct(g []int) int {
	n := 0
	for _, i := range g {
		if !m.printedBefore(i) {
			n++
		}
	}
	return n
}

// byNoun reports whether a sentence of a group names a topic by a noun.
func (m *maker) byNoun(x *topic, g []int) bool {
	return slices.ContainsFunc(x.hits, func(h topicHit) bool {
		_, in := slices.BinarySearch(g, h.sentence)
		return in && m.readings[m.sentences[h.sentence].r].Document.Tokens[h.last-1].Tag == language.NOUN
	})
}

// ownHits counts the sentences of a group that name a topic and all that do, and
// tells whether one of the group's marks it.
func (m *maker) ownHits(x *topic, g []int) (own, all int, marked bool) {
	last := -1
	units := map[int]bool{}
	for _, h := range x.hits {
		if h.sentence == last || x.kind == topicCountry && units[m.unit[h.sentence]] {
			continue // what several reports tell alike names a country once
		}
		last = h.sentence
		if m.printedBefore(h.sentence) {
			continue // an agency's sentence that two reports print is one
		}
		units[m.unit[h.sentence]] = true
		all++
		if _, ok := slices.BinarySearch(g, h.sentence); ok {
			own++
			marked = marked || h.marked && x.kind == topicCountry && !h.faint && len(x.hits) > 1
		}
	}
	return own, all, marked
}

// printedBefore reports whether an earlier report has the very sentence.
func (m *maker) printedBefore(i int) bool {
	if m.printed == nil {
		m.printed = make([]bool, len(m.sentences))
		seen := make(map[string]int, len(m.sentences))
		for k := range m.sentences {
			text := m.sentenceSpanOf(k).Text
			if r, ok := seen[text]; ok && r != m.sentences[k].r {
				m.printed[k] = true
			} else if !ok {
				seen[text] = m.sentences[k].r
			}
		}
	}
	return m.printed[i]
}

// ownNoun names a group by the noun that weighs most in its sentences and, by
// half, in the others of their paragraphs, among those that are rare elsewhere; one
// that several reports of the group have, or a headline, counts more. A noun of one
// sentence only is no name of what few say: they are named themselves.
func (m *maker) ownNoun(g []int, taken map[string]bool) (topic, bool) {
	list := m.groupNouns(g)
	var best *groupNoun
	most := 0.0
	for _, n := range list {
		if x := n.score(); !isNamed(&n.topic, taken) && x > most {
			best, most = n, x
		}
	}
	if best != nil && (best.own > 1 || best.inHeading || best.ofNews && m.nearness(best, g) >= nearEnough) {
		return best.topic, true
	}
	if x, ok := m.bySpeakers(g); ok && !isNamed(&x, taken) {
		return x, true
	}
	best, most = nil, 0
	for _, n := range list { // of many speakers: what is nearest to all they say
		const least = 0.1
		if x := n.score() * (least + m.nearness(n, g)); !isNamed(&n.topic, taken) && x > most {
			best, most = n, x
		}
	}
	if best == nil {
		return topic{}, false
	}
	return best.topic, true
}

// groupNoun is a noun that may name a group.
type groupNoun struct {
	topic
	weight    float64
	rare      float64
	own       int          // sentences of the group that have it
	reports   map[int]bool // of the sentences that have it
	inHeading bool
	ofNews    bool // the thesaurus has it in a field of the news
	vector    int32
}

// plainFields are fields of the thesaurus whose nouns are no matter of the news.
var plainFields = map[string]bool{"": true, "time": true, "measures": true, "directions": true, "people": true, "plants": true, "animals": true}

// ofNews reports whether a token is a noun of a field of the news.
func (m *maker) ofNews(tok *language.Token, lang string) bool {
	c := m.senseOf(lang, tok.Lemma, sense.Noun)
	return c != 0 && !plainFields[c.Field()]
}

// nearEnough is how near the rest of what a group says a noun is that names it though
// only one of its sentences has it: shoes in which somebody came are far.
const nearEnough = 0.05

// nearness is how near a noun is, as words are used, to what the group's other
// sentences say, 0 to 1; middling if that is not known, 1 if there are no others.
func (m *maker) nearness(n *groupNoun, g []int) float64 {
	const unknown = 0.3
	if n.vector == 0 {
		return unknown
	}
	var all direction
	others := 0
	for _, i := range g {
		if !slices.ContainsFunc(n.hits, func(h topicHit) bool { return h.sentence == i }) {
			all.add(&m.towards[i], 1)
			others++
		}
	}
	if others == 0 {
		return 1
	}
	own := towardsWord(m.keysOf.vectors.word(n.vector))
	all.toLength()
	return max(0, hundredth(all.dot(&own))/100)
}

// score is how well a noun names its group.
func (n *groupNoun) score() float64 {
	const shared, headed = 1.5, 1.3
	x := n.weight * n.rare
	if len(n.reports) > 1 {
		x *= shared
	}
	if n.inHeading {
		x *= headed
	}
	return x
}

// groupNouns gives the nouns of a group and of the paragraphs it stands in, in
// order of appearance.
func (m *maker) groupNouns(g []int) []*groupNoun {
	const beside = 0.5 // weight of a sentence of the same paragraph
	found := map[int32]*groupNoun{}
	var out []*groupNoun
	for i := range m.sentences {
		weight := 1.0
		_, in := slices.BinarySearch(g, i)
		if !in {
			if weight = beside; !m.sentences[i].tells || len(m.startsIn(i)) > 0 || !slices.ContainsFunc(g, func(j int) bool { return m.blockOf(i) == m.blockOf(j) }) {
				continue
			}
		}
		seen := map[int32]bool{}
		for _, t := range m.labelNouns(i) {
			s := &m.sentences[i]
			tok := &m.readings[s.r].Document.Tokens[t]
			id := m.wordTerms(tok, m.lang(s.r))[0].id
			n := found[id]
			if n == nil {
				de, en := m.inBothLanguages(nounForm(tok, m.lang(s.r)), tok.Text, tok.Lemma, m.lang(s.r))
				n = &groupNoun{topic: topic{kind: topicNoun, key: "noun:" + m.vocab.names[id], de: de, en: en},
					rare: m.vocab.rare(id), reports: map[int]bool{}, inHeading: m.inHeadings(id), ofNews: m.ofNews(tok, m.lang(s.r)),
					vector: m.keysOf.vectors.of(m.lang(s.r), tok.Lemma, tok.Text)}
				found[id] = n
				out = append(out, n)
			}
			n.weight += weight
			n.reports[s.r] = true
			if in && !seen[id] {
				n.own++
			}
			seen[id] = true
			n.hits = append(n.hits, topicHit{sentence: i, first: t, last: t + 1})
		}
	}
	return out
}

// inHeadings reports whether a heading has a term.
func (m *maker) inHeadings(id int32) bool {
	for i := range m.sentences {
		if m.heading(i) && slices.ContainsFunc(m.sentences[i].terms, func(t term) bool { return t.id == id }) {
			return true
		}
	}
	return false
}

// bySpeakers names a group by who speaks in it, if that is one actor with a name, or
// two: "Was Pike sagt".
func (m *maker) bySpeakers(g []int) (topic, bool) {
	var who []int
	for _, i := range g {
		for _, k := range m.startsIn(i) {
			for _, a := range m.stmts[k].speakers {
				who = appendOnce(who, a)
			}
		}
	}
	if len(who) == 0 || len(who) > 2 || slices.ContainsFunc(who, func(a int) bool { return !m.hasName[a] }) {
		return topic{}, false
	}
	key, first, second := "said", m.actors[who[0]].Name, ""
	for _, a := range who {
		key += ":" + strconv.Itoa(a)
	}
	if len(who) == 2 {
		second = m.actors[who[1]].Name
		return topic{kind: topicNoun, key: key, de: "Was " + first + " und " + second + " sagen", en: "What " + first + " and " + second + " say"}, true
	}
	return topic{kind: topicNoun, key: key, de: "Was " + first + " sagt", en: "What " + first + " says"}, true
}

// labelNouns gives the tokens of sentence i that may name an issue: nouns that
// are no names, no units and not general.
func (m *maker) labelNouns(i int) []int {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	var out []int
	for t := x.First; t < x.Last; t++ {
		tok, low := &doc.Tokens[t], lower(doc, t)
		if tok.Tag != language.NOUN || len(low) < 4 || general(low, doc.Language) || inPhrase(doc, t) || m.named[s.r][t] >= 0 || dateWord(low) || theNumberWords().unit[low] != "" {
			continue
		}
		if terms := m.wordTerms(tok, doc.Language); len(terms) > 0 && m.vocab.names[terms[0].id][0] != '#' {
			out = append(out, t)
		}
	}
	return out
}

// inBothLanguages gives a noun in German and English, by the thesaurus where the noun
// is the first of its concept there, so that it means just that ("Ausfall" is more than
// a footballer's); else the noun itself.
func (m *maker) inBothLanguages(form, printed, lemma, lang string) (de, en string) {
	other := ""
	if c := m.senseOf(lang, lemma, sense.Noun); c != 0 {
		if name := c.String(); nouns()[[2]string{name, lang}] == lemma {
			other = nouns()[[2]string{name, otherLanguage(lang)}]
		}
	} else if lang == "de" {
		form = printed // lemmas of unknown words may be wrong
	}
	if e, ok := strings.CutSuffix(lemma, "r"); ok && lang == "de" && (printed == e || printed == e+"n") && strings.HasSuffix(e, "e") {
		form = e // "Beschäftigte", spoken of as many
	}
	if lang == "de" {
		return form, cmp.Or(other, form)
	}
	return cmp.Or(other, form), form
}

func otherLanguage(lang string) string {
	if lang == "de" {
		return "en"
	}
	return "de"
}

// nouns gives the first noun of each concept of the thesaurus, by the concept's
// name and language.
var nouns = sync.OnceValue(func() map[[2]string]string {
	out := map[[2]string]string{}
	for e := range sense.All() {
		k := [2]string{e.Concept.String(), e.Language}
		if _, ok := out[k]; !ok && e.POS == sense.Noun && !strings.Contains(e.Text, "(") {
			out[k] = e.Text
		}
	}
	return out
})

// inPhrase reports whether a noun is part of words that stand for a preposition, so
// that nothing is about it: "in front of", "on behalf of".
func inPhrase(doc *language.Document, t int) bool {
	if doc.Language != "en" || lower(doc, t+1) != "of" && lower(doc, t+1) != "to" || strings.HasSuffix(lower(doc, t), "s") {
		return false
	}
	switch lower(doc, t-1) {
	case "in", "on", "by", "at", "with", "under", "as":
		return true
	}
	return false
}
