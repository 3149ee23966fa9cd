package statement

import (
	"embed"
	"strings"
	"sync"
)

//go:embed data/*.txt
var data embed.FS

// frame is a set of ways in which a cue verb takes what was said.
type frame uint32

const (
	frameQuote  frame = 1 << iota // „…“, sagte X
	frameThat                     // dass, ob, w-word; that, whether
	frameClause                   // a clause without a subordinator
	frameTo                       // zu + infinitive; to + infinitive
	frameObject                   // a noun phrase: reported speech
	frameAs                       // "als …", "für …": reported speech
	frameTold                     // the object is who is spoken to
	frameGerund                   // English -ing clause
	framePrep                     // a prepositional object: reported speech
	frameHeld                     // a noun phrase, where the subject holds words ("a poll showed …"): reported speech
	frameLike                     // English object with "as …": reported speech
	frameCited                    // the one cited speaks: object of the active, subject of the passive
	frameWords                    // words in marks in the clause, however few: "riefen „Raus“"
	frameDenied                   // English: also where it is denied ("did not rule out"); alone: only there
	frameAmount                   // English object with "at" and a number: reported speech
	frameMet                      // German: whoever it meets speaks: "stieß bei X auf Kritik"
	frameAlone                    // German: needs nothing but its subject: "Die Stadt stimmte zu"
	framePlace                    // only with what holds the words, which speaks: "auf dem Plakat stand"
)

var frameLetters = map[string]frame{
	"q": frameQuote, "d": frameThat, "v": frameClause, "z": frameTo, "n": frameObject,
	"a": frameAs, "o": frameTold, "g": frameGerund, "c": frameCited, "h": frameHeld, "s": frameLike, "w": frameWords, "l": framePlace, "b": frameMet, "u": frameDenied, "m": frameAmount, "e": frameAlone, "-": 0,
}

// cue is one entry of a cue lexicon.
type cue struct {
	lemma    string   // the verb ("machen" of "deutlich machen")
	needs    []string // other words that must stand in the clause ("deutlich", "sich")
	frames   frame
	preps    []string // prepositions of framePrep
	act      string
	acts     map[frame]string // acts of single frames, where they differ
	strength string
	medium   string
}

// actOf gives the act of the verb in one of its frames.
func (c *cue) actOf(f frame) string {
	if a, ok := c.acts[f]; ok {
		return a
	}
	return c.act
}

func (c *cue) has(f frame) bool { return c != nil && c.frames&f != 0 }

// ofWords reports a cue with a noun that says itself that there were words, whoever used
// them ("In der Stadt war von „schweren Fehlern“ die Rede").
func (c *cue) ofWords() bool { return len(c.needs) > 0 && c.needs[0] == "rede" }

// source is one entry of a source-phrase lexicon.
type source struct {
	words  []string
	act    string
	kind   string // before, after, back, noun, sight
	medium string
}

// lexicon is the data of one language.
type lexicon struct {
	verbs    map[string][]*cue // by lemma; entries with more needs first
	nouns    map[string]*cue   // by lemma
	sources  map[string][]source
	origins  map[string]source // nouns that make a source of "nach …", by form
	holders  []string          // nouns for what holds words ("Antrag")
	carriers map[string]bool   // verbs that make a noun somebody's words: "einen Verdacht hegen"
	papers   map[string]bool   // English nouns for what holds words ("statement")
	weak     map[string]string // regular finite forms of cue verbs, to lemma
	plain    map[string]string // German forms that are present and participle, to lemma
	presents map[string]string // English present forms of cue verbs, to lemma
	times    map[string]bool   // words that begin a phrase of time
	audience map[string][]listener
	titles   map[string]bool     // nouns before a name in quotation marks
	things   map[string]bool     // nouns for what says nothing
	convened map[string]bool     // English nouns for what is brought about by calling it
	names    map[string]bool     // nouns with which such a name begins
	bodies   map[string]bool     // and with which it ends, also as parts of compounds
	claims   map[string][]string // nouns for what somebody says, to what brings the words
	written  map[string]string   // nouns before words in quotation marks that somebody used, to their medium
	subs     map[string]bool     // words that open a subordinate clause
	ofThat   map[string]bool     // of these, those that open what was said: dass, ob, wie, wer …
}

var germanLexicon = sync.OnceValue(func() *lexicon {
	return loadLexicon("de", "dass daß ob wie wer wen wem was wann wo warum weshalb wieso wohin woher wonach welche welcher welches welchen wieviel inwieweit inwiefern",
		"weil da wenn falls obwohl obgleich nachdem bevor ehe während als seit seitdem bis damit sodass indem wobei sofern solange sobald")
})

var englishLexicon = sync.OnceValue(func() *lexicon {
	return loadLexicon("en", "that whether if how who whom what when where why which",
		"because since when while although though after before until unless as so")
})

func loadLexicon(lang, ofThat, others string) *lexicon {
	l := &lexicon{verbs: map[string][]*cue{}, nouns: map[string]*cue{}, sources: map[string][]source{}, origins: map[string]source{},
		subs: map[string]bool{}, ofThat: map[string]bool{}}
	for _, w := range strings.Fields(ofThat) {
		l.subs[w], l.ofThat[w] = true, true
	}
	for _, w := range strings.Fields(others) {
		l.subs[w] = true
	}
	for _, f := range lines("data/verbs." + lang + ".txt") {
		l.addVerb(f, lang)
	}
	if lang == "en" {
		l.weak = map[string]string{}
		for lemma, list := range l.verbs {
			for _, w := range englishForms(lemma) {
				if have := l.weak[w]; list[len(list)-1].has(frameQuote) && (have == "" || lemma < have) {
					l.weak[w] = lemma
				}
			}
		}
		l.presents = map[string]string{}
		for lemma := range l.verbs {
			for _, w := range []string{lemma, englishForms(lemma)[0]} {
				if have := l.presents[w]; have == "" || lemma < have {
					l.presents[w] = lemma
				}
			}
		}
		l.papers = map[string]bool{}
		for _, f := range lines("data/documents.en.txt") {
			l.papers[f[0]] = true
		}
	}
	if lang == "de" {
		l.weak, l.plain = map[string]string{}, map[string]string{}
		for lemma, list := range l.verbs {
			if list[0].has(framePlace) {
				continue // "stehen": mostly no word of speech
			}
			if w := plainForm(lemma); w != "" {
				l.plain[w] = lemma
			}
			for _, w := range weakForms(lemma) {
				if have := l.weak[w]; have == "" || lemma < have {
					l.weak[w] = lemma
				}
			}
		}
		l.plain["gestanden"] = "gestehen" // the plural of the past, and the participle of "stehen"
		l.times = map[string]bool{}
		for _, f := range lines("data/times.de.txt") {
			l.times[f[0]] = true
		}
		l.carriers = map[string]bool{}
		for _, f := range lines("data/carriers.de.txt") {
			l.carriers[f[0]] = true
		}
		for _, f := range lines("data/documents.de.txt") {
			l.holders = append(l.holders, f[0])
		}
		l.written = map[string]string{}
		for _, f := range lines("data/inscriptions.de.txt") {
			l.written[f[0]] = f[1]
		}
		l.names, l.bodies = map[string]bool{}, map[string]bool{}
		for _, f := range lines("data/names.de.txt") {
			if f[1] == "last" {
				l.bodies[f[0]] = true
				continue
			}
			l.names[f[0]] = true
		}
		l.claims = map[string][]string{}
		for _, f := range lines("data/claims.de.txt") {
			l.claims[f[0]] = strings.Split(f[1], ",")
		}
	}
	l.audience = loadAudience(lang)
	l.things = map[string]bool{}
	for _, f := range lines("data/things." + lang + ".txt") {
		l.things[f[0]] = true
	}
	l.convened = map[string]bool{}
	if lang == "en" {
		for _, f := range lines("data/convened.en.txt") {
			l.convened[f[0]] = true
		}
	}
	l.titles = map[string]bool{}
	for _, f := range lines("data/titles." + lang + ".txt") {
		l.titles[f[0]] = true
	}
	for _, f := range lines("data/nouns." + lang + ".txt") {
		l.nouns[f[0]] = &cue{lemma: f[0], frames: frameThat | frameTo | frameClause, act: f[1], strength: "neutral", medium: f[2]}
		if len(f) > 4 {
			l.nouns[f[0]].preps = strings.Split(f[4], ",")
		}
	}
	for _, f := range lines("data/sources." + lang + ".txt") {
		words := strings.Fields(f[0])
		if f[1] == "noun" || f[1] == "sight" {
			l.origins[f[0]] = source{words: words, kind: f[1], act: f[2], medium: f[3]}
			continue
		}
		l.sources[words[0]] = append(l.sources[words[0]], source{words: words, kind: f[1], act: f[2], medium: f[3]})
	}
	for _, list := range l.sources { // longer phrases first
		for i := 1; i < len(list); i++ {
			for k := i; k > 0 && len(list[k].words) > len(list[k-1].words); k-- {
				list[k], list[k-1] = list[k-1], list[k]
			}
		}
	}
	return l
}

// addVerb adds one line. Two lines for one verb with the same needs are joined.
func (l *lexicon) addVerb(f []string, lang string) {
	words := strings.Fields(f[0])
	c := &cue{act: f[2], strength: f[3], medium: f[4]}
	if lang == "en" { // "rule out": the verb comes first
		c.lemma, c.needs = words[0], words[1:]
	} else {
		c.lemma, c.needs = words[len(words)-1], words[:len(words)-1]
	}
	for _, w := range strings.Fields(f[1]) {
		if preps, ok := strings.CutPrefix(w, "p="); ok {
			c.frames |= framePrep
			c.preps = strings.Split(preps, ",")
			continue
		}
		letter, act, own := strings.Cut(w, ":")
		c.frames |= frameLetters[letter]
		if own {
			if c.acts == nil {
				c.acts = map[frame]string{}
			}
			c.acts[frameLetters[letter]] = act
		}
	}
	list := l.verbs[c.lemma]
	for _, have := range list {
		if strings.Join(have.needs, " ") == strings.Join(c.needs, " ") {
			have.frames |= c.frames
			have.preps = append(have.preps, c.preps...)
			return
		}
	}
	list = append(list, c)
	for k := len(list) - 1; k > 0 && len(list[k].needs) > len(list[k-1].needs); k-- {
		list[k], list[k-1] = list[k-1], list[k]
	}
	l.verbs[c.lemma] = list
}

// verb gives the entry for a lemma whose needs are all met, or nil.
func (l *lexicon) verb(lemma string, inClause func(word string) bool) *cue {
next:
	for _, c := range l.verbs[lemma] {
		for _, w := range c.needs {
			if not, ok := strings.CutPrefix(w, "!"); ok && inClause(not) || !ok && !inClause(w) {
				continue next
			}
		}
		return c
	}
	return nil
}

// lines gives the entries of a data file, split at "|" and trimmed. Comments
// and blank lines are left out.
func lines(name string) [][]string {
	b, err := data.ReadFile(name)
	if err != nil {
		panic("statement: embedded file is missing: " + name)
	}
	var out [][]string
	for _, l := range strings.Split(string(b), "\n") {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		out = append(out, f)
	}
	return out
}
