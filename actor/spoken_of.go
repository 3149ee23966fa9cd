package actor

import (
	"slices"
	"strings"
)

// spokenOf finds who "der 67-Jährige", "der Norweger" and "die Altenpflegerin" is where no
// report tells: the only person whom the last sentence about anybody names, as the
// subject of whose sentence that word stands. It is nobody where somebody without a name
// was spoken of whom the word can mean as well.
func (d *discourse) spokenOf(m *Mention) []int {
	if d.t.lang != "de" && m.Office != "aged" && m.Office != "people-of" || m.Plural || !m.Definite || d.t.lang == "de" && m.Gender == 0 || d.inQuote(m.First) || !d.t.is(m.First, "article") {
		return nil
	}
	if subject, _ := d.subject(m); !subject || slices.ContainsFunc(d.unnamed, func(u unnamed) bool { return d.meantToo(u.mention, m) }) {
		return nil
	}
	only, _ := d.onlyNamed(m, func(e *event) bool { return len(e.nodes) == 1 && (e.sentence != m.Sentence || d.pronounAt(e)) })
	if only < 0 || !genderFits(m.Gender, d.r.nodes[only].gender) || m.Country != "" && d.r.nodes[only].country != "" && d.r.nodes[only].country != m.Country {
		return nil
	}
	return []int{only}
}

// meantToo reports somebody without a name, spoken of before, whom a word can mean.
func (d *discourse) meantToo(known, m *Mention) bool {
	if known.Kind != Person || known.Plural || !genderFits(m.Gender, known.Gender) {
		return false
	}
	return d.r.vague(known.Office) || known.Office == m.Office || strings.EqualFold(known.role(), m.role())
}

// pronounAt reports a mention that is a pronoun.
func (d *discourse) pronounAt(e *event) bool {
	_, ok := d.r.k.pronouns[d.t.lang][d.t.low(e.first)]
	return ok && e.last == e.first+1
}

// womansCalling reports a German word for what a woman is that no list has
// ("Altenpflegerin").
func (d *discourse) womansCalling(m *Mention) bool {
	return d.t.lang == "de" && m.Gender == feminine && strings.HasSuffix(d.t.low(m.Head), "erin") && d.t.upper(m.Head)
}
