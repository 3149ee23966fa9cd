package render

import (
	"net/url"
	"strings"
	"unicode"

	"synopse/internal/words"
)

// Words at each end of a text fragment, and the number of words up to which a
// sentence is given whole.
const (
	fragmentEnds  = 5
	fragmentWhole = 12
)

// fragmentURL gives the address of a report's page with a text fragment that
// leads a browser to the passage (wicg.github.io/scroll-to-text-fragment). It
// gives "" unless address is an absolute http or https address.
func fragmentURL(address, passage string) string {
	base := webAddress(address)
	if base == "" {
		return ""
	}
	words := strings.Fields(trimPunctuation(words.Plain(passage)))
	if len(words) == 0 {
		return base
	}
	sep := "#:~:text="
	if strings.Contains(base, "#") {
		sep = ":~:text="
	}
	if len(words) <= fragmentWhole {
		return base + sep + encodeFragment(strings.Join(words, " "))
	}
	first := trimPunctuation(strings.Join(words[:fragmentEnds], " "))
	last := trimPunctuation(strings.Join(words[len(words)-fragmentEnds:], " "))
	return base + sep + encodeFragment(first) + "," + encodeFragment(last)
}

// trimPunctuation takes off what is no letter or digit at both ends: quotation
// marks may be written otherwise in the page, and a match must end with a word.
func trimPunctuation(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// webAddress gives the address in a form that is safe as a link, or "".
func webAddress(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	if before, _, ok := strings.Cut(u.Fragment, ":~:"); ok {
		u.Fragment, u.RawFragment = before, ""
	}
	return u.String()
}

// encodeFragment percent-encodes everything but letters, digits, ".", "_" and
// "~". "-", "," and "&" have a meaning in text fragments and must be encoded.
func encodeFragment(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '_', c == '~':
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}
