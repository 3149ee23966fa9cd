package web

import (
	"bytes"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Product is the name by which robots.txt knows Synopse.
const Product = "Synopse"

// maxRobots is how much of a robots.txt is read (RFC 9309, 2.5, asks for 500 KiB
// at least).
const maxRobots = 500 << 10

// robots are the rules of one robots.txt that concern Synopse.
type robots struct {
	rules []rule
	delay time.Duration // Crawl-delay, which RFC 9309 does not know but sites use
}

type rule struct {
	pattern string // normalised, without the final $
	allow   bool
	ends    bool // the pattern had a $ at its end
}

// parseRobots reads a robots.txt after RFC 9309. Lines that are no rules are
// passed over, so a web page in its place allows everything. Groups for Synopse
// are joined; without one, those for * are.
func parseRobots(data []byte) *robots {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	var ours, all robots
	var forUs, forAll, named, inRules bool
	for line := range strings.FieldsFuncSeq(string(data), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, found := strings.Cut(line, ":")
		if !found {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if key == "user-agent" {
			if inRules {
				forUs, forAll, inRules = false, false, false
			}
			token := productToken(value)
			forUs = forUs || strings.EqualFold(token, Product)
			forAll = forAll || value == "*"
			named = named || forUs
			continue
		}
		if key != "allow" && key != "disallow" && key != "crawl-delay" {
			continue
		}
		inRules = true
		if forUs {
			ours.add(key, value)
		}
		if forAll {
			all.add(key, value)
		}
	}
	if named {
		return &ours
	}
	return &all
}

// productToken is the part of a User-Agent line that counts: letters, "_", "-".
func productToken(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || r == '-')
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

func (r *robots) add(key, value string) {
	if key == "crawl-delay" {
		if n, err := strconv.ParseFloat(value, 64); err == nil && n > 0 && !math.IsNaN(n) {
			r.delay = time.Duration(min(n, 24*3600) * float64(time.Second))
		}
		return
	}
	if value == "" {
		return // "Disallow:" forbids nothing
	}
	p, ends := strings.CutSuffix(value, "$")
	r.rules = append(r.rules, rule{normalPath(p), key == "allow", ends})
}

// allows says whether the address may be read: the longest pattern that matches
// decides, and of two equally long ones the one that allows.
func (r *robots) allows(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "/robots.txt" {
		return true
	}
	if u.RawQuery != "" || u.ForceQuery {
		path += "?" + u.RawQuery
	}
	path = normalPath(path)
	best, allowed := -1, true
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if n > best || n == best && rule.allow && !allowed {
			if rule.matches(path) {
				best, allowed = n, rule.allow
			}
		}
	}
	return allowed
}

// matches takes the pieces between the stars one after the other, each as early
// as possible; only the last one may be tied to the end.
func (r rule) matches(path string) bool {
	first, rest, star := strings.Cut(r.pattern, "*")
	path, ok := strings.CutPrefix(path, first)
	if !ok {
		return false
	}
	for star {
		first, rest, star = strings.Cut(rest, "*")
		if !star && r.ends {
			return strings.HasSuffix(path, first)
		}
		at := strings.Index(path, first)
		if at < 0 {
			return false
		}
		path = path[at+len(first):]
	}
	return !r.ends || path == ""
}

// normalPath makes two spellings of one path equal (RFC 9309, 2.2.2): escapes in
// upper case, none for unreserved characters, and none missing outside ASCII.
func normalPath(s string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				i += 2
				if unreserved(byte(v)) {
					b.WriteByte(byte(v))
					continue
				}
				b.WriteByte('%')
				b.WriteByte(digits[v>>4])
				b.WriteByte(digits[v&15])
				continue
			}
		}
		if c <= ' ' || c >= 0x7f || c == '%' {
			b.WriteByte('%')
			b.WriteByte(digits[c>>4])
			b.WriteByte(digits[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}
