package actor

import (
	"strings"

	"synopse/language"
)

// subject reports whether a mention is likely the subject of its clause, and
// whether it stands beside a verb of saying.
func (d *discourse) subject(m *Mention) (subject, speaking bool) {
	t := d.t
	prev := t.low(m.First - 1)
	said := func(i int) bool { return know().say[t.low(i)] && !t.upper(i) }
	speaking = said(m.First-1) || said(m.Last) || prev == "so" || prev == "laut" || t.low(m.Last) == "zufolge"
	if prev == "laut" || t.low(m.Last) == "zufolge" {
		return true, true // the source, whatever the grammar
	}
	if t.is(m.First, "oblique") {
		return false, speaking
	}
	if t.possessive(m.Last) || d.genitive(m) {
		return false, false
	}
	if d.preposition(m.First - 1) {
		return false, false
	}
	// ", der Lorenz traf": a relative pronoun before a bare name
	if t.is(m.First-1, "relative") {
		return false, false
	}
	if t.lang == "en" {
		if (prev == "told" || prev == "asked" || prev == "urged" || prev == "accused") && !d.inQuote(m.First-2) {
			return false, false
		}
		if tag := t.tag(m.First - 1); (tag == language.VERB || tag == language.AUX) && !said(m.First-1) {
			return false, false
		}
		// "Kramer said Lorenz had left": the verb has its subject before it
		if speaking && said(m.First-1) && d.endsAt(m.First-1, m.Sentence) {
			speaking = said(m.Last)
		}
		return true, speaking
	}
	// "Kramer sagte Reportern": the verb has its subject before it
	if said(m.First-1) && d.endsAt(m.First-1, m.Sentence) {
		return false, false
	}
	if d.subjectBefore(m) {
		return false, false
	}
	// "sagte Kramer Lorenz": the second name is whom it was said to
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].sentence == m.Sentence; k-- {
		if d.events[k].last == m.First && d.events[k].subject && m.Form == Name {
			return false, false
		}
	}
	return true, speaking
}

// subjectBefore reports whether the clause of a mention has its subject already:
// "Kramer traf Lorenz".
func (d *discourse) subjectBefore(m *Mention) bool {
	last, ok := d.subjectOfClause(m)
	return ok && last < m.First
}

// subjectOfClause gives the end of the subject that stands before a mention in
// its clause.
func (d *discourse) subjectOfClause(m *Mention) (last int, ok bool) {
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].sentence == m.Sentence; k-- {
		e := &d.events[k]
		if !e.subject || e.last > m.First {
			continue
		}
		for i := e.last; i < m.First; i++ {
			if !d.t.letters(i) || d.t.is(i, "boundary") {
				return 0, false
			}
		}
		return e.last, true
	}
	return 0, false
}

// endsAt reports whether a subject of the sentence ends right before a token.
func (d *discourse) endsAt(i, sentence int) bool {
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].sentence == sentence; k-- {
		if d.events[k].last == i && d.events[k].subject {
			return true
		}
	}
	return false
}

// genitive reports whether a German name stands in the genitive ("Putins").
func (d *discourse) genitive(m *Mention) bool {
	if d.t.lang != "de" || m.Form == Role || m.Form == Pronoun || m.Last <= 0 || m.Last > len(d.doc.Tokens) {
		return false
	}
	last := d.t.raw(m.Last - 1)
	if m.Kind == Person {
		return strings.HasSuffix(last, "s") && m.Family != "" && last != lastWord(m.Family)
	}
	return strings.HasSuffix(last, "s") && last != "USA" && d.t.upper(m.First-1)
}

// preposition reports whether a token is a preposition.
func (d *discourse) preposition(i int) bool {
	if i < 0 {
		return false
	}
	if d.t.tag(i) == language.ADP {
		return true
	}
	return d.t.is(i, "preposition")
}
