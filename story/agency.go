package story

import (
	_ "embed"
	"net/url"
	"strings"
	"sync"
	"unicode"

	"synopse/report"
)

//go:embed data/agencies.txt
var agenciesFile string

// agencies knows the agencies' spellings and sites.
type agencies struct {
	byName map[string]string // lower-case spelling to the agency
	byHost map[string]string
}

var knownAgencies = sync.OnceValue(func() agencies {
	a := agencies{byName: map[string]string{}, byHost: map[string]string{}}
	for line := range strings.Lines(agenciesFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "|")
		name := strings.TrimSpace(cols[0])
		a.byName[strings.ToLower(name)] = name
		for _, s := range splitList(cols, 1) {
			a.byName[s] = name
		}
		for _, s := range splitList(cols, 2) {
			a.byHost[s] = name
		}
	}
	return a
})

func splitList(cols []string, i int) []string {
	if i >= len(cols) {
		return nil
	}
	var out []string
	for _, s := range strings.Split(cols[i], ",") {
		if s = strings.ToLower(strings.TrimSpace(s)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// agencyOf gives the agency whose text the report is as a whole, or "": the
// agency's own site or outlet, or a dateline or byline that names one agency
// and nobody else does.
func agencyOf(r *report.Report) string {
	known := knownAgencies()
	if a := known.byName[strings.ToLower(strings.TrimSpace(r.Outlet))]; a != "" {
		return a
	}
	if a := known.byHost[host(r.URL)]; a != "" {
		return a
	}
	if len(r.Agencies) != 1 {
		return ""
	}
	agency := r.Agencies[0]
	if len(r.Authors) == 1 && known.byName[strings.ToLower(r.Authors[0])] == agency {
		return agency
	}
	runes := []rune(r.Text)
	for _, b := range r.Blocks {
		if b.Kind != report.Dateline && b.Kind != report.Byline {
			continue
		}
		if b.Start < 0 || b.End > len(runes) || b.Start >= b.End {
			continue
		}
		if onlyAgency(string(runes[b.Start:b.End]), agency, b.Kind) {
			return agency
		}
	}
	return ""
}

// onlyAgency reports whether a dateline names the agency among its words, or a
// byline consists of it.
func onlyAgency(text, agency string, kind report.Kind) bool {
	known := knownAgencies()
	if kind == report.Byline {
		t := strings.ToLower(strings.Trim(text, " ().–-—:"))
		t = strings.TrimPrefix(strings.TrimPrefix(t, "von "), "by ")
		return known.byName[t] == agency
	}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if known.byName[strings.ToLower(w)] == agency {
			return true
		}
	}
	return false
}

// host gives the site of an address without "www.".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
