package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language"
)

// body is what a report has called an organisation or a document.
type body struct {
	node     int
	head     int      // token
	words    []string // in small letters
	headline bool     // without an article, as headlines have it
}

// maxBodies is how many bodies back a noun is looked for.
const maxBodies = 60

// noteBody keeps an organisation or document by its words.
func (d *discourse) noteBody(m *Mention, node int) {
	b := body{node: node, head: m.Head, headline: !m.Definite && m.First == m.Head}
	last := min(m.Head+1, m.Last)
	if m.Form == Name {
		last = m.Last
	}
	for i := max(m.First, m.Head-maxPremodifiers); i < last; i++ {
		if i >= m.First && d.t.letters(i) {
			b.words = append(b.words, d.t.low(i))
		}
	}
	if m.Kind != Organisation {
		b.words = b.words[max(len(b.words)-1, 0):]
	}
	if len(m.Roles) > 0 {
		if w := strings.ToLower(roleHead(m.Roles[0])); !slices.Contains(b.words, w) {
			b.words = append(b.words, w)
		}
	}
	d.bodies = append(d.bodies, b)
}

// called gives the distinct bodies of a kind that one of whose words is the
// noun or, if asked for, a compound of it ("Bundesverband" for "Verband"),
// newest first.
func (d *discourse) called(noun string, kind Kind, compounds bool) []body {
	var out []body
	for k := len(d.bodies) - 1; k >= max(len(d.bodies)-maxBodies, 0); k-- {
		b := d.bodies[k]
		if d.r.nodes[b.node].kind != kind || slices.ContainsFunc(out, func(o body) bool { return o.node == b.node }) {
			continue
		}
		if slices.ContainsFunc(b.words, func(w string) bool {
			return w == noun || strings.HasSuffix(w, "-"+noun) || compounds && d.t.lang == "de" && len(noun) >= minCompound && strings.HasSuffix(w, noun)
		}) {
			out = append(out, b)
		}
	}
	return out
}

// nounOf gives the noun by which a role is taken up again.
func nounOf(m *Mention) string {
	return strings.ToLower(afterHyphen(roleHead(m.role())))
}

// maxQuotedName is how many words, and a mark, a name in quotation marks has.
const maxQuotedName = 7

// nameAfter gives the name that stands right after the noun of a body: "der
// Zeitung „Nordbote“", "der Firma Acme". Bodies that every place has one of
// (police, prosecution) have their place there.
func (d *discourse) nameAfter(m *Mention) string {
	i := m.Last
	if m.Sentence >= 0 && m.Sentence < len(d.doc.Sentences) && i >= d.doc.Sentences[m.Sentence].Last {
		return "" // the next sentence opens with a name
	}
	if d.t.lang != "de" || m.Kind != Organisation || m.Plural || d.r.k.one[m.Office] || m.Last != m.Head+1 {
		return ""
	}
	if isQuote(d.t.raw(i)) && d.t.raw(i) != "(" && d.t.upper(i+1) {
		for last := i + 1; last < i+maxQuotedName; last++ {
			if isQuote(d.t.raw(last)) {
				return d.t.slice(i+1, last)
			}
		}
		return ""
	}
	last := i
	for last < i+3 && d.t.upper(last) && d.t.tag(last) == language.PROPN {
		last++
	}
	return trimGenitive(d.t.slice(i, last))
}

// takenUp finds the body that a definite noun names again: "der Verband" after
// "der Bundesverband der Imker". Where several could be meant it is nobody's.
func (d *discourse) takenUp(m *Mention) (nodes []int, several bool) {
	noun := nounOf(m)
	if noun == "" || d.t.lang == "en" && ownerFirst(m.role()) || !m.Definite || m.Plural != (m.Kind == Group) || m.Country != "" || d.possessed(m) {
		return nil, false
	}
	fits := d.called(noun, m.Kind, false)
	if len(fits) == 0 && m.Kind != Group && !d.r.k.one[m.Office] {
		fits = d.called(noun, m.Kind, true)
	}
	switch len(fits) {
	case 0:
		return nil, false
	case 1:
		return []int{fits[0].node}, false
	}
	return nil, true
}

// ownerFirst reports whether an English body is told from others by a name:
// "Kramer campaign".
func ownerFirst(role string) bool {
	owner, _, ok := strings.Cut(role, " ")
	r, _ := utf8.DecodeRuneInString(owner)
	return ok && unicode.IsUpper(r)
}

// onlyBody finds the body that a noun for any of its kind means ("the paper",
// "der Konzern"): the only one that was named in the last sentences.
func (d *discourse) onlyBody(m *Mention) []int {
	if !m.Definite || m.Plural || m.Country != "" || m.Last-m.First > 1+len(strings.Fields(m.role())) || !d.r.k.anyBody[m.Office] || d.possessed(m) || d.inQuote(m.First) {
		return nil
	}
	var found []int
	for k := len(d.events) - 1; k >= d.horizon() && m.Sentence-d.events[k].sentence <= lookBack; k-- {
		for _, n := range d.events[k].nodes {
			if d.r.nodes[n].kind == Organisation && d.r.nodes[n].named {
				found = addNode(found, n)
			}
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// document gives the actor of a document: of the same noun where it is
// definite or the first was a headline's, else one of its own.
func (d *discourse) document(m *Mention) []int {
	noun := nounOf(m)
	if noun == "" {
		return d.own(m, "document")
	}
	fits := d.called(noun, Document, false)
	if len(fits) == 0 {
		fits = d.called(noun, Document, true)
	}
	det := d.r.k.determiners[d.t.lang][d.t.low(m.First)].kind
	if len(fits) > 0 && (fits[0].head == m.Head || m.Definite || len(fits) == 1 && (fits[0].headline || det == "")) {
		return []int{fits[0].node}
	}
	return []int{d.r.newNode(node{kind: Document, country: m.Country, gender: m.Gender})}
}
