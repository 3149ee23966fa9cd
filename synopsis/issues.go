package synopsis

import (
	"cmp"
	"slices"
	"strconv"

	"synopse/actor"
)

// issue is a topic that was chosen, with what belongs to it.
type issue struct {
	topic
	statements []int // numbers, in reading order
	sentences  []int // numbers of sentences on it, named or carried
	gathered   bool  // by what is alike, not by a topic
}

// findIssues gathers what is said into issues. Where reports go through one country
// after the other, as those of a summit do, and where there is too much to gather, the
// topics tell the issues and each statement gets its own: those named in it or in its
// sentence, else the one the text is at, or the one of what it takes up or repeats. What
// these leave in reports of middle length is gathered.
func (m *maker) findIssues() []issue {
	list := m.scored(m.findTopics())
	m.unit = m.units()
	if m.short || !m.agenda(list) && len(m.gathered()) <= mostGathered {
		m.lent = make([][]int, len(m.sentences))
		return m.gatherIssues(list)
	}
	out := m.chosen(list)
	if m.haveShort(middleReport) {
		out = m.gatherLeft(out, list)
	}
	return out
}

// agenda reports whether the story goes through several countries that are no parties.
func (m *maker) agenda(list []topic) bool {
	return len(m.choose(list, nil, topicCountry)) >= fewIssues
}

// chosen makes issues of the best topics and assigns sentences and statements.
func (m *maker) chosen(list []topic) []issue {
	out := m.choose(list, nil, topicCountry, topicTheme, topicMeeting, topicRelations)
	m.assign(out)
	out = append(out, m.choose(list, out, topicActor, topicNoun)...)
	m.assign(out)
	dropped := func(x issue) bool { return m.empty(&x) || m.lonely(&x) }
	if kept := slices.DeleteFunc(slices.Clone(out), dropped); len(kept) < len(out) {
		out = kept
		m.assign(out)
	}
	slices.SortStableFunc(out, func(a, b issue) int { return cmp.Compare(lastly(a), lastly(b)) })
	m.assign(out)
	return out
}

// empty reports whether nothing was filed under an issue, or nobody who is known
// says anything on it: what reports only tell is a point, no issue.
func (m *maker) empty(x *issue) bool {
	return len(x.sentences) == 0 || !slices.ContainsFunc(x.statements, func(i int) bool { return len(m.stmts[i].speakers) > 0 })
}

// lastly puts the relations in general behind the issues proper.
func lastly(x issue) int {
	if x.kind == topicRelations {
		return 1
	}
	return 0
}

// lonely reports whether short reports have too little on a theme: one statement.
func (m *maker) lonely(x *issue) bool {
	return m.short && (x.kind == topicTheme || x.kind == topicNoun || x.kind == topicActor) && len(x.statements) < 2
}

// groupMentions lists the mentions of every sentence in token order.
func (m *maker) groupMentions() {
	m.bySentence = make([][]int, len(m.sentences))
	m.everyMention = make([][]int, len(m.sentences))
	for r := range m.readings {
		rd := &m.readings[r]
		for j, x := range rd.Mentions {
			if len(rd.Document.Sentences) == 0 || x.Last <= x.First {
				continue
			}
			s := rd.Document.SentenceAt(x.First)
			if x.First >= rd.Document.Sentences[s].Last {
				continue
			}
			i := m.at(place{r, s})
			m.everyMention[i] = append(m.everyMention[i], j)
			if len(x.Parts) == 0 {
				m.bySentence[i] = append(m.bySentence[i], j)
			}
		}
		for s := range rd.Document.Sentences {
			byToken := func(a, b int) int { return cmp.Compare(rd.Mentions[a].First, rd.Mentions[b].First) }
			slices.SortStableFunc(m.bySentence[m.at(place{r, s})], byToken)
		}
	}
}

// noteNames notes which actors are named somewhere.
func (m *maker) noteNames() {
	m.hasName = make([]bool, len(m.actors))
	for r := range m.readings {
		for j, x := range m.readings[r].Mentions {
			for _, a := range m.link(r, j) {
				m.hasName[a] = m.hasName[a] || x.Form == actor.Name
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
		y := Issue{ID: id, Label: labels[lang], Labels: labels, Topics: topicsOf(x.key), Parties: m.partiesOf(x), Relation: relation,
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

// reportsOf gives the ids of the reports that sentences are from; headings count
// only if there is nothing else.
func (m *maker) reportsOf(sentences []int) []string {
	out := []string{}
	all := !slices.ContainsFunc(sentences, func(i int) bool { return !m.heading(i) })
	for _, i := range sentences {
		if m.heading(i) && !all {
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
