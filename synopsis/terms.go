package synopsis

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
	"synopse/language/sense"
)

// How much kinds of terms count before rarity is taken into account.
const (
	weightActor    = 1.3
	weightPronoun  = 0.4
	weightSpeaker  = 0.4 // who speaks in a sentence that need not name him
	weightNumber   = 1.2
	weightCounted  = 0.8 // that things of a kind are counted, whatever the number
	weightWord     = 1.0
	weightPart     = 0.5 // part of a compound
	weightEveryday = 0.3
	weightCue      = 0.5 // that something is said
)

// term is one comparable thing in a passage: an actor, a number, a date, a
// meaning or a stem, with its weight.
type term struct {
	id     int32
	weight float64
}

// vocabulary numbers the terms of a story and counts the passages that have them.
type vocabulary struct {
	ids    map[string]int32
	names  []string
	count  []int               // sentences with the term
	rarity []float64           // filled by weigh
	name   map[int32]bool      // terms of actors and names
	near   map[string][]string // stems by language and first letters, for cognates
	total  int
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]int32{}, name: map[int32]bool{}, near: map[string][]string{}}
}

func (v *vocabulary) id(name string) int32 {
	if id, ok := v.ids[name]; ok {
		return id
	}
	id := int32(len(v.names))
	v.ids[name] = id
	v.names = append(v.names, name)
	v.count = append(v.count, 0)
	return id
}

// stemID numbers a stem; a stem much like one of the other language gets its number.
func (v *vocabulary) stemID(s, lang string) int32 {
	if id, ok := v.ids["w:"+s]; ok {
		return id
	}
	if len(s) >= 7 {
		other := "de"
		if lang == "de" {
			other = "en"
		}
		for _, t := range v.near[other+s[:3]] {
			if alike(s, t) {
				id := v.ids["w:"+t]
				v.ids["w:"+s] = id
				return id
			}
		}
		key := lang + s[:3]
		if len(v.near[key]) < 200 {
			v.near[key] = append(v.near[key], s)
		}
	}
	return v.id("w:" + s)
}

// weigh computes the rarity of every term from the counts.
func (v *vocabulary) weigh() {
	v.rarity = make([]float64, len(v.count))
	for i, n := range v.count {
		v.rarity[i] = math.Max(0.4, math.Log(float64(v.total+4)/(float64(n)+1)))
	}
}

// rare gives a term's rarity; a term first seen after weigh is as rare as can be.
func (v *vocabulary) rare(id int32) float64 {
	if int(id) < len(v.rarity) {
		return v.rarity[id]
	}
	return math.Log(float64(v.total + 4))
}

// passage is a sentence or a statement's content as weighted terms, by id.
type passage struct {
	terms []term
	sum   float64 // of the weights
}

// finish merges equal terms (the greatest weight counts) and applies rarity.
func (v *vocabulary) finish(terms []term) passage {
	slices.SortFunc(terms, func(a, b term) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(b.weight, a.weight))
	})
	p := passage{terms: terms[:0:0]}
	for _, t := range terms {
		if n := len(p.terms); n > 0 && p.terms[n-1].id == t.id {
			continue
		}
		if t.weight == weightPart && int(t.id) < len(v.count) && v.count[t.id] < 2 {
			continue // a part that nothing else in the story has tells nothing
		}
		t.weight *= v.rare(t.id)
		p.terms = append(p.terms, t)
		p.sum += t.weight
	}
	return p
}

// inCommon gives the weight that two passages have in common and how many terms.
func inCommon(a, b passage) (weight float64, n int) {
	i, j := 0, 0
	for i < len(a.terms) && j < len(b.terms) {
		switch x, y := a.terms[i], b.terms[j]; {
		case x.id < y.id:
			i++
		case x.id > y.id:
			j++
		default:
			weight += math.Min(x.weight, y.weight)
			n++
			i++
			j++
		}
	}
	return weight, n
}

// likeness says how much two passages tell the same, 0 to 1: mostly what they
// share of both, partly what they share of the shorter one.
func likeness(a, b passage) float64 {
	w, n := inCommon(a, b)
	if n < 2 || a.sum == 0 || b.sum == 0 {
		return 0
	}
	both := 2 * w / (a.sum + b.sum)
	less := w / math.Min(a.sum, b.sum)
	if n < 4 {
		less = both
	}
	// Rounded, since the order in which terms are summed up must not decide.
	return math.Round((0.65*both+0.35*less)*1e9) / 1e9
}

// rawTerms gives the terms of tokens [first, last) of reading r without rarity.
func (m *maker) rawTerms(r, first, last int) []term {
	doc := &m.readings[r].Document
	lang := doc.Language
	var out []term
	for i := first; i < last; i++ {
		named := m.named[r][i]
		if named >= 0 {
			out = append(out, m.actorTerms(r, int(named))...)
			if f := m.readings[r].Mentions[named].Form; f == actor.Name || f == actor.Metonym || f == actor.Pronoun {
				continue
			}
		}
		out = append(out, m.wordTerms(&doc.Tokens[i], lang)...)
	}
	return out
}

// actorTerms gives the terms of a mention.
func (m *maker) actorTerms(r, mention int) []term {
	x := &m.readings[r].Mentions[mention]
	w := weightActor
	if x.Form == actor.Pronoun {
		w = weightPronoun
	}
	var out []term
	for _, a := range m.link(r, mention) {
		out = append(out, m.actorTerm(a, w)...)
	}
	if len(out) == 0 && x.Name != "" {
		for _, part := range strings.Fields(strings.ToLower(x.Name)) {
			out = append(out, term{m.vocab.stemID(stem(part, ""), m.readings[r].Document.Language), w})
		}
	}
	return out
}

// actorTerm gives the terms of an actor: a country's is its code, a person's the
// family name, so that a bare name that was not read as this actor's is the same
// term; an organisation's also the words of its name, which others shorten.
func (m *maker) actorTerm(a int, weight float64) []term {
	x := &m.actors[a]
	var out []term
	switch {
	case x.Kind == actor.Country && x.Country != "":
		out = []term{{m.vocab.id("@" + x.Country), weight}}
	case x.Kind == actor.Person && m.hasName[a]:
		out = []term{{m.nameID(strings.ToLower(familyName(x.Name)), "de"), weight}}
	default:
		out = []term{{m.vocab.id("@" + strconv.Itoa(a)), weight}}
	}
	m.vocab.name[out[0].id] = true
	if x.Kind == actor.Organisation && m.hasName[a] && weight == weightActor {
		for _, part := range strings.Fields(strings.ToLower(x.Name)) {
			if lang := "de"; len(part) > 3 && !stop(part, lang) && !general(part, lang) {
				out = append(out, term{m.nameID(part, lang), weightPart})
			}
		}
	}
	return out
}

// nameID gives the term of a name in lower case, without a genitive's ending,
// and spelled so that both languages agree.
func (m *maker) nameID(low, lang string) int32 {
	for _, e := range []string{"'s", "’s", "s"} {
		if len(low) > len(e)+3 && strings.HasSuffix(low, e) {
			low = low[:len(low)-len(e)]
			break
		}
	}
	id := m.vocab.stemID(cognate(plain.Replace(low)), lang)
	m.vocab.name[id] = true
	return id
}

// wordTerms gives the terms of one token: a number, a meaning or a stem, and the
// parts of a compound.
func (m *maker) wordTerms(t *language.Token, lang string) []term {
	key := lang + t.Text + "|" + t.Lemma
	if t.Tag == language.PROPN {
		key += "\x00" // names are not stemmed
	}
	if list, ok := m.words[key]; ok {
		return list
	}
	var list []term
	low := strings.ToLower(t.Text)
	switch code := actor.CountryOfAdjective(t.Text, lang); {
	case code != "":
		list = []term{{m.vocab.id("@" + code), weightActor}}
	case t.Tag == language.PROPN && hasLetterOrDigit(t.Text):
		list = m.nameTerms(low, lang)
	default:
		list = m.meaningTerms(t, low, lang)
	}
	m.words[key] = list
	return list
}

// meaningTerms gives the terms of a word by its meaning, else by its lemma, so
// that "starb" and "gestorben", "struck" and "strike" are one.
func (m *maker) meaningTerms(t *language.Token, low, lang string) []term {
	if _, ok := parseNumber(low, lang); ok || stop(low, lang) || !hasLetterOrDigit(low) {
		return m.newWordTerms(low, lang)
	}
	if pos, ok := sense.POSOf(t.Tag); ok {
		if c := m.senseOf(lang, t.Lemma, pos); c != 0 {
			weight := weightWord
			if everyday(low, lang) {
				weight = weightEveryday
			}
			return []term{{m.vocab.id("=" + c.String()), weight}}
		}
	}
	if lemma := strings.ToLower(t.Lemma); lemma != "" && !strings.Contains(low, "-") {
		low = lemma
	}
	return m.newWordTerms(low, lang)
}

// countSenses counts the concepts that the story's words may have.
func (m *maker) countSenses() {
	m.senses = map[sense.ID]int{}
	for r := range m.readings {
		doc := &m.readings[r].Document
		for i := range doc.Tokens {
			if pos, ok := sense.POSOf(doc.Tokens[i].Tag); ok {
				for _, c := range sense.Of(doc.Language, doc.Tokens[i].Lemma, pos) {
					m.senses[c]++
				}
			}
		}
	}
}

// senseOf gives what a word means: of several concepts the one that most words of
// the story may have, since a story is about one thing. 0 if unknown.
func (m *maker) senseOf(lang, lemma string, pos sense.POS) sense.ID {
	var best sense.ID
	for _, c := range sense.Of(lang, lemma, pos) {
		if best == 0 || m.senses[c] > m.senses[best] {
			best = c
		}
	}
	return best
}

// nameTerms gives the term of a name that is no actor. Stop words and numbers
// stay what they are.
func (m *maker) nameTerms(low, lang string) []term {
	if stop(low, lang) || strings.Contains(low, "-") || low[0] >= '0' && low[0] <= '9' {
		return m.newWordTerms(low, lang)
	}
	weight := weightWord
	if everyday(low, lang) {
		weight = weightEveryday
	}
	return []term{{m.nameID(low, lang), weight}}
}

// newWordTerms gives the terms of a word without a known meaning.
func (m *maker) newWordTerms(low, lang string) []term {
	if !hasLetterOrDigit(low) {
		return nil
	}
	if v, ok := parseNumber(low, lang); ok {
		return []term{{m.vocab.id("#" + formatNumber(v)), weightNumber}}
	}
	if stop(low, lang) || len(low) < 2 {
		return nil
	}
	weight := weightWord
	if everyday(low, lang) {
		weight = weightEveryday
	}
	if strings.Contains(low, "-") {
		var out []term
		for _, part := range strings.Split(low, "-") {
			out = append(out, m.newWordTerms(part, lang)...)
		}
		return out
	}
	out := []term{{m.vocab.stemID(stem(low, lang), lang), weight}}
	if lang == "de" && weight == weightWord {
		out = append(out, m.partTerms(low)...)
	}
	return out
}

// partTerms gives the terms of a German compound's parts that mean something by
// themselves: "Rückhaltebecken" is also a "Becken".
func (m *maker) partTerms(low string) []term {
	parts := de.CompoundParts(low)
	if len(parts) < 2 {
		return nil
	}
	var out []term
	for _, part := range parts {
		low := strings.ToLower(part)
		if len(low) < 4 || stop(low, "de") || everyday(low, "de") {
			continue
		}
		t := term{m.vocab.stemID(stem(low, "de"), "de"), weightPart}
		if c := m.senseOf("de", part, sense.Noun); c != 0 {
			t.id = m.vocab.id("=" + c.String())
		}
		out = append(out, t)
	}
	return out
}

func hasLetterOrDigit(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// isName reports whether a term is that of an actor or a name.
func (v *vocabulary) isName(id int32) bool { return v.name[id] }
