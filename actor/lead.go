package actor

// lead is how many sentences at the beginning of a report bring in a body before its name.
const lead = 3

// introduced finds the body that an English report brings in before it names it: "A
// conservative group is spending millions. … The Harbour Action Network said". It is the
// first body whose name stands as a subject in the two sentences behind, where none was
// named before.
func (d *discourse) introduced(m *Mention) []int {
	if d.t.lang != "en" || m.Kind != Organisation || m.Plural || m.Definite || !d.r.k.anyBody[m.Office] || m.Sentence >= lead || d.inQuote(m.First) {
		return nil
	}
	for _, b := range d.bodies {
		if d.r.nodes[b.node].named {
			return nil
		}
	}
	for i := m.Last; i < len(d.doc.Tokens) && d.doc.SentenceAt(i) <= m.Sentence+lookBack; i++ {
		for _, j := range d.starts[i] {
			o := d.r.mention(d.source, j)
			l := d.r.links[d.source][j]
			if o.Kind != Organisation || o.Form != Name || o.Place || len(l) != 1 {
				continue
			}
			if o.Sentence == m.Sentence || !d.t.verb(o.Last) || d.preposition(o.First-1) || !d.fitsKind(o, m.Office) {
				return nil
			}
			return l
		}
	}
	return nil
}

// fitsKind reports whether the name of a body that was not read yet can be one of a kind.
func (d *discourse) fitsKind(o *Mention, office string) bool {
	var words []string
	for i := o.First; i < o.Last; i++ {
		if office == "association" && d.t.is(i, "no-group") {
			return false
		}
		words = append(words, d.t.low(i))
	}
	return d.r.k.bodyKinds.fits(d.r.k.bodyKinds.of(words), office)
}
