package actor

import (
	"slices"
	"strconv"
	"strings"

	"synopse/language"
	"synopse/report"
)

// discourse is what a reader keeps in mind while going through one report: who
// was named where, and as what.
type discourse struct {
	r        *resolver
	source   int
	doc      *language.Document
	t        *text
	quoted   []bool       // tokens inside quotation marks
	unquoted []int        // sentences before each that are not wholly quoted
	events   []event      // mentions resolved so far
	lastAt   map[int]int  // node to the number of its last event, from 1
	present  map[int]bool // nodes named anywhere in the report
	unnamed  []unnamed
	bodies   []body
	block    int
	starts   map[int][]int // mentions by first token
	epithets map[string]int
}

// event is one resolved mention.
type event struct {
	nodes             []int
	sentence, block   int
	first, last       int // tokens
	subject, speaking bool
	plural            bool
	counts            bool // says how many only
	part              bool // inside a coordination
	quoted            bool
	writer            bool // "I", whom no "he" means
}

// read goes through one report and resolves roles, pronouns and pairs.
func (r *resolver) read(i int) {
	s := r.sources[i]
	d := &discourse{r: r, source: i, doc: s.Document, lastAt: map[int]int{}, present: map[int]bool{}, epithets: map[string]int{}}
	if d.doc == nil {
		d.doc = &language.Document{}
	}
	d.t = newText(d.doc)
	d.quoted = quotedTokens(d.doc)
	d.unquoted = d.countUnquoted()
	for _, l := range r.links[i] {
		for _, n := range l {
			d.present[n] = true
		}
	}
	inside := map[int]bool{}
	d.starts = make(map[int][]int, len(s.Mentions))
	for j, m := range s.Mentions {
		d.starts[m.First] = append(d.starts[m.First], j)
		for _, p := range m.Parts {
			inside[p] = true
		}
	}
	for _, j := range r.inOrder(i) {
		m := r.mention(i, j)
		d.block = r.block(i, m)
		if len(m.Parts) > 0 {
			r.links[i][j] = d.together(m)
		} else if len(r.links[i][j]) == 0 && !m.Place {
			r.links[i][j] = d.resolve(m)
		}
		d.keep(m, r.links[i][j], inside[j])
	}
}

// together gives the actors of a coordination's parts.
func (d *discourse) together(m *Mention) []int {
	var out []int
	for _, p := range m.Parts {
		if p < 0 || p >= len(d.r.links[d.source]) {
			continue
		}
		for _, n := range d.r.links[d.source][p] {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	if m.Place {
		return nil
	}
	return out
}

// keep adds a resolved mention to what is in mind.
func (d *discourse) keep(m *Mention, nodes []int, part bool) {
	if len(nodes) == 0 {
		return
	}
	if len(nodes) == 1 && (m.Kind == Organisation || m.Kind == Document || m.Kind == Group && m.Form == Role) && m.Form != Pronoun {
		d.noteBody(m, nodes[0])
	}
	switch d.r.kind(d.source, m) {
	case report.Headline, report.Kicker, report.Caption, report.Subhead:
		return
	}
	e := event{nodes: nodes, sentence: m.Sentence, block: d.r.block(d.source, m), first: m.First, last: m.Last,
		plural: len(nodes) > 1 || m.Plural || m.Form == Name && d.t.is(m.Head, "plural-name"), part: part, quoted: d.inQuote(m.First), counts: m.counts()}
	e.writer = m.Form == Pronoun && d.t.is(m.First, "first-person")
	e.subject, e.speaking = d.subject(m)
	d.events = append(d.events, e)
	for _, n := range nodes {
		d.lastAt[n] = len(d.events)
	}
}

func (d *discourse) inQuote(i int) bool { return i >= 0 && i < len(d.quoted) && d.quoted[i] }

// resolve decides about a mention that doesn't name itself.
func (d *discourse) resolve(m *Mention) []int {
	switch {
	case m.Form == Pronoun:
		return d.pronoun(m)
	case m.Form != Role:
		return nil
	case m.Kind == Group && m.Family != "":
		return d.familyMembers(m)
	case m.Plural && d.isPair(m):
		return d.pair(m)
	case m.Office == "government" && m.Country == "" && d.possessed(m):
		if nodes := d.governmentOf(m); nodes != nil {
			return nodes
		}
	case m.Kind == Document:
		return d.document(m)
	case m.Kind == Person:
		return d.rolePerson(m)
	case m.Plural && m.Office != "" && m.Definite && !m.Anonymous:
		if nodes := d.roleHolders(m); len(nodes) > 0 {
			return nodes
		}
	}
	return d.group(m)
}

func (d *discourse) rolePerson(m *Mention) []int {
	if m.Office == "colleague" {
		if nodes := d.counterpart(m); nodes != nil {
			return nodes
		}
	}
	if nodes := d.apposed(m); nodes != nil {
		return nodes
	}
	if !m.Definite {
		if nodes := d.announced(m); nodes != nil {
			return nodes
		}
		if nodes := d.namedLater(m); nodes != nil {
			return nodes
		}
		n := d.r.newNode(node{kind: Person, gender: m.Gender, country: m.Country})
		return []int{d.remember(m, n)}
	}
	if (d.t.lang == "de") != d.possessed(m) {
		if nodes := d.announced(m); nodes != nil { // "der Präsident, Paul Lorenz,", "her husband, Mayor Paul Lorenz,"
			return nodes
		}
	}
	switch m.Office {
	case "":
		if nodes := d.spokenOf(m); nodes != nil && d.womansCalling(m) {
			return nodes
		}
		return d.own(m, "person")
	case "people-of":
		return d.compatriot(m)
	}
	return d.holder(m)
}

// group gives the actor of a group or body: the same where the same noun of the
// same country stands; nobody-in-particular is one per report.
func (d *discourse) group(m *Mention) []int {
	office := m.Office
	if office == "" {
		return d.unlisted(m)
	}
	if nodes := d.apposedBody(m); nodes != nil {
		return nodes
	}
	if nodes := d.owned(m); nodes != nil {
		return nodes
	}
	if nodes := d.bodyAfter(m); len(nodes) == 1 {
		return nodes
	}
	if name := d.nameAfter(m); name != "" {
		return []int{d.r.byKey("organisation "+orgName(name), node{kind: Organisation, country: m.Country, named: true, gender: m.Gender, called: name})}
	}
	if m.Kind == Organisation || m.Kind == Group && d.r.k.anonymous[office] {
		nodes, several := d.takenUp(m)
		if len(nodes) == 1 && !d.inMind(nodes[0], m) {
			if nearer := d.onlyBody(m); nearer != nil {
				return nearer
			}
		}
		if nodes != nil || several {
			return nodes
		}
		if nodes := d.onlyBody(m); nodes != nil {
			return nodes
		}
	}
	if nodes := d.namedInside(m); nodes != nil {
		return nodes
	}
	key := "group " + office + " " + m.Country
	if role := roleHead(m.role()); !d.r.k.one[office] || !isPlain(role) && d.t.lang == "de" {
		key += " " + strings.ToLower(m.role())
	}
	if nodes := d.introduced(m); nodes != nil {
		return nodes
	}
	if m.Kind == Organisation && d.t.lang == "en" && d.t.is(m.First, "indefinite") {
		return []int{d.r.newNode(node{kind: m.Kind, country: m.Country, gender: m.Gender})} // "a group … another group"
	}
	if m.Anonymous {
		key += " in " + strconv.Itoa(d.source)
	}
	kind := m.Kind
	if kind == Person {
		kind = Group
	}
	n := d.r.byKey(key, node{kind: kind, country: m.Country, gender: m.Gender})
	if kind == Organisation && m.Definite && !d.r.k.anyBody[office] && !d.r.k.one[office] && !ownerFirst(m.role()) {
		d.r.noteCommon(n, office+" "+m.Country, d.t.lang)
	}
	return []int{n}
}

// unlisted gives the actor of a group whose noun no list knows: the one it takes
// up, else one of its own. Words for how many ("others", "one in five") are
// others each time.
func (d *discourse) unlisted(m *Mention) []int {
	if m.counts() {
		return []int{d.r.newNode(node{kind: m.Kind})}
	}
	if nodes, _ := d.takenUp(m); nodes != nil {
		return nodes
	}
	return d.own(m, "group")
}

// counts reports whether a mention only tells how many or that nobody in
// particular is meant.
func (m *Mention) counts() bool {
	return m.Form == Role && m.Anonymous && m.Office == "" && len(m.Roles) == 0
}

// own makes an actor of what is described in words no list knows: one per
// report and wording.
func (d *discourse) own(m *Mention, what string) []int {
	words := strings.ToLower(d.t.slice(m.First, m.Last))
	for _, article := range [...]string{"der ", "die ", "das ", "den ", "dem ", "des ", "the "} {
		words = strings.TrimPrefix(words, article)
	}
	key := what + " " + words + " in " + strconv.Itoa(d.source)
	return []int{d.r.byKey(key, node{kind: m.Kind, country: m.Country, gender: m.Gender})}
}

// familyMembers gives the persons of the report with a family name, if there are several.
func (d *discourse) familyMembers(m *Mention) []int {
	var out []int
	for j, l := range d.r.links[d.source] {
		if o := d.r.mention(d.source, j); isFull(o) && o.Family == m.Family && len(l) == 1 {
			out = addNode(out, l[0])
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.Sort(out)
	return out
}

// roleHolders finds who "die Minister" are: at least two holders named in the
// last sentences.
func (d *discourse) roleHolders(m *Mention) []int {
	var out []int
	for k := len(d.events) - 1; k >= d.horizon() && m.Sentence-d.events[k].sentence <= lookBack; k-- {
		for _, n := range d.events[k].nodes {
			if d.r.nodes[n].named && d.r.holds(n, m) && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	if len(out) < 2 && !d.r.vague(m.Office) {
		out = out[:0]
		for n := range d.r.nodes {
			if d.r.nodes[n].named && d.r.holds(n, m) {
				out = append(out, n)
			}
		}
		if len(out) != 2 { // "their foreign ministers", of a story with two
			return nil
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.Sort(out)
	return out
}

// inBlock gives those of some nodes that were named in a block.
func (d *discourse) inBlock(block int, nodes []int) []int {
	var out []int
	for k := len(d.events) - 1; k >= d.horizon(); k-- {
		e := d.events[k]
		if e.block != block {
			continue
		}
		for _, n := range e.nodes {
			if slices.Contains(nodes, n) && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// lastSubject gives the one of some nodes that was subject last, if the
// sentence it was subject in has only one of them as subject.
func (d *discourse) lastSubject(nodes []int) []int {
	for k := len(d.events) - 1; k >= d.horizon(); k-- {
		e := d.events[k]
		if !e.subject || len(e.nodes) != 1 || !slices.Contains(nodes, e.nodes[0]) {
			continue
		}
		for q := k - 1; q >= 0 && d.events[q].sentence == e.sentence; q-- {
			o := d.events[q]
			if o.subject && len(o.nodes) == 1 && o.nodes[0] != e.nodes[0] && slices.Contains(nodes, o.nodes[0]) {
				return nil
			}
		}
		return e.nodes
	}
	return nil
}
