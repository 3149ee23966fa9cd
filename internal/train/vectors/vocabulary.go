package vectors

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/train/lists"
	"synopse/language/sense"
)

// How many words are kept, the frequent ones first.
const (
	germanSmall   = 8_000
	germanCapital = 12_000
	englishSmall  = 12_000
)

// word is a word or expression as it is printed.
type word struct {
	language, text string
}

func (w word) lower() string { return strings.ToLower(w.text) }

// German tells what the tables of German words know.
type German struct {
	// Noun reports whether a word with a capital is a noun in the singular.
	Noun func(printed string) bool
	// Inflected reports whether a word is a form of a verb with another lemma, and
	// no participle.
	Inflected func(lower string) bool
}

// vocabulary gives the words of the table: the frequent ones of both languages,
// as far as they are their own lemma, and those of the thesaurus.
func vocabulary(root fs.FS, german German) ([]word, error) {
	var out []word
	seen := map[word]bool{}
	add := func(language, text string) bool {
		key := word{language, strings.ToLower(text)}
		if seen[key] {
			return false
		}
		seen[key] = true
		out = append(out, word{language, text})
		return true
	}
	for e := range sense.All() {
		if w := entry(e); !strings.Contains(w.text, " ") {
			add(w.language, w.text)
		}
	}
	for _, language := range []string{"de", "en"} {
		frequency, err := readFrequency(root, language)
		if err != nil {
			return nil, err
		}
		small, capital := englishSmall, 0
		if language == "de" {
			small, capital = germanSmall, germanCapital
		}
		for _, w := range byFrequency(frequency) {
			switch first, _ := utf8.DecodeRuneInString(w); {
			case !plain(w):
			case unicode.IsLower(first):
				if small > 0 && !oftenCapital(w, frequency) && !inflected(language, w, frequency, german) && add(language, w) {
					small--
				}
			case capital > 0 && german.Noun(w) && add(language, w):
				capital--
			}
		}
	}
	return out, nil
}

// readFrequency gives the logarithms of the shares that words have.
func readFrequency(root fs.FS, language string) (out map[string]float64, err error) {
	err = lists.ReadZipped(root, "spacy_lookups_data/data/"+language+"_lexeme_prob.json.gz", &out)
	return out, err
}

func byFrequency(frequency map[string]float64) []string {
	out := make([]string, 0, len(frequency))
	for w := range frequency {
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(frequency[b], frequency[a]), strings.Compare(a, b))
	})
	return out
}

// plain reports whether a word has three letters or more and small letters only
// after the first.
func plain(w string) bool {
	_, n := utf8.DecodeRuneInString(w)
	return utf8.RuneCountInString(w) > 2 && unicode.IsLetter([]rune(w)[0]) &&
		!strings.ContainsFunc(w[n:], func(r rune) bool { return !unicode.IsLower(r) })
}

// oftenCapital reports whether a word is written with a capital more often: it
// is a name, or a German noun.
func oftenCapital(w string, frequency map[string]float64) bool {
	r, n := utf8.DecodeRuneInString(w)
	f, ok := frequency[string(unicode.ToUpper(r))+w[n:]]
	return ok && f > frequency[w]
}

var endings = map[string][]string{
	"de": {"e", "er", "en", "es", "em"},
	"en": {"s", "es"},
}

// inflected reports whether a word looks like a form of another that is there.
func inflected(language, w string, frequency map[string]float64, german German) bool {
	if language == "de" && german.Inflected(w) {
		return true
	}
	for _, e := range endings[language] {
		stem, ok := strings.CutSuffix(w, e)
		if !ok || utf8.RuneCountInString(stem) < 3 {
			continue
		}
		if f, ok := frequency[stem]; ok && f > frequency[w]-3 {
			return true
		}
	}
	if stem, ok := strings.CutSuffix(w, "ies"); ok && language == "en" {
		_, ok = frequency[stem+"y"]
		return ok
	}
	return false
}
