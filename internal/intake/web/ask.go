package web

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// firstBackOff is the wait before the second try; it doubles with each try.
const firstBackOff = 5 * time.Second

// ask makes one request during the host's turn: robots.txt first, then the
// pause, then as many tries as are granted.
func (c *Client) ask(ctx context.Context, h *host, at *url.URL, known Conditions) (answer, *Error) {
	if err := c.mayAsk(ctx, h, at); err != nil {
		return answer{}, err
	}
	for try := 1; ; try++ {
		if err := c.ready(ctx, h); err != nil {
			return answer{}, err
		}
		a, err := c.exchange(ctx, at, request{conditions: known, accepts: accepts, limit: c.limits.Body})
		if err == nil && !isRedirect(a.status) {
			err = judge(a, time.Now())
		}
		h.next = time.Now().Add(c.pauseOf(h, at))
		if err == nil {
			return a, nil
		}
		if err.Kind == Limited {
			if err.Until.IsZero() {
				err.Until = time.Now().Add(c.backOff(try))
			}
			h.until = err.Until
		}
		if try >= c.tries || !passing(err) {
			return answer{}, err
		}
		if err.Kind != Limited {
			if wait(ctx, time.Now().Add(c.backOff(try))) != nil {
				return answer{}, interruptedError(ctx.Err())
			}
		}
	}
}

// passing failures are worth another try at once.
func passing(err *Error) bool {
	return err.Kind == Limited || err.Kind == ServerError || err.Kind == Unreachable
}

// ready waits until the host may be asked again; a host that wants to be left
// alone for longer than is patient is not asked.
func (c *Client) ready(ctx context.Context, h *host) *Error {
	if d := time.Until(h.until); d > c.patience {
		return limitedError(0, h.until)
	}
	at := h.next
	if h.until.After(at) {
		at = h.until
	}
	if err := wait(ctx, at); err != nil {
		return interruptedError(err)
	}
	return nil
}

// backOff is the wait after the given number of tries: half of the doubled
// time for certain, the other half by chance.
func (c *Client) backOff(tries int) time.Duration {
	d := firstBackOff << min(tries-1, 10)
	return d/2 + time.Duration(c.jitter()*float64(d/2))
}

func (c *Client) pauseOf(h *host, at *url.URL) time.Duration {
	pause := c.pause
	if k, ok := h.robots[at.Scheme+"://"+at.Host]; ok && k.robots != nil {
		pause = max(pause, min(k.robots.delay, longestDelay))
	}
	return pause
}

// judge gives the error that a status amounts to, or nil.
func judge(a answer, now time.Time) *Error {
	e := &Error{Status: a.status}
	switch a.status {
	case http.StatusOK, http.StatusNonAuthoritativeInfo, http.StatusNotModified:
		return nil
	case http.StatusNoContent, http.StatusResetContent:
		e.Kind, e.What, e.Hint = Empty, "the site has nothing to show at this address", "check the address"
	case http.StatusNotFound:
		e.Kind, e.What, e.Hint = NotFound, "there is no such page", "check the address"
	case http.StatusGone:
		e.Kind, e.What, e.Hint = Gone, "the page has been removed for good", "remove the address"
	case http.StatusUnavailableForLegalReasons:
		e.Kind, e.What, e.Hint = Forbidden, "the page is withheld for legal reasons", "look for it elsewhere"
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusProxyAuthRequired:
		e.Kind, e.What, e.Hint = Forbidden, "the site does not let programs, or readers without a subscription, have the page ("+statusText(a.status)+")", "open it in a browser, save it and give the file"
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		var until time.Time
		if d, ok := retryAfter(a.header.Get("Retry-After"), now); ok {
			until = now.Add(d)
		}
		return limitedError(a.status, until)
	default:
		if a.status >= 500 && a.status <= 599 {
			e.Kind, e.What, e.Hint = ServerError, "the site has a fault of its own ("+statusText(a.status)+")", "try again later"
			break
		}
		e.Kind, e.What, e.Hint = BadAnswer, "the site answered with "+statusText(a.status), "check the address"
	}
	return e
}
