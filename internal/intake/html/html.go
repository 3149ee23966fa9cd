// Package html finds the report in a web page.
//
// In: a decoded page. Out: a draft with typed blocks, metadata reconciled from
// JSON-LD, Open Graph, meta elements and the visible page, and everything that
// was left out with its reason; and a verdict if the page is no report, or a part of
// one only (package label).
//
// How: the page is parsed and flattened into blocks of text (flatten); class
// names, tags and links say which parts are page and not report (marks.txt,
// exclude); the element in which running text is densest is the body (root);
// each block in and around it gets its kind (kinds). Every step is one pass, so
// the time is linear in the size of the page.
package html

import (
	"synopse/internal/intake/draft"
	"synopse/internal/intake/label"
)

// Read reads a page. The draft is nil if there is no running text in it that
// could be a report's; a page with a label may have one all the same. Found is
// the address the page came from, "" if unknown: what a page says of its own
// address and outlet counts only as far as it fits that.
func Read(s, found string) (*draft.Draft, label.Verdict) {
	p := flatten(parse(s))
	p.sum()
	ld := readLinked(p.ld)
	evidence := newEvidence(ld.body)
	p.exclude(0)
	root := p.findRoot(evidence)
	p.exclude(root)
	t := &typer{page: p, address: addressOf(&p.metas, ld, found), ld: ld, evidence: evidence, root: root, draft: &draft.Draft{}}
	t.run()
	t.takeMetadataBody()
	d := t.draft
	fillMetadata(d, p, ld, t)
	v := t.verdict()
	if prose := d.Prose(); prose == 0 || prose < minReport && t.headBlock < 0 {
		return nil, v
	}
	return d, v
}
