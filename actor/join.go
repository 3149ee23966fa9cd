package actor

import (
	"slices"
	"strings"

	"synopse/language"
)

// join sorts the mentions found and adds those that coordinate several: "Kramer
// und Lorenz", "sowohl Kramer als auch Lorenz", "Russia and the United States".
func (s *scanner) join() []Mention {
	singles := slices.Clone(s.out)
	sortMentions(singles)
	var joined []Mention
	for i := 0; i+1 < len(singles); {
		n := s.chain(singles, i)
		if n < 2 {
			i++
			continue
		}
		joined = append(joined, s.coordination(singles, i, n))
		i += n
	}
	if len(joined) == 0 {
		return singles
	}
	return merge(singles, joined)
}

// merge puts coordinations before the first of their parts and renumbers.
func merge(singles, joined []Mention) []Mention {
	out := make([]Mention, 0, len(singles)+len(joined))
	at := make([]int, len(singles))
	k := 0
	var spots []int
	for i, m := range singles {
		if k < len(joined) && joined[k].Parts[0] == i {
			spots = append(spots, len(out))
			out = append(out, joined[k])
			k++
		}
		at[i] = len(out)
		out = append(out, m)
	}
	for _, p := range spots {
		for j, old := range out[p].Parts {
			out[p].Parts[j] = at[old]
		}
	}
	return out
}

// maxParts is how many mentions a coordination can join.
const maxParts = 12

// chain tells how many mentions from i on are joined by "und" or "and".
func (s *scanner) chain(ms []Mention, i int) int {
	n, closed := 1, false
	for i+n < len(ms) && n < maxParts && !closed {
		a, b := ms[i+n-1], ms[i+n]
		if !joinable(ms[i], b) || !joinable(a, b) {
			break
		}
		switch s.link(a, b) {
		case "and":
			closed = true
		case "comma":
			if a.Kind == Group && a.Form == Role && b.Kind == Person {
				return 1 // "the front-runners, Anna Kramer and Paul Lorenz"
			}
		default:
			return lengthIf(closed, n)
		}
		n++
	}
	if closed && n == 2 && s.twoClauses(ms[i], ms[i+1]) {
		return 1
	}
	return lengthIf(closed, n)
}

func lengthIf(closed bool, n int) int {
	if closed {
		return n
	}
	return 1
}

// joinable reports whether two mentions can be parts of one coordination.
func joinable(a, b Mention) bool {
	if a.Sentence != b.Sentence || a.Form == Pronoun && b.Form == Pronoun {
		return false
	}
	party := func(k Kind) bool { return k == Country || k == Organisation || k == Group }
	return a.Kind == b.Kind || party(a.Kind) && party(b.Kind) || a.Kind == Person && b.Kind == Group || a.Kind == Group && b.Kind == Person
}

// maxAside is how many words of an apposition may stand inside a coordination.
const maxAside = 10

// link tells what stands between two mentions: "and", "comma" or "".
func (s *scanner) link(a, b Mention) string {
	gap := b.First - a.Last
	if gap <= 0 || gap > maxAside {
		return ""
	}
	var words [4]string
	for j := 0; j < gap && j < len(words); j++ {
		words[j] = s.t.low(a.Last + j)
	}
	skipArticle := gap
	if d, ok := s.k.determiners[s.t.lang][s.t.low(b.First-1)]; ok && d.kind == "definite" {
		skipArticle-- // "Russland und die USA"
	}
	switch {
	case skipArticle == 1 && isAnd(words[0]), skipArticle == 2 && words[0] == "," && isAnd(words[1]),
		skipArticle == 2 && (words[0] == "als" && words[1] == "auch" || words[0] == "wie" && words[1] == "auch"),
		skipArticle == 3 && words[0] == "as" && words[1] == "well" && words[2] == "as":
		return "and"
	case skipArticle == 1 && words[0] == ",":
		return "comma"
	}
	// "Paul W., ein früherer …, und Michael C."
	if a.Kind == Person && a.Form == Name && b.Form == Name && s.t.raw(b.First-2) == "," && isAnd(s.t.low(b.First-1)) && !s.hasVerb(a.Last, b.First) {
		return "and"
	}
	return ""
}

func isAnd(w string) bool {
	return w == "und" || w == "and" || w == "sowie" || w == "&"
}

func (s *scanner) hasVerb(first, last int) bool {
	for i := first; i < last; i++ {
		if s.t.verb(i) && !s.t.doc.Tokens[i].Morph.Has(language.PastParticiple) {
			return true
		}
	}
	return false
}

// twoClauses reports whether "und" joins clauses rather than names: "sagte
// Kramer und Lorenz betonte", "met Kramer, and her spokesman said".
func (s *scanner) twoClauses(a, b Mention) bool {
	if s.t.lang == "en" {
		return s.t.raw(a.Last) == "," && s.t.verb(b.Last) && s.hasVerb(s.sentenceStart(a), a.First)
	}
	if s.t.lang != "de" || !s.t.verb(a.First-1) || !s.t.verb(b.Last) || s.t.upper(a.First-1) {
		return false
	}
	return !pluralForm(s.t.low(b.Last)) && !strings.HasSuffix(s.t.low(a.First-1), "en")
}

// coordination makes the mention of several.
func (s *scanner) coordination(ms []Mention, i, n int) Mention {
	a, z := ms[i], ms[i+n-1]
	m := Mention{First: a.First, Last: z.Last, Head: a.Head, Sentence: a.Sentence, Form: a.Form, Kind: a.Kind,
		Plural: true, Definite: true, Country: a.Country}
	if s.t.is(a.First-1, "both") && a.First > s.sentenceStart(a) {
		m.First--
	}
	place := false
	for j := i; j < i+n; j++ {
		m.Parts = append(m.Parts, j)
		place = place || ms[j].Place && j == i
		if ms[j].Kind != m.Kind {
			m.Kind = Group
		}
		if ms[j].Country != m.Country {
			m.Country = ""
		}
		if ms[j].Form == Role {
			m.Form = Role
		}
	}
	if place { // "in Moskau und Washington"
		m.Place = true
		for j := i; j < i+n; j++ {
			ms[j].Place = ms[j].Kind == Country
		}
	}
	m.Name = s.t.slice(m.First, m.Last)
	return m
}

// sentenceStart gives the first token of a mention's sentence.
func (s *scanner) sentenceStart(m Mention) int { return s.t.doc.Sentences[m.Sentence].First }
