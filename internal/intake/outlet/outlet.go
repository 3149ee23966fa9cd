// Package outlet knows the names of outlets by the addresses of their pages.
//
// In: an address or a host. Out: the name as a reader would say it, or "". The
// names are data, in outlets.txt; titles.txt
// has the few outlets whose pages name their headline in a place of its own.
package outlet

import (
	_ "embed"
	"net/url"
	"slices"
	"strings"
	"sync"
)

//go:embed outlets.txt
var data string

//go:embed titles.txt
var titleData string

var (
	names  = sync.OnceValue(func() map[string]string { return byDomain(data) })
	titles = sync.OnceValue(func() map[string]string { return byDomain(titleData) })
)

// byDomain reads the first two columns of a data file.
func byDomain(data string) map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(data, "\n") {
		if row := strings.Split(line, "|"); len(row) >= 2 && !strings.HasPrefix(line, "#") {
			m[strings.TrimSpace(row[0])] = strings.TrimSpace(row[1])
		}
	}
	return m
}

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
func ByHost(host string) string { return find(names(), host) }

// domains are the domains of each name, which is in lower case.
var domains = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for domain, name := range names() {
		name = strings.ToLower(name)
		m[name] = append(m[name], domain)
	}
	return m
})

// Elsewhere says whether a name, or a domain taken for one, is a listed outlet's
// and the host is not that outlet's: a page there that calls itself so is a copy,
// or a lie. Without a host nothing is elsewhere.
func Elsewhere(name, host string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	if strings.Contains(name, ".") && !strings.Contains(name, " ") {
		if of := ByHost(name); of != "" {
			name = strings.ToLower(of)
		}
	}
	homes := domains()[name]
	return host != "" && homes != nil && !slices.ContainsFunc(homes, func(home string) bool {
		return host == home || strings.HasSuffix(host, "."+home)
	})
}

// TitleFrom says where on the pages of a host the newsroom's own headline
// stands, if the general rule gives another: "json-ld", or "".
func TitleFrom(host string) string { return find(titles(), host) }

func find(table map[string]string, host string) string {
	for host != "" {
		if v := table[host]; v != "" {
			return v
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok {
			return ""
		}
		host = rest
	}
	return ""
}
