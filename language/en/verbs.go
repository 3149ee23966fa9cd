package en

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/verbs.txt
var verbList string

// verbForm is what an irregular form is.
type verbForm struct {
	lemma            string
	past, participle bool
}

// irregular gives the irregular forms.
var irregular = sync.OnceValue(func() map[string]verbForm {
	out := make(map[string]verbForm, 400)
	set := func(forms, lemma string, past, participle bool) {
		for f := range strings.SplitSeq(forms, "/") {
			v, known := out[f]
			if known && v.lemma != lemma {
				continue // "lay": the first verb of the list keeps it
			}
			v.lemma = lemma
			v.past = v.past || past
			v.participle = v.participle || participle
			out[f] = v
		}
	}
	for line := range strings.Lines(verbList) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 3 {
			set(f[1], f[0], true, false)
			set(f[2], f[0], false, true)
		}
	}
	return out
})

// verbLemma gives the infinitive of a form in lower case, by the form the
// tagger chose.
func verbLemma(lower string, f form) string {
	if v, ok := irregular()[lower]; ok && (f == past && v.past || f == pastParticiple && v.participle) {
		return v.lemma
	}
	if l, ok := auxiliaries[lower]; ok {
		return l
	}
	switch f {
	case past, pastParticiple:
		return stemBefore(lower, "ed")
	case gerund:
		return stemBefore(lower, "ing")
	case present:
		return thirdPerson(lower)
	}
	return lower
}

// auxiliaries are the forms whose infinitive no ending tells.
var auxiliaries = map[string]string{
	"am": "be", "is": "be", "are": "be", "'s": "be", "'re": "be", "'m": "be", "’s": "be", "’re": "be", "’m": "be",
	"was": "be", "were": "be", "been": "be", "being": "be", "has": "have", "'ve": "have", "’ve": "have", "had": "have",
	"does": "do", "did": "do", "done": "do", "wo": "will", "'ll": "will", "’ll": "will", "ca": "can", "'d": "would", "’d": "would",
	"having": "have", "lying": "lie", "dying": "die", "tying": "tie", "said": "say",
}

// thirdPerson takes the "s" of the third person off.
func thirdPerson(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"),
		strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"), strings.HasSuffix(w, "oes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 2:
		return w[:len(w)-1]
	}
	return w
}

// stemBefore takes "ed" or "ing" off and gives the stem its spelling back:
// "stopped" stop, "hoping" hope, "tried" try.
func stemBefore(w, ending string) string {
	if ending == "ed" && strings.HasSuffix(w, "ied") && len(w) > 4 {
		return w[:len(w)-3] + "y"
	}
	stem, ok := strings.CutSuffix(w, ending)
	if !ok || len(stem) < 2 || !strings.ContainsAny(stem, "aeiouy") {
		return w
	}
	n := len(stem)
	last, before := stem[n-1], stem[n-2]
	switch {
	case last == before && !strings.ContainsRune("lsfzo", rune(last)) && !vowel(last):
		return stem[:n-1] // "stopped"
	case last == 'l' && before == 'l' && n > 3 && vowel(stem[n-3]) && n > 5:
		return stem[:n-1] // "controlled"
	case silent(stem):
		return stem + "e"
	}
	return stem
}

// silent reports whether a stem has lost a silent "e".
func silent(stem string) bool {
	n := len(stem)
	for _, e := range [...]string{"at", "iz", "is", "yz", "ys", "uc", "rg", "dg", "ng", "nc", "rc", "rs", "ns", "ps", "v", "ur", "lv", "rv", "as", "os", "us", "eas", "ais", "bl", "pl", "tl", "dl", "gl", "fl", "cl", "kl", "zl", "iv", "ov", "av", "ag", "eg", "ug", "u", "ok", "ak", "ik", "ir", "ar", "or", "id", "od", "ud", "ad", "ec", "ic", "ac", "ib", "ub", "im", "om", "am", "um", "in", "un", "on", "an", "op", "ap", "ip", "yp", "ot", "ut", "it", "et", "uir", "uar"} {
		if !strings.HasSuffix(stem, e) {
			continue
		}
		return silentEnding(stem, e, n)
	}
	return false
}

// silentEnding judges an ending that may hide a silent "e". A single vowel and
// consonant after another consonant hide one in short words ("hop-e"), not in
// longer ones without stress ("visit").
func silentEnding(stem, e string, n int) bool {
	switch e {
	case "ng":
		return strings.HasSuffix(stem, "ang") && n > 4 || strings.HasSuffix(stem, "eng") || strings.HasSuffix(stem, "lung")
	case "at", "iz", "uc", "rg", "dg", "nc", "rc", "v", "lv", "rv", "iv", "ov", "av", "ur", "u", "yz", "bl", "pl", "tl", "dl", "gl", "fl", "cl", "kl", "zl", "ag", "ug":
		if e == "at" && n > 2 && vowel(stem[n-3]) && stem[n-3] != 'i' && stem[n-3] != 'u' && stem[n-3] != 'e' {
			return false
		}
		if e == "at" && n > 2 && stem[n-3] == 'e' {
			return strings.HasSuffix(stem, "creat")
		}
		return true
	case "is", "as", "os", "us", "rs", "ns", "ps", "ys", "eas", "ais":
		return true
	case "on", "an", "or", "ar", "it", "et", "om", "in", "op", "id", "ic", "ot":
		return n == len(e)+1 || n == len(e)+2 && !vowel(stem[0]) && !vowel(stem[1])
	}
	return n >= len(e)+1 && !vowel(stem[n-len(e)-1]) && syllables(stem) <= 2
}

func vowel(c byte) bool { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' }

// syllables counts the groups of vowels.
func syllables(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		v := vowel(s[i]) || s[i] == 'y'
		if v && !in {
			n++
		}
		in = v
	}
	return n
}
