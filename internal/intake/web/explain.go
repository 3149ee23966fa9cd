package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"synopse/internal/intake/coding"
)

func statusText(status int) string {
	s := "status " + strconv.Itoa(status)
	if text := http.StatusText(status); text != "" {
		s += ", " + text
	}
	return s
}

func limitedError(status int, until time.Time) *Error {
	hint := "try again later"
	if !until.IsZero() {
		hint = "try again after " + until.UTC().Format("2006-01-02 15:04:05 MST")
	}
	return &Error{Kind: Limited, Status: status, Until: until, What: "the site asks not to be visited for now", Hint: hint}
}

func interruptedError(err error) *Error {
	return &Error{Kind: Interrupted, What: "fetching was interrupted", Err: err}
}

func tooLargeError(limit int64) *Error {
	size := strconv.FormatInt(limit, 10) + " bytes"
	if limit >= 1<<20 {
		size = strconv.FormatInt(limit>>20, 10) + " MiB"
	}
	return &Error{Kind: TooLarge, What: "it is too large (more than " + size + ", unpacked or not)", Hint: "no report is that long; check the address"}
}

func slowError(what string, err error) *Error {
	return &Error{Kind: Slow, What: what, Hint: "try again later", Err: err}
}

// explain makes an Error of what stopped a request.
func (c *Client) explain(ctx context.Context, err error) *Error {
	var own *Error
	if errors.As(err, &own) {
		e := *own
		return &e
	}
	if e := c.explainEnd(ctx, err); e != nil {
		return e
	}
	if e := explainTLS(err); e != nil {
		return e
	}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return slowError("the site does not answer in time", err)
	}
	text := err.Error()
	switch {
	case strings.Contains(text, "headers exceeded") || strings.Contains(text, "header list larger") || strings.Contains(text, "too many 1xx"):
		return &Error{Kind: TooLarge, What: "the header of the answer is too large", Hint: "the site may be faulty; try again later", Err: err}
	case strings.Contains(text, "HTTP response to HTTPS client"):
		return &Error{Kind: Certificate, What: "the site does not speak https", Hint: "try the address with http://", Err: err}
	case errors.Is(err, syscall.ECONNREFUSED):
		return &Error{Kind: Unreachable, What: "the host refuses the connection", Hint: "check the address, or try again later", Err: err}
	case isBroken(err):
		return &Error{Kind: Unreachable, What: "the connection broke off before the answer", Hint: "try again later", Err: err}
	}
	var op *net.OpError
	if errors.As(err, &op) {
		return &Error{Kind: Unreachable, What: "the host can't be reached: " + short(op.Err.Error(), 100), Hint: "check the connection to the internet, or try again later", Err: err}
	}
	return &Error{Kind: BadAnswer, What: "what came back is no proper answer of a web server", Hint: "check the address", Err: err}
}

func inSeconds(d time.Duration) string {
	return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) + " seconds"
}

// explainEnd tells apart who ended the context.
func (c *Client) explainEnd(ctx context.Context, err error) *Error {
	switch cause := context.Cause(ctx); {
	case cause == nil:
		return nil
	case errors.Is(cause, errIdle):
		return slowError("the site sent nothing for "+inSeconds(c.limits.Idle), err)
	case errors.Is(cause, errTotal):
		return slowError("the answer was not complete after "+inSeconds(c.limits.Total), err)
	}
	return interruptedError(ctx.Err())
}

func explainTLS(err error) *Error {
	var verify *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var hostname x509.HostnameError
	switch text := err.Error(); {
	case errors.As(err, &hostname), errors.As(err, &verify):
		return &Error{Kind: Certificate, What: "the site's certificate can't be trusted: " + short(strings.TrimPrefix(text, "tls: failed to verify certificate: "), 150), Hint: "open the page in a browser and look at the warning", Err: err}
	case errors.As(err, &record), errors.As(err, &alert), strings.Contains(text, "tls: "):
		return &Error{Kind: Certificate, What: "no secure connection comes about: " + short(text, 100), Hint: "the site may be faulty; try again later", Err: err}
	}
	return nil
}

func isBroken(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.ErrClosedPipe) ||
		errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.Is(err, net.ErrClosed)
}

// explainBody makes an Error of what stopped the reading of a body.
func (c *Client) explainBody(ctx context.Context, err error, limit int64) *Error {
	if e := c.explainEnd(ctx, err); e != nil {
		return e
	}
	var unknown coding.Unknown
	switch {
	case errors.Is(err, coding.ErrTooLarge):
		return tooLargeError(limit)
	case errors.As(err, &unknown):
		return &Error{Kind: Damaged, What: "it is packed in a way that was not asked for: " + quoted(string(unknown)), Hint: "open it in a browser, save it and give the file", Err: err}
	case errors.Is(err, coding.ErrNested):
		return &Error{Kind: Damaged, What: "it is packed more than " + strconv.Itoa(coding.MaxNested) + " times over", Hint: "check the address", Err: err}
	case isBroken(err):
		return &Error{Kind: Damaged, What: "it was cut off before its end", Hint: "try again later", Err: err}
	}
	return &Error{Kind: Damaged, What: "its bytes are damaged, or not packed as its header says", Hint: "try again later, or open it in a browser, save it and give the file", Err: err}
}
