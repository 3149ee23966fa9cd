package html

import (
	"unicode/utf8"

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
