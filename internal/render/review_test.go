package render

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"synopse/synopsis"
)

func TestPressReview(t *testing.T) {
	two := []synopsis.Synopsis{talks(t), talks(t)}
	data, err := PressReview(two, "", "2026-11-30", Options{Lang: "de"})
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, want := range []string{"<title>Pressespiegel – Synopse</title>", "30. November 2026", `href="#story-2"`, `id="story-2"`, "Auf See fragt"} {
		if !strings.Contains(page, want) {
			t.Errorf("the review lacks %q", want)
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, `class="fulltext"`) {
		t.Error("the review has a script or full texts nobody asked for")
	}
	seen := map[string]bool{}
	for n := range parsed(t, page).Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && seen[a.Val] {
				t.Errorf("the id %q stands twice", a.Val)
			}
			if a.Key == "id" {
				seen[a.Val] = true
			}
		}
	}
	full, err := PressReview(two[:1], "Heute", "", Options{Lang: "en", FullText: true})
	if err != nil || !strings.Contains(string(full), `class="fulltext"`) || !strings.Contains(string(full), "<h1>Heute</h1>") {
		t.Errorf("with full texts: %v", err)
	}
	if _, err := PressReview(nil, "", "", Options{}); err != nil {
		t.Errorf("without stories: %v", err)
	}
}

func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}
