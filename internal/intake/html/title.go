package html

import (
	"strings"
	"unicode/utf8"

	"synopse/internal/intake/draft"
)

// titleMarks stand between a headline and the site's name.
var titleMarks = []string{" | ", " – ", " — ", " - ", " :: ", " • ", " » ", " · ", " / ", " // ", "|"}

// maxTitle is the length in bytes from which a title is none.
const maxTitle = 1000

// titleOf reconciles the headline. The title that a page gives for sharing is
// the whole headline with its kicker, where it is no site's name; then come
// JSON-LD, the visible headline and the window's title, which is written for
// search engines. Where both titles for sharing are the same, and the visible
// headline is JSON-LD's and another, the first was written for sharing alone.
// Some outlets' habits are known (package outlet).
func titleOf(m *metas, ld linked, h1, outlet, habit string) string {
	shared := m.first("og:title", "twitter:title")
	order := []string{shared, ld.headline, h1, m.title}
	if habit == linkedTitle || h1 != "" && fold(h1) == fold(ld.headline) && m.first("og:title") == m.first("twitter:title") && !h1Confirmed(h1, shared) {
		order = []string{ld.headline, h1, shared, m.title}
	}
	for _, s := range order {
		if len(s) > maxTitle {
			continue
		}
		s = stripSite(s, h1, outlet)
		if cut := strings.TrimRight(s, " .…"); cut != s && cut != "" && strings.HasPrefix(h1, cut) {
			return h1 // the other was cut off
		}
		if s != "" && (s == h1 || !siteName(s, outlet) && utf8.RuneCountInString(s) > 3) {
			return s
		}
	}
	return ""
}

// linkedTitle is the habit of an outlet whose newsroom's own headline stands in
// JSON-LD alone.
const linkedTitle = "json-ld"

// h1Confirmed says whether a visible headline and one from the metadata are
// the same, or one is the other's beginning or end.
func h1Confirmed(h1, other string) bool {
	a, b := fold(h1), fold(other)
	if len(a) < 8 || b == "" {
		return a == b
	}
	return a == b || strings.Contains(b, a) || len(b) > 15 && strings.Contains(a, b) || sharedWords(h1, other) >= 0.6
}

// sharedWords is the share of the shorter text's words that the other has too.
func sharedWords(a, b string) float64 {
	in := map[string]bool{}
	for _, w := range strings.Fields(a) {
		in[fold(w)] = true
	}
	words := strings.Fields(b)
	if len(words) == 0 || len(in) == 0 {
		return 0
	}
	n := 0
	for _, w := range words {
		if in[fold(w)] {
			n++
		}
	}
	return float64(n) / float64(min(len(words), len(in)))
}

// stripSite takes the site's name and sections off the end of a title
// ("Headline | Politics | Outlet"), and off its beginning.
func stripSite(s, h1, outlet string) string {
	s = draft.Clean(s)
	if s == h1 {
		return s
	}
	if h1 != "" && len(h1) > 20 && strings.HasPrefix(s, h1) && strings.ContainsAny(s[len(h1):min(len(s), len(h1)+4)], "|–—·•»") {
		return h1
	}
	if at := strings.Index(s, " | "); at > 0 && utf8.RuneCountInString(s[:at]) >= 20 {
		s = s[:at]
	}
	for _, mark := range titleMarks {
		at := strings.LastIndex(s, mark)
		if at <= 0 {
			continue
		}
		head, tail := strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+len(mark):])
		if siteName(tail, outlet) {
			return stripSite(head, h1, outlet)
		}
		if at := strings.Index(s, mark); siteName(strings.TrimSpace(s[:at]), outlet) {
			return strings.TrimSpace(s[at+len(mark):])
		}
	}
	return s
}

func siteName(s, outlet string) bool {
	a, b := fold(s), fold(outlet)
	if a == "" || b == "" {
		return false
	}
	if a == b || strings.TrimPrefix(a, "www") == b {
		return true
	}
	n := len(strings.Fields(s))
	return n <= 5 && len(a) >= 3 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || strings.HasSuffix(a, b) && n <= 3)
}
