package synopsis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var plain = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss", "é", "e", "è", "e", "ê", "e", "á", "a",
	"à", "a", "ç", "c", "ñ", "n", "ó", "o", "í", "i", "ø", "o", "å", "a", "š", "s", "ž", "z", "č", "c", "ć", "c",
	"ł", "l", "ę", "e", "ą", "a", "ş", "s", "ğ", "g", "ı", "i")

var (
	endingsDE = []string{"erinnen", "ungen", "innen", "isches", "ischen", "ischer", "ische", "heiten", "keiten",
		"ern", "ung", "isch", "em", "er", "en", "es", "te", "st", "e", "s", "n"}
	endingsEN = []string{"ational", "ations", "ation", "ments", "ings", "ment", "ing", "ies", "ied", "ers", "ed", "es",
		"er", "ly", "al", "s", "y", "e"}
)

// stem cuts a lower-case word's ending and writes the rest so that cognates of
// German and English come out alike: "Sanktionen", "sanctions" → "sanktion".
func stem(w, lang string) string {
	w = plain.Replace(w)
	endings := endingsDE
	if lang == "en" {
		endings = endingsEN
	}
	for _, e := range endings {
		if len(w)-len(e) >= 4 && strings.HasSuffix(w, e) {
			w = w[:len(w)-len(e)]
			break
		}
	}
	return cognate(w)
}

// cognate writes sounds that the two languages spell differently in one way.
func cognate(w string) string {
	var b strings.Builder
	var last byte
	for i := 0; i < len(w); i++ {
		c := w[i]
		next := byte(0)
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch {
		case c == 'c' && (next == 'e' || next == 'i'), c == 'z':
			c = 's'
		case c == 'c' && next == 'h' && last == 's':
			continue
		case c == 'c' || c == 'q':
			c = 'k'
		case c == 'p' && next == 'h':
			c = 'f'
			i++
		case c == 't' && next == 'h':
			i++
		case c == 'y':
			c = 'i'
		}
		if c == last || c == 'h' && last == 'k' {
			continue
		}
		last = c
		b.WriteByte(c)
	}
	return b.String()
}

// alike reports whether two stems share most of their three-letter runs.
func alike(a, b string) bool {
	if len(a) < 7 || len(b) < 7 {
		return false
	}
	grams := map[string]bool{}
	for i := 0; i+3 <= len(a); i++ {
		grams[a[i:i+3]] = true
	}
	same := 0
	for i := 0; i+3 <= len(b); i++ {
		if grams[b[i:i+3]] {
			same++
		}
	}
	return float64(2*same) >= 0.75*float64(len(a)+len(b)-4)
}

// capital reports whether a word begins with a capital letter.
func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
