package statement

import (
	"synopse/language"
)

// inverted reads "…, sagte X": the content stands before the cue clause.
func (r *reader) inverted(segs []segment, p predicate) bool {
	k := p.segment
	g := &segs[k]
	if k == 0 || !g.verbFirst(r.toks) || g.before == '&' && segs[k-1].kind != quoted {
		return false
	}
	if p.cue.frames&(frameQuote|frameThat|frameClause) == 0 {
		return false
	}
	if g.before == 0 && segs[k-1].kind == quoted && r.runsIntoQuote(segs, k-1) {
		return false // "wenn ein „wichtiger und guter Grund“ besteht": the verb of the clause itself
	}
	first := r.contentBefore(segs, k)
	if first < 0 && p.cue.lemma == "heißen" && k == 1 && segs[0].kind == fragment && r.toks[segs[0].First].Tag != language.ADP && words(r.toks, segs[0].Range) > 1 {
		first = 0 // "Nicht bezahlbar, heißt es dazu"
	}
	if first < 0 {
		return false
	}
	speaker := r.subject(segs, p)
	if segs[k-1].kind == mainClause && !r.inKonjunktiv(&segs[k-1]) && !r.speaks(r.rightSubject(p.verb+1, g.Last)) {
		return false // "Sie lobten den Plan, fordern aber mehr Geld": two clauses of one subject
	}
	s := r.doc.SentenceAt(g.First)
	frame := r.cueClause(segs, k)
	for _, st := range r.partsOf(segs, first, k, p, frame) {
		st.Speaker = speaker
		st.Addressee = r.addressee(segs, p, speaker)
		r.add(s, st)
	}
	if cont := r.contentAfter(segs, k, p); len(cont) > 0 {
		for _, st := range cont {
			st.Speaker, st.Frame = speaker, []Range{frame}
			r.add(s, st)
		}
	}
	return true
}

// contentBefore gives the first segment of what was said before an inverted cue
// clause, -1 if what stands there was not said ("Als er kam, sagte er …").
func (r *reader) contentBefore(segs []segment, k int) int {
	first, clause := -1, false
	for j := k - 1; j >= 0; j-- {
		g := &segs[j]
		if g.kind == quoted {
			if !r.runsIntoQuote(segs, j) {
				return j
			}
			first, clause = j, clause || segs[j-1].kind == mainClause
			continue
		}
		if g.before == ';' || g.before == ':' {
			first = j
			clause = clause || g.kind == mainClause
			break
		}
		if g.kind == mainClause && (!g.verbFirst(r.toks) || j == 0 || r.inKonjunktiv(g) && r.correlate(segs, j)) {
			clause = true
		}
		if g.kind == subClause && r.lex.ofThat[r.lower(g.opener)] && r.lower(g.opener) != "wie" && j == k-1 && j == 0 {
			clause = true
		}
		first = j
		if g.kind == mainClause && g.before == '&' {
			continue
		}
	}
	if !clause || first+1 < k && segs[first].kind == fragment && segs[first+1].before == ',' && r.announced(segs[first].Range) {
		return -1
	}
	return first
}

// announced reports a phrase that says whose words follow: "Auf den Vorwurf der
// Partei, das Geld fehle, …".
func (r *reader) announced(g Range) bool {
	if g.Empty() {
		return false
	}
	n, _ := r.ownedNoun(g, g.Last)
	return n >= 0 || r.nounCue(g.Last-1) != nil
}

// partsOf makes statements of the segments [first, last): a quoted segment is
// direct speech, anything else indirect.
func (r *reader) partsOf(segs []segment, first, last int, p predicate, frame Range) []Statement {
	var out []Statement
	for j := first; j < last; j++ {
		if segs[j].kind == quoted {
			if !r.quotes[segs[j].quote].used { // else "Brandt sagte:" stands before it
				out = append(out, r.direct(segs[j].quote, p, frame))
			}
			continue
		}
		e := j
		for e < last && (segs[e].kind != quoted || r.runsIntoQuote(segs, e)) {
			e++
		}
		if words(r.toks, Range{segs[j].First, segs[e-1].Last}) > 0 {
			out = append(out, r.statement(Indirect, p, frame, Range{segs[j].First, segs[e-1].Last}))
		}
		j = e - 1
	}
	return out
}

// runsIntoQuote reports a clause that goes on into a quotation without a mark
// between them ("Der Hafen sei „zu klein und zu alt für uns“, sagte Brandt").
func (r *reader) runsIntoQuote(segs []segment, j int) bool {
	if j == 0 || segs[j].before != 0 || segs[j-1].Last != segs[j].First || segs[j-1].kind == quoted {
		return false
	}
	k := j - 1
	for k > 0 && segs[k].verb < 0 && segs[k].before == ',' {
		k--
	}
	return segs[k].verb >= 0 && (segs[k].kind == mainClause || segs[k].kind == subClause)
}

// direct makes the statement of a quotation, with the parts in which it goes on
// from earlier paragraphs.
func (r *reader) direct(q int, p predicate, frame Range) Statement {
	content := []Range{r.quotes[q].Range}
	r.quotes[q].used = true
	for b := q; b > 0 && r.quotes[b].continued && !r.quotes[b-1].used; b-- {
		content = append([]Range{r.quotes[b-1].Range}, content...)
		r.quotes[b-1].used = true
	}
	for a := q + 1; a < len(r.quotes) && r.quotes[a].continued; a++ {
		content = append(content, r.quotes[a].Range)
		r.quotes[a].used = true
	}
	st := r.statement(Direct, p, frame, content...)
	st.evidence = byDirect
	return st
}

// cueClause is the range of the clause that holds the cue: the frame.
func (r *reader) cueClause(segs []segment, k int) Range {
	g := segs[k].Range
	for j := k + 1; j < len(segs) && segs[j].kind == fragment && segs[j].before == ','; j++ {
		g.Last = segs[j].Last
	}
	return g
}

// contentAfter reads what goes on after an inverted cue clause: "…, sagte X,
// das reiche nicht", "…, sagte X. „…“" is another sentence.
func (r *reader) contentAfter(segs []segment, k int, p predicate) []Statement {
	j := k + 1
	for j < len(segs) && segs[j].kind == fragment {
		j++
	}
	if j >= len(segs) {
		return nil
	}
	g := &segs[j]
	switch {
	case g.kind == quoted:
		return []Statement{r.direct(g.quote, p, Range{})}
	case g.kind == mainClause && g.before != '&' && r.inKonjunktiv(g), g.kind == mainClause && r.saidOn(segs, k, j),
		g.kind == subClause && r.lex.ofThat[r.lower(g.opener)] && r.lower(g.opener) != "wie":
		end := r.contentEnd(segs, j)
		return []Statement{r.statement(Indirect, p, Range{}, Range{g.First, segs[end-1].Last})}
	}
	return nil
}

// saidOn reports a main clause in the indicative that goes on with what was said before a
// short clause of saying ("Sie gehe nicht, sagt sie, sie bleibt zu Hause").
func (r *reader) saidOn(segs []segment, k, j int) bool {
	g := &segs[j]
	if j != k+1 || g.before != ',' || g.verbFirst(r.toks) || r.ownCue(segs, j) || segs[k-1].kind == quoted {
		return false
	}
	sub := r.rightSubject(segs[k].verb+1, segs[k].Last)
	return !sub.Empty() && sub.Last == segs[k].Last && segs[k].Last-segs[k].First < 5
}

// contentEnd gives the segment after the last one that belongs to what was said
// from segment j on.
func (r *reader) contentEnd(segs []segment, j int) int {
	hangs := j > 0 && r.hangs(segs, j-1)
	konj := segs[j].verb >= 0 && r.inKonjunktiv(&segs[j])
	e := j + 1
	for ; e < len(segs); e++ {
		g := &segs[e]
		if g.before == ';' && !(g.kind == mainClause && r.inKonjunktiv(g)) {
			break
		}
		if r.ownCue(segs, e) || r.remark(segs, j, e) {
			break
		}
		if g.kind == mainClause && !r.inKonjunktiv(g) {
			if segs[j].kind != mainClause || konj || hangs || g.before == '-' {
				if hangs || !r.correlate(segs, e) {
					break
				}
			}
		}
		if g.kind == quoted && g.before == ':' {
			break
		}
	}
	return e
}

// hangs reports a cue that stands in a subordinate or relative clause or in a
// phrase before the verb of its sentence: the main clause goes on behind what
// was said ("Maduro, von dem Pompeo sagte, dass er gehe, blieb").
func (r *reader) hangs(segs []segment, k int) bool {
	switch segs[k].kind {
	case relClause, subClause:
		return true
	case fragment:
		return k == 0
	}
	return false
}

// remark reports a clause in the indicative by which the reporter goes on after
// what was said in another mood ("… zu erhalten, was bisher nicht bestätigt ist").
func (r *reader) remark(segs []segment, j, e int) bool {
	g := &segs[e]
	if g.opener < 0 || g.verb < 0 || r.inKonjunktiv(g) || segs[j].kind != infinitive && !r.inKonjunktiv(&segs[j]) {
		return false
	}
	switch r.lower(g.opener) {
	case "was", "nachdem", "wobei", "obwohl", "während":
		return true
	}
	return false
}

// correlate reports whether a main clause only closes a subordinate one that
// belongs to what was said ("…, wenn er komme, werde man sehen").
func (r *reader) correlate(segs []segment, e int) bool {
	return e > 0 && segs[e].verbFirst(r.toks) && (segs[e-1].kind == subClause || segs[e-1].kind == relClause) && segs[e].before == ','
}

// ownCue reports whether a segment gives words to somebody else or anew: "und
// fügte hinzu", "so Meyer", "wie Meyer sagte", "während Meyer sagte, dass".
func (r *reader) ownCue(segs []segment, e int) bool {
	g := &segs[e]
	i := firstWord(r.toks, g.Range)
	w := r.lower(i)
	if g.kind == fragment && w == "so" && i+1 < g.Last && r.phrase(i+1, g.Last) > i+1 && nameLike(r.toks[i+1].Tag) {
		return true
	}
	p, ok := r.predicateOf(segs, e)
	if !ok || p.cue.frames&(frameThat|frameQuote|frameClause) == 0 {
		return false
	}
	switch g.kind {
	case mainClause:
		return !r.inKonjunktiv(g) && (g.before == '&' || g.verbFirst(r.toks) || g.before == ';')
	case subClause:
		return w == "wie" && !modals[r.toks[g.verb].Lemma] || w == "während" && e+1 < len(segs) && !r.inKonjunktiv(g)
	}
	return false
}

func nameLike(t language.Tag) bool {
	return t == language.PROPN || t == language.NOUN || t == language.DET || t == language.PRON || t == language.ADJ
}
