package address

import (
	_ "embed"
	"net/url"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// web spells a web address.
func web(u *url.URL) string {
	u = (&url.URL{}).ResolveReference(u) // without /./ and /../
	host := hostOf(u)
	if host == "" {
		return ""
	}
	path := escapes(u.EscapedPath())
	if inner := cached(host, path); inner != "" {
		return inner
	}
	out := "https://" + plainHost(host) + plainPath(path, host)
	if q := query(u.RawQuery, host); q != "" {
		out += "?" + q
	}
	// "#!/artikel/7" and "#/artikel/7" are routes: the report hangs on them.
	if f := u.EscapedFragment(); strings.HasPrefix(f, "!") || strings.HasPrefix(f, "/") {
		out += "#" + escapes(f)
	}
	return out
}

func hostOf(u *url.URL) string {
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	if host == "" || strings.ContainsAny(host, " /?#@%\\") {
		return ""
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	return host
}

// ampCache is the host under which Google serves others' AMP pages.
const ampCache = ".cdn.ampproject.org"

// cached gives the address of a page of the AMP cache at its outlet:
// "/c/s/www.example.org/a" is https://www.example.org/a.
func cached(host, path string) string {
	if !strings.HasSuffix(host, ampCache) {
		return ""
	}
	for _, kind := range []string{"/c/s/", "/v/s/", "/c/", "/v/"} {
		if inner, ok := strings.CutPrefix(path, kind); ok && !strings.Contains(inner, ampCache) {
			return Canonical("https://" + inner)
		}
	}
	return ""
}

// plainHost gives the outlet's own host for its AMP host.
func plainHost(host string) string {
	rest, ok := strings.CutPrefix(host, "amp.")
	if suffix, _ := publicsuffix.PublicSuffix(rest); !ok || suffix == rest {
		return host // amp.dev and amp.co.uk are sites of their own
	}
	return "www." + rest
}

// plainPath drops slashes at the end, sessions and the signs of AMP.
func plainPath(path, host string) string {
	for {
		before := path
		path = strings.TrimRight(path, "/")
		if path != "/amp" { // that is a page about AMP, or of many
			path = strings.TrimSuffix(path, "/amp")
		}
		if rest, ok := strings.CutSuffix(path, ".amp"); ok && !strings.HasSuffix(rest, "/") {
			path = rest
		}
		if rest, ok := strings.CutSuffix(path, ".amp.html"); ok && !strings.HasSuffix(rest, "/") {
			path = rest + ".html"
		}
		if at := strings.LastIndexByte(path, ';'); at > strings.LastIndexByte(path, '/') {
			if name, _, _ := strings.Cut(path[at+1:], "="); meaningless(name, host) {
				path = path[:at]
			}
		}
		if path == before {
			return path
		}
	}
}

// query drops parameters that mean nothing; the others keep their order.
func query(raw, host string) string {
	var kept []string
	for p := range strings.SplitSeq(raw, "&") {
		name, _, _ := strings.Cut(p, "=")
		if plain, err := url.QueryUnescape(name); err == nil {
			name = plain
		}
		if p != "" && !meaningless(name, host) {
			kept = append(kept, escapes(p))
		}
	}
	return strings.Join(kept, "&")
}

//go:embed parameters.txt
var parametersData string

// parameters are the names that mean nothing, with the sites where that is so
// (none: everywhere), and beginnings of such names.
var parameters = sync.OnceValues(func() (names map[string][]string, prefixes []string) {
	names = map[string][]string{}
	for line := range strings.Lines(parametersData) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, _, ok := strings.Cut(line, "|")
		name, sites, _ := strings.Cut(strings.TrimSpace(name), " ")
		if prefix, star := strings.CutSuffix(name, "*"); star {
			prefixes = append(prefixes, prefix)
		} else if ok {
			names[name] = strings.Fields(sites)
		}
	}
	return names, prefixes
})

func meaningless(name, host string) bool {
	name = strings.ToLower(name)
	names, prefixes := parameters()
	if sites, ok := names[name]; ok {
		return len(sites) == 0 || slices.ContainsFunc(sites, func(site string) bool {
			return host == site || strings.HasSuffix(host, "."+site)
		})
	}
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(name, p) })
}

const hexDigits = "0123456789ABCDEF"

// escapes gives escaped text one spelling: letters, digits and -._~ plain,
// what is no visible ASCII escaped, escapes in capitals (RFC 3986, 6.2.2).
func escapes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			c = unhex(s[i+1])<<4 | unhex(s[i+2])
			i += 2
			if unreserved(c) {
				b.WriteByte(c)
				continue
			}
		} else if c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '\\' {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
	}
	return b.String()
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func unhex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c >= 'a':
		return c - 'a' + 10
	}
	return c - 'A' + 10
}
