package de

import (
	"strings"

	"synopse/language"
	"synopse/language/lexicon"
	"synopse/language/wordlist"
)

// Forms such as "kritisiert", "erwartet" and "erhalten" are third persons of
// the present and past participles alike. finites tells the two apart by the
// rest of their clause: with an auxiliary it is the participle, and in a clause
// that has a subject and no other finite verb the finite form.

// span is the tokens [from, to) between two marks, without the marks.
type span struct{ from, to int }

// spans cuts a sentence at its marks.
func (a *annotator) spans(tokens []language.Token) []span {
	a.parts = a.parts[:0]
	from := 0
	for i := 0; i <= len(tokens); i++ {
		if i < len(tokens) && tokens[i].Tag != language.PUNCT {
			continue
		}
		if i > from {
			a.parts = append(a.parts, span{from, i})
		}
		from = i + 1
	}
	return a.parts
}

// finites settles the ambiguous forms of a sentence.
func (a *annotator) finites(tokens []language.Token) {
	parts := a.spans(tokens)
	for p, s := range parts {
		from := s.from
		for i := s.from; i < s.to; i++ {
			if tokens[i].Tag == language.CCONJ && i > s.from {
				from = i + 1
			}
			if !a.twofold(tokens, i) {
				continue
			}
			if i > 0 && tokens[i-1].Tag == language.PART && a.words.Lower(i-1) == "zu" {
				a.forms[i] = infinitive // "zu bekommen"
				continue
			}
			switch {
			case a.forms[i] == finite && tokens[i].Tag == language.VERB:
				if i+1 == s.to && a.helped(tokens, from, i) || i == s.from+1 && i+1 == s.to && a.words.Lower(s.from) == "wie" {
					a.forms[i] = participle // "wie berichtet"
				}
			case a.needsVerb(tokens, parts, p, from, i):
				tokens[i].Tag, a.forms[i] = language.VERB, finite
			}
		}
	}
	a.mainVerb(tokens, parts)
}

// mainVerb makes a finite verb of an infinitive behind its plural subject in a
// sentence whose main clause has no other ("Die Züge fahren, wie die Bahn
// mitteilte, erst am Montag wieder").
func (a *annotator) mainVerb(tokens []language.Token, parts []span) {
	for _, s := range parts {
		if a.subordinate(tokens, s.from, s.to) > 0 {
			continue
		}
		for i := s.from; i < s.to; i++ {
			if a.forms[i] == finite || tokens[i].Tag == language.AUX {
				return
			}
		}
	}
	if len(parts) == 0 {
		return
	}
	s := parts[0]
	for i := s.from + 1; i < s.to; i++ {
		cells, _ := cellsOf(a.words.Lower(i))
		if tokens[i].Tag == language.VERB && a.forms[i] == infinitive && cells&lexicon.Present3p != 0 &&
			tokens[i-1].Tag == language.NOUN && a.words.Noun(i-1)&wordlist.Plural != 0 && a.hasSubject(tokens, s.from, i) {
			a.forms[i] = finite
			return
		}
	}
}

// twofold reports whether the word at i can be a third person of the present
// and a participle.
func (a *annotator) twofold(tokens []language.Token, i int) bool {
	switch tokens[i].Tag {
	case language.VERB, language.ADJ, language.ADV:
	default:
		return false
	}
	if capitalised(tokens[i].Text) || a.forms[i] == infinitive || a.words.Class(i)&closedTags != 0 {
		return false
	}
	cells, _ := cellsOf(a.words.Lower(i))
	return cells&(lexicon.Present3s|lexicon.Present3p) != 0 && (cells&lexicon.PastParticiple != 0 || weak(a.words.Lower(i)))
}

// weak reports whether a form is the participle of a weak verb with an
// inseparable prefix that the table has as a third person only
// ("unterzeichnet").
func weak(lower string) bool {
	if !strings.HasSuffix(lower, "t") {
		return false
	}
	for _, prefix := range inseparable {
		if strings.HasPrefix(lower, prefix) {
			return verbs().Cells(lower+"e")&lexicon.Past3s != 0
		}
	}
	return false
}

// inseparable are prefixes of verbs whose participle has no "ge".
var inseparable = []string{"be", "emp", "ent", "er", "ver", "zer", "miss", "über", "unter", "um", "wider", "hinter", "durch"}

// helped reports whether a form of haben, sein or werden stands before token i
// in its clause, with no other verb between.
func (a *annotator) helped(tokens []language.Token, from, i int) bool {
	for k := i - 1; k >= from; k-- {
		switch {
		case tokens[k].Tag == language.AUX:
			cells, _ := cellsOf(a.words.Lower(k))
			return cells&lexicon.Finite != 0 && !modal[a.words.Lower(k)]
		case tokens[k].Tag == language.VERB:
			return false
		}
	}
	return false
}

// modal are the modal verbs' forms that the tagger marks as auxiliaries; an
// infinitive goes with them.
var modal = set("kann können könne konnte konnten könnte könnten muss muß müssen müsse musste mussten müsste müssten " +
	"soll sollen solle sollte sollten will wollen wolle wollte wollten darf dürfen dürfe durfte durften dürfte dürften " +
	"mag mögen möge mochte mochten möchte möchten wird werden werde würde würden")

// needsVerb reports whether the clause of the ambiguous form at i is without a
// finite verb and looks like one that has it at i. The clause begins at from,
// behind a mark or a conjunction.
func (a *annotator) needsVerb(tokens []language.Token, parts []span, p, from, i int) bool {
	s := parts[p]
	for k := from; k < s.to; k++ {
		if k != i && (a.forms[k] == finite || tokens[k].Tag == language.AUX) {
			return false
		}
	}
	if from > s.from {
		// "… und erwartet Antworten": not after an auxiliary, which may go on
		for k := s.from; k < from; k++ {
			if tokens[k].Tag == language.AUX {
				return false
			}
		}
		if i == from {
			return i+1 < s.to && objectFollows(tokens, i) && a.forms[i] != participle
		}
	}
	for from < i && tokens[from].Tag == language.CCONJ {
		from++
	}
	if from == i {
		return false
	}
	ends := i+1 == s.to || tokens[i+1].Tag == language.CCONJ
	if start := a.subordinate(tokens, from, i); start > 0 {
		return ends && a.hasSubject(tokens, start, i) && !a.goesOn(tokens, parts, p)
	}
	if !a.hasSubject(tokens, from, i) {
		// "Nach Angaben der Polizei verletzt ein Mann …"
		return from == parts[0].from && !ends && (tokens[i+1].Tag == language.DET || tokens[i+1].Tag == language.PRON)
	}
	if ends {
		return i+1 == s.to && a.reports(tokens, parts, p)
	}
	return objectFollows(tokens, i)
}

// reports reports whether behind the clause comes what a verb of saying has
// behind it: "Russland kritisiert, dass …", "Die Bahn bestätigt: Die Brücke
// sei gesperrt". Behind "Den Blick gesenkt, ging er …" the verb comes first.
func (a *annotator) reports(tokens []language.Token, parts []span, p int) bool {
	if p+1 >= len(parts) {
		return false
	}
	mark, next := tokens[parts[p].to].Text, parts[p+1]
	if mark == "," && opens(a.words.Lower(next.from)) {
		return true
	}
	if p > 0 || mark != "," && mark != ":" {
		return false
	}
	for k := next.from + 1; k < next.to; k++ {
		if a.forms[k] == finite {
			return a.forms[next.from] != finite
		}
	}
	return false
}

// objectFollows reports whether behind a form comes what stands behind a
// finite verb, and not the agent of a participle.
func objectFollows(tokens []language.Token, i int) bool {
	switch t := &tokens[i+1]; t.Tag {
	case language.ADP:
		if t.Text == "von" && object(tokens, i+2) {
			return true // "erwartet von der Regierung eine Antwort"
		}
		return t.Text != "von" && t.Text != "vom" && t.Text != "durch" && t.Text != "zu"
	case language.VERB, language.AUX, language.CCONJ:
		return false
	case language.PART:
		return t.Text != "zu" // "verhindert zu haben"
	}
	return true
}

// object reports whether behind the noun phrase that begins at k an object
// follows that cannot be its genitive.
func object(tokens []language.Token, k int) bool {
	for ; k+1 < len(tokens); k++ {
		switch tokens[k].Tag {
		case language.DET, language.ADJ:
		case language.NOUN, language.PROPN:
			return objectArticle[tokens[k+1].Text]
		default:
			return false
		}
	}
	return false
}

var objectArticle = set("ein eine einen kein keine keinen mehr")

// subordinate gives the first token behind the word that opens a subordinate
// clause at from, or 0.
func (a *annotator) subordinate(tokens []language.Token, from, i int) int {
	w := a.words.Lower(from)
	switch {
	case tokens[from].Tag == language.SCONJ || opens(w):
		return from + 1
	case from > 0 && relative[w] && (tokens[from].Tag == language.PRON || strings.HasPrefix(w, "welch")) && tokens[from-1].Text == ",":
		return from
	case from+1 < i && from > 0 && tokens[from].Tag == language.ADP && relative[a.words.Lower(from+1)] && tokens[from+1].Tag == language.PRON:
		return from + 2
	}
	return 0
}

// opens reports whether a word opens a clause with its verb at the end.
func opens(lower string) bool { return openers[lower] }

var openers = set("dass daß ob wie warum weshalb wieso wo wohin woher wann wer was wen wem weil obwohl wenn falls nachdem bevor sobald solange sofern indem womit wofür wogegen worüber worauf")

// relative are the relative pronouns that can open a clause.
var relative = set("der die das den dem deren dessen denen welcher welche welches welchen welchem wer was")

// hasSubject reports whether [from, i) begins with what can be a subject: no
// preposition in front.
func (a *annotator) hasSubject(tokens []language.Token, from, i int) bool {
	for k := from; k < i; k++ {
		switch tokens[k].Tag {
		case language.ADP:
			return false
		case language.NOUN, language.PROPN, language.PRON:
			return a.words.Lower(k) != "sich"
		case language.DET:
			if k+1 == i {
				return true // "alle erwartet …", "beide"
			}
		}
	}
	return false
}

// goesOn reports whether the clause goes on behind its mark with a conjunction
// and an auxiliary ("der von vielen kritisiert, aber gebaut wurde").
func (a *annotator) goesOn(tokens []language.Token, parts []span, p int) bool {
	if p+1 >= len(parts) || tokens[parts[p+1].from].Tag != language.CCONJ {
		return false
	}
	n := parts[p+1]
	return tokens[n.to-1].Tag == language.AUX
}
