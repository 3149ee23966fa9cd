package statement

import (
	"strconv"
	"sync"
)

// evidence is what shows that somebody said something.
type evidence string

// The kinds of evidence; data/confidence.txt says what each is worth.
const (
	bySource     evidence = "source"  // "laut X", "…, so X"
	byBack       evidence = "back"    // "demnach", "seiner Meinung nach", "Das teilte X mit"
	byDirect     evidence = "quote"   // a quotation with a cue
	byPart       evidence = "part"    // verbatim words inside a statement
	byCarried    evidence = "carried" // a quotation that goes on from a speaker
	byLoose      evidence = "loose"   // a quotation whose speaker is a guess, or nobody
	byMarks      evidence = "marks"   // words in marks in a clause that gives them to nobody
	byTurn       evidence = "turn"    // a turn of an interview
	byColon      evidence = "colon"   // "X: …"
	byVerb       evidence = "verb"    // "X sagte, dass …"
	byInfinitive evidence = "clause"  // "X versprach, … zu …", and clauses without the mood of report
	byWie        evidence = "wie"     // "…, wie X mitteilte"
	byFree       evidence = "free"    // a Konjunktiv that goes on from a speaker
	byGuess      evidence = "guess"   // a Konjunktiv whose speaker is a guess, or nobody
	byHearsay    evidence = "hearsay" // "soll … haben"
	byOwned      evidence = "owned"   // "die Forderung der Fischer, …"
	byNoun       evidence = "noun"    // "die Behauptung, dass …"
	byTelling    evidence = "told"    // "X forderte den Rückzug": data/acts.txt
	byAside      evidence = "aside"   // "…, die den Rückzug forderte", or told by somebody else
	byWill       evidence = "will"    // "X will im Amt bleiben"
	byNaming     evidence = "named"   // "X nannte das einen ‚Wunder‘", whose words in marks are a statement too
)

// worth is how often a statement was right (words with IoU ≥ 0.5, and speaker),
// in German and English, with a speaker and without one.
type worth struct{ de, en, deNobody, enNobody float64 }

// worths gives what each kind of evidence is worth: data/confidence.txt, for
// acts of speech that are only told data/acts.txt.
var worths = sync.OnceValue(func() map[string]worth {
	m := map[string]worth{}
	for _, f := range lines("data/confidence.txt") {
		m[f[0]] = worth{share(f, 1), share(f, 2), share(f, 3), share(f, 4)}
	}
	for _, f := range lines("data/acts.txt") {
		m["told "+f[0]] = worth{share(f, 2), share(f, 3), share(f, 2), share(f, 3)}
	}
	return m
})

func share(f []string, column int) float64 {
	v, err := strconv.ParseFloat(f[column], 64)
	if err != nil {
		panic("statement: " + f[0] + ": " + err.Error())
	}
	return v
}

// Evidence names what shows the statement: a key of data/confidence.txt, or
// "told" and an act; with "nobody" where no speaker is named.
func (s *Statement) Evidence() string {
	key := string(s.evidence)
	if s.evidence == byTelling {
		key += " " + s.Act
	}
	if s.Speaker.Empty() {
		key += ", nobody"
	}
	return key
}

// onlyTold tells acts of speech that are told in passing, or besides their own
// words in marks, from those that are told for themselves.
func (r *reader) onlyTold(i int) evidence {
	st := &r.out[i]
	switch {
	case st.aside || st.Within >= 0 && r.out[st.Within].Kind != Direct && r.out[st.Within].Kind != Reported:
		return byAside
	case st.named:
		return byNaming
	}
	return byTelling
}

// weigh gives every statement its confidence.
func (r *reader) weigh() {
	for i := range r.out {
		st := &r.out[i]
		if st.evidence == byTelling && r.doc.Language != "en" {
			st.evidence = r.onlyTold(i)
		}
		key := string(st.evidence)
		if st.evidence == byTelling {
			key += " " + st.Act
		}
		w := worths()[key]
		if st.Speaker.Empty() {
			w.de, w.en = w.deNobody, w.enNobody
		}
		st.Confidence = w.de
		if r.doc.Language == "en" {
			st.Confidence = w.en
		}
		if st.wanted {
			st.Confidence /= 2
		}
	}
}
