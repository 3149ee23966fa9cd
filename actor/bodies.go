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
	sentence int
	head     int      // token
	words    []string // in small letters
	headline bool     // without an article, as headlines have it
	initials string   // of a name of several words
	paper    bool     // a name that says that it is a paper or station
	whose    []string // the names that tell a document from others
}

// maxBodies is how many bodies back a noun is looked for.
const maxBodies = 60

// noteBody keeps an organisation or document by its words.
func (d *discourse) noteBody(m *Mention, node int) {
	b := body{node: node, sentence: m.Sentence, head: m.Head, headline: !m.Definite && m.First == m.Head}
	last := min(m.Head+1, m.Last)
	if m.Form == Name {
		last = m.Last
	}
	for i := max(m.First, m.Head-maxPremodifiers); i < last; i++ {
		if i >= m.First && d.t.letters(i) {
			b.words = append(b.words, d.t.low(i))
		}
	}
	if m.Form == Name {
		b.initials, b.paper = d.initials(m), d.isPaper(m)
	}
	if m.Kind == Document {
		b.whose = d.whose(m)
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

// initials gives the first letters of a name, in capitals.
func (d *discourse) initials(m *Mention) string {
	var out []rune
	for i := m.First; i < m.Last; i++ {
		if d.t.upper(i) && !d.t.caps(i) && !d.t.is(i, "article") {
			out = append(out, []rune(d.t.raw(i))[0])
		}
	}
	return string(out)
}

// isPaper reports whether a name has a word that papers and stations have.
func (d *discourse) isPaper(m *Mention) bool {
	for i := m.First; i < m.Last; i++ {
		if d.r.k.media[d.t.raw(i)] {
			return true
		}
	}
	return false
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

// bodyAfter finds the body whose name stands right after its noun: "the group Harbour
// Watch", "die Reederei Blue Line".
func (d *discourse) bodyAfter(m *Mention) []int {
	if m.Kind != Organisation || m.Plural || !m.Definite || m.Last != m.Head+1 || d.t.lang == "en" && d.t.upper(m.Head) {
		return nil
	}
	for _, j := range d.starts[m.Last] {
		if o := d.r.mention(d.source, j); o.Form == Name && o.Kind == Organisation && o.Sentence == m.Sentence {
			return d.r.links[d.source][j]
		}
	}
	return nil
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

// inMind reports whether an actor was named in the last sentences before a
// mention.
func (d *discourse) inMind(node int, m *Mention) bool {
	at := d.lastAt[node]
	return at > 0 && m.Sentence-d.events[at-1].sentence <= lookBack
}

// onlyBody finds the body that a noun for any of its kind means ("the paper",
// "der Konzern"): the only one that was named in the last sentences.
func (d *discourse) onlyBody(m *Mention) []int {
	if d.t.lang == "de" && !isPlain(roleHead(m.role())) {
		return nil // "der Lehrerverband" after "Bundestag"
	}
	if !m.Definite || m.Plural || m.Country != "" || m.Last-m.First > 1+len(strings.Fields(m.role())) || !d.r.k.anyBody[m.Office] || d.possessed(m) || d.inQuote(m.First) {
		return nil
	}
	var found []int
	for k := len(d.events) - 1; k >= d.horizon() && m.Sentence-d.events[k].sentence <= lookBack; k-- {
		for _, n := range d.events[k].nodes {
			if d.r.nodes[n].kind == Organisation && d.r.nodes[n].named && !d.otherKind(n, m) && d.ofKind(n, m.Office) {
				found = addNode(found, n)
			}
		}
	}
	if len(found) != 1 {
		return d.onlyPaper(m)
	}
	return found
}

// otherKind reports whether an English body's name tells that a noun can't mean
// it: no party, parliament or paper is "the group".
func (d *discourse) otherKind(n int, m *Mention) bool {
	if d.t.lang != "en" || m.Office != "association" {
		return false
	}
	for k := len(d.bodies) - 1; k >= 0; k-- {
		if b := &d.bodies[k]; b.node == n {
			return b.paper || slices.ContainsFunc(b.words, func(w string) bool { return d.r.k.function[functionClass{"en", "no-group"}][w] })
		}
	}
	return false
}

// onlyPaper finds the only paper or station that the report has named by a name
// that says so: "the Harbour Sentinel … the newspaper".
func (d *discourse) onlyPaper(m *Mention) []int {
	if m.Office != "newspaper" {
		return nil
	}
	var found []int
	for _, b := range d.bodies {
		if n := &d.r.nodes[b.node]; n.kind == Organisation && n.named && b.paper {
			found = addNode(found, b.node)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// namedInside finds the body whose name or acronym stands right before the noun
// for what it is: "the Harbour Watch group", "the HWG movement".
func (d *discourse) namedInside(m *Mention) []int {
	if d.t.lang != "en" || m.Kind != Organisation || m.Form != Role || !d.r.k.anyBody[m.Office] {
		return nil
	}
	first := m.Head
	for first > m.First && d.t.upper(first-1) && !d.t.is(first-1, "article") {
		first--
	}
	if first == m.Head {
		return nil
	}
	name := d.t.slice(first, m.Head)
	if n, ok := d.r.keyed["organisation "+orgName(name)]; ok {
		return []int{n}
	}
	var found []int
	for _, b := range d.bodies {
		if isAcronym(name) && b.initials == name {
			found = addNode(found, b.node)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// maxWhose is how many words behind a document are looked at for whose it is.
const maxWhose = 6

// whose gives the names that tell a document from others of its noun: "a
// Harbour Times poll", "Kramer's letter", "a poll by Nordwerk".
func (d *discourse) whose(m *Mention) []string {
	if d.t.lang != "en" {
		return nil
	}
	var out []string
	add := func(i int) {
		if w := trimGenitive(d.t.raw(i)); d.t.upper(i) && d.t.tag(i) == language.PROPN {
			out = append(out, w)
		}
	}
	first := m.First
	if d.t.possessive(first - 1) {
		first -= 2
	}
	for i := max(first, 0); i < m.Head; i++ {
		add(i)
	}
	if i := m.Head + 1; d.t.is(i, "from-whom") {
		for q := i + 1; q < i+maxWhose && (d.t.upper(q) || d.t.is(q, "article")); q++ {
			add(q)
		}
	}
	return out
}

// document gives the actor of a document: of the same noun where it is
// definite or the first was a headline's, else one of its own. Documents that
// different names tell apart are two.
func (d *discourse) document(m *Mention) []int {
	noun := nounOf(m)
	if noun == "" {
		return d.own(m, "document")
	}
	whose := d.whose(m)
	fits := d.documents(noun, whose, m.Definite)
	det := d.r.k.determiners[d.t.lang][d.t.low(m.First)].kind
	if len(fits) > 0 && (fits[0].head == m.Head || m.Definite || len(fits) == 1 && (fits[0].headline || det == "" || d.fromLead(&fits[0], m, whose))) {
		return []int{fits[0].node}
	}
	return []int{d.r.newNode(node{kind: Document, country: m.Country, gender: m.Gender})}
}

// documents gives the documents so far that a noun can mean: those that the
// same name tells apart, else those that no name tells apart from it; of a noun
// that takes others up ("the survey" after "a poll") only where that is clear.
func (d *discourse) documents(noun string, whose []string, definite bool) []body {
	fits := d.called(noun, Document, false)
	if len(fits) == 0 {
		fits = d.called(noun, Document, true)
	}
	other := d.called(d.r.k.sameDocument[noun], Document, false)
	shared := func(b body) bool {
		return slices.ContainsFunc(whose, func(w string) bool { return slices.Contains(b.whose, w) })
	}
	for _, set := range [][]body{fits, other} {
		if named := slices.DeleteFunc(slices.Clone(set), func(b body) bool { return !shared(b) }); len(named) > 0 {
			return named
		}
	}
	if len(whose) > 0 {
		fits = slices.DeleteFunc(fits, func(b body) bool { return len(b.whose) > 0 })
	}
	if len(fits) == 0 && definite && len(other) == 1 && (len(whose) == 0 || len(other[0].whose) == 0) {
		return other
	}
	return fits
}

// fromLead reports whether a document is brought in again, now by name, that the
// first sentences told of: "according to a new poll. … A Harbour Times poll".
func (d *discourse) fromLead(b *body, m *Mention, whose []string) bool {
	return len(whose) > 0 && len(b.whose) == 0 && b.sentence <= lookBack && m.Sentence-b.sentence <= lookBack
}
