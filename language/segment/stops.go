package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// emitWord emits the word or number t, with its full stop if that belongs to
// it, or cut at its clitic. next is the piece after t; the piece to go on with
// is given back.
func (c *cutter) emitWord(t piece, next int) int {
	if c.is(next, ".") && !c.is(next+1, ".") {
		if s := c.stopOf(t, next); s != noStop {
			t.to, t.end = c.pieces[next].to, c.pieces[next].end
			t.stop = s
			c.tokens = append(c.tokens, t)
			return next + 1
		}
	}
	if c.rules.Clitics && t.form == word && c.splitClitic(t) {
		return next
	}
	if c.rules.Ordinals && t.form == word && c.ownApostrophe(t, next) {
		t.to, t.end = c.pieces[next].to, c.pieces[next].end
		next++
	}
	c.tokens = append(c.tokens, t)
	return next
}

// stopOf says whether the full stop at piece dot belongs to t.
func (c *cutter) stopOf(t piece, dot int) stop {
	s := strings.ToLower(c.str(t))
	following := dot + 1
	switch {
	case t.form == number:
		return c.ordinal(t, following)
	case c.rules.counter[s]:
		if following < len(c.pieces) && c.pieces[following].form == number {
			return neverEnd
		}
		return noStop
	case c.rules.title[s]:
		return neverEnd
	case c.rules.may[s], dotted(s):
		return mayEnd
	case c.rules.Ordinals && c.regnal(t, following):
		return neverEnd
	case utf8.RuneCountInString(s) == 1 && unicode.IsUpper(c.first(t)):
		return c.initial(following)
	case len(s) == 1 && c.rules.Ordinals && following < len(c.pieces): // "(l.)"
		return neverEnd
	}
	return noStop
}

// dotted reports whether s is made of single letters with stops between them:
// "u.s", "z.b".
func dotted(s string) bool {
	letter := false
	dots := 0
	for _, r := range s {
		if r == '.' {
			if !letter {
				return false
			}
			letter = false
			dots++
			continue
		}
		if letter {
			return false
		}
		letter = true
	}
	return dots > 0 && letter
}

// initial judges "J." in "J. Smith" and "Plan B.".
func (c *cutter) initial(following int) stop {
	if following >= len(c.pieces) {
		return noStop
	}
	p := c.pieces[following]
	if p.form == word && unicode.IsUpper(c.first(p)) && !c.startsSentence(p) {
		return neverEnd
	}
	if p.form == word && unicode.IsLower(c.first(p)) || p.form == number || c.str(p) == "," {
		return neverEnd
	}
	return noStop
}

// regnal judges "XIV." in "Ludwig XIV. von Frankreich".
func (c *cutter) regnal(t piece, following int) bool {
	s := c.str(t)
	if strings.Trim(s, "IVXLC") != "" || len(c.tokens) == 0 || following >= len(c.pieces) {
		return false
	}
	if !unicode.IsUpper(c.first(c.tokens[len(c.tokens)-1])) {
		return false
	}
	p := c.pieces[following]
	return p.form == word && !c.startsSentence(p) || c.str(p) == ","
}

// ordinal judges "15." in "am 15. Mai" and "Er wurde 15. Danach …".
func (c *cutter) ordinal(t piece, following int) stop {
	s := c.str(t)
	if !c.rules.Ordinals || len(s) > 3 && !dayAndMonth(s) || following >= len(c.pieces) {
		return noStop
	}
	p := c.pieces[following]
	first := c.first(p)
	after := strings.ToLower(c.str(p))
	switch {
	case p.paragraph:
		return noStop
	case c.rules.month[after], p.form == number:
		return neverEnd
	case after == ",", after == "/", after == "-", after == "–":
		return neverEnd
	case p.form != word:
		return noStop
	case unicode.IsLower(first):
		return neverEnd
	case c.startsSentence(p):
		return noStop
	case len(c.tokens) == 0 || t.paragraph:
		return neverEnd
	}
	last := c.tokens[len(c.tokens)-1]
	if c.terminates(last, c.str(last)) || declined(c.str(last)) { // "1. Erstens", "ihr erfolgreiches 60. Jahr"
		return neverEnd
	}
	if c.rules.before[strings.ToLower(c.str(last))] || last.form == mark && strings.Contains("(–-/\"„“»«", c.str(last)) {
		return neverEnd
	}
	return noStop
}

// declined reports whether a word in lower case ends like an adjective before
// a noun.
func declined(s string) bool {
	if len(s) < 6 || !unicode.IsLower(rune(s[0])) {
		return false
	}
	return strings.HasSuffix(s, "es") || strings.HasSuffix(s, "em")
}

// dayAndMonth recognises "15.05" before its last full stop.
func dayAndMonth(s string) bool {
	day, month, ok := strings.Cut(s, ".")
	return ok && len(day) <= 2 && len(month) <= 2 && len(day) > 0 && len(month) > 0 && month <= "12"
}

// startsSentence reports whether p is a function word with a capital, as it
// stands at the beginning of a sentence only.
func (c *cutter) startsSentence(p piece) bool {
	return p.form == word && unicode.IsUpper(c.first(p)) && c.rules.starter[strings.ToLower(c.str(p))]
}

// splitClitic emits an English word with a clitic as two tokens.
func (c *cutter) splitClitic(t piece) bool {
	s := c.str(t)
	n := cliticLength(s)
	if n == 0 || n >= len(s) {
		return false
	}
	c.tokens = append(c.tokens, c.cut(t, 0, len(s)-n), c.cut(t, len(s)-n, len(s)))
	return true
}

// cliticLength gives the bytes of the clitic at the end of an English word.
func cliticLength(s string) int {
	if strings.EqualFold(s, "cannot") {
		return len("not")
	}
	for _, apostrophe := range [...]string{"'", "’"} {
		at := strings.LastIndex(s, apostrophe)
		if at <= 0 {
			continue
		}
		switch strings.ToLower(s[at+len(apostrophe):]) {
		case "s", "re", "ve", "ll", "d", "m":
			return len(s) - at
		case "t":
			if s[at-1]|0x20 == 'n' && at > 1 {
				return len(s) - at + 1
			}
		}
	}
	return 0
}

// ownApostrophe reports whether the apostrophe after t is the German genitive
// of a name in s, ß, x or z ("Thutmosis' Grab"), and not a closing mark.
func (c *cutter) ownApostrophe(t piece, next int) bool {
	if !c.is(next, "'") && !c.is(next, "’") {
		return false
	}
	if next+1 >= len(c.pieces) || !c.pieces[next+1].gap || c.pieces[next+1].form != word {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(c.str(t))
	if !strings.ContainsRune("sßxz", r) || !unicode.IsUpper(c.first(t)) {
		return false
	}
	for i := len(c.tokens) - 1; i >= 0 && i > len(c.tokens)-12; i-- {
		switch c.str(c.tokens[i]) {
		case "'", "‚", "‘", "’":
			return false
		}
	}
	return true
}
