package statement

import (
	"synopse/actor"
	"synopse/language"
)

// carryReach is how many sentences back a speaker may be carried from.
const carryReach = 3

// hearsayReach is how many sentences behind a source "soll" still gives its words.
const hearsayReach = 2

// near lists the statements of a sentence and of some sentences before it.
func (r *reader) near(s, back int) []int {
	var out []int
	for k := max(0, s-back); k <= s; k++ {
		for _, i := range r.of[k] {
			out = append(out, int(i))
		}
	}
	return out
}

// carryOn goes through a German document once more for words that go on from
// what was said before: sentences in the Konjunktiv that no cue explains ("Er
// hoffe, dass …") and quotations that stand alone, in the order of the text, so
// that each can go on from the other. It also fills the speaker of source phrases
// that point back ("demnach").
func (r *reader) carryOn() {
	covered := r.contentTokens()
	q := 0
	for s := range r.doc.Sentences {
		if !r.searched(s) {
			continue
		}
		sent := &r.doc.Sentences[s]
		for ; q < len(r.quotes) && r.quotes[q].First <= sent.First; q++ {
			r.leftQuote(q, true)
		}
		for _, i := range r.of[s] {
			if r.out[i].carry && r.out[i].Speaker.Empty() {
				if prev := r.lastAttributed(s); prev >= 0 {
					r.out[i].Speaker = r.out[prev].Speaker
				}
			}
		}
		r.freeSentence(s, covered)
		for ; q < len(r.quotes) && r.quotes[q].First < sent.Last; q++ {
			r.leftQuote(q, true)
		}
	}
}

func (r *reader) contentTokens() []bool {
	c := make([]bool, len(r.toks))
	for i := range r.out {
		if r.retold(i) {
			continue
		}
		for _, g := range r.out[i].Content {
			for k := g.First; k < g.Last; k++ {
				c[k] = true
			}
		}
	}
	return c
}

func (r *reader) freeSentence(s int, covered []bool) {
	sent := &r.doc.Sentences[s]
	segs := r.segments(sent)
	prev := r.lastAttributed(s)
	for k := 0; k < len(segs); k++ {
		g := &segs[k]
		if g.kind != mainClause && g.kind != subClause || g.verb < 0 || covered[g.verb] {
			continue
		}
		hearsay := r.hearsay(segs, k) && !(g.verbFirst(r.toks) && r.isCue(s, g.verb))
		after := prev >= 0 && (r.out[prev].evidence != byWill || r.toks[g.verb].Morph.Has(language.Plural)) // "Sie will klagen. Das wäre das erste Mal": the report's own
		if !r.reportsSpeech(segs, k, after) && !hearsay {
			continue
		}
		first, last := r.freeRange(segs, k)
		for first < last && covered[first] {
			first++
		}
		st := Statement{Kind: FreeIndirect, Medium: "speech", Act: "say", Strength: "neutral",
			Content: []Range{{first, last}}, evidence: byFree, unmarked: hearsay}
		if hearsay {
			st.evidence, st.Strength = byHearsay, "distancing"
			if prev >= 0 && s-r.sentence[prev] <= hearsayReach && (r.out[prev].source || r.out[prev].Kind == FreeIndirect) {
				st.Speaker = r.out[prev].Speaker // the source named goes on
			}
		}
		if !hearsay {
			r.carrySpeaker(&st, s, prev, segs, k)
		}
		st.Act = r.contentAct(segs, k, st.Act)
		r.add(s, st)
		for i := first; i < last; i++ {
			covered[i] = true
		}
	}
}

// carrySpeaker decides whose words a sentence in the Konjunktiv gives: those of
// the last speaker; of the subject of the sentence before, where that is
// somebody else and nobody spoke in between; of nobody, if a pronoun in the
// sentence fits neither ("Sie rate zum Kauf" behind a man's words).
func (r *reader) carrySpeaker(st *Statement, s, prev int, segs []segment, k int) {
	subject := r.lastSubject(s)
	pronoun := r.pronounSubject(segs, k)
	fits := func(g Range) bool { return !g.Empty() && r.agrees(pronoun, g) }
	silent := s > 0 && !r.spokenIn(s-1) && !(prev >= 0 && r.sentence[prev] == s)
	if sub := r.announcer(segs, k); !sub.Empty() {
		st.Speaker = sub
		return
	}
	if sub := r.reasoner(segs, k); !sub.Empty() {
		st.Speaker, st.evidence = sub, byGuess
		return
	}
	switch {
	case silent && (r.person(subject) || prev < 0) && fits(subject) && (prev < 0 || r.out[prev].Speaker != subject):
		st.Speaker, st.evidence = subject, byGuess
	case prev >= 0 && fits(r.out[prev].Speaker):
		st.Speaker, st.Medium = r.out[prev].Speaker, r.out[prev].Medium
	case pronoun >= 0 && !r.saidByNobody(s-1):
		st.Speaker, st.evidence = Range{pronoun, pronoun + 1}, byGuess
	default:
		st.evidence = byGuess
	}
}

// saidByNobody reports a sentence with words that somebody unnamed said ("Demnach fuhr
// er zu schnell."): whoever is meant by a pronoun behind it is who it is about.
func (r *reader) saidByNobody(s int) bool {
	if s < 0 {
		return false
	}
	for _, i := range r.of[s] {
		if r.out[i].carry && r.out[i].Speaker.Empty() {
			return true
		}
	}
	return false
}

// announcer gives the subject of the clause before the colon behind which a clause
// in the mood of report stands ("Brandt sah es anders: Der Deich sei undicht").
func (r *reader) announcer(segs []segment, k int) Range {
	if segs[k].before != ':' || k == 0 {
		return Range{}
	}
	for j := k - 1; j >= 0; j-- {
		if segs[j].kind != mainClause {
			continue
		}
		if r.inKonjunktiv(&segs[j]) {
			return Range{}
		}
		if sub := r.subject(segs, predicate{segment: j, verb: segs[j].verb, main: segs[j].verb}); r.headSpeaks(sub) {
			return sub
		}
		return Range{}
	}
	return Range{}
}

// reasoner gives the subject of the main clause before a reason in the mood of report
// ("Brandt winkt ab, weil der Hafen zu klein sei").
func (r *reader) reasoner(segs []segment, k int) Range {
	if k == 0 || segs[k].kind != subClause || segs[k-1].kind != mainClause || segs[k-1].verb < 0 || r.inKonjunktiv(&segs[k-1]) {
		return Range{}
	}
	if sub := r.subject(segs, predicate{segment: k - 1, verb: segs[k-1].verb, main: segs[k-1].verb}); r.headSpeaks(sub) {
		return sub
	}
	return Range{}
}

// spokenIn reports a sentence with a statement that another may go on from.
func (r *reader) spokenIn(s int) bool {
	for _, i := range r.of[s] {
		if !r.passedOver(int(i)) {
			return true
		}
	}
	return false
}

// passedOver reports a statement told in a clause in the middle of a sentence that
// goes on with other things ("Gerüchte, wonach er gehe, konnte Brandt nicht
// bestätigen"), or when something else happened: nobody goes on from it.
func (r *reader) passedOver(i int) bool {
	st := &r.out[i]
	if !st.low {
		return false
	}
	end := r.doc.Sentences[r.sentence[i]].Last
	return words(r.toks, Range{st.Content[len(st.Content)-1].Last, end}) > 2
}

// pronounSubject gives the personal pronoun that is the subject of a clause, -1
// if its subject is something else.
func (r *reader) pronounSubject(segs []segment, k int) int {
	if segs[k].kind != mainClause {
		return -1
	}
	sub := r.subject(segs, predicate{segment: k, verb: segs[k].verb, main: segs[k].verb})
	if sub.Last-sub.First != 1 {
		return -1
	}
	if w := r.lower(sub.First); w == "er" || w == "sie" {
		return sub.First
	}
	return -1
}

// agrees tells whether a pronoun can mean what a phrase names, as far as gender
// and number are known. Without a pronoun anything agrees.
func (r *reader) agrees(pronoun int, g Range) bool {
	if pronoun < 0 {
		return true
	}
	for _, m := range r.mentionsIn(g) {
		x := &r.mentions[m]
		if x.Gender == 0 || x.Plural {
			continue
		}
		if r.lower(pronoun) == "er" && x.Gender == language.Feminine && x.Kind == actor.Person || r.lower(pronoun) == "sie" && x.Gender == language.Masculine && x.Kind == actor.Person {
			return false
		}
	}
	return true
}

// lastSubject gives the subject of the sentence before, if it is somebody: the
// best guess whose words a Konjunktiv gives where nobody has spoken yet ("Die
// Staatsanwältin ermittelt weiter. Der Fall sei nicht geklärt.").
func (r *reader) lastSubject(s int) Range {
	if s == 0 || r.doc.Sentences[s-1].Block != r.doc.Sentences[s].Block || !r.searched(s-1) {
		return Range{}
	}
	segs := r.segments(&r.doc.Sentences[s-1])
	for k := range segs {
		if segs[k].kind != mainClause {
			continue
		}
		p := predicate{segment: k, verb: segs[k].verb, main: segs[k].verb}
		if sub := r.subject(segs, p); r.headSpeaks(sub) {
			return sub
		}
		return Range{}
	}
	return Range{}
}

// retold reports an act told in the mood of report ("Die Stadt lehne das ab"):
// somebody else tells it.
func (r *reader) retold(i int) bool {
	st := &r.out[i]
	if st.Kind != Reported {
		return false
	}
	for _, k := range st.parts {
		if r.toks[k].Morph.Has(language.Konjunktiv1) {
			return true
		}
	}
	return false
}

// lastAttributed gives the statement whose speaker a sentence goes on with: the
// last one in the sentences before it that is not inside another. -1 if none
// is near.
func (r *reader) lastAttributed(s int) int {
	best := -1
	for _, i := range r.near(s, carryReach) {
		at := r.sentence[i]
		if at > s || at < s-carryReach || r.out[i].Speaker.Empty() || r.out[i].carry && at == s {
			continue
		}
		if at == s && r.out[i].Content[0].First > r.doc.Sentences[s].First {
			continue
		}
		if r.retold(i) || r.passedOver(i) || r.insideAnother(i) {
			continue
		}
		if best < 0 || at > r.sentence[best] || at == r.sentence[best] && r.out[i].Content[0].First >= r.out[best].Content[0].First {
			best = i
		}
	}
	return best
}

func (r *reader) insideAnother(i int) bool {
	for _, k := range r.of[r.sentence[i]] {
		outer, inner := &r.out[k], &r.out[i]
		if int(k) == i || inner.source && outer.Kind == Reported || !contains(hull(outer), inner.Content) {
			continue
		}
		if length(outer.Content) > length(inner.Content) || outer.source && inner.Kind == Reported {
			return true
		}
	}
	return false
}

// freeRange is the run of segments around a Konjunktiv clause that no cue of
// its own stands in: the whole sentence mostly.
func (r *reader) freeRange(segs []segment, k int) (first, last int) {
	if segs[k].kind == subClause {
		e := r.contentEnd(segs, k)
		return segs[k].First, segs[e-1].Last
	}
	a, b := k, k+1
	for a > 0 && segs[a].before != ';' && segs[a-1].kind != quoted && !(segs[a-1].kind == mainClause && !r.inKonjunktiv(&segs[a-1])) {
		a--
	}
	for b < len(segs) && segs[b].before != ';' && !(segs[b].kind == mainClause && !r.inKonjunktiv(&segs[b]) && !r.correlate(segs, b) && !r.inBracket(segs, b)) {
		b++
	}
	return segs[a].First, segs[b-1].Last
}

// inBracket reports a segment between brackets that the clause goes on behind.
func (r *reader) inBracket(segs []segment, k int) bool {
	return k+1 < len(segs) && segs[k].before == '(' && segs[k+1].before == '('
}
