package render

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"synopse/report"
	"synopse/synopsis"
)

func page1(t *testing.T, s synopsis.Synopsis, o Options) string {
	t.Helper()
	out, err := HTML(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestHTMLGolden(t *testing.T) {
	golden(t, "page-de.html", []byte(page1(t, talks(t), Options{Lang: "de"})))
}

// walk calls visit for every element.
func walk(n *html.Node, visit func(*html.Node)) {
	if n.Type == html.ElementNode {
		visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Every link inside the page leads somewhere, ids are given once, headings
// leave out no level, and nothing is loaded from elsewhere.
func TestHTMLIsSound(t *testing.T) {
	for _, o := range []Options{{Lang: "de"}, {Lang: "en", FullText: true}} {
		doc, err := html.Parse(strings.NewReader(page1(t, talks(t), o)))
		if err != nil {
			t.Fatal(err)
		}
		ids, links, level := map[string]int{}, []string{}, 0
		walk(doc, func(n *html.Node) {
			if id := attr(n, "id"); id != "" {
				ids[id]++
			}
			switch n.Data {
			case "a":
				links = append(links, attr(n, "href"))
			case "script", "img", "iframe", "object", "link", "form":
				t.Errorf("a <%s> in the page", n.Data)
			case "h1", "h2", "h3", "h4":
				l := int(n.Data[1] - '0')
				if l > level+1 {
					t.Errorf("heading h%d after h%d", l, level)
				}
				level = l
			case "th":
				if attr(n, "scope") == "" {
					t.Error("a th without scope")
				}
			}
		})
		for id, n := range ids {
			if n > 1 {
				t.Errorf("id %q is given %d times", id, n)
			}
		}
		for _, l := range links {
			switch {
			case strings.HasPrefix(l, "#"):
				if ids[l[1:]] == 0 {
					t.Errorf("link to %q leads nowhere", l)
				}
			case !strings.HasPrefix(l, "https://"):
				t.Errorf("unsafe link %q", l)
			}
		}
	}
}

// A press review needs a licence for full texts: a sentence that nothing refers
// to must not be in the page unless full texts are asked for.
func TestHTMLShowsOnlyCitedSentences(t *testing.T) {
	const uncited = "Die Isländerin lobte die Vereinbarung."
	s := talks(t)
	if strings.Contains(page1(t, s, Options{}), uncited) {
		t.Errorf("the page holds %q", uncited)
	}
	full := page1(t, s, Options{FullText: true})
	if !strings.Contains(full, uncited) {
		t.Errorf("the full text lacks %q", uncited)
	}
	doc, err := html.Parse(strings.NewReader(full))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	walk(doc, func(n *html.Node) {
		if n.Data == "p" && n.Parent != nil && attr(n.Parent, "class") == "text" {
			texts = append(texts, textOf(n))
		}
	})
	var want []string
	for _, r := range s.Reports {
		want = append(want, strings.Split(r.Text, "\n\n")...)
	}
	if !slices.Equal(texts, want) {
		t.Errorf("the full texts are\n%q\nwant\n%q", texts, want)
	}
}

// textOf gives the text below a node.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

func TestHTMLEscapesForeignText(t *testing.T) {
	evil := `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`
	s := talks(t)
	s.Story.Title = evil
	s.Reports[0].Outlet, s.Reports[0].Title = evil, evil
	s.Reports[1].URL = "javascript:alert(1)"
	s.Reports[2].URL = `https://x.example/"onmouseover="alert(1)`
	s.Actors[2].Name = evil
	s.Issues[0].Labels["en"], s.Issues[0].Relation = evil, evil
	out := page1(t, s, Options{Lang: "en"})
	doc, err := html.Parse(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	walk(doc, func(n *html.Node) {
		if n.Data == "script" || n.Data == "img" {
			t.Errorf("foreign text became <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
				t.Errorf("foreign text became %s=%q", a.Key, a.Val)
			}
		}
	})
}

func TestHTMLOfNothing(t *testing.T) {
	for _, s := range []synopsis.Synopsis{{}, {Reports: []report.Report{{ID: "r1"}}}} {
		if !strings.Contains(page1(t, s, Options{}), "</html>") {
			t.Error("no page")
		}
	}
}
