package synopsis

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"synopse/language"
	"synopse/language/sense"
)

// nounTopics adds nouns that several sentences of more than one report have.
func (m *maker) nounTopics(t *topics) {
	type noun struct {
		hits    []topicHit
		reports map[int]bool
		words   map[string]map[string]int // forms by language
		before  map[string]int            // words right before it that belong to its name
		part    int                       // times it is the first half of a longer name
		printed map[string]bool           // German forms as printed
	}
	found := map[int32]*noun{}
	var order []int32
	for i := range m.sentences {
		s := &m.sentences[i]
		if !m.mayName(i) {
			continue
		}
		doc := &m.readings[s.r].Document
		x := doc.Sentences[s.s]
		for k := x.First; k < x.Last; k++ {
			tok := &doc.Tokens[k]
			if tok.Tag != language.NOUN || len(tok.Text) < 4 || general(lower(doc, k), doc.Language) || inPhrase(doc, k) || inCapitals(doc, x.First, k) || theNumberWords().unit[lower(doc, k)] != "" || m.named[s.r][k] >= 0 {
				continue
			}
			terms := m.wordTerms(tok, doc.Language)
			if len(terms) == 0 || m.vocab.names[terms[0].id][0] == '#' {
				continue
			}
			n := found[terms[0].id]
			if n == nil {
				n = &noun{reports: map[int]bool{}, words: map[string]map[string]int{}, before: map[string]int{}, printed: map[string]bool{}}
				found[terms[0].id] = n
				order = append(order, terms[0].id)
			}
			n.hits = append(n.hits, topicHit{sentence: i, first: k, last: k + 1, marked: m.heading(i)})
			n.reports[s.r] = true
			if n.words[doc.Language] == nil {
				n.words[doc.Language] = map[string]int{}
			}
			n.words[doc.Language][nounForm(tok, doc.Language)]++
			if doc.Language == "de" {
				n.printed[tok.Text] = true
			}
			if doc.Language == "en" && k > x.First && modifies(&doc.Tokens[k-1]) {
				n.before[lower(doc, k-1)]++
			}
			if doc.Language == "en" && k+1 < x.Last && doc.Tokens[k+1].Tag == language.NOUN {
				n.part++
			}
		}
	}
	least := 3
	if m.short {
		least = 2
	}
	for _, id := range order {
		n := found[id]
		if 2*n.part > len(n.hits) || len(n.hits) < least || len(n.reports) < min(2, len(m.readings)) {
			continue
		}
		de, en := mostFrequent(n.words["de"]), mostFrequent(n.words["en"])
		if p := slices.Sorted(maps.Keys(n.printed)); len(p) == 1 && !strings.HasSuffix(p[0], "s") {
			de = p[0] // spoken of in the plural only: "Pappeln"
		}
		if b := mostFrequent(n.before); 5*n.before[b] >= 3*len(n.hits) {
			en = b + " " + en
		}
		x := topic{kind: topicNoun, key: "noun:" + m.vocab.names[id], de: cmp.Or(de, en), en: cmp.Or(en, de)}
		for _, h := range n.hits {
			t.hit(x, h)
		}
	}
}

// nounForm gives a noun as a label would have it: as printed in English, the
// dictionary form in German, where endings tell the case.
func nounForm(tok *language.Token, lang string) string {
	if lang == "de" && strings.ReplaceAll(tok.Lemma, "ß", "ss") == tok.Text {
		return tok.Text // "Abschuss", not "Abschuß"
	}
	if lang != "de" {
		return strings.ToLower(tok.Text)
	}
	if tok.Lemma == "" {
		return tok.Text
	}
	if e, ok := strings.CutSuffix(tok.Lemma, "r"); ok && strings.HasSuffix(e, "e") && (tok.Text == e || tok.Text == e+"n") {
		return e // "Beschäftigte", spoken of as many
	}
	// Lemmas are guessed by endings: one that no list has may be no word.
	if modern := strings.ReplaceAll(tok.Lemma, "ß", "ss"); germanNouns()[modern] && !germanNouns()[tok.Lemma] {
		return modern
	}
	if short, ok := strings.CutSuffix(tok.Lemma, "e"); ok && germanNouns()[short] && !germanNouns()[tok.Lemma] {
		return short
	}
	if tok.Text != tok.Lemma && strings.HasPrefix(tok.Text, tok.Lemma) && !germanNouns()[tok.Lemma] && !plainEnding(tok.Text[len(tok.Lemma):]) {
		return tok.Text
	}
	return tok.Lemma
}

// plainEnding reports whether an ending is one that German cases and plurals of
// nouns have: what is left without it is likely a noun.
func plainEnding(e string) bool {
	switch e {
	case "s", "es", "n", "en", "er", "ern":
		return true
	}
	return false
}

// germanNouns are the German nouns of the thesaurus.
var germanNouns = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for e := range sense.All() {
		if e.Language == "de" && e.POS == sense.Noun {
			out[e.Text] = true
		}
	}
	return out
})

// modifies reports whether an English word right before a noun belongs to its
// name: "class action", "big tent".
func modifies(tok *language.Token) bool {
	return (tok.Tag == language.NOUN || tok.Tag == language.ADJ) && !stop(strings.ToLower(tok.Text), "en")
}

func mostFrequent(count map[string]int) string {
	best := ""
	for w, n := range count {
		if best == "" || n > count[best] || n == count[best] && w < best {
			best = w
		}
	}
	return best
}
