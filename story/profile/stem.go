package profile

import (
	"unicode"
	"unicode/utf8"
)

// plainLetters are Latin letters with their marks taken off.
var plainLetters = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'ä': "ae", 'ö': "oe", 'ü': "ue", 'æ': "ae", 'ø': "o", 'œ': "oe", 'ł': "l", 'đ': "d", 'ı': "i", 'þ': "t", 'ð': "d"}
	for to, from := range map[string]string{
		"a": "áàâãåāăą", "c": "çćčĉċ", "d": "ď", "e": "éèêëēėęě", "g": "ğĝġģ", "i": "íìîïĩīį", "k": "ķ", "l": "ĺļľ",
		"n": "ñńňņ", "o": "óòôõōőọ", "r": "ŕřŗ", "s": "śšşșŝ", "t": "ťțţ", "u": "úùûũūůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
	} {
		for _, r := range from {
			m[r] = to
		}
	}
	return m
}()

// fold appends a word in small letters without marks; umlauts become two letters.
func fold(dst []byte, text string) []byte {
	for _, r := range text {
		switch {
		case 'A' <= r && r <= 'Z':
			dst = append(dst, byte(r)+'a'-'A')
		case r < utf8.RuneSelf:
			dst = append(dst, byte(r))
		case unicode.Is(unicode.Mn, r):
		default:
			r = unicode.ToLower(r)
			if p, ok := plainLetters[r]; ok {
				dst = append(dst, p...)
			} else {
				dst = utf8.AppendRune(dst, r)
			}
		}
	}
	return dst
}

// stem cuts inflection off a folded word. German follows CISTEM (Weissweiler and
// Fraser 2017) without its prefix, English is Harman's s-stemmer (1991) with the
// endings of verbs.
func stem(w []byte, lang string) []byte {
	if lang == "de" {
		return stemDE(w)
	}
	if lang == "en" {
		return stemEN(w)
	}
	return w
}

func stemDE(w []byte) []byte {
	for len(w) > 4 {
		n := len(w)
		c, b := w[n-1], w[n-2]
		switch {
		case n > 5 && (b == 'e' && (c == 'm' || c == 'r') || b == 'n' && c == 'd'):
			w = w[:n-2]
		case n > 5 && c == 't':
			w = w[:n-1]
		case c == 'e' || c == 's' || c == 'n':
			w = w[:n-1]
		default:
			return w
		}
	}
	return w
}

func stemEN(w []byte) []byte {
	n := len(w)
	ends := func(e string) bool { return n > len(e)+2 && string(w[n-len(e):]) == e }
	switch {
	case ends("ies"), ends("ied"):
		w = append(w[:n-3:n-3], 'y')
	case ends("sses"), ends("shes"), ends("ches"), ends("xes"):
		w = w[:n-2]
	case ends("ing") && n > 5:
		w = undouble(w[:n-3])
	case ends("ed") && n > 4 && w[n-3] != 'e':
		w = undouble(w[:n-2])
	case ends("s") && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i':
		w = w[:n-1]
	}
	if n = len(w); n > 4 && w[n-1] == 'e' {
		w = w[:n-1]
	}
	return w
}

// undouble takes "stopp" to "stop".
func undouble(w []byte) []byte {
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 'l' && w[n-1] != 's' && w[n-1] != 'e' {
		return w[:n-1]
	}
	return w
}

// sound writes what German and English spell differently in one way, so that
// cognates and names come out alike: "Lawrow" and "Lavrov", "Selenskyj" and
// "Zelensky", "Photo" and "Foto".
func sound(dst, w []byte) []byte {
	from := len(dst)
	for i := 0; i < len(w); i++ {
		c := w[i]
		var next byte
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch {
		case c == 's' && next == 'c' && i+2 < len(w) && w[i+2] == 'h', c == 't' && next == 's' && i+3 < len(w) && w[i+2] == 'c' && w[i+3] == 'h':
			i += 2
			c = 's'
			if w[i] == 'c' { // tsch
				i++
			}
		case (c == 's' || c == 'z' || c == 'c') && next == 'h':
			i++
			c = 's'
		case (c == 'k' || c == 't' || c == 'g' || c == 'd') && next == 'h':
			i++
		case c == 'p' && next == 'h':
			i++
			c = 'f'
		case c == 'c' && (next == 'e' || next == 'i'), c == 'z':
			c = 's'
		case c == 't' && (next == 's' || next == 'z'):
			i++
			c = 's'
		case c == 'c' && next == 'k':
			i++
			c = 'k'
		case c == 'c' || c == 'q':
			c = 'k'
		case c == 'w':
			c = 'v'
		case c == 'y' || c == 'j':
			c = 'i'
		case c == 'i' && next == 'e':
			i++
		case (c == 'a' || c == 'o' || c == 'u') && next == 'e':
			i++
		case c == 'x':
			dst = append(dst, 'k')
			c = 's'
		}
		if len(dst) > from && dst[len(dst)-1] == c {
			continue
		}
		dst = append(dst, c)
	}
	return dst
}
