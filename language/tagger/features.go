// Package tagger turns the tokens of a sentence into features for a sequence
// model: words, affixes, shapes and word classes of a token and its
// neighbours. Tagging and names use it, in training and in reading alike, so
// that both see the same.
//
// In: tokens, and what a language knows of a word. Out: hashed features. It
// knows no language.
package tagger

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language"
	"synopse/language/gazetteer"
	"synopse/language/sequence"
	"synopse/language/wordlist"
	"synopse/language/wordtree"
)

// Classes tells what a language's lexicons know of a word, given in lower case
// and as printed: a set of bits whose meaning is the language's own.
type Classes func(lower, printed string) uint32

// word is what the features of a token are made of. Hashes of affixes are of
// the word in lower case, counted in code points from its ends.
type word struct {
	lower                     string
	hash, cased, class, shape uint32
	suffix, prefix            [8]uint32       // of lengths 1 to 8
	tail                      uint32          // suffix of the part behind the last hyphen
	names                     uint32          // what the gazetteer knows, as tagging is told
	named                     uint32          // the same as finding names is told
	around                    uint32          // what the rest of the text tells
	branch                    wordtree.Branch // where it is in the tree of words
	noun                      wordlist.Kinds  // of the noun it is or ends with
	known                     uint32          // a bit for each kind the lists of words have it as
	sort                      uint32          // the same in few values, or its shape
	first, last               int             // the words at the ends of the clause, between marks
	partner                   uint32          // of an auxiliary: which verb form goes with it
	extra                     uint32          // what the caller adds: a label of another model
}

// Extractor makes features. It keeps its memory from sentence to sentence; it
// is not safe for concurrent use.
type Extractor struct {
	Classes Classes
	Names   *gazetteer.Table // may be nil
	Tree    *wordtree.Table  // may be nil
	Nouns   *wordlist.Table  // may be nil
	// Auxiliary, Participle and Infinitive are the class bits of words that
	// can be an auxiliary, and of the forms that go with one.
	Auxiliary, Participle, Infinitive uint32
	// Elsewhere says that names are marked otherwise in the sentences to come
	// than in reading; set in learning only (Daumé 2007).
	Elsewhere bool
	// Wide makes more features for finding names, of what is further around.
	Wide bool

	words  []word
	around map[uint32]uint32 // what the text tells of a word, by its hash
	capped capitals          // how the sentence is written
}

// hash is 32-bit FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Prepare looks at the tokens of one sentence. extra may be nil or hold a
// number for each token.
func (x *Extractor) Prepare(tokens []language.Token, extra []uint32) {
	x.words = x.words[:0]
	for i := range tokens {
		x.words = append(x.words, word{})
		x.fill(&x.words[i], tokens[i].Text, i == 0)
		if extra != nil {
			x.words[i].extra = extra[i]
		}
	}
	x.capped = x.capitals()
	x.clauses()
	if x.Auxiliary != 0 {
		for i := range x.words {
			if x.words[i].class&x.Auxiliary != 0 {
				x.words[i].partner = x.partnerOf(i)
			}
		}
	}
}

// Alone reports whether token i can be an auxiliary and no verb form goes with
// it.
func (x *Extractor) Alone(i int) bool { return x.words[i].partner == noPartner }

const noPartner = 1

// partnerOf looks for the verb form that goes with the auxiliary at i: the word
// just before it, or a word at the end of a clause behind it, up to the next
// auxiliary, at most thirty words on.
func (x *Extractor) partnerOf(i int) uint32 {
	const (
		none = noPartner + iota
		participleBefore
		infinitiveBefore
		participleAfter
		infinitiveAfter
	)
	if i > 0 {
		switch c := x.words[i-1].class; {
		case c&x.Participle != 0:
			return participleBefore
		case c&x.Infinitive != 0:
			return infinitiveBefore
		}
	}
	for k := i + 1; k < len(x.words) && k < i+30; k++ {
		w := &x.words[k]
		if w.class&x.Auxiliary != 0 && k > i+1 && w.class&(x.Participle|x.Infinitive) == 0 {
			break
		}
		if !x.endsClause(k) {
			continue
		}
		switch {
		case w.class&x.Participle != 0:
			return participleAfter
		case w.class&x.Infinitive != 0:
			return infinitiveAfter
		}
	}
	return none
}

// endsClause reports whether a mark, a conjunction or an auxiliary follows.
func (x *Extractor) endsClause(i int) bool {
	if i+1 >= len(x.words) {
		return true
	}
	r := &x.words[i+1]
	return mark(r.lower) || r.lower == "und" || r.lower == "oder" || r.class&x.Auxiliary != 0
}

// clauses finds the first and last word between marks for every word.
func (x *Extractor) clauses() {
	start := 0
	for i := 0; i <= len(x.words); i++ {
		if i < len(x.words) && !mark(x.words[i].lower) {
			continue
		}
		for k := start; k < i; k++ {
			x.words[k].first, x.words[k].last = start, i-1
		}
		if i < len(x.words) {
			x.words[i].first, x.words[i].last = i, i
		}
		start = i + 1
	}
}

// mark reports whether a word is a mark that ends a clause.
func mark(s string) bool {
	switch s {
	case ",", ".", ";", ":", "!", "?", "\"", "(", ")", "...", "-", "'", "[", "]":
		return true
	}
	return false
}

// Lower gives token i in lower case, as prepared.
func (x *Extractor) Lower(i int) string { return x.words[i].lower }

// SetExtra tells more about token i after Prepare.
func (x *Extractor) SetExtra(i int, extra uint32) { x.words[i].extra = extra }

// Class gives the class of token i, as prepared.
func (x *Extractor) Class(i int) uint32 { return x.words[i].class }

// Noun gives what the list of nouns knows of token i, as prepared.
func (x *Extractor) Noun(i int) wordlist.Kinds { return x.words[i].noun }

func (x *Extractor) fill(w *word, printed string, first bool) {
	printed = plain(printed)
	w.lower = strings.ToLower(printed)
	w.cased = hash(printed)
	w.hash = hash(w.lower)
	if c := w.lower[0]; '0' <= c && c <= '9' {
		w.hash = hash(digits(w.lower))
	}
	w.shape = shape(printed, first)
	w.class = x.Classes(w.lower, printed)
	kinds := x.Names.Kinds(printed)
	w.names, w.named = uint32(kinds.ForTags()), uint32(kinds.ForNames())
	w.around = x.around[w.hash]
	x.list(w, printed)
	w.branch = x.Tree.Branch(printed, w.lower)
	affixes(w.lower, w)
	w.tail = w.suffix[2]
	if k := strings.LastIndexByte(w.lower, '-'); k >= 0 && k+1 < len(w.lower) {
		var t word
		affixes(w.lower[k+1:], &t)
		w.tail = t.suffix[2] + 1
	}
}

// plain writes the marks that mean the same in one way, and gives empty words
// a form.
func plain(s string) string {
	switch s {
	case "“", "”", "„", "«", "»", "``", "''", "‟":
		return "\""
	case "‘", "’", "‚", "‹", "›", "`":
		return "'"
	case "–", "—", "--", "−":
		return "-"
	case "…":
		return "..."
	case "":
		return "_"
	}
	if strings.Contains(s, "’") {
		return strings.ReplaceAll(s, "’", "'")
	}
	return s
}

// digits writes every digit as 0.
func digits(s string) string {
	b := []byte(s)
	for i, c := range b {
		if '1' <= c && c <= '9' {
			b[i] = '0'
		}
	}
	return string(b)
}

// affixes fills the suffixes and prefixes; those longer than the word are
// those of the whole word.
func affixes(s string, w *word) {
	end := len(s)
	for k := range w.suffix {
		if end > 0 {
			_, n := utf8.DecodeLastRuneInString(s[:end])
			end -= n
		}
		w.suffix[k] = hash(s[end:]) + uint32(k)
	}
	start := 0
	for k := range w.prefix {
		if start < len(s) {
			_, n := utf8.DecodeRuneInString(s[start:])
			start += n
		}
		w.prefix[k] = hash(s[:start]) + uint32(k)
	}
}

// Bits of a shape, before one is added.
const (
	startsUpper = 1 << iota
	innerUpper
	hasLower
	hasDigit
	hasHyphen
	hasDot
	hasOther
	isFirst
	isShort
)

// shape says how a word is written: case of the first and of the other
// letters, digits, hyphens, marks, and whether it is the first of a sentence.
func shape(s string, first bool) uint32 {
	var m uint32
	n := 0
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z':
			m |= hasLower
		case 'A' <= r && r <= 'Z', r > 127 && unicode.IsUpper(r):
			if n == 0 {
				m |= startsUpper
			} else {
				m |= innerUpper
			}
		case '0' <= r && r <= '9':
			m |= hasDigit
		case r == '-':
			m |= hasHyphen
		case r == '.':
			m |= hasDot
		case r > 127 && unicode.IsLetter(r):
			m |= hasLower
		default:
			m |= hasOther
		}
		n++
	}
	if n <= 1 {
		m |= isShort
	}
	if first {
		m |= isFirst
	}
	return m + 1
}

// at gives the word at i, or the edge of the sentence.
func (x *Extractor) at(i int) *word {
	switch {
	case i < 0:
		return &before
	case i >= len(x.words):
		return &after
	}
	return &x.words[i]
}

var (
	before = word{hash: 1, cased: 1, class: 1 << 31, shape: 1 << 20, branch: wordtree.Branch{1, 1, 1, 1}}
	after  = word{hash: 2, cased: 2, class: 1<<31 | 1, shape: 1<<20 | 1, branch: wordtree.Branch{2, 2, 2, 2}}
)

// pair joins two hashes, in order.
func pair(a, b uint32) uint32 { return a*0x01000193 ^ (b + 0x9E3779B9 + a<<6 + a>>2) }

// mixed appends the hashes of features numbered in a row.
func mixed(to []uint32, first uint32, values []uint32) []uint32 {
	n := len(to)
	to = slices.Grow(to, len(values))[:n+len(values)]
	for k, v := range values {
		to[n+k] = sequence.Mix(first+uint32(k), v)
	}
	return to
}

// Features fills f with the features of the prepared sentence for tagging.
func (x *Extractor) Features(f *sequence.Features) {
	f.Reset()
	for i := range x.words {
		l2, l1, w, r1, r2 := x.at(i-2), x.at(i-1), x.at(i), x.at(i+1), x.at(i+2)
		values := [...]uint32{
			0,
			w.hash, l1.hash, r1.hash, l2.hash, r2.hash,
			pair(l1.hash, w.hash), pair(w.hash, r1.hash),
			w.cased,
			w.suffix[0], w.suffix[1], w.suffix[2], w.suffix[3], w.suffix[4],
			w.prefix[0], w.prefix[1], w.prefix[2], w.prefix[3],
			w.shape, pair(l1.shape, w.shape), pair(w.shape, r1.shape),
			w.class, l1.class, r1.class,
			pair(l1.class, w.class), pair(w.class, r1.class),
			pair(pair(l1.class, w.class), r1.class), pair(l2.class, l1.class), pair(r1.class, r2.class),
			l1.suffix[2], r1.suffix[2],
			pair(l1.suffix[1], w.suffix[2]), pair(w.suffix[2], r1.suffix[1]),
			pair(l1.hash, w.class), pair(l1.hash, w.suffix[2]), pair(w.class, r1.hash),
			pair(w.suffix[2], w.shape), w.tail, pair(w.class, w.shape),
			pair(w.extra, w.hash), pair(w.extra, w.class), pair(pair(w.extra, w.class), l1.class), pair(pair(w.extra, w.class), r1.class), pair(w.extra, w.shape), pair(pair(w.hash, w.extra), w.partner),
			w.suffix[5], w.suffix[6], w.suffix[7], pair(w.hash, w.partner), pair(w.class, w.partner),
			pair(l1.class, w.shape), pair(pair(l1.class, w.shape), r1.class), pair(pair(l2.class, l1.class), w.shape),
			pair(w.names, w.shape), l1.names, r1.names, pair(l1.names, w.names), pair(w.names, r1.names),
			pair(w.class, x.at(w.last).class), pair(w.hash, x.at(w.last).class), pair(x.at(w.first).class, w.class),
			pair(pair(x.at(w.first).class, w.class), x.at(w.last).class), pair(w.suffix[1], r1.class),
		}
		f.Emissions = mixed(f.Emissions, 1, values[:])
		f.Emissions = tagListFeatures(f.Emissions, l1, w, r1)
		f.Emissions = tagTreeFeatures(f.Emissions, l1, w, r1)
		edges := [...]uint32{w.class, w.hash, w.suffix[2], pair(w.shape, r1.class)}
		f.Edges = mixed(f.Edges, 101, edges[:])
		f.EndToken()
	}
}
