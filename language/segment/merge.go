package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// merge turns the words of UAX #29 into tokens: it joins what belongs together
// (addresses, hyphens, times, abbreviations and their stops, runs of one mark)
// and splits what does not (clitics, two sentences without a space).
func (c *cutter) merge() {
	c.tokens = c.tokens[:0]
	addresses := c.mayHoldAddress()
	for i := 0; i < len(c.pieces); {
		if addresses {
			if n := c.address(i); n > 0 {
				c.tokens = append(c.tokens, join(c.pieces[i:i+n]))
				i += n
				continue
			}
		}
		i = c.step(i)
	}
}

// step emits the token that begins at piece i and gives the next piece.
func (c *cutter) step(i int) int {
	p := c.pieces[i]
	switch p.form {
	case word, number:
		n := c.compound(i)
		t := join(c.pieces[i : i+n])
		if n == 1 && p.form == word && c.splitGlued(t) {
			return i + 1
		}
		return c.emitWord(t, i+n)
	case mark:
		n := c.run(i)
		if n == 1 && c.leadingHyphen(i) {
			m := c.compound(i + 1)
			c.tokens = append(c.tokens, join(c.pieces[i:i+1+m]))
			return i + 1 + m
		}
		c.tokens = append(c.tokens, join(c.pieces[i:i+n]))
		return i + n
	}
	c.tokens = append(c.tokens, p)
	return i + 1
}

// join makes one piece of several.
func join(ps []piece) piece {
	p, last := ps[0], ps[len(ps)-1]
	p.to, p.end = last.to, last.end
	return p
}

// next gives piece i if it follows the one before without white space.
func (c *cutter) next(i int) (piece, bool) {
	if i >= len(c.pieces) || c.pieces[i].gap {
		return piece{}, false
	}
	return c.pieces[i], true
}

// is reports whether piece i follows without white space and is the mark s.
func (c *cutter) is(i int, s string) bool {
	p, ok := c.next(i)
	return ok && c.str(p) == s
}

// compound gives how many pieces from i on are one word or number:
// "US-Außenminister", "Wirtschafts-", "20:15", "Mitarbeiter*innen".
func (c *cutter) compound(i int) int {
	n := 1
	for {
		sep, ok := c.next(i + n)
		if !ok || sep.form != mark {
			return n
		}
		after, more := c.next(i + n + 1)
		switch s := c.str(sep); s {
		case "-", "\u2010", "\u2011":
			switch {
			case more && after.form == word,
				more && after.form == number && c.pieces[i+n-1].form == word:
				n += 2
				continue
			case c.hangingHyphen(i+n, more):
				return n + 1
			}
		case ":":
			if n == 1 && more && c.pieces[i].form == number && after.form == number {
				n += 2
				continue
			}
		case "&":
			if more && after.form == word && c.capitals(i+n-1) && c.capitals(i+n+1) {
				n += 2
				continue
			}
		case "*":
			if more && c.rules.Ordinals && strings.HasPrefix(c.str(after), "in") && c.pieces[i].form == word {
				n += 2
				continue
			}
		}
		return n
	}
}

// hangingHyphen tells "Wirtschafts- und Finanzpolitik" from a dash: the hyphen
// follows a word at once and white space or a comma comes after it.
func (c *cutter) hangingHyphen(i int, more bool) bool {
	if c.pieces[i-1].form != word || !c.rules.Ordinals {
		return false
	}
	if more {
		s := c.str(c.pieces[i+1])
		return s == "," || s == "/"
	}
	return i+1 < len(c.pieces) && c.pieces[i+1].form == word
}

// leadingHyphen finds "-politik" in "Wirtschafts- oder -politik": white space
// or a slash, a hyphen, a letter.
func (c *cutter) leadingHyphen(i int) bool {
	if !c.rules.Ordinals || c.str(c.pieces[i]) != "-" || i == 0 {
		return false
	}
	after, ok := c.next(i + 1)
	if !ok || after.form != word || !unicode.IsLower(c.first(after)) {
		return false
	}
	return c.pieces[i].gap && c.pieces[i-1].form == word || c.str(c.pieces[i-1]) == "/"
}

func (c *cutter) capitals(i int) bool {
	for _, r := range c.str(c.pieces[i]) {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// run gives how many marks from i on are one token: "...", "?!", "--".
func (c *cutter) run(i int) int {
	n, s := 1, c.str(c.pieces[i])
	if m := c.emoticon(i); m > 0 {
		return m
	}
	if len(s) != 1 || !strings.Contains(".!?-*=_'", s) {
		return 1
	}
	for {
		p, ok := c.next(i + n)
		if !ok {
			break
		}
		t := c.str(p)
		if t != s && !(s != "." && strings.Contains("!?", s) && (t == "!" || t == "?")) {
			break
		}
		n++
	}
	if s == "'" && n != 2 {
		return 1
	}
	return n
}

// emoticon gives how many marks from i on are a face such as ":-)", 0 if none.
func (c *cutter) emoticon(i int) int {
	if !c.pieces[i].gap || i == 0 || !strings.Contains(":;", c.str(c.pieces[i])) {
		return 0
	}
	n := 1
	if c.is(i+n, "-") {
		n++
	}
	if c.is(i+n, ")") || c.is(i+n, "(") {
		return n + 1
	}
	return 0
}

// splitGlued cuts "gesagt.Die" (a space forgotten after a full stop) in three.
func (c *cutter) splitGlued(t piece) bool {
	s := c.str(t)
	dot := strings.IndexByte(s, '.')
	if dot < 3 || dot+3 > len(s) || strings.IndexByte(s[dot+1:], '.') >= 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:dot])
	after, _ := utf8.DecodeRuneInString(s[dot+1:])
	if !unicode.IsLower(before) || !unicode.IsUpper(after) {
		return false
	}
	for _, cut := range [][2]int{{0, dot}, {dot, dot + 1}, {dot + 1, len(s)}} {
		c.tokens = append(c.tokens, c.cut(t, cut[0], cut[1]))
	}
	return true
}

// cut gives the piece of t between two byte offsets of its text.
func (c *cutter) cut(t piece, a, b int) piece {
	s := c.str(t)
	p := t
	p.from, p.to = t.from+a, t.from+b
	p.start = t.start + utf8.RuneCountInString(s[:a])
	p.end = p.start + utf8.RuneCountInString(s[a:b])
	if a > 0 {
		p.gap, p.paragraph = false, false
	}
	if r, _ := utf8.DecodeRuneInString(s[a:b]); true {
		p.form = formOf(r)
	}
	return p
}
