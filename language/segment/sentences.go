package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentenceEnd gives the end (exclusive) of the sentence that begins at token
// begin of the block.
func (c *cutter) sentenceEnd(begin int) int {
	open := 0 // round brackets opened inside the sentence, not at its start
	limit := min(begin+longestSentence, len(c.tokens))
	for i := begin; i < limit; i++ {
		if i > begin && c.tokens[i].paragraph {
			return i
		}
		s := c.str(c.tokens[i])
		switch {
		case s == "(" || s == "[":
			if i > begin {
				open++
			}
			continue
		case s == ")" || s == "]":
			open = max(open-1, 0)
			continue
		}
		if !c.terminates(c.tokens[i], s) {
			continue
		}
		end := c.closers(begin, i+1)
		inBrackets := open > 0 && end > i+1 && c.closesBracket(i+1, end)
		if inBrackets {
			open--
			i = end - 1
			continue
		}
		if end >= len(c.tokens) || c.tokens[end].paragraph {
			return end
		}
		if c.boundary(i, end) {
			return end
		}
	}
	return limit
}

// terminates reports whether a sentence can end with t.
func (c *cutter) terminates(t piece, s string) bool {
	if t.stop != noStop {
		return t.stop == mayEnd
	}
	if t.form != mark {
		return false
	}
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case ':', ';':
		return n < len(s) // a face
	case '.', '!', '?':
		return true
	case '…', '‼', '⁇', '⁈', '⁉', '。', '！', '？', '؟', '۔', '।':
		return n == len(s)
	}
	return false
}

// closers gives the end of the run of closing quotation marks and brackets
// from token i on that belong to the sentence before.
func (c *cutter) closers(begin, i int) int {
	for ; i < len(c.tokens); i++ {
		t := c.tokens[i]
		if t.paragraph || t.form != mark && t.form != other {
			return i
		}
		s := c.str(t)
		switch {
		case s == ")" || s == "]" || s == "}":
			continue
		case !quote(s):
			return i
		case !t.gap:
			// A mark that sticks to the next word and not only to this
			// one would open: `Ende."Neu` closes, `Ende. "Neu` opens.
			continue
		case c.standsAlone(i) && c.quotesOpen(begin, i):
			continue
		}
		return i
	}
	return i
}

// closesBracket reports whether a closing bracket is among tokens [i, end).
func (c *cutter) closesBracket(i, end int) bool {
	for ; i < end; i++ {
		if s := c.str(c.tokens[i]); s == ")" || s == "]" {
			return true
		}
	}
	return false
}

func quote(s string) bool {
	switch s {
	case "\"", "'", "''", "“", "”", "„", "«", "»", "‘", "’", "‚", "‹", "›":
		return true
	}
	return false
}

// standsAlone reports whether white space stands on both sides of token i.
func (c *cutter) standsAlone(i int) bool {
	return c.tokens[i].gap && (i+1 >= len(c.tokens) || c.tokens[i+1].gap)
}

// quotesOpen reports whether an odd number of the same quotation marks stands
// between begin and i, at most 400 tokens back.
func (c *cutter) quotesOpen(begin, i int) bool {
	s, n := c.str(c.tokens[i]), 0
	for k := i - 1; k >= begin && k > i-400; k-- {
		if c.str(c.tokens[k]) == s {
			n++
		}
	}
	return n%2 == 1
}

// boundary judges whether a sentence that could end with token i, and whose
// closing marks end before token next, does end there.
func (c *cutter) boundary(i, next int) bool {
	term := c.tokens[i]
	head := next
	for head < len(c.tokens) && c.opens(head) {
		head++
	}
	if head >= len(c.tokens) {
		return head > next && term.stop == noStop
	}
	h := c.tokens[head]
	s := c.str(h)
	first := c.first(h)
	switch {
	case h.form == mark && !strings.Contains("¿¡§@#•*", s):
		return false
	case term.stop == mayEnd:
		return c.startsSentence(h) || head > next && unicode.IsUpper(first) && quote(c.str(c.tokens[next]))
	case h.form == word && unicode.IsLower(first):
		return innerCapital(s)
	case h.form == number:
		return c.str(term) != "." || c.tokens[head].gap
	case next > i+1 && c.str(term) != "." && quote(c.str(c.tokens[next-1])) && c.attributed(head):
		return false
	}
	return true
}

// opens reports whether token i is a mark that can stand before the first word
// of a sentence: an opening quotation mark or bracket, a dash.
func (c *cutter) opens(i int) bool {
	switch s := c.str(c.tokens[i]); s {
	case "(", "[", "{", "-", "–", "—", "--":
		return true
	default:
		return quote(s)
	}
}

// innerCapital recognises names such as "iPhone" and "eBay".
func innerCapital(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	r, _ := utf8.DecodeRuneInString(s[n:])
	return unicode.IsUpper(r)
}

// attributed recognises the attribution after a quotation that ends in "?" or
// "!": up to four words with capitals and a verb of saying ("Brandt asked").
func (c *cutter) attributed(i int) bool {
	for k := 0; k < 5 && i+k < len(c.tokens); k++ {
		t := c.tokens[i+k]
		if t.form != word {
			return false
		}
		if c.rules.attribute[strings.ToLower(c.str(t))] {
			return k > 0
		}
		if !unicode.IsUpper(c.first(t)) {
			return false
		}
	}
	return false
}
