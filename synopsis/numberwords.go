package synopsis

import "strings"

// compoundNumber reads a number written as one word that data/numbers.txt does not
// list: "dreiundzwanzig", "zwölftausend", "zweieinhalbtausend"; "twenty-three".
func compoundNumber(low, lang string) (float64, bool) {
	values := theNumberWords().value[lang]
	if lang == "en" {
		ten, one, ok := strings.Cut(low, "-")
		a, okA := values[ten]
		b, okB := values[one]
		if one == "one" {
			b, okB = 1, true
		}
		return a + b, ok && okA && okB && a >= 20 && a < 100 && b < 10
	}
	for _, big := range [...]struct {
		word string
		by   float64
	}{{"tausend", 1000}, {"hundert", 100}} {
		front, rest, ok := strings.Cut(low, big.word)
		if !ok {
			continue
		}
		a, okA := 1.0, front == "" || front == "ein"
		if !okA {
			a, okA = smallNumber(front)
		}
		b, okB := 0.0, rest == ""
		if !okB {
			b, okB = wordNumber(rest, lang)
		}
		return a*big.by + b, okA && okB && b < big.by
	}
	return smallNumber(low)
}

// wordNumber reads a number word of a language, listed or not.
func wordNumber(low, lang string) (float64, bool) {
	if v, ok := theNumberWords().value[lang][low]; ok {
		return v, true
	}
	return compoundNumber(low, lang)
}

// smallNumber reads a German number word below a hundred: "zwölf", "dreiundzwanzig",
// "zweieinhalb".
func smallNumber(w string) (float64, bool) {
	values := theNumberWords().value["de"]
	if v, ok := values[w]; ok && v < 100 {
		return v, true
	}
	if front, ok := strings.CutSuffix(w, "einhalb"); ok {
		v, ok := values[front]
		return v + 0.5, ok && v < 10
	}
	one, ten, ok := strings.Cut(w, "und")
	b, okB := values[ten]
	if !ok || !okB || b < 20 || b >= 100 {
		return 0, false
	}
	if one == "ein" {
		return b + 1, true
	}
	a, okA := values[one]
	return a + b, okA && a < 10
}
