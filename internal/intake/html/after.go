package html

import (
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"synopse/internal/intake/draft"
	"synopse/report"
)

// dropLooseHead leaves out the subhead that stands last in the draft if what
// followed it was left out: it was the heading of that.
func (t *typer) dropLooseHead() {
	d := t.draft
	n := len(d.Blocks)
	if n == 0 || d.Blocks[n-1].Kind != report.Subhead {
		return
	}
	for _, x := range d.Discarded[min(t.headAt, len(d.Discarded)):] {
		if r := draft.Reason(x.Reason); r != draft.PhotoCredit && r != draft.Placeholder && r != draft.Advert && r != draft.Time && r != draft.Repeated {
			d.Drop(d.Blocks[n-1].Text, draft.Teaser)
			d.Blocks = d.Blocks[:n-1]
			return
		}
	}
}

// dropTrailingHeads leaves out subheads after which no text comes.
func (t *typer) dropTrailingHeads() {
	d := t.draft
	last := -1
	for i, b := range d.Blocks {
		if b.Kind.Prose() {
			last = i
		}
	}
	blocks := d.Blocks[: last+1 : last+1]
	for _, b := range d.Blocks[last+1:] {
		if b.Kind == report.Subhead {
			d.Drop(b.Text, draft.Teaser)
			continue
		}
		blocks = append(blocks, b)
	}
	d.Blocks = blocks
}

// markLede makes the first paragraph the standfirst where its element or the
// page's metadata says so.
func (t *typer) markLede() {
	d := t.draft
	for _, b := range d.Blocks {
		if b.Kind == report.Lede {
			return
		}
	}
	for i, b := range d.Blocks {
		if !b.Kind.Prose() {
			continue
		}
		if b.Kind == report.Body && utf8.RuneCountInString(b.Text) < 600 && t.ledeMarked(b.Text) {
			d.Blocks[i].Kind = report.Lede
		}
		return
	}
}

func (t *typer) ledeMarked(text string) bool {
	if t.firstBlock < 0 {
		return false
	}
	for i := t.firstBlock; i < min(t.firstBlock+3, len(t.blocks)); i++ {
		if t.blocks[i].text == text {
			return t.kindMark(t.blocks[i].node) == "lede"
		}
	}
	return false
}

// The least running text of a report, in code points: less is a teaser, an
// error message or a wall.
const minReport = 120

// verdict judges whether what was found is a report.
func (t *typer) verdict() Verdict {
	prose := t.draft.Prose()
	consent := 0
	for _, x := range t.draft.Discarded {
		if x.Reason == string(draft.Cookies) {
			consent += utf8.RuneCountInString(x.Text)
		}
	}
	switch {
	case t.consentRoot() && t.headBlock < 0 && prose < maxConsent:
		return ConsentWall
	case prose == 0 && consent > 200:
		return ConsentWall
	case prose < minReport && consent > 3*prose+200:
		return ConsentWall
	case prose < minReport && t.manyLinks():
		return ListPage
	case prose == 0:
		return NoArticle
	case prose < minReport && t.headBlock < 0:
		return NoArticle
	}
	return Article
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
