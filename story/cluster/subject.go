package cluster

import (
	"math"

	"synopse/language"
	"synopse/language/wordvec"
)

// Subject is what a report is about, as its content words: nouns, names, verbs
// and adjectives by lemma, in the order in which they first stand in the text.
type Subject struct {
	language string
	lemmas   []string
	times    map[string]int
}

// SubjectOf gives what a report that was read is about.
func SubjectOf(doc *language.Document) Subject {
	s := Subject{language: doc.Language, times: map[string]int{}}
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		switch t.Tag {
		case language.NOUN, language.PROPN, language.VERB, language.ADJ:
			if s.times[t.Lemma] == 0 {
				s.lemmas = append(s.lemmas, t.Lemma)
			}
			s.times[t.Lemma]++
		}
	}
	return s
}

const (
	mostWeight = 20  // the highest weight of a word, however often it stands there
	guessed    = 0.5 // what a vector that is guessed by a word's letters counts
)

// bags sums up the vectors of each report's words, the rarer among the reports of
// its language and the more often they stand in it, the more.
func bags(subjects []Subject) []wordvec.Bag {
	type word struct{ language, lemma string }
	reports := map[string]int{}
	with := map[word]int{}
	for i := range subjects {
		s := &subjects[i]
		reports[s.language]++
		for _, l := range s.lemmas {
			with[word{s.language, l}]++
		}
	}
	out := make([]wordvec.Bag, len(subjects))
	for i := range subjects {
		s := &subjects[i]
		for _, l := range s.lemmas {
			v, known, ok := wordvec.Nearest(s.language, l)
			if !ok {
				continue
			}
			sure := 1.0
			if !known {
				sure = guessed
			}
			rare := math.Log(float64(reports[s.language]+1) / float64(with[word{s.language, l}]))
			out[i].Add(&v, min(mostWeight, float64(s.times[l])*rare*sure))
		}
		out[i].Close()
	}
	return out
}
