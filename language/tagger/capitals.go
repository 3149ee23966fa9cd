package tagger

import "synopse/language"

// capitals says how the words of a sentence are printed.
type capitals uint32

const (
	mixedCase    capitals = iota // as usual
	noWords                      // of four letters or more
	allCapitals                  // most words
	headline                     // most words begin with a capital
	manyCapitals                 // more than half of them do
)

// capitals says it of the prepared sentence.
func (x *Extractor) capitals() capitals {
	var c counted
	for i := range x.words {
		c.word(len(x.words[i].lower), x.words[i].shape)
	}
	return c.capitals()
}

// capitalsOf says it of any sentence.
func capitalsOf(s []language.Token) capitals {
	var c counted
	for i := range s {
		printed := plain(s[i].Text)
		c.word(len(printed), shape(printed, false))
	}
	return c.capitals()
}

// counted counts words of four and more letters.
type counted struct{ all, upper, large int }

func (c *counted) word(length int, shape uint32) {
	m := shape - 1
	if length < 4 || m&(hasLower|startsUpper) == 0 {
		return
	}
	c.all++
	if m&startsUpper != 0 {
		c.upper++
		if m&hasLower == 0 {
			c.large++
		}
	}
}

func (c counted) capitals() capitals {
	switch {
	case c.all == 0:
		return noWords
	case 2*c.large > c.all:
		return allCapitals
	case 5*c.upper >= 4*c.all && c.all > 1:
		return headline
	case 2*c.upper > c.all:
		return manyCapitals
	}
	return mixedCase
}
