package synopsis

import (
	"math"
	"slices"
	"strings"

	"synopse/language/sense"
	"synopse/reading"
)

// What speaks for a topic or a noun naming a group of sentences; TitleKinds has the
// names.
const (
	titleShare   = iota // share of the group's sentences that have it
	titleMany           // how many have it, as a logarithm
	titleBeside         // sentences of their paragraphs in which nothing is said have it
	titleOwn            // share of the story's sentences that have it which are the group's
	titleRare           // how rare a noun is, as the logarithm of passages a passage
	titleReports        // share of the group's reports that have it there
	titleHeading        // a headline has it
	titleTheme          // it is a theme
	titleNews           // it is a noun of a field of the news
	titleKnown          // the thesaurus has it as a noun
	titleNear           // how near a noun is to what else the group says, as words are used
	titleContent        // share of the places in the group where it stands in what somebody says
	titleSides          // more than one side has it in what it says
	titleLong           // how long the word or words are
	titleOpens          // it opens a paragraph, before anything is said
	titleVerb           // a theme that no noun names there
	titleAll            // all that is said belongs to the group
	titleKinds
)

// titled is what may name a group, with what speaks for it.
type titled struct {
	topic
	evidence [titleKinds]float64
	likely   float64
}

// hardlyNamed is the probability below which what names a group best says less than who
// speaks in it.
const hardlyNamed = 0.08

// nameOf gives what a group of sentences is best named by, under a name that is not
// taken: a country that it is about, a topic or a noun, else who speaks.
func (m *maker) nameOf(g []int, list []topic, taken map[string]bool) (topic, bool) {
	if x, ok := m.countryOf(g, list, taken); ok {
		return x, true
	}
	var best *titled
	names := m.titles(g, list)
	for k := range names {
		x := &names[k]
		if x.likely = logistic(weigh(m.weights.Title, x.evidence[:])); !isNamed(&x.topic, taken) && (best == nil || x.likely > best.likely) {
			best = x
		}
	}
	if best != nil && best.likely >= hardlyNamed {
		return best.topic, true
	}
	if x, ok := m.bySpeakers(g); ok && !isNamed(&x, taken) {
		return x, true
	}
	if best == nil {
		return topic{}, false
	}
	return best.topic, true
}

// countryOf gives the country that half of a group's sentences name, or that the words
// mark as what they are about.
func (m *maker) countryOf(g []int, list []topic, taken map[string]bool) (topic, bool) {
	best, most := -1, 0
	for k := range list {
		if x := &list[k]; x.kind == topicCountry && !isNamed(x, taken) {
			if own, marked := m.namesIt(x, g); (marked || own > 1 && 2*own >= len(g)) && own > most {
				best, most = k, own
			}
		}
	}
	if best < 0 {
		return topic{}, false
	}
	return list[best], true
}

// namesIt counts the sentences of a group that name a country, what several reports tell
// alike once, and tells whether one marks it as what is talked about.
func (m *maker) namesIt(x *topic, g []int) (own int, marked bool) {
	units := map[int]bool{}
	for _, h := range x.hits {
		if _, ok := slices.BinarySearch(g, h.sentence); !ok || m.printedBefore(h.sentence) || units[m.unit[h.sentence]] {
			continue
		}
		units[m.unit[h.sentence]] = true
		own++
		marked = marked || h.marked && !h.faint && len(x.hits) > 1
	}
	return own, marked
}

// titles gives what may name a group: the topics that its sentences name or those beside
// them, and their nouns.
func (m *maker) titles(g []int, list []topic) []titled {
	var out []titled
	wide := m.withParagraphs(g)
	for k := range list {
		x := &list[k]
		if x.kind == topicRelations || x.kind == topicActor || x.kind == topicCountry {
			continue
		}
		t := titled{topic: *x}
		if !m.titleHits(&t, g, wide, m.printedOnce(x.hits)) {
			continue
		}
		switch x.kind {
		case topicTheme:
			t.evidence[titleTheme] = 1
			if !m.byNoun(x, wide) {
				t.evidence[titleVerb] = 1
			}
		case topicNoun:
			m.nounTitle(&t, g)
		}
		out = append(out, t)
	}
	for _, n := range m.groupNouns(g) {
		if slices.ContainsFunc(out, func(t titled) bool { return t.key == n.key }) || m.hardlyNoun(n) {
			continue
		}
		t := titled{topic: n.topic}
		if m.titleHits(&t, g, wide, max(m.sentencesWith(n.id), len(n.hits))) {
			m.nounTitle(&t, g)
			out = append(out, t)
		}
	}
	return out
}

// hardlyNoun reports an English word that only tags take for a noun: those of one place
// ("follow"), or a participle's ("misleading").
func (m *maker) hardlyNoun(n *groupNoun) bool {
	s := &m.sentences[n.hits[0].sentence]
	tok := &m.readings[s.r].Document.Tokens[n.hits[0].first]
	if m.lang(s.r) != "en" || m.senseOf("en", tok.Lemma, sense.Noun) != 0 {
		return false
	}
	return len(n.hits) < 2 || strings.HasSuffix(tok.Text, "ing")
}

// nounTitle adds what is known of a noun.
func (m *maker) nounTitle(t *titled, g []int) {
	at := t.hits[0]
	s := &m.sentences[at.sentence]
	tok := &m.readings[s.r].Document.Tokens[at.last-1]
	if terms := m.wordTerms(tok, m.lang(s.r)); len(terms) > 0 {
		t.evidence[titleRare] = m.vocab.rare(terms[0].id)
	}
	if m.ofNews(tok, m.lang(s.r)) {
		t.evidence[titleNews] = 1
	}
	if m.senseOf(m.lang(s.r), tok.Lemma, sense.Noun) != 0 {
		t.evidence[titleKnown] = 1
	}
	n := groupNoun{topic: t.topic, vector: m.keysOf.vectors.of(m.lang(s.r), tok.Lemma, tok.Text)}
	t.evidence[titleNear] = m.nearness(&n, g)
}

// titleHits gathers what the places show where a group, or a sentence beside it, has a
// name; all is in how many sentences of the story it is. False if there is none.
func (m *maker) titleHits(t *titled, g, wide []int, all int) bool {
	e := &t.evidence
	own, places, said := 0, 0, 0
	last := -1
	reports, sides := map[int]bool{}, map[int]bool{}
	for _, h := range t.hits {
		if m.printedBefore(h.sentence) {
			continue
		}
		if m.heading(h.sentence) {
			e[titleHeading] = 1
		}
		if _, ok := slices.BinarySearch(wide, h.sentence); !ok {
			continue
		}
		if !slices.ContainsFunc(wide, func(i int) bool { return i < h.sentence && m.blockOf(i) == m.blockOf(h.sentence) }) {
			e[titleOpens] = 1
		}
		reports[m.sentences[h.sentence].r] = true
		if _, ok := slices.BinarySearch(g, h.sentence); !ok {
			e[titleBeside] = 1
			continue
		}
		if h.sentence != last {
			own++
		}
		last = h.sentence
		places++
		if in := m.saysAt(h); len(in) > 0 {
			said++
			for _, a := range in {
				sides[m.side[a]] = true
			}
		}
	}
	if len(reports) == 0 {
		return false
	}
	e[titleShare] = float64(own) / float64(len(g))
	e[titleMany] = math.Log1p(float64(own))
	e[titleOwn] = min(1, (float64(own)+e[titleBeside])/float64(max(all, 1)))
	e[titleReports] = float64(len(reports)) / float64(m.reportsIn(g))
	e[titleContent] = float64(said) / float64(max(places, 1))
	if len(sides) > 1 {
		e[titleSides] = 1
	}
	e[titleLong] = math.Log(float64(max(len([]rune(t.de)), len([]rune(t.en)))))
	if own == len(g) {
		e[titleAll] = 1
	}
	return true
}

// saysAt gives who says what a name stands in.
func (m *maker) saysAt(h topicHit) (out []int) {
	for _, k := range m.inSentence[h.sentence] {
		if s := &m.stmts[k]; m.holds(s, h.first) {
			out = append(out, s.speakers...)
		}
	}
	return out
}

// printedOnce counts the sentences that have a topic, what several reports print once.
func (m *maker) printedOnce(hits []topicHit) int {
	n, last := 0, -1
	for _, h := range hits {
		if h.sentence != last && !m.printedBefore(h.sentence) {
			n++
		}
		last = h.sentence
	}
	return n
}

// sentencesWith counts the sentences of the story that have a term.
func (m *maker) sentencesWith(id int32) int {
	if m.having == nil {
		m.having = map[int32]int{}
		for i := range m.sentences {
			if !m.sentences[i].tells {
				continue
			}
			for _, t := range m.sentences[i].terms {
				m.having[t.id]++
			}
		}
	}
	return m.having[id]
}

// Title is what may name an issue, with the evidence of TitleKinds without the first. It
// is for making weights.
type Title struct {
	Labels   map[string]string // "de", "en"
	Evidence []float64
}

// Titles gives what may name groups of sentences, which are numbered in the order of
// Synopsis.Sentences.
func Titles(readings []reading.Reading, w Weights, groups [][]int) [][]Title {
	m := newMaker(readings, w)
	m.linkSentences()
	m.findPoints()
	m.unit = m.units()
	list := m.scored(m.findTopics())
	out := make([][]Title, len(groups))
	for k, g := range groups {
		g = slices.Clone(g)
		slices.Sort(g)
		for _, t := range m.titles(slices.Compact(g), list) {
			out[k] = append(out[k], Title{map[string]string{"de": t.de, "en": t.en}, slices.Clone(t.evidence[:])})
		}
	}
	return out
}

// isNamed reports whether a topic, or one of its names, is taken.
func isNamed(x *topic, taken map[string]bool) bool {
	return taken[x.key] || taken[plainName(x.de)] || taken[plainName(x.en)]
}

// take notes the names of a topic as taken.
func take(x *topic, taken map[string]bool) {
	taken[x.key], taken[plainName(x.de)], taken[plainName(x.en)] = true, true, true
}

// plainName is a name in small letters, without an article.
func plainName(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
