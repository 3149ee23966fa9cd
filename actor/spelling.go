package actor

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// readings are the languages whose spelling of foreign names is tried.
var readings = [...]string{"de", "en", "fr"}

type letterRule struct{ from, to string }

// letterRules gives the rules of each reading by first letter, longest first.
var letterRules = sync.OnceValue(func() [len(readings)]map[byte][]letterRule {
	var all [len(readings)]map[byte][]letterRule
	for i, lang := range readings {
		all[i] = map[byte][]letterRule{}
		for _, r := range rows("spellings.txt") {
			if r[0] == lang || r[0] == "*" {
				all[i][r[1][0]] = append(all[i][r[1][0]], letterRule{r[1], r[2]})
			}
		}
		for b := range all[i] {
			slices.SortStableFunc(all[i][b], func(x, y letterRule) int { return len(y.from) - len(x.from) })
		}
	}
	return all
})

// cyrillic gives the sound of Cyrillic letters, Russian, Ukrainian, Belarusian,
// Bulgarian and Serbian.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "S", 'з': "s", 'и': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
	'х': "h", 'ц': "s", 'ч': "C", 'ш': "S", 'щ': "SC", 'ъ': "", 'ы': "i", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
	'і': "i", 'ї': "i", 'є': "e", 'ґ': "g", 'ў': "u", 'ђ': "J", 'ј': "i", 'љ': "l", 'њ': "n", 'ћ': "C", 'џ': "J",
}

// plainLetters are Latin letters with their marks taken off.
var plainLetters = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "a", 'ø': "o", 'œ': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "t", 'ı': "i"}
	for to, from := range map[string]string{
		"a": "áàâäãåāăąạả", "c": "çćčĉċ", "d": "ďḍ", "e": "éèêëēėęěẽếềệ", "g": "ğĝġģ", "h": "ḥĥħ", "i": "íìîïĩīįị",
		"j": "ĵ", "k": "ķ", "l": "ĺļľ", "n": "ñńňņ", "o": "óòôöõōőọồố", "r": "ŕřŗ", "s": "śšşșṣŝ", "t": "ťțţṭ",
		"u": "úùûüũūůűųư", "w": "ŵ", "y": "ýÿŷ", "z": "źżžẓ",
	} {
		for _, r := range from {
			m[r] = to
		}
	}
	return m
}()

// plain lowers a name and takes marks off its letters; what is no letter is
// left out.
func plain(name string) (out string, isCyrillic bool) {
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range name {
		r = unicode.ToLower(r)
		switch {
		case r < 0x80 && unicode.IsLetter(r):
			b.WriteRune(r)
		case cyrillic[r] != "":
			isCyrillic = true
			b.WriteString(cyrillic[r])
		case plainLetters[r] != "":
			b.WriteString(plainLetters[r])
		case unicode.IsLetter(r) && !unicode.Is(unicode.Cyrillic, r):
			b.WriteRune(r)
		}
	}
	return b.String(), isCyrillic
}

// spellings gives the sounds a name can have, one a reading. Names with a sound
// in common are spellings of one name.
func spellings(name string) []string {
	p, cyr := plain(name)
	if p == "" {
		return nil
	}
	if cyr {
		return cyrillicSounds(name, p)
	}
	out := make([]string, 0, len(readings))
	out = append(out, southSlavic(name)...)
	for _, rules := range letterRules() {
		s := finish(sound(p, rules))
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// sound applies one reading's letter rules.
func sound(p string, rules map[byte][]letterRule) string {
	var b strings.Builder
	b.Grow(len(p))
outer:
	for i := 0; i < len(p); {
		for _, r := range rules[p[i]] {
			from, atEnd := strings.CutSuffix(r.from, "$")
			if !strings.HasPrefix(p[i:], from) || atEnd && i+len(from) != len(p) {
				continue
			}
			b.WriteString(r.to)
			i += len(from)
			continue outer
		}
		b.WriteByte(p[i])
		i++
	}
	return b.String()
}

// finish evens out what no spelling agrees on: doubled letters, the glide
// before a vowel at the start (Jelzin, Eltsine), -tschow against -chev.
func finish(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if len(b) > 0 && b[len(b)-1] == s[i] {
			continue
		}
		b = append(b, s[i])
	}
	if len(b) > 3 && b[0] == 'i' && strings.IndexByte("aeou", b[1]) >= 0 {
		b = b[1:]
	}
	out := strings.ReplaceAll(betweenVowels(b), "ie", "i") // Kirienko, Kirijenko
	if base, ok := strings.CutSuffix(out, "enka"); ok {
		out = base + "enko" // Lukaschenka
	}
	for _, soft := range [...]string{"Cov", "Sov"} {
		if strings.HasSuffix(out, soft) {
			out = out[:len(out)-2] + "ev"
		}
	}
	return out
}

// betweenVowels leaves out an "i" between two vowels: Uljukajew, Ulyukayev,
// Улюкаев.
func betweenVowels(b []byte) string {
	vowel := func(i int) bool { return i >= 0 && i < len(b) && strings.IndexByte("aeou", b[i]) >= 0 }
	out := make([]byte, 0, len(b))
	for i, c := range b {
		if c != 'i' || !vowel(i-1) || !vowel(i+1) {
			out = append(out, c)
		}
	}
	return string(out)
}

// SameSpelling reports whether two names can be spellings of one name.
func SameSpelling(a, b string) bool {
	if a == b {
		return true
	}
	return meet(spellings(a), spellings(b))
}

// meet reports whether two lists have a value in common.
func meet(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// near reports whether two sounds differ by one letter at most.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
