package synopsis

import (
	"math"
	"strings"

	"synopse/language/wordvec"
)

// Weights of words where all of a sentence are added up: what is in every
// sentence says little.
const (
	allStop     = 0.15
	allEveryday = 0.6
	allFrom     = 0.3 // what a word's rarity in the story is lessened by
	allLeast    = 0.1 // and what it is at least
)

// readAllWords works out where each sentence points by all its words as they are
// printed: names, forms and words that no table knows as well, these by their
// groups of letters. Gists are of what a sentence says by its lemmas; this is of
// how it reads, and sees what their keys miss.
func (m *maker) readAllWords() {
	in := map[string]int{} // sentences that have a word
	words := make([][]string, len(m.sentences))
	for i := range m.sentences {
		words[i] = m.printedWords(i)
		seen := map[string]bool{}
		for _, w := range words[i] {
			if low := strings.ToLower(w); !seen[low] {
				seen[low] = true
				in[low]++
			}
		}
	}
	known := map[string]*direction{} // by language and word
	m.allWords = make([]direction, len(m.sentences))
	var centre direction
	for i := range m.sentences {
		lang := m.lang(m.sentences[i].r)
		d := &m.allWords[i]
		for _, w := range words[i] {
			low := strings.ToLower(w)
			v, ok := known[lang+low]
			if !ok {
				v = wordDirection(lang, w)
				known[lang+low] = v
			}
			if v != nil {
				d.add(v, float32(m.weightOfWord(low, lang, in[low])))
			}
		}
		d.toLength()
	}
	for _, i := range m.byRank() { // so that the sum does not hang on the order of the inputs
		centre.add(&m.allWords[i], 1)
	}
	centre.toLength()
	m.allCommon = make([]float64, len(m.sentences))
	for i := range m.allWords {
		m.allCommon[i] = m.allWords[i].dot(&centre)
	}
}

// printedWords gives the words of a sentence that have letters only, or letters
// and what joins them.
func (m *maker) printedWords(i int) []string {
	doc := &m.readings[m.sentences[i].r].Document
	x := doc.Sentences[m.sentences[i].s]
	var out []string
	for t := x.First; t < x.Last; t++ {
		if w := doc.Tokens[t].Text; hasLetterOrDigit(w) && !strings.ContainsAny(w, "0123456789") {
			out = append(out, w)
		}
	}
	return out
}

// wordDirection is the vector of a printed word, nil for none.
func wordDirection(lang, word string) *direction {
	w, _, ok := wordvec.Nearest(lang, word)
	if !ok {
		return nil
	}
	d := towardsWord(&w)
	return &d
}

// weightOfWord weighs a word that so many sentences of the story have.
func (m *maker) weightOfWord(low, lang string, sentences int) float64 {
	w := max(allLeast, math.Log(float64(len(m.sentences)+4)/float64(sentences+1))-allFrom)
	switch {
	case stop(low, lang):
		w *= allStop
	case everyday(low, lang):
		w *= allEveryday
	}
	return w
}

// allAlike is the cosine of two sentences by all their words, less what all
// sentences of the story have in common, to a thousandth.
func (m *maker) allAlike(a, b int) float64 {
	x := m.lessCommon(m.allWords[a].dot(&m.allWords[b]), m.allCommon[a], m.allCommon[b])
	return math.Round(1e3*x) / 1e3
}
