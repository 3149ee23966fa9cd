package markup

import (
	"html"
	"strings"
	"unicode/utf8"
)

// maxEntity bounds an entity's length in bytes; HTML's longest has 33.
const maxEntity = 40

// xmlNames are the entities that XML itself knows.
var xmlNames = map[string]bool{"amp": true, "lt": true, "gt": true, "quot": true, "apos": true}

// decode replaces entities by what they stand for, once, and leaves out what
// XML forbids. An ampersand that begins no known entity stands for itself.
func (r *Reader) decode(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return r.clean(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		s = s[i:]
		value, n := r.entity(s)
		b.WriteString(value)
		s = s[n:]
	}
	return r.clean(b.String())
}

// entity reads the entity that s begins with, and how many bytes it takes.
func (r *Reader) entity(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 2 {
		r.faults.Ampersands++
		return "&", 1
	}
	name := s[1:end]
	if name[0] == '#' {
		value := html.UnescapeString(s[:end+1])
		if strings.HasPrefix(value, "&") && value != "&" {
			r.faults.Ampersands++
			return "&", 1
		}
		return value, end + 1
	}
	if xmlNames[name] {
		return html.UnescapeString(s[:end+1]), end + 1
	}
	for i := range len(name) {
		if !nameByte(name[i]) {
			r.faults.Ampersands++
			return "&", 1
		}
	}
	r.faults.Entities++
	if value := html.UnescapeString(s[:end+1]); !strings.HasPrefix(value, "&") && !strings.HasSuffix(value, ";") {
		return value, end + 1
	}
	return "&", 1 // nobody's: it stands as it is written
}

// clean leaves out the characters that XML 1.0 forbids.
func (r *Reader) clean(s string) string {
	bad := false
	for _, c := range s {
		if !allowed(c) {
			bad = true
			break
		}
	}
	if !bad {
		return s
	}
	return strings.Map(func(c rune) rune {
		if allowed(c) {
			return c
		}
		r.faults.Controls++
		return -1
	}, s)
}

func allowed(c rune) bool {
	switch {
	case c == '\t' || c == '\n' || c == '\r':
		return true
	case c < 0x20 || c == 0xFFFE || c == 0xFFFF || c >= 0xD800 && c < 0xE000:
		return false
	}
	return c <= utf8.MaxRune
}
