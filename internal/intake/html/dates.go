package html

import (
	"regexp"
	"strings"
	"time"

	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
)

var publishedNames = []string{"article:published_time", "article:published:time", "datepublished", "og:published_time", "og:article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "published_time_telegram", "sailthru.date", "parsely-pub-date", "last-modified", "article.published", "cxenseparse:recs:publishtime", "date_published", "article:modified_time"}

var modifiedNames = []string{"article:modified_time", "article:modified:time", "datemodified", "og:updated_time", "og:modified_time", "dc.date.modified", "dcterms.modified", "last-modified", "lastmod", "revised", "article.updated", "date_modified"}

// fillDates reads when the report was published and last changed. Of sources
// that name the same day the surest that knows the time counts.
func fillDates(d *draft.Draft, m *metas, ld linked, t *typer) {
	d.Published = publishedOf(m, ld, t)
	d.Modified = best(append(fromMetas(m, modifiedNames), draft.At(parsed(ld.modified), draft.LinkedData)), draft.LinkedData)
	if earlier(d.Modified.Date, d.Published.Date) {
		d.Modified = draft.Moment{} // nothing is changed before it is there
	}
}

// earlier says whether date a is before b, by the day where one of them has no
// time.
func earlier(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	at, err1 := time.Parse(time.RFC3339, a)
	bt, err2 := time.Parse(time.RFC3339, b)
	if err1 == nil && err2 == nil {
		return at.Before(bt)
	}
	return a[:dayLength] < b[:dayLength]
}

func parsed(s string) string {
	day, _ := date.Parse(s)
	return day
}

// fromMetas gives the dates of meta elements in the order of names.
func fromMetas(m *metas, names []string) []draft.Moment {
	var out []draft.Moment
	for _, name := range names {
		if day := parsed(m.first(name)); day != "" {
			from := draft.Meta
			if strings.HasPrefix(name, "og:") || strings.HasPrefix(name, "article:") {
				from = draft.OpenGraph
			}
			out = append(out, draft.Moment{Date: day, From: from})
		}
	}
	return out
}

const dayLength = len("2006-01-02")

// best gives the first moment, those from first before the others; where it
// knows only the day, the next one of that day that knows the time.
func best(list []draft.Moment, first draft.Place) draft.Moment {
	var out draft.Moment
	take := func(m draft.Moment) {
		if out.Date == "" || len(out.Date) == dayLength && len(m.Date) > dayLength && m.Date[:dayLength] == out.Date {
			if m.Date != "" {
				out = m
			}
		}
	}
	for _, m := range list {
		if m.From == first {
			take(m)
		}
	}
	for _, m := range list {
		if m.From != first {
			take(m)
		}
	}
	return out
}

func publishedOf(m *metas, ld linked, t *typer) draft.Moment {
	stated := append(fromMetas(m, publishedNames), draft.At(parsed(ld.published), draft.LinkedData))
	if stated = append(stated, draft.At(t.published, draft.Visible)); best(stated, draft.LinkedData).Date != "" {
		return best(stated, draft.LinkedData)
	}
	for _, e := range t.page.times {
		if e.block < t.firstBlock-40 {
			continue
		}
		if d, ok := date.Parse(e.datetime); ok {
			return draft.At(d, draft.Visible)
		}
		if d, ok := date.Line(e.text); ok {
			return draft.At(d, draft.Visible)
		}
	}
	if d, ok := date.Find(m.title); ok {
		return draft.At(d, draft.Visible)
	}
	return draft.At(dateInAddress(t.address), draft.Address)
}

var addressDate = regexp.MustCompile(`/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)`)

// dateInAddress reads "/2019/05/15/" in the page's own address.
func dateInAddress(url string) string {
	if m := addressDate.FindStringSubmatch(url); m != nil {
		if d, ok := date.Parse(m[1] + "-" + m[2] + "-" + m[3]); ok {
			return d
		}
	}
	return ""
}
