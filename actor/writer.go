package actor

import (
	"strconv"

	"synopse/language"
)

// firstPerson reads "I" and "ich" outside quotation marks where the one who
// writes takes a stand: "I want the bridge".
func (s *scanner) firstPerson(i int) (Mention, bool) {
	if !s.isWriter(i) || s.t.lang == "en" && !s.takesStand(i+1) || s.t.lang == "de" && !s.spokenBeside(i) {
		return Mention{}, false
	}
	if s.quoted == nil {
		s.quoted = quotedTokens(s.t.doc)
	}
	return Mention{First: i, Last: i + 1, Head: i, Form: Pronoun, Kind: Person, Definite: true}, !s.quoted[i]
}

// isWriter reports whether a token is a pronoun of the first person singular.
func (s *scanner) isWriter(i int) bool {
	return s.t.is(i, "first-person") && s.t.tag(i) != language.PROPN
}

// writer gives who "I" is outside quotation marks: the one who signs below, as
// under letters to the editor, else whom the last paragraph brings in, else the writer of
// the report.
func (d *discourse) writer(m *Mention) []int {
	if d.inQuote(m.First) {
		return nil
	}
	key := "writer in " + strconv.Itoa(d.source)
	for n := m.Sentence + 1; n < len(d.doc.Sentences); n++ {
		if !d.isSignature(n) {
			continue
		}
		for _, j := range d.starts[d.doc.Sentences[n].First] {
			if l := d.r.links[d.source][j]; isFull(d.r.mention(d.source, j)) && len(l) == 1 {
				return l
			}
		}
		key += " above " + strconv.Itoa(n)
		break
	}
	if n := d.noted(m); n >= 0 {
		return []int{n}
	}
	return []int{d.r.byKey(key, node{kind: Person})}
}

// noted gives whom the last paragraph of an English report brings in as its writer: "Anna
// Kramer is the author of …". Nobody else has named the writer before. It is -1 if there
// is none.
func (d *discourse) noted(m *Mention) int {
	last := len(d.doc.Sentences) - 1
	for last > m.Sentence && d.doc.Sentences[last].Block == d.doc.Sentences[last-1].Block {
		last--
	}
	if d.t.lang != "en" || last <= m.Sentence || d.doc.Sentences[last].Block == d.doc.Sentences[m.Sentence].Block {
		return -1
	}
	first := d.doc.Sentences[last].First
	for _, j := range d.starts[first] {
		o := d.r.mention(d.source, j)
		if l := d.r.links[d.source][j]; isFull(o) && len(l) == 1 && !d.namedBefore(l[0], first) && d.introduces(o) {
			return l[0]
		}
	}
	return -1
}

// introduces reports whether a sentence says what somebody is or does: a verb in the
// present follows the name, perhaps behind a party and state between commas.
func (d *discourse) introduces(m *Mention) bool {
	i := m.Last
	if d.t.raw(i) == "," {
		for i++; i < m.Last+maxBracket && d.t.raw(i) != ","; i++ {
		}
		i++
	}
	return d.t.is(i, "be") || d.t.is(i, "verb-too") || d.t.is(i, "writes")
}

// namedBefore reports whether a person is named before a token.
func (d *discourse) namedBefore(node, before int) bool {
	for j, l := range d.r.links[d.source] {
		if m := d.r.mention(d.source, j); m.First < before && m.Form == Name && len(l) == 1 && l[0] == node {
			return true
		}
	}
	return false
}

// A signature has two to four words, all with a capital, and is a block of its
// own; below it stands a place or nothing.
const (
	minSignature = 2
	maxSignature = 4
)

func (d *discourse) isSignature(n int) bool {
	words, capitals := d.words(n)
	if words < minSignature || words > maxSignature || capitals < words || !d.alone(n) {
		return false
	}
	if n+1 >= len(d.doc.Sentences) {
		return true
	}
	below, capitals := d.words(n + 1)
	return below <= maxSignature && capitals == below && d.alone(n+1)
}

// words counts the words of a sentence, and those of them with a capital.
func (d *discourse) words(n int) (words, capitals int) {
	s := d.doc.Sentences[n]
	for i := max(s.First, 0); i < min(s.Last, len(d.doc.Tokens)) && words <= maxSignature; i++ {
		if d.t.letters(i) {
			words++
			if d.t.upper(i) {
				capitals++
			}
		}
	}
	return words, capitals
}

// alone reports whether a sentence is its block.
func (d *discourse) alone(n int) bool {
	other := func(k int) bool {
		return k < 0 || k >= len(d.doc.Sentences) || d.doc.Sentences[k].Block != d.doc.Sentences[n].Block
	}
	return other(n-1) && other(n+1)
}
