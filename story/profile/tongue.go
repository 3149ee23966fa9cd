package profile

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"synopse/actor"
)

//go:embed data/bilingual.txt
var bilingualFile string

//go:embed data/calendar.txt
var calendarFile string

//go:embed data/places.txt
var placesFile string

// tongue is what is known of one language's words, by folded word or stem.
type tongue struct {
	code     string
	concepts map[string]word // words with a key of their own making
	before   map[string]bool // prepositions before a place
}

var tongues = sync.OnceValue(func() map[string]*tongue {
	out := map[string]*tongue{}
	for _, code := range []string{"de", "en", ""} {
		out[code] = &tongue{code: code, concepts: map[string]word{}, before: map[string]bool{}}
	}
	readBilingual(out)
	readCountries(out)
	readCalendar(out)
	for cols := range rows(placesFile) {
		out[cols[0]].before[cols[1]] = true
	}
	return out
})

func tongueOf(lang string) *tongue {
	if t, ok := tongues()[lang]; ok {
		return t
	}
	return tongues()[""]
}

// look gives a folded word that a table knows.
func (t *tongue) look(folded []byte) word {
	w, ok := t.concepts[string(folded)]
	if !ok {
		w = t.concepts[string(stem(folded, t.code))]
	}
	if t.before[string(folded)] {
		w.before, w.stop = true, true
		w.key = hash(folded)
	}
	return w
}

// rows gives the fields of a data file's lines.
func rows(file string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(file) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			cols := strings.Split(line, ";")
			for i := range cols {
				cols[i] = strings.TrimSpace(cols[i])
			}
			if !yield(cols) {
				return
			}
		}
	}
}

func list(s string) []string {
	var out []string
	for _, w := range strings.Split(s, ",") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// readBilingual gives German words, and further English ones, the key of the
// first English word of their line.
func readBilingual(out map[string]*tongue) {
	for cols := range rows(bilingualFile) {
		english := list(cols[1])
		if len(english) == 0 {
			continue
		}
		w := word{key: wordKey(english[0], "en")}
		if n, err := strconv.Atoi(english[0]); err == nil {
			w = word{key: numberKey(english[0]), kind: Number, value: int16(n)}
		}
		for _, g := range list(cols[0]) {
			out["de"].add(g, w)
		}
		for _, e := range english {
			out["en"].add(e, w)
		}
	}
}

// readCountries gives a country's names, adjectives and people one key.
func readCountries(out map[string]*tongue) {
	for _, c := range actor.CountryWords() {
		out[c.Language].add(c.Word, word{key: hash("country " + c.Country), kind: Name})
	}
}

func readCalendar(out map[string]*tongue) {
	for cols := range rows(calendarFile) {
		n, err := strconv.Atoi(cols[2])
		if err != nil {
			panic("profile: data/calendar.txt: " + cols[2] + " is no number")
		}
		t := out[cols[0]]
		w := word{key: hash(cols[1] + " " + cols[2])}
		if cols[1] == "weekday" {
			w.weekday = int8(n + 1)
		} else {
			w.month = int8(n)
		}
		for _, text := range list(cols[3]) {
			t.concepts[string(fold(nil, text))] = w
		}
	}
}

// add enters a word with its stem; the first entry of a word counts.
func (t *tongue) add(text string, w word) {
	f := fold(nil, text)
	for _, form := range []string{string(f), string(stem(f, t.code))} {
		if _, there := t.concepts[form]; !there {
			t.concepts[form] = w
		}
	}
}

// wordKey is the key of a word that no table knows.
func wordKey(text, lang string) Key {
	return hash(sound(nil, stem(fold(nil, text), lang)))
}

// KeyOf gives the key of one word as a report in the language would have it; 0
// for what is no word.
func KeyOf(text, language string) Key {
	s := scanner{tongue: tongueOf(language), known: map[string]word{}, pieces: map[uint16]float32{}}
	if start, end := nextWord(text, 0); start != 0 || end != len(text) {
		return 0
	}
	return s.word(text).key
}
