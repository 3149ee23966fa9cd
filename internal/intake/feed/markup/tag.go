package markup

import "strings"

// maxAttrs is how many attributes of one tag are kept.
const maxAttrs = 64

// tag reads a start, end or empty tag. One that is cut off, by the end of the
// text or by the next tag, is skipped.
func (r *Reader) tag() (Token, bool) {
	i := r.at + 1
	t := Token{Kind: Start}
	if r.s[i] == '/' {
		t.Kind = End
		i++
	}
	start := i
	for i < len(r.s) && nameByte(r.s[i]) {
		i++
	}
	t.Name = strings.TrimRight(r.s[start:i], ":")
	for {
		for i < len(r.s) && space(r.s[i]) {
			i++
		}
		if i >= len(r.s) || r.s[i] == '<' {
			r.faults.Tags++
			r.at = i
			return Token{}, false
		}
		switch c := r.s[i]; {
		case c == '>':
			r.at = i + 1
			return t, true
		case c == '/':
			i++
			if i < len(r.s) && r.s[i] == '>' {
				if t.Kind == Start {
					t.Kind = Empty
				}
				r.at = i + 1
				return t, true
			}
		case !nameStart(c) && c != ':':
			r.faults.Tags++
			i++
		default:
			var a Attr
			a, i = r.attr(i)
			if t.Kind != End && len(t.Attrs) < maxAttrs && t.Attr(a.Name) == "" {
				t.Attrs = append(t.Attrs, a)
			}
		}
	}
}

// attr reads an attribute at byte i and gives the byte behind it.
func (r *Reader) attr(i int) (Attr, int) {
	start := i
	for i < len(r.s) && (nameByte(r.s[i]) || r.s[i] == ':') {
		i++
	}
	a := Attr{Name: r.s[start:i]}
	j := i
	for j < len(r.s) && space(r.s[j]) {
		j++
	}
	if j >= len(r.s) || r.s[j] != '=' {
		return a, i
	}
	for j++; j < len(r.s) && space(r.s[j]); j++ {
	}
	if j >= len(r.s) {
		return a, j
	}
	value, end := "", j
	if c := r.s[j]; c == '"' || c == '\'' {
		value, end = r.quoted(j+1, c)
	} else {
		for end < len(r.s) && !space(r.s[end]) && r.s[end] != '>' && r.s[end] != '<' {
			end++
		}
		value = strings.TrimSuffix(r.s[j:end], "/")
		if len(value) < end-j && end < len(r.s) && r.s[end] == '>' {
			end--
		} else {
			value = r.s[j:end]
		}
	}
	a.Value = r.decode(value)
	return a, end
}

// maxValue is how many bytes an attribute's value may have.
const maxValue = 64 << 10

// quoted reads a value up to its quote. A value in which a tag ends and another
// begins has lost its quote: it stops where the tag ends.
func (r *Reader) quoted(i int, quote byte) (value string, end int) {
	s := r.s[i:min(len(r.s), i+maxValue)]
	q := strings.IndexByte(s, quote)
	inside := s
	if q >= 0 {
		inside = s[:q]
	}
	if gt := strings.IndexByte(inside, '>'); gt >= 0 {
		if lt := strings.IndexByte(inside[gt:], '<'); lt >= 0 && opens(inside[gt+lt:]+" ") {
			r.faults.Tags++
			return strings.TrimSuffix(inside[:gt], "/"), i + gt
		}
	}
	if q >= 0 {
		return inside, i + q + 1
	}
	r.faults.Tags++
	if lt := strings.IndexAny(s, "<>"); lt >= 0 {
		return s[:lt], i + lt
	}
	return s, i + len(s)
}
