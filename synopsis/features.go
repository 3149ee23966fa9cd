package synopsis

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"

	"synopse/report"
)

// place is sentence s of reading r.
type place struct{ r, s int }

// sentence is one sentence of the story, ready to be compared.
type sentence struct {
	place
	passage
	tells bool // running text, not a heading, caption or byline
	split bool // parts is filled
	parts []passage
}

// prepare makes the comparable form of every sentence.
func (m *maker) prepare() {
	m.vocab = newVocabulary()
	m.words = map[string][]term{}
	m.countSenses()
	m.coverTokens()
	m.noteSpeakers()
	raw := [][]term{}
	for r := range m.readings {
		doc := &m.readings[r].Document
		m.offset = append(m.offset, len(m.sentences))
		m.prose = append(m.prose, 0)
		for s, x := range doc.Sentences {
			m.numbers = append(m.numbers, m.quantities(r, x.First, x.Last))
			terms := m.sentenceTerms(r, s)
			seen := map[int32]bool{}
			for _, t := range terms {
				if !seen[t.id] {
					seen[t.id] = true
					m.vocab.count[t.id]++
				}
			}
			raw = append(raw, terms)
			if prose(x.Kind) {
				m.prose[r]++
			}
			m.sentences = append(m.sentences, sentence{place: place{r, s}, tells: prose(x.Kind)})
		}
	}
	m.vocab.total = len(raw)
	m.vocab.weigh()
	for i := range raw {
		m.sentences[i].passage = m.vocab.finish(raw[i])
	}
	m.rankReadings()
	m.dropNotes()
}

// prose is report.Kind.Prose, and true for text without blocks.
func prose(k report.Kind) bool { return k == "" || k.Prose() }

// sentenceTerms gives the words and days of a sentence.
func (m *maker) sentenceTerms(r, s int) []term {
	doc := &m.readings[r].Document
	x := doc.Sentences[s]
	terms := m.rawTerms(r, x.First, x.Last)
	for _, d := range moments(doc, x.First, x.Last, m.base(r)) {
		terms = append(terms, term{m.vocab.id("%" + d.day), weightNumber})
	}
	for _, q := range m.numbers[m.at(place{r, s})] {
		if k, ok := q.thing(); ok && !measures[k.unit] {
			terms = append(terms, term{m.vocab.id("n:" + k.unit + strconv.Itoa(int(k.noun))), weightCounted})
		}
	}
	for _, a := range m.saidIn[place{r, s}] {
		terms = append(terms, m.actorTerm(a, weightSpeaker)...)
	}
	return terms
}

// noteSpeakers notes who speaks in each sentence, so that "He would stay" and
// "The minister said he would stay" have their speaker in common.
func (m *maker) noteSpeakers() {
	m.saidIn = map[place][]int{}
	for i := range m.stmts {
		s := &m.stmts[i]
		if len(s.speakers) == 1 && len(s.Content) > 0 {
			p := place{s.reading, s.sentence}
			m.saidIn[p] = appendOnce(m.saidIn[p], s.speakers[0])
		}
	}
}

// coverTokens notes which mention each token belongs to: the longest one that
// is no coordination.
func (m *maker) coverTokens() {
	m.named = make([][]int32, len(m.readings))
	for r := range m.readings {
		rd := &m.readings[r]
		cover := make([]int32, len(rd.Document.Tokens))
		for i := range cover {
			cover[i] = -1
		}
		for j, x := range rd.Mentions {
			if len(x.Parts) > 0 {
				continue
			}
			for i := max(x.First, 0); i < min(x.Last, len(cover)); i++ {
				if old := cover[i]; old < 0 || rd.Mentions[old].Last-rd.Mentions[old].First < x.Last-x.First {
					cover[i] = int32(j)
				}
			}
		}
		m.named[r] = cover
	}
}

// rankReadings orders the readings by content, so that ties are decided alike
// whatever the order of the inputs.
func (m *maker) rankReadings() {
	order := make([]int, len(m.readings))
	sums := make([][sha256.Size]byte, len(m.readings))
	for i := range m.readings {
		order[i] = i
		sums[i] = sha256.Sum256([]byte(m.readings[i].Report.Text))
	}
	slices.SortStableFunc(order, func(a, b int) int { return bytes.Compare(sums[a][:], sums[b][:]) })
	m.rank = make([]int, len(m.readings))
	for k, i := range order {
		m.rank[i] = k
	}
}

// comparePlaces orders places by content rank of the reading.
func (m *maker) comparePlaces(a, b place) int {
	return cmp.Or(cmp.Compare(m.rank[a.r], m.rank[b.r]), cmp.Compare(a.s, b.s))
}

// lang is the language reading r was read in.
func (m *maker) lang(r int) string { return m.readings[r].Document.Language }

// at gives the number of a sentence in m.sentences.
func (m *maker) at(p place) int { return m.offset[p.r] + p.s }
