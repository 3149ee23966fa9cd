// Package segment finds the sentences and tokens of a text. The word
// boundaries of UAX #29 are the base; rules for abbreviations, ordinals,
// compounds with hyphens, clitics, numbers and direct speech, read from a
// language's data file, are laid on top.
//
// In: a text, its blocks and the rules of a language. Out: a
// language.Document without tags. Time and memory are linear in the text;
// any string, valid UTF-8 or not, can be cut. The package knows no language.
package segment

import (
	"slices"
	"unicode/utf8"

	"synopse/language"
	"synopse/report"
)

// Document cuts the blocks of text into sentences and tokens. Without blocks
// the whole text is one block. A sentence never crosses the end of a block,
// nor a blank line.
func Document(text string, blocks []report.Block, rules *Rules) language.Document {
	doc := language.Document{Language: rules.Language}
	if len(text) == 0 {
		return doc
	}
	doc.Tokens = make([]language.Token, 0, len(text)/5+8)
	doc.Sentences = make([]language.Sentence, 0, len(text)/90+2)
	c := cutter{rules: rules, doc: &doc, text: text}
	if len(blocks) == 0 {
		c.block(0, len(text), 0, -1, "")
		return doc
	}
	index := report.NewIndex(text)
	for i, b := range blocks {
		start, end := max(b.Start, 0), min(b.End, index.Len())
		if start < end {
			c.block(index.Byte(start), index.Byte(end), start, i, b.Kind)
		}
	}
	return doc
}

// longestSentence is how many tokens a sentence can have: more without a stop is
// no sentence but a table or noise, and steps that look at all of a sentence
// would take forever.
const longestSentence = 600

// longestToken is how many bytes a token can have: more is no word but data, and
// steps that take words apart would take forever.
const longestToken = 512

// cutLong cuts tokens that are too long, between code points.
func (c *cutter) cutLong() {
	if !slices.ContainsFunc(c.tokens, func(t piece) bool { return t.to-t.from > longestToken }) {
		return
	}
	var out []piece
	for _, t := range c.tokens {
		for t.to-t.from > longestToken {
			part := t
			for part.to, part.end = t.from, t.start; part.to-t.from < longestToken; part.end++ {
				_, n := utf8.DecodeRuneInString(c.text[part.to:t.to])
				part.to += n
			}
			out = append(out, part)
			t.from, t.start, t.gap, t.paragraph = part.to, part.end, false, false
		}
		if t.from < t.to {
			out = append(out, t)
		}
	}
	c.tokens = out
}

// cutter holds what is reused from block to block.
type cutter struct {
	rules  *Rules
	doc    *language.Document
	text   string
	pieces []piece // as UAX #29 cuts them, without white space
	tokens []piece // after merging and splitting
}

// block cuts text[from:to], which starts at code point at.
func (c *cutter) block(from, to, at, number int, kind report.Kind) {
	c.cutWords(from, to, at)
	c.merge()
	c.cutLong()
	first := len(c.doc.Tokens)
	for _, t := range c.tokens {
		c.doc.Tokens = append(c.doc.Tokens, language.Token{
			Text: c.text[t.from:t.to], Start: t.start, End: t.end,
		})
	}
	begin := 0
	for begin < len(c.tokens) {
		end := c.sentenceEnd(begin)
		c.doc.Sentences = append(c.doc.Sentences, language.Sentence{
			Start: c.tokens[begin].start, End: c.tokens[end-1].end,
			First: first + begin, Last: first + end,
			Block: number, Kind: kind,
		})
		begin = end
	}
}

// first gives the first code point of a piece.
func (c *cutter) first(p piece) rune {
	r, _ := utf8.DecodeRuneInString(c.text[p.from:p.to])
	return r
}

// str gives the text of a piece.
func (c *cutter) str(p piece) string { return c.text[p.from:p.to] }
