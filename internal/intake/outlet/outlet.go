// Package outlet knows the names of outlets by the addresses of their pages.
//
// In: an address or a host. Out: the name as a reader would say it, or "". The
// names are data, in outlets.txt.
package outlet

import (
	_ "embed"
	"net/url"
	"strings"
	"sync"
)

//go:embed outlets.txt
var data string

var names = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(data, "\n") {
		if domain, name, ok := strings.Cut(line, "|"); ok && !strings.HasPrefix(line, "#") {
			m[strings.TrimSpace(domain)] = strings.TrimSpace(name)
		}
	}
	return m
})

//go:embed companies.txt
var companyData string

var companyWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.SplitSeq(companyData, "\n") {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			m[line] = true
		}
	}
	return m
})

// Company says whether a name is a publishing company's.
func Company(name string) bool {
	for _, w := range strings.Fields(name) {
		if companyWords()[strings.Trim(w, ".,")] {
			return true
		}
	}
	return false
}

// Host gives the host of an address in lower case, "" if it has none.
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// ByHost looks a host up, with and without its subdomains.
func ByHost(host string) string {
	for host != "" {
		if name := names()[host]; name != "" {
			return name
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok {
			return ""
		}
		host = rest
	}
	return ""
}
