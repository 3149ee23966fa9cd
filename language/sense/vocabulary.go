package sense

import (
	"slices"
	"strings"
)

// words are the concepts of lemmas of one part of speech.
type words map[string][]ID

// byPOS holds words by part of speech.
type byPOS struct{ nouns, verbs, adjectives words }

func newByPOS(nouns, verbs, adjectives int) byPOS {
	return byPOS{make(words, nouns), make(words, verbs), make(words, adjectives)}
}

func (b *byPOS) of(pos POS) words {
	switch pos {
	case Noun:
		return b.nouns
	case Verb:
		return b.verbs
	}
	return b.adjectives
}

// vocabulary holds the concepts of one language's single words.
type vocabulary struct {
	ids byPOS
	// forms are spellings and endings that are found without being written;
	// what is written goes before.
	forms byPOS
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: newByPOS(6000, 3000, 3000), forms: newByPOS(9000, 500, 5000)}
}

// find gives the concepts of a lemma, as written, else as a form.
func (v *vocabulary) find(lemma string, pos POS) []ID {
	if ids, ok := v.ids.of(pos)[lemma]; ok {
		return ids
	}
	if ids, ok := v.forms.of(pos)[lemma]; ok {
		return ids
	}
	if pos == Noun {
		if stem, ok := strings.CutSuffix(lemma, "in"); ok && len(stem) > 4 {
			return v.ids.nouns[stem] // Ministerin, Polizistin
		}
		return v.plural(lemma)
	}
	return nil
}

// plural gives the concepts of a noun that stands in the plural where its lemma
// should, with or without an umlaut: nouns that taggers meet for the first time
// often do.
func (v *vocabulary) plural(w string) []ID {
	for _, end := range [...]string{"en", "er", "e", "n", "s"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 3 {
			if ids, ok := v.ids.nouns[stem]; ok {
				return ids
			}
		}
	}
	var buf [64]byte
	plain := withoutUmlaut(buf[:0], w)
	for _, end := range [...]string{"", "er", "e", "en"} {
		if n := len(plain) - len(end); plain != nil && n > 2 && string(plain[n:]) == end {
			if ids, ok := v.ids.nouns[string(plain[:n])]; ok {
				return ids // Vorwürfe, Söhne
			}
		}
	}
	return nil
}

var umlauts = [...][2]string{{"ä", "a"}, {"ö", "o"}, {"ü", "u"}, {"Ä", "A"}, {"Ö", "O"}, {"Ü", "U"}}

// withoutUmlaut appends a word with its last umlaut written as a plain vowel;
// nil if there is none or the word is long.
func withoutUmlaut(dst []byte, w string) []byte {
	at, vowel := -1, ""
	for _, u := range umlauts {
		if i := strings.LastIndex(w, u[0]); i > at {
			at, vowel = i, u[1]
		}
	}
	if at < 0 || len(w) > cap(dst) {
		return nil
	}
	dst = append(dst, w[:at]...)
	dst = append(dst, vowel...)
	return append(dst, w[at+len("ä"):]...)
}

func (v *vocabulary) add(lang, text string, pos POS, id ID) {
	put := func(to *byPOS, w string, p POS) { to.of(p).put(w, id) }
	if stem, ok := strings.CutSuffix(text, "(r)"); ok {
		for _, end := range []string{"", "r", "n"} {
			put(&v.ids, stem+end, pos)
		}
		put(&v.ids, strings.TrimSuffix(stem, "e"), pos)
		return
	}
	put(&v.ids, text, pos)
	if lang == "en" {
		for _, f := range spellings(text) {
			put(&v.forms, f, pos)
		}
		if pos == Verb {
			if f, ok := irregular()[text]; ok {
				put(&v.forms, f, Adjective)
			} else {
				for _, f := range endings(text, "ed") {
					put(&v.forms, f, Adjective)
				}
			}
			for _, f := range endings(text, "ing") {
				put(&v.forms, f, Adjective)
				put(&v.forms, f, Noun)
			}
		}
		return
	}
	if old := strings.TrimSuffix(text, "ss"); old != text {
		put(&v.forms, old+"ß", pos) // as before 1996: Beschluß
	}
	switch pos {
	case Noun:
		if stem, ok := strings.CutSuffix(text, "e"); ok && len(stem) > 3 {
			put(&v.forms, stem+"in", Noun) // Kunde, Kundin
			put(&v.forms, stem, Noun)      // as taggers cut words they don't know: "Affär"
		}
	case Verb:
		for _, f := range participles(text) {
			put(&v.forms, f, Adjective)
		}
		put(&v.forms, text+"d", Adjective) // steigend
		put(&v.forms, capital(text), Noun) // das Töten, die Tötung
		if stem, ok := strings.CutSuffix(text, "en"); ok {
			put(&v.forms, capital(stem)+"ung", Noun)
		}
	}
}

func (w words) put(lemma string, id ID) {
	if ids := w[lemma]; !slices.Contains(ids, id) {
		w[lemma] = append(ids, id)
	}
}

// addReflexive enters the verb of "sich einigen" by itself: "sich" may stand
// where expressions are not looked for.
func (v *vocabulary) addReflexive(verb string, id ID) {
	v.forms.verbs.put(verb, id)
	for _, f := range participles(verb) {
		v.forms.adjectives.put(f, id)
	}
}

// endings gives an English verb with -ed or -ing, as it may be spelt.
func endings(verb, end string) []string {
	n := len(verb)
	if n < 3 {
		return nil
	}
	switch last := verb[n-1]; {
	case last == 'e':
		return []string{verb[:n-1] + end}
	case last == 'y' && end == "ed" && !strings.ContainsRune("aeou", rune(verb[n-2])):
		return []string{verb[:n-1] + "ied"}
	case strings.ContainsRune("bdglmnprt", rune(last)):
		return []string{verb + end, verb + string(last) + end}
	}
	return []string{verb + end}
}

// spellings gives the American spelling of a British lemma, by its endings.
// Some are no words; these are never looked up.
func spellings(w string) []string {
	var out []string
	for _, pair := range [][2]string{{"isation", "ization"}, {"ise", "ize"}, {"iser", "izer"}, {"yse", "yze"}, {"ence", "ense"}} {
		if stem, ok := strings.CutSuffix(w, pair[0]); ok && len(stem) > 2 {
			out = append(out, stem+pair[1])
		}
	}
	if len(w) > 5 && strings.Contains(w, "our") {
		out = append(out, strings.Replace(w, "our", "or", 1))
	}
	return out
}
