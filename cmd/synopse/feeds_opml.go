package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/intake"
	"synopse/internal/intake/feed/opml"
	"synopse/internal/library"
	"synopse/internal/poll"
)

func feedsImportCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Follow the feeds of an OPML file (- is standard input)",
		Long: `Import takes in the feeds of an OPML file, as every feed reader exports it, with
their folders. They are visited for the first time when they are due, or with
"synopse feeds check". Feeds that are followed already stay as they are.

` + feedsExitStatus,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUsage("feeds import: give one OPML file")
			}
			return nil
		},
	}
	flag := libraryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		data, err := intake.File(ctx, args[0], w.in)
		if err != nil {
			return &failure{nothing, err}
		}
		list, err := opml.Read(data)
		if err != nil {
			var e *intake.Error
			if errors.As(err, &e) {
				e.Source = args[0]
			}
			return &failure{nothing, err}
		}
		lib, err := openLibrary(ctx, *flag, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		added, failed := 0, 0
		for _, f := range list.Feeds {
			ok, err := lib.AddFeed(ctx, library.Feed{Address: f.Address, Title: f.Title, Home: f.Home, Folders: f.Folders, Outlet: poll.Outlet(f.Address, f.Title), Added: time.Now()})
			if err != nil {
				tellErr(w, f.Address, err)
				failed++
			} else if ok {
				added++
			}
		}
		for _, n := range list.Notes {
			fmt.Fprintf(w.err, "note: %s: %s\n", shownName(args[0]), n)
		}
		known := len(list.Feeds) - added - failed
		if _, err := fmt.Fprintf(w.out, "%d feeds added, %d known already\n", added, known); err != nil {
			return &failure{nothing, err}
		}
		return endOf(added+known, failed)
	}
	return cmd
}

func feedsExportCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the feeds as OPML to standard output, for other feed readers",
		Long: `Export writes all feeds with their folders as OPML 2.0.

` + feedsExitStatus,
		Example: "  synopse feeds export > feeds.opml",
		Args:    cobra.NoArgs,
	}
	flag := libraryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		lib, err := existingLibrary(cmd.Context(), *flag, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		feeds, err := lib.Feeds(cmd.Context())
		if err != nil {
			return &failure{nothing, err}
		}
		list := opml.List{Title: "Synopse"}
		for _, f := range feeds {
			list.Feeds = append(list.Feeds, opml.Feed{Address: f.Address, Title: f.Title, Home: f.Home, Folders: f.Folders})
		}
		data, err := opml.Write(list, time.Time{})
		if err == nil {
			_, err = w.out.Write(data)
		}
		if err != nil {
			return &failure{nothing, err}
		}
		return nil
	}
	return cmd
}
