// Package deed reads who did what to whom: events with a PLOVER code
// (github.com/openeventdata/PLOVER), their actors and recipients.
//
// In: a document and the mentions in it. Out: deeds whose parts are mentions
// and token ranges of that document. Only patterns that are nearly always right
// are read: an actor right before a finite verb of data/verbs.txt and a
// recipient right after it, nothing negated, asked or supposed. Where the
// pattern is in doubt there is no deed. It does not resolve who a mention is,
// and it does not judge whether a deed happened: a deed told inside somebody's
// statement is a claim, which synopsis marks.
package deed

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"synopse/actor"
	"synopse/language"
	"synopse/report"
)

// Deed is one event told in one sentence. Actors and Recipients are indices of
// the mentions given to Read; First and Last are the tokens from the first to
// the last part of the pattern: [First, Last).
type Deed struct {
	Event      string // PLOVER code: CONSULT, AGREE …
	Mode       string // PLOVER mode ("visit", "phone"); "" if none
	Actors     []int
	Recipients []int
	Sentence   int
	First      int
	Last       int
}

//go:embed data/verbs.txt
var verbsFile string

// verb is one line of verbs.txt for one form.
type verb struct {
	event, mode string
	each        bool
	rest        []string // the form's further words
	links       []string // one must stand before the recipient; empty: the plain object
}

// verbs are the lines by language and form.
var verbs = sync.OnceValue(func() map[string][]verb {
	out := map[string][]verb{}
	for line := range strings.Lines(verbsFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "|")
		if len(cols) < 5 {
			continue
		}
		linked := strings.Fields(cols[2])
		v := verb{event: strings.TrimSpace(cols[0]), mode: strings.TrimSpace(cols[1])}
		switch {
		case slices.Contains(linked, "each"):
			v.each = true
		case !slices.Contains(linked, "-"):
			v.links = linked
		}
		for i, lang := range []string{"de", "en"} {
			for _, form := range strings.Split(cols[3+i], ",") {
				words := strings.Fields(strings.ToLower(form))
				if len(words) > 0 {
					v.rest = words[1:]
					out[lang+words[0]] = append(out[lang+words[0]], v)
				}
			}
		}
	}
	return out
})

// doubtful are words that make a sentence no plain telling of a deed.
var doubtful = map[string]bool{"nicht": true, "nie": true, "kein": true, "keine": true, "keinen": true, "niemand": true,
	"wenn": true, "falls": true, "ob": true, "würde": true, "könnte": true, "soll": true, "sollen": true, "angeblich": true,
	"not": true, "never": true, "n't": true, "no": true, "if": true, "whether": true, "would": true, "could": true, "should": true,
	"may": true, "might": true, "will": true, "allegedly": true, "to": false}

// reflexive are words for each other.
var reflexive = map[string]bool{"sich": true, "einander": true, "miteinander": true}

// between are words that may stand between the parts of a pattern.
var between = map[string]bool{"auch": true, "am": true, "zuvor": true, "bereits": true, "erneut": true, "scharf": true, "offen": true,
	"dienstag": true, "montag": true, "mittwoch": true, "donnerstag": true, "freitag": true, "samstag": true, "sonntag": true, "dann": true,
	"den": true, "die": true, "das": true, "der": true, "dem": true, "seinen": true, "seine": true, "ihren": true, "ihre": true,
	"also": true, "on": true, "then": true, "again": true, "the": true, "his": true, "her": true, "has": true, "had": true, "have": true, "hat": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "sharply": true, "publicly": true, "earlier": true, "later": true}

const farthest = 3 // tokens between a part and the verb

// Read gives the deeds of a document, in reading order. Headings and captions,
// whose verbs may be participles, tell none.
func Read(doc language.Document, mentions []actor.Mention) []Deed {
	r := reader{doc: &doc, mentions: mentions, starts: map[int]int{}, ends: map[int]int{}}
	for j, m := range mentions {
		if !acts(m) {
			continue
		}
		r.longest(r.starts, m.First, j)
		r.longest(r.ends, m.Last, j)
	}
	var out []Deed
	for s, x := range doc.Sentences {
		if x.Kind == report.Byline || x.Kind == report.Credit || x.Kind == report.Caption || x.Kind == report.Headline || x.Kind == report.Subhead || x.First < 0 || x.Last > len(doc.Tokens) {
			continue
		}
		for t := x.First; t < x.Last; t++ {
			if d, ok := r.at(s, t); ok {
				out = append(out, d)
			} else if d, ok := r.byCue(s, t); ok {
				out = append(out, d)
			} else if d, ok := r.byPattern(s, t); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// reader looks for patterns around verbs.
type reader struct {
	doc      *language.Document
	mentions []actor.Mention
	starts   map[int]int // the longest mention that starts at a token
	ends     map[int]int // the longest mention that ends before a token
}

// acts reports whether a mention can do or suffer a deed.
func acts(m actor.Mention) bool {
	return m.Last > m.First && m.Form != actor.Pronoun && !m.Anonymous && m.Kind != actor.Document && (!m.Place || m.Kind == actor.Person)
}

func (r *reader) longest(by map[int]int, at, j int) {
	if k, ok := by[at]; !ok || r.mentions[j].Last-r.mentions[j].First > r.mentions[k].Last-r.mentions[k].First {
		by[at] = j
	}
}

// at reads the pattern around token t, if it is a verb of a deed.
func (r *reader) at(s, t int) (Deed, bool) {
	low := strings.ToLower(r.doc.Tokens[t].Text)
	list := verbs()[r.doc.Language+low]
	if len(list) == 0 || r.doc.Tokens[t].Text != low || r.doubt(s, t) {
		return Deed{}, false
	}
	subject, ok := r.before(s, t)
	if !ok {
		return Deed{}, false
	}
	for _, v := range list {
		end, ok := r.form(t, v.rest)
		if !ok {
			continue
		}
		d := Deed{Event: v.event, Mode: v.mode, Sentence: s, First: r.mentions[subject].First}
		if v.each {
			if parts := r.mentions[subject].Parts; len(parts) == 2 && (r.doc.Language == "en" || slices.Contains(v.rest, "sich") || reflexive[r.word(t+1)]) {
				d.Actors, d.Recipients, d.Last = parts[:1], parts[1:], end
				return d, true
			}
			continue
		}
		if object, ok := r.after(s, end-1, v.links); ok && object != subject {
			d.Actors, d.Recipients, d.Last = r.parts(subject), r.parts(object), r.mentions[object].Last
			return d, true
		}
	}
	return Deed{}, false
}

// form gives the token after a form whose first word is token t, if the further
// words follow.
func (r *reader) form(t int, rest []string) (int, bool) {
	for k, w := range rest {
		if r.word(t+1+k) != w {
			return 0, false
		}
	}
	return t + 1 + len(rest), true
}

// parts gives the mentions a coordination joins, or the mention itself.
func (r *reader) parts(j int) []int {
	if p := r.mentions[j].Parts; len(p) > 0 {
		return slices.Clone(p)
	}
	return []int{j}
}

// doubt reports whether the clause is negated, asked or supposed.
func (r *reader) doubt(s, t int) bool {
	x := r.doc.Sentences[s]
	for k := max(x.First, t-8); k < min(x.Last, t+6); k++ {
		if doubtful[r.word(k)] {
			return true
		}
	}
	return r.word(x.Last-1) == "?"
}

// before gives the mention that ends right before token t, over a few words
// that may stand between.
func (r *reader) before(s, t int) (int, bool) {
	for k := t; k > max(r.doc.Sentences[s].First, t-farthest-1); k-- {
		if j, ok := r.ends[k]; ok {
			return j, true
		}
		if !between[r.word(k-1)] {
			return 0, false
		}
	}
	return 0, false
}

// after gives the mention that starts right after token t, behind one of the
// linking words if there are any.
func (r *reader) after(s, t int, links []string) (int, bool) {
	linked := len(links) == 0
	for k := t + 1; k < min(r.doc.Sentences[s].Last, t+farthest+2); k++ {
		if j, ok := r.starts[k]; ok && linked {
			return j, true
		}
		w := r.word(k)
		if slices.Contains(links, w) {
			linked = true
			continue
		}
		if !between[w] || w == "on" {
			return 0, false
		}
	}
	return 0, false
}

// word gives a token in lower case.
func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.doc.Tokens) {
		return ""
	}
	return strings.Map(unicode.ToLower, r.doc.Tokens[i].Text)
}
