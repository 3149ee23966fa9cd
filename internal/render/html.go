package render

import (
	"bytes"
	"embed"
	"html/template"
	"sync"

	"synopse/synopsis"
)

//go:embed page/synopsis.gohtml page/parts.gohtml page/style.css page/review.gohtml page/review.css
var pageFiles embed.FS

// pageTemplate is parsed when the first page is made: other formats must not
// pay for it.
var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(pageFiles, "page/synopsis.gohtml", "page/parts.gohtml")
})

// HTML gives the synopsis as one HTML file that needs nothing else: no script,
// no remote font, picture or style. Without o.FullText it holds only the
// sentences that something refers to.
func HTML(s synopsis.Synopsis, o Options) ([]byte, error) {
	t, err := pageTemplate()
	if err != nil {
		return nil, err
	}
	style, err := pageFiles.ReadFile("page/style.css")
	if err != nil {
		return nil, err
	}
	data := Lay(&s, o)
	data.Style = template.CSS(style)
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Lay lays the synopsis out for a page; Style stays empty.
func Lay(s *synopsis.Synopsis, o Options) Page {
	return newViewWith(s, o.Lang, o.Href).htmlPage(o)
}

// Parts gives the templates that show parts of a Page ("matrix", "onlies",
// "wordings", given the Page; "common" several Points, "contrast" a Clash,
// "quote" a *Quote, "ref" a Ref, "refs" several), and the style sheet they go
// with.
func Parts() (*template.Template, []byte, error) {
	t, err := template.ParseFS(pageFiles, "page/parts.gohtml")
	if err != nil {
		return nil, nil, err
	}
	style, err := pageFiles.ReadFile("page/style.css")
	return t, style, err
}
