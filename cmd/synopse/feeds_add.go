package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/intake"
	"synopse/internal/intake/feed"
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
	at, read, others, err := findFeed(ctx, client, address)
	if err != nil {
		return err
	}
	f := library.Feed{
		Address: at, Title: read.Title, Home: read.Home, Language: read.Language, Folders: folders,
		Outlet: poll.Outlet(at, read.Title), Added: time.Now(),
	}
	added, err := lib.AddFeed(ctx, f)
	if err != nil {
		return err
	}
	what := "added"
	if !added {
		what = "known"
	}
	if _, err := fmt.Fprintf(w.out, "%s  %s  %s (%s, %d items)\n", what, at, read.Title, read.Format, len(read.Items)); err != nil {
		return err
	}
	for _, n := range read.Notes {
		fmt.Fprintf(w.err, "note: %s: %s\n", at, n.Text)
	}
	for _, l := range others {
		fmt.Fprintf(w.err, "note: the site has another feed: %s %s\n", l.Address, l.Title)
	}
	return nil
}

// findFeed visits an address and gives the feed there, or the first feed that
// the page there names and that is one; others are the rest of those named.
func findFeed(ctx context.Context, client *web.Client, address string) (at string, read feed.Feed, others []feed.Link, err error) {
	res, err := client.Get(ctx, address, web.Conditions{})
	if err != nil {
		return "", read, nil, err
	}
	read, err = feed.Parse(res.Page(), feed.Where{Address: res.Address})
	if err == nil {
		at = res.Address
		if res.Moved == "" && len(res.Redirects) > 0 {
			at = res.Redirects[0] // elsewhere for now only
		}
		return at, read, nil, nil
	}
	if intake.CodeOf(err) != feed.WebPage {
		return "", read, nil, err
	}
	links := feed.Discover(res.Page(), res.Address)
	if len(links) == 0 {
		return "", read, nil, &intake.Error{Source: address, Code: feed.NotFeed, What: "it is a web page that names no feed", Hint: "look for \"RSS\" on the site and give the feed's own address"}
	}
	err = nil
	for i, l := range links {
		res, getErr := client.Get(ctx, l.Address, web.Conditions{})
		if getErr != nil {
			err = errors.Join(err, getErr)
			continue
		}
		read, parseErr := feed.Parse(res.Page(), feed.Where{Address: res.Address})
		if parseErr != nil {
			err = errors.Join(err, parseErr)
			continue
		}
		return l.Address, read, append(links[:i:i], links[i+1:]...), nil
	}
	return "", read, nil, err
}
