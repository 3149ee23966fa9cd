package profile

import (
	"math"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"synopse/language/de"
)

type zone uint8

const (
	inTitle zone = iota
	inBody
)

// scanner goes through a report's words once.
type scanner struct {
	tongue *tongue
	day    int32 // of publication, since 1970
	dated  bool
	words  int // of the running text

	known  map[string]word // what the report's tokens came to
	terms  []Term
	at     map[Key]int32 // in terms
	named  []int32       // days
	pieces map[uint16]float32
	folded []byte // scratch
	spoken []byte // scratch
}

// word is what a token comes to.
type word struct {
	key     Key
	plain   Key // as a name: without its ending cut; 0 if that is key
	kind    Kind
	stop    bool
	common  bool // in German: a noun that is no name
	month   int8
	weekday int8   // from 1
	value   int16  // of a small number
	before  bool   // a preposition before places
	parts   [3]Key // of a compound, if it is one
}

// token is a word in its place.
type token struct {
	word
	capital, first bool
}

// read adds the words of a text.
func (s *scanner) read(text string, z zone) {
	var last, before token
	first := true // of a sentence
	for i := 0; i < len(text); {
		start, end := nextWord(text, i)
		if start < 0 {
			break
		}
		if gap := text[i:start]; broken(gap) && !(last.dayOfMonth() && gap == ". ") {
			first, last = true, token{}
		}
		r, _ := utf8.DecodeRuneInString(text[start:])
		t := token{word: s.word(text[start:end]), capital: unicode.IsUpper(r), first: first}
		i, first = end, false
		if z == inBody {
			if s.words++; s.words > maxWords {
				return
			}
		}
		s.see(&t, &last, &before, z)
		before, last = last, t
	}
}

// see enters a token: its word, the parts of a compound, a day.
func (s *scanner) see(t, last, before *token, z zone) {
	s.date(t, last, before)
	if t.stop {
		return
	}
	kind := t.kind
	if z == inBody && t.capital && !t.first && !t.common && kind&Number == 0 {
		kind |= Name
		if last.before {
			kind |= Place
		}
		if t.plain != 0 {
			s.enter(t.plain, kind, z)
		}
	}
	s.enter(t.key, kind, z)
	for _, part := range t.parts {
		if part != 0 {
			s.enter(part, 0, z)
		}
	}
}

func (s *scanner) enter(k Key, kind Kind, z zone) {
	i, ok := s.at[k]
	if !ok {
		i = int32(len(s.terms))
		s.at[k] = i
		s.terms = append(s.terms, Term{Key: k})
	}
	t := &s.terms[i]
	t.Kind |= kind
	switch {
	case z == inTitle:
		t.Title = up(t.Title)
	default:
		t.Body = up(t.Body)
		if s.words <= leadWords {
			t.Lead = up(t.Lead)
		}
	}
}

func up(n uint16) uint16 {
	if n == math.MaxUint16 {
		return n
	}
	return n + 1
}

// word works out what a token comes to; each once a report.
func (s *scanner) word(text string) word {
	w, ok := s.known[text]
	if ok {
		return w
	}
	if c := text[0]; '0' <= c && c <= '9' {
		w = word{key: numberKey(text), kind: Number}
		if n, err := strconv.Atoi(text); err == nil && n < math.MaxInt16 {
			w.value = int16(n)
		}
	} else {
		s.folded = fold(s.folded[:0], text)
		w = s.tongue.look(s.folded)
		if w.key == 0 {
			s.spoken = sound(s.spoken[:0], stem(s.folded, s.tongue.code))
			w.key = hash(s.spoken)
			w.plain = s.asName(w.key)
			w.parts = s.parts(text)
		}
		w.common = w.kind == 0 && common(w.key)
		w.stop = w.stop || len(s.folded) < 2 || frequent(w.key)
		if !w.stop {
			s.cut(w.key)
		}
	}
	s.known[text] = w
	return w
}

// asName is the key of the word just folded if it is a name: only a genitive is
// cut off, so that "Müller" and "Mueller" are one in both languages.
func (s *scanner) asName(key Key) Key {
	if s.tongue.code != "de" {
		return 0
	}
	w := s.folded
	if n := len(w); n > 4 && w[n-1] == 's' && w[n-2] != 's' {
		w = w[:n-1]
	}
	if k := hash(sound(nil, w)); k != key {
		return k
	}
	return 0
}

// leastCompound is how many bytes a word has that is looked at as a compound.
const leastCompound = 9

// parts gives the keys of a German compound's parts.
func (s *scanner) parts(text string) (keys [3]Key) {
	if s.tongue.code != "de" || len(text) < leastCompound || !unicode.IsUpper(rune(text[0])) {
		return keys
	}
	for i, part := range de.CompoundParts(text) {
		if i == len(keys) {
			break
		}
		f := fold(nil, part)
		w := s.tongue.look(f)
		if w.key == 0 {
			w.key = hash(sound(nil, stem(f, "de")))
		}
		if !frequent(w.key) {
			keys[i] = w.key
		}
	}
	return keys
}

// nextWord finds the next word from byte i on: a run of letters, or of digits
// with points and commas between them.
func nextWord(text string, i int) (start, end int) {
	for i < len(text) {
		r, n := decode(text, i)
		if digit(r) {
			return i, endOfNumber(text, i)
		}
		if isLetter(r) {
			return i, endOfWord(text, i)
		}
		i += n
	}
	return -1, -1
}

func endOfNumber(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if c >= '0' && c <= '9' || (c == '.' || c == ',') && i+1 < len(text) && digit(rune(text[i+1])) {
			i++
			continue
		}
		break
	}
	return i
}

func endOfWord(text string, i int) int {
	for i < len(text) {
		r, n := decode(text, i)
		if !isLetter(r) {
			break
		}
		i += n
	}
	return i
}

func decode(text string, i int) (rune, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}

// broken reports whether what stands between two words ends a sentence.
func broken(gap string) bool {
	for i := 0; i < len(gap); i++ {
		switch gap[i] {
		case '.', '!', '?', '\n', ':', '"':
			return true
		}
	}
	return false
}

// sorted gives the terms in the order of their keys.
func (s *scanner) sorted() []Term {
	order := make([]uint64, len(s.terms))
	for i := range s.terms {
		order[i] = uint64(s.terms[i].Key)<<32 | uint64(i)
	}
	slices.Sort(order)
	out := make([]Term, len(order))
	for i, p := range order {
		out[i] = s.terms[uint32(p)]
	}
	return out
}
