package intake

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"synopse/internal/intake/draft"
	"synopse/internal/intake/encoding"
	"synopse/internal/intake/html"
	"synopse/internal/intake/label"
	"synopse/internal/intake/text"
	"synopse/report"
)

// Read makes a report of data. Name says where data comes from, a path or "-";
// its extension is a hint, the content decides. Where name is an address, or the
// page was saved with a note of one, a page may declare itself another address of
// the same site only. The report has no ID; its Source is name. Errors are of type
// *Error. It never panics.
//
// Pages that are no reports (consent walls, live tickers, lists …) are errors
// with the page's label as code. The free part of a paid report is a report
// whose Label says so.
func Read(name string, data []byte) (report.Report, error) {
	r, v, err := Inspect(name, data)
	if err != nil {
		return report.Report{}, err
	}
	if e := refusal(v); e != nil {
		e.Source = name
		return report.Report{}, e
	}
	return r, nil
}

// Inspect is Read for those who want to know what a page is: it gives the label
// and, where there is running text, a report even of a page that is none.
func Inspect(name string, data []byte) (report.Report, label.Verdict, error) {
	if len(data) > MaxSize {
		return report.Report{}, label.Verdict{}, tooLarge(name, "more", sizeLimit)
	}
	dec, err := encoding.Decode(data)
	if err != nil {
		return report.Report{}, label.Verdict{}, &Error{Source: name, Code: Binary, What: "it is not text", Hint: "give a web page (.html), plain text (.txt) or Markdown (.md)", Err: err}
	}
	if strings.TrimSpace(dec.Text) == "" {
		return report.Report{}, label.Verdict{}, &Error{Source: name, Code: Empty, What: "it is empty", Hint: "check whether it was saved completely"}
	}
	f := formOf(name, dec.Text)
	if f == page && strings.Count(dec.Text, "<") > MaxTags {
		return report.Report{}, label.Verdict{}, tooLarge(name, "more", fmt.Sprintf("%d tags", MaxTags))
	}
	found := foundAt(name, dec.Text)
	d, v := read(f, dec.Text, found)
	if d == nil || d.Prose() == 0 {
		if v.Label != "" && v.Label != label.Paywall {
			return report.Report{}, v, nil
		}
		return report.Report{}, v, &Error{Source: name, Code: NoArticle, What: "there is no report in it", Hint: "give the page of one article, or its text"}
	}
	if d.URL == "" {
		d.URL = found
	}
	finish(d)
	if dec.Odd > 0 {
		d.Drop(fmt.Sprintf("%d bytes were not %s, first in %q", dec.Odd, dec.Name, dec.Sample), draft.Encoding)
	}
	d.Label, d.Evidence = string(v.Label), v.Evidence
	r := d.Report()
	r.Source = name
	return r, v, nil
}

// read hands the text, found at this address, to the reader of its form.
func read(f form, s, found string) (*draft.Draft, label.Verdict) {
	switch f {
	case page:
		return html.Read(s, found)
	case markdown:
		return text.Markdown(s), label.Verdict{}
	}
	return text.Plain(s), label.Verdict{}
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
