package synopsis

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"synopse/language"
	"synopse/language/de"
	"synopse/language/sense"
	"synopse/report"
)

// withParagraphs adds to a group the sentences beside it in which nothing is said, where
// all that is said in their paragraph belongs to it: what the paragraph is about often
// stands in the one that opens it.
func (m *maker) withParagraphs(g []int) []int {
	out := slices.Clone(g)
	for i := range m.sentences {
		if m.besideOnly(g, i) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// besideOnly reports a sentence in which nothing is said and whose paragraph, or under a
// subhead the next one, has a sentence of a group, and of no other.
func (m *maker) besideOnly(g []int, i int) bool {
	under := m.subhead(i)
	if !under && (!m.sentences[i].tells || len(m.startsIn(i)) > 0) {
		return false
	}
	from := i
	if under {
		if from++; from >= len(m.sentences) || m.sentences[from].r != m.sentences[i].r || m.heading(from) {
			return false
		}
	}
	has := false
	in := func(k int) bool {
		if len(m.startsIn(k)) == 0 {
			return true
		}
		_, ok := slices.BinarySearch(g, k)
		has = has || ok
		return ok
	}
	for k := from; k >= 0 && m.blockOf(k) == m.blockOf(from); k-- {
		if !in(k) {
			return false
		}
	}
	for k := from + 1; k < len(m.sentences) && m.blockOf(k) == m.blockOf(from); k++ {
		if !in(k) {
			return false
		}
	}
	return has
}

// subhead reports a heading that is not the headline.
func (m *maker) subhead(i int) bool {
	s := &m.sentences[i]
	return m.readings[s.r].Document.Sentences[s.s].Kind == report.Subhead
}

// byNoun reports whether a sentence of a group names a topic by a noun.
func (m *maker) byNoun(x *topic, g []int) bool {
	return slices.ContainsFunc(x.hits, func(h topicHit) bool {
		_, in := slices.BinarySearch(g, h.sentence)
		return in && m.readings[m.sentences[h.sentence].r].Document.Tokens[h.last-1].Tag == language.NOUN
	})
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

// groupNoun is a noun that may name a group.
type groupNoun struct {
	topic
	id     int32 // of its term
	vector int32
}

// plainFields are fields of the thesaurus whose nouns are no matter of the news.
var plainFields = map[string]bool{"": true, "time": true, "measures": true, "directions": true, "people": true, "plants": true, "animals": true}

// ofNews reports whether a token is a noun of a field of the news.
func (m *maker) ofNews(tok *language.Token, lang string) bool {
	c := m.senseOf(lang, tok.Lemma, sense.Noun)
	return c != 0 && !plainFields[c.Field()]
}

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

// groupNouns gives the nouns of a group and of the paragraphs it stands in, in
// order of appearance.
func (m *maker) groupNouns(g []int) []*groupNoun {
	found := map[int32]*groupNoun{}
	var out []*groupNoun
	for i := range m.sentences {
		if _, in := slices.BinarySearch(g, i); !in && (!m.sentences[i].tells || len(m.startsIn(i)) > 0 || !slices.ContainsFunc(g, func(j int) bool { return m.blockOf(i) == m.blockOf(j) })) {
			continue
		}
		for _, t := range m.labelNouns(i) {
			s := &m.sentences[i]
			tok := &m.readings[s.r].Document.Tokens[t]
			id := m.wordTerms(tok, m.lang(s.r))[0].id
			n := found[id]
			if n == nil {
				de, en := m.inBothLanguages(nounForm(tok, m.lang(s.r)), tok.Text, tok.Lemma, m.lang(s.r))
				n = &groupNoun{topic: topic{kind: topicNoun, key: "noun:" + m.vocab.names[id], de: de, en: en},
					id: id, vector: m.keysOf.vectors.of(m.lang(s.r), tok.Lemma, tok.Text)}
				found[id] = n
				out = append(out, n)
			}
			n.hits = append(n.hits, topicHit{sentence: i, first: t, last: t + 1})
		}
	}
	return out
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
		if tok.Tag != language.NOUN || len(low) < 4 || general(low, doc.Language) || inPhrase(doc, t) || inCapitals(doc, x.First, t) || m.named[s.r][t] >= 0 || dateWord(low) || theNumberWords().unit[low] != "" {
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
		form = citation(printed) // lemmas of unknown words may be wrong
	}
	if e, ok := strings.CutSuffix(lemma, "r"); ok && lang == "de" && (printed == e || printed == e+"n") && strings.HasSuffix(e, "e") {
		form = e // "Beschäftigte", spoken of as many
	}
	if lang == "de" {
		return form, cmp.Or(other, form)
	}
	return cmp.Or(other, form), form
}

// citation is printed as a list would have it.
func citation(printed string) string { return de.Citation(printed) }

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

// inCapitals reports a German noun behind an adjective with a capital within a sentence:
// part of a name ("des Sozialen Aufbruchs").
func inCapitals(doc *language.Document, first, t int) bool {
	if doc.Language != "de" || t-1 <= first || doc.Tokens[t-1].Tag != language.ADJ {
		return false
	}
	r, _ := utf8.DecodeRuneInString(doc.Tokens[t-1].Text)
	return unicode.IsUpper(r)
}
