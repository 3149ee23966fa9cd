package statement

import (
	"slices"

	"synopse/language"
)

// Words in quotation marks that no verb of saying gives to somebody.

// forWhom reads "Für den Minister ist die Lage „alarmierend“" and "Was für die Stadt
// ein „Anfang“ ist, war für ihn „das Ende“": the words in marks are his.
func (r *reader) forWhom(s int, segs []segment) {
	for k := range segs {
		g := &segs[k]
		if g.verb < 0 || r.toks[g.verb].Lemma != "sein" && r.toks[g.verb].Lemma != "feststehen" || r.inKonjunktiv(g) {
			continue
		}
		who := r.whoseView(g)
		if who.Empty() {
			continue
		}
		r.surely(s, segs, k, who)
		end := g.Last
		if k+1 < len(segs) && segs[k+1].kind == quoted && segs[k+1].before == 0 {
			end = segs[k+1].Last
		}
		for i := who.Last; i < end; i++ {
			if q := r.quoteAt(i); q >= 0 && r.quotes[q].First == i && !r.quotes[q].used && !r.nameInMarks(r.quotes[q].Range) && r.onlyVerbs(r.quotes[q].Last, end) {
				r.quotes[q].used = true
				r.add(s, Statement{Kind: Direct, Medium: "speech+thought", Act: "believe", Strength: "neutral", Frame: []Range{g.Range},
					Content: []Range{r.quotes[q].Range}, Speaker: who, evidence: byPart})
			}
		}
	}
}

// onlyVerbs reports that no more than verbs follow up to the end of a clause: what
// stands before is its predicate ("die „Zeit der Ruhe“ ist vorbei" has it as its subject).
func (r *reader) onlyVerbs(i, end int) bool {
	for ; i < end; i++ {
		switch r.toks[i].Tag {
		case language.VERB, language.AUX, language.PUNCT:
		default:
			return false
		}
	}
	return true
}

// surely reads "Für Brandt steht fest, dass …", "Für die Stadt ist klar: …".
func (r *reader) surely(s int, segs []segment, k int, who Range) {
	if k+1 >= len(segs) || segs[k+1].kind != subClause || r.lower(segs[k+1].opener) != "dass" || segs[k+1].before != ',' {
		return
	}
	if r.toks[segs[k].verb].Lemma == "sein" && !r.inRegion(segs[k].Range, "klar") && !r.inRegion(segs[k].Range, "sicher") {
		return
	}
	r.add(s, Statement{Kind: Indirect, Medium: "speech+thought", Act: "believe", Strength: "committing", Frame: []Range{segs[k].Range},
		Content: []Range{{segs[k+1].First, segs[r.contentEnd(segs, k+1)-1].Last}}, Cue: Range{segs[k].verb, segs[k].verb + 1}, Speaker: who, evidence: byVerb})
}

// whoseView gives the phrase behind the "für" that opens a clause, stands behind its
// "was" or right behind its verb.
func (r *reader) whoseView(g *segment) Range {
	i := firstWord(r.toks, g.Range)
	if r.joins(i) || r.lower(i) == "was" {
		i++
	}
	if r.lower(i) != "für" {
		i = g.verb + 1
	}
	if i >= g.Last || r.lower(i) != "für" {
		return Range{}
	}
	end := r.full(i+1, g.Last)
	if q := r.quoteAt(end - 1); q >= 0 && r.quotes[q].First > i+1 && !r.nameInMarks(r.quotes[q].Range) {
		end = r.quotes[q].First // "ist für die Kammer „eine Frechheit“"
	}
	if end == i+1 || end != g.verb && i != g.verb+1 && g.kind != subClause || !r.speaks(Range{i + 1, end}) {
		return Range{}
	}
	return Range{i + 1, end}
}

// seenAs reads "In dem Bau sieht Brandt einen „Fehler“" and "die den Bau als „Fehler“
// sieht": somebody's view of a thing in his own words; and "Mit „großer Sorge“ sieht die
// Kammer den Bau", how somebody takes it.
func (r *reader) seenAs(s int, segs []segment) {
	for k := range segs {
		g := &segs[k]
		if g.verb < 0 || g.kind == quoted || r.inKonjunktiv(g) {
			continue
		}
		sees, takes := r.toks[g.verb].Lemma == "sehen", taking[r.toks[g.verb].Lemma]
		if !sees && !takes {
			continue
		}
		for i := g.First + 1; i < g.Last; i++ {
			q := r.quoteAt(i)
			if q < 0 || r.quotes[q].First != i || r.quotes[q].used || !(sees && r.anItem(i)) && !(takes && r.lower(i-1) == "mit") {
				continue
			}
			sub := r.subject(segs, predicate{segment: k, verb: g.verb, main: g.verb})
			if !r.headSpeaks(sub) {
				break
			}
			r.quotes[q].used = true
			r.add(s, Statement{Kind: Direct, Medium: "speech+thought", Act: "believe", Strength: "neutral", Frame: []Range{g.Range},
				Content: []Range{r.quotes[q].Range}, Speaker: sub, evidence: byPart})
		}
	}
}

// taking are the verbs with which somebody takes a thing with a feeling.
var taking = map[string]bool{"sehen": true, "beobachten": true, "verfolgen": true, "betrachten": true, "reagieren": true, "nehmen": true, "aufnehmen": true, "blicken": true}

// anItem reports words in marks at i that are something of a kind: behind "als", or with
// "ein" before or inside them, and no preposition before that.
func (r *reader) anItem(i int) bool {
	if r.lower(i-1) == "als" {
		return r.toks[i+1].Tag != language.PROPN
	}
	if r.toks[i-1].Lemma == "ein" {
		return i < 2 || r.toks[i-2].Tag != language.ADP
	}
	return r.toks[i+1].Lemma == "ein" && r.toks[i-1].Tag != language.ADP
}

// theseWords reads "„…“, mit diesen Worten trat Brandt ab", also in a sentence of its
// own.
func (r *reader) theseWords(s int, segs []segment) {
	for k := range segs {
		g := &segs[k]
		i := firstWord(r.toks, g.Range)
		if g.verb != i+3 || r.lower(i) != "mit" || !r.premodifies(i+1) {
			continue
		}
		if w := r.lower(i + 2); w != "worten" && w != "satz" {
			continue
		}
		q := -1
		if k > 0 && segs[k-1].kind == quoted {
			q = segs[k-1].quote
		} else if k == 0 && segs[0].First > 0 && (r.toks[i+1].Lemma == "dieser" || r.toks[i+1].Lemma == "dies") {
			q = r.quoteAt(segs[0].First - 1)
		}
		sub := r.rightSubject(g.verb+1, g.Last)
		if q < 0 || r.quotes[q].used || !r.speaks(sub) {
			continue
		}
		r.quotes[q].used = true
		r.add(s, Statement{Kind: Direct, Medium: "speech", Act: "say", Strength: "neutral", Frame: []Range{g.Range},
			Content: []Range{r.quotes[q].Range}, Speaker: sub, evidence: byDirect})
	}
}

// written reads words in marks behind a noun for words that are written or called
// (data/inscriptions.de.txt): "Schilder mit der Aufschrift „…“", "Rufe wie „…“". They
// are those of the subject, where it is somebody. One word alone may be a name.
func (r *reader) written(s int, segs []segment) {
	for k := range segs {
		for n := segs[k].First; n < segs[k].Last; n++ {
			medium, ok := r.lex.written[r.lower(n)]
			if !ok || r.toks[n].Tag != language.NOUN {
				continue
			}
			i := n + 1
			if i < len(r.toks) && (r.toks[i].Text == ":" || r.lower(i) == "wie") {
				i++
			}
			if i >= r.doc.Sentences[s].Last || r.quoteAt(i) < 0 || r.covered(i) {
				continue
			}
			q := r.quoteAt(i)
			if r.quotes[q].First != i || r.quotes[q].used || words(r.toks, r.quotes[q].Range) < 2 ||
				r.quotes[q].Last > r.doc.Sentences[s].Last && r.verbBehindMarks(r.quotes[q].Range) {
				continue // it may give them to somebody
			}
			r.quotes[q].used = true
			st := Statement{Kind: Direct, Medium: medium, Act: "say", Strength: "neutral", Cue: Range{n, n + 1}, Frame: []Range{segs[k].Range},
				Content: []Range{r.quotes[q].Range}, evidence: byPart}
			if v := segs[k].verb; v >= 0 {
				sub := r.subject(segs, predicate{segment: k, verb: v, main: v})
				if sub.First <= n && n < sub.Last {
					sub = r.placeOfWords(segs[k : k+1]) // "auf dem Schild war der Satz „…“ zu lesen"
				} else if !r.headSpeaks(sub) {
					sub = Range{}
				}
				st.Speaker = sub
			}
			r.add(s, st)
		}
	}
}

// claims reads words in marks that a noun says are somebody's ("der Vorwurf der
// „Untätigkeit“", "Brandts Wort vom „faulen Frieden“", data/claims.de.txt): of whom the noun
// belongs to, else of nobody who is known.
func (r *reader) claims(s int) {
	sent := &r.doc.Sentences[s]
	for n := sent.First; n+2 < sent.Last; n++ {
		by := r.lex.claims[r.lower(n)]
		if by == nil || r.toks[n].Tag != language.NOUN || r.quoteAt(n) >= 0 || !r.brings(by, n+1) {
			continue
		}
		i := n + 2
		for i < sent.Last && i < n+4 && r.quoteAt(i) < 0 && (r.toks[i].Tag == language.DET || r.toks[i].Tag == language.ADJ) {
			i++
		}
		if i >= sent.Last {
			continue
		}
		q := r.quoteAt(i)
		if q < 0 || r.quotes[q].First != i || r.quotes[q].used || r.quotes[q].open || r.quotes[q].Last > sent.Last || r.nameInMarks(r.quotes[q].Range) {
			continue
		}
		r.quotes[q].used = true
		st := Statement{Kind: Direct, Medium: "speech", Act: "say", Strength: "neutral", Content: []Range{r.quotes[q].Range}, evidence: byMarks}
		if n > sent.First {
			r.ownerBefore(&st, n)
		}
		r.add(s, st)
	}
}

// brings reports a token that brings what a noun is about, as the noun asks for it.
func (r *reader) brings(by []string, i int) bool {
	w := r.lower(i)
	switch w {
	case "der", "des", "einer", "eines":
		return slices.Contains(by, "gen")
	}
	return r.toks[i].Tag == language.ADP && slices.Contains(by, contracted(w))
}

// verbBehindMarks reports a finite verb in the rest of the sentence in which words in marks
// end.
func (r *reader) verbBehindMarks(g Range) bool {
	if r.endsSentence(g) {
		return false
	}
	return r.finite(Range{g.Last, r.doc.Sentences[r.doc.SentenceAt(g.Last-1)].Last}) >= 0
}
