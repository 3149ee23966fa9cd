package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/story/days"
)

func backfillCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backfill",
		Short: "Group many reports of the past by ranges of days, side by side",
		Long: `Backfill puts the reports of a time of the past into stories by ranges of days: any
number of workers each take a range, with some days on either side, and in the end
the ranges are joined at their borders. The stories are the same however many work.

  synopse backfill begin --from 2016-08-01 --until 2016-12-31
  synopse import --queue CC-NEWS-2016*.warc.gz       on any number of machines
  synopse backfill group                             when all are there

Between begin and the end, reports of these days are read but put into no story.
Without it, reports of the past are grouped one after the other, as they come: for
up to some million that is all that is needed.

Alone, it says how far the backfill is; "synopse progress" says that of all work.`,
		Example: "  synopse backfill --library postgres://synopse@db.internal/synopse",
		Args:    cobra.NoArgs,
	}
	flag := cmd.PersistentFlags().String("library", "", "the library's `file`, or postgres://USER@HOST/DATABASE (default as for import)")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return onLibrary(cmd.Context(), *flag, w, func(lib opened) error { return tellBackfill(cmd.Context(), lib, w.out) })
	}
	cmd.AddCommand(backfillBegin(w, flag), backfillGroup(w, flag), backfillCancel(w, flag))
	return cmd
}

// onLibrary opens a library for something.
func onLibrary(ctx context.Context, path string, w world, do func(opened) error) error {
	lib, err := existingLibrary(ctx, path, w)
	if err != nil {
		return err
	}
	defer lib.Close()
	err = do(lib)
	var f *failure
	if err != nil && !errors.As(err, &f) {
		return &failure{nothing, err}
	}
	return err
}

func backfillBegin(w world, flag *string) *cobra.Command {
	plan := days.Plan{}
	cmd := &cobra.Command{
		Use:   "begin --from DAY --until DAY",
		Short: "Hold reports of these days until they are grouped by ranges",
		Args:  cobra.NoArgs,
	}
	cmd.Flags().StringVar(&plan.From, "from", "", "first `day`, as 2016-08-01")
	cmd.Flags().StringVar(&plan.Until, "until", "", "last `day`")
	cmd.Flags().IntVar(&plan.Length, "days", days.Length, "days of a range")
	cmd.Flags().IntVar(&plan.Margin, "margin", days.Margin, "days on either side that are grouped with it, at most half as many")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		ranges, err := plan.Ranges()
		if err != nil {
			return wrongUsage("backfill begin: %v", err)
		}
		lib, err := openLibrary(cmd.Context(), *flag, w) // it may be a new one
		if err != nil {
			return err
		}
		defer lib.Close()
		if err := lib.SetBackfill(cmd.Context(), library.Backfill{Plan: plan, Stage: library.Gathering, Begun: time.Now()}); err != nil {
			return &failure{nothing, err}
		}
		fmt.Fprintf(w.out, "reports of %s to %s are held; %d ranges. When all are there: synopse backfill group\n", plan.From, plan.Until, len(ranges))
		return nil
	}
	return cmd
}

func backfillGroup(w world, flag *string) *cobra.Command {
	return &cobra.Command{
		Use:   "group",
		Short: "Group what was held",
		Long: `Group has the reports that were held put into stories. With a library in a file this
command does it; in a database the workers do, and "synopse progress" shows how far
they are.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return onLibrary(ctx, *flag, w, func(lib opened) error {
				b, err := lib.Backfill(ctx)
				if err != nil {
					return err
				}
				if b.Stage == library.NoBackfill {
					return errors.New("there is no backfill (begin one: synopse backfill begin --from DAY --until DAY)")
				}
				b.Stage = library.ByRanges
				if err := lib.SetBackfill(ctx, b); err != nil {
					return err
				}
				if _, shared := lib.(*postgres.Library); shared {
					fmt.Fprintf(w.out, "%d reports are to be grouped by the workers; synopse progress shows how far they are\n", b.Held)
					return nil
				}
				w.settles.Store(true)
				e, err := newEngine(ctx, lib, engineOptions{log: errorsOnly(w)})
				if err != nil {
					return err
				}
				err = drain(ctx, e, lib, w)
				if closed := e.Close(); err == nil {
					err = closed
				}
				if err == nil && ctx.Err() != nil {
					return &failure{interrupted, errors.New("interrupted; the same command goes on")}
				}
				return err
			})
		},
	}
}

func backfillCancel(w world, flag *string) *cobra.Command {
	return &cobra.Command{
		Use:   "cancel",
		Short: "End a backfill: what was held is grouped one after the other",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return onLibrary(cmd.Context(), *flag, w, func(lib opened) error {
				return lib.SetBackfill(cmd.Context(), library.Backfill{})
			})
		},
	}
}

func tellBackfill(ctx context.Context, lib library.Library, to io.Writer) error {
	b, err := lib.Backfill(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(to, aboutBackfill(&b))
	return nil
}

// aboutBackfill says in a line how far a backfill is.
func aboutBackfill(b *library.Backfill) string {
	ranges, err := b.Plan.Ranges()
	switch {
	case b.Stage == library.NoBackfill || err != nil:
		return "there is no backfill"
	case b.Stage == library.Gathering:
		return fmt.Sprintf("%s to %s: %d reports are held until \"synopse backfill group\"", b.Plan.From, b.Plan.Until, b.Held)
	case len(b.Parts) < len(ranges):
		return fmt.Sprintf("%s to %s: %d of %d ranges are grouped, %d reports are in no story yet", b.Plan.From, b.Plan.Until, len(b.Parts), len(ranges), b.Held)
	}
	return fmt.Sprintf("%s to %s: ranges are being joined, %d reports are in no story yet", b.Plan.From, b.Plan.Until, b.Held)
}
