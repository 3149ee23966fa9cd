package html

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synopse/internal/intake/credit"
	"synopse/internal/intake/draft"
)

func TestMarkOf(t *testing.T) {
	for names, want := range map[string]mark{
		"article-body":                 {kind: "body"},
		"story__relatedLinks":          {reason: draft.Teaser},
		"aboteaser":                    {reason: draft.Newsletter},
		"Bildunterschrift":             {kind: "caption"},
		"photo-credit":                 {kind: "photocredit"},
		"author-box":                   {kind: "byline", reason: draft.Author},
		"sr-only":                      {reason: draft.Invisible},
		"sidebar-right":                {reason: draft.Outside, weak: true},
		"text":                         {},
		"headline adjusted background": {},
		"":                             {},
	} {
		if got := markOf(names); got != want {
			t.Errorf("%q says %+v, want %+v", names, got, want)
		}
	}
}

// TestMarkData checks that the data names only reasons and kinds that exist.
func TestMarkData(t *testing.T) {
	known := map[string]bool{}
	for _, r := range []draft.Reason{draft.Navigation, draft.Video, draft.Cookies, draft.Teaser, draft.Social, draft.Newsletter, draft.Advert,
		draft.Comments, draft.Author, draft.Legal, draft.Service, draft.Embed, draft.Tags, draft.Outside, draft.Invisible} {
		known[string(r)] = true
	}
	for _, k := range []string{"body", "kicker", "lede", "byline", "dateline", "photocredit", "caption"} {
		known["kind "+k] = true
	}
	for line := range strings.SplitSeq(markData, "\n") {
		left, _, ok := strings.Cut(line, "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if name := strings.TrimPrefix(strings.TrimSpace(left), "weak "); !known[name] {
			t.Errorf("%q is neither a kind nor a reason", name)
		}
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ og, ld, h1, window, outlet, want string }{
		{"Fähren fahren wieder", "", "Fähren fahren wieder", "", "", "Fähren fahren wieder"},
		{"Streik: Fähren fahren wieder | Flussbote", "", "Fähren fahren wieder", "", "Flussbote", "Streik: Fähren fahren wieder"},
		{"", "", "", "Fähren fahren wieder nach Streik | Wirtschaft | Flussbote", "Flussbote", "Fähren fahren wieder nach Streik"},
		{"", "", "", "Fähren fahren wieder - flussbote.example", "Flussbote", "Fähren fahren wieder"},
		{"Flussbote", "Fähren fahren wieder", "Fähren fahren wieder", "", "Flussbote", "Fähren fahren wieder"},
		{"Fähren fahren nach elf …", "", "Fähren fahren nach elf Tagen wieder", "", "", "Fähren fahren nach elf Tagen wieder"},
		{"", "Fähren fahren – und zwar pünktlich", "", "", "Flussbote", "Fähren fahren – und zwar pünktlich"},
		{"", "", "", "", "", ""},
	} {
		m := &metas{title: c.window, values: map[string][]string{"og:title": {c.og}}}
		if got := titleOf(m, linked{headline: c.ld}, c.h1, c.outlet); got != c.want {
			t.Errorf("%+v gives %q", c, got)
		}
	}
}

func TestReadLinked(t *testing.T) {
	for name, script := range map[string]string{
		"plain":            `{"@type":"NewsArticle","headline":"A & B","author":{"name":"Petra Probe"},"publisher":{"name":"Flussbote"}}`,
		"list":             `[{"@type":"WebSite"},{"@type":["Thing","NewsArticle"],"headline":"A &amp; B","author":["Petra Probe"],"publisher":"Flussbote"}]`,
		"graph":            `{"@graph":[{"@type":"Person","@id":"#p","name":"Petra Probe"},{"@type":"Article","headline":"A & B","author":{"@id":"#p"},"publisher":{"@id":"#o"}},{"@type":"Organization","@id":"#o","name":"Flussbote"}]}`,
		"raw line breaks":  "{\"@type\":\"NewsArticle\",\"headline\":\"A &\n B\",\"author\":[{\"name\":\"Petra Probe\"}],\"publisher\":{\"name\":\"Flussbote\"}}",
		"comment around":   `<!-- {"@type":"https://schema.org/NewsArticle","headline":"A & B","author":{"name":["Petra Probe"]},"publisher":{"name":"Flussbote"}} -->`,
		"inside a webpage": `{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"A & B","author":"Petra Probe","publisher":{"name":"Flussbote"}}}`,
	} {
		l := readLinked([]string{"{broken", script})
		if l.headline != "A & B" || strings.Join(l.authors, ";") != "Petra Probe" || l.publisher != "Flussbote" {
			t.Errorf("%s: %q %q %q", name, l.headline, l.authors, l.publisher)
		}
	}
}

// TestNothingDisappears checks that each block of a page is in the draft,
// either as a block or among what was left out.
func TestNothingDisappears(t *testing.T) {
	paths, _ := filepath.Glob("../testdata/golden/*.html")
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checkNothingLost(t, path, string(data))
	}
}

func checkNothingLost(t *testing.T, name, s string) {
	t.Helper()
	d, v := Read(s)
	if v != Article {
		t.Fatalf("%s: verdict %d", name, v)
	}
	var all strings.Builder
	for _, b := range d.Blocks {
		all.WriteString(fold(b.Text) + "\n")
	}
	for _, x := range d.Discarded {
		all.WriteString(fold(x.Text) + "\n")
	}
	text := all.String()
	for _, b := range flatten(parse(s)).blocks {
		for _, part := range strings.Split(b.text, " | ") {
			if f := fold(part); !strings.Contains(text, f) && len(f) < 400 {
				caption, _, _ := credit.CaptionTail(part)
				if !strings.Contains(text, fold(caption)) || caption == "" {
					t.Errorf("%s: %q disappeared", name, part)
				}
			}
		}
	}
}
