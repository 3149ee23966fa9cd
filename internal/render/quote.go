package render

import (
	"slices"
	"strings"

	"synopse/actor"
	"synopse/internal/words"
	"synopse/report"
	"synopse/statement"
	"synopse/synopsis"
)

// quote makes a statement ready to be shown.
func (v *view) quote(s *synopsis.Statement) quote {
	q := quote{kind: s.Kind, act: s.Act}
	if len(s.Content) == 0 {
		return q
	}
	q.text = v.wordsOf(s)
	if q.kind == statement.Direct {
		q.text = strings.TrimRight(q.text, ",;") // “…,” said X: the comma is the report's
	}
	q.speaker, q.short = v.speakerOf(s)
	r := v.refTo(s.Content[0])
	q.refs = []ref{r}
	if r.report >= 0 {
		q.lang = v.reports[r.report].Language
	}
	return q
}

// Longest passages that are shown with their cue, in code points.
const (
	shortContent = 40  // a content of its own that says too little
	longestCued  = 220 // cue and content together
)

// wordsOf gives the words that stand for a statement: its content, and with the
// cue where the content alone says too little ("rejected the demand", not "the
// demand"). Always verbatim.
func (v *view) wordsOf(s *synopsis.Statement) string {
	first, last := s.Content[0], s.Content[len(s.Content)-1]
	if s.Cue != nil && s.Cue.Report == first.Report && s.Kind != statement.Direct &&
		(s.Kind == statement.Reported || s.Cue.End <= first.Start && last.End-first.Start < shortContent) {
		start, end := min(first.Start, s.Cue.Start), max(last.End, s.Cue.End)
		i, ok := v.reportIdx[first.Report]
		if ok && end-start <= longestCued && v.sentenceIndex(i, start) == v.sentenceIndex(i, end-1) {
			return words.Plain(v.index[i].Slice(start, end))
		}
	}
	parts := make([]string, len(s.Content))
	for i, c := range s.Content {
		parts[i] = trimMarks(words.Plain(c.Text))
	}
	return trimMarks(strings.Join(parts, " … "))
}

// speakerOf gives the names of the actors that speak, else the words of the
// report.
func (v *view) speakerOf(s *synopsis.Statement) (full, short string) {
	var names, shorts []string
	for _, id := range s.Speakers {
		if n := v.actorName(id); n != "" {
			names = append(names, n)
			shorts = append(shorts, v.shortName(id))
		}
	}
	if len(names) > 0 {
		return strings.Join(names, ", "), strings.Join(shorts, ", ")
	}
	if s.Speaker != nil && !s.Speaker.Empty() {
		t := words.Plain(s.Speaker.Text)
		return t, t
	}
	t := v.words.Say("somebody")
	return t, t
}

// shortName gives a person's family name where it was printed alone.
func (v *view) shortName(id string) string {
	a, ok := v.actors[id]
	if !ok {
		return id
	}
	full := v.actorName(id)
	short := full
	for _, n := range a.Names {
		n = words.Plain(n)
		if len(n) < len(short) && n != "" && strings.HasSuffix(full, " "+n) {
			short = n
		}
	}
	return short
}

func (v *view) actorName(id string) string {
	a, ok := v.actors[id]
	if !ok {
		return id
	}
	if a.Kind == actor.Country {
		if name := v.words.CountryName(a.Country); name != "" {
			return name
		}
	}
	return words.Plain(a.Name)
}

// quotationMarks are what may stand around a content that is shown with the
// interface's own marks.
const quotationMarks = "\"“”„‟«»‹›‘’‚'"

// trimMarks takes the quotation marks off the ends: both when they belong
// together, one when its partner is not in the text. Marks that belong to words
// inside stay.
func trimMarks(s string) string {
	inner := strings.TrimLeft(s, quotationMarks)
	left := len(inner) < len(s)
	core := strings.TrimRight(inner, quotationMarks)
	right := len(core) < len(inner)
	doubled := strings.ContainsAny(core, "\"“”„«»")
	switch {
	case left && right && doubled, left != right && doubled:
		return s
	case core == "":
		return s
	}
	return strings.TrimSpace(core)
}

// weigh says how well a statement stands for its side: words that show the
// relation first, then acts that take a stand and the reader's own language,
// then direct speech.
func (v *view) weigh(s *synopsis.Statement, evidence []report.Span, lang string) int {
	w := 0
	if lang == v.words.Lang {
		w += 2
	}
	if touches(s, evidence) {
		w += 4
	}
	switch s.Act {
	case "", "say", "report", "explain", "ask", "answer":
	default:
		w += 2
	}
	if s.Kind == statement.Direct {
		w++
	}
	if s.Within != nil {
		w -= 2
	}
	if len(s.Speakers) > 1 {
		w -= 5 // what all sides say says little about one
	}
	return w
}

func touches(s *synopsis.Statement, evidence []report.Span) bool {
	for _, e := range evidence {
		for _, c := range s.Content {
			if e.Report == c.Report && e.Start < c.End && c.Start < e.End {
				return true
			}
		}
		if s.Cue != nil && e.Report == s.Cue.Report && e.Start < s.Cue.End && s.Cue.Start < e.End {
			return true
		}
	}
	return false
}

// withoutMarks makes quotations comparable that differ in their marks only.
var withoutMarks = strings.NewReplacer("„", "", "“", "", "”", "", "«", "", "»", "", "\"", "", "‚", "'", "‘", "'", "’", "'")

// mergeSame makes one quote of those with the same words and speaker, and keeps
// all references.
func mergeSame(quotes []quote) []quote {
	var out []quote
	at := map[string]int{}
	for _, q := range quotes {
		key := q.key()
		if i, ok := at[key]; ok {
			out[i].refs = addRefs(out[i].refs, q.refs)
			out[i].weight = max(out[i].weight, q.weight)
			continue
		}
		at[key] = len(out)
		out = append(out, q)
	}
	return out
}

// key is the same for quotes with the same words, speaker and kind.
func (q *quote) key() string {
	return withoutMarks.Replace(q.text) + "\x00" + q.speaker + "\x00" + string(q.kind)
}

// withoutParts leaves out quotes whose words another one of the same sentence and
// speaker has: a statement within a statement.
func withoutParts(quotes []quote) []quote {
	var out []quote
	for i := range quotes {
		if !slices.ContainsFunc(quotes, func(p quote) bool { return quotes[i].partOf(&p) }) {
			out = append(out, quotes[i])
		}
	}
	return out
}

// partOf reports whether p has all words of q, and more.
func (q *quote) partOf(p *quote) bool {
	return len(q.text) < len(p.text) && q.speaker == p.speaker && q.refs[0].anchor == p.refs[0].anchor &&
		strings.Contains(withoutMarks.Replace(p.text), withoutMarks.Replace(q.text))
}

// addRefs leaves out a sentence that is referred to already.
func addRefs(list, more []ref) []ref {
	for _, r := range more {
		if !slices.ContainsFunc(list, func(o ref) bool { return o.anchor == r.anchor }) {
			list = append(list, r)
		}
	}
	return list
}

// rank puts the quote that stands for the cell first and leaves the rest in
// reading order.
func rank(quotes []quote) []quote {
	best := 0
	for i, q := range quotes {
		if q.weight > quotes[best].weight {
			best = i
		}
	}
	if best > 0 {
		q := quotes[best]
		copy(quotes[1:best+1], quotes[:best])
		quotes[0] = q
	}
	return quotes
}
