package web

import (
	"html/template"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestMarkupEscapes: foreign text is escaped as html/template does it, in text and in
// attributes.
func TestMarkupEscapes(t *testing.T) {
	text, attribute := template.Must(template.New("").Parse(`<p>{{.}}</p>`)), template.Must(template.New("").Parse(`<p lang="{{.}}"></p>`))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aä<>&\"'+` \x00=/\u2028\uFFFD"))).Draw(t, "text")
		var m markup
		m.text(s)
		for _, x := range []struct {
			t          *template.Template
			head, tail string
		}{{text, "<p>", "</p>"}, {attribute, `<p lang="`, `"></p>`}} {
			var b strings.Builder
			if err := x.t.Execute(&b, s); err != nil {
				t.Fatal(err)
			}
			if got, want := x.head+m.String()+x.tail, b.String(); got != want {
				t.Fatalf("%q, html/template has %q", got, want)
			}
		}
	})
}

// TestRow: what a hit says, escaped; a name without a page has no link, and nothing
// leads elsewhere.
func TestRow(t *testing.T) {
	h := hitRow{Pieces: []piece{{Text: "1 < "}, {Text: "2", On: true}}, Lang: "de", Href: "/report/r#s3", When: "heute", Outlet: "A & B", Number: "s3",
		Who: []link{{Text: "Anna", Href: "/actor/a"}, {Text: "die <Ministerin>"}, {Text: "Böse", Href: "javascript:alert(1)"}}, Kind: "wörtlich"}
	want := `
<li class="hit" data-row>
<blockquote lang="de"><p>1 &lt; <mark>2</mark></p></blockquote>
<p class="meta"><a class="to" href="/report/r#s3">A &amp; B s3</a><span class="dot"> · </span>heute<span class="dot"> · </span><a href="/actor/a">Anna</a>, die &lt;Ministerin&gt;, <a href="#">Böse</a><span class="dot"> · </span>wörtlich</p>
</li>
`
	if got := string(h.Row()); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
