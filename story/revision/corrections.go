package revision

import (
	_ "embed"
	"strings"
	"sync"

	"synopse/reading"
	"synopse/report"
)

// The kinds of corrections.
const (
	Correct = "correction" // something was wrong
	Note    = "note"       // nothing is said to have been wrong
)

// Correction is a sentence in which the outlet says that it has changed the
// report.
type Correction struct {
	Kind string      `json:"kind"` // Correct or Note
	Span report.Span `json:"span"` // the sentence
}

type phrase struct {
	kind, language, text string
	start                bool
}

//go:embed corrections.txt
var correctionsData string

var phrases = sync.OnceValue(func() (out []phrase) {
	words := map[string][]string{} // for a report, by language
	for line := range strings.Lines(correctionsData) {
		f := strings.Split(strings.ToLower(line), "|")
		if strings.HasPrefix(line, "#") || len(f) < 3 {
			continue
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if f[0] == "words" {
			words[f[1]] = strings.Fields(f[2])
			continue
		}
		p := phrase{kind: f[0], language: f[1], start: f[2] == "start", text: f[3]}
		before, after, star := strings.Cut(p.text, "*")
		if !star {
			out = append(out, p)
			continue
		}
		for _, w := range words[p.language] {
			p.text = before + w + after
			out = append(out, p)
		}
	}
	return out
})

// Corrections finds the sentences of a report that say it was changed, in their
// order (corrections.txt). Quotations do not count: what somebody else says of
// another text begins with a quotation mark.
func Corrections(r *reading.Reading) []Correction {
	var out []Correction
	x := report.NewIndex(r.Report.Text)
	for _, s := range sentences(r) {
		low := strings.ToLower(strings.TrimLeft(x.Slice(s.start, s.end), "*+([–- "))
		for _, p := range phrases() {
			if p.language != r.Document.Language {
				continue
			}
			at := strings.Index(low, p.text)
			if at == 0 || at > 0 && !p.start && !strings.ContainsAny(low[:at], "„“”\"«»") {
				out = append(out, Correction{Kind: p.kind, Span: x.Span(r.Report.ID, s.start, s.end)})
				break
			}
		}
	}
	return out
}
