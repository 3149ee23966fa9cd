package html

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synopse/internal/intake/credit"
	"synopse/internal/intake/draft"
	"synopse/internal/intake/outlet"
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
		if got := titleOf(m, linked{headline: c.ld}, c.h1, c.outlet, ""); got != c.want {
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
	d, v := Read(s, "")
	if v.Label != "" {
		t.Fatalf("%s: verdict %v", name, v)
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

func TestTitleForSharingAlone(t *testing.T) {
	share := "So verrückt war der Tag am Hafen wirklich"
	own := "Fähren fahren nach elf Tagen wieder"
	for _, c := range []struct{ og, twitter, ld, h1, habit, want string }{
		{share, share, own, own, "", own},                                 // written for sharing alone
		{share, "", own, own, "", share},                                  // the title for sharing is edited too
		{share, share, own, share, "", share},                             // the reader sees it
		{"Hafen: " + own, "Hafen: " + own, own, own, "", "Hafen: " + own}, // with its kicker
		{share, share, own, share, linkedTitle, own},
		{share, share, "", share, linkedTitle, share},
	} {
		m := &metas{values: map[string][]string{"og:title": {c.og}, "twitter:title": {c.twitter}}}
		if got := titleOf(m, linked{headline: c.ld}, c.h1, "", c.habit); got != c.want {
			t.Errorf("%+v gives %q", c, got)
		}
	}
}

// TestDates checks which of several dates counts, and that it says where it was
// read.
func TestDates(t *testing.T) {
	for _, c := range []struct{ head, body, published, modified string }{
		{`<meta property="article:published_time" content="2024-03-05T06:30:00+01:00">`, "", "2024-03-05T06:30:00+01:00 og", " "},
		{`<meta name="date" content="2024-03-05"><meta name="last-modified" content="2024-03-06T10:00:00Z">`, "", "2024-03-05 meta", "2024-03-06T10:00:00+00:00 meta"},
		// JSON-LD knows the day only, the other one of the same day the time
		{`<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-05","dateModified":"2024-03-07"}</script><meta property="article:published_time" content="2024-03-05T06:30:00+01:00">`, "", "2024-03-05T06:30:00+01:00 og", "2024-03-07 json-ld"},
		// of two days the surer source counts
		{`<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-04"}</script><meta property="article:published_time" content="2024-03-05T06:30:00+01:00">`, "", "2024-03-04 json-ld", " "},
		{"", `<p class="date">5. März 2024, 6.30 Uhr MEZ</p>`, "2024-03-05T06:30:00+01:00 visible", " "},
		{"", `<p class="date">Tuesday, March 5, 2024</p>`, "2024-03-05 visible", " "},
		{`<link rel="canonical" href="https://flussbote.example/2024/03/05/faehren">`, "", "2024-03-05 address", " "},
		// changed before it was there: one of the two is wrong
		{`<meta property="article:published_time" content="2024-03-05"><meta property="article:modified_time" content="2019-01-01">`, "", "2024-03-05 og", " "},
		// changed before it was there, on the same day
		{`<meta property="article:published_time" content="2024-03-05T12:00:00+01:00"><meta property="article:modified_time" content="2024-03-05T10:59:00Z">`, "", "2024-03-05T12:00:00+01:00 og", " "},
		{"", "", " ", " "},
	} {
		para := "<p>Die Fähren zwischen Talhafen und Oberstadt fahren nach elf Tagen wieder, teilte die Reederei am Sonntag mit.</p>"
		d, v := Read("<html><head>"+c.head+"</head><body><article><h1>Fähren fahren wieder</h1>"+c.body+para+para[:50]+" heute und morgen auch, wie es heißt.</p>"+para[:30]+"</article></body></html>", "")
		if v.Label != "" {
			t.Fatalf("%+v: verdict %v", c, v)
		}
		if got := d.Published.Date + " " + string(d.Published.From); got != c.published {
			t.Errorf("%s%s: published %q, want %q", c.head, c.body, got, c.published)
		}
		if got := d.Modified.Date + " " + string(d.Modified.From); got != c.modified {
			t.Errorf("%s%s: modified %q, want %q", c.head, c.body, got, c.modified)
		}
	}
}

func TestKeywords(t *testing.T) {
	for name, c := range map[string][2]string{
		"json-ld text": {`<script type="application/ld+json">{"@type":"NewsArticle","keywords":"Fähre, Streik"}</script><meta name="keywords" content="andere">`, "Fähre;Streik"},
		"json-ld list": {`<script type="application/ld+json">{"@type":"NewsArticle","keywords":["Fähre",{"@type":"DefinedTerm","name":"Streik"},7]}</script>`, "Fähre;Streik"},
		"tags":         {`<meta property="article:tag" content="Fähre"><meta property="article:tag" content="Streik"><meta property="article:tag" content="Fähre">`, "Fähre;Streik"},
		"news":         {`<meta name="keywords" content="Nachrichten, Zeitung"><meta name="news_keywords" content="Fähre; Streik">`, "Fähre;Streik"},
		"none":         {`<meta name="keywords" content=" , ">`, ""},
	} {
		d, _ := Read("<html><head>"+c[0]+"</head><body><h1>Fähren fahren wieder</h1><p>"+strings.Repeat("Die Fähren zwischen Talhafen und Oberstadt fahren wieder, teilte die Reederei mit. ", 3)+"</p></body></html>", "")
		if got := strings.Join(d.Keywords, ";"); got != c[1] {
			t.Errorf("%s: %q, want %q", name, got, c[1])
		}
	}
}

// TestAddress checks which of a page's addresses is its own: sister titles give
// the one that the text was taken from as canonical.
func TestAddress(t *testing.T) {
	for _, c := range []struct{ canonical, og, want, outlet string }{
		{"https://www.morgenpost.de/a", "https://www.waz.de/a", "https://www.waz.de/a", "WAZ"},
		{"https://www.waz.de/a", "https://www.waz.de/a?from=share", "https://www.waz.de/a", "WAZ"},
		{"https://flussbote.example/a", "https://talbote.example/a", "https://flussbote.example/a", "flussbote.example"},
		{"/a", "https://www.waz.de/a", "https://www.waz.de/a", "WAZ"},
	} {
		m := &metas{canonical: c.canonical, values: map[string][]string{"og:url": {c.og}}}
		if got := addressOf(m, linked{}, ""); got != c.want {
			t.Errorf("%+v gives %q", c, got)
		}
		if got := outletOf(m, linked{}, "", outlet.Host(c.want)); got != c.outlet {
			t.Errorf("%+v is of %q", c, got)
		}
	}
}

func TestLooseSignsAndFilmLines(t *testing.T) {
	para := "<p>Die Fähren zwischen Talhafen und Oberstadt fahren nach elf Tagen wieder, teilte die Reederei am Sonntag mit.</p>"
	d, _ := Read(`<article><h1>Fähren fahren wieder</h1>`+para+`<blockquote><p>„</p><p>Wir reden, aber wir streiken nicht mehr in dieser Woche.</p></blockquote><p>* * *</p><figure><figcaption>26.10.2025 | 2:43 min</figcaption></figure>`+para[:60]+` und die Fahrer warten seit Tagen darauf.</p></article>`, "")
	for _, b := range d.Blocks {
		if len(fold(b.Text)) < 12 {
			t.Errorf("%s %q stayed", b.Kind, b.Text)
		}
	}
	if len(d.Blocks) != 4 || len(d.Discarded) == 0 {
		t.Errorf("blocks %v, discarded %v", d.Blocks, d.Discarded)
	}
}
