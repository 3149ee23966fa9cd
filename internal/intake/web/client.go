package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"time"

	"golang.org/x/sync/semaphore"
)

// Options say how a Client behaves. The zero value is a careful client.
type Options struct {
	// Version and Contact stand in the User-Agent: "Synopse/1.0 (+Contact)".
	// Contact is an address of a page or of mail at which those who run a site
	// can complain; nothing stands in for it.
	Version, Contact string
	// AllowPrivate names hosts (or host:port) that may be private addresses.
	AllowPrivate []string
	// Pause is the least time between two requests to one host: 0 is two
	// seconds, less than 0 is none. A Crawl-delay makes it longer, up to half a
	// minute.
	Pause time.Duration
	// Tries is how often a request is made that fails for a passing reason
	// (429, 5xx, a broken connection); 0 is once.
	Tries int
	// Patience is the longest wait for a host that asks to be left alone; when
	// it asks for more, the request fails with kind Limited.
	Patience time.Duration
	// AtOnce is how many requests to different hosts run at once; 0 is 8.
	AtOnce int
	// Limits are the caps; zero fields take the default.
	Limits Limits

	// Resolve and Dial replace the system's name service and network. Dial is
	// given addresses that have passed the checks.
	Resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	Dial    func(ctx context.Context, to netip.AddrPort) (net.Conn, error)
	// Jitter gives numbers from 0 up to 1 that spread back-off; nil is math/rand.
	Jitter func() float64
	// Roots are the trusted certificates; nil are the system's.
	Roots *x509.CertPool
}

// Limits cap what one answer may cost.
type Limits struct {
	Body      int64         // bytes, before as after decompression; 16 MiB
	Header    int64         // bytes; 256 KiB
	Redirects int           // 10
	Connect   time.Duration // name service and connection each; 15 s
	Wait      time.Duration // from request to header; 30 s
	Idle      time.Duration // between two pieces of the body; 15 s
	Total     time.Duration // request, header and body; 2 min
}

func (l Limits) orDefault() Limits {
	return Limits{
		Body:      or(l.Body, 16<<20),
		Header:    or(l.Header, 256<<10),
		Redirects: or(l.Redirects, 10),
		Connect:   or(l.Connect, 15*time.Second),
		Wait:      or(l.Wait, 30*time.Second),
		Idle:      or(l.Idle, 15*time.Second),
		Total:     or(l.Total, 2*time.Minute),
	}
}

// or gives v, or its replacement if v is zero.
func or[T comparable](v, replacement T) T {
	var zero T
	if v == zero {
		return replacement
	}
	return v
}

const (
	defaultPause = 2 * time.Second
	// longestDelay caps Crawl-delay.
	longestDelay = 30 * time.Second
)

// Client gets pages and feeds. It is safe for concurrent use, and meant to be
// shared: the pauses hold for all who use the same one.
type Client struct {
	agent     string
	private   private
	pause     time.Duration
	tries     int
	patience  time.Duration
	limits    Limits
	resolve   func(context.Context, string) ([]netip.Addr, error)
	dialOne   func(context.Context, netip.AddrPort) (net.Conn, error)
	jitter    func() float64
	hosts     hosts
	slots     *semaphore.Weighted // requests at once; first come, first served
	transport *http.Transport
}

// New makes a client.
func New(o Options) *Client {
	c := &Client{
		agent:    userAgent(o.Version, o.Contact),
		private:  newPrivate(o.AllowPrivate),
		pause:    max(0, or(o.Pause, defaultPause)),
		tries:    max(1, o.Tries),
		patience: o.Patience,
		limits:   o.Limits.orDefault(),
		resolve:  o.Resolve,
		dialOne:  o.Dial,
		jitter:   o.Jitter,
		hosts:    hosts{known: map[string]*host{}},
		slots:    semaphore.NewWeighted(int64(or(o.AtOnce, 8))),
	}
	if c.resolve == nil {
		c.resolve = resolveHost
	}
	if c.dialOne == nil {
		c.dialOne = dialAddress
	}
	if c.jitter == nil {
		c.jitter = rand.Float64
	}
	c.transport = &http.Transport{
		Proxy:                  nil, // see the package comment
		DialContext:            c.dial,
		TLSClientConfig:        &tls.Config{RootCAs: o.Roots, MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    c.limits.Connect,
		ResponseHeaderTimeout:  c.limits.Wait,
		MaxResponseHeaderBytes: c.limits.Header,
		DisableCompression:     true, // coding does it, with caps
		ForceAttemptHTTP2:      true,
		MaxIdleConnsPerHost:    1,
		MaxIdleConns:           64,
		IdleConnTimeout:        30 * time.Second,
	}
	return c
}

// Close ends idle connections.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// userAgent names the program and whom to write to. Characters that a header
// can't hold are left out.
func userAgent(version, contact string) string {
	agent := Product
	if v := printable(version); v != "" {
		agent += "/" + v
	}
	if to := printable(contact); to != "" {
		agent += " (+" + to + ")"
	}
	return agent
}

func printable(s string) string {
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if s[i] > ' ' && s[i] < 0x7f && s[i] != '(' && s[i] != ')' {
			out = append(out, s[i])
		}
	}
	return string(out)
}
