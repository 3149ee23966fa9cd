package render

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/words"
	"synopse/report"
	"synopse/synopsis"
)

// nbsp keeps a reference on one line.
const nbsp = "\u00a0"

// passage gives a span with its reference, and remembers that the sentence is
// referred to.
func (v *view) passage(s report.Span) passage {
	p := passage{text: closed(words.Plain(s.Text)), ref: v.refTo(s)}
	if p.ref.report >= 0 {
		p.lang = v.reports[p.ref.report].Language
	}
	return p
}

func (v *view) refTo(s report.Span) ref {
	i, ok := v.reportIdx[s.Report]
	if !ok {
		return ref{report: -1, text: s.Report, label: s.Report}
	}
	r := ref{report: i, label: v.reports[i].label}
	r.text, r.anchor = r.label, v.reports[i].ID
	shown := s.Text
	if k := v.sentenceIndex(i, s.Start); k >= 0 {
		sentence := v.sentences[i][k]
		r.sentence = sentence.Number
		number := strconv.Itoa(r.sentence)
		r.text += nbsp + "s" + number
		r.anchor += "-s" + number
		v.cited[i][r.sentence] = true
		shown = v.index[i].Slice(sentence.Start, sentence.End)
	}
	r.link = fragmentURL(v.reports[i].URL, shown)
	return r
}

// sentenceIndex finds the sentence of report i that holds the code point, or
// gives -1.
func (v *view) sentenceIndex(i, point int) int {
	list := v.sentences[i]
	k := sort.Search(len(list), func(k int) bool { return list[k].End > point })
	if k == len(list) || list[k].Start > point {
		return -1
	}
	return k
}

// Labels gives the labels of a synopsis' reports, as references have them.
func Labels(s *synopsis.Synopsis) []string { return labelsOf(s.Reports) }

// Class gives the class that colours what is of the report at this place.
func Class(report int) string { return "o" + itoa(report%htmlColours) }

// SentenceLink gives the address of a passage on the outlet's own page, or "".
func SentenceLink(address, passage string) string { return fragmentURL(address, passage) }

// labelsOf gives each report a short label after its outlet: "DW", "taz",
// "Reuters", "NYT"; two of one outlet become "DW" and "DW2".
func labelsOf(reports []report.Report) []string {
	out := make([]string, len(reports))
	taken := map[string]int{}
	for i := range reports {
		r := &reports[i]
		label := abbreviate(words.Plain(publisher(r)))
		if label == "" {
			label = r.ID
		}
		taken[label]++
		if n := taken[label]; n > 1 {
			label += strconv.Itoa(n)
			taken[label]++
		}
		out[i] = label
	}
	return out
}

// publisher is a report's outlet, else the only agency it names.
func publisher(r *report.Report) string {
	if r.Outlet == "" && len(r.Agencies) == 1 {
		return r.Agencies[0]
	}
	return r.Outlet
}

// Longest names that are used as they are.
const (
	longestWord = 8 // "Reuters", "Spiegel"
	longestName = 5 // "DW", "taz"
)

// abbreviate shortens an outlet's name: initials of several words, else the
// beginning of one.
func abbreviate(name string) string {
	if utf8.RuneCountInString(name) <= longestName {
		return strings.ReplaceAll(name, " ", nbsp)
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) > 1 && article(words[0]) {
		words = words[1:]
	}
	if n := len(words); n > 1 && domain(words[n-1]) && strings.HasSuffix(name, "."+words[n-1]) {
		words = words[:n-1]
	}
	if len(words) == 0 {
		return ""
	}
	if len(words) == 1 {
		w := []rune(words[0])
		if len(w) <= longestWord {
			return words[0]
		}
		return strings.ToUpper(string(w[:3]))
	}
	var b strings.Builder
	for _, w := range words[:min(len(words), 4)] {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

func article(w string) bool {
	switch strings.ToLower(w) {
	case "der", "die", "das", "the", "le", "la", "il", "el":
		return true
	}
	return false
}

func domain(w string) bool {
	switch w {
	case "de", "com", "org", "net", "at", "ch", "eu", "uk", "info", "tv":
		return true
	}
	return false
}
