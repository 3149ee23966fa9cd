package synopsis

import (
	_ "embed"
	"slices"
	"strconv"
	"sync"

	"synopse/actor"
	"synopse/report"
)

//go:embed data/framing.txt
var framingFile string

// Framing is one person, group or act named in different light by two reports.
// It is no clash: both may be right. A and B are the words, ContextA and
// ContextB the sentences they stand in.
type Framing struct {
	ID       string      `json:"id"` // "f1" …
	A        report.Span `json:"a"`
	B        report.Span `json:"b"`
	ContextA report.Span `json:"context_a"`
	ContextB report.Span `json:"context_b"`
	Actor    string      `json:"actor"` // whom the words name; "" for an act
	Point    string      `json:"point"` // in which the act is told; "" for an actor
}

// tone is a line of framing.txt.
type tone struct {
	set, shade string
	who        bool // of actors, else of acts
}

var theTones = sync.OnceValue(func() book[tone] {
	return readBook(framingFile, 5, 3, func(row []string) tone { return tone{set: row[0], who: row[1] == "who", shade: row[2]} })
})

// toned is a word with a tone: where it stands and what it belongs to.
type toned struct {
	tone
	sentence    int    // number of the sentence
	first, last int    // tokens
	of          int    // the actor or the point
	key         string // reports are set against each other within one
}

// framingsOut gives, for each actor and each point, the words of one set that
// differ in shade between two reports: the first pair of each set.
func (m *maker) framingsOut(out *Synopsis) []Framing {
	var all []toned
	all = append(all, m.tonesOfActors()...)
	all = append(all, m.tonesOfPoints()...)
	list := []Framing{}
	done := map[string]bool{}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.key != b.key || a.shade == b.shade || done[a.key] || m.sentences[a.sentence].r == m.sentences[b.sentence].r {
				continue
			}
			if m.usesBoth(all, a, b) || !a.who && m.saysBoth(a, b) {
				continue
			}
			done[a.key] = true
			f := Framing{ID: "f" + strconv.Itoa(len(list)+1), A: m.tonedSpan(a), B: m.tonedSpan(b),
				ContextA: m.sentenceSpanOf(a.sentence), ContextB: m.sentenceSpanOf(b.sentence)}
			if a.who {
				f.Actor = out.Actors[a.of].ID
			} else {
				f.Point = out.Points[a.of].ID
			}
			list = append(list, f)
		}
	}
	return list
}

// usesBoth reports whether one of the two reports has the other's shade as well:
// then it is no difference between the reports.
func (m *maker) usesBoth(all []toned, a, b toned) bool {
	ra, rb := m.sentences[a.sentence].r, m.sentences[b.sentence].r
	return slices.ContainsFunc(all, func(x toned) bool {
		r := m.sentences[x.sentence].r
		return x.key == a.key && (r == ra && x.shade == b.shade || r == rb && x.shade == a.shade)
	})
}

// saysBoth reports whether one of the two reports calls acts by words of the other's
// shade anywhere: then its choice in one sentence is none.
func (m *maker) saysBoth(a, b toned) bool {
	return m.saysShade(m.sentences[a.sentence].r, b.tone) || m.saysShade(m.sentences[b.sentence].r, a.tone)
}

// saysShade reports whether a report has a word of a set and shade.
func (m *maker) saysShade(r int, t tone) bool {
	for s, x := range m.readings[r].Document.Sentences {
		list := m.tones(m.at(place{r, s}), x.First, x.Last, t.who, 0, "")
		if slices.ContainsFunc(list, func(o toned) bool { return o.tone == t }) {
			return true
		}
	}
	return false
}

// tonesOfActors gives the words with a tone in mentions of actors.
func (m *maker) tonesOfActors() []toned {
	var out []toned
	for r := range m.readings {
		for j := range m.readings[r].Mentions {
			x := &m.readings[r].Mentions[j]
			link := m.link(r, j)
			if x.Form == actor.Pronoun || len(x.Parts) > 0 || len(link) != 1 {
				continue
			}
			i := m.at(place{r, x.Sentence})
			out = append(out, m.tones(i, x.First, x.Last, true, link[0], "a"+strconv.Itoa(link[0]))...)
		}
	}
	return out
}

// tonesOfPoints gives the words with a tone in sentences that tell the same.
func (m *maker) tonesOfPoints() []toned {
	var out []toned
	for p := range m.points {
		for _, i := range m.points[p].members {
			s := &m.sentences[i]
			x := m.readings[s.r].Document.Sentences[s.s]
			out = append(out, m.tones(i, x.First, x.Last, false, p, "p"+strconv.Itoa(p))...)
		}
	}
	return out
}

// tones gives the words with a tone among tokens [first, last) of sentence i.
func (m *maker) tones(i, first, last int, who bool, of int, key string) []toned {
	if m.toneHits == nil {
		m.toneHits = theTones().phrases.lookups()
	}
	r := m.sentences[i].r
	doc := &m.readings[r].Document
	var words []string
	for t := first; t < last; t++ {
		words = append(words, lower(doc, t))
	}
	var out []toned
	for _, h := range m.toneHits.find(m.lang(r), words) {
		if t := theTones().entries[h.value]; t.who == who {
			out = append(out, toned{t, i, first + h.first, first + h.last, of, key + t.set})
		}
	}
	return out
}

func (m *maker) tonedSpan(x toned) report.Span {
	return m.span(m.sentences[x.sentence].r, x.first, x.last)
}

func (m *maker) sentenceSpanOf(i int) report.Span {
	return m.sentenceSpan(m.sentences[i].r, m.sentences[i].s)
}
