package words

import (
	"strings"
	"unicode"
)

// Plain gives s on one line and without what could move a terminal's cursor or
// turn the direction of writing: control characters and bidirectional
// overrides are left out, white space becomes single spaces.
func Plain(s string) string {
	if !needsCleaning(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
		case unsafeRune(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

func needsCleaning(s string) bool {
	last := ' '
	for _, r := range s {
		if unsafeRune(r) || unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return true
		}
		last = r
	}
	return last == ' '
}

// unsafeRune reports control characters and the marks that override the
// direction of writing (U+202A–202E, U+2066–2069).
func unsafeRune(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == unicode.ReplacementChar
}

// Shorten cuts s at a word boundary so that measure(result) <= limit, and marks
// the cut with "…". A single word that is too long is cut inside.
func Shorten(s string, limit int, measure func(string) int) string {
	if measure(s) <= limit {
		return s
	}
	best, used := 0, 1 // the mark takes one
	for i := 0; i < len(s); {
		j := strings.IndexByte(s[i+1:], ' ')
		end := len(s)
		if j >= 0 {
			end = i + 1 + j
		}
		used += measure(s[i:end])
		if used > limit {
			break
		}
		best, i = end, end
	}
	if best == 0 {
		used = 1
		for i, r := range s {
			used += measure(string(r))
			if used > limit {
				best = i
				break
			}
		}
	}
	return strings.TrimRight(s[:best], " ,;:–—-") + "…"
}
