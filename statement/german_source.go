package statement

import (
	"strings"

	"synopse/language"
)

// origin is a source phrase found in a sentence.
type origin struct {
	source
	phrase  Range // all of it: "nach Angaben der Polizei"
	speaker Range // who is named in it; empty if nobody is
	cue     Range // the word that makes it one: "laut", "nach", "zufolge"
	own     bool  // "nach eigenen Angaben": the subject of the clause speaks
	carry   bool  // "demnach", "seiner Meinung nach": the speaker before
}

// sourcePhrases reads "laut X", "nach Angaben der X", "X zufolge": the rest of
// the clause was said.
func (r *reader) sourcePhrases(s int, segs []segment) {
	sent := &r.doc.Sentences[s]
	for i := sent.First; i < sent.Last; i++ {
		if q := r.quoteAt(i); q >= 0 && r.long[q] {
			continue
		}
		if o, ok := r.originAt(i, sent); ok {
			r.fromSource(s, segs, o)
			i = max(i, o.phrase.Last-1)
		}
	}
}

// originAt reads the source phrase whose marking word stands at i.
func (r *reader) originAt(i int, sent *language.Sentence) (origin, bool) {
	if src, ok := r.sourceAt(i, sent.Last); ok {
		return r.marked(src, i, sent)
	}
	switch r.lower(i) {
	case "nach":
		if i > sent.First && (r.lex.times[r.lower(i-1)] || r.lower(i-1) == "kurz") && !(i-1 > sent.First && r.toks[i-2].Tag == language.ADP) {
			return origin{}, false // "zwei Monate nach dem Urteil"
		}
		if o, ok := r.nounPhraseAfter(i, sent, "noun"); ok {
			return o, true
		}
		return r.postposed(i, sent)
	case "aus":
		return r.nounPhraseAfter(i, sent, "sight")
	}
	return origin{}, false
}

func (r *reader) sourceAt(i, limit int) (source, bool) {
	for _, src := range r.lex.sources[r.lower(i)] {
		if i+len(src.words) > limit {
			continue
		}
		match := true
		for k, w := range src.words {
			if r.lower(i+k) != w {
				match = false
				break
			}
		}
		if match {
			return src, true
		}
	}
	return source{}, false
}

// marked reads "laut X", "X zufolge" and "demnach".
func (r *reader) marked(src source, i int, sent *language.Sentence) (origin, bool) {
	after := i + len(src.words)
	o := origin{source: src, cue: Range{i, after}}
	switch src.kind {
	case "before":
		end := r.full(after, sent.Last)
		if end == after {
			return o, false
		}
		o.phrase, o.speaker = Range{i, end}, Range{after, end}
	case "after":
		start := r.phraseBackTo(i, sent.First)
		if start == i {
			return o, false
		}
		o.phrase, o.speaker = Range{start, after}, Range{start, i}
	}
	if r.ownWord(o.speaker) {
		o.own, o.speaker = true, Range{}
	}
	switch src.kind {
	case "back":
		if sent.First != i && r.toks[i-1].Tag == language.ADP {
			return o, false
		}
		o.phrase, o.carry = Range{i, after}, true
	}
	return o, true
}

// ownWord reports what somebody said himself: "laut eigener Aussage", "eigenen Angaben
// zufolge".
func (r *reader) ownWord(g Range) bool {
	if g.Last-g.First != 2 || !strings.HasPrefix(r.lower(g.First), "eigene") {
		return false
	}
	_, ok := r.originNoun(g.First+1, "noun")
	return ok
}

// originNoun gives the entry of a noun that makes a source, also as the last
// part of a compound ("Polizeiangaben").
func (r *reader) originNoun(i int, kind string) (source, bool) {
	if t := r.toks[i].Tag; t != language.NOUN && t != language.PROPN {
		return source{}, false
	}
	w := r.lower(i)
	if src, ok := r.lex.origins[w]; ok {
		return src, src.kind == kind
	}
	for _, tail := range [...]string{"angaben", "berichten", "bericht", "informationen", "meldungen", "aussagen", "schätzungen", "meinung", "entwurf", "gesetz", "umfragen", "umfrage", "studie", "statistik", "urteil", "planungen"} {
		if strings.HasSuffix(w, tail) {
			return r.lex.origins[tail], kind == "noun"
		}
	}
	return source{}, false
}

// nounPhraseAfter reads "nach (ersten) Angaben (der Polizei)".
func (r *reader) nounPhraseAfter(i int, sent *language.Sentence, kind string) (origin, bool) {
	n := i + 1
	for n < sent.Last && n < i+5 && (r.premodifies(n) || r.toks[n].Tag == language.PROPN && strings.HasSuffix(r.toks[n].Text, "s")) {
		n++ // "nach ersten", "nach Brandts" …
	}
	if n >= sent.Last {
		return origin{}, false
	}
	src, ok := r.originNoun(n, kind)
	if !ok {
		return origin{}, false
	}
	o := origin{source: src, cue: Range{i, i + 1}, phrase: Range{i, n + 1}}
	from := n + 1
	if from < sent.Last && (r.lower(from) == "von" || r.lower(from) == "vom") {
		from++
	} else if from >= sent.Last || !r.genitiveStart(from, sent.Last) {
		from = -1
	}
	if from > 0 {
		if end := r.full(from, sent.Last); end > from {
			o.speaker, o.phrase.Last = Range{from, end}, end
			return o, true
		}
	}
	for k := i + 1; k < n; k++ {
		switch w := r.lower(k); {
		case strings.HasPrefix(w, "eigen"):
			o.own = true
		case strings.HasPrefix(w, "sein") || strings.HasPrefix(w, "ihr") || w == "dessen" || w == "deren":
			o.carry = true
		}
	}
	if !o.carry && !o.own && (n > i+1 || r.lower(n) != src.words[0]) { // "nach palästinensischen Angaben", "nach Polizeiangaben"
		o.speaker = Range{i + 1, n + 1}
	}
	return o, true
}

// premodifies reports a word that may stand before a noun in a phrase.
func (r *reader) premodifies(i int) bool {
	switch r.toks[i].Tag {
	case language.DET, language.ADJ, language.NUM, language.PRON:
		return true
	}
	return false
}

// postposed reads "seiner Meinung nach" and "Angaben der Polizei nach".
func (r *reader) postposed(i int, sent *language.Sentence) (origin, bool) {
	start := r.phraseBackTo(i, sent.First)
	for n := start; n < i; n++ {
		src, ok := r.originNoun(n, "noun")
		if !ok {
			continue
		}
		o := origin{source: src, cue: Range{i, i + 1}, phrase: Range{start, i + 1}, speaker: Range{start, i}}
		if n+1 < i {
			o.speaker.First = n + 1
		}
		w := r.lower(start)
		if o.carry = strings.HasPrefix(w, "sein") || strings.HasPrefix(w, "ihr"); o.carry {
			o.speaker = Range{} // whose it is was said before
		}
		return o, true
	}
	return origin{}, false
}

func (r *reader) genitiveStart(i, limit int) bool {
	t := &r.toks[i]
	return r.genitive(i, limit) > i || t.Tag == language.PROPN || t.Tag == language.NOUN && strings.HasSuffix(t.Text, "s")
}

// phraseBackTo gives the start of the noun phrase that ends before i.
func (r *reader) phraseBackTo(i, first int) int {
	best := i
	for k := i - 1; k >= first && k > i-14; k-- {
		if t := r.toks[k].Tag; t == language.VERB || t == language.AUX || r.toks[k].Text == "," && k < i-1 {
			break
		}
		if r.toks[k].Tag == language.ADP && r.lower(k) != "von" && r.lower(k) != "vom" && r.lower(k) != "in" && r.lower(k) != "für" {
			break
		}
		if r.full(k, i) == i {
			best = k
		}
	}
	return best
}

// fromSource makes the statement of a source phrase: the clauses around it.
func (r *reader) fromSource(s int, segs []segment, o origin) {
	k := -1
	for j := range segs {
		if segs[j].First <= o.phrase.First && o.phrase.First < segs[j].Last {
			k = j
		}
	}
	if k < 0 {
		return
	}
	if o.kind == "back" && o.words[0] == "danach" && (segs[k].kind != mainClause || !r.saidMood(segs, k)) {
		return // "danach" mostly means "then"
	}
	first, last := r.clauseAround(segs, k)
	if k+2 < len(segs) && segs[k].kind == fragment && o.phrase.Last == segs[k].Last && segs[k+1].kind == relClause && segs[k+2].verbFirst(r.toks) {
		o.phrase.Last = segs[k+1].Last // "nach Angaben von Personen, die …, wird"
	}
	st := Statement{Kind: Indirect, Medium: o.medium, Act: o.act, Strength: "neutral", Content: cut(Range{first, last}, o.phrase),
		Cue: o.cue, Frame: []Range{o.phrase}, Speaker: o.speaker, evidence: bySource, carry: o.carry, source: true}
	if to := o.phrase.Last; to < len(r.toks) && r.lower(to) == "gegenüber" { // "nach Angaben des Amtes gegenüber der Zeitung"
		if end := r.phrase(to+1, segs[k].Last); end > to+1 {
			st.Addressee, st.Frame = Range{to + 1, end}, []Range{{o.phrase.First, end}}
			st.Content = cut(Range{first, last}, st.Frame[0])
		}
	}
	if o.own {
		if sub := r.clauseSubject(segs, k); !sub.Empty() {
			st.Speaker = sub
		} else {
			st.carry = true
		}
	}
	if o.carry {
		st.evidence = byBack
	}
	for j := range segs {
		if segs[j].kind == quoted && segs[j].First >= first && segs[j].Last <= last && length(st.Content) == segs[j].Last-segs[j].First {
			st.Kind, st.Content = Direct, []Range{r.quotes[segs[j].quote].Range}
			r.quotes[segs[j].quote].used = true
			break
		}
	}
	r.add(s, st)
}

// saidMood tells whether the clause of a segment is in the mood of reported
// speech: a Konjunktiv, or "sollen" in the present.
func (r *reader) saidMood(segs []segment, k int) bool {
	for j := k; j < len(segs) && j < k+2; j++ {
		if v := segs[j].verb; v >= 0 && (r.inKonjunktiv(&segs[j]) || r.toks[v].Lemma == "sollen" && !strings.HasPrefix(r.lower(v), "sollt")) {
			return true
		}
	}
	return false
}

// clauseSubject gives the subject of the main clause that segment k belongs to.
func (r *reader) clauseSubject(segs []segment, k int) Range {
	for _, j := range []int{k, k + 1, k - 1} {
		if j < 0 || j >= len(segs) || segs[j].verb < 0 {
			continue
		}
		sub := r.subject(segs, predicate{segment: j, verb: segs[j].verb, main: segs[j].verb})
		if !sub.Empty() && r.speaks(sub) {
			return sub
		}
	}
	return Range{}
}
