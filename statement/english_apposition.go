package statement

import "synopse/language"

// appositionEnd gives the end of what a comma at i opens that says more of who was just
// named: "said Brandt, a lawyer who represents the families", "according to Brandt, its
// managing partner, …"; i where none does. It opens with an article or a possessive, and
// has no verb but those of its relative clauses.
func (r *reader) appositionEnd(i int, sent *language.Sentence) int {
	if i+2 >= sent.Last || r.toks[i].Text != "," || !r.opensPhrase(i+1) {
		return i
	}
	relative := false
	for k := i + 1; k < sent.Last; k++ {
		switch w := r.toks[k].Text; {
		case w == "who" || w == "which" || w == "whose" || w == "that" && nominal(r.toks[k-1].Tag):
			relative = true
		case w == "," || w == "." || w == ";" || w == ":" || isMark(w):
			return k
		case !relative && r.finite(Range{k, k + 1}) == k:
			return i
		}
	}
	return sent.Last
}

// opensPhrase reports an article or a possessive.
func (r *reader) opensPhrase(i int) bool {
	switch r.lower(i) {
	case "a", "an", "the", "its", "his", "her", "their":
		return true
	}
	return false
}
