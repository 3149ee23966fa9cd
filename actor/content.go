package actor

import "synopse/language"

// Whom a pronoun beside a verb of saying does not mean: whom the words are about.

// toldBy reports whether what an event named stands in what the one says whom a pronoun
// means: "Die Stadt könne das Risiko nicht tragen, sagte sie."
func (d *discourse) toldBy(m *Mention, e *event) bool {
	if d.t.lang != "de" || e.quoted {
		return false
	}
	if _, speaking := d.subject(m); !speaking {
		return false
	}
	for i := e.last; i < m.First && d.t.raw(i) != "," && d.t.raw(i) != "."; i++ {
		if d.t.verb(i) && d.doc.Tokens[i].Morph.Any(language.Finite) {
			return d.doc.Tokens[i].Morph.Has(language.Konjunktiv1)
		}
	}
	return false
}

// beforeContent finds whom the pronoun in an English ", he said" behind what was said
// means: the only person who is a subject of the sentence before, sooner than whom his
// words are about ("Lorenz objected. Kramer had lied, he said.").
func (d *discourse) beforeContent(m *Mention, fits func(*event) bool) []int {
	if d.t.lang != "en" || m.Plural || m.Kind != Person || d.t.raw(m.First-1) != "," {
		return nil
	}
	if _, speaking := d.subject(m); !speaking {
		return nil
	}
	var found []int
	for k := range d.recent(m.Sentence-1, m) {
		if e := &d.events[k]; e.subject && !e.quoted && fits(e) && d.r.nodes[e.nodes[0]].kind == Person {
			found = addNodes(found, e)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}
