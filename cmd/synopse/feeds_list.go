package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
)

func feedsListCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the feeds: when they were and will be visited, and what is wrong",
		Long: `List shows every feed with its state: new (not visited yet), ok, failing (it is
tried again, less and less often) or paused (it failed for long, or its site has
removed it). With --format json it gives one object a line.

` + feedsExitStatus,
		Args: cobra.NoArgs,
	}
	flag, format := libraryFlag(cmd), formatFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := checkFormat(*format); err != nil {
			return err
		}
		lib, err := existingLibrary(cmd.Context(), *flag, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		feeds, err := lib.Feeds(cmd.Context())
		if err != nil {
			return &failure{nothing, err}
		}
		var rows []feedRow
		for _, f := range feeds {
			rows = append(rows, rowOf(f))
		}
		if len(rows) == 0 {
			fmt.Fprintln(w.err, "there are no feeds yet; add one with: synopse feeds add ADDRESS")
		}
		return writeRows(w, *format, rows, []string{"STATUS", "ITEMS", "LAST VISIT", "NEXT VISIT", "FEED", "ADDRESS", "PROBLEM"}, func(r feedRow) []string {
			return []string{r.Status, strconv.Itoa(r.Items), clock(r.LastVisit), clock(r.NextVisit), shownTitle(r), r.Address, r.Problem}
		})
	}
	return cmd
}

func feedsRemoveCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "remove ADDRESS…",
		Short: "Follow feeds no more; their reports stay",
		Long: `Remove takes feeds, by the addresses that "synopse feeds list" shows, out of the
library. The reports that came from them stay.

` + feedsExitStatus,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUsage("feeds remove: no address given")
			}
			return nil
		},
	}
	flag := libraryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		lib, err := existingLibrary(cmd.Context(), *flag, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		did, failed := 0, 0
		for _, address := range args {
			if err := lib.RemoveFeed(cmd.Context(), address); err != nil {
				tellErr(w, address, err)
				failed++
				continue
			}
			did++
			if _, err := fmt.Fprintf(w.out, "removed  %s\n", address); err != nil {
				return &failure{nothing, err}
			}
		}
		return endOf(did, failed)
	}
	return cmd
}
