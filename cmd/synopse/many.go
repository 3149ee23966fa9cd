package main

import (
	"context"
	"crypto/sha256"
	"fmt"

	"synopse/internal/importer"
	"synopse/report"
)

// maxUnfolded is how many reports of one archive or file of lines are compared.
const maxUnfolded = 500

// unfold gives the reports of an input that holds several (an archive, lines of
// JSON, a mailbox), one outcome each; nil if it is another input.
func unfold(ctx context.Context, name string) []outcome {
	if !importer.HoldsMany(name) {
		return nil
	}
	out := []outcome{}
	more := false
	err := importer.Each(ctx, []string{name}, func(r report.Report, at string, f *importer.Failure) bool {
		if more = len(out) == maxUnfolded; more {
			return false
		}
		o := outcome{name: name + ", " + at}
		if f != nil {
			o.err = fmt.Errorf("%s: %s", o.name, f.Reason)
		} else {
			o.digest = sha256.Sum256([]byte(r.URL + "\x00" + r.Outlet + "\x00" + r.Title + "\x00" + r.Text))
			o.reading.Report = r
		}
		out = append(out, o)
		return true
	})
	switch {
	case err != nil:
		out = append(out, outcome{name: name, err: fmt.Errorf("%s: %w", name, err)})
	case more:
		out = append(out, outcome{name: name, err: fmt.Errorf("%s: it holds more than %d reports; the rest is left out (bring them into the library: synopse import)", name, maxUnfolded)})
	}
	return out
}

// unfoldAll puts the reports of inputs that hold several in their place.
func unfoldAll(outcomes []outcome, many [][]outcome) []outcome {
	var out []outcome
	for i := range outcomes {
		if many[i] == nil {
			out = append(out, outcomes[i])
		}
		out = append(out, many[i]...)
	}
	return out
}
