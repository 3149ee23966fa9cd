package statement

import (
	"slices"
	"strings"
	"unicode"

	"synopse/actor"
	"synopse/language"
)

// repair sets right, for this reading only, tags that the tagger gets wrong at
// the few places where a statement hangs on them. The document is not changed.
func (r *reader) repair() {
	own := false
	set := func(i int, tag language.Tag, lemma string, m language.Morph) {
		if !own {
			r.toks, own = slices.Clone(r.toks), true
		}
		t := &r.toks[i]
		t.Tag, t.Morph = tag, m
		if lemma != "" {
			t.Lemma = lemma
		}
	}
	for m := range r.mentions {
		if h := r.mentions[m].Head; r.mentions[m].Form == actor.Name && r.mentions[m].Last-r.mentions[m].First == 1 && r.toks[h].Tag == language.ADV {
			set(h, language.PROPN, "", 0) // "Die taz berichtet"
		}
	}
	for s := range r.doc.Sentences {
		sent := &r.doc.Sentences[s]
		if sent.Last <= sent.First {
			continue
		}
		if m := r.at[sent.First]; m >= 0 && r.mentions[m].Head == sent.First && r.misread(sent.First) {
			set(sent.First, language.NOUN, "", 0) // "Vertraute der Ministerin sagten"
		}
		for i := sent.First; i+1 < sent.Last; i++ {
			t := &r.toks[i]
			switch {
			case t.Text == "folgt" && i > sent.First && r.lower(i-1) == "wie":
				set(i, language.ADV, "", 0) // "wird wie folgt zitiert"
			case t.Tag == language.ADP && webAddress(t.Text):
				set(i, language.PROPN, "", 0) // "zitiert nordnet.de"
			case t.Tag == language.VERB && t.Morph.Has(language.Finite) && i+2 < sent.Last && r.toks[i+1].Text == "zu" && (r.toks[i+2].Text == "haben" || r.toks[i+2].Text == "sein"):
				set(i, language.VERB, "", language.PastParticiple) // "die Bank betrogen zu haben"
			case t.Tag != language.VERB && t.Tag != language.AUX && i > sent.First && r.lower(i-1) == "man" && len(r.lex.verbs[r.lower(i)+"n"]) > 0:
				set(i, language.VERB, r.lower(i)+"n", language.Finite|language.Konjunktiv1|language.Singular|language.Third) // "man danke allen"
			case t.Tag == language.VERB && r.attributeOf(sent, i):
				set(i, language.ADJ, "", 0) // "Mit der Sache vertraute Personen sagten"
			case (t.Tag == language.VERB || t.Tag == language.ADJ) && r.attributeBehindMarks(sent, i):
				set(i, language.ADJ, "", 0) // "Der von Brandt als „Irrsinn“ bezeichnete Plan"
			case t.Tag == language.VERB && r.pluralBefore(sent, i):
				set(i, language.VERB, "", language.Finite|language.Present|language.Plural|language.Third)
			case t.Tag == language.ADJ && r.verbBehind(sent, i):
				set(i, language.VERB, r.lex.weak[t.Text], language.Finite|language.Third)
			case t.Tag == language.ADJ && r.lex.weak[t.Text] != "" && r.pastBefore(sent, i):
				set(i, language.VERB, r.lex.weak[t.Text], language.Finite|language.Past|language.Third)
			case t.Tag == language.ADJ && r.closesPerfect(sent, i):
				set(i, language.VERB, r.lex.plain[t.Text], language.PastParticiple)
			case t.Tag == language.VERB && t.Morph.Has(language.Finite) && len(r.lex.verbs[t.Lemma]) == 0 && r.lex.weak[t.Text] != "":
				set(i, language.VERB, r.lex.weak[t.Text], t.Morph) // "relativierte" is no form of "relativen"
			case (t.Tag == language.ADJ || t.Tag == language.ADV) && r.lex.weak[t.Text] != "" && r.verbSecond(sent, i):
				set(i, language.VERB, r.lex.weak[t.Text], language.Finite|language.Past|language.Third)
			case t.Tag == language.VERB && r.presentBefore(sent, i):
				set(i, language.VERB, r.lex.plain[t.Text], language.Finite|language.Present|language.Singular|language.Third)
			}
		}
	}
}

// webAddress reports a name such as "nordnet.de".
func webAddress(text string) bool {
	i := strings.LastIndexByte(text, '.')
	return i > 1 && i < len(text)-2 && strings.IndexFunc(text, func(c rune) bool { return c != '.' && c != '-' && !unicode.IsLetter(c) && !unicode.IsDigit(c) }) < 0
}

// misread reports a mention's head that begins a sentence and was tagged a verb
// or an adverb.
func (r *reader) misread(i int) bool {
	switch r.toks[i].Tag {
	case language.VERB, language.ADV:
		c := r.toks[i].Text[0]
		return c >= 'A' && c <= 'Z' || c >= 0x80
	}
	return false
}

// attributeOf reports a participle taken for a finite verb, in a phrase that
// begins its sentence with a preposition and goes on to a noun and a verb.
func (r *reader) attributeOf(sent *language.Sentence, i int) bool {
	if r.toks[sent.First].Tag != language.ADP || i < sent.First+2 || i > sent.First+6 || i+2 >= sent.Last || !r.toks[i].Morph.Has(language.Finite) {
		return false
	}
	n := &r.toks[i+2]
	return r.toks[i+1].Tag == language.NOUN && (n.Tag == language.VERB || n.Tag == language.AUX) && n.Morph.Has(language.Finite)
}

// pluralBefore reports a cue verb taken for an infinitive right before what was
// said, where its clause has no other verb ("Berater sagen, dass …").
func (r *reader) pluralBefore(sent *language.Sentence, i int) bool {
	t := &r.toks[i]
	if !t.Morph.Has(language.Infinitive) || t.Morph.Has(language.Finite) || len(r.lex.verbs[t.Lemma]) == 0 || i == sent.First {
		return false
	}
	next := r.toks[i+1].Text
	if next != ":" && !(next == "," && i+2 < sent.Last && (r.lower(i+2) == "dass" || r.lower(i+2) == "ob" || r.pluralSubject(sent, i))) {
		return false
	}
	for k := i - 1; k >= sent.First && boundary(r.toks[k].Text) == 0; k-- {
		b := &r.toks[k]
		if b.Text == "zu" || (b.Tag == language.VERB || b.Tag == language.AUX) && b.Morph.Has(language.Finite) {
			return false
		}
	}
	return true
}

// pluralSubject reports a cue verb with its subject right before it and nothing else in
// its clause ("Kritiker sagen, der Hafen sei voll", "Die Fischer, die dort leben, sagen,
// …", "Wie Kritiker sagen, …").
func (r *reader) pluralSubject(sent *language.Sentence, i int) bool {
	first := i
	for first > sent.First && boundary(r.toks[first-1].Text) == 0 {
		first--
	}
	if first == i && i > sent.First+1 && r.toks[i-1].Text == "," {
		return r.resumes(sent, i-1)
	}
	if r.lower(first) == "wie" {
		first++
	}
	if i-1 > first && r.adverbial(i-1) {
		i-- // "Die Fischer hingegen sagen, …"
	}
	return first < i && r.nominative(first) && !r.quantifies(first) && (r.phrase(first, i) == i || r.full(first, i) == i)
}

// resumes reports a comma that closes a relative clause behind the phrase that begins
// the sentence.
func (r *reader) resumes(sent *language.Sentence, comma int) bool {
	end := r.phrase(sent.First, comma)
	return end > sent.First && r.nominative(sent.First) && r.toks[end].Text == "," && end+1 < comma && isRelative(r.lower(end+1)) && r.isFinite(comma-1)
}

// verbBehind reports a cue verb taken for an adjective at the beginning of its
// clause ("…, verlautbarte der Direktor", "Das berichten Medien").
func (r *reader) verbBehind(sent *language.Sentence, i int) bool {
	t := &r.toks[i]
	if r.lex.weak[t.Text] == "" || i == sent.First {
		return false
	}
	if b := r.toks[i-1].Text; b != "," && !isMark(b) && !(i == sent.First+1 && (b == "Das" || b == "Dies")) {
		return false
	}
	switch r.toks[i+1].Tag {
	case language.DET, language.PROPN, language.NOUN, language.PRON:
	default:
		return false
	}
	for k := i + 1; k < sent.Last && r.toks[k].Text != ","; k++ {
		if n := &r.toks[k]; (n.Tag == language.VERB || n.Tag == language.AUX) && n.Morph.Has(language.Finite) {
			return false
		}
	}
	return true
}

// presentBefore reports a cue verb in the present that looks like a participle and was
// taken for one, right before what was said ("Der Rat vermutet, dass …"), between the
// phrase that begins the sentence and its object ("Der Chef der „Nordwerft“ bezeichnet den
// Plan als …") or before a name in marks ("…, berichtet „Radio Nord“"): its clause has no
// other verb.
func (r *reader) presentBefore(sent *language.Sentence, i int) bool {
	t := &r.toks[i]
	if t.Morph.Has(language.Finite) || r.lex.plain[t.Text] == "" {
		return false
	}
	first, last := i, i+1
	for first > sent.First && boundary(r.toks[first-1].Text) == 0 {
		first--
	}
	for last < sent.Last-1 && boundary(r.toks[last].Text) == 0 {
		last++
	}
	if first == i {
		return i > sent.First && r.toks[i-1].Text == "," && r.opensQuote(i+1) && r.nominative(i+1) && !r.otherVerb(Range{i + 1, last})
	}
	if r.otherVerb(Range{first, i}) || r.otherVerb(Range{i + 1, last}) {
		return false
	}
	if first == sent.First && i+2 < last && r.toks[i+1].Tag == language.DET && r.nominative(first) && r.full(first, i) == i {
		return true
	}
	if last >= sent.Last-1 {
		return false
	}
	next := r.lower(last + 1)
	if b := r.toks[last].Text; b != ":" && !(b == "," && (next == "dass" || next == "ob")) && t.Text != "gestanden" {
		return false
	}
	return r.nominative(first) && r.phrase(first, i) == i || r.nominative(i+1) && r.phrase(i+1, last) > i+1
}

// pastBefore reports a cue verb in the past, taken for an adjective, that closes a
// clause without another verb right behind its subject ("Die Länder vereinbarten, …").
func (r *reader) pastBefore(sent *language.Sentence, i int) bool {
	if b := boundary(r.toks[i+1].Text); b != ',' && b != ':' {
		return false
	}
	first := i
	for first > sent.First && boundary(r.toks[first-1].Text) == 0 {
		first--
	}
	return first < i && !r.otherVerb(Range{first, i}) && r.nominative(first) && r.full(first, i) == i
}

// verbSecond reports a cue verb taken for something else between the phrase that begins a
// sentence and what it does ("Der Trainer gelobte Besserung"): its clause has no other verb.
func (r *reader) verbSecond(sent *language.Sentence, i int) bool {
	first, last := sent.First, i+1
	for last < sent.Last && boundary(r.toks[last].Text) == 0 {
		last++
	}
	if first == i || r.otherVerb(Range{first, i}) || r.otherVerb(Range{i + 1, last}) || !r.nominative(first) || r.full(first, i) != i {
		return false
	}
	switch r.toks[i+1].Tag {
	case language.DET, language.NOUN, language.PROPN, language.PRON, language.ADP:
		return true
	}
	return false
}

// closesPerfect reports a participle of a cue verb, taken for an adjective, that
// closes the clause of an auxiliary ("Dabei wurde betont, …").
func (r *reader) closesPerfect(sent *language.Sentence, i int) bool {
	if r.lex.plain[r.toks[i].Text] == "" || boundary(r.toks[i+1].Text) == 0 {
		return false
	}
	for k := i - 1; k >= sent.First && (boundary(r.toks[k].Text) == 0 || boundary(r.toks[k].Text) == '('); k-- {
		if l := r.toks[k].Lemma; r.isFinite(k) {
			return l == "werden" || l == "haben"
		}
	}
	return false
}

func (r *reader) otherVerb(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if t := r.toks[i].Tag; t == language.VERB || t == language.AUX {
			return true
		}
	}
	return false
}

// plainForm gives the form that is both the present and the participle of a
// regular verb without "ge" ("vermutet", "kritisiert"), "" if it has none.
func plainForm(lemma string) string {
	stem, ok := strings.CutSuffix(lemma, "en")
	if !ok {
		return ""
	}
	for _, p := range []string{"be", "ver", "er", "ent", "zer", "miss", "über", "unter", "ge"} {
		if strings.HasPrefix(stem, p) || strings.HasSuffix(stem, "ier") {
			return bound(stem) + "t"
		}
	}
	return ""
}

// weakForms gives the finite forms of a regular verb that can be taken for an
// adjective: present plural, past singular and plural.
func weakForms(lemma string) []string {
	stem, ok := strings.CutSuffix(lemma, "en")
	if !ok {
		return nil
	}
	return []string{lemma, bound(stem) + "te", bound(stem) + "ten"}
}

// bound gives a stem with the "e" that some need before "t" ("fürchte-t", "bezeichne-t",
// but "warn-t").
func bound(stem string) string {
	switch c := stem[len(stem)-1]; c {
	case 't', 'd':
		return stem + "e"
	case 'n', 'm':
		if strings.HasSuffix(stem, "ch"+string(c)) {
			return stem + "e"
		}
		if len(stem) > 1 && !strings.ContainsRune("aeiouäöülrhnm", rune(stem[len(stem)-2])) && stem[len(stem)-2] < 0x80 {
			return stem + "e"
		}
	}
	return stem
}
