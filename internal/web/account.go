package web

import (
	"net/http"
	"strings"

	"synopse/internal/account"
	"synopse/internal/library"
)

type accountPage struct {
	Frame
	Tokens []library.Token
	Fresh  string // a token just made: it is shown this once
}

func (s *Server) account(w http.ResponseWriter, r *http.Request) error {
	return s.showAccount(w, r, "")
}

func (s *Server) showAccount(w http.ResponseWriter, r *http.Request, fresh string) error {
	v := visitorOf(r)
	if v.user.Name == "" {
		return notFound("account")
	}
	tokens, err := s.lib.Tokens(r.Context(), v.user.Name)
	if err != nil {
		return err
	}
	p := accountPage{Frame: s.frame(r, "account"), Tokens: tokens, Fresh: fresh}
	p.Title = p.T("account")
	if fresh != "" {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.show(w, r, http.StatusOK, "account", p)
}

func (s *Server) addToken(w http.ResponseWriter, r *http.Request) error {
	v := visitorOf(r)
	if v.user.Name == "" {
		return notFound("account")
	}
	name := strings.TrimSpace(r.FormValue("name"))
	if name == "" || len(name) > 100 {
		return badRequest("token-name")
	}
	role := library.Reader
	if r.FormValue("role") == string(library.Editor) && v.can(library.Editor) {
		role = library.Editor
	}
	secret, hash := account.NewSecret()
	if err := s.lib.KeepToken(r.Context(), library.Token{Hash: hash, User: v.user.Name, Name: name, Role: role, Added: s.o.Now()}); err != nil {
		return err
	}
	return s.showAccount(w, r, account.TokenPrefix+secret)
}

func (s *Server) removeToken(w http.ResponseWriter, r *http.Request) error {
	v := visitorOf(r)
	t, err := s.lib.Token(r.Context(), r.FormValue("hash"))
	if err != nil || t.User != v.user.Name || v.user.Name == "" {
		return notFound("account")
	}
	if err := s.lib.RemoveToken(r.Context(), t.Hash); err != nil {
		return err
	}
	http.Redirect(w, r, "/account", http.StatusSeeOther)
	return nil
}
