package statement

import (
	"slices"

	"synopse/actor"
	"synopse/language"
)

// vorfeldStart gives the segment in which the clause of main segment k begins:
// in "Heike van Laak, die Sprecherin, sagte …" the subject stands in segments
// of its own before the verb.
func (r *reader) vorfeldStart(segs []segment, k int) int {
	if !segs[k].verbFirst(r.toks) && !r.continuesPhrase(segs, k) || r.soClause(&segs[k]) {
		return k
	}
	j := k
	for j > 0 && (segs[j].before == ',' || segs[j].before == '(' || segs[j].before == 0) && (segs[j-1].kind == fragment || segs[j-1].kind == relClause || segs[j-1].kind == resumption) {
		j--
	}
	for j < k && segs[j].kind == relClause {
		j++
	}
	return j
}

// continuesPhrase reports a segment that goes on with a phrase begun before a
// bracket: "Nach Gesprächen mit Brandt (rechts) und dem Botschafter hoffen …".
func (r *reader) continuesPhrase(segs []segment, k int) bool {
	return k > 0 && segs[k].before == '(' && segs[k-1].kind == fragment
}

// subject finds who speaks in the clause of a cue: the agent of a passive, the
// first constituent where that can be a subject, else the phrase behind the
// verb; in a subordinate clause the first phrase that can be one.
func (r *reader) subject(segs []segment, p predicate) Range {
	sub := r.subjectPhrase(segs, p)
	if p.cue.has(framePrep) && !p.passive && (sub.First > p.verb || segs[p.segment].kind == subClause) {
		return r.withoutObject(p.cue, sub, r.clauseRegion(segs, p.segment).Last)
	}
	return sub
}

// withoutObject takes off a subject what the verb's own preposition brings ("Am Montag
// sprach der Präsident [von einem Angriff]"), unless that comes later ("sprach der
// Präsident von Nordland [von einem Angriff]").
func (r *reader) withoutObject(c *cue, sub Range, limit int) Range {
	asked := func(i int) bool {
		return r.toks[i].Tag == language.ADP && slices.Contains(c.preps, contracted(r.lower(i))) && r.quoteAt(i) < 0
	}
	for i := sub.Last; i < limit; i++ {
		if asked(i) {
			return sub
		}
	}
	for i := sub.Last - 1; i > sub.First; i-- {
		if asked(i) {
			return Range{sub.First, i}
		}
	}
	return sub
}

func (r *reader) subjectPhrase(segs []segment, p predicate) Range {
	g := &segs[p.segment]
	switch {
	case p.cue != nil && (p.cue.lemma == "heißen" || p.cue.has(framePlace) || p.cue.lemma == "verlauten" && r.toks[p.verb].Lemma != "lassen"):
		if g.kind == relClause && p.segment > 0 {
			if sub := r.carrier(segs, p); !sub.Empty() {
				return sub
			}
			return r.phraseEndingAt(segs[p.segment-1].Range) // "eine Erklärung, in der es heißt"
		}
		place := r.placeOfWords(segs[p.segment : p.segment+1])
		if place.Empty() {
			place = r.placeOfWords(segs)
		}
		if p.cue.ofWords() && !r.onPaper(place) {
			return Range{} // "In der Stadt ist von „Verrat“ die Rede"
		}
		return place
	case p.cue != nil && p.cue.has(frameMet):
		return r.metWith(r.clauseRegion(segs, p.segment), p.cue.needs[0])
	case p.cue != nil && p.cue.lemma == "hervorgehen":
		return r.outOf(g.Range)
	case p.cue.has(frameCited) && !p.passive:
		if obj := r.citedObject(r.clauseRegion(segs, p.segment), p.verb, g.verbFirst(r.toks)); !obj.Empty() {
			return obj
		}
	case p.passive && !p.cue.has(frameCited):
		if by := r.agent(g.Range); !by.Empty() {
			return by
		}
		if paper := r.inPaper(g.Range); !paper.Empty() {
			return paper
		}
		return r.placeOfWords(segs[p.segment : p.segment+1])
	}
	switch g.kind {
	case relClause:
		if g.before == '&' {
			return Range{}
		}
		return r.relativeSubject(segs, p)
	case subClause:
		if g.before == '&' && g.opener < g.First {
			return r.rightSubject(g.First+1, p.verb)
		}
		return r.rightSubject(g.opener+1, p.verb)
	}
	if r.itSays(g, p) {
		return Range{p.verb + 1, p.verb + 2}
	}
	start := r.vorfeldStart(segs, p.segment)
	if g.before == '&' && start == p.segment {
		if sub := r.coordinatedSubject(segs, p); !sub.Empty() {
			return sub
		}
	}
	vorfeld := Range{segs[start].First, p.verb}
	if start < p.segment { // the first constituent ends before the comma
		vorfeld.Last = segs[start].Last
	}
	left := r.withMarks(r.vorfeldSubject(vorfeld), vorfeld.First)
	if left.Last-left.First == 1 && r.lower(left.First) == "man" {
		return Range{} // nobody, and not who stands behind the verb: "man danke Kern"
	}
	if q := r.quoteAt(vorfeld.First); q >= 0 && r.quotes[q].Range == left && p.cue.has(frameAs) {
		if right := r.rightSubject(p.verb+1, r.clauseRegion(segs, p.segment).Last); r.speaks(right) {
			return right // "„Eine Frechheit“ nannte das der Verband"
		}
	}
	if right := p.verb + 1; !left.Empty() && right < g.Last && !r.byPronoun(left) && r.onlyNominative(right) {
		return Range{right, right + 1} // "Deren Haltung nannte er verlogen"
	}
	if after := p.verb + 2; left.Last-left.First == 1 && left.First == segs[start].First && after < g.Last && r.lower(p.verb+1) == "sich" && r.toks[left.First].Tag != language.PRON {
		thing := r.toks[left.First].Tag == language.NOUN && r.at[left.First] < 0 && !r.bareBody(left)
		if right := r.rightSubject(after, g.Last); right.First == after && (r.person(right) || thing && r.canSpeak(right)) {
			for k := right.First + 1; thing && k < right.Last; k++ {
				if w := r.lower(k); w == "von" || w == "vom" {
					right.Last = k // "Hilfe erhofft sich das Rathaus vom Land"
				}
			}
			return right // "Besorgt äußerte sich die Ministerin"
		}
	}
	if !left.Empty() && !r.headSpeaks(left) && start == p.segment && r.toks[left.First].Tag != language.PRON && r.lower(left.First) != "der" && !r.bareBody(left) {
		if right := r.rightSubject(p.verb+1, r.clauseRegion(segs, p.segment).Last); right.First == p.verb+1 && r.beginsName(right.First) && r.speaks(right) && !(r.loneName(left) && r.mentionFrom(right.First).Form == actor.Role) {
			return right // "Die Angriffe kritisierte Brandt": the object stands first
		}
	}
	if start == p.segment && r.bareWords(left) {
		if right := r.rightSubject(p.verb+1, r.clauseRegion(segs, p.segment).Last); !right.Empty() && r.canSpeak(right) {
			return right // "Bedenken äußerte auch die Kammer"
		}
	}
	if !left.Empty() && start == p.segment && r.outOfNumber(left, p.verb) {
		if right := r.rightSubject(p.verb+1, r.clauseRegion(segs, p.segment).Last); !right.Empty() {
			return right
		}
	}
	if !left.Empty() && r.plausible(left) {
		if start < p.segment {
			left.Last = r.withAppositions(segs, start, p.segment, left.Last)
		}
		return left
	}
	right := r.rightSubject(p.verb+1, r.clauseRegion(segs, p.segment).Last)
	if k := p.segment; left.Empty() && !r.speaks(right) && k > 0 && g.before == ',' && g.verbFirst(r.toks) && segs[k-1].kind == mainClause && !r.inKonjunktiv(&segs[k-1]) {
		if sub := r.coordinatedSubject(segs, p); !sub.Empty() {
			return sub // "Sie lobte den Plan, fordert aber mehr Geld"
		}
	}
	if right.Empty() {
		return left
	}
	return right
}

// bareWords reports a noun alone that names what is said and nobody ("Kritik", "Bedenken").
func (r *reader) bareWords(g Range) bool {
	if g.Last-g.First != 1 || r.toks[g.First].Tag != language.NOUN {
		return false
	}
	return r.nounCue(g.First) != nil || r.lex.things[r.lower(g.First)]
}

// bareBody reports a noun for a person or a body without an article, as headlines have it
// ("Gewerkschaft fordert die Bahn zum Handeln auf").
func (r *reader) bareBody(g Range) bool {
	if g.Last-g.First != 1 || r.toks[g.First].Tag != language.NOUN {
		return false
	}
	m := actor.MentionFor(r.doc, g.First, g.Last)
	return m.Form == actor.Role && (m.Kind == actor.Person || m.Kind == actor.Organisation)
}

// loneName reports a single word that is a name, whoever bears it: before "die Gäste" it is
// the subject sooner than the object ("Brandt bat die Gäste um Geduld").
func (r *reader) loneName(g Range) bool {
	return g.Last-g.First == 1 && r.toks[g.First].Tag == language.PROPN
}

// byPronoun reports a phrase that is a pronoun, and not one that a possessive
// pronoun opens ("deren Haltung").
func (r *reader) byPronoun(g Range) bool {
	return r.toks[g.First].Tag == language.PRON && (g.First+1 >= g.Last || r.toks[g.First+1].Tag != language.NOUN)
}

// onlyNominative reports a pronoun that can be nothing but a subject.
func (r *reader) onlyNominative(i int) bool {
	switch r.lower(i) {
	case "er", "wir", "ich", "man":
		return true
	}
	return false
}

// headSpeaks reports that the head of a phrase names somebody, and not only an
// attribute of it ("die Haltung der Partei").
func (r *reader) headSpeaks(g Range) bool {
	if !r.speaks(g) || len(r.mentions) == 0 {
		return r.speaks(g)
	}
	head := false
	for i := g.First; i < g.Last; i++ {
		switch t := r.toks[i].Tag; {
		case t == language.NOUN || t == language.PROPN:
			head = true
			if r.at[i] >= 0 && !r.mentions[r.at[i]].Place {
				return true
			}
		case head && t != language.ADJ: // "Hamburgs Zweite Bürgermeisterin" is one run of words
			return false
		}
	}
	return !head
}

// withAppositions lengthens a subject over the fragments between it and its
// verb ("Heike van Laak, die Sprecherin, sagte").
func (r *reader) withAppositions(segs []segment, from, k, end int) int {
	for j := from + 1; j < k && segs[j].kind == fragment; j++ {
		if e := r.full(segs[j].First, segs[j].Last); e != segs[j].Last {
			break
		}
		end = segs[j].Last
	}
	return end
}

// coordinatedSubject reads "… und fügte hinzu": the subject is that of the
// clause before.
func (r *reader) coordinatedSubject(segs []segment, p predicate) Range {
	i := segs[p.segment].First + 1
	for i < p.verb && r.toks[i].Tag == language.ADV {
		i++
	}
	if i != p.verb {
		if sub := r.vorfeldSubject(Range{i, p.verb}); !sub.Empty() {
			return sub
		}
	} else if e := r.rightSubject(p.verb+1, segs[p.segment].Last); !e.Empty() && r.toks[e.First].Tag == language.PRON {
		return e
	}
	for j := p.segment - 1; j >= 0; j-- {
		if segs[j].kind != mainClause {
			continue
		}
		if r.inKonjunktiv(&segs[j]) && segs[j].before != 0 {
			continue // what was said, not who said it
		}
		q := predicate{segment: j, verb: segs[j].verb, main: segs[j].verb}
		return r.subject(segs, q)
	}
	return Range{}
}

// plausible tells whether a phrase before the verb can be who speaks. A
// temporal noun ("Der Tag") can't.
func (r *reader) plausible(g Range) bool {
	w := r.lower(g.First)
	switch w {
	case "das", "dies", "dieses", "es", "dazu", "was", "man":
		return g.Last-g.First > 1
	}
	return true
}

// rightSubject finds the subject behind a finite verb, or behind the opening
// word of a clause whose verb stands last: the first phrase that can be one,
// past reflexives, pronoun objects and adverbs.
func (r *reader) rightSubject(i, limit int) Range {
	for steps := 0; i < limit && steps < 4; steps++ {
		t := &r.toks[i]
		switch {
		case r.thatAlone(i, limit):
			i++
			continue
		case t.Tag == language.ADV || isReflexive(r.lower(i)) || objectPronoun(r.lower(i)) && !r.attributive(i, limit) && t.Tag != language.DET || t.Tag == language.PART:
			i++
			continue
		case t.Tag == language.ADP: // "sagte am Montag der Minister"
			end := r.phrase(i+1, limit)
			if end == i+1 {
				return Range{}
			}
			i = end
			continue
		}
		if !r.nominative(i) {
			end := r.phrase(i, limit)
			if end == i {
				return Range{}
			}
			i = end
			continue
		}
		end := r.full(i, limit)
		if end == i {
			return Range{}
		}
		return Range{i, end}
	}
	return Range{}
}

// itSays reports a cue behind what was said whose subject is "es", a body of neuter gender
// ("Das Unternehmen habe recht, teilte es mit"): nothing but its particle, adverbs and
// prepositional phrases follow. "hieß es" is nobody.
func (r *reader) itSays(g *segment, p predicate) bool {
	if g.before != ',' || !g.verbFirst(r.toks) || p.passive || p.cue == nil || p.cue.lemma == "heißen" || !p.cue.has(frameClause) || p.verb+1 >= g.Last || r.lower(p.verb+1) != "es" {
		return false
	}
	for i := p.verb + 2; i < g.Last; i++ {
		switch r.toks[i].Tag {
		case language.ADP, language.ADV, language.PUNCT, language.VERB:
		default:
			return i > p.verb+2 && r.toks[i-1].Tag == language.ADP // "teilte es am Montag mit"
		}
	}
	return true
}

// thatAlone reports "das" that stands for what was said before a phrase of its own
// ("nannte das der Verband", "nennt das Anna Brandt").
func (r *reader) thatAlone(i, limit int) bool {
	if w := r.lower(i); w != "das" && w != "dies" || i+1 >= limit {
		return false
	}
	m := r.mentionFrom(i + 1)
	return r.toks[i+1].Tag == language.DET || m != nil && m.Kind == actor.Person
}

func objectPronoun(w string) bool {
	switch w {
	case "ihm", "ihn", "ihnen", "mir", "mich", "uns", "dies", "das", "dazu", "es", "damit", "davon", "darauf":
		return true
	}
	return false
}
