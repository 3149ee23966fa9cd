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
