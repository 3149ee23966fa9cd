package actor

import "synopse/language"

// farthest is how many sentences back anything is looked for, quoted ones
// counted.
const farthest = 16

// quotedTokens marks the tokens between quotation marks, block by block.
func quotedTokens(doc *language.Document) []bool {
	out := make([]bool, len(doc.Tokens))
	block, open := -2, false
	for _, s := range doc.Sentences {
		if s.Block != block {
			block, open = s.Block, false
		}
		for i := max(s.First, 0); i < s.Last && i < len(doc.Tokens); i++ {
			switch doc.Tokens[i].Text {
			case "\"", "„", "“", "”", "«", "»", "``", "''":
				open = !open
			default:
				out[i] = open
			}
		}
	}
	return out
}

// countUnquoted gives, for each sentence and the end, how many sentences before
// it are not wholly in quotation marks.
func (d *discourse) countUnquoted() []int {
	out := make([]int, len(d.doc.Sentences)+1)
	for i, s := range d.doc.Sentences {
		out[i+1] = out[i]
		if !d.wholeQuoted(max(s.First, 0), min(s.Last, len(d.doc.Tokens))) {
			out[i+1]++
		}
	}
	return out
}

// wholeQuoted reports whether all words of a run stand in quotation marks.
func (d *discourse) wholeQuoted(first, last int) bool {
	words := 0
	for i := first; i < last; i++ {
		if !d.t.letters(i) {
			continue
		}
		if !d.inQuote(i) {
			return false
		}
		words++
	}
	return words > 0
}

// allQuoted reports whether a sentence stands in quotation marks from its first
// word to its last.
func (d *discourse) allQuoted(sentence int) bool {
	return sentence >= 0 && sentence+1 < len(d.unquoted) && d.unquoted[sentence] == d.unquoted[sentence+1]
}

// unquotedSince counts the sentences after one, up to another, that are not
// wholly quoted.
func (d *discourse) unquotedSince(from, to int) int {
	if from < 0 || to+1 >= len(d.unquoted) || to-from > farthest {
		return to - from
	}
	return d.unquoted[to+1] - d.unquoted[from+1]
}
