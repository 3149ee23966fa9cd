package web

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/time/rate"
)

// policy allows our own style, script and pictures, and nothing else at all.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// biggestForm is the largest body a request may have, in bytes.
const biggestForm = 64 << 10

// guarded is what every request passes first: the name it is asked under, how
// many there are, forms that come from other sites, and the headers of the
// answer.
func (s *Server) guarded(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(s.screen("refused", func(http.ResponseWriter, *http.Request) error {
		return &fault{status: http.StatusForbidden, what: "fault.cross-site"}
	}))
	inner := cross.Handler(next)
	refuse := func(w http.ResponseWriter, r *http.Request, f *fault) {
		s.screen("refused", func(http.ResponseWriter, *http.Request) error { return f }).ServeHTTP(w, r)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		if s.secure(r) {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		switch {
		case !s.known(r.Host):
			refuse(w, r, &fault{status: http.StatusMisdirectedRequest, what: "fault.host"})
			return
		case r.URL.Path != "/healthz" && !s.general.allow(s.clientOf(r)):
			h.Set("Retry-After", "1")
			refuse(w, r, &fault{status: http.StatusTooManyRequests, what: "fault.too-many"})
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		r = r.WithContext(ctx)
		if !strings.HasPrefix(r.URL.Path, "/api/") { // which has limits of its own
			r.Body = http.MaxBytesReader(w, r.Body, biggestForm)
		}
		inner.ServeHTTP(w, r)
	})
}

// known reports whether the server may be asked under this name.
func (s *Server) known(host string) bool {
	if len(s.o.Hosts) == 0 {
		return true
	}
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	return slices.Contains(s.o.Hosts, name)
}

// Loopback are the names of this machine for itself.
var Loopback = []string{"localhost", "127.0.0.1", "::1"}

// secure reports whether the visitor's connection is encrypted.
func (s *Server) secure(r *http.Request) bool {
	return r.TLS != nil || s.proxied(r) && r.Header.Get("X-Forwarded-Proto") == "https"
}

// proxied reports whether a request came through the proxy: whoever comes from
// another machine can write any header.
func (s *Server) proxied(r *http.Request) bool { return s.o.Behind && isLoopback(r.RemoteAddr) }

// clientOf gives the address a request comes from. Of X-Forwarded-For only the
// last is believed: the proxy on this machine wrote it.
func (s *Server) clientOf(r *http.Request) string {
	if s.proxied(r) {
		list := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
		if last := strings.TrimSpace(list[len(list)-1]); last != "" {
			return networkOf(last)
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return networkOf(host)
}

// networkOf gives what one client is told by: its address, or of IPv6 the network
// of 64 bits, in which it may take any.
func networkOf(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	whole, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return whole.String()
}

// Rates are how many requests of one address are let through.
type Rates struct {
	PerSecond, Burst float64 // 50 and 200
	LoginsPerMinute  float64 // 10
}

func (r Rates) filled() Rates {
	if r.PerSecond <= 0 {
		r.PerSecond = 50
	}
	if r.Burst <= 0 {
		r.Burst = 4 * r.PerSecond
	}
	if r.LoginsPerMinute <= 0 {
		r.LoginsPerMinute = 10
	}
	return r
}

// mostClients is how many addresses a limiter remembers; the ones it has not
// heard of for longest are forgotten.
const mostClients = 10_000

// limiter lets each client through so many times a second.
type limiter struct {
	clients *lru[string, *rate.Limiter]
	rate    rate.Limit
	burst   int
}

func newLimiter(perSecond, burst float64) *limiter {
	return &limiter{clients: newLRU[string, *rate.Limiter](mostClients), rate: rate.Limit(perSecond), burst: int(burst)}
}

func (l *limiter) allow(client string) bool {
	return l.clients.get(client, func() *rate.Limiter { return rate.NewLimiter(l.rate, l.burst) }).Allow()
}
