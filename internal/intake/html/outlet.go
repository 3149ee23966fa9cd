package html

import (
	"strings"

	"synopse/internal/intake/outlet"
)

// maxOutlet is the length in bytes from which a name is no outlet's.
const maxOutlet = 60

// outletOf gives the outlet's name: that of the list of outlets for the page's
// host, or else what the page calls itself, if that is no company's name nor that
// of an outlet at home elsewhere, or else the host.
func outletOf(m *metas, ld linked, skip, host string) string {
	if name := outlet.ByHost(host); name != "" {
		return name
	}
	for _, s := range []string{m.first("og:site_name"), ld.publisher, skip, m.first("application-name", "publisher", "dc.publisher", "dcterms.publisher")} {
		s, _, _ = strings.Cut(s, " | ")
		if s == "" || strings.HasPrefix(s, "@") || len(s) > maxOutlet || strings.Contains(s, "://") || outlet.Company(s) || outlet.Elsewhere(s, host) {
			continue
		}
		if strings.Contains(s, ".") && !strings.Contains(s, " ") {
			if name := outlet.ByHost(strings.ToLower(s)); name != "" && !outlet.Elsewhere(name, host) {
				return name
			}
		}
		return s
	}
	// "Headline | Outlet" where nothing else names it.
	for _, mark := range []string{" | ", " – ", " — ", " - "} {
		if at := strings.LastIndex(m.title, mark); at > 0 {
			tail := strings.TrimSpace(m.title[at+len(mark):])
			if outlet.Elsewhere(tail, host) {
				continue
			}
			if f := fold(tail); len(f) >= 2 && strings.Contains(fold(host), f) || mark == " | " && len(strings.Fields(tail)) <= 4 {
				return tail
			}
		}
	}
	return strings.TrimPrefix(host, "www.")
}
