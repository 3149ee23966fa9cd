package planted

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/synonyms.txt
var synonymsFile string

//go:embed data/words.txt
var wordsFile string

const swapWord = 0.7 // chance that a word with a synonym is swapped

// synonyms maps words to words of the same form, by language.
var synonyms = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, row := range rows(synonymsFile) {
		if out[row[0]] == nil {
			out[row[0]] = map[string]string{}
		}
		for _, pair := range strings.Split(row[1], ",") {
			if a, b, ok := strings.Cut(strings.TrimSpace(pair), "="); ok {
				out[row[0]][a] = b
			}
		}
	}
	return out
})

// words are the lists of words.txt, by name.
var words = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, row := range rows(wordsFile) {
		for _, w := range strings.Split(row[1], ",") {
			out[row[0]] = append(out[row[0]], strings.TrimSpace(w))
		}
	}
	return out
})

// rows gives the lines "name | list" of a data file.
func rows(file string) [][2]string {
	var out [][2]string
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, _ := strings.Cut(line, "|")
		out = append(out, [2]string{strings.TrimSpace(name), strings.TrimSpace(list)})
	}
	return out
}

// paraphrase tells a sentence in other words, without changing what it says.
func paraphrase(s, lang string, r *random) string {
	s = dropAsides(s, lang, r)
	s = moveAttribution(s, lang, r)
	s = turnPassive(s, lang, r)
	if lang == "en" {
		s = moveOpening(s, r)
	}
	return swapWords(s, lang, r)
}

var aside = regexp.MustCompile(` \([^()]{1,60}\)`)

// dropAsides takes out what stands in parentheses and an opening adverb that
// says nothing of its own.
func dropAsides(s, lang string, r *random) string {
	if r.chance(0.5) {
		s = aside.ReplaceAllString(s, "")
	}
	if lang != "en" { // in German the verb would have to move
		return s
	}
	for _, w := range words()["en-openers"] {
		if rest, ok := strings.CutPrefix(s, w+", "); ok {
			return capitalised(rest)
		}
	}
	return s
}

var (
	speechAfter = map[string]*regexp.Regexp{
		"en": regexp.MustCompile(`^[“"]([^“”"]{12,}),[”"] (?:(said|says|added) )?([A-Z][^,.“”"]{1,60}?)(?: (said|says|added))?\.$`),
		"de": regexp.MustCompile(`^[„"“]([^„“”"]{12,})[“”"], (sagte|erklärte|betonte|so) ([^,.„“”"]{2,60})\.$`),
	}
	plainStart = regexp.MustCompile(`^(The|This|There|We|It|They|A|An|In|Das|Die|Der|Es|Wir|Sie|Ein|Eine) `)
)

// moveAttribution puts the speaker before a quotation, and at times makes it
// indirect speech.
func moveAttribution(s, lang string, r *random) string {
	m := speechAfter[lang].FindStringSubmatch(s)
	if m == nil {
		return s
	}
	said, who, verb := m[1], m[3], m[2]
	if len(m) > 4 && m[4] != "" {
		verb = m[4]
	}
	if verb == "so" {
		verb = "sagte"
	}
	if verb == "" {
		return s
	}
	indirect := r.chance(0.5) && plainStart.MatchString(said) && !strings.ContainsAny(said, "!?.")
	switch {
	case indirect && lang == "en":
		return capitalised(who) + " " + verb + " that " + uncapitalised(said) + "."
	case indirect:
		return capitalised(who) + " " + verb + ", " + uncapitalised(said) + "."
	case lang == "en":
		return capitalised(who) + " " + verb + ": “" + said + ".”"
	}
	return capitalised(who) + " " + verb + ": „" + said + ".“"
}

var proper = `([A-ZÄÖÜ][\p{L}.-]+(?: [A-ZÄÖÜ][\p{L}.-]+){0,3})`

// passives are patterns of active clauses between two names, by language.
var passives = sync.OnceValue(func() map[string]*regexp.Regexp {
	return map[string]*regexp.Regexp{
		"en": regexp.MustCompile(proper + ` (` + strings.Join(words()["en-active"], "|") + `) ` + proper + `([.,] ?)`),
		"de": regexp.MustCompile(`^` + proper + ` (` + strings.Join(words()["de-active"], "|") + `) ` + proper + `([.])$`),
	}
})

// turnPassive makes "A criticised B." "B was criticised by A."
func turnPassive(s, lang string, r *random) string {
	if !r.chance(0.6) {
		return s
	}
	m := passives()[lang].FindStringSubmatchIndex(s)
	if m == nil {
		return s
	}
	part := func(k int) string { return s[m[2*k]:m[2*k+1]] }
	if lang == "en" {
		return s[:m[0]] + part(3) + " was " + part(2) + " by " + part(1) + part(4) + s[m[1]:]
	}
	k := slices.Index(words()["de-active"], part(2))
	return part(3) + " wurde von " + part(1) + " " + words()["de-participle"][k] + part(4)
}

var opening = regexp.MustCompile(`^(On|In|At|After|During) ([^,“”"]{3,40}), ((?:the|a|he|she|they|it) [^“”"]+)\.$`)

// moveOpening moves an opening phrase to the end: "On Monday, the court ruled."
func moveOpening(s string, r *random) string {
	m := opening.FindStringSubmatch(s)
	if m == nil || !r.chance(0.7) {
		return s
	}
	return capitalised(m[3]) + " " + uncapitalised(m[1]) + " " + m[2] + "."
}

var word = regexp.MustCompile(`[\p{L}]+(?:[-’'][\p{L}]+)*`)

// swapWords replaces words by synonyms.
func swapWords(s, lang string, r *random) string {
	list := synonyms()[lang]
	return word.ReplaceAllStringFunc(s, func(w string) string {
		if x, ok := list[w]; ok && r.chance(swapWord) {
			return x
		}
		return w
	})
}

func capitalised(s string) string   { return first(s, unicode.ToUpper) }
func uncapitalised(s string) string { return first(s, unicode.ToLower) }

func first(s string, f func(rune) rune) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(f(r)) + s[n:]
}
