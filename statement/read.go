package statement

import (
	"sort"

	"synopse/actor"
	"synopse/language"
)

// longQuote is the number of words from which a quotation stands as a part of
// its own in the sentence; shorter ones are words inside a clause.
const longQuote = 5

// reader holds what the passes over one document share.
type reader struct {
	doc      *language.Document
	toks     []language.Token
	lex      *lexicon
	low      []string // texts of tokens in lower case, "" until asked for
	mentions []actor.Mention
	at       []int32 // mention that covers a token, -1 if none
	quotes   []quotation
	inQuote  []int32 // quotation that covers a token, -1 if none
	long     []bool  // per quotation: at least longQuote words, or a whole sentence
	out      []Statement
	sentence []int     // per statement: sentence of its cue or content
	inner    bool      // reading inside a quotation: only others' words count
	turns    []bool    // per sentence: part of an interview's turn
	of       [][]int32 // per sentence: statements whose cue stands or whose content ends in it
}

// Read finds the statements of a document. Mentions are used to tell people
// and bodies that speak from things that don't; they may be nil. The order of
// the statements is the order in which their contents begin.
func Read(doc *language.Document, mentions []actor.Mention) []Statement {
	if len(doc.Tokens) == 0 {
		return nil
	}
	r := newReader(doc, mentions)
	r.interviews()
	for s := range doc.Sentences {
		if !r.searched(s) {
			r.headline(s)
			continue
		}
		if doc.Language == "en" {
			r.englishSentence(s)
		} else {
			r.germanSentence(s)
		}
	}
	r.blockQuotes()
	r.innerSpeech()
	if doc.Language == "en" {
		r.leftQuotes(true)
	} else {
		r.carryOn()
	}
	r.leftQuotes(false)
	r.order()
	r.nest()
	r.nameSpeakers()
	r.weigh()
	return r.out
}

func newReader(doc *language.Document, mentions []actor.Mention) *reader {
	r := &reader{doc: doc, toks: doc.Tokens, mentions: mentions, lex: germanLexicon()}
	if doc.Language == "en" {
		r.lex = englishLexicon()
	}
	r.at, r.low = fill(len(r.toks)), make([]string, len(r.toks))
	r.of = make([][]int32, len(doc.Sentences))
	r.turns = make([]bool, len(doc.Sentences))
	for m := range mentions {
		for i := max(0, mentions[m].First); i < mentions[m].Last && i < len(r.at); i++ {
			if r.at[i] < 0 || len(mentions[m].Parts) > 0 {
				r.at[i] = int32(m)
			}
		}
	}
	r.quotes = quotations(doc)
	r.inQuote = fill(len(r.toks))
	r.long = make([]bool, len(r.quotes))
	for q := range r.quotes {
		for i := r.quotes[q].First; i < r.quotes[q].Last; i++ {
			r.inQuote[i] = int32(q)
		}
		r.long[q] = words(r.toks, r.quotes[q].Range) >= longQuote && !r.embedded(q) || r.wholeSentence(q)
		if r.behindItsVerb(r.quotes[q].Range) {
			r.long[q] = true
		}
		if r.calledSo(r.quotes[q].Range) {
			r.long[q] = false
		}
	}
	if doc.Language == "en" {
		r.repairEnglish()
	} else {
		r.repair()
	}
	return r
}

func fill(n int) []int32 {
	f := make([]int32, n)
	for i := range f {
		f[i] = -1
	}
	return f
}

// quoteAt gives the quotation that covers a token, -1 if none.
func (r *reader) quoteAt(i int) int { return int(r.inQuote[i]) }

// embedded reports a quotation in the middle of a clause that goes on behind it
// ("weil die Lage „ernst und kaum noch zu retten“ sei").
func (r *reader) embedded(q int) bool {
	g := r.quotes[q].Range
	s := r.doc.Sentences[r.doc.SentenceAt(g.First)]
	if r.doc.Language == "en" || g.First == s.First || g.Last >= s.Last || r.quotes[q].open {
		return false
	}
	b, a := &r.toks[g.First-1], &r.toks[g.Last]
	return b.Tag != language.PUNCT && a.Tag != language.PUNCT && !isMark(a.Text)
}

// wholeSentence reports whether a quotation ends like a sentence and stands
// after a colon or alone.
func (r *reader) wholeSentence(q int) bool {
	g := r.quotes[q].Range
	first := r.firstSaid(g)
	s := r.doc.Sentences[r.doc.SentenceAt(first)]
	if g.First > s.First && r.toks[g.First-1].Text == ":" {
		return true
	}
	if first != s.First {
		return r.interrupted(q) || r.joined(q) && r.firstSaid(r.quotes[q-1].Range) == s.First && r.beforeItsCue(g)
	}
	if g.Last-g.First < 4 {
		return r.beforeItsCue(g)
	}
	switch r.toks[g.Last-2].Text {
	case ".", "!", "?", "…", ",":
		return true
	}
	if g.Last >= len(r.toks) {
		return false
	}
	switch r.toks[g.Last].Text {
	case ",":
		return true
	case ":", "–", "—":
		return r.finiteInside(g) >= 0
	}
	return false
}

// longestSentence is how many tokens a sentence may have to be read. Longer ones
// are tables and lists that nobody marked as such, and would cost the square of
// their length.
const longestSentence = 1000

// searched reports whether all kinds of statements are looked for in a sentence:
// in prose. Of headlines see headline.
func (r *reader) searched(s int) bool {
	sent := &r.doc.Sentences[s]
	return (sent.Kind == "" || sent.Kind.Prose()) && sent.Last-sent.First <= longestSentence
}

// add keeps a statement found in a sentence, unless the same content has the
// same speaker already.
func (r *reader) add(s int, st Statement) int {
	st.Content = r.trim(st.Content)
	if r.doc.Language != "en" && r.oneOfAll(st.Speaker) {
		st.Speaker = Range{} // nobody
	}
	st.Speaker = r.pastMark(st.Speaker)
	if st.evidence != bySource && r.thing(st.Speaker) {
		if st.Kind != Direct {
			return -1 // "Die Flut forderte viele Opfer"
		}
		st.Speaker = Range{}
	}
	if len(st.Content) == 0 || r.inner && !r.named(st.Speaker) {
		return -1
	}
	st.Within = -1
	r.out = append(r.out, st)
	r.sentence = append(r.sentence, s)
	i := len(r.out) - 1
	r.of[s] = append(r.of[s], int32(i))
	if last := r.doc.SentenceAt(st.Content[len(st.Content)-1].Last - 1); last != s {
		r.of[last] = append(r.of[last], int32(i))
	}
	return i
}

// trim drops marks and connectives from the ends of ranges, and empty ranges.
func (r *reader) trim(in []Range) []Range {
	var out []Range
	for _, g := range in {
		for g.First < g.Last && r.dull(g.First) {
			g.First++
		}
		for g.First < g.Last && r.dull(g.Last-1) {
			g.Last--
		}
		if !g.Empty() && words(r.toks, g) > 0 {
			out = append(out, g)
		}
	}
	return out
}

func (r *reader) dull(i int) bool {
	switch r.toks[i].Text {
	case ",", ";", ":", "–", "—", "-", ".":
		return true
	}
	return false
}

// order sorts the statements by where their content begins; of two that begin
// together the longer one comes first, of two alike the one that tells the other.
func (r *reader) order() {
	idx := make([]int, len(r.out))
	for i := range idx {
		idx[i] = i
	}
	sort.SliceStable(idx, func(a, b int) bool {
		x, y := &r.out[idx[a]], &r.out[idx[b]]
		if x.Content[0].First != y.Content[0].First {
			return x.Content[0].First < y.Content[0].First
		}
		if x, y := x.Content[len(x.Content)-1].Last, y.Content[len(y.Content)-1].Last; x != y {
			return x > y
		}
		return layer(x) > layer(y)
	})
	out := make([]Statement, 0, len(r.out))
	sentence := make([]int, 0, len(r.out))
	for _, i := range idx {
		if len(out) > 0 && repeats(&out[len(out)-1], &r.out[i]) {
			continue
		}
		out = append(out, r.out[i])
		sentence = append(sentence, r.sentence[i])
	}
	r.out, r.sentence = out, sentence
}

// repeats reports whether two statements give the same words to the same
// speaker in the same way.
func repeats(a, b *Statement) bool {
	if a.Kind != b.Kind || a.Speaker != b.Speaker || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if a.Content[i] != b.Content[i] {
			return false
		}
	}
	return true
}

// nestReach is how many statements before or after one are looked at for one
// that contains it. They are in order, so the outer one is near.
const nestReach = 40

// nest gives each statement the smallest other one that contains it.
func (r *reader) nest() {
	for i := range r.out {
		best := -1
		for k := max(0, i-nestReach); k < min(len(r.out), i+nestReach); k++ {
			if k == i || !r.wider(k, i) || !contains(hull(&r.out[k]), r.out[i].Content) {
				continue
			}
			if best < 0 || r.wider(best, k) {
				best = k
			}
		}
		r.out[i].Within = best
	}
}

// wider orders statements by how much they cover, so that nesting has no
// circles. Of two that cover the same, the one by a source phrase ("Beide
// einigten sich laut Brandt") is the wider one, and the clause itself as
// reported speech the narrower.
func (r *reader) wider(a, b int) bool {
	x, y := length(hull(&r.out[a])), length(hull(&r.out[b]))
	if x != y {
		return x > y
	}
	if x, y := layer(&r.out[a]), layer(&r.out[b]); x != y {
		return x > y
	}
	return a < b
}

func layer(st *Statement) int {
	switch {
	case st.source || st.quotes:
		return 2
	case st.Kind == Reported:
		return 0
	}
	return 1
}

func length(rs []Range) int {
	n := 0
	for _, g := range rs {
		n += g.Last - g.First
	}
	return n
}

// hull is what a statement covers: for one with a source phrase in its middle
// the whole clause, else its content.
func hull(st *Statement) []Range {
	if !st.source || len(st.Content) < 2 {
		return st.Content
	}
	return []Range{{st.Content[0].First, st.Content[len(st.Content)-1].Last}}
}

func contains(outer, inner []Range) bool {
	for _, g := range inner {
		in := false
		for _, o := range outer {
			if o.First <= g.First && g.Last <= o.Last {
				in = true
				break
			}
		}
		if !in {
			return false
		}
	}
	return true
}
