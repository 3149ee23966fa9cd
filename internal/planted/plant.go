package planted

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// edit is one way to change a sentence: the stretch [start, end) in bytes and
// what stands there afterwards.
type edit struct {
	start, end int
	with       string
}

// plant changes one fact of each kind where a sentence offers it, each in a
// sentence of its own, and changes retold.
func plant(sentences []Sentence, retold []string, lang string, r *random) []Change {
	taken := map[int]bool{}
	var out []Change
	for _, kind := range Kinds {
		var places []int
		for i, t := range retold {
			if !taken[i] && len(strings.Fields(t)) >= leastWords && !strings.HasSuffix(t, "?") && len(edits(kind, t, sentences[i].Text, lang)) > 0 {
				places = append(places, i)
			}
		}
		if len(places) == 0 {
			continue
		}
		i := places[r.below(len(places))]
		list := edits(kind, retold[i], sentences[i].Text, lang)
		e := list[r.below(len(list))]
		before := retold[i][e.start:e.end]
		retold[i] = retold[i][:e.start] + e.with + retold[i][e.end:]
		taken[i] = true
		out = append(out, Change{Kind: kind, Before: strings.TrimSpace(before), After: strings.TrimSpace(e.with), OriginalIndex: i})
	}
	return out
}

// edits gives the ways to plant a kind in a sentence. The value must stand once
// in it and once in the original, so that it is plain where it belongs.
func edits(kind, s, original, lang string) []edit {
	var out []edit
	for _, e := range planters[kind](s, lang) {
		old, now := strings.TrimSpace(s[e.start:e.end]), strings.TrimSpace(e.with)
		if old != "" && (strings.Count(s, old) != 1 || strings.Count(original, old) != 1) {
			continue
		}
		if now != "" && kind != Negation && (strings.Contains(s, now) || strings.Contains(original, now)) {
			continue
		}
		out = append(out, e)
	}
	return out
}

var planters = map[string]func(s, lang string) []edit{
	Number: numbers, Date: dates, Name: names, Place: places, Negation: negations, Modality: modalities,
}

var digits = regexp.MustCompile(`\d[\d.,]*`)

// numbers changes the first digit of a figure or a number word. Years, times,
// scores, days of a month and parts of words stay as they are.
func numbers(s, lang string) []edit {
	var out []edit
	for _, m := range digits.FindAllStringIndex(s, -1) {
		text := strings.TrimRight(s[m[0]:m[1]], ".,")
		end := m[0] + len(text)
		if year, err := strconv.Atoi(text); err == nil && year >= 1900 && year < 2100 || text[0] == '0' {
			continue
		}
		if m[0] > 0 && !strings.ContainsRune(" (“„\"$€£", lastRune(s[:m[0]])) {
			continue
		}
		rest := s[end:]
		if rest != "" && !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "%") && !strings.HasPrefix(rest, ",") || nearMonth(s, m[0], end, lang) || strings.HasPrefix(rest, " Uhr") {
			continue
		}
		d := text[0] - '0'
		out = append(out, edit{m[0], end, string('0'+d%9+1) + text[1:]})
	}
	list := words()[lang+"-numbers"]
	for _, m := range word.FindAllStringIndex(s, -1) {
		if k := slices.Index(list, s[m[0]:m[1]]); k >= 0 {
			out = append(out, edit{m[0], m[1], list[(k+3)%len(list)]})
		}
	}
	return out
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}

// nearMonth reports whether a month's name stands beside a figure.
func nearMonth(s string, start, end int, lang string) bool {
	before, after := strings.Fields(s[:start]), strings.Fields(s[end:])
	for _, month := range words()[lang+"-months"] {
		if len(before) > 0 && strings.HasPrefix(before[len(before)-1], month[:3]) && strings.Trim(before[len(before)-1], ".,") == month ||
			len(after) > 0 && (strings.Trim(after[0], ".,") == month || len(after) > 1 && after[0] == "." && strings.Trim(after[1], ".,") == month) {
			return true
		}
	}
	return false
}

// dayOfMonth are patterns of "4. Dezember", "December 4".
var dayOfMonth = sync.OnceValue(func() map[string]*regexp.Regexp {
	return map[string]*regexp.Regexp{
		"de": regexp.MustCompile(`\b(\d{1,2})\. (?:` + strings.Join(words()["de-months"], "|") + `)`),
		"en": regexp.MustCompile(`\b(?:` + strings.Join(words()["en-months"], "|") + `) (\d{1,2})\b`),
	}
})

// dates moves a day of the month or a weekday by three days.
func dates(s, lang string) []edit {
	var out []edit
	for _, m := range dayOfMonth()[lang].FindAllStringSubmatchIndex(s, -1) {
		day, _ := strconv.Atoi(s[m[2]:m[3]])
		if day > 24 {
			day -= 6
		}
		with := s[m[0]:m[2]] + strconv.Itoa(day+3) + s[m[3]:m[1]]
		out = append(out, edit{m[0], m[1], with})
	}
	list := words()[lang+"-weekdays"]
	for _, m := range word.FindAllStringIndex(s, -1) {
		if k := slices.Index(list, s[m[0]:m[1]]); k >= 0 {
			out = append(out, edit{m[0], m[1], list[(k+3)%7]})
		}
	}
	return out
}

// names replaces the surname behind a known given name.
func names(s, _ string) []edit {
	var out []edit
	surnames := words()["surnames"]
	all := word.FindAllStringIndex(s, -1)
	for k := 0; k+1 < len(all); k++ {
		given, next := s[all[k][0]:all[k][1]], s[all[k+1][0]:all[k+1][1]]
		if slices.Contains(words()["given"], given) && all[k+1][0] == all[k][1]+1 && capitalised(next) == next && len(next) > 3 && !strings.Contains(next, "-") {
			out = append(out, edit{all[k+1][0], all[k+1][1], surnames[len(s)%len(surnames)]})
		}
	}
	return out
}

// places replaces a town or country behind "in" by another one of its kind.
func places(s, lang string) []edit {
	var out []edit
	all := word.FindAllStringIndex(s, -1)
	for k := 1; k < len(all); k++ {
		if before := s[all[k-1][0]:all[k-1][1]]; before != "in" && before != "In" {
			continue
		}
		for _, list := range [][]string{words()[lang+"-towns"], words()[lang+"-lands"]} {
			if n := slices.Index(list, s[all[k][0]:all[k][1]]); n >= 0 {
				out = append(out, edit{all[k][0], all[k][1], list[(n+5)%len(list)]})
			}
		}
	}
	return out
}

var (
	englishAuxiliary = regexp.MustCompile(` (is|was|are|were|has|have|had|will|would|can|could|did|does) `)
	germanParticiple = regexp.MustCompile(`^[^,:„“”"]* (?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|kann|können|will|wollen|soll|sollen|muss|müssen) [^,:„“”"]+ (\p{Ll}+(?:t|en))\.$`)
	negated          = regexp.MustCompile(` (not|nicht) `)
)

// negations takes "not" out, or puts it in behind the auxiliary (English) or
// before the participle or infinitive that closes the sentence (German).
func negations(s, lang string) []edit {
	if m := negated.FindStringIndex(s); m != nil {
		return []edit{{m[0], m[1] - 1, ""}}
	}
	for _, w := range words()["negating"] {
		if strings.Contains(strings.ToLower(s), w) {
			return nil
		}
	}
	if lang == "en" {
		m := englishAuxiliary.FindStringSubmatchIndex(s)
		if m == nil || strings.ContainsAny(s[:m[0]], ",“\"") {
			return nil
		}
		return []edit{{m[3], m[3], " not"}}
	}
	m := germanParticiple.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	return []edit{{m[2], m[2], "nicht "}}
}

// modalities replaces a modal verb by one of another sense.
func modalities(s, lang string) []edit {
	var out []edit
	from, to := words()[lang+"-modal-from"], words()[lang+"-modal-to"]
	for _, m := range word.FindAllStringIndex(s, -1) {
		if k := slices.Index(from, s[m[0]:m[1]]); k >= 0 {
			out = append(out, edit{m[0], m[1], to[k]})
		}
	}
	return out
}
