package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"synopse/internal/eval"
)

func evalCommand(w world) *cobra.Command {
	var o eval.Options
	cmd := &cobra.Command{
		Use:   "eval SUITE PATH…",
		Short: "Measure the reading against annotated corpora",
		Long: `Eval predicts from the texts of annotated corpora and measures the outcome.
docs/EVALUATION.md describes the suites and the figures.

SUITES
` + suites() + `
EXIT STATUS
  0  done
  1  a corpus could not be read, or the predictions could not be written
  2  wrong usage`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 || !slices.Contains(eval.Suites(), args[0]) {
				return wrongUsage("eval: name a suite: %s", strings.Join(eval.Suites(), ", "))
			}
			if len(args) == 1 {
				return wrongUsage("eval %s: name the files of the corpus", args[0])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := eval.Run(args[0], args[1:], o, w.out); err != nil {
				return &failure{nothing, err}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&o.Predictions, "predictions", "", "write the predictions to this `file`, in the format of the corpus")
	cmd.Flags().BoolVar(&o.JSON, "json", false, "figures as JSON")
	return cmd
}

func suites() string {
	var b strings.Builder
	for _, name := range eval.Suites() {
		b.WriteString("  " + name + strings.Repeat(" ", max(1, 14-len(name))) + eval.About(name) + "\n")
	}
	return b.String()
}
