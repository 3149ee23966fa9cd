package sense

import "synopse/language"

// Hit is a word or expression of a sentence with its concepts.
type Hit struct {
	First, Last int // tokens [First, Last): the word, or what keeps together of an expression
	Verb        int // the token with an expression's verb; -1 if there is none
	// Concepts are those of the word or expression; of a compound that the
	// thesaurus does not have, those of its head, which are broader than it is.
	Concepts []ID
	Compound bool
	Front    []ID // of a compound, the concepts of what stands before its head
}

// block is how many tokens are read at once; no sentence of a report is longer.
const block = 1024

type bits [block / 64]uint64

func (b *bits) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b *bits) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }

// Read appends the concepts of a sentence's tokens to dst, by first token.
// Expressions of several words go before their words; the longest counts. Names
// of persons and places have no concepts.
func Read(dst []Hit, lang string, tokens []language.Token) []Hit {
	t := book()
	if t.words[lang] == nil {
		return dst
	}
	for from := 0; from < len(tokens); from += block {
		part := tokens[from:min(from+block, len(tokens))]
		n := len(dst)
		dst = t.read(dst, lang, part)
		for i := n; i < len(dst); i++ {
			dst[i].First += from
			dst[i].Last += from
			if dst[i].Verb >= 0 {
				dst[i].Verb += from
			}
		}
	}
	return dst
}

func (t *thesaurus) read(dst []Hit, lang string, tokens []language.Token) []Hit {
	var taken bits
	from := len(dst)
	for i := 0; i < len(tokens); i++ {
		if h, ok := t.phrase(lang, tokens, i, &taken); ok {
			for j := h.First; j < h.Last; j++ {
				taken.set(j)
			}
			if h.Verb >= 0 {
				taken.set(h.Verb)
			}
			dst = append(dst, h)
			i = h.Last - 1
		}
	}
	phrases := len(dst)
	for i := range tokens {
		if !taken.has(i) {
			if h, ok := t.single(lang, &tokens[i]); ok {
				h.First, h.Last = i, i+1
				dst = append(dst, h)
			}
		}
	}
	return inOrder(dst, from, phrases)
}

// inOrder merges the expressions dst[from:phrases] with the words behind them;
// there are few expressions.
func inOrder(dst []Hit, from, phrases int) []Hit {
	for i := phrases; i < len(dst); i++ {
		for j := i; j > from && dst[j-1].First > dst[j].First; j-- {
			dst[j-1], dst[j] = dst[j], dst[j-1]
		}
	}
	return dst
}

// phrase gives the longest expression that begins at a token.
func (t *thesaurus) phrase(lang string, tokens []language.Token, at int, taken *bits) (Hit, bool) {
	tr := t.phrases[lang]
	best, found := Hit{Verb: -1}, false
	node := int32(0)
	for i := at; i < len(tokens) && !taken.has(i); i++ {
		n, ok := tr.follow(node, &tokens[i])
		if !ok {
			break
		}
		node = n
		for _, e := range tr.ends[node] {
			verb := -1
			if e.verb != "" {
				if verb = verbOf(lang, e.verb, tokens, at, i+1, taken); verb < 0 {
					continue
				}
			} else if i == at {
				continue
			}
			best, found = Hit{First: at, Last: i + 1, Verb: verb, Concepts: e.ids}, true
			break
		}
	}
	return best, found
}

func (t *thesaurus) single(lang string, tok *language.Token) (Hit, bool) {
	pos, ok := POSOf(tok.Tag)
	if !ok || named(tok.Entity) {
		return Hit{}, false
	}
	ids := t.of(lang, tok.Lemma, pos)
	if ids == nil && lang == "en" {
		ids = t.small(tok.Lemma, pos)
	}
	if ids == nil && lang == "de" && tok.Tag == language.NOUN {
		if front, head := t.compound(tok.Lemma); front != nil || head != nil {
			return Hit{Verb: -1, Concepts: head, Compound: true, Front: front}, true
		}
	}
	if ids == nil {
		ids = t.of(lang, tok.Lemma, Any) // a tagger's error, or a word used as another
	}
	return Hit{Verb: -1, Concepts: ids}, ids != nil
}

// small looks an English lemma with capitals up in small letters.
func (t *thesaurus) small(lemma string, pos POS) []ID {
	var buf [48]byte
	words := t.words["en"]
	if ids, ok := words.ids.of(pos)[string(lower(buf[:0], lemma))]; ok {
		return ids
	}
	return words.forms.of(pos)[string(lower(buf[:0], lemma))]
}

func named(e language.Entity) bool {
	switch e {
	case language.BeginPerson, language.InPerson, language.BeginLocation, language.InLocation:
		return true
	}
	return false
}
