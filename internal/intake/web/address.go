package web

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// maxAddress is how many bytes an address may have (RFC 9110, 4.1, asks for
// 8,000 at least).
const maxAddress = 8192

// hostNames maps international names to ASCII as browsers do (UTS #46).
var hostNames = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(false), idna.VerifyDNSLength(true))

// parse reads an address and brings it into one form: lower-case ASCII host, no
// default port, no fragment, a path. Hosts that are numbers in disguise are
// refused rather than understood.
func parse(raw string) (*url.URL, *Error) {
	raw = strings.TrimSpace(raw)
	fail := func(k Kind, what, hint string) (*url.URL, *Error) {
		return nil, &Error{Address: shown(raw), Kind: k, What: what, Hint: hint}
	}
	switch {
	case raw == "":
		return fail(BadAddress, "the address is empty", "give one that begins with https://")
	case len(raw) > maxAddress:
		return fail(BadAddress, "the address is longer than "+strconv.Itoa(maxAddress)+" bytes", "check whether it was copied correctly")
	}
	u, err := url.Parse(raw)
	if err != nil {
		return fail(BadAddress, "this is not an address of a page", "check its spelling")
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme == "" && u.Host == "":
		return fail(Scheme, "this is not an address of a page", "addresses begin with https:// or http://")
	case u.Scheme != "http" && u.Scheme != "https":
		return fail(Scheme, "only http and https addresses are fetched, not "+quoted(u.Scheme), "give the page's address on the web")
	case u.Opaque != "" || u.Host == "":
		return fail(BadAddress, "the address names no host", "two slashes follow "+u.Scheme+":, then the host")
	case u.User != nil:
		return fail(Credentials, "addresses with a user name or password are not fetched", "leave out what stands before the @")
	}
	host, what := cleanHost(u)
	if what != "" {
		return fail(BadAddress, what, "write the host's name as the outlet does")
	}
	port, ok := cleanPort(u)
	if !ok {
		return fail(BadAddress, "the port "+quoted(u.Port())+" does not exist", "leave it out")
	}
	u.Host = host
	if port != "" {
		u.Host += ":" + port
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// cleanHost gives the host in ASCII, in brackets if it is IPv6, or what is wrong
// with it.
func cleanHost(u *url.URL) (host, wrong string) {
	name := u.Hostname()
	if strings.HasPrefix(u.Host, "[") {
		a, err := netip.ParseAddr(name)
		if err != nil || !a.Is6() || a.Zone() != "" {
			return "", "the host in brackets is not a plain IPv6 address"
		}
		return "[" + a.String() + "]", ""
	}
	ascii, err := hostNames.ToASCII(strings.TrimSuffix(name, "."))
	if err != nil || ascii == "" || strings.HasSuffix(ascii, ".") || !utf8.ValidString(name) {
		return "", "the host " + quoted(name) + " is not a name that can exist"
	}
	for _, r := range ascii {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '.' || r == '_') {
			return "", "the host " + quoted(name) + " is not a name that can exist"
		}
	}
	if _, err := netip.ParseAddr(ascii); err != nil && endsInNumber(ascii) {
		return "", "the host " + quoted(name) + " is a number written in an unusual way"
	}
	return ascii, ""
}

// endsInNumber is the test of the WHATWG URL standard for hosts that some
// programs take for IPv4 addresses: 2130706433, 0x7f.1, 0177.0.0.1, 127.1.
func endsInNumber(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	if hex, ok := strings.CutPrefix(last, "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return strings.Trim(last, "0123456789") == ""
}

func cleanPort(u *url.URL) (port string, ok bool) {
	p := u.Port()
	if p == "" {
		return "", true
	}
	n, err := strconv.ParseUint(p, 10, 16)
	if err != nil {
		return "", false
	}
	if n == 80 && u.Scheme == "http" || n == 443 && u.Scheme == "https" {
		return "", true
	}
	return strconv.FormatUint(n, 10), true
}

func portOf(u *url.URL) int {
	if n, err := strconv.Atoi(u.Port()); err == nil {
		return n
	}
	if u.Scheme == "http" {
		return 80
	}
	return 443
}

// shown is an address for messages: on one line, short, without a password.
func shown(raw string) string {
	rest := raw[strings.IndexByte(raw, ':')+1:]
	rest = strings.TrimLeft(rest, `/\`)
	end := strings.IndexAny(rest, `/\?#`)
	if end < 0 {
		end = len(rest)
	}
	if at := strings.LastIndexByte(rest[:end], '@'); at >= 0 {
		raw = raw[:len(raw)-len(rest)] + "…" + rest[at:]
	}
	return short(raw, 200)
}

func quoted(s string) string { return `"` + short(s, 80) + `"` }

// short keeps n characters of s and none that would garble a terminal.
func short(s string, n int) string {
	var b strings.Builder
	for _, r := range s {
		if n--; n < 0 {
			b.WriteString("…")
			break
		}
		if r == unicode.ReplacementChar || !unicode.IsPrint(r) {
			r = '?'
		}
		b.WriteRune(r)
	}
	return b.String()
}
