package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/intake/web"
)

// contactVariable is the environment's word for --contact.
const contactVariable = "SYNOPSE_CONTACT"

// webOptions are the flags of commands that visit sites.
type webOptions struct {
	contact string
	private []string
	pause   time.Duration
}

func webFlags(cmd *cobra.Command, o *webOptions) {
	cmd.Flags().StringVar(&o.contact, "contact", "", "web: `address` of a page or of mail for those who run the sites, sent along (default from "+contactVariable+")")
	cmd.Flags().StringArrayVar(&o.private, "allow-private", nil, "web: `host` in your own network that may be visited; repeat it for several")
	cmd.Flags().DurationVar(&o.pause, "pause", 2*time.Second, "web: least time between two visits to one host")
}

// client makes the one client of a command. A visit that fails for a passing
// reason is repeated once; a host that asks for more than a minute is left
// alone.
func (o *webOptions) client(w world) (*web.Client, error) {
	contact := o.contact
	if contact == "" {
		contact = w.env(contactVariable)
	}
	pause := o.pause
	switch {
	case pause < 0:
		return nil, wrongUsage("a pause of %v makes no sense; give 0 or more", pause)
	case pause == 0:
		pause = -1 // to web.Options, 0 is the default
	}
	return web.New(web.Options{Version: buildVersion(), Contact: contact, AllowPrivate: o.private, Pause: pause, Tries: 2, Patience: time.Minute}), nil
}

// isAddress tells an address of a page from a file's name.
func isAddress(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// visited is a page as intake reads it, and its address in the end.
type visited struct {
	at   string
	page []byte
	err  error
}

// visitAll starts a visit for every name that is an address; the others have
// none.
func visitAll(ctx context.Context, c *web.Client, names []string) []chan visited {
	out := make([]chan visited, len(names))
	for i, name := range names {
		if !isAddress(name) {
			continue
		}
		out[i] = make(chan visited, 1)
		go func() {
			r, err := c.Get(ctx, name, web.Conditions{})
			out[i] <- visited{r.Address, r.Page(), err}
		}()
	}
	return out
}
