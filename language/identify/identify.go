// Package identify tells in which language a text is written, for some
// twenty-five languages, by script, function words, typical letters and
// endings.
//
// In: a text. Out: an ISO 639-1 code and a confidence. Languages that the
// product cannot read are named all the same, so that they are not misread.
// It does not cut the text into passages of different languages: ask paragraph
// by paragraph.
package identify

import (
	_ "embed"
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

// limit is how many bytes of a text are looked at.
const limit = 20_000

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

// vote is what one word, letter or ending says: for each language its number.
type vote struct {
	language int
	weight   float64
}

// evidence is the parsed data.
type evidence struct {
	codes   []string
	german  int
	words   map[string][]vote
	letters map[rune][]vote
	endings map[string][]vote
}

var data = sync.OnceValue(func() *evidence {
	e := &evidence{words: map[string][]vote{}, letters: map[rune][]vote{}, endings: map[string][]vote{}}
	numbers := map[string]int{}
	number := func(code string) int {
		n, ok := numbers[code]
		if !ok {
			n = len(e.codes)
			numbers[code] = n
			e.codes = append(e.codes, code)
		}
		return n
	}
	each(wordList, func(code, w string) {
		e.words[w] = append(e.words[w], vote{number(code), wordWeight})
	})
	each(frequentList, func(code, w string) {
		if len(e.words[w]) == 0 {
			e.words[w] = append(e.words[w], vote{number(code), frequentWeight})
		}
	})
	each(letterList, func(code, s string) {
		if ending, ok := strings.CutPrefix(s, "-"); ok {
			e.endings[ending] = append(e.endings[ending], vote{number(code), endingWeight})
			return
		}
		r, _ := utf8.DecodeRuneInString(s)
		e.letters[r] = append(e.letters[r], vote{number(code), letterWeight})
	})
	e.german = number("de")
	share(e.words)
	share(e.letters)
	share(e.endings)
	return e
})

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
func Language(text string) (code string, confidence float64) {
	if len(text) > limit {
		text = text[:limit]
	}
	text = withoutAddresses(text)
	if code, share := script(text); code != "" {
		return code, share
	}
	e := data()
	scores := make([]float64, len(e.codes))
	before := "" // the word before, as printed
	for w := range strings.FieldsFuncSeq(text, notWord) {
		lower := strings.ToLower(w)
		e.word(scores, lower)
		if w != lower && before != "" && before == strings.ToLower(before) {
			scores[e.german] += capitalWeight // a noun inside a sentence
		}
		before = w
	}
	best, second, total := -1, 0.0, 0.0
	for i, s := range scores {
		total += s
		if best < 0 || s > scores[best] {
			best = i
		}
	}
	for i, s := range scores {
		if i != best && s > second {
			second = s
		}
	}
	if total == 0 || scores[best] == 0 {
		return "", 0
	}
	return e.codes[best], scores[best] / (scores[best] + second)
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
func (e *evidence) word(scores []float64, w string) {
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
