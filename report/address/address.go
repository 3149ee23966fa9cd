// Package address gives the address of a report one spelling, so that the same
// report found twice is one.
//
// In: an address as a page, a feed or a reader gives it. Out: its canonical
// spelling, or "" if it is no address of a report. The rules are few and drop
// only what cannot change which report is meant; docs/decisions/identity.md
// says which and why. A canonical address is for comparing: readers are led to
// the address as it was found. The package fetches nothing.
package address

import (
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// Canonical gives the canonical spelling of an address: https for http, the
// host in lower case and ASCII without default port, no user, no fragment
// unless it is a route of the page's script, no parameters that mean nothing
// (parameters.txt), no sign of AMP, no slash at the end. It is "" for what is
// neither a web address nor the id of a message ("mid:…", RFC 2392).
// Canonical(Canonical(s)) is Canonical(s).
func Canonical(s string) string {
	s = strings.TrimSpace(s)
	for range rounds {
		next := once(s)
		if next == s {
			return s
		}
		s = next
	}
	return ""
}

// rounds is how often the rules are applied before an address in which one rule
// uncovers work for another counts as none. Honest addresses take two.
const rounds = 8

func once(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return web(u)
	case "mid":
		if u.Opaque != "" {
			return "mid:" + escapes(u.Opaque)
		}
	}
	return ""
}

// Choose gives the address to keep a page under: the one it declares for itself
// if that lies on the same site as the one it was found at, else the latter. A
// page that declares the front page declares nothing, and neither does one that
// was found as a page of several, or as one item of many, and declares what they
// have in common. Both may be "".
func Choose(found, declared string) string {
	f, d := parse(found), parse(declared)
	switch {
	case d == nil:
		return found
	case f == nil && front(d):
		return ""
	case f == nil:
		return declared
	case site(f) != site(d):
		return found
	case front(d) && !front(f), oneOf(f, d):
		return found
	}
	return declared
}

// choosing are parameters that say which page or which report is meant. Few,
// since every page that does not declare them well stays apart for each.
var choosing = map[string]bool{
	"page": true, "p": true, "pg": true, "seite": true, "part": true, "teil": true,
	"id": true, "aid": true, "artid": true, "article": true, "articleid": true, "article_id": true,
	"artikel": true, "artikelid": true, "nid": true, "newsid": true, "news_id": true, "storyid": true,
	"story_id": true, "post": true, "postid": true, "post_id": true, "docid": true, "contentid": true,
}

// pageAtEnd are the ends of paths by which a later page of a report is asked for.
var pageAtEnd = regexp.MustCompile(`^/(?:(?:seite|page|teil|part)[-/]?)?\d{1,2}$`)

// oneOf says whether the address found names a page or an item that the address
// declared leaves open: "/hafen?page=2" or "/hafen/seite-2" of "/hafen",
// "/artikel.php?id=7" of "/artikel.php".
func oneOf(found, declared *url.URL) bool {
	if rest, ok := strings.CutPrefix(found.Path, declared.Path); !ok {
		return false
	} else if rest != "" {
		return pageAtEnd.MatchString(rest) && rest != "/1"
	}
	said := declared.Query()
	for name, values := range found.Query() {
		if choosing[strings.ToLower(name)] && !said.Has(name) && values[0] != "1" && strings.ContainsAny(values[0], "0123456789") {
			return true
		}
	}
	return false
}

// SameSite reports whether two addresses belong to one site: one registered
// domain with all its hosts.
func SameSite(a, b string) bool {
	u, v := parse(a), parse(b)
	return u != nil && v != nil && site(u) == site(v)
}

// parse gives a canonical web address in its parts, or nil.
func parse(s string) *url.URL {
	u, err := url.Parse(Canonical(s))
	if err != nil || u.Host == "" {
		return nil
	}
	return u
}

func front(u *url.URL) bool { return u.Path == "" && u.RawQuery == "" && u.Fragment == "" }

// site is the registered domain of an address, or its host where there is none.
func site(u *url.URL) string {
	host := u.Hostname()
	if _, err := netip.ParseAddr(host); err == nil {
		return host // the list would take 10.0.0.1 for a host of "0.1"
	}
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}
