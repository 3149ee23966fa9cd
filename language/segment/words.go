package segment

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// form says what a piece is made of.
type form uint8

const (
	word   form = iota // begins with a letter
	number             // begins with a digit
	mark               // punctuation
	other              // symbols, emoji, everything else
)

// stop says how a full stop that belongs to a token bears on sentences.
type stop uint8

const (
	noStop   stop = iota
	neverEnd      // "Dr.", "15." before a noun: the sentence goes on
	mayEnd        // "etc.", "U.S.": the sentence may end here
)

// piece is a run of the text: bytes from:to, code points start:end.
type piece struct {
	from, to   int
	start, end int
	form       form
	stop       stop
	gap        bool // white space before
	paragraph  bool // a blank line before
}

// cutWords fills c.pieces with the words of text[from:to] as UAX #29 finds
// them, leaving out white space.
func (c *cutter) cutWords(from, to, at int) {
	c.pieces = c.pieces[:0]
	it := words.FromString(c.text[from:to])
	pos, gap, newlines := at, true, 0
	for it.Next() {
		a, b := from+it.Start(), from+it.End()
		s := c.text[a:b]
		n := len(s)
		if !ascii(s) {
			n = utf8.RuneCountInString(s)
		}
		r, _ := utf8.DecodeRuneInString(s)
		if blank(r) {
			gap = true
			for _, x := range s {
				if x == '\n' || x == '\u2029' {
					newlines++
				}
			}
			pos += n
			continue
		}
		c.pieces = append(c.pieces, piece{
			from: a, to: b, start: pos, end: pos + n,
			form: formOf(r), gap: gap, paragraph: newlines > 1 && len(c.pieces) > 0,
		})
		pos += n
		gap, newlines = false, 0
	}
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// blank reports whether a code point is white space or without a glyph: space,
// control, zero-width space, byte order mark.
func blank(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r <= ' ' || r == 0x7f
	case r == '\u200b' || r == '\ufeff' || r == '\u2060':
		return true
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cc, r)
}

func formOf(r rune) form {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			return word
		case '0' <= r && r <= '9':
			return number
		case r == '$' || r == '+' || r == '<' || r == '=' || r == '>' || r == '^' || r == '`' || r == '|' || r == '~':
			return other
		}
		return mark
	case unicode.IsLetter(r):
		return word
	case unicode.IsDigit(r):
		return number
	case unicode.IsPunct(r):
		return mark
	}
	return other
}
