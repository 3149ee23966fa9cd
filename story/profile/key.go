package profile

import (
	"strings"
)

// numberKey gives numbers written in different ways one key: "1,200", "1.200"
// and "1200"; "7,6" and "7.6".
func numberKey(text string) Key {
	var b strings.Builder
	b.WriteByte('#')
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '.' || c == ',' {
			if thousands(text[i+1:]) {
				continue
			}
			c = '.'
		}
		b.WriteByte(c)
	}
	return hash(b.String())
}

// thousands reports whether what follows a point or comma is a group of three.
func thousands(rest string) bool {
	n := strings.IndexAny(rest, ".,")
	if n < 0 {
		n = len(rest)
	}
	return n == 3
}

// hash is FNV-1a with a last mix.
func hash[T string | []byte](s T) Key {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return Key(h ^ h>>32)
}
