package synopsis

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
	"synopse/language/sense"
)

// gistReader reads one sentence.
type gistReader struct {
	m        *maker
	sentence int
	g        *gist
	cues     map[int]bool
	actors   []int
}

// read reads a whole sentence.
func (g *gistReader) read() {
	m := g.m
	s := &m.sentences[g.sentence]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	g.tokens(x.First, x.Last)
	for _, a := range m.saidIn[s.place] {
		g.actor(a, weightSpeaker)
	}
}

// tokens reads a stretch of the sentence.
func (g *gistReader) tokens(first, last int) {
	m := g.m
	s := &m.sentences[g.sentence]
	doc := &m.readings[s.r].Document
	from := doc.Sentences[s.s].First
	hits := m.sensesIn(g.sentence)
	for t := first; t < last; t++ {
		if j := m.named[s.r][t]; j >= 0 {
			f := m.readings[s.r].Mentions[j].Form
			if t == first || m.named[s.r][t-1] != j {
				g.mention(s.r, int(j))
			}
			if f == actor.Name || f == actor.Metonym || f == actor.Pronoun {
				continue
			}
		}
		g.token(&doc.Tokens[t], doc.Language, g.cues[t], hits[t-from])
	}
	for _, d := range moments(doc, first, last, m.base(s.r)) {
		g.add(gistItem{kind: weightNumber, day: true}, "%"+d.day)
	}
	for _, q := range m.numbers[g.sentence] {
		if q.first >= first && q.last <= last {
			g.quantity(q)
		}
	}
}

// gistOf gives what a statement says, without the one who says it: "Brandt rejected
// the charge" and "Brandt praised the plan" have nothing in common.
func (m *maker) gistOf(i int) *gist {
	g := &m.says[i]
	if g.read {
		return g
	}
	g.read = true
	s := &m.stmts[i]
	doc := &m.readings[s.reading].Document
	for _, k := range s.held {
		x := doc.Sentences[m.sentences[k].s]
		r := &gistReader{m: m, sentence: k, g: g}
		for _, c := range s.Content {
			first, last := max(c.First, x.First), min(c.Last, x.Last)
			if by := s.Speaker; first <= by.First && by.First < by.Last && by.Last <= last {
				r.tokens(first, by.First)
				first = by.Last
			}
			if first < last {
				r.tokens(first, last)
			}
		}
	}
	m.keysOf.sort(g)
	g.weigh(&m.keysOf)
	d := m.directionOf(g)
	g.towards = &d
	return g
}

// add adds an item with its own key.
func (g *gistReader) add(x gistItem, key string) {
	g.g.items = append(g.g.items, x)
	g.key(key, 1)
}

// key gives the last item another key.
func (g *gistReader) key(key string, strength float32) {
	g.g.keys = append(g.g.keys, gistKey{id: g.m.keysOf.id(key), item: int16(len(g.g.items) - 1), strength: strength})
}

func (g *gistReader) quantity(q quantity) {
	if k, ok := q.thing(); ok && !measures[k.unit] {
		g.add(gistItem{kind: weightCounted, counted: true}, "n:"+k.unit+strconv.Itoa(int(k.noun)))
	}
	if q.ordinal && q.value < 100 {
		return
	}
	says := 1.0
	if q.value < 10 && q.value == math.Trunc(q.value) && q.unit == "" {
		says = 0.5
	}
	value := "#" + formatNumber(q.value)
	g.add(gistItem{kind: weightNumber * (0.5 + says/2), number: says}, value+q.unit)
	if q.unit != "" {
		g.key(value, bySense)
	}
}

// mention adds the actors of a mention.
func (g *gistReader) mention(r, j int) {
	m := g.m
	x := &m.readings[r].Mentions[j]
	w := weightActor
	if x.Form == actor.Pronoun {
		w = weightPronoun
	}
	links := m.link(r, j)
	for _, a := range links {
		g.actor(a, w)
	}
	if len(links) == 0 && x.Name != "" {
		g.add(gistItem{kind: w, name: true}, nameKey(familyName(x.Name)))
	}
}

// actor adds an actor, once: a country by its code, a person by the family name,
// so that a bare name that was not read as this person's is found, others also
// by the words of their names.
func (g *gistReader) actor(a int, w float64) {
	if slices.Contains(g.actors, a) {
		return
	}
	g.actors = append(g.actors, a)
	x := &g.m.actors[a]
	item := gistItem{kind: w, name: true}
	switch {
	case x.Kind == actor.Country && x.Country != "":
		g.add(item, "@"+x.Country)
	case x.Kind == actor.Person && g.m.hasName[a]:
		g.add(item, nameKey(familyName(x.Name)))
	default:
		g.add(item, "@"+strconv.Itoa(a))
		if !g.m.hasName[a] {
			return
		}
		for _, part := range strings.Fields(x.Name) {
			if low := strings.ToLower(part); len(part) > 3 && !stop(low, "de") && !stop(low, "en") && !general(low, "de") && !general(low, "en") {
				g.key(nameKey(part), byHead)
			}
		}
	}
}

// nameKey writes a name without a genitive's ending and so that both languages agree.
func nameKey(name string) string {
	low := strings.ToLower(name)
	for _, e := range []string{"'s", "’s", "s"} {
		if len(low) > len(e)+3 && strings.HasSuffix(low, e) {
			low = low[:len(low)-len(e)]
			break
		}
	}
	return "w:" + cognate(plain.Replace(low))
}

// stemKey writes a stem as one much like it in the other language.
func (m *maker) stemKey(s, lang string) string { return m.vocab.names[m.vocab.stemID(s, lang)] }

// sensesIn gives what each token of a sentence means; an expression of several
// words stands at its verb, else at its last word, and nil at the others. Not to be
// changed.
func (m *maker) sensesIn(i int) []sensed {
	if m.meant == nil {
		m.meant = make([][]sensed, len(m.sentences))
	}
	if m.meant[i] == nil {
		m.meant[i] = m.readSenses(i)
	}
	return m.meant[i]
}

// readSenses reads what the tokens of sentence i mean.
func (m *maker) readSenses(i int) []sensed {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	out := make([]sensed, x.Last-x.First)
	for _, h := range sense.Read(nil, doc.Language, doc.Tokens[x.First:x.Last]) {
		at := h.Last - 1
		if h.Verb >= 0 {
			at = h.Verb
		}
		for t := h.First; t < h.Last; t++ {
			out[t].part = t != at
		}
		out[at].hit, out[at].phrase = &h, h.Verb >= 0 || h.Last-h.First > 1
	}
	return out
}

// sensed is what a token means.
type sensed struct {
	hit    *sense.Hit // nil if unknown
	phrase bool       // with others
	part   bool       // of an expression that stands at another token
}

// token adds a word.
func (g *gistReader) token(t *language.Token, lang string, cue bool, means sensed) {
	low := strings.ToLower(t.Text)
	if month := dateWords()["month"][low]; month > 0 && capital(t.Text) {
		g.add(gistItem{kind: weightCounted, day: true}, "month:"+strconv.Itoa(month))
		return
	}
	if !hasLetterOrDigit(low) || !means.phrase && stop(low, lang) || len(low) < 2 || dateWord(low) || means.part {
		return
	}
	if _, ok := parseNumber(low, lang); ok || low[0] >= '0' && low[0] <= '9' {
		return
	}
	if code := actor.CountryOfAdjective(t.Text, lang); code != "" {
		g.add(gistItem{kind: weightActor, name: true}, "@"+code)
		return
	}
	lemma := strings.ToLower(t.Lemma)
	if lemma == "" {
		lemma = low
	}
	item := gistItem{kind: weightWord}
	switch {
	case t.Tag == language.PROPN && means.hit == nil:
		item.name = true
		g.add(item, nameKey(t.Text))
		return
	case everyday(low, lang) && !means.phrase:
		item.kind = weightEveryday
	case cue:
		item.kind = weightCue
	}
	if !means.phrase || means.hit.Verb >= 0 {
		item.vector = g.m.keysOf.vectors.of(lang, t.Lemma, t.Text)
	}
	own := g.m.stemKey(stem(lemma, lang), lang)
	if means.phrase {
		own = "=" + means.hit.Concepts[0].String()
	}
	g.add(item, own)
	if means.hit != nil {
		g.meanings(means.hit)
	}
	if lang == "de" && !means.phrase {
		g.parts(lemma)
	}
}

// meanings gives the last item the keys of what a word or expression means, and
// of what that is a kind of.
func (g *gistReader) meanings(h *sense.Hit) {
	strength := float32(bySense)
	if h.Compound {
		strength = byHead
	}
	for _, c := range h.Concepts {
		g.key("="+c.String(), strength)
		for _, b := range c.Broader() {
			g.key("="+b.String(), strength*byBroader)
		}
	}
	for _, c := range h.Front {
		g.key("="+c.String(), byPart)
	}
}

// parts gives the last item the keys of a German compound's parts.
func (g *gistReader) parts(lemma string) {
	parts := de.CompoundParts(lemma)
	for n, part := range parts {
		part = strings.ToLower(part)
		if len(parts) < 2 || len(part) < 4 || stop(part, "de") || everyday(part, "de") {
			continue
		}
		strength := float32(byPart)
		if n == len(parts)-1 {
			strength = byHead
		}
		g.key(g.m.stemKey(stem(part, "de"), "de"), strength)
	}
}
