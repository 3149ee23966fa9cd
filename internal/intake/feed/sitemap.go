package feed

import (
	"fmt"
	"slices"
	"strings"

	"synopse/internal/intake"
	"synopse/internal/intake/date"
	"synopse/internal/intake/feed/markup"
)

// MaxMaps is how many maps of a sitemap index are given, the newest first.
const MaxMaps = 10

// isSitemap says whether the text's first element is a sitemap's.
func isSitemap(text string) bool {
	r := markup.New(text[:min(len(text), 1<<16)])
	for {
		t, ok := r.Next()
		if !ok {
			return false
		}
		if t.Kind == markup.Start || t.Kind == markup.Empty {
			name := markup.Local(t.Name)
			return name == "urlset" || name == "sitemapindex"
		}
	}
}

// page is an entry of a sitemap while it is read: the texts of its elements by
// local name.
type page map[string]string

// sitemapFields are the elements that are read (sitemaps.org 0.9; Google's news
// extension 0.9).
var sitemapFields = map[string]bool{"loc": true, "lastmod": true, "title": true, "name": true, "language": true, "publication_date": true, "keywords": true, "genres": true}

// readSitemap reads a news sitemap, whose entries are reports, or an index of
// sitemaps. Entries without news are not reports and are left out.
func readSitemap(text string) (Feed, []rawItem, *intake.Error) {
	f := Feed{Format: "news sitemap"}
	var items []rawItem
	var maps []rawItem
	plain := 0
	entry, field, news := page{}, "", false
	end := func() {
		defer func() { entry, field, news = page{}, "", false }()
		switch {
		case entry["loc"] == "":
		case entry[""] == "sitemap":
			m, _ := date.Read(entry["lastmod"])
			maps = append(maps, rawItem{Item: Item{Address: entry["loc"], Updated: m.String()}})
		case !news:
			plain++
		case len(items) < MaxItems:
			items = append(items, sitemapItem(entry))
			f.Title = first(f.Title, entry["name"])
			f.Language = first(f.Language, entry["language"])
		}
	}
	r := markup.New(text, "<url>", "</url>")
	for {
		t, ok := r.Next()
		if !ok {
			break
		}
		name := markup.Local(t.Name)
		switch t.Kind {
		case markup.Text:
			if field != "" {
				entry[field] += t.Data
			}
		case markup.End:
			if field = ""; name == "url" || name == "sitemap" {
				end()
			}
		case markup.Start:
			switch field = ""; {
			case name == "url" || name == "sitemap":
				// One that was not closed is kept if it is whole up to its news.
				if entry["publication_date"] != "" || entry[""] == "sitemap" {
					end()
				}
				entry, news = page{"": name}, false
			case name == "news":
				news = true
			case sitemapFields[name] && entry[name] == "" && !strings.HasPrefix(strings.ToLower(t.Name), "image:") && !strings.HasPrefix(strings.ToLower(t.Name), "video:"):
				field = name
			}
		}
	}
	if len(items) == 0 && len(maps) == 0 && plain > 0 {
		return f, nil, &intake.Error{Code: Sitemap, What: fmt.Sprintf("it is a sitemap of %d pages without news", plain), Hint: "give the site's news sitemap or feed"}
	}
	if plain > 0 {
		f.note(NoteFormat, fmt.Sprintf("%d entries without news were left out", plain))
	}
	tellRepairs(&f, repaired{faults: r.Faults(), capped: len(items) == MaxItems})
	f.Maps = newest(maps)
	return f, items, nil
}

func sitemapItem(p page) rawItem {
	return rawItem{
		Item: Item{
			Title: p["title"], Address: p["loc"], Language: p["language"],
			Categories: strings.Split(p["keywords"], ","),
		},
		published: p["publication_date"], updated: p["lastmod"],
	}
}

// newest gives the addresses of the maps changed last, at most MaxMaps; those
// that call themselves news stand first.
func newest(maps []rawItem) []string {
	slices.SortStableFunc(maps, func(a, b rawItem) int {
		if x, y := strings.Contains(a.Address, "news"), strings.Contains(b.Address, "news"); x != y {
			if x {
				return -1
			}
			return 1
		}
		return strings.Compare(b.Updated, a.Updated)
	})
	var out []string
	for _, m := range maps {
		if a := absoluteOnly(m.Address); a != "" && len(out) < MaxMaps && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}
