package html

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"synopse/internal/intake/draft"
	"synopse/internal/intake/label"
	"synopse/report"
)

// The least running text of a report, in code points: less is a teaser, an
// error message or a wall.
const minReport = 120

// verdict judges whether what was found is a report, by the structure of the
// page first and by what it says then.
func (t *typer) verdict() label.Verdict {
	prose := t.draft.Prose()
	consent := 0
	for _, x := range t.draft.Discarded {
		if x.Reason == string(draft.Cookies) {
			consent += utf8.RuneCountInString(x.Text)
		}
	}
	switch {
	case t.consentRoot() && t.headBlock < 0 && prose < maxConsent,
		prose == 0 && consent > 200,
		prose < minReport && consent > 3*prose+200:
		return label.Verdict{Label: label.Consent, Evidence: []string{"most of its text stands in parts named cookie or consent"}}
	}
	v := label.Judge(t.facts(prose))
	if v.Label == "" && prose < minReport && t.manyLinks() {
		all := &t.nodes[0]
		v = label.Verdict{Label: label.List, Evidence: []string{fmt.Sprintf("%d of its %d characters are links to other pages", all.links, all.chars)}}
	}
	return v
}

// near is how many lines after the last paragraph the gate of a paid report
// may stand.
const near = 12

func mayHoldGate(out draft.Reason) bool {
	switch out {
	case draft.Legal, draft.Navigation, draft.Teaser, draft.Comments, draft.Tags, draft.Author, draft.Cookies:
		return false
	}
	return true
}

func (t *typer) facts(prose int) *label.Facts {
	m := &t.metas
	f := &label.Facts{
		Type: t.ld.kind, OpenType: m.first("og:type"), Free: t.ld.free, Words: t.ld.words, Updates: t.ld.updates,
		Titles: []string{m.title, m.first("og:title"), t.headline}, Prose: prose,
		Password: t.password, Player: t.player || t.ld.kind == "VideoObject",
		Links: t.nodes[0].links, Chars: t.nodes[0].chars,
	}
	for _, b := range t.draft.Blocks {
		if b.Kind.Prose() && b.Kind != report.List {
			f.Body = append(f.Body, b.Text)
		}
	}
	end := t.endBlock
	if end < 0 {
		end = len(t.blocks)
	}
	for i := range t.blocks {
		if i < end {
			f.Before = append(f.Before, t.blocks[i].text)
		} else {
			f.After = append(f.After, t.blocks[i].text)
			if i < end+near && mayHoldGate(t.nodes[t.blocks[i].node].out) {
				f.Next = append(f.Next, t.blocks[i].text)
			}
		}
	}
	f.Cards, f.CardText = t.cards(end)
	return f
}

// cards counts the paragraphs of the body that stand under a heading which
// leads elsewhere, and their length.
func (t *typer) cards(end int) (n, chars int) {
	const reach = 3 // blocks between heading and text: a date, a section's name
	for i := max(t.firstBlock-reach, 0); i < end; i++ {
		h := &t.blocks[i]
		if t.nodes[h.node].out != "" || h.chars < 15 || h.linkShare() < 0.8 || !t.underHeading(h) {
			continue
		}
		for k := i + 1; k <= min(i+reach, len(t.blocks)-1); k++ {
			if b := &t.blocks[k]; good(b) && t.nodes[b.node].out == "" {
				n++
				chars += b.chars
				break
			}
		}
	}
	return n, chars
}

func (t *typer) underHeading(b *block) bool {
	return isHeadingTag(b.tag) || t.within(b.node, atom.H2) || t.within(b.node, atom.H3) || t.within(b.node, atom.H4)
}

// maxConsent is the running text in code points that a consent wall may have.
const maxConsent = 4000

// consentRoot says whether most of what was found is a consent notice by the
// names of its elements.
func (t *typer) consentRoot() bool {
	notice, end := 0, 0
	for i := t.root; i < t.nodes[t.root].end; i++ {
		n := &t.nodes[i]
		if i >= end && n.tag != atom.Body && n.tag != atom.Html && n.mark.reason == draft.Cookies {
			notice += n.prose
			end = n.end
		}
	}
	return notice > 0 && notice*10 >= t.nodes[t.root].prose*6
}

// manyLinks says whether the page is mostly links to other pages.
func (t *typer) manyLinks() bool {
	all := &t.nodes[0]
	return all.links > 1500 && all.links*2 > all.chars
}
