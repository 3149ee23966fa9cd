package statement

import (
	"strings"

	"synopse/language"
)

// Words in marks that stand before the noun they judge: "der von Brandt als „Irrsinn“
// bezeichnete Plan".

// attributeBehindMarks reports a participle at i between words in marks behind "als" and
// the noun they judge.
func (r *reader) attributeBehindMarks(sent *language.Sentence, i int) bool {
	if i < sent.First+3 || r.judging(i) == nil {
		return false
	}
	q := r.quoteAt(i - 1)
	if q < 0 || r.quotes[q].Last != i || r.quotes[q].First < sent.First+2 {
		return false
	}
	k := i + 1
	for k < sent.Last && r.toks[k].Tag == language.ADJ {
		k++
	}
	return k < sent.Last && nominal(r.toks[k].Tag) && r.capital(k) && r.lower(r.quotes[q].First-1) == "als" && r.articleBefore(sent, r.quotes[q].First-1) >= 0
}

// articleBefore gives the article that opens a phrase whose attribute goes on to "als" at
// i, -1 if none does.
func (r *reader) articleBefore(sent *language.Sentence, i int) int {
	for k := i - 1; k >= sent.First && k > i-12; k-- {
		switch t := &r.toks[k]; {
		case t.Tag == language.VERB || t.Tag == language.AUX || t.Tag == language.PUNCT && !isMark(t.Text):
			return -1
		case t.Tag == language.DET && k+1 <= i:
			if n := &r.toks[k+1]; k+1 == i || n.Tag == language.ADP || n.Tag == language.ADV {
				return k
			}
		}
	}
	return -1
}

// judging gives the entry of the cue verb whose participle, with an ending, stands at i
// and that takes "als", or nil.
func (r *reader) judging(i int) *cue {
	w := r.lower(i)
	for _, ending := range [...]string{"e", "en", "er", "es", "em"} {
		participle, ok := strings.CutSuffix(w, ending)
		if !ok {
			continue
		}
		for _, c := range r.lex.verbs[r.lex.plain[participle]] {
			if c.has(frameAs) || judgements[c.act] {
				return c
			}
		}
	}
	return nil
}

// attributes reads such words as those of whom "von" names, where it names somebody.
func (r *reader) attributes(s int) {
	sent := &r.doc.Sentences[s]
	for i := sent.First + 3; i < sent.Last; i++ {
		if r.toks[i].Tag != language.ADJ || !r.attributeBehindMarks(sent, i) {
			continue
		}
		g := r.quotes[r.quoteAt(i-1)].Range
		by := r.agent(Range{r.articleBefore(sent, g.First-1), g.First - 1})
		if !r.speaks(by) || r.quotes[r.quoteAt(i-1)].used {
			continue
		}
		c := r.judging(i)
		r.quotes[r.quoteAt(i-1)].used = true
		r.add(s, Statement{Kind: Direct, Medium: c.medium, Act: c.act, Strength: c.strength, Cue: Range{i, i + 1},
			Frame: []Range{{by.First - 1, i + 1}}, Content: []Range{g}, Speaker: by, evidence: byPart})
	}
}
