// Package identify tells in which language a text is written, for some
// thirty-five languages, by script, function words, typical letters and
// endings, and by groups of three letters (naive Bayes; Dunning 1994).
//
// In: a text. Out: an ISO 639-1 code and a confidence. Languages that the
// product cannot read are named all the same, so that they are not misread.
// It does not cut the text into passages of different languages: ask paragraph
// by paragraph.
package identify

import (
	_ "embed"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/words.txt
var wordList string

//go:embed data/letters.txt
var letterList string

//go:embed data/frequent.txt
var frequentList string

//go:embed data/grams.txt
var gramList string

// limit is how many bytes of a text are looked at.
const limit = 10_000

// Weights of what speaks for a language, each shared among the languages it
// speaks for.
const (
	wordWeight     = 1.0
	frequentWeight = 0.7
	letterWeight   = 0.5
	endingWeight   = 0.3
	capitalWeight  = 0.25
	longestEnd     = 6 // code points
)

// gramWords is how many words of a text are read letter by letter: groups of
// letters tell what is short, and cost most.
const gramWords = 80

// vote is what one word, letter or ending says: for each language its number.
type vote struct {
	language int
	weight   float64
}

// Identifier tells languages by the evidence it was made with. It never
// changes and may be used by many goroutines.
type Identifier struct {
	codes   []string
	numbers map[string]int
	words   map[string][]vote
	letters map[rune][]vote
	endings map[string][]vote
	grams   grams
}

var embedded = sync.OnceValue(func() *Identifier { return New(frequentList, gramList) })

// New makes an identifier from the function words, letters and endings of this
// package and from learnt lists: frequent words (one language a line: code,
// words) and groups of three letters (as WriteGrams writes them). Lines it
// does not understand are passed over.
func New(frequent, grams string) *Identifier {
	e := &Identifier{numbers: map[string]int{}, words: map[string][]vote{}, letters: map[rune][]vote{}, endings: map[string][]vote{}}
	each(wordList, func(code, w string) {
		e.words[w] = append(e.words[w], vote{e.number(code), wordWeight})
	})
	each(frequent, func(code, w string) {
		if len(e.words[w]) == 0 {
			e.words[w] = append(e.words[w], vote{e.number(code), frequentWeight})
		}
	})
	each(letterList, func(code, s string) {
		if ending, ok := strings.CutPrefix(s, "-"); ok {
			e.endings[ending] = append(e.endings[ending], vote{e.number(code), endingWeight})
			return
		}
		r, _ := utf8.DecodeRuneInString(s)
		e.letters[r] = append(e.letters[r], vote{e.number(code), letterWeight})
	})
	share(e.words)
	share(e.letters)
	share(e.endings)
	e.grams = e.readGrams(grams)
	return e
}

// number gives the number of a language.
func (e *Identifier) number(code string) int {
	n, ok := e.numbers[code]
	if !ok {
		n = len(e.codes)
		e.numbers[code] = n
		e.codes = append(e.codes, code)
	}
	return n
}

// each calls add for every entry of a list, with the code of its line.
func each(list string, add func(code, entry string)) {
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Fields(line)
		for i := 1; i < len(fields); i++ {
			add(fields[0], fields[i])
		}
	}
}

// share divides each weight by the number of languages it goes to.
func share[K comparable](votes map[K][]vote) {
	for _, vs := range votes {
		for i := range vs {
			vs[i].weight /= float64(len(vs))
		}
	}
}

// Language gives the code (ISO 639-1) of the language a text is most likely
// in, and how sure that is, from 0 to 1. Without evidence the code is "".
func Language(text string) (code string, confidence float64) { return embedded().Language(text) }

// Language is as the function of the same name.
func (e *Identifier) Language(text string) (code string, confidence float64) {
	if len(text) > limit {
		text = text[:limit]
	}
	if code, share := script(withoutAddresses(text)); code != "" {
		return code, share
	}
	if code, confidence = e.byWords(withoutAddresses(text)); code == "" {
		return e.byWords(text) // nothing but addresses: their words
	}
	return code, confidence
}

// HasLetters reports whether a text has a letter; without one it is in no
// language.
func HasLetters(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) >= 0 }

// byWords decides between the languages that share a script.
func (e *Identifier) byWords(text string) (code string, confidence float64) {
	scores := make([]float64, len(e.codes))
	german := e.numbers["de"]
	before := "" // the word before, as printed
	words := 0
	for w := range strings.FieldsFuncSeq(text, notWord) {
		words++
		lower := strings.ToLower(w)
		e.word(scores, lower)
		if words <= gramWords {
			e.grams.score(scores, lower)
		}
		if w != lower && before != "" && before == strings.ToLower(before) {
			scores[german] += capitalWeight // a noun inside a sentence
		}
		before = w
	}
	best, second := -1, math.Inf(-1)
	for i, s := range scores {
		switch {
		case best < 0 || s > scores[best]:
			if best >= 0 {
				second = scores[best]
			}
			best = i
		case s > second:
			second = s
		}
	}
	if words == 0 || scores[best] == second {
		return "", 0
	}
	return e.codes[best], 1 / (1 + math.Exp(second-scores[best]))
}

// withoutAddresses leaves out web and mail addresses.
func withoutAddresses(text string) string {
	if !strings.Contains(text, "://") && !strings.Contains(text, "@") && !strings.Contains(text, "www.") {
		return text
	}
	var b strings.Builder
	for f := range strings.FieldsSeq(text) {
		if !strings.Contains(f, "://") && !strings.Contains(f, "@") && !strings.Contains(f, "www.") {
			b.WriteString(f)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func notWord(r rune) bool {
	return !unicode.IsLetter(r) && r != '¿' && r != '¡' && !unicode.Is(unicode.M, r)
}

// word adds what a word in lower case says.
func (e *Identifier) word(scores []float64, w string) {
	for _, v := range e.words[w] {
		scores[v.language] += v.weight
	}
	for _, r := range w {
		if r < utf8.RuneSelf {
			continue
		}
		for _, v := range e.letters[r] {
			scores[v.language] += v.weight
		}
	}
	at := len(w)
	for n := 1; n <= longestEnd && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(w[:at])
		at -= size
		if at == 0 {
			return // the whole word is no ending
		}
		for _, v := range e.endings[w[at:]] {
			scores[v.language] += v.weight
		}
	}
}

// scripts are the languages that their script alone tells. Letters in marks
// settle it between languages of one script.
var scripts = []struct {
	code  string
	table *unicode.RangeTable
}{
	{"el", unicode.Greek}, {"he", unicode.Hebrew}, {"ko", unicode.Hangul}, {"th", unicode.Thai},
	{"ka", unicode.Georgian}, {"hy", unicode.Armenian}, {"hi", unicode.Devanagari}, {"am", unicode.Ethiopic},
	{"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"zh", unicode.Han},
}

// script gives the language if most letters are of a script that tells it, and
// their share. Japanese is told from Chinese by its own letters.
func script(text string) (string, float64) {
	var counts [16]int
	letters := 0
	for _, r := range text {
		if r < 0x370 {
			if unicode.IsLetter(r) {
				letters++
			}
			continue
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[i]++
				break
			}
		}
	}
	kana := counts[8] + counts[9]
	if kana > 0 && 10*kana > counts[10] {
		counts[8], counts[9], counts[10] = kana+counts[10], 0, 0
	}
	for i, s := range scripts {
		if 2*counts[i] > letters && letters > 0 {
			return s.code, float64(counts[i]) / float64(letters)
		}
	}
	return "", 0
}
