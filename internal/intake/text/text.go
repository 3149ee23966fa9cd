// Package text finds the report in plain text as a crawler or a person left it,
// and in Markdown.
package text

import (
	"strings"

	"synopse/internal/intake/draft"
	"synopse/report"
)

// Plain reads plain text.
func Plain(s string) *draft.Draft {
	d := &draft.Draft{}
	for _, p := range strings.Split(s, "\n") {
		d.Add(report.Body, p)
	}
	return d
}
