package synopsis

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"synopse/actor"
	"synopse/language"
	"synopse/language/wordlist"
	"synopse/report"
)

// topicKind says where a topic comes from.
type topicKind int

const (
	topicCountry topicKind = iota
	topicTheme
	topicMeeting
	topicRelations
	topicActor
	topicNoun
)

// topic is what sentences may be about; the best of them become issues.
type topic struct {
	kind   topicKind
	key    string
	de, en string
	aspect bool
	hits   []topicHit // in reading order
	score  float64
}

// topicHit is a place that names a topic, as tokens.
type topicHit struct {
	sentence    int // number in m.sentences
	first, last int
	marked      bool // the words mark it as what is talked about: "zu Afghanistan", a heading
	faint       bool // a seat or office stands for the country
	weak        bool // counts only where nothing else is named and the text is at nothing else
}

// topics collects topics by key, in order of appearance.
type topics struct {
	list  []topic
	byKey map[string]int
}

func (t *topics) hit(x topic, h topicHit) {
	k, ok := t.byKey[x.key]
	if !ok {
		k = len(t.list)
		t.byKey[x.key] = k
		t.list = append(t.list, x)
	}
	hits := t.list[k].hits
	if n := len(hits); n > 0 && hits[n-1].sentence == h.sentence && hits[n-1].first == h.first {
		return
	}
	t.list[k].hits = append(hits, h)
}

// findTopics looks at every sentence for what it is about.
func (m *maker) findTopics() *topics {
	t := &topics{byKey: map[string]int{}}
	book := theThemes()
	themes := book.phrases.lookups()
	signs := theSigns().phrases.lookups()
	m.signHits = make([][]hit, len(m.sentences))
	for i := range m.sentences {
		if s := &m.sentences[i]; m.mayName(i) {
			m.signHits[i] = signs.find(m.lang(s.r), m.lowers(s.r, s.s))
		}
	}
	m.findMet()
	m.lastMeeting = make([]meetingKey, len(m.readings))
	for i := range m.sentences {
		s := &m.sentences[i]
		if !m.mayName(i) {
			continue
		}
		words := m.lowers(s.r, s.s)
		first := m.readings[s.r].Document.Sentences[s.s].First
		for _, h := range themes.find(m.lang(s.r), words) {
			if m.ofPerson(s.r, first+h.first, first+h.last) {
				continue
			}
			m.themeHit(t, book.themes[h.value], i, first+h.first, first+h.last)
		}
		m.countryHits(t, i)
		m.adjectiveHits(t, i)
		m.meetingHits(t, i)
		m.actorHits(t, i)
	}
	m.allRelationHits(t)
	m.nounTopics(t)
	for k := range t.list {
		slices.SortStableFunc(t.list[k].hits, func(a, b topicHit) int {
			return cmp.Or(cmp.Compare(a.sentence, b.sentence), cmp.Compare(a.first, b.first))
		})
	}
	return t
}

// mayName reports whether a sentence can name an issue: running text and headings.
func (m *maker) mayName(i int) bool {
	return m.sentences[i].tells || m.heading(i)
}

// heading reports whether a sentence is a headline or subhead.
func (m *maker) heading(i int) bool {
	s := &m.sentences[i]
	k := m.readings[s.r].Document.Sentences[s.s].Kind
	return k == report.Headline || k == report.Subhead
}

func (m *maker) themeHit(t *topics, x theme, i, first, last int) {
	if x.code != "" {
		if !m.athome(x.code) {
			t.hit(countryTopic(x.code), topicHit{sentence: i, first: first, last: last, marked: m.marked(i, first, last)})
		}
		return
	}
	t.hit(topic{kind: topicTheme, key: x.key, de: x.de, en: x.en, aspect: x.aspect}, topicHit{sentence: i, first: first, last: last, marked: m.heading(i)})
}

func countryTopic(code string) topic {
	return topic{kind: topicCountry, key: "country:" + code, de: countryName(code, "de"), en: countryName(code, "en")}
}

// countryHits finds countries that are not the parties: as such, by their seat,
// by their adjective or by a person who holds an office there.
func (m *maker) countryHits(t *topics, i int) {
	s := &m.sentences[i]
	rd := &m.readings[s.r]
	for _, j := range m.mentionsIn(s.place) {
		x := &rd.Mentions[j]
		code := x.Country
		if code == "" {
			for _, a := range m.link(s.r, j) {
				if m.actors[a].Country != "" && m.actors[a].Kind != actor.Organisation {
					code = m.actors[a].Country
				}
			}
		}
		if code == "" || m.athome(code) || x.Form == actor.Pronoun {
			continue
		}
		if x.Kind != actor.Country && (x.Kind != actor.Person || x.Office == "") {
			continue
		}
		if m.locative(s.r, x.First) && !m.heading(i) {
			continue
		}
		t.hit(countryTopic(code), topicHit{sentence: i, first: x.First, last: x.Last, marked: m.marked(i, x.First, x.Last), faint: x.Form != actor.Name})
	}
}

// adjectiveHits finds countries by their adjective: "die ukrainischen Seeleute".
func (m *maker) adjectiveHits(t *topics, i int) {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	for k := x.First; k < x.Last; k++ {
		if doc.Language == "en" && k+1 < x.Last && doc.Tokens[k+1].Tag == language.PROPN && capital(doc.Tokens[k+1].Text) {
			continue // part of a longer name: "the Dominican Republic"
		}
		if code := actor.CountryOfAdjective(doc.Tokens[k].Text, doc.Language); code != "" && !m.athome(code) {
			t.hit(countryTopic(code), topicHit{sentence: i, first: k, last: k + 1, faint: true})
		}
	}
}

// mentionsIn gives the mentions of a sentence in token order.
func (m *maker) mentionsIn(p place) []int { return m.bySentence[m.at(p)] }

// markReach is how many tokens before a name a marker may stand.
const markReach = 4

// markers are words before a name that make it the topic.
var markers = map[string]bool{"zu": true, "über": true, "bei": true, "bezüglich": true, "hinsichtlich": true,
	"zur": true, "zum": true, "beim": true, "auf": true, "um": true, "on": true, "about": true, "over": true, "regarding": true, "concerning": true}

// marked reports whether a name stands in a heading or right after a word that
// makes it the topic ("über den Machtkampf in Venezuela": within four words).
func (m *maker) marked(i, first, last int) bool {
	if m.heading(i) {
		return true
	}
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	for t := first - 1; t >= max(first-markReach, doc.Sentences[s.s].First); t-- {
		if markers[lower(doc, t)] {
			return true
		}
	}
	return false
}

// locative reports whether a name follows a bare "in" that no noun of an affair
// goes before: "in Japan", but not "Krieg in Syrien".
func (m *maker) locative(r, first int) bool {
	doc := &m.readings[r].Document
	at := first - 1
	for at >= 0 && (lower(doc, at) == "the" || lower(doc, at) == "der" || lower(doc, at) == "den") {
		at--
	}
	if w := lower(doc, at); w != "in" && w != "im" && w != "aus" && w != "nach" && w != "from" && w != "at" {
		return false
	}
	before := lower(doc, at-1)
	return !affair(before)
}

// affair reports whether a word names something that goes on in a place.
func affair(w string) bool {
	for _, e := range []string{"krieg", "kriegs", "kampf", "konflikt", "krise", "lage", "wahl", "wahlen", "proteste", "kämpfe", "gewalt", "einsatz",
		"kämpfen", "engagement", "war", "conflict", "crisis", "situation", "fighting", "violence", "election", "elections", "protests", "unrest", "involvement", "troops", "truppen"} {
		if len(w) >= len(e) && w[len(w)-len(e):] == e {
			return true
		}
	}
	return false
}

// actorHits finds organisations and documents that are talked about. Persons are
// no issues: what they did is.
func (m *maker) actorHits(t *topics, i int) {
	s := &m.sentences[i]
	rd := &m.readings[s.r]
	for _, j := range m.mentionsIn(s.place) {
		x := &rd.Mentions[j]
		links := m.link(s.r, j)
		if len(links) != 1 || x.Form != actor.Name {
			continue
		}
		a := &m.actors[links[0]]
		if a.Kind != actor.Organisation && a.Kind != actor.Document || m.speaks[links[0]] > 0 || x.Place || general(strings.ToLower(familyName(a.Name)), m.lang(s.r)) {
			continue
		}
		t.hit(topic{kind: topicActor, key: "actor:" + strconv.Itoa(links[0]), de: a.Name, en: a.Name},
			topicHit{sentence: i, first: x.First, last: x.Last, marked: m.marked(i, x.First, x.Last)})
	}
}

// ofPerson reports whether tokens [first, last) are part of a person's name: the boy
// Christian is no matter of religion.
func (m *maker) ofPerson(r, first, last int) bool {
	doc := &m.readings[r].Document
	for t := first; t < last; t++ {
		if j := m.named[r][t]; j >= 0 && m.readings[r].Mentions[j].Kind == actor.Person && m.readings[r].Mentions[j].Form == actor.Name {
			return true
		}
		if tok := &doc.Tokens[t]; tok.Tag == language.PROPN && last == first+1 && wordlist.Names().Name(tok.Text)&(wordlist.GivenNear|wordlist.GivenFar) != 0 {
			return true
		}
	}
	return false
}
