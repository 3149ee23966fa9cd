package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"synopse/internal/engine"
	"synopse/internal/library"
)

type derived struct {
	name    string
	step    library.Step
	version string
}

// steps are what can be made anew, in their order, with the version that this
// program makes.
var steps = []derived{
	{"read", library.StepRead, engine.ReadVersion},
	{"group", library.StepGroup, engine.GroupVersion},
	{"synopsis", library.StepSynopsis, engine.SynopsisVersion},
}

func rebuildCommand(w world) *cobra.Command {
	var asked []string
	var workers int
	cmd := &cobra.Command{
		Use:   "rebuild",
		Short: "Make anew what was derived from the reports of the library",
		Long: `Rebuild makes statements, stories and synopses anew from the reports. Without
--step it does what an earlier version of Synopse did, and what is left to do; with
--step all of that step:

  read      statements, actors and what is found in each report
  group     stories; merges and splits by hand stay
  synopsis  issues, points and clashes of each story

Reports, feeds, alerts and decisions by hand are not touched. Pages show what was
there until the new is made. Interrupted, it goes on with the next command.

EXIT STATUS
    0  done
    1  the library could not be used
    2  wrong usage
    3  done, but something could not be made; standard error says what
  130  interrupted; what is left is done by the next command`,
		Example: "  synopse rebuild\n  synopse rebuild --step read --library monitor.synopse",
		Args:    cobra.NoArgs,
	}
	flag := libraryFlag(cmd)
	cmd.Flags().StringSliceVar(&asked, "step", nil, "make all of this `step` anew: read, group or synopsis")
	cmd.Flags().IntVar(&workers, "workers", 0, "reports read at once (default: one a core)")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		for _, a := range asked {
			if !slices.ContainsFunc(steps, func(s derived) bool { return s.name == a }) {
				return wrongUsage("rebuild: there is no step %q; there are read, group and synopsis", a)
			}
		}
		w.settles.Store(true)
		return rebuild(cmd.Context(), *flag, asked, workers, w)
	}
	return cmd
}

func rebuild(ctx context.Context, path string, asked []string, workers int, w world) error {
	lib, err := existingLibrary(ctx, path, w)
	if err != nil {
		return err
	}
	defer lib.Close()
	for _, s := range steps {
		version := s.version
		switch {
		case slices.Contains(asked, s.name):
			version = ""
		case len(asked) > 0:
			continue
		}
		n, err := lib.Redo(ctx, s.step, version)
		if err != nil {
			return &failure{nothing, err}
		}
		if n > 0 {
			fmt.Fprintf(w.err, "synopse: %d to do again in step %s\n", n, s.name)
		}
	}
	e, err := newEngine(ctx, lib, engineOptions{workers: workers, log: errorsOnly(w)})
	if err != nil {
		return err
	}
	err = drain(ctx, e, lib, w)
	if closed := e.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return &failure{nothing, err}
	}
	if ctx.Err() != nil {
		return &failure{interrupted, fmt.Errorf("interrupted; the next command goes on")}
	}
	return tellFailures(ctx, lib, w)
}

// tellFailures tells what could not be made.
func tellFailures(ctx context.Context, lib library.Library, w world) error {
	failures, err := lib.Failures(ctx, 20)
	if err != nil {
		return &failure{nothing, err}
	}
	for _, f := range failures {
		fmt.Fprintf(w.err, "synopse: %s %s: %s\n", f.Step, f.ID, strings.ReplaceAll(f.Reason, "\n", " "))
	}
	if len(failures) > 0 {
		return ended(leftOut)
	}
	return nil
}
