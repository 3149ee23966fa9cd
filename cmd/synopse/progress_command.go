package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/library"
)

func progressCommand(w world) *cobra.Command {
	var once bool
	cmd := &cobra.Command{
		Use:   "progress",
		Short: "Show how far the work on the library is",
		Long: `Progress shows what is left to be read, put into stories and compared, how fast it
goes and how long it will take, until nothing is left. It does nothing itself, can be
left with Ctrl-C and looked at again; the work goes on meanwhile. The page "Work" of
"synopse serve" shows the same.

EXIT STATUS
    0  nothing is left, or --once
    1  the library could not be used
    2  wrong usage
    3  nothing is left but what can't be done; standard error says what
  130  left before; the work goes on`,
		Example: "  synopse progress --library postgres://synopse@db.internal/synopse",
		Args:    cobra.NoArgs,
	}
	flag := libraryFlag(cmd)
	cmd.Flags().BoolVar(&once, "once", false, "say how far it is now, in a few lines, and end")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		return onLibrary(ctx, *flag, w, func(lib opened) error {
			if once {
				st, err := lib.Standing(ctx)
				if err == nil {
					tellStanding(&st, w.out)
				}
				return err
			}
			w.settles.Store(true)
			return follow(ctx, lib, w)
		})
	}
	return cmd
}

// tellStanding says how far the work is, a line a step.
func tellStanding(st *library.Standing, to io.Writer) {
	for i := range st.Steps {
		s := &st.Steps[i]
		fmt.Fprintf(to, "%-8s  %d left, %d done in 24 hours", s.Step, s.Waiting, s.Day)
		if s.Rate > 0 {
			fmt.Fprintf(to, ", %.1f/s", s.Rate)
		}
		if s.Waiting > 0 {
			fmt.Fprintf(to, "; the oldest waits for %s", s.Oldest.Round(time.Second))
		}
		if s.Running+s.Failing > 0 {
			fmt.Fprintf(to, "; %d jobs under way, %d tried again", s.Running, s.Failing)
		}
		fmt.Fprintln(to)
	}
	if st.Backfill.Stage != library.NoBackfill {
		fmt.Fprintln(to, "backfill ", aboutBackfill(&st.Backfill))
	}
	if st.Failures > 0 {
		fmt.Fprintf(to, "%d can't be done (synopse rebuild lists them and tries again)\n", st.Failures)
	}
}

// left is how many steps a standing has left, with those of a backfill that is grouped.
func left(st *library.Standing) (n int) {
	for _, s := range st.Steps {
		n += s.Waiting
	}
	if st.Backfill.Stage == library.ByRanges {
		n += st.Backfill.Held + 1
	}
	return n
}

// looks is how often somebody who looks on is told how far it is.
const looks = 500 * time.Millisecond

// follow shows how far the work is until nothing is left.
func follow(ctx context.Context, lib library.Library, w world) error {
	bar := newProgress(w)
	defer bar.end()
	began, most, last := time.Now(), 0, 0
	for {
		st, err := lib.Standing(ctx)
		if ctx.Err() != nil {
			return &failure{interrupted, fmt.Errorf("the work goes on; synopse progress shows it again (%d left)", last)}
		}
		if err != nil {
			return err
		}
		if last = left(&st); last == 0 {
			bar.end()
			err := tellFailures(ctx, lib, w)
			if err == nil {
				fmt.Fprintln(w.out, "nothing is left to do")
			}
			return err
		}
		most = max(most, last)
		bar.show(busiest(&st), int64(most-last), int64(most), 0, most-last, "done", time.Since(began))
		select {
		case <-ctx.Done():
		case <-time.After(looks):
		}
	}
}

// busiest says in a few words what is left.
func busiest(st *library.Standing) string {
	text := fmt.Sprintf("%d to read, %d to group, %d synopses", st.Steps[0].Waiting, st.Steps[1].Waiting, st.Steps[2].Waiting)
	if b := &st.Backfill; b.Stage == library.ByRanges {
		if ranges, err := b.Plan.Ranges(); err == nil {
			text += fmt.Sprintf(", %d of %d ranges", len(b.Parts), len(ranges))
		}
	}
	return text
}
