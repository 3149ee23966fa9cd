package poll

import (
	"context"
	"errors"

	"synopse/internal/intake"
	"synopse/internal/intake/feed"
	"synopse/internal/intake/web"
	"synopse/internal/library"
)

// Found is a feed that an address leads to.
type Found struct {
	library.Feed             // as it is to be followed; when it was added is not said
	Read         feed.Feed   // what stands in it now
	Others       []feed.Link // feeds that the page at the address names beside it
}

// Find visits an address and gives the feed there, or, of a page, the first feed
// that it names and that is one.
func Find(ctx context.Context, client *web.Client, address string) (Found, error) {
	res, err := client.Get(ctx, address, web.Conditions{})
	if err != nil {
		return Found{}, err
	}
	read, err := feed.Parse(res.Page(), feed.Where{Address: res.Address})
	if err == nil {
		at := res.Address
		if res.Moved == "" && len(res.Redirects) > 0 {
			at = res.Redirects[0] // elsewhere for now only
		}
		return found(at, read, nil), nil
	}
	if intake.CodeOf(err) != feed.WebPage {
		return Found{}, err
	}
	links := feed.Discover(res.Page(), res.Address)
	if len(links) == 0 {
		return Found{}, &intake.Error{Source: address, Code: feed.NotFeed, What: "it is a web page that names no feed", Hint: "look for \"RSS\" on the site and give the feed's own address"}
	}
	err = nil
	for i, l := range links {
		res, failure := client.Get(ctx, l.Address, web.Conditions{})
		if failure == nil {
			if read, failure = feed.Parse(res.Page(), feed.Where{Address: res.Address}); failure == nil {
				return found(l.Address, read, append(links[:i:i], links[i+1:]...)), nil
			}
		}
		err = errors.Join(err, failure)
	}
	return Found{}, err
}

func found(at string, read feed.Feed, others []feed.Link) Found {
	return Found{library.Feed{Address: at, Title: read.Title, Home: read.Home, Language: read.Language, Outlet: Outlet(at, read.Title)}, read, others}
}
