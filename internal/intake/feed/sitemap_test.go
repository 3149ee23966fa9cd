package feed

import (
	"reflect"
	"strings"
	"testing"
)

func entryOf(n, more string) string {
	return `<url><loc>https://www.example.org/` + n + `</loc><news:news><news:publication><news:name>Küstenblatt</news:name><news:language>de</news:language></news:publication><news:publication_date>2018-01-23T14:05+01:00</news:publication_date><news:title>Titel ` + n + `</news:title></news:news>` + more + `</url>`
}

func mapOf(entries ...string) string {
	return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">` + strings.Join(entries, "\n") + `</urlset>`
}

func TestSitemap(t *testing.T) {
	image := "<image:image><image:loc>https://www.example.org/x.jpg</image:loc><image:title>Bild</image:title></image:image>"
	whole := mapOf(entryOf("1", image), entryOf("2", ""), "<url><loc>https://www.example.org/impressum</loc></url>")
	for name, c := range map[string]struct{ in, want string }{
		"whole":           {whole, "Titel 1 · Titel 2"},
		"packed":          {packed(whole), "Titel 1 · Titel 2"},
		"cut":             {whole[:strings.Index(whole, "Titel 2")], "Titel 1"},
		"not closed":      {strings.Replace(whole, "</url>", "", 1), "Titel 1 · Titel 2"},
		"bare ampersands": {mapOf(strings.Replace(entryOf("1", ""), "org/1", "org/?a=1&b=2", 1), entryOf("2", "")), "Titel 1 · Titel 2"},
		"other prefix":    {strings.NewReplacer("news:", "n:").Replace(whole), "Titel 1 · Titel 2"},
		"latin-1":         {latin(whole), "Titel 1 · Titel 2"},
		"twice":           {mapOf(entryOf("1", ""), entryOf("1", "")), "Titel 1"},
	} {
		f := parse(t, c.in, Where{Address: "https://www.example.org/news.xml"})
		var got []string
		for _, i := range f.Items {
			got = append(got, i.Title)
			if i.Published != "2018-01-23T14:05:00+01:00" || !strings.HasPrefix(i.Address, "https://www.example.org/") || strings.Contains(i.Address, "jpg") {
				t.Errorf("%s: %+v", name, i)
			}
		}
		if strings.Join(got, " · ") != c.want || f.Title != "Küstenblatt" || f.Language != "de" || f.Format != "news sitemap" {
			t.Errorf("%s: %q of %q, want %q", name, got, f.Title, c.want)
		}
	}
	f := parse(t, `<sitemapindex><sitemap><loc>https://www.example.org/2017.xml</loc><lastmod>2017-12-31</lastmod></sitemap><sitemap><loc>https://www.example.org/2018.xml</loc><lastmod>2018-01-23</lastmod></sitemap><sitemap><loc>https://www.example.org/news.xml</loc></sitemap><sitemap><loc>ftp://x/</loc></sitemap></sitemapindex>`, Where{})
	if want := []string{"https://www.example.org/news.xml", "https://www.example.org/2018.xml", "https://www.example.org/2017.xml"}; !reflect.DeepEqual(f.Maps, want) {
		t.Errorf("the index leads to %q, want %q", f.Maps, want)
	}
	f = parse(t, "<sitemapindex>"+strings.Repeat("<sitemap><loc>https://www.example.org/x</loc></sitemap>", 50_000)+"</sitemapindex>", Where{})
	if len(f.Maps) != 1 {
		t.Errorf("%d maps", len(f.Maps))
	}
}
