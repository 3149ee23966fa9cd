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
		if d.inObject(m) {
			return false, speaking
		}
		if m.Form == Name && t.raw(m.Last) == "," && m.Last > m.Head+1 && said(m.Last+1) {
			speaking = true // "Anna Kramer, chairwoman of the council, said"
		}
		if (prev == "told" || prev == "asked" || prev == "urged" || prev == "accused") && !d.inQuote(m.First-2) {
			return false, false
		}
		if tag := t.tag(m.First - 1); (tag == language.VERB || tag == language.AUX) && !said(m.First-1) && !d.opensWith(m, m.First-1) {
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

// inObject reports whether an English mention can't be a subject, for the one whose it is
// stands behind a preposition: "rivals such as Ohio's Anna Kramer".
func (d *discourse) inObject(m *Mention) bool {
	t := d.t
	if t.possessive(m.First-1) && m.First > 2 {
		p := m.First - 2
		if t.is(p-1, "article") {
			p--
		}
		return d.preposition(p - 1)
	}
	return false
}

// mainClause gives the first token of an English sentence's main clause if a clause with
// a subordinator opens the sentence and the main clause opens with somebody who was named
// ("When Kramer had spoken, Lorenz left"), else the first token of the sentence. Only
// tokens before an end count.
func (d *discourse) mainClause(sentence, end int) int {
	s := d.doc.Sentences[sentence]
	first := max(s.First, 0)
	if d.t.lang != "en" || !d.t.is(first, "opens-clause") {
		return first
	}
	for i := first + 1; i < min(s.Last, end); i++ {
		if d.t.raw(i) != "," {
			continue
		}
		if i+2 < end && isQuote(d.t.raw(i+1)) {
			i++
		}
		for _, j := range d.starts[i+1] {
			if m := d.r.mention(d.source, j); d.t.verb(m.Last) {
				return i + 1
			}
		}
	}
	return first
}

// opensWith reports a word with a capital that opens the sentence of a mention right after
// it, and is no verb of saying: part of a role, whatever it looks like ("Managing partner
// Anna Kramer", "Works manager Paul Lorenz").
func (d *discourse) opensWith(m *Mention, i int) bool {
	return m.Form == Name && m.Kind == Person && m.Sentence >= 0 && m.Sentence < len(d.doc.Sentences) &&
		i == d.doc.Sentences[m.Sentence].First && d.t.upper(i) && len(m.Roles) > 0
}
