package synopsis

import (
	"slices"
	"strconv"
	"strings"

	"synopse/actor"
)

// has reports whether sentence i holds a word of this place in relations.txt,
// and gives the tokens of the first one.
func (m *maker) has(i int, where string) (first, last int, ok bool) {
	signs := theSigns().entries
	s := &m.sentences[i]
	start := m.readings[s.r].Document.Sentences[s.s].First
	for _, h := range m.signHits[i] {
		if signs[h.value].where == where {
			return start + h.first, start + h.last, true
		}
	}
	return 0, 0, false
}

// meetingHits finds meetings that are yet to come: a word for a meeting, a word
// that points ahead, and two persons. Where a sentence names one person only, it
// goes on about the meeting of the sentence before.
func (m *maker) meetingHits(t *topics, i int) {
	first, last, ok := m.has(i, "meeting")
	if !ok || m.heading(i) {
		return
	}
	if _, _, ahead := m.has(i, "ahead"); !ahead {
		return
	}
	s := &m.sentences[i]
	persons := m.personsIn(i)
	if len(persons) < 2 {
		if key := m.lastMeeting[s.r]; key.text != "" && i-key.sentence <= 4 && m.such(i, first) {
			t.hit(topic{kind: topicMeeting, key: key.text, de: key.de, en: key.en}, topicHit{sentence: i, first: first, last: last})
			m.lastMeeting[s.r] = meetingKey{key.text, key.de, key.en, i}
		}
		return
	}
	a, b, ok := m.meetingPair(i, first)
	if !ok {
		return
	}
	key := "meeting:" + strconv.Itoa(min(a, b)) + "-" + strconv.Itoa(max(a, b))
	if !m.holdsOffice(a) || !m.holdsOffice(b) {
		return
	}
	x, y := familyName(m.actors[min(a, b)].Name), familyName(m.actors[max(a, b)].Name)
	if x > y {
		x, y = y, x
	}
	if strings.EqualFold(x, y) {
		return
	}
	k := meetingKey{key, "Treffen " + x + "–" + y, x + "–" + y + " meeting", i}
	t.hit(topic{kind: topicMeeting, key: k.text, de: k.de, en: k.en}, topicHit{sentence: i, first: first, last: last, marked: true})
	m.lastMeeting[s.r] = k
}

// holdsOffice reports whether an actor is known by an office of state: whether
// other people will meet is hardly ever an issue.
func (m *maker) holdsOffice(a int) bool {
	return slices.ContainsFunc(m.actors[a].Offices, func(o string) bool { return speaksForCountry()[o] })
}

// meetingKey remembers the meeting that a report told of last.
type meetingKey struct {
	text, de, en string
	sentence     int
}

// such reports whether a word like "solch", "such" stands before the meeting.
func (m *maker) such(i, first int) bool {
	doc := &m.readings[m.sentences[i].r].Document
	for t := max(first-4, 0); t < first; t++ {
		if w := lower(doc, t); strings.HasPrefix(w, "solch") || w == "such" || w == "this" || strings.HasPrefix(w, "dies") {
			return true
		}
	}
	return false
}

// personsIn gives the persons named in a sentence, in token order.
func (m *maker) personsIn(i int) []int {
	s := &m.sentences[i]
	var out []int
	for _, j := range m.mentionsIn(s.place) {
		for _, a := range m.link(s.r, j) {
			if m.actors[a].Kind == actor.Person && m.hasName[a] {
				out = appendOnce(out, a)
			}
		}
	}
	return out
}

// meetingPair gives the two persons nearest to the word for the meeting, unless
// they are the ones who meet in this story.
func (m *maker) meetingPair(i, first int) (a, b int, ok bool) {
	pair := m.nearestPersons(i, first)
	if len(pair) < 2 || m.met[[2]int{min(pair[0], pair[1]), max(pair[0], pair[1])}] {
		return 0, 0, false
	}
	return pair[0], pair[1], true
}

// nearestPersons gives the persons of a sentence by their distance to a token.
func (m *maker) nearestPersons(i, token int) []int {
	s := &m.sentences[i]
	rd := &m.readings[s.r]
	type at struct{ actor, distance int }
	var near []at
	for _, j := range m.mentionsIn(s.place) {
		links := m.link(s.r, j)
		if len(links) != 1 || m.actors[links[0]].Kind != actor.Person || !m.hasName[links[0]] {
			continue
		}
		d := rd.Mentions[j].First - token
		if d < 0 {
			d = token - rd.Mentions[j].Last
		}
		near = append(near, at{links[0], d})
	}
	slices.SortStableFunc(near, func(x, y at) int { return x.distance - y.distance })
	var out []int
	for _, x := range near {
		out = appendOnce(out, x.actor)
	}
	return out
}

// findMet notes the persons that the first sentences of a report tell to have
// met: their meeting is the story.
func (m *maker) findMet() {
	const opening = 8 // sentences
	m.met = map[[2]int]bool{}
	for r := range m.readings {
		n := 0
		for s := range m.readings[r].Document.Sentences {
			i := m.at(place{r, s})
			if !m.mayName(i) {
				continue
			}
			if n++; n > opening {
				break
			}
			first, _, ok := m.has(i, "met")
			if !ok {
				continue
			}
			if pair := m.nearestPersons(i, first); len(pair) >= 2 {
				m.met[[2]int{min(pair[0], pair[1]), max(pair[0], pair[1])}] = true
			}
		}
	}
}

func familyName(name string) string {
	f := strings.Fields(name)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// allRelationHits finds what the parties say of their dealings with each other:
// by words like "Beziehungen", more faintly by words like "Vertrauen" where both
// sides are named and nothing else is.
func (m *maker) allRelationHits(t *topics) {
	if len(m.parties) < 2 {
		return
	}
	other, country := map[int]bool{}, map[int]bool{}
	for _, x := range t.list {
		for _, h := range x.hits {
			other[h.sentence] = other[h.sentence] || x.kind != topicActor
			country[h.sentence] = country[h.sentence] || x.kind == topicCountry
		}
	}
	x := m.relationsTopic()
	for i := range m.sentences {
		if first, last, ok := m.has(i, "bond"); ok {
			t.hit(x, topicHit{sentence: i, first: first, last: last, marked: m.heading(i), weak: country[i]})
			continue
		}
		if first, last, ok := m.has(i, "link"); ok && !other[i] && (m.twoSides(i) || m.heading(i)) {
			t.hit(x, topicHit{sentence: i, first: first, last: last, marked: m.heading(i), weak: true})
		}
	}
}

// relationsKey is the key of the parties' dealings with each other.
const relationsKey = "relations"

func (m *maker) relationsTopic() topic {
	codes := m.partyCodes()
	de, en := "Beziehungen", "Relations"
	if len(codes) == 2 {
		de += " " + countryName(codes[0], "de") + "–" + countryName(codes[1], "de")
		en = countryName(codes[0], "en") + "–" + countryName(codes[1], "en") + " relations"
	}
	return topic{kind: topicRelations, key: relationsKey, de: de, en: en}
}

// twoSides reports whether a sentence names two sides, or both together.
func (m *maker) twoSides(i int) bool {
	if _, _, ok := m.has(i, "pair"); ok {
		return true
	}
	return len(m.sidesIn(i)) >= 2
}

// sidesIn gives the sides whose actors a sentence names.
func (m *maker) sidesIn(i int) []int {
	s := &m.sentences[i]
	var out []int
	for _, j := range m.mentionsIn(s.place) {
		for _, a := range m.link(s.r, j) {
			if m.isSide[m.side[a]] {
				out = appendOnce(out, m.side[a])
			}
		}
	}
	return out
}
