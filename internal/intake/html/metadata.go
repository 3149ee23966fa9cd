package html

import (
	"strings"

	"synopse/internal/intake/draft"
	"synopse/internal/intake/outlet"
	"synopse/report/address"
)

// fillMetadata reconciles what the sources say, the surest first.
func fillMetadata(d *draft.Draft, p *page, ld linked, t *typer) {
	m := &p.metas
	d.URL = t.address
	d.Outlet = outletOf(m, ld, t.skipOutlet, outlet.Host(d.URL))
	d.Language = languageOf(m, ld)
	d.Title = titleOf(m, ld, t.headline, d.Outlet, outlet.TitleFrom(outlet.Host(d.URL)))
	fillDates(d, m, ld, t)
	fillKeywords(d, m, ld)
	fillAuthors(d, m, ld, t)
}

// maxAddress is the length in bytes from which browsers and servers refuse
// addresses.
const maxAddress = 4000

// addressOf gives the page's own address: the one it declares, unless it was
// found on another site. Anybody can declare another outlet's address.
func addressOf(m *metas, ld linked, found string) string {
	return address.Choose(found, declaredAddress(m, ld))
}

// declaredAddress gives the canonical address, unless that is another outlet's,
// from which the text was taken over (sister titles link so).
func declaredAddress(m *metas, ld linked) string {
	if own := m.first("og:url"); own != "" && len(own) <= maxAddress && foreign(m.canonical, own) {
		return own
	}
	for _, s := range []string{m.canonical, m.first("og:url"), ld.url} {
		if len(s) <= maxAddress && (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")) {
			return s
		}
	}
	return ""
}

// foreign says whether a canonical address is on the pages of another known
// outlet than the page's own address.
func foreign(canonical, own string) bool {
	theirs, ours := outlet.ByHost(outlet.Host(canonical)), outlet.ByHost(outlet.Host(own))
	return theirs != "" && ours != "" && theirs != ours
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

// keywordNames are the meta elements that hold keywords, the surest first.
var keywordNames = []string{"news_keywords", "article:tag", "keywords", "parsely-tags", "sailthru.tags"}

// fillKeywords takes the keywords of the first source that has any.
func fillKeywords(d *draft.Draft, m *metas, ld linked) {
	sources := [][]string{ld.keywords}
	for _, name := range keywordNames {
		sources = append(sources, m.values[name])
	}
	for _, list := range sources {
		for _, s := range list {
			d.AddKeywords(strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })...)
		}
		if len(d.Keywords) > 0 {
			return
		}
	}
}
