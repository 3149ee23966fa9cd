package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean folds white space to single spaces, drops characters that print
// nothing (soft hyphens, zero-width marks, controls) and composes letters
// (NFC). Words and quotation marks stay as they are.
func Clean(s string) string {
	if !needsCleaning(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case isSpace(r):
			space = b.Len() > 0
			continue
		case invisible(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// needsCleaning is a quick look: most texts are clean ASCII with German letters
// and typographic quotation marks.
func needsCleaning(s string) bool {
	last := ' '
	for _, r := range s {
		switch {
		case r == ' ':
			if last == ' ' {
				return true
			}
		case r < ' ' || r == utf8.RuneError || r == 0x7f:
			return true
		case r < 0x80 || (r >= 0xC0 && r < 0x250):
		case r >= 0x2010 && r <= 0x2027:
		default:
			return true
		}
		last = r
	}
	return last == ' ' && s != ""
}

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' || r == '\u3000'
}

// invisible says which characters print nothing and only break words apart.
// Zero-width joiners stay: some scripts and emoji need them.
func invisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF', '\u061C', '\uFFFC':
		return true
	}
	return unicode.IsControl(r) || (r >= '\u202A' && r <= '\u202E') || (r >= '\u2066' && r <= '\u2069')
}
