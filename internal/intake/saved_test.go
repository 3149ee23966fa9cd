package intake

import (
	"strings"
	"testing"
)

func TestAddressOfAPage(t *testing.T) {
	body := "<p>" + strings.Repeat("Die Fähren zwischen Talhafen und Oberstadt fahren wieder, teilte die Reederei am Sonntag mit. ", 4) + "</p></article></body></html>"
	const own = `<link rel="canonical" href="https://flussbote.example/own">`
	for _, c := range []struct{ name, page, want string }{
		{"a.html", "<!DOCTYPE html><html><head></head><body><article><h1>Fähren</h1>", ""},
		{"https://flussbote.example/a", "<!DOCTYPE html><html><head></head><body><article><h1>Fähren</h1>", "https://flussbote.example/a"},
		{"https://flussbote.example/a", "<!DOCTYPE html><html><head>" + own + "</head><body><article><h1>Fähren</h1>", "https://flussbote.example/own"},
		{"a.html", "<!-- saved from url=(0027)https://flussbote.example/a -->\n<!DOCTYPE html><html><head></head><body><article><h1>Fähren</h1>", "https://flussbote.example/a"},
		{"a.html", "<!DOCTYPE html>\n<!-- saved from url=(0027)https://flussbote.example/a -->\n<html><head>" + own + "</head><body><article><h1>Fähren</h1>", "https://flussbote.example/own"},
		{"a.html", "<!-- saved from url=(0014)about:internet -->\n<html><head></head><body><article><h1>Fähren</h1>", ""},
	} {
		r, err := Read(c.name, []byte(c.page+body))
		if err != nil || r.URL != c.want {
			t.Errorf("%s, %.60s: %q, %v; want %q", c.name, c.page, r.URL, err, c.want)
		}
	}
}

// A page counts as what it is found to be: any page may declare the address and
// the name of another outlet.
func TestNobodyElsesReport(t *testing.T) {
	body := "<article><h1>Fähren fahren wieder</h1><p>" + strings.Repeat("Die Fähren zwischen Talhafen und Oberstadt fahren wieder, teilte die Reederei am Sonntag mit. ", 4) + "</p></article></body></html>"
	const (
		theirs = `<link rel="canonical" href="https://www.tagesschau.de/inland/faehren-100.html">`
		name   = `<meta property="og:site_name" content="tagesschau">`
		ld     = `<script type="application/ld+json">{"@type":"NewsArticle","url":"https://www.tagesschau.de/a","publisher":{"@type":"Organization","name":"tagesschau"}}</script>`
		title  = `<title>Fähren fahren wieder | tagesschau</title>`
		saved  = "<!-- saved from url=(0027)https://flussbote.example/a -->\n"
	)
	for _, c := range []struct{ at, note, head, url, outlet string }{
		{"https://flussbote.example/a", "", theirs + name, "https://flussbote.example/a", "flussbote.example"},
		{"https://flussbote.example/a", "", theirs + ld, "https://flussbote.example/a", "flussbote.example"},
		{"https://flussbote.example/a", "", theirs + title, "https://flussbote.example/a", "flussbote.example"},
		{"https://flussbote.example/a", "", name, "https://flussbote.example/a", "flussbote.example"},
		{"http://10.0.0.1/a", "", theirs + name, "http://10.0.0.1/a", "10.0.0.1"},
		{"a.html", saved, theirs + name, "https://flussbote.example/a", "flussbote.example"},
		// Taken over, with the source as canonical: the page is still its outlet's.
		{"https://flussbote.example/a", "", theirs + `<meta property="og:site_name" content="Flussbote">`, "https://flussbote.example/a", "Flussbote"},
		{"https://m.tagesschau.de/a", "", theirs + name, "https://www.tagesschau.de/inland/faehren-100.html", "tagesschau"},
		{"a.html", "", theirs + name, "https://www.tagesschau.de/inland/faehren-100.html", "tagesschau"},
	} {
		r, err := Read(c.at, []byte(c.note+"<!DOCTYPE html><html lang=de><head>"+c.head+"</head><body>"+body))
		if err != nil || r.URL != c.url || r.Outlet != c.outlet {
			t.Errorf("%s %s: %q of %q, %v; want %q of %q", c.at, c.head, r.URL, r.Outlet, err, c.url, c.outlet)
		}
	}
}
