package html

import (
	"slices"
	"strings"

	"synopse/internal/intake/credit"
	"synopse/internal/intake/draft"
)

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
			d.AddAuthors(fuller(t.authors, persons)...)
			return
		}
	}
	if len(desks) > 0 {
		d.AddAuthors(desks[0])
	}
}

// fuller gives the visible byline's authors where they are those of the
// metadata and some more, else those of the metadata.
func fuller(visible, stated []string) []string {
	if len(visible) <= len(stated) || len(visible) > maxBylineNames {
		return stated
	}
	for _, s := range stated {
		if !slices.Contains(visible, s) {
			return stated
		}
	}
	return visible
}

// maxBylineNames is how many names one report's byline may have: more are the
// bylines of several.
const maxBylineNames = 4

// plausibleAuthor is a name that is no person's: a desk, the outlet.
func plausibleAuthor(s string) bool {
	switch strings.ToLower(s) {
	case "admin", "administrator", "editor", "webmaster", "root", "user":
		return false
	}
	return s != "" && len(s) <= 60 && len(strings.Fields(s)) <= 5 && !strings.ContainsAny(s, "@/:{}")
}
