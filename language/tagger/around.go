package tagger

import (
	"iter"
	"strings"

	"synopse/language"
	"synopse/language/gazetteer"
	"synopse/language/wordlist"
)

// What the rest of a text tells of a word that is printed with a capital in one
// place: how it is printed elsewhere, and what stands beside it there.
const (
	small        = 1 << iota // printed in lower case
	inside                   // with a capital within a sentence
	behindGiven              // a given name
	behindTitle              // "Mr", "President"
	beforeLegal              // "Inc", "University"
	behindPlace              // "in", "from"
	behindThe                // an article
	beforeOwning             // "'s"
)

// Around is how many sentences are taken for one text.
const Around = 50

// Text gives the sentences of a document that are taken for one text, from the
// first of them on.
func Text(doc *language.Document, first int) iter.Seq[[]language.Token] {
	return func(yield func([]language.Token) bool) {
		for _, s := range doc.Sentences[first:min(len(doc.Sentences), first+Around)] {
			if !yield(doc.Tokens[s.First:s.Last]) {
				return
			}
		}
	}
}

// LookAround notes what the sentences of a text tell of its words, for those
// prepared from now on. Without it nothing is known of the rest of a text.
func (x *Extractor) LookAround(sentences iter.Seq[[]language.Token]) {
	if x.around == nil {
		x.around = map[uint32]uint32{}
	}
	clear(x.around)
	for s := range sentences {
		plainly := capitalsOf(s) == mixedCase
		for i := range s {
			printed := plain(s[i].Text)
			if (shape(printed, false)-1)&startsUpper == 0 {
				continue
			}
			x.around[hash(strings.ToLower(printed))] |= x.beside(s, i, plainly)
		}
	}
	for s := range sentences {
		for i := range s {
			printed := plain(s[i].Text)
			if m := shape(printed, false) - 1; m&hasLower == 0 || m&startsUpper != 0 {
				continue
			}
			h := hash(strings.ToLower(printed))
			if k, ok := x.around[h]; ok {
				x.around[h] = k | small
			}
		}
	}
}

// beside gives what stands beside the capital word at i, and whether it stands
// within a sentence that is plainly written.
func (x *Extractor) beside(s []language.Token, i int, plainly bool) uint32 {
	var m uint32
	if i > 0 {
		left := plain(s[i-1].Text)
		kinds := x.Names.Kinds(left)
		if plainly {
			m |= inside
		}
		if kinds&gazetteer.Given != 0 || capital(left) && wordlist.Names().Name(left)&wordlist.GivenNear != 0 {
			m |= behindGiven
		}
		if kinds&gazetteer.Title != 0 {
			m |= behindTitle
		}
		switch strings.ToLower(left) {
		case "in", "from", "near", "to", "at":
			m |= behindPlace
		case "the":
			m |= behindThe
		}
	}
	if i+1 < len(s) {
		right := plain(s[i+1].Text)
		if x.Names.Kinds(right)&gazetteer.Legal != 0 {
			m |= beforeLegal
		}
		if strings.EqualFold(right, "'s") {
			m |= beforeOwning
		}
	}
	return m
}
