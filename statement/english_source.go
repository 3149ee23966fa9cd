package statement

import (
	"slices"

	"synopse/language"
)

// accordingTo reads source phrases; the rest of the sentence was said.
func (r *reader) accordingTo(s int, sent *language.Sentence) {
	for i := sent.First; i < sent.Last; i++ {
		if r.quoteAt(i) >= 0 {
			continue
		}
		src, ok := r.sourceAt(i, sent.Last)
		if !ok {
			r.byReckoning(s, sent, i)
			continue
		}
		from := i + len(src.words)
		end := r.chain(from, sent.Last)
		if end == from {
			continue
		}
		if i == sent.First {
			end = r.withoutThings(from, end)
		}
		if end+1 < sent.Last && r.toks[end].Tag == language.ADJ && r.toks[end-1].Tag == language.NOUN && nominal(r.toks[end+1].Tag) && !timeWords[r.lower(end+1)] {
			end = r.chain(end+1, sent.Last) // "the state criminal police"
		}
		if end < sent.Last && (r.lower(end) == "there" || r.lower(end) == "here") {
			end++ // "the hospital there"
		}
		end = r.qualified(end, sent)
		speaker := Range{from, end}
		if i > sent.First { // in front, what follows is as likely what was said
			end = r.appositionEnd(end, sent)
		}
		g := Range{sent.First, sent.Last}
		for g.Last > end && r.toks[g.Last-1].Text == "." {
			g.Last--
		}
		for k := sent.First; k < sent.Last; k++ {
			if r.toks[k].Text == ";" {
				if k < i {
					g.First = k + 1
				} else if k < g.Last {
					g.Last = k
				}
			}
		}
		st := Statement{Kind: Indirect, Medium: src.medium, Act: src.act, Strength: "neutral", Content: cut(g, Range{i, end}),
			Cue: Range{i, from}, Frame: []Range{{i, end}}, Speaker: speaker, evidence: bySource}
		if q := r.quoteBefore(i, sent); q >= 0 && r.quotes[q].First == sent.First {
			st.Kind, st.Content = Direct, r.quoteRanges(q)
		}
		r.add(s, st)
		i = end
	}
}

// withoutThings ends a source before a comma behind which nobody is named: "According to
// Brandt, the fire, which began at noon, was out".
func (r *reader) withoutThings(from, end int) int {
	for c := from + 1; c+1 < end; c++ {
		if r.toks[c].Text == "," && !r.speaks(Range{c + 1, end}) {
			return c
		}
	}
	return end
}

// qualified gives the end of a source with what tells it apart behind its noun
// ("people [familiar with the matter]", "polls [reported by the paper]"), up to
// the next mark.
func (r *reader) qualified(end int, sent *language.Sentence) int {
	if end >= sent.Last {
		return end
	}
	switch t := &r.toks[end]; {
	case t.Tag == language.ADJ && end+1 < sent.Last && r.toks[end+1].Tag == language.ADP:
	case t.Tag == language.VERB && t.Morph.Any(language.PastParticiple|language.PresentParticiple|language.Past):
	case r.lower(end) == "who":
	default:
		return end
	}
	for i := end; i < sent.Last; i++ {
		if t := r.toks[i].Text; r.pause(i) || t == "." || t == ";" || t == ":" || t == "-" || isMark(t) {
			return i
		}
	}
	return sent.Last
}

// englishNouns reads "the claim that …" and "his promise to …".
func (r *reader) englishNouns(s int, sent *language.Sentence) {
	for i := sent.First + 1; i+2 < sent.Last; i++ {
		t := &r.toks[i]
		if t.Tag != language.NOUN || r.quoteAt(i) >= 0 {
			continue
		}
		c := r.lex.nouns[t.Lemma]
		if c == nil {
			continue
		}
		w := r.lower(i + 1)
		if slices.Contains(c.preps, w) && r.ownedAbout(s, sent, i, c) {
			continue
		}
		if !(w == "that" && r.clauseFollows(i+2, sent)) && !(w == "to" && r.toks[i+2].Tag == language.VERB) || r.covered(i+1) {
			continue
		}
		st := Statement{Kind: Indirect, Medium: c.medium, Act: c.act, Strength: "neutral", Cue: Range{i, i + 1}, Frame: []Range{{i, i + 1}},
			Content: []Range{{i + 1, r.englishEnd(i+1, sent)}}, evidence: byNoun, Speaker: r.possessor(i, sent)}
		r.add(s, st)
	}
}

// ownedAbout reads "the mayor's support for the plan": reported speech, where it
// is said whose it is.
func (r *reader) ownedAbout(s int, sent *language.Sentence, i int, c *cue) bool {
	k := i
	for k > sent.First && (r.toks[k-1].Tag == language.ADJ || r.toks[k-1].Tag == language.NOUN) {
		k--
	}
	owner := r.possessor(k, sent)
	if owner.Empty() {
		return false
	}
	end := r.full(i+2, sent.Last)
	if end == i+2 {
		return false
	}
	r.add(s, Statement{Kind: Reported, Medium: c.medium, Act: c.act, Strength: "neutral", Cue: Range{i, i + 1},
		Frame: []Range{{owner.First, i + 2}}, Content: []Range{{i + 2, end}}, evidence: byNoun, Speaker: owner})
	return true
}

// possessor gives whose claim it is: "Meyer's claim", "his claim"; else the
// subject of the verb before.
func (r *reader) possessor(i int, sent *language.Sentence) Range {
	if i <= sent.First {
		return Range{}
	}
	if w := r.toks[i-1].Text; w == "'s" || w == "’s" || w == "'" || w == "’" {
		return r.phraseEndingBefore(i-1, sent)
	}
	switch r.lower(i - 1) {
	case "his", "her", "their", "its", "my", "our":
		return Range{i - 1, i}
	}
	return Range{}
}

// englishColon reads "Meyer: We can do it" at the beginning of a sentence, and
// a name right before a colon and a quotation anywhere.
func (r *reader) englishColon(s int, sent *language.Sentence) {
	end := r.chain(sent.First, sent.Last)
	if r.turns[s] {
		return
	}
	if end == sent.First || end+1 >= sent.Last || r.toks[end].Text != ":" || r.at[sent.First] < 0 || end-sent.First > 6 {
		r.namedColon(s, sent)
		return
	}
	st := colonStatement(Range{sent.First, end}, Range{end + 1, sent.Last})
	if q := r.quoteAt(end + 1); q >= 0 && r.quotes[q].First == end+1 {
		st.Kind, st.Content = Direct, r.quoteRanges(q)
	}
	r.add(s, st)
}

func colonStatement(speaker, content Range) Statement {
	return Statement{Kind: Indirect, Medium: "speech", Act: "say", Strength: "neutral", Speaker: speaker,
		Frame: []Range{{speaker.First, speaker.Last + 1}}, Content: []Range{content}, evidence: byColon}
}

// namedColon reads "The pollsters agree – Meyer: “…”".
func (r *reader) namedColon(s int, sent *language.Sentence) {
	for i := sent.First + 2; i+1 < sent.Last; i++ {
		q := r.quoteAt(i + 1)
		if r.toks[i].Text != ":" || q < 0 || r.quotes[q].First != i+1 || r.quotes[q].used {
			continue
		}
		m := r.at[i-1]
		if m < 0 || r.mentions[m].Place || r.mentions[m].Last != i || r.mentions[m].First < sent.First || r.finite(Range{r.mentions[m].First, i}) >= 0 {
			continue
		}
		st := colonStatement(Range{r.mentions[m].First, i}, r.quotes[q].Range)
		st.Kind, st.Content = Direct, r.quoteRanges(q)
		r.add(s, st)
	}
}
