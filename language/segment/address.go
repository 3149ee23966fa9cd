package segment

import "strings"

// mayHoldAddress tells quickly whether a block can hold an address at all.
func (c *cutter) mayHoldAddress() bool {
	if len(c.pieces) == 0 {
		return false
	}
	s := c.text[c.pieces[0].from:c.pieces[len(c.pieces)-1].to]
	return strings.ContainsAny(s, "@#") || strings.Contains(s, "://") || strings.Contains(s, "www.")
}

// address gives how many pieces from i on are one web or e-mail address, user
// name or hashtag; 0 if none.
func (c *cutter) address(i int) int {
	p := c.pieces[i]
	rest := c.text[p.from:]
	switch {
	case hasFold(rest, "http://"), hasFold(rest, "https://"), hasFold(rest, "www."):
		return c.upTo(i, c.addressEnd(i, false))
	case rest[0] == '@' || rest[0] == '#':
		if q, ok := c.next(i + 1); ok && q.form == word {
			return 2
		}
		return 0
	case p.form == word || p.form == number:
		end := c.addressEnd(i, true)
		at := strings.IndexByte(c.text[p.from:end], '@')
		if at <= 0 || strings.IndexByte(c.text[p.from+at:end], '.') < 0 {
			return 0
		}
		return c.upTo(i, end)
	}
	return 0
}

// addressEnd gives the byte where the address that begins at piece i ends:
// before white space, a quotation mark or a bracket, and before the marks that
// close a sentence. Mail addresses hold fewer marks. At most 2,000 pieces are
// looked at, which keeps a text without spaces linear.
func (c *cutter) addressEnd(i int, mail bool) int {
	j := i + 1
	for ; j < len(c.pieces) && j < i+2000 && !c.pieces[j].gap; j++ {
		s := c.str(c.pieces[j])
		if strings.ContainsAny(s, "<>\"()[]{}|„“”«»‘’‚…") {
			break
		}
		if mail && c.pieces[j].form == mark && !strings.ContainsAny(s, "@._-+%") {
			break
		}
		if mail && j > i+40 {
			break
		}
	}
	for j > i+1 && strings.Contains(".,;:!?'*_-", c.str(c.pieces[j-1])) {
		j--
	}
	return c.pieces[j-1].to
}

// upTo gives how many pieces from i on end at or before byte end.
func (c *cutter) upTo(i, end int) int {
	n := 1
	for i+n < len(c.pieces) && c.pieces[i+n].to <= end {
		n++
	}
	return n
}

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
