package deed

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"synopse/language"
)

//go:embed data/patterns.txt
var patternsFile string

// pattern is one verb of patterns.txt.
type pattern struct {
	event, mode string
	follow      []string // words that must follow it
	noun        []string // lemmas in a row that must stand in its clause
	links       []string // prepositions before the recipient; none: the plain object
	loose       bool     // there need be no recipient
	reflexive   bool     // the German verb has "sich"
}

// patterns are the verbs by language and lemma.
var patterns = sync.OnceValue(func() map[string][]pattern {
	out := map[string][]pattern{}
	for line := range strings.Lines(patternsFile) {
		line, _, _ = strings.Cut(line, "#")
		cols := strings.Split(line, "|")
		if len(cols) != 5 {
			continue
		}
		p := pattern{event: strings.TrimSpace(cols[0]), mode: strings.TrimSpace(cols[1])}
		switch links := strings.Fields(cols[2]); {
		case slices.Contains(links, "~"):
			p.loose = true
		case !slices.Contains(links, "-"):
			p.links = links
		}
		for i, lang := range []string{"de", "en"} {
			for _, entry := range strings.Split(cols[3+i], ",") {
				p.add(out, lang, entry)
			}
		}
	}
	return out
})

// add files a verb as it is written: "impose + sanction", "call on", "sich weigern".
func (p pattern) add(to map[string][]pattern, lang, entry string) {
	verb, noun, _ := strings.Cut(entry, "+")
	words := strings.Fields(verb)
	p.noun = strings.Fields(strings.ToLower(noun))
	if len(words) > 1 && words[0] == "sich" {
		p.reflexive, words = true, words[1:]
	}
	if len(words) == 0 {
		return
	}
	if lang == "de" {
		words = words[len(words)-1:]
	}
	p.follow = words[1:]
	to[lang+words[0]] = append(to[lang+words[0]], p)
}

// byPattern reads the clause of token t, if that is a verb of patterns.txt: the
// one that names most of the clause, if several fit.
func (r *reader) byPattern(s, t int) (Deed, bool) {
	x := &r.doc.Tokens[t]
	if x.Tag != language.VERB {
		return Deed{}, false
	}
	list := patterns()[r.doc.Language+strings.ToLower(x.Lemma)]
	if len(list) == 0 {
		return Deed{}, false
	}
	c, ok := r.clauseOf(s, t)
	if !ok {
		return Deed{}, false
	}
	var best *pattern
	most := -1
	for k := range list {
		p := &list[k]
		if n := len(p.follow) + 2*len(p.noun); n > most && r.fits(p, &c) {
			best, most = p, n
		}
	}
	if best == nil {
		return Deed{}, false
	}
	return r.told(best, &c)
}

// fits reports whether a clause has the words that a verb needs.
func (r *reader) fits(p *pattern, c *clause) bool {
	for k, w := range p.follow {
		if r.word(c.verb+1+k) != w {
			return false
		}
	}
	if p.reflexive && !slices.ContainsFunc(c.tokens(), func(t int) bool { return r.word(t) == "sich" }) {
		return false
	}
	return len(p.noun) == 0 || r.nounIn(p.noun, c)
}

// nounIn reports whether lemmas stand in a row in a clause, in English behind its
// verb; a German noun may also be the head of a compound.
func (r *reader) nounIn(noun []string, c *clause) bool {
	from := c.first
	if r.doc.Language == "en" {
		from = c.verb + 1
	}
	for t := from; t+len(noun) <= c.last; t++ {
		same := true
		for k, w := range noun {
			tok := &r.doc.Tokens[t+k]
			lemma := strings.ToLower(tok.Lemma)
			same = same && (lemma == w || r.word(t+k) == w || r.doc.Language == "de" && len(w) > 4 && strings.HasSuffix(lemma, w))
		}
		if same {
			return true
		}
	}
	return false
}

// told makes the deed of a clause whose verb is a pattern's.
func (r *reader) told(p *pattern, c *clause) (Deed, bool) {
	subject, object := r.subject(c), -1
	if subject < 0 {
		return Deed{}, false
	}
	switch {
	case c.passive:
		object = c.before
	case len(p.links) > 0:
		object = r.linked(c, p.links)
	default:
		object = r.object(c, subject, len(p.follow))
	}
	if object == subject {
		object = -1
	}
	if object < 0 && !p.loose {
		return Deed{}, false
	}
	d := Deed{Event: p.event, Mode: p.mode, Sentence: c.sentence, Actors: r.parts(subject), Recipients: []int{}}
	d.First, d.Last = min(r.mentions[subject].First, c.verb), max(r.mentions[subject].Last, c.verb+1+len(p.follow))
	if object >= 0 {
		d.Recipients = r.parts(object)
		d.First, d.Last = min(d.First, r.mentions[object].First), max(d.Last, r.mentions[object].Last)
	}
	return d, true
}
