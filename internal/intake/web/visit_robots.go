package web

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// For how long a robots.txt is believed: as long as its header says, but at
// least and at most this (RFC 9309, 2.4, asks for no more than a day).
const (
	leastRobots = 10 * time.Minute
	mostRobots  = 24 * time.Hour
	// A site whose robots.txt can't be had is left alone for this long.
	faultyRobots = 10 * time.Minute
	// A host that can't be reached is not tried again for this long.
	faultyHost = time.Minute
	// redirects of a robots.txt that are followed (RFC 9309, 2.3.1.2).
	robotsRedirects = 5
)

// known is what is known of one robots.txt.
type known struct {
	robots *robots
	fault  *Error // why it can't be had, if so
	until  time.Time
}

// mayAsk gives nil if robots.txt lets Synopse read the address. It is called
// during the host's turn.
func (c *Client) mayAsk(ctx context.Context, h *host, at *url.URL) *Error {
	origin := at.Scheme + "://" + at.Host
	k, ok := h.robots[origin]
	if !ok || time.Now().After(k.until) {
		if err := c.ready(ctx, h); err != nil {
			return err
		}
		k = c.fetchRobots(ctx, at)
		if k.fault != nil && k.fault.Kind == Interrupted {
			return k.fault
		}
		if k.fault != nil && k.fault.Kind == Limited {
			h.until = k.fault.Until
		}
		h.robots[origin] = k
	}
	if k.fault != nil {
		e := *k.fault
		return &e
	}
	if !k.robots.allows(at) {
		return &Error{Kind: Robots, What: "the site's robots.txt asks programs not to read this page", Hint: "open it in a browser, save it and give the file"}
	}
	return nil
}

// fetchRobots gets the robots.txt of the address's origin. A 4xx status and a
// redirect that leads nowhere mean that there is none, and that all may be read;
// a 5xx status means that nothing may.
func (c *Client) fetchRobots(ctx context.Context, at *url.URL) known {
	at = &url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}
	var gone []string
	for {
		a, err := c.exchange(ctx, at, request{accepts: "text/plain,*/*;q=0.5", limit: maxRobots, any: true})
		now := time.Now()
		none := known{robots: &robots{}, until: now.Add(mostRobots)}
		if err != nil && len(gone) > 0 && (err.Kind == Private || err.Kind == Port || err.Kind == NoHost) {
			return none
		}
		if err != nil {
			return withoutRobots(err, len(gone) > 0, now)
		}
		switch {
		case isRedirect(a.status):
			gone = append(gone, at.String())
			to, err := c.follow(at, a, gone)
			if err != nil || len(gone) > robotsRedirects {
				return none
			}
			at = to
		case a.status == http.StatusTooManyRequests, a.status >= 500:
			err := judge(a, now)
			if err.Kind == Limited && err.Until.IsZero() {
				err.Until = now.Add(faultyRobots)
			}
			if err.Kind != Limited {
				err.Kind, err.What = NoRobots, "the site's robots.txt can't be had ("+statusText(a.status)+"), so nothing of it is read"
			}
			return known{fault: err, until: now.Add(faultyRobots)}
		case a.status == http.StatusOK, a.status == http.StatusNonAuthoritativeInfo:
			fresh := min(max(freshFor(a.header, now), leastRobots), mostRobots)
			if a.header.Get("Cache-Control") == "" && a.header.Get("Expires") == "" {
				fresh = mostRobots
			}
			return known{robots: parseRobots(a.body), until: now.Add(fresh)}
		default:
			return none
		}
	}
}

// withoutRobots tells a host that can't be reached, whose pages can't be either,
// from a robots.txt that can't be read, on this host or on another it leads to.
func withoutRobots(err *Error, elsewhere bool, now time.Time) known {
	switch {
	case err.Kind == Interrupted:
	case elsewhere, err.Kind == Damaged, err.Kind == TooLarge, err.Kind == Slow, err.Kind == BadAnswer:
		e := *err
		e.Kind, e.What, e.Hint = NoRobots, "the site's robots.txt can't be had, so nothing of it is read: "+err.What, "try again later"
		return known{fault: &e, until: now.Add(faultyRobots)}
	}
	return known{fault: err, until: now.Add(faultyHost)}
}
