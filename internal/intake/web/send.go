package web

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"time"
)

// answerRead is how much of the answer to a message is read before it is let go.
const answerRead = 64 << 10

// Send posts a message to an address that the user gave, under the same checks as
// pages: no private hosts, no other ports, no redirects. robots.txt is not asked,
// since the address is nobody's page. The answer's body is thrown away; any status
// but 2xx is an *Error, of kind Limited with Until where the host asks to wait.
func (c *Client) Send(ctx context.Context, address string, header http.Header, body []byte) error {
	at, bad := parse(address)
	if bad != nil {
		return bad
	}
	fail := c.send(ctx, at.String(), header, body)
	if fail == nil {
		return nil
	}
	fail.Address = shown(address)
	return fail
}

func (c *Client) send(ctx context.Context, to string, header http.Header, body []byte) *Error {
	if err := c.slots.Acquire(ctx, 1); err != nil {
		return interruptedError(err)
	}
	defer c.slots.Release(1)
	ctx, cancel := context.WithTimeoutCause(ctx, c.limits.Total, errTotal)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return &Error{Kind: BadAddress, What: "this is no address to send to", Hint: "check it", Err: err}
	}
	for name, values := range header {
		req.Header[name] = values
	}
	req.Header.Set("User-Agent", c.agent)
	res, err := c.transport.RoundTrip(req)
	if err != nil {
		return c.explain(ctx, err)
	}
	defer res.Body.Close()
	_, _ = io.CopyN(io.Discard, res.Body, answerRead) // so that the connection can be used again
	return sent(res)
}

// sent says what a status means for a message.
func sent(res *http.Response) *Error {
	switch s := res.StatusCode; {
	case s >= 200 && s < 300:
		return nil
	case s == http.StatusTooManyRequests, s == http.StatusServiceUnavailable:
		wait, _ := retryAfter(res.Header.Get("Retry-After"), time.Now())
		return limitedError(s, time.Now().Add(wait))
	case s == http.StatusGone:
		return &Error{Kind: Gone, Status: s, What: "the receiver wants no more messages (410)", Hint: "remove the webhook or give another address"}
	case s >= 300 && s < 400:
		return &Error{Kind: Redirects, Status: s, What: "the receiver sends on to another address", Hint: "give that address yourself"}
	default:
		return &Error{Kind: BadAnswer, Status: s, What: "the receiver answered with " + statusText(s), Hint: "look into its log"}
	}
}
