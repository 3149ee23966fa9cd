package web

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"synopse/internal/account"
	"synopse/internal/library"
)

const (
	sessionCookie = "synopse-session"
	sessionAge    = 14 * 24 * time.Hour
)

// visitor is who asks.
type visitor struct {
	user library.User
	role library.Role
}

func (v visitor) can(role library.Role) bool { return account.Visitor{Role: v.role}.Can(role) }

func visitorOf(r *http.Request) visitor {
	v := account.From(r.Context())
	return visitor{v.User, v.Role}
}

// identified finds out who asks. Where no login is asked for everybody is an
// editor without a name; else those without a session or token get the login.
func (s *Server) identified(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := account.Visitor{Role: library.Editor}
		if s.o.Login {
			v = s.identify(r)
		}
		r = r.WithContext(account.With(r.Context(), v))
		if v.Role != "" || open(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		if strings.HasPrefix(r.URL.Path, "/api/") {
			w.Header().Set("WWW-Authenticate", `Bearer realm="synopse"`)
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = w.Write([]byte(`{"title":"Unauthorized","status":401,"detail":"send a token: Authorization: Bearer syn_…"}`))
			return
		}
		http.Redirect(w, r, "/login?"+url.Values{"next": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
	})
}

// open reports whether a page is for those who are not logged in, too: the
// login, and feeds, whose address is their secret.
func open(path string) bool {
	return path == "/login" || path == "/robots.txt" || strings.HasPrefix(path, "/assets/") || strings.HasPrefix(path, "/api/v1/feeds/")
}

// identify gives who has this token or session; the zero Visitor for nobody.
func (s *Server) identify(r *http.Request) account.Visitor {
	ctx := r.Context()
	if secret, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		t, err := s.lib.Token(ctx, account.HashOf(strings.TrimPrefix(strings.TrimSpace(secret), account.TokenPrefix)))
		if err != nil || !t.Expires.IsZero() && s.o.Now().After(t.Expires) {
			return account.Visitor{}
		}
		u, err := s.lib.User(ctx, t.User)
		if err != nil {
			return account.Visitor{}
		}
		s.used(ctx, t)
		role := t.Role
		if u.Role == library.Reader {
			role = library.Reader // a token can do no more than its user
		}
		return account.Visitor{User: u, Role: role}
	}
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return account.Visitor{}
	}
	session, err := s.lib.Session(ctx, account.HashOf(c.Value))
	if err != nil || s.o.Now().After(session.Expires) {
		return account.Visitor{}
	}
	u, err := s.lib.User(ctx, session.User)
	if err != nil {
		return account.Visitor{}
	}
	return account.Visitor{User: u, Role: u.Role}
}

// used notes when a token was used last, at most once an hour.
func (s *Server) used(ctx context.Context, t library.Token) {
	if now := s.o.Now(); now.Sub(t.LastUsed) > time.Hour {
		t.LastUsed = now
		if err := s.lib.KeepToken(ctx, t); err != nil {
			s.o.Log.Warn("the use of a token was not noted", "error", err.Error())
		}
	}
}

type loginPage struct {
	Frame
	Next, Name, Problem string
	Unencrypted         bool // the connection is not encrypted
}

func (s *Server) loginForm(w http.ResponseWriter, r *http.Request) error {
	return s.showLogin(w, r, http.StatusOK, "", "")
}

func (s *Server) showLogin(w http.ResponseWriter, r *http.Request, status int, name, problem string) error {
	p := loginPage{Frame: s.frame(r, "login"), Next: here(r.FormValue("next")), Name: name, Problem: problem}
	p.Title = p.T("login")
	p.Unencrypted = s.o.Login && !s.secure(r) && !isLoopback(r.RemoteAddr)
	return s.show(w, r, status, "login", p)
}

func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// here gives an address if it leads to a page here, else the first page.
func here(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n") {
		return "/"
	}
	return next
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) error {
	name, password := strings.TrimSpace(r.FormValue("name")), r.FormValue("password")
	frame := s.frame(r, "login")
	// Both count: many tries from one address, and many at one account.
	if !s.logins.allow(s.clientOf(r)) || !s.logins.allow("account "+name) {
		w.Header().Set("Retry-After", "60")
		return s.showLogin(w, r, http.StatusTooManyRequests, name, frame.T("login.too-many"))
	}
	u, err := s.lib.User(r.Context(), name)
	if err != nil && library.CodeOf(err) != library.NoUser {
		return err
	}
	if len(password) > account.Most {
		password = ""
	}
	ok, err := account.Fits(u.Password, password)
	if err != nil {
		s.o.Log.Error("an account's hash can't be read", "account", u.Name)
	}
	if !ok {
		s.o.Log.Warn("login failed", "client", s.clientOf(r))
		return s.showLogin(w, r, http.StatusForbidden, name, frame.T("login.wrong"))
	}
	secret, hash := account.NewSecret() // a new one with each login: none can be fixed before
	now := s.o.Now()
	if err := s.lib.KeepSession(r.Context(), library.Session{Hash: hash, User: u.Name, Added: now, Expires: now.Add(sessionAge)}); err != nil {
		return err
	}
	http.SetCookie(w, s.sessionCookie(r, secret, int(sessionAge.Seconds())))
	http.Redirect(w, r, here(r.FormValue("next")), http.StatusSeeOther)
	return nil
}

func (s *Server) sessionCookie(r *http.Request, value string, age int) *http.Cookie {
	return &http.Cookie{Name: sessionCookie, Value: value, Path: "/", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.secure(r)}
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) error {
	if c, err := r.Cookie(sessionCookie); err == nil {
		if err := s.lib.RemoveSession(r.Context(), account.HashOf(c.Value)); err != nil && library.CodeOf(err) != library.NoUser {
			return err
		}
	}
	http.SetCookie(w, s.sessionCookie(r, "", -1))
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
