package intake

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"synopse/internal/intake/draft"
	"synopse/internal/intake/encoding"
	"synopse/internal/intake/html"
	"synopse/internal/intake/text"
	"synopse/report"
)

// Read makes a report of data. Name says where data comes from, a path or "-";
// its extension is a hint, the content decides. The report has no ID; its
// Source is name. Errors are of type *Error. It never panics.
func Read(name string, data []byte) (report.Report, error) {
	if len(data) > MaxSize {
		return report.Report{}, tooLarge(name, fmt.Sprintf("more than %d MiB", MaxSize>>20))
	}
	dec, err := encoding.Decode(data)
	if err != nil {
		return report.Report{}, &Error{Source: name, Code: Binary, What: "it is not text", Hint: "give a web page (.html), plain text (.txt) or Markdown (.md)", Err: err}
	}
	if strings.TrimSpace(dec.Text) == "" {
		return report.Report{}, &Error{Source: name, Code: Empty, What: "it is empty", Hint: "check whether it was saved completely"}
	}
	d, fail := read(formOf(name, dec.Text), dec.Text)
	if fail != nil {
		fail.Source = name
		return report.Report{}, fail
	}
	if dec.Odd > 0 {
		d.Drop(fmt.Sprintf("%d bytes were not %s, first in %q", dec.Odd, dec.Name, dec.Sample), draft.Encoding)
	}
	r := d.Report()
	r.Source = name
	return r, nil
}

// read hands the text to the reader of its form.
func read(f form, s string) (*draft.Draft, *Error) {
	var d *draft.Draft
	switch f {
	case page:
		var v html.Verdict
		if d, v = html.Read(s); v != html.Article {
			return nil, pageError(v)
		}
	case markdown:
		d = text.Markdown(s)
	default:
		d = text.Plain(s)
	}
	if d.Prose() == 0 {
		return nil, pageError(html.NoArticle)
	}
	finish(d)
	return d, nil
}

func pageError(v html.Verdict) *Error {
	switch v {
	case html.ConsentWall:
		return &Error{Code: ConsentWall, What: "the page only asks for consent to cookies", Hint: "open it in a browser, agree or decline, and save the article's page"}
	case html.ListPage:
		return &Error{Code: ListPage, What: "the page lists links to reports and is none itself", Hint: "give the page of one article"}
	}
	return &Error{Code: NoArticle, What: "there is no report in it", Hint: "give the page of one article, or its text"}
}

// form is a way of writing a report down.
type form int

const (
	plain form = iota
	markdown
	page
)

var (
	pageStart = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h1|meta|title)\b`)
	pageTags  = regexp.MustCompile(`(?i)</(?:p|div|body|html|article|h1)\s*>`)
	mdHead    = regexp.MustCompile(`(?m)^#{1,3} \S`)
	mdMeta    = regexp.MustCompile(`\A---\s*\n(?:[\w-]+:.*\n|\s.*\n|\s*\n)+?---\s*\n`)
)

// formOf decides by content; where that is open, by the name's extension.
func formOf(name, s string) form {
	head := s[:min(len(s), 1<<16)]
	switch {
	case pageStart.MatchString(head):
		return page
	case mdMeta.MatchString(head):
		return markdown
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return page
	case ".md", ".markdown":
		return markdown
	}
	if len(pageTags.FindAllStringIndex(head, 3)) == 3 {
		return page
	}
	if mdHead.MatchString(head) {
		return markdown
	}
	return plain
}
