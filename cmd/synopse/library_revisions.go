package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/intake/repeats"
	"synopse/internal/library"
	"synopse/reading"
	"synopse/report"
	"synopse/story/revision"
)

// revisionOut is one revision as the command gives it: what changed is against
// the one before.
type revisionOut struct {
	Number      int                   `json:"number"`
	ID          string                `json:"id"`
	Title       string                `json:"title"`
	FirstSeen   time.Time             `json:"first_seen"`
	LastSeen    time.Time             `json:"last_seen"`
	Difference  *revision.Difference  `json:"difference"` // null for the first
	Corrections []revision.Correction `json:"corrections"`
}

func libraryRevisionsCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "revisions ADDRESS",
		Short: "Show how a report changed: its revisions and what is different in each",
		Long: `Revisions shows all versions in which the report at an address was read, the
first first; of each what changed against the one before, sentence by sentence,
and where the outlet itself says that it corrected something.`,
		Example: "  synopse library revisions https://www.example.org/politik/hafen",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUsage("revisions: give the address of one report")
			}
			return nil
		},
	}
	flag := libraryFlag(cmd)
	asJSON := cmd.Flags().Bool("json", false, "as JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := existingLibrary(cmd.Context(), *flag, w)
		if err != nil {
			return err
		}
		defer l.Close()
		list, err := l.Revisions(cmd.Context(), args[0])
		if err != nil {
			return &failure{nothing, err}
		}
		if len(list) == 0 {
			return &failure{nothing, fmt.Errorf("%s: no report from there is in the library (check the address, or import it)", args[0])}
		}
		out := revisionsOut(list)
		if *asJSON {
			e := json.NewEncoder(w.out)
			e.SetIndent("", "  ")
			e.SetEscapeHTML(false)
			return e.Encode(out)
		}
		return writeRevisions(w.out, out)
	}
	return cmd
}

func revisionsOut(list []library.Revision) []revisionOut {
	var out []revisionOut
	var before *reading.Reading
	reports := make([]report.Report, len(list))
	for i := range list {
		reports[i] = list[i].Report
		reports[i].ID = "v" + strconv.Itoa(list[i].Number)
	}
	reports = repeats.Level(reports)
	for i := range list {
		v := &list[i]
		r := reading.Read(reports[i])
		o := revisionOut{Number: v.Number, ID: v.ID, Title: v.Report.Title, FirstSeen: v.FirstSeen, LastSeen: v.LastSeen,
			Corrections: append([]revision.Correction{}, revision.Corrections(&r)...)}
		if before != nil {
			d := revision.Compare(before, &r)
			o.Difference = &d
		}
		before = &r
		out = append(out, o)
	}
	return out
}

// signs begin the lines that tell of a change.
var signs = map[revision.Kind]string{revision.Added: "+", revision.Removed: "-", revision.Moved: ">"}

func writeRevisions(to io.Writer, list []revisionOut) error {
	p := func(format string, args ...any) { fmt.Fprintf(to, format+"\n", args...) }
	for _, o := range list {
		p("%d  %s  %s", o.Number, o.FirstSeen.Format("2006-01-02 15:04 MST"), plainLine(o.Title))
		if d := o.Difference; d != nil {
			if d.OldTitle != d.NewTitle {
				p("   title\n   - %s\n   + %s", plainLine(d.OldTitle), plainLine(d.NewTitle))
			}
			for _, c := range d.Changes {
				switch c.Kind {
				case revision.Changed:
					p("   - %s\n   + %s", plainLine(c.Old.Text), plainLine(c.New.Text))
				case revision.Removed:
					p("   - %s", plainLine(c.Old.Text))
				default:
					p("   %s %s", signs[c.Kind], plainLine(c.New.Text))
				}
			}
		}
		for _, c := range o.Corrections {
			p("   %s: %s", c.Kind, plainLine(c.Span.Text))
		}
	}
	return nil
}

// plainLine keeps text of others from moving the cursor or breaking lines.
func plainLine(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			out[i] = ' '
		}
	}
	return string(out)
}
