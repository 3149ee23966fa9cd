package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/intake/web"
	"synopse/internal/library"
	"synopse/internal/poll"
)

func feedsAddCommand(w world) *cobra.Command {
	var o webOptions
	cmd := &cobra.Command{
		Use:   "add ADDRESS…",
		Short: "Follow feeds, by their addresses or those of their sites",
		Long: `Add visits each address. A feed is followed from now on; of a site, the feed that
its page names is (its own before those of comments), and the others are told.

` + feedsExitStatus,
		Example: "  synopse feeds add https://www.example.org/\n  synopse feeds add https://www.example.org/rss --folder Nord",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUsage("feeds add: no address given")
			}
			return nil
		},
	}
	flag := libraryFlag(cmd)
	folder := cmd.Flags().StringArray("folder", nil, "`folder` to sort the feeds into; repeat it for one in another")
	webFlags(cmd, &o)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		lib, err := openLibrary(ctx, *flag, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		client, err := o.client(w)
		if err != nil {
			return err
		}
		defer client.Close()
		w.settles.Store(true)
		did, failed := 0, 0
		for _, address := range args {
			err := addFeed(ctx, w, lib, client, withScheme(address), *folder)
			if ctx.Err() != nil {
				return &failure{interrupted, fmt.Errorf("interrupted at %s; what was added before stays", address)}
			}
			if err != nil {
				tellErr(w, address, err)
				failed++
				continue
			}
			did++
		}
		return endOf(did, failed)
	}
	return cmd
}

// withScheme lets people leave out "https://".
func withScheme(address string) string {
	if strings.Contains(address, "://") {
		return address
	}
	return "https://" + address
}

// addFeed finds the feed at an address and has the library follow it.
func addFeed(ctx context.Context, w world, lib library.Library, client *web.Client, address string, folders []string) error {
	f, err := poll.Find(ctx, client, address)
	if err != nil {
		return err
	}
	f.Folders, f.Added = folders, time.Now()
	added, err := lib.AddFeed(ctx, f.Feed)
	if err != nil {
		return err
	}
	what := "added"
	if !added {
		what = "known"
	}
	if _, err := fmt.Fprintf(w.out, "%s  %s  %s (%s, %d items)\n", what, f.Address, f.Title, f.Read.Format, len(f.Read.Items)); err != nil {
		return err
	}
	for _, n := range f.Read.Notes {
		fmt.Fprintf(w.err, "note: %s: %s\n", f.Address, n.Text)
	}
	for _, l := range f.Others {
		fmt.Fprintf(w.err, "note: the site has another feed: %s %s\n", l.Address, l.Title)
	}
	return nil
}
