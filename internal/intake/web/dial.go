package web

import (
	"context"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// private are the hosts for which the user has opted out of the checks: names
// or addresses, with or without a port.
type private map[string]bool

// newPrivate reads the names as addresses are read; whole addresses count for
// their host.
func newPrivate(names []string) private {
	p := private{}
	for _, name := range names {
		name = strings.TrimSpace(name)
		if u, err := parse(name); err == nil {
			name = u.Host
		}
		host, port, err := net.SplitHostPort(name)
		if err != nil {
			host, port = strings.Trim(name, "[]"), ""
		}
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		clean, wrong := cleanHost(&url.URL{Host: host})
		if wrong != "" {
			continue
		}
		host = strings.Trim(clean, "[]")
		if port != "" {
			host = net.JoinHostPort(host, port)
		}
		p[host] = true
	}
	return p
}

// has says whether the host, without brackets, is opted out, on all ports or on
// this one.
func (p private) has(host string, port int) bool {
	return p[host] || p[net.JoinHostPort(host, strconv.Itoa(port))]
}

// dial resolves the host and dials the addresses it may. What is dialled is the
// address that was checked, never a name.
func (c *Client) dial(ctx context.Context, network, hostport string) (net.Conn, error) {
	host, p, err := net.SplitHostPort(hostport)
	if err != nil {
		return nil, err
	}
	port, err := strconv.ParseUint(p, 10, 16)
	if err != nil {
		return nil, err
	}
	optedOut := c.private.has(host, int(port))
	if otherServices()[int(port)] && !optedOut {
		return nil, &Error{Kind: Port, What: "port " + p + " belongs to another service than the web", Hint: "check the address"}
	}
	found, err := c.lookup(ctx, host)
	if err != nil {
		return nil, err
	}
	var open []netip.Addr
	var refused error
	for _, a := range found {
		if what := specialUse(a); what != "" && !optedOut {
			refused = privateError(host, a.Unmap(), what)
			continue
		}
		open = append(open, a.Unmap())
	}
	if len(open) == 0 {
		return nil, refused
	}
	return c.dialAny(ctx, open, uint16(port))
}

func privateError(host string, a netip.Addr, what string) *Error {
	is := a.String() + ", an address of " + what
	if host != a.String() {
		is = host + " leads to " + is
	}
	return &Error{Kind: Private, What: is + "; nothing is fetched from there",
		Hint: "if you trust it: --allow-private " + host}
}

func (c *Client) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	ctx, cancel := context.WithTimeout(ctx, c.limits.Connect)
	defer cancel()
	found, err := c.resolve(ctx, host)
	if err == nil && len(found) > 0 {
		return found, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return nil, &Error{Kind: NoHost, What: "there is no host " + quoted(host), Hint: "check the spelling and the connection to the internet", Err: err}
}

// dialAny tries the addresses in turn; each gets an equal share of the time
// that is left.
func (c *Client) dialAny(ctx context.Context, addrs []netip.Addr, port uint16) (conn net.Conn, err error) {
	end := time.Now().Add(c.limits.Connect)
	for i, a := range addrs {
		share := time.Until(end) / time.Duration(len(addrs)-i)
		try, cancel := context.WithTimeout(ctx, share)
		conn, err = c.dialOne(try, netip.AddrPortFrom(a, port))
		cancel()
		if err == nil || ctx.Err() != nil {
			return conn, err
		}
	}
	return nil, err
}

// resolveHost asks the system for the addresses of a name.
func resolveHost(ctx context.Context, host string) ([]netip.Addr, error) {
	// The dot keeps the search list of resolv.conf out: "intranet" is not to
	// become "intranet.example.com".
	if strings.Contains(host, ".") {
		host += "."
	}
	return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
}

// dialAddress dials over TCP.
func dialAddress(ctx context.Context, to netip.AddrPort) (net.Conn, error) {
	return new(net.Dialer).DialContext(ctx, "tcp", to.String())
}
