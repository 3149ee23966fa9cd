package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/library/copying"
	"synopse/internal/library/postgres"
)

func libraryCopyCommand(w world) *cobra.Command {
	return &cobra.Command{
		Use:   "copy FROM TO",
		Short: "Copy a library: a file into a database, or back",
		Long: `Copy brings the reports with all their wordings, what is noted of outlets, feeds and
which of their items were looked at, people, saved searches with what they found, and
decisions by hand from one library into another, each a file or a database
(postgres://…). Statements, stories and synopses are not copied: the next command
that works on the copy makes them, and the same comes of it. Logins stay behind: they
are of browsers at one address.

Interrupted, the same command goes on where it was. At the end both are read through
and compared by counts and a hash. Nothing else should write to either meanwhile.

EXIT STATUS
    0  done, and the copy holds the same
    1  it could not be done, or the copy does not hold the same
    2  wrong usage
  130  interrupted; the same command goes on from there`,
		Example: "  synopse library copy monitor.synopse postgres://synopse@db.example.org/synopse",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return wrongUsage("library copy: name two libraries: where from and where to")
			}
			if args[0] == args[1] {
				return wrongUsage("library copy: both are the same")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			w.settles.Store(true)
			return copyLibrary(cmd.Context(), args[0], args[1], w)
		},
	}
}

func copyLibrary(ctx context.Context, from, to string, w world) error {
	source, err := existingLibrary(ctx, from, w)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := openLibrary(ctx, to, w)
	if err != nil {
		return err
	}
	defer target.Close()
	whole, err := source.Stats(ctx)
	if err != nil {
		return &failure{nothing, err}
	}
	bar, began := newProgress(w), time.Now()
	sum, err := copying.Copy(ctx, source.(copying.Source), target.(copying.Target), func(n int) {
		bar.show("copying", int64(n), int64(whole.Revisions), 0, n, "copied", time.Since(began))
	})
	bar.end()
	switch {
	case ctx.Err() != nil, errors.Is(err, context.Canceled):
		return &failure{interrupted, errors.New("interrupted; the same command goes on from there")}
	case err != nil:
		return &failure{nothing, fmt.Errorf("%s: %w", target.Path(), err)}
	}
	next := "synopse rebuild --library " + to
	if postgres.IsAddress(to) {
		next = "synopse worker --library " + target.Path()
	}
	_, err = fmt.Fprintf(w.out, "%d reports, %d revisions, the same in both (sha256 %s)\nstatements and stories are made by: %s\n", sum.Reports, sum.Revisions, sum.Hash, next)
	return err
}
