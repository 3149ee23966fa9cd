// Package html finds the report in a web page.
//
// In: a decoded page. Out: a draft with typed blocks, metadata reconciled from
// JSON-LD, Open Graph, meta elements and the visible page, and everything that
// was left out with its reason; and a verdict if the page holds no report.
//
// How: the page is parsed and flattened into blocks of text (flatten); class
// names, tags and links say which parts are page and not report (marks.txt,
// exclude); the element in which running text is densest is the body (root);
// each block in and around it gets its kind (kinds). Every step is one pass, so
// the time is linear in the size of the page.
package html

import (
	"regexp"
	"strings"

	"synopse/internal/intake/credit"
	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
)

// Verdict says whether a page holds a report.
type Verdict int

// The verdicts.
const (
	Article Verdict = iota
	NoArticle
	ConsentWall
	ListPage
)

// Read reads a page. The draft is nil unless the verdict is Article.
func Read(s string) (*draft.Draft, Verdict) {
	p := flatten(parse(s))
	p.sum()
	ld := readLinked(p.ld)
	evidence := newEvidence(ld.body)
	p.exclude(0)
	root := p.findRoot(evidence)
	p.exclude(root)
	t := &typer{page: p, ld: ld, evidence: evidence, root: root, draft: &draft.Draft{}}
	t.run()
	t.takeMetadataBody()
	d := t.draft
	fillMetadata(d, p, ld, t)
	if v := t.verdict(); v != Article {
		return nil, v
	}
	return d, Article
}

// fillMetadata reconciles what the sources say, the surest first.
func fillMetadata(d *draft.Draft, p *page, ld linked, t *typer) {
	m := &p.metas
	d.Outlet = outletOf(m, ld, t.skipOutlet)
	d.URL = addressOf(m, ld)
	d.Language = languageOf(m, ld)
	d.Title = titleOf(m, ld, t.headline, d.Outlet)
	d.Published = publishedOf(m, ld, t)
	fillAuthors(d, m, ld, t)
}

func addressOf(m *metas, ld linked) string {
	for _, s := range []string{m.canonical, m.first("og:url"), ld.url} {
		if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
			return s
		}
	}
	return ""
}

// languageOf is what the page declares; identification may know better.
func languageOf(m *metas, ld linked) string {
	for _, s := range []string{m.lang, ld.language, m.first("content-language", "og:locale", "language")} {
		if s = strings.ToLower(s); len(s) == 2 || len(s) > 2 && (s[2] == '-' || s[2] == '_') {
			return s[:2]
		}
	}
	return ""
}

var publishedNames = []string{"article:published_time", "article:published:time", "datepublished", "og:published_time", "og:article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "published_time_telegram", "sailthru.date", "parsely-pub-date", "last-modified", "article.published", "cxenseparse:recs:publishtime", "date_published", "article:modified_time"}

func publishedOf(m *metas, ld linked, t *typer) string {
	if d, ok := date.Parse(ld.published); ok {
		return d
	}
	for _, name := range publishedNames {
		if d, ok := date.Parse(m.first(name)); ok {
			return d
		}
	}
	if t.published != "" {
		return t.published
	}
	for _, e := range t.page.times {
		if e.block < t.firstBlock-40 {
			continue
		}
		if d, ok := date.Parse(e.datetime); ok {
			return d
		}
		if d, ok := date.Line(e.text); ok {
			return d
		}
	}
	if d, ok := date.Find(m.title); ok {
		return d
	}
	return dateInAddress(addressOf(m, ld))
}

var addressDate = regexp.MustCompile(`/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)`)

// dateInAddress reads "/2019/05/15/" in the page's own address.
func dateInAddress(url string) string {
	if m := addressDate.FindStringSubmatch(url); m != nil {
		if d, ok := date.Parse(m[1] + "-" + m[2] + "-" + m[3]); ok {
			return d
		}
	}
	return ""
}

// fillAuthors takes the authors of the first source that names persons; where
// none does, of the first that names anybody (a desk, the outlet).
func fillAuthors(d *draft.Draft, m *metas, ld linked, t *typer) {
	sources := [][]string{ld.authors, m.values["author"], m.values["article:author"], t.authors}
	for _, name := range []string{"twitter:misc:written by", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "cxenseparse:author"} {
		sources = append(sources, m.values[name])
	}
	var desks []string
	for _, list := range sources {
		var persons []string
		for _, s := range list {
			authors, agencies := credit.People(s)
			d.AddAgencies(agencies...)
			for _, a := range authors {
				if siteName(a, d.Outlet) || siteName(a, ld.publisher) {
					desks = append(desks, a)
				} else {
					persons = append(persons, a)
				}
			}
			if len(authors)+len(agencies) == 0 && plausibleAuthor(s) {
				desks = append(desks, s)
			}
		}
		if len(persons) > 0 {
			d.AddAuthors(persons...)
			return
		}
	}
	if len(desks) > 0 {
		d.AddAuthors(desks[0])
	}
}

// plausibleAuthor is a name that is no person's: a desk, the outlet.
func plausibleAuthor(s string) bool {
	switch strings.ToLower(s) {
	case "admin", "administrator", "editor", "webmaster", "root", "user":
		return false
	}
	return s != "" && len(s) <= 60 && len(strings.Fields(s)) <= 5 && !strings.ContainsAny(s, "@/:{}")
}
