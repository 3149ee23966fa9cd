package html

import (
	"unicode/utf8"

	"synopse/internal/intake/draft"
	"synopse/report"
)

// bodyEvidence is the article's text as the page's metadata gives it, to tell
// blocks of the body from others.
type bodyEvidence struct {
	grams map[string]bool
	chars int // code points of the folded text
}

const (
	gram        = 24 // bytes of folded text that must be equal
	minEvidence = 200
	maxEvidence = 200_000 // bytes; longer bodies are judged by their beginning
)

// newEvidence makes evidence of a metadata body; nil-safe and empty if the body
// is too short to tell anything.
func newEvidence(body string) *bodyEvidence {
	e := &bodyEvidence{}
	f := fold(body[:min(len(body), maxEvidence)])
	if len(f) < minEvidence {
		return e
	}
	e.chars = len(f)
	e.grams = make(map[string]bool, len(f))
	for i := 0; i+gram <= len(f); i++ {
		e.grams[f[i:i+gram]] = true
	}
	return e
}

func (e *bodyEvidence) known() bool { return e.chars > 0 }

// has says whether a block's beginning, middle and end stand in the body (two of
// the three: metadata is often cut or edited).
func (e *bodyEvidence) has(text string) bool {
	if !e.known() {
		return false
	}
	f := fold(text)
	if len(f) < gram {
		return false
	}
	hits := 0
	for _, at := range []int{0, (len(f) - gram) / 2, len(f) - gram} {
		if e.grams[f[at:at+gram]] {
			hits++
		}
	}
	return hits >= 2
}

// A page shows less than this share of the body in its metadata if it is put
// together by a script, or behind a wall.
const shownShare = 0.3

// takeMetadataBody takes the body from the metadata where the page itself shows
// next to nothing of it. What was found on the page is left out.
func (t *typer) takeMetadataBody() {
	length := utf8.RuneCountInString(t.ld.body)
	d := t.draft
	if length < minReport*2 || float64(d.Prose()) > shownShare*float64(length) {
		return
	}
	var kept []draft.Block
	for _, b := range d.Blocks {
		switch b.Kind {
		case report.Headline, report.Kicker, report.Lede, report.Byline, report.Dateline, report.Credit:
			kept = append(kept, b)
		default:
			d.Drop(b.Text, draft.Outside)
		}
	}
	d.Blocks = kept
	if t.headBlock < 0 && t.ld.headline != "" {
		d.Blocks = append([]draft.Block{{Kind: report.Headline, Text: t.ld.headline}}, d.Blocks...)
		t.headline, t.headBlock = t.ld.headline, 0
	}
	for _, text := range t.ld.paragraphs {
		d.Add(report.Body, text)
	}
}
