package statement

import (
	"synopse/actor"
	"synopse/language"
)

// Whose reckoning or view the sentence that follows is, with no verb of saying.

// reckonings are nouns for what somebody counts or tells ("By her reckoning"), views for
// what he thinks ("In Brandt's view").
var (
	reckonings = map[string]bool{"reckoning": true, "account": true, "estimate": true, "estimates": true, "count": true, "admission": true, "calculation": true, "calculations": true}
	views      = map[string]bool{"view": true, "opinion": true, "eyes": true, "words": true, "telling": true, "judgment": true, "judgement": true, "estimation": true}
)

// byReckoning reads "By her reckoning the harbour costs millions" and "In Brandt's view,
// the plan is dead".
func (r *reader) byReckoning(s int, sent *language.Sentence, i int) {
	if i != sent.First || i+4 >= sent.Last {
		return
	}
	nouns, act := reckonings, "say"
	switch r.lower(i) {
	case "by":
	case "in":
		nouns, act = views, "believe"
	default:
		return
	}
	n := i + 2
	switch r.lower(i + 1) {
	case "his", "her", "their", "its":
	default:
		for n < sent.Last && n < i+8 && r.lower(n) != "'s" && r.lower(n) != "’s" {
			n++
		}
		if n++; n >= sent.Last || r.phrase(i+1, n-1) != n-1 || !r.speaks(Range{i + 1, n - 1}) {
			return
		}
	}
	who := Range{i + 1, max(i+2, n-1)}
	if r.lower(n) == "own" {
		n++
	}
	from := n + 1
	if from+1 >= sent.Last || !nouns[r.lower(n)] {
		return
	}
	if r.toks[from].Text == "," {
		from++
	}
	if !r.clauseFollows(from, sent) {
		return
	}
	r.add(s, Statement{Kind: Indirect, Medium: "speech+writing", Act: act, Strength: "neutral", Content: []Range{{from, r.englishEnd(from, sent)}},
		Cue: Range{i, n + 1}, Frame: []Range{{i, n + 1}}, Speaker: who, evidence: bySource})
}

// forSomebody reads "For Brandt, it was “the end of an era”": the words in marks that say
// what something was to somebody are his.
func (r *reader) forSomebody(s int, sent *language.Sentence) {
	if w := r.lower(sent.First); w != "for" && w != "to" || sent.First+5 >= sent.Last {
		return
	}
	end := r.full(sent.First+1, sent.Last)
	who := Range{sent.First + 1, end}
	if who.Empty() || end+3 >= sent.Last || r.toks[end].Text != "," || !r.speaks(who) {
		return
	}
	if m := r.mentionFrom(who.First); m == nil || m.Place || m.Kind == actor.Document {
		return // "For the film, it was “the end”"
	}
	for i := end + 2; i < sent.Last; i++ {
		q := r.quoteAt(i)
		if q < 0 {
			continue
		}
		if g := r.quotes[q].Range; g.First == i && !r.quotes[q].used && r.toks[i-1].Lemma == "be" && r.endsSentence(g) && r.finite(Range{end + 1, i - 1}) < 0 {
			r.quotes[q].used = true
			r.add(s, Statement{Kind: Direct, Medium: "speech+thought", Act: "believe", Strength: "neutral", Frame: []Range{{sent.First, i}},
				Content: []Range{g}, Speaker: who, evidence: byPart})
		}
		return
	}
}
