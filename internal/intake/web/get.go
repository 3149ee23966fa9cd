package web

import (
	"context"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Conditions are what is known from the last visit; empty fields ask for
// nothing.
type Conditions struct {
	ETag         string // as it was given, with its quotation marks
	LastModified string // as it was given
}

// Response is what came back.
type Response struct {
	Address     string   // where it came from in the end
	Redirects   []string // the addresses before it, the first as asked for
	Moved       string   // the new address if all redirects were permanent, else ""
	Status      int      // 200, 203 or 304
	NotModified bool     // nothing new since Conditions; no body

	ETag         string // for Conditions of the next visit
	LastModified string
	Fresh        time.Duration // no need to ask again before; 0 if nothing is said

	MediaType string      // "text/html", lower case, "" if not said
	Charset   string      // as declared in the header, lower case
	Header    http.Header // Content-Type, Content-Language, Date, Last-Modified, Link
	Body      []byte      // without its encodings
	Visited   time.Time   // when the answer was there
}

// keptHeaders are the header fields of a Response.
var keptHeaders = []string{"Content-Type", "Content-Language", "Date", "Last-Modified", "Link"}

// Get asks for one address and follows its redirects. It waits for the host's
// turn and pause. Errors are of type *Error.
func (c *Client) Get(ctx context.Context, address string, known Conditions) (Response, error) {
	r, err := c.get(ctx, address, known)
	if err != nil {
		err.Address = shown(address)
		return Response{}, err
	}
	return r, nil
}

func (c *Client) get(ctx context.Context, address string, known Conditions) (Response, *Error) {
	at, err := parse(address)
	if err != nil {
		return Response{}, err
	}
	var v visit
	defer v.leave(c)
	r := Response{Moved: at.String()}
	for {
		if err := v.enter(ctx, c, at); err != nil {
			return Response{}, err
		}
		a, err := c.ask(ctx, v.host, at, known)
		if err != nil {
			return Response{}, onTheWay(err, at, r.Redirects)
		}
		if !isRedirect(a.status) {
			return r.fill(at, a, known)
		}
		to, err := c.follow(at, a, append(r.Redirects, at.String()))
		if err != nil {
			return Response{}, err
		}
		r.Redirects = append(r.Redirects, at.String())
		if r.Moved != "" && (a.status == http.StatusMovedPermanently || a.status == http.StatusPermanentRedirect) {
			r.Moved = to.String()
		} else {
			r.Moved = ""
		}
		at = to
	}
}

// onTheWay names the address that failed where it isn't the one asked for.
func onTheWay(err *Error, at *url.URL, redirects []string) *Error {
	if len(redirects) > 0 && err.Kind != Interrupted {
		err.What = "it leads to " + shown(at.String()) + ": " + err.What
		if err.Kind == Private {
			err.Hint = "nobody but you should lead there: give that address yourself if you trust it"
		}
	}
	return err
}

// visit holds the turn of one host at a time.
type visit struct {
	name string
	host *host
}

// enter takes the turn of the address's host; redirects within one host keep it.
func (v *visit) enter(ctx context.Context, c *Client, at *url.URL) *Error {
	if v.host != nil && v.name == at.Hostname() {
		return nil
	}
	v.leave(c)
	h, err := c.hosts.take(ctx, at.Hostname())
	if err != nil {
		return interruptedError(err)
	}
	v.name, v.host = at.Hostname(), h
	return nil
}

func (v *visit) leave(c *Client) {
	if v.host != nil {
		c.hosts.leave(v.host)
		v.host = nil
	}
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// follow gives the address a redirect leads to, if it may be followed. Gone are
// the addresses visited so far.
func (c *Client) follow(from *url.URL, a answer, gone []string) (*url.URL, *Error) {
	fail := func(k Kind, what, hint string) (*url.URL, *Error) {
		return nil, &Error{Kind: k, Status: a.status, What: what, Hint: hint}
	}
	location := a.header.Get("Location")
	switch {
	case location == "":
		return fail(Redirects, "it says that it has moved, but not where", "look for the page in a browser")
	case len(location) > maxAddress:
		return fail(Redirects, "it leads to an address of "+strconv.Itoa(len(location))+" bytes", "look for the page in a browser")
	}
	to, err := from.Parse(location)
	if err != nil {
		return fail(Redirects, "it leads to "+quoted(location)+", which is no address", "look for the page in a browser")
	}
	if to.Scheme != "http" && to.Scheme != "https" {
		return fail(Scheme, "it leads to "+quoted(shown(location))+", which is not on the web", "look for the page in a browser")
	}
	to, bad := parse(to.String())
	if bad != nil {
		bad.What, bad.Status = "it leads to "+bad.Address+": "+bad.What, a.status
		return nil, bad
	}
	switch {
	case from.Scheme == "https" && to.Scheme == "http":
		return fail(Downgrade, "it leads from https to "+shown(to.String())+", which anybody on the way can change", "give that address yourself if you want it all the same")
	case c.private.has(to.Hostname(), portOf(to)) && !c.private.has(from.Hostname(), portOf(from)):
		return fail(Private, "it leads from the open web to "+to.Host+", which is private", "give that address yourself if you trust it")
	case slices.Contains(gone, to.String()):
		return fail(Redirects, "its redirects lead in a circle", "it may ask for cookies: open it in a browser, save the page and give the file")
	case len(gone) > c.limits.Redirects:
		return fail(Redirects, "it leads on and on, more than "+strconv.Itoa(c.limits.Redirects)+" times", "look for the page in a browser")
	}
	return to, nil
}

// fill completes the response with the last answer, or says what is wrong with
// that.
func (r Response) fill(at *url.URL, a answer, known Conditions) (Response, *Error) {
	if a.status == http.StatusNotModified && known == (Conditions{}) {
		return Response{}, &Error{Kind: BadAnswer, Status: a.status, What: "the site says that nothing is new although it was asked for the first time", Hint: "try again later"}
	}
	if len(r.Redirects) == 0 {
		r.Moved = ""
	}
	r.Address, r.Status = at.String(), a.status
	r.NotModified = a.status == http.StatusNotModified
	r.ETag, r.LastModified = a.header.Get("ETag"), a.header.Get("Last-Modified")
	r.Visited = a.at
	r.Fresh = freshFor(a.header, a.at)
	r.MediaType, r.Charset = mediaType(a.header)
	r.Header = http.Header{}
	for _, name := range keptHeaders {
		if v := a.header.Values(name); len(v) > 0 {
			r.Header[name] = v
		}
	}
	r.Body = a.body
	return r, nil
}

// mediaType reads the Content-Type, leniently.
func mediaType(h http.Header) (media, charset string) {
	value := h.Get("Content-Type")
	media, params, err := mime.ParseMediaType(value)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		media, _, _ = strings.Cut(value, ";")
		media = strings.ToLower(strings.TrimSpace(media))
	}
	if strings.Count(media, "/") != 1 {
		media = ""
	}
	return media, strings.ToLower(params["charset"])
}
