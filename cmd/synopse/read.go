package main

import (
	"github.com/spf13/cobra"

	"synopse/internal/render"
	"synopse/synopsis"
)

var readFormats = []string{"text", "json"}

func readCommand(w world) *cobra.Command {
	var o outputOptions
	var visiting webOptions
	cmd := &cobra.Command{
		Use:   "read FILE",
		Short: "Show one report: its blocks, what was left out, actors and statements",
		Long: `Read shows what Synopse reads in one report (.html, .txt, .md; an address
of a page; - is standard input): its blocks, what was left out and why, who is named, and the statements.
As JSON it has the form that compare gives, with one report.

` + exitStatus,
		Example: "  synopse read examples/agentur.html",
		Args: func(cmd *cobra.Command, args []string) error {
			if err := needFiles(cmd, args); err != nil {
				return err
			}
			if len(args) > 1 {
				return wrongUsage("read takes one file; to see several side by side: synopse compare FILE…")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.check(readFormats, w); err != nil {
				return err
			}
			c, err := visiting.client(w)
			if err != nil {
				return err
			}
			defer c.Close()
			outcomes := readInputs(cmd.Context(), args, sources{w.in, c})
			readings, left := keep(outcomes)
			if len(left) > 0 {
				return &failure{nothing, left[0]}
			}
			tellPartial(readings, w)
			s := synopsis.Make(readings)
			data := render.Reading(s, o.options(w))
			if o.format == "json" {
				var err error
				if data, err = render.JSON(s); err != nil {
					return &failure{nothing, err}
				}
			}
			return o.write(data, w)
		},
	}
	outputFlags(cmd, &o, readFormats)
	webFlags(cmd, &visiting)
	return cmd
}
