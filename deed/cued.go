package deed

import (
	"strings"

	"synopse/language"
)

const farObject = 3 // tokens from a cue to the recipient

// linking are words that may stand between a verb and to whom it is done.
var linking = map[string]bool{"the": true, "a": true, "an": true, "its": true, "his": true, "her": true, "their": true,
	"on": true, "upon": true, "with": true, "to": true, "against": true, "for": true, "of": true}

// direct are the codes whose verbs take to whom it is done as their object. With
// the verbs of the others ("gave", "deployed") the object is what is given or sent.
var direct = map[string]bool{"ACCUSE": true, "REQUEST": true, "SUPPORT": true, "REJECT": true, "THREATEN": true,
	"CONSULT": true, "COERCE": true, "ASSAULT": true, "RETREAT": true, "AGREE": true}

// byCue reads the pattern around token t of an English document, if it is a verb
// among the cues: an actor right before it and another right behind it.
func (r *reader) byCue(s, t int) (Deed, bool) {
	low := r.word(t)
	if r.doc.Language != "en" || r.doc.Tokens[t].Tag != language.VERB || r.doc.Tokens[t].Text != low {
		return Deed{}, false
	}
	code, words := r.cueAt(s, t)
	if !direct[code] || r.doubt(s, t) {
		return Deed{}, false
	}
	subject, ok := r.before(s, t)
	if !ok || r.passive(s, t) {
		return Deed{}, false
	}
	object, ok := r.objectAfter(s, t+words)
	if !ok || object == subject {
		return Deed{}, false
	}
	return Deed{Event: code, Actors: r.parts(subject), Recipients: r.parts(object), Sentence: s,
		First: r.mentions[subject].First, Last: r.mentions[object].Last}, true
}

// cueAt gives the code of the longest cue that begins at token t, and how many
// words it has without gaps. Cues with S, T or a gap are for Code only.
func (r *reader) cueAt(s, t int) (code string, words int) {
	last := r.doc.Sentences[s].Last
	var ahead []string
	for k := t + 1; k < min(last, t+8); k++ {
		ahead = append(ahead, r.word(k))
	}
	for _, c := range startingWith(r.word(t)) {
		if !c.weak && len(c.rest)+1 > words && !strings.ContainsAny(strings.Join(c.rest, " "), "~ST") && follows(ahead, c.rest) {
			code, words = c.code, len(c.rest)+1
		}
	}
	return code, words
}

// passive reports whether a form of "be" stands between the subject and the verb.
func (r *reader) passive(s, t int) bool {
	for k := t - 1; k >= max(r.doc.Sentences[s].First, t-farthest); k-- {
		switch r.word(k) {
		case "was", "were", "is", "are", "be", "been", "being":
			return true
		}
	}
	return false
}

// objectAfter gives the mention that begins at token t, or behind a linking word.
func (r *reader) objectAfter(s, t int) (int, bool) {
	for k := t; k < min(r.doc.Sentences[s].Last, t+farObject); k++ {
		if j, ok := r.starts[k]; ok && !between[r.word(k)] {
			return j, true
		}
		if j, ok := r.starts[k]; ok && linking[r.word(k)] {
			return j, true
		}
		if !linking[r.word(k)] {
			return 0, false
		}
	}
	return 0, false
}
