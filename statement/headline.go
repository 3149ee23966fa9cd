package statement

import (
	"synopse/actor"
	"synopse/report"
)

// headline reads "Merkel: Wir schaffen das" in headlines and subheads: a person
// by name, a colon, and a clause or a quotation. Other forms of speech are not
// looked for there, since headlines leave out the words that show them, and a
// place or a thing before the colon ("Hafen: Zwei Tote") is only the topic.
func (r *reader) headline(s int) {
	sent := &r.doc.Sentences[s]
	if k := sent.Kind; k != report.Headline && k != report.Subhead {
		return
	}
	colon := -1
	for i := sent.First + 1; i+2 < sent.Last && i < sent.First+6; i++ {
		if r.toks[i].Text == ":" && !r.inNumber(i) {
			colon = i
			break
		}
	}
	if colon < 0 {
		return
	}
	m := r.at[sent.First]
	if m < 0 || r.mentions[m].Kind != actor.Person || r.mentions[m].Form == actor.Pronoun || r.mentions[m].Last != colon {
		return
	}
	st := colonStatement(Range{sent.First, colon}, Range{colon + 1, sent.Last})
	q := r.quoteAt(colon + 1)
	switch {
	case q >= 0 && r.quotes[q].First == colon+1:
		r.quotes[q].used = true
		st.Kind, st.Content = Direct, []Range{{colon + 1, min(r.quotes[q].Last, sent.Last)}}
	case r.finite(st.Content[0]) < 0:
		return
	}
	r.add(s, st)
}
