package outlet

import (
	"strings"
	"testing"
)

func TestByHost(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.dw.com/de/a-1":     "DW",
		"https://m.taz.de/!1/":          "taz",
		"https://amp.dw.com:443/x":      "DW",
		"https://flussbote.example/x":   "",
		"https://notdw.com/":            "",
		"no address":                    "",
		"":                              "",
		"https://www.theguardian.com/x": "The Guardian",
	} {
		if got := ByHost(Host(address)); got != want {
			t.Errorf("%q is %q, want %q", address, got, want)
		}
	}
}

func TestElsewhere(t *testing.T) {
	for _, c := range []struct {
		name, host string
		want       bool
	}{
		{"tagesschau", "flussbote.example", true},
		{"Tagesschau ", "flussbote.example", true},
		{"tagesschau.de", "flussbote.example", true},
		{"tagesschau", "www.tagesschau.de", false},
		{"tagesschau", "tagesschau.de", false},
		{"tagesschau", "nottagesschau.de", true},
		{"DW", "m.dw.de", false},
		{"Flussbote", "flussbote.example", false},
		{"tagesschau", "", false},
		{"", "flussbote.example", false},
	} {
		if got := Elsewhere(c.name, c.host); got != c.want {
			t.Errorf("%q on %q: %v", c.name, c.host, got)
		}
	}
}

func TestByFeedTitle(t *testing.T) {
	for title, want := range map[string]string{
		"Küstenblatt":                      "Küstenblatt",
		"Küstenblatt – Politik":            "Küstenblatt",
		"Küstenblatt: Latest News":         "Küstenblatt",
		"World | River Courier | RSS Feed": "River Courier",
		"Süd-West-Bote - Wirtschaft":       "Süd-West-Bote",
		"Tal News":                         "Tal News",
		"Küstenblatt Politik":              "", // part of the name?
		"Politik":                          "",
		"RSS":                              "",
		"Küstenblatt – Alles vom Meer":     "", // which of the two?
		"tagesschau – Inland":              "", // not there
		"Alles, was man vom Meer und von den Inseln darin und dahinter wissen will": "",
		" – ": "",
		"":    "",
	} {
		if got := ByFeedTitle(title, "flussbote.example"); got != want {
			t.Errorf("%q gives %q, want %q", title, got, want)
		}
	}
	if got := ByFeedTitle("tagesschau – Inland", "www.tagesschau.de"); got != "tagesschau" {
		t.Errorf("at home: %q", got)
	}
}

// Each section is cut from its own example.
func TestSections(t *testing.T) {
	for line := range strings.Lines(sectionData) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		_, example, _ := strings.Cut(strings.TrimSpace(line), " | ")
		if got := ByFeedTitle(example, ""); got != "Flussbote" && got != "River Courier" {
			t.Errorf("%q gives %q", example, got)
		}
	}
}
