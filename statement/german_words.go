package statement

import (
	"strings"

	"synopse/language"
)

// placeOfWords reads "heißt es in dem Antrag": what has the words stands for
// who speaks.
func (r *reader) placeOfWords(segs []segment) Range {
	for k := range segs {
		for i := segs[k].First; i < segs[k].Last-1; i++ {
			switch r.lower(i) {
			case "in", "im", "auf", "aus", "bei", "beim", "vom", "von", "seitens":
				if end := r.full(i+1, segs[k].Last); end > i+1 && r.quoteAt(i) < 0 && r.wordsOf(end-1, i+1) {
					return Range{i + 1, end}
				}
			}
		}
	}
	return Range{}
}

// owned reports a noun in a range with a genitive or "von" right behind it.
func (r *reader) owned(g Range, noun string) bool {
	for i := g.First; i+1 < g.Last; i++ {
		if r.lower(i) == noun {
			return r.genitive(i+1, g.Last) > i+1
		}
	}
	return false
}

// metWith gives whose criticism something met ("stieß bei den Fischern auf Kritik", "auf
// Kritik der Fischer", with the noun in lower case).
func (r *reader) metWith(g Range, noun string) Range {
	owner := Range{}
	for i := g.First; i+1 < g.Last; i++ {
		switch w := r.lower(i); {
		case w == "bei" || w == "beim" || w == "seitens":
			if end := r.full(i+1, g.Last); end > i+1 {
				return Range{i + 1, end}
			}
		case w == noun:
			if from := i + 1; r.lower(from) == "von" || r.lower(from) == "vom" {
				owner = Range{from + 1, r.full(from+1, g.Last)}
			} else if r.genitive(from, g.Last) > from {
				owner = Range{from, r.full(from, g.Last)}
			}
		}
	}
	return owner
}

// outOf gives what words come out of ("wie aus einer Verlautbarung hervorgeht").
func (r *reader) outOf(g Range) Range {
	for i := g.First; i+1 < g.Last; i++ {
		if r.lower(i) == "aus" {
			if end := r.full(i+1, g.Last); end > i+1 {
				return Range{i + 1, end}
			}
		}
	}
	return Range{}
}

// inPaper gives what holds words behind a preposition of place, told by its noun ("in
// dem Bericht") or by a name of one word in marks ("im „Hafenblatt“").
func (r *reader) inPaper(g Range) Range {
	for i := g.First; i+1 < g.Last; i++ {
		w := r.lower(i)
		if w != "in" && w != "im" || r.quoteAt(i) >= 0 {
			continue
		}
		k := i + 1
		if r.toks[k].Tag == language.DET {
			k++
		}
		if q := r.quoteAt(k); q >= 0 && r.quotes[q].First == k && r.quotes[q].Last == k+3 && r.quotes[q].Last <= g.Last {
			return Range{i + 1, k + 3}
		}
		if end := r.full(i+1, g.Last); end > i+1 && r.quoteAt(i+1) < 0 && r.onPaper(Range{i + 1, end}) {
			return Range{i + 1, end}
		}
	}
	return Range{}
}

// wordsOf reports that a phrase names something that holds words, or somebody.
func (r *reader) wordsOf(last, first int) bool {
	for i := first; i <= last; i++ {
		if m := r.at[i]; m >= 0 && !r.mentions[m].Place {
			return true
		}
		if r.paper(i) {
			return true
		}
	}
	return false
}

// paper reports a noun for what holds words (data/documents.de.txt).
func (r *reader) paper(i int) bool {
	w := r.lower(i)
	for _, h := range r.lex.holders {
		if rest, ok := strings.CutPrefix(w, h); ok && len(rest) <= 2 || strings.HasSuffix(w, h) {
			return true
		}
	}
	return false
}

// citedObject finds who is cited: "Das Blatt zitiert den Prediger mit …", or, behind
// who cites him, "…, zitiert das Blatt den Prediger".
func (r *reader) citedObject(g Range, verb int, verbFirst bool) Range {
	if verbFirst {
		if _, quoted := r.quoterFirst(Range{verb + 1, g.Last}); r.speaks(quoted) {
			return quoted
		}
	}
	for i := verb + 1; i < g.Last; i++ {
		if w := r.lower(i); (w == "den" || w == "die" || w == "das" || w == "ihn" || r.toks[i].Tag == language.PROPN) && r.toks[i-1].Tag != language.ADP && r.at[i] >= 0 {
			if end := r.full(i, g.Last); end > i {
				return Range{i, end}
			}
		}
	}
	return Range{}
}

// agent reads the "von X" of a passive.
func (r *reader) agent(g Range) Range {
	for i := g.First; i < g.Last-1; i++ {
		switch r.lower(i) {
		case "von", "vom", "seitens", "durch":
			if end := r.full(i+1, g.Last); end > i+1 && (r.toks[i+1].Tag != language.NUM || r.speaks(Range{i + 1, end})) {
				return Range{i + 1, end}
			}
		}
	}
	return Range{}
}

// onPaper reports a phrase that names what holds words, and not somebody.
func (r *reader) onPaper(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if r.paper(i) {
			return true
		}
	}
	return false
}

// carrier gives who does something with the thing on which words stand: "Die Fischer
// trugen Plakate, auf denen „…“ stand".
func (r *reader) carrier(segs []segment, p predicate) Range {
	k := p.segment - 1
	if !p.cue.has(framePlace) || segs[k].kind != mainClause {
		return Range{}
	}
	if sub := r.subject(segs, predicate{segment: k, verb: segs[k].verb, main: segs[k].verb}); r.headSpeaks(sub) {
		return sub
	}
	return Range{}
}
