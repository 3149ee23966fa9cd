package intake

import (
	"strings"
	"unicode/utf8"

	"synopse/internal/intake/credit"
	"synopse/internal/intake/draft"
	"synopse/internal/intake/outlet"
	"synopse/report"
)

// finish does what is the same for every form: datelines and credits are split
// off paragraphs and read, bylines too, and what the metadata lacks is taken
// from the text.
func finish(d *draft.Draft) {
	agency := splitDateline(d)
	splitCredit(d)
	for _, b := range d.Blocks {
		readBlock(d, b)
	}
	if d.Outlet == "" {
		d.Outlet = outlet.ByHost(outlet.Host(d.URL))
	}
	if d.Outlet == "" {
		// An agency's own dateline and nobody else's name: the agency's text.
		d.Outlet = agency
	}
	if d.Title == "" {
		d.Title = firstSentence(d)
	}
}

// openings is how many paragraphs from the top may hold the dateline.
const openings = 3

// splitDateline makes a block of its own of the dateline that a paragraph near
// the top begins with, and gives its agency if it names exactly one.
func splitDateline(d *draft.Draft) string {
	tried := 0
	for i, b := range d.Blocks {
		if !b.Kind.Prose() {
			continue
		}
		if o, ok := credit.Dateline(b.Text); ok {
			d.AddDatelines(o.Places...)
			d.AddAgencies(o.Agencies...)
			d.Blocks = append(d.Blocks[:i:i], append([]draft.Block{{Kind: report.Dateline, Text: o.Text}, {Kind: b.Kind, Text: o.Rest}}, d.Blocks[i+1:]...)...)
			if len(o.Agencies) == 1 {
				return o.Agencies[0]
			}
			return ""
		}
		if tried++; tried == openings {
			break
		}
	}
	return ""
}

// splitCredit makes a block of its own of the credit that the last paragraph
// ends with.
func splitCredit(d *draft.Draft) {
	for i := len(d.Blocks) - 1; i >= 0; i-- {
		b := d.Blocks[i]
		if b.Kind == report.Credit {
			return
		}
		if !b.Kind.Prose() {
			continue
		}
		if body, tail, _, ok := credit.Tail(b.Text); ok {
			d.Blocks[i].Text = body
			d.Blocks = append(d.Blocks[:i+1:i+1], append([]draft.Block{{Kind: report.Credit, Text: tail}}, d.Blocks[i+1:]...)...)
		}
		return
	}
}

func readBlock(d *draft.Draft, b draft.Block) {
	switch b.Kind {
	case report.Credit:
		agencies, ok := credit.Line(b.Text)
		if !ok {
			var authors []string
			authors, agencies, _ = credit.Signature(b.Text)
			if len(d.Authors) == 0 {
				d.AddAuthors(authors...)
			}
		}
		d.AddAgencies(agencies...)
	case report.Byline:
		authors, agencies, ok := credit.Byline(b.Text)
		if ok && len(d.Authors) == 0 {
			d.AddAuthors(authors...)
		}
		d.AddAgencies(agencies...)
	}
}

// maxTitle is the length in code points of a title made of a first sentence.
const maxTitle = 100

// firstSentence gives a title for a report that has no headline: its first
// sentence, cut between words. It is not a headline, so no block is made of it.
func firstSentence(d *draft.Draft) string {
	for _, b := range d.Blocks {
		if !b.Kind.Prose() {
			continue
		}
		s := b.Text
		if at := strings.IndexAny(s, ".!?"); at > maxTitle/3 {
			s = s[:at+1]
		}
		return cutAtWord(s, maxTitle)
	}
	return ""
}

// cutAtWord shortens s to at most n code points, between two words, with "…".
func cutAtWord(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n]
	cut := string(r)
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:–—-") + " …"
}
