package intake

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synopse/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden reads each input in testdata/golden and compares what was read
// with the .want file of its name: metadata, blocks, and what was left out.
func TestGolden(t *testing.T) {
	inputs, err := filepath.Glob("testdata/golden/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range inputs {
		if filepath.Ext(in) == ".want" {
			continue
		}
		t.Run(filepath.Base(in), func(t *testing.T) {
			data, err := os.ReadFile(in)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(in, data)
			if err != nil {
				t.Fatal(err)
			}
			got, file := show(r), in+".want"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s reads otherwise than %s says:\n%s", in, file, difference(string(want), got))
			}
		})
	}
}

// show prints a report in the form of the golden files.
func show(r report.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title     %s\noutlet    %s\nurl       %s\nlanguage  %s\n", r.Title, r.Outlet, r.URL, r.Language)
	fmt.Fprintf(&b, "published %s\nmodified  %s\nkeywords  %s\n", dated(r.Published, r.PublishedFrom), dated(r.Modified, r.ModifiedFrom), strings.Join(r.Keywords, "; "))
	fmt.Fprintf(&b, "authors   %s\nagencies  %s\ndatelines %s\n\n", strings.Join(r.Authors, "; "), strings.Join(r.Agencies, "; "), strings.Join(r.Datelines, "; "))
	x := report.NewIndex(r.Text)
	for _, k := range r.Blocks {
		fmt.Fprintf(&b, "%-9s %s\n", k.Kind, x.Slice(k.Start, k.End))
	}
	b.WriteString("\n")
	for _, d := range r.Discarded {
		fmt.Fprintf(&b, "%s: %s\n", d.Reason, d.Text)
	}
	return b.String()
}

// dated prints a date and where it was read.
func dated(day, from string) string {
	if day == "" && from == "" {
		return ""
	}
	return day + " (" + from + ")"
}

// difference gives the lines that one of two texts has and the other has not.
func difference(want, got string) string {
	in := func(s string) map[string]bool {
		m := map[string]bool{}
		for line := range strings.SplitSeq(s, "\n") {
			m[line] = true
		}
		return m
	}
	w, g := in(want), in(got)
	var b strings.Builder
	for line := range strings.SplitSeq(want, "\n") {
		if !g[line] {
			b.WriteString("- " + line + "\n")
		}
	}
	for line := range strings.SplitSeq(got, "\n") {
		if !w[line] {
			b.WriteString("+ " + line + "\n")
		}
	}
	if b.Len() == 0 {
		return "(the same lines in another order)"
	}
	return b.String()
}
