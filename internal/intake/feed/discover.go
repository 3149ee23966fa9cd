package feed

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Link is a feed that a web page names.
type Link struct {
	Address string // absolute
	Title   string
	rank    int
}

// maxLinks is how many feeds of one page are given.
const maxLinks = 20

// feedTypes are the media types of feeds, best first.
var feedTypes = []string{"application/atom+xml", "application/rss+xml", "application/feed+json", "application/rdf+xml", "text/xml", "application/xml", "application/json"}

// Discover finds the feeds that a web page names: links of the kind that
// browsers know (rel=alternate with a feed's media type), then plain links whose
// address ends like a feed's. The site's own feed stands before those of
// comments. Page is UTF-8 or any encoding with ASCII tags; address is the page's.
func Discover(page []byte, address string) []Link {
	base := parsed(address)
	text, _, fail := decode(page)
	if fail != nil {
		return nil
	}
	var links []Link
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		t := z.Token()
		switch t.Data {
		case "base":
			if u := absolute(attr(t, "href"), base); u != "" {
				base = parsed(u)
			}
		case "link", "a":
			if l, ok := feedLink(t, base); ok {
				links = append(links, l)
			}
		}
	}
	slices.SortStableFunc(links, func(a, b Link) int { return a.rank - b.rank })
	var out []Link
	seen := map[string]bool{}
	for _, l := range links {
		if !seen[l.Address] && len(out) < maxLinks {
			seen[l.Address] = true
			out = append(out, l)
		}
	}
	return out
}

func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// Ranks of links; a comment feed comes after all others.
const (
	declared    = 0
	plainLink   = 100
	commentFeed = 1000
)

func feedLink(t html.Token, base *url.URL) (Link, bool) {
	href := attr(t, "href")
	if strings.HasPrefix(href, "feed:") {
		href = strings.TrimPrefix(strings.TrimPrefix(href, "feed:"), "//")
		if !strings.Contains(href, "://") {
			href = "https://" + href
		}
	}
	l := Link{Address: absolute(href, base), Title: oneLine(attr(t, "title"))}
	if l.Address == "" {
		return l, false
	}
	mime, _, _ := strings.Cut(strings.ToLower(attr(t, "type")), ";")
	known := slices.Index(feedTypes, strings.TrimSpace(mime))
	if t.Data == "link" {
		rel := strings.Fields(strings.ToLower(attr(t, "rel")))
		// WordPress declares its JSON interface, sites their oEmbed, as alternates too.
		if known < 0 || !slices.Contains(rel, "alternate") && !slices.Contains(rel, "feed") || strings.Contains(l.Address, "/oembed") || strings.Contains(l.Address, "/wp-json/") {
			return l, false
		}
		l.rank = declared
		if known > 3 {
			l.rank++
		}
	} else {
		if known < 0 && !endsLikeFeed(l.Address) {
			return l, false
		}
		l.rank = plainLink
	}
	if s := strings.ToLower(l.Address + " " + l.Title); strings.Contains(s, "comment") || strings.Contains(s, "kommentar") {
		l.rank += commentFeed
	}
	return l, true
}

// endings of addresses that lead to feeds.
var endings = []string{".rss", ".atom", "/rss", "/rss.xml", "/feed", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "-rss.xml", "_rss.xml"}

func endsLikeFeed(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	p := strings.ToLower(strings.TrimSuffix(u.Path, "/"))
	for _, e := range endings {
		if strings.HasSuffix(p, e) {
			return true
		}
	}
	return false
}
