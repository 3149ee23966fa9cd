package library

import (
	"errors"
	"net/url"
	"strings"
	"time"
)

// SendTo sets the address that is told of what the alert finds, "" for none. A new
// address begins without the failures of the one before. The error says, in
// English, what is wrong with the address.
func (a *Alert) SendTo(address string) error {
	address = strings.TrimSpace(address)
	if u, err := url.Parse(address); address != "" && (err != nil || u.Hostname() == "" || u.User != nil || u.Scheme != "https" && u.Scheme != "http") {
		return errors.New("the webhook is no address on the web; give one that begins with https:// and has no password in it")
	}
	if a.Webhook != address {
		a.Paused, a.Problem, a.Tries, a.Next = "", "", 0, time.Time{}
	}
	a.Webhook = address
	return nil
}
