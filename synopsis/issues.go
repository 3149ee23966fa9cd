package synopsis

import (
	"cmp"
	"slices"
	"strconv"
)

const (
	mostIssues  = 15
	enoughIssue = 10   // from here on only strong topics become issues
	widest      = 0.6  // share of the statements: a topic above it is the story's subject, no issue
	leastNew    = 0.34 // share of a topic's sentences that better topics do not have
)

// How much kinds of topics count.
var topicWeight = [...]float64{topicCountry: 1.3, topicTheme: 1, topicMeeting: 1.3, topicRelations: 1.2, topicActor: 0.7, topicNoun: 0.5}

// issue is a topic that was chosen, with what belongs to it.
type issue struct {
	topic
	statements []int // numbers, in reading order
	sentences  []int // numbers of sentences on it, named or carried
}

// findIssues chooses the topics that become issues and gives each statement its
// issues: those named in it or in its sentence, else the one the text is at.
func (m *maker) findIssues() []issue {
	m.groupMentions()
	m.findSides()
	m.countSpeakers()
	t := m.findTopics()
	chosen := m.choose(t)
	for _, x := range chosen {
		m.issueKeys = append(m.issueKeys, x.key)
	}
	m.assign(chosen)
	return slices.DeleteFunc(chosen, func(x issue) bool { return len(x.sentences) == 0 })
}

// groupMentions lists the mentions of every sentence.
func (m *maker) groupMentions() {
	m.bySentence = make([][]int, len(m.sentences))
	for r := range m.readings {
		rd := &m.readings[r]
		for j, x := range rd.Mentions {
			if len(rd.Document.Sentences) == 0 || len(x.Parts) > 0 || x.Last <= x.First {
				continue
			}
			if s := rd.Document.SentenceAt(x.First); x.First < rd.Document.Sentences[s].Last {
				i := m.at(place{r, s})
				m.bySentence[i] = append(m.bySentence[i], j)
			}
		}
	}
}

// countSpeakers counts the statements of each actor and marks the sides.
func (m *maker) countSpeakers() {
	m.speaks = make([]int, len(m.actors))
	m.isSide = make([]bool, len(m.actors))
	for i := range m.stmts {
		for _, a := range m.stmts[i].speakers {
			m.speaks[a]++
			m.isSide[m.side[a]] = true
		}
	}
	for _, list := range m.inSentence {
		if len(list) > 0 {
			m.saying++
		}
	}
}

// choose scores the topics and takes the best ones that tell something the
// better ones do not.
func (m *maker) choose(t *topics) []issue {
	for k := range t.list {
		t.list[k].score = m.topicScore(&t.list[k])
	}
	list := slices.Clone(t.list)
	slices.SortStableFunc(list, func(a, b topic) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key, b.key))
	})
	covered := map[int]bool{}
	named := m.countryNamed(list)
	var out []issue
	for _, x := range list {
		if len(out) >= mostIssues || !m.worthy(&x, covered, named, len(out)) {
			continue
		}
		for _, h := range x.hits {
			covered[h.sentence] = true
		}
		out = append(out, issue{topic: x})
	}
	return out
}

// countryNamed gives the sentences that name a country that is no party.
func (m *maker) countryNamed(list []topic) map[int]bool {
	out := map[int]bool{}
	for _, x := range list {
		if x.kind == topicCountry {
			for _, h := range x.hits {
				out[h.sentence] = true
			}
		}
	}
	return out
}

// topicScore weighs the sentences that name a topic: those with statements,
// headings and several reports count more.
func (m *maker) topicScore(x *topic) float64 {
	score := 0.0
	seen := map[int]bool{}
	reports := map[int]bool{}
	for _, h := range x.hits {
		if seen[h.sentence] {
			continue
		}
		seen[h.sentence] = true
		reports[m.sentences[h.sentence].r] = true
		switch {
		case m.heading(h.sentence):
			score += 3
		case len(m.inSentence[h.sentence]) > 0:
			score += 2
		default:
			score += 0.7
		}
	}
	score *= topicWeight[x.kind]
	if len(m.readings) > 1 && len(reports) > 1 {
		score *= 1.3
	}
	return score
}

// worthy decides whether a topic becomes an issue.
func (m *maker) worthy(x *topic, covered, named map[int]bool, have int) bool {
	said, marked, fresh, country, total := 0, 0, 0, 0, 0
	seen := map[int]bool{}
	for _, h := range x.hits {
		if h.marked {
			marked++
		}
		if seen[h.sentence] {
			continue
		}
		seen[h.sentence] = true
		total++
		if len(m.inSentence[h.sentence]) > 0 {
			said++
		}
		if !covered[h.sentence] {
			fresh++
		}
		if named[h.sentence] {
			country++
		}
	}
	switch {
	case m.saying > 6 && float64(said) > widest*float64(m.saying) && x.kind != topicCountry && x.kind != topicRelations:
		return false
	case x.aspect && 5*country >= 4*total:
		return false
	}
	isNew := float64(fresh) >= leastNew*float64(total)
	switch x.kind {
	case topicCountry:
		return marked > 0 && said > 0 || total >= 2 && (said > 0 || marked > 1)
	case topicMeeting, topicRelations:
		return said > 0
	case topicTheme:
		return isNew && (said > 0 && total >= 2 || total >= 3)
	case topicActor:
		return have < enoughIssue && fresh >= 2 && isNew && said >= 2
	}
	return have < enoughIssue && fresh >= 3 && 2*fresh >= total && said >= 3
}

// issuesOut gives the issues and writes their ids into statements and points.
func (m *maker) issuesOut(issues []issue, out *Synopsis) {
	lang := "en"
	if len(m.readings) > 0 && m.mainLanguage() == "de" {
		lang = "de"
	}
	for k := range issues {
		x := &issues[k]
		id := "i" + strconv.Itoa(k+1)
		labels := map[string]string{"de": x.de, "en": x.en}
		relation, evidence := m.relationOf(x)
		y := Issue{ID: id, Label: labels[lang], Labels: labels, Parties: m.partiesOf(x), Relation: relation,
			Evidence: orEmpty(evidence), Reports: m.reportsOf(x.sentences)}
		out.Issues = append(out.Issues, y)
		for _, s := range x.statements {
			out.Statements[s].Issues = append(out.Statements[s].Issues, id)
		}
		m.markPoints(out, x, id)
	}
}

// markPoints files points under the issue that one of their sentences is on.
func (m *maker) markPoints(out *Synopsis, x *issue, id string) {
	for p := range out.Points {
		for _, s := range m.pointMembers[p] {
			if _, ok := slices.BinarySearch(x.sentences, s); ok {
				out.Points[p].Issues = append(out.Points[p].Issues, id)
				break
			}
		}
	}
}

// partiesOf groups the statements on an issue by side, the side with most first.
func (m *maker) partiesOf(x *issue) []Party {
	out := []Party{}
	at := map[int]int{}
	for _, i := range x.statements {
		for _, a := range m.stmts[i].speakers {
			side := m.side[a]
			k, ok := at[side]
			if !ok {
				k = len(out)
				at[side] = k
				out = append(out, Party{Actor: actorID(a), Side: actorID(side), Statements: []string{}})
			}
			if id := statementID(i); !contains(out[k].Statements, id) {
				out[k].Statements = append(out[k].Statements, id)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Party) int { return cmp.Compare(len(b.Statements), len(a.Statements)) })
	return out
}

// reportsOf gives the ids of the reports that sentences are from.
func (m *maker) reportsOf(sentences []int) []string {
	out := []string{}
	for _, i := range sentences {
		if m.heading(i) {
			continue
		}
		if id := m.readings[m.sentences[i].r].Report.ID; !contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// mainLanguage is the language of most reports, the first one's among equals.
func (m *maker) mainLanguage() string {
	count := map[string]int{}
	best := ""
	for i := range m.readings {
		count[m.readings[i].Report.Language]++
	}
	for i := range m.readings {
		if l := m.readings[i].Report.Language; best == "" || count[l] > count[best] {
			best = l
		}
	}
	return best
}
