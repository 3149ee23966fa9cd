package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/library"
	"synopse/internal/poll"
)

func feedsCheckCommand(w world) *cobra.Command {
	var o webOptions
	cmd := &cobra.Command{
		Use:   "check [ADDRESS…]",
		Short: "Visit feeds now, keep their new reports, and show what came of it",
		Long: `Check visits all feeds, or those given, now: also feeds that are paused or not
due. New reports are kept in the library. The table has a line for every feed:
ok, unchanged, moved (its address was changed), failing or paused; how many items
it holds, how many reports were new or revised, when it is visited next, and what
is wrong and what to do. --due visits only those whose time has come.

` + feedsExitStatus,
		Example: "  synopse feeds check\n  synopse feeds check https://www.example.org/rss",
	}
	flag, format := libraryFlag(cmd), formatFlag(cmd)
	due := cmd.Flags().Bool("due", false, "visit only feeds that are due and not paused")
	webFlags(cmd, &o)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		if err := checkFormat(*format); err != nil {
			return err
		}
		lib, err := existingLibrary(ctx, *flag, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		feeds, unknown, err := chosenFeeds(ctx, w, lib, args)
		if err != nil {
			return &failure{nothing, err}
		}
		if *due {
			feeds = dueFeeds(feeds, time.Now())
		}
		w.settles.Store(true)
		client, err := o.client(w)
		if err != nil {
			return err
		}
		defer client.Close()
		watch := &checkWatch{w: w, bar: newProgress(w), all: len(feeds), began: time.Now()}
		work, err := beginWork(lib, 0, w)
		if err != nil {
			return err
		}
		results := poll.New(client, work.lib, poll.Options{Tell: watch.tell}).VisitAll(ctx, feeds)
		watch.end()
		if err := work.finish(ctx); err != nil {
			return &failure{nothing, err}
		}
		good, bad := 0, unknown
		var rows []feedRow
		for _, r := range results {
			rows = append(rows, resultRow(r))
			if r.Err != nil {
				bad++
			} else {
				good++
			}
		}
		if err := writeRows(w, *format, rows, []string{"STATUS", "ITEMS", "NEW", "REVISED", "NEXT VISIT", "FEED", "ADDRESS", "PROBLEM"}, func(r feedRow) []string {
			return []string{r.Status, strconv.Itoa(r.Items), strconv.Itoa(r.New), strconv.Itoa(r.Revised), clock(r.NextVisit), shownTitle(r), r.Address, r.Problem}
		}); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return &failure{interrupted, errors.New("interrupted; what was read is kept, the same command goes on from there")}
		}
		return endOf(good, bad)
	}
	return cmd
}

// chosenFeeds gives the feeds with these addresses, or all if there are none,
// and how many addresses are unknown.
func chosenFeeds(ctx context.Context, w world, lib library.Library, addresses []string) (feeds []library.Feed, unknown int, err error) {
	if len(addresses) == 0 {
		if feeds, err = lib.Feeds(ctx); err == nil && len(feeds) == 0 {
			fmt.Fprintln(w.err, "there are no feeds yet; add one with: synopse feeds add ADDRESS")
		}
		return feeds, 0, err
	}
	for _, a := range addresses {
		f, err := lib.Feed(ctx, a)
		if library.CodeOf(err) == library.NoFeed {
			tellErr(w, a, err)
			unknown++
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		feeds = append(feeds, f)
	}
	return feeds, unknown, nil
}

func dueFeeds(feeds []library.Feed, now time.Time) []library.Feed {
	var out []library.Feed
	for _, f := range feeds {
		if f.Paused == "" && !f.NextVisit.After(now) {
			out = append(out, f)
		}
	}
	return out
}

// checkWatch shows on standard error how far a check is: a bar on a terminal,
// else a line a feed; at the end what could not be read.
type checkWatch struct {
	w     world
	began time.Time
	all   int

	mu       sync.Mutex
	bar      *progress
	ended    int
	reports  int
	problems []string
}

func (c *checkWatch) tell(e poll.Event) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e.Kind {
	case poll.Kept:
		c.reports++
	case poll.Ended:
		if c.ended++; c.bar.columns == 0 {
			fmt.Fprintf(c.w.err, "%d of %d visited: %s\n", c.ended, c.all, e.Feed)
		}
	case poll.Failed:
		c.problems = append(c.problems, "not read: "+e.Item+": "+e.Text)
	case poll.Skipped:
		c.problems = append(c.problems, "passed over: "+e.Item+": "+e.Text)
	}
	if c.bar.columns > 0 {
		c.bar.show(e.Feed, int64(c.ended), int64(c.all), 0, c.reports, "reports", time.Since(c.began))
	}
}

func (c *checkWatch) end() {
	c.bar.end()
	for _, p := range c.problems {
		fmt.Fprintln(c.w.err, p)
	}
}

// resultRow is a feed after a visit.
func resultRow(r poll.Result) feedRow {
	row := rowOf(r.Feed)
	row.Items, row.New, row.Revised, row.Skipped, row.Failed = r.Items, r.New, r.Revised, r.Skipped, r.Failed
	for _, n := range r.Notes {
		row.Notes = append(row.Notes, n.Text)
	}
	var lib *library.Error
	switch {
	case errors.Is(r.Err, poll.ErrInterrupted):
		row.Status, row.Problem = "interrupted", "the rest is read at the next visit"
	case errors.As(r.Err, &lib):
		row.Status, row.Problem = "failing", r.Err.Error()
	case r.Err != nil:
	case r.From != r.Feed.Address:
		row.Status, row.Problem = "moved", "it moved from "+r.From+"; its address was changed"
	case r.Unchanged:
		row.Status = "unchanged"
	}
	if row.Problem == "" {
		row.Problem = lessSerious(r)
	}
	return row
}

// lessSerious says what a good visit could not do.
func lessSerious(r poll.Result) string {
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+what)
		}
	}
	add(r.Skipped, "passed over")
	add(r.Failed, "could not be had")
	add(r.Waiting, "left for the next visit")
	for _, n := range r.Notes {
		parts = append(parts, n.Text)
	}
	return strings.Join(parts, "; ")
}
