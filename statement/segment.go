package statement

import (
	"strings"

	"synopse/language"
)

// segmentKind says what a segment of a sentence is.
type segmentKind uint8

const (
	fragment   segmentKind = iota // no verb: an apposition, a list item
	mainClause                    // a finite verb in first or second place
	subClause                     // opened by a subordinator or question word
	relClause                     // opened by a relative pronoun
	infinitive                    // an infinitive with zu
	quoted                        // between quotation marks
	resumption                    // the rest of a subordinate clause behind an insertion: its verb stands last
)

// segment is a stretch of a sentence between two boundaries (comma, colon,
// semicolon, dash, bracket, a coordination of clauses, quotation marks).
type segment struct {
	Range
	kind   segmentKind
	verb   int  // finite verb; -1 if none
	opener int  // subordinator or relative pronoun; -1 if none
	before byte // what separates it from the segment before: , : ; - ( & or 0
	quote  int  // for quoted: index of the quotation
}

// verbFirst reports whether a main clause begins with its verb ("sagte er").
func (g *segment) verbFirst(toks []language.Token) bool {
	if g.kind != mainClause {
		return false
	}
	i := firstWord(toks, g.Range)
	if i+1 == g.verb && strings.EqualFold(toks[i].Text, "so") {
		i++ // ", so schätzen die Forscher"
	}
	return i == g.verb
}

// firstWord gives the first token of a range that is not a mark or bracket.
func firstWord(toks []language.Token, r Range) int {
	for i := r.First; i < r.Last; i++ {
		if toks[i].Tag != language.PUNCT && !isMark(toks[i].Text) {
			return i
		}
	}
	return r.First
}

func boundary(text string) byte {
	switch text {
	case ",", ":", ";":
		return text[0]
	case "–", "—", "-", "--":
		return '-'
	case "(", ")", "[", "]":
		return '('
	}
	return 0
}

// boundaryAt is boundary with full stops inside a sentence, where two were taken
// for one.
func (r *reader) boundaryAt(i, last int) byte {
	if r.toks[i].Text == "." && i+2 < last && r.doc.Language != "en" {
		switch t := &r.toks[i+1]; t.Tag {
		case language.PUNCT, language.NUM, language.X, language.SYM:
		default:
			if c := t.Text[0]; c >= 'A' && c <= 'Z' {
				return ';'
			}
		}
	}
	if r.compoundHyphen(i) {
		return 0
	}
	return boundary(r.toks[i].Text)
}

// compoundHyphen reports a hyphen that ties a word to a name in marks ("die „Weiter
// so“-Politik").
func (r *reader) compoundHyphen(i int) bool {
	return r.toks[i].Text == "-" && i > 0 && i+1 < len(r.toks) && isMark(r.toks[i-1].Text) &&
		r.toks[i-1].End == r.toks[i].Start && r.toks[i].End == r.toks[i+1].Start
}

// segments cuts a sentence into segments and says what each is.
func (r *reader) segments(s *language.Sentence) []segment {
	var out []segment
	start, before := s.First, byte(0)
	flush := func(end int) {
		if end > start {
			out = r.splitCoordinated(out, Range{start, end}, before)
		}
	}
	for i := s.First; i < s.Last; {
		if q := r.quoteAt(i); q >= 0 && r.long[q] {
			flush(i)
			end := min(r.quotes[q].Last, s.Last)
			sep := before
			if i > start {
				sep = 0
			}
			out = append(out, segment{Range: Range{i, end}, kind: quoted, verb: -1, opener: -1, before: sep, quote: q})
			i, start, before = end, end, 0
			continue
		}
		if end := r.bracket(i, s.Last); end > i && i > start {
			i = end // "(CDU)" stays in its phrase
			continue
		}
		if b := r.boundaryAt(i, s.Last); b != 0 && !r.inNumber(i) && r.quoteAt(i) < 0 {
			flush(i)
			if !(i == start && before != 0) || b == ':' {
				before = b
			}
			start = i + 1
		}
		i++
	}
	flush(s.Last)
	out = r.mergeWie(out)
	for k := 1; k < len(out); k++ { // "…, die von Fehlern sprach, aber nicht sagte, …"
		g, b := &out[k], &out[k-1]
		if g.before == '&' && g.kind == mainClause && (b.kind == relClause || b.kind == subClause) && g.verb == r.lastWord(g.Range) && g.verb > g.First+1 {
			g.kind, g.opener = b.kind, b.opener
		}
	}
	return out
}

// lastWord gives the last token of a range that is not a mark.
func (r *reader) lastWord(g Range) int {
	i := g.Last - 1
	for i > g.First && (r.toks[i].Tag == language.PUNCT || isMark(r.toks[i].Text)) {
		i--
	}
	return i
}

// mergeWie joins "Wie ein Vertreter des Konzerns" and ", EADS, mitteilte" to one
// clause again: an apposition had cut it.
func (r *reader) mergeWie(segs []segment) []segment {
	for k := 0; k+1 < len(segs); k++ {
		g := &segs[k]
		if g.verb >= 0 || r.lower(firstWord(r.toks, g.Range)) != "wie" {
			continue
		}
		for j := k + 1; j < len(segs) && j < k+4; j++ {
			n := &segs[j]
			if n.kind == fragment {
				continue
			}
			if v := n.verb; v >= 0 && v == r.lastWord(n.Range) && (n.kind == mainClause || n.kind == resumption) {
				g.Last, g.verb, g.kind, g.opener = n.Last, v, subClause, firstWord(r.toks, g.Range)
				segs = append(segs[:k+1], segs[j+1:]...)
			}
			break
		}
	}
	return segs
}

// inNumber reports whether a mark stands inside a score or time ("2 : 1").
func (r *reader) inNumber(i int) bool {
	return i > 0 && i+1 < len(r.toks) && r.toks[i].Text == ":" &&
		r.toks[i-1].Tag == language.NUM && r.toks[i+1].Tag == language.NUM
}

// splitCoordinated cuts a stretch before "und", "aber" … where a second clause
// with its own finite verb begins, and appends the parts.
func (r *reader) splitCoordinated(out []segment, g Range, before byte) []segment {
	start := g.First
	if v := r.missingComma(g); v > 0 {
		first := r.classify(Range{start, v + 1}, before)
		if first.verb < 0 { // its verb was taken for an infinitive of the next clause
			first.verb, first.kind, first.opener = v, subClause, firstWord(r.toks, first.Range)
		}
		out = append(out, first)
		start, before = v+1, ','
	}
	for i := start + 1; i < g.Last-1; i++ {
		if r.toks[i].Tag != language.CCONJ && !r.joins(i) {
			continue
		}
		sub := r.lex.ofThat[r.lower(i+1)] && r.toks[i+1].Tag == language.SCONJ && r.hasFinite(Range{i + 1, g.Last})
		if !r.hasFinite(Range{start, i}) || !sub && !r.clauseBegins(Range{i + 1, g.Last}) {
			continue
		}
		out = append(out, r.classify(Range{start, i}, before))
		start, before = i, '&'
	}
	return append(out, r.classify(Range{start, g.Last}, before))
}

// missingComma gives the verb of a first clause with "wie" that has no comma
// behind it ("Wie die Sender berichten sind …"), 0 if there is none.
func (r *reader) missingComma(g Range) int {
	w := firstWord(r.toks, g)
	if r.lower(w) != "wie" {
		return r.verbsMeet(w, g)
	}
	for v := g.First + 2; v+2 < g.Last; v++ {
		t := &r.toks[v]
		if t.Tag == language.VERB && len(r.lex.verbs[t.Lemma]) > 0 {
			if r.isFinite(v+1) && v+1 < r.lastWord(g) { // not "wie Brandt zitiert wird"
				return v
			}
			return 0
		}
		if r.isFinite(v) {
			return 0
		}
	}
	return 0
}

// verbsMeet gives the verb of a first subordinate clause that has no comma behind
// it ("Als er ging sagte er …"), 0 if there is none.
func (r *reader) verbsMeet(w int, g Range) int {
	if r.doc.Language == "en" || r.toks[w].Tag != language.SCONJ || !r.lex.subs[r.lower(w)] {
		return 0
	}
	for v := w + 2; v+2 < g.Last; v++ {
		if r.isFinite(v) && r.isFinite(v+1) {
			return v
		}
	}
	return 0
}

func (r *reader) joins(i int) bool {
	switch r.toks[i].Text {
	case "und", "aber", "sondern", "doch", "oder", "and", "but":
		return true
	}
	return false
}

func (r *reader) hasFinite(g Range) bool { return r.finite(g) >= 0 }

// finite gives the first finite verb of a range outside quotation marks, -1 if
// there is none.
func (r *reader) finite(g Range) int {
	for i := g.First; i < g.Last; i++ {
		if r.isFinite(i) {
			return i
		}
	}
	return -1
}

func (r *reader) isFinite(i int) bool {
	t := &r.toks[i]
	return (t.Tag == language.VERB || t.Tag == language.AUX) && t.Morph.Any(language.Finite|language.Imperative) && r.quoteAt(i) < 0
}

// lastFinite gives the last finite verb of a range, -1 if there is none.
func (r *reader) lastFinite(g Range) int {
	for i := g.Last - 1; i >= g.First; i-- {
		if r.isFinite(i) {
			return i
		}
	}
	return -1
}

// lower gives a token's text in lower case.
func (r *reader) lower(i int) string {
	if r.low[i] == "" {
		r.low[i] = strings.ToLower(r.toks[i].Text)
	}
	return r.low[i]
}
