package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	embeddings "synopse/internal/encoder"
	"synopse/internal/export"
	"synopse/synopsis"
)

// compareFormats are what people read, then what is passed on.
var compareFormats = append([]string{"text", "json", "html", "review", "md", "csv"}, exportNames()...)

func exportNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func compareCommand(w world) *cobra.Command {
	var o outputOptions
	var visiting webOptions
	var since string
	var encoder embeddings.Encoder
	cmd := &cobra.Command{
		Use:   "compare FILE…",
		Short: "Lay reports on one event side by side",
		Long: `Compare reads one report from every FILE (.html, .txt, .md; an address of a page
on the web; - is standard input) and lays them side by side. The order of the
files is the order of the reports. How pages are fetched: synopse fetch --help.

An input that can't be used is left out, with a message on standard error; the
others are still compared. The same report given twice is taken once. With one
report there is nothing to compare it with; its statements are shown all the
same.

For other programs there are, besides json and csv:
` + exportHelp() + `
` + exitStatus,
		Example: `  synopse compare examples/*.html
  synopse compare a.html b.txt --format html -o synopse.html
  synopse compare https://… https://… c.html
  pdftotext a.pdf - | synopse compare - b.html --format json`,
		Args: needFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.check(compareFormats, w); err != nil {
				return err
			}
			encode, err := encodeBy(cmd.Context(), &encoder)
			if err != nil {
				return err
			}
			c, err := visiting.client(w)
			if err != nil {
				return err
			}
			defer c.Close()
			readings, code, err := gather(cmd.Context(), args, c, w)
			if err != nil {
				return err
			}
			if len(readings) == 1 {
				fmt.Fprintln(w.err, "synopse: only one report: there is nothing to compare it with (give two or more reports on one event)")
			}
			var known synopsis.Options
			if encode != nil {
				if known, err = synopsis.Encode(readings, encode); err != nil {
					return err
				}
			}
			s := synopsis.MakeWith(readings, known)
			if since != "" {
				news, ok := synopsis.Since(&s, since)
				if !ok {
					return wrongUsage("compare: --since %s: not a time; give a date (2026-03-04) or a date-time with offset (2026-03-04T18:00:00+01:00)", since)
				}
				s.News = &news
			}
			data, err := o.rendered(s, w)
			if err != nil {
				return &failure{nothing, err}
			}
			if cmd.Context().Err() != nil {
				return &failure{interrupted, cmd.Context().Err()}
			}
			if err := o.write(data, w); err != nil {
				return err
			}
			return ended(code)
		},
	}
	outputFlags(cmd, &o, compareFormats)
	webFlags(cmd, &visiting)
	encoderFlags(cmd, &encoder)
	cmd.Flags().StringVar(&since, "since", "", "show what reports published after this `time` add, change or take back (a date counts as seen to its end)")
	cmd.Flags().BoolVar(&o.fullText, "full-text", false, "html, review: the reports in full and not only the sentences cited (you may need a licence for that)")
	return cmd
}

// exportHelp lists the formats that pass a synopsis on, one a line.
func exportHelp() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		what := f.What
		if f.FullText {
			what += " (holds the full texts)"
		}
		fmt.Fprintf(&b, "  %-17s %s\n", f.Name, what)
	}
	return b.String()
}

func outputFlags(cmd *cobra.Command, o *outputOptions, formats []string) {
	cmd.Flags().StringVarP(&o.format, "format", "f", "", strings.Join(formats, ", ")+` (default text, or what the ending of -o says)`)
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to this `file` and not to standard output")
	cmd.Flags().StringVar(&o.lang, "lang", "", "language of the interface: de or en (default from the environment)")
	cmd.Flags().IntVar(&o.width, "width", 0, "text: columns (default from COLUMNS or the terminal, else 80)")
}

// needFiles asks for at least one file.
func needFiles(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return wrongUsage("%s: no file given; name the reports, for instance: synopse %s a.html b.html", cmd.Name(), cmd.Name())
	}
	return nil
}

// ended gives the silent error that carries an exit code, or nil.
func ended(code int) error {
	if code == done {
		return nil
	}
	return &failure{code: code}
}
