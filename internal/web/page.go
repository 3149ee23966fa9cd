package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"

	"synopse/internal/library"
	"synopse/internal/render"
	"synopse/internal/words"
)

//go:embed page/*.gohtml
var pageFiles embed.FS

// loadPages parses each screen with the frame around it.
func loadPages() (map[string]*template.Template, error) {
	parts, _, err := render.Parts()
	if err != nil {
		return nil, err
	}
	base, err := parts.Funcs(functions).ParseFS(pageFiles, "page/frame.gohtml", "page/parts.gohtml")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(pageFiles, "page/*.gohtml")
	if err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	for _, name := range names {
		key := strings.TrimSuffix(path.Base(name), ".gohtml")
		if key == "frame" || key == "parts" {
			continue
		}
		t, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if out[key], err = t.ParseFS(pageFiles, name); err != nil {
			return nil, err
		}
	}
	return out, nil
}

var functions = template.FuncMap{
	// list gives its arguments as one value, for templates that need several.
	"list": func(v ...any) []any { return v },
	"dict": func(v ...any) (map[string]any, error) {
		out := map[string]any{}
		for i := 0; i+1 < len(v); i += 2 {
			key, ok := v[i].(string)
			if !ok {
				return nil, fmt.Errorf("dict: %v is no key", v[i])
			}
			out[key] = v[i+1]
		}
		return out, nil
	},
}

// Frame is what stands around every screen. Screens embed it.
type Frame struct {
	words   words.Catalog
	Lang    string
	Title   string // of the page, without "Synopse"
	Active  string // which part of the navigation this is
	Query   string // in the search box
	User    *library.User
	CanEdit bool
	Other   string // this page in the other language
	Style   string // addresses of the assets
	Script  string
	Icon    string
	API     bool // there is one, with a page about it
}

// T gives a phrase of the interface.
func (f Frame) T(key string, args ...any) string { return f.words.Say(key, args...) }

// N gives a phrase with a number: "3 reports".
func (f Frame) N(key string, n int) string { return f.words.Count(key, n) }

// W gives the phrase of a value: "act", "deny".
func (f Frame) W(family, value string) string { return f.words.Word(family, value) }

// Day writes a day, Moment a day with its time.
func (f Frame) Day(iso string) string    { return f.words.Day(iso) }
func (f Frame) Moment(iso string) string { return f.words.Moment(iso) }

// Plain gives foreign text on one line.
func (f Frame) Plain(s string) string { return words.Plain(s) }

// frame makes the frame of a page.
func (s *Server) frame(r *http.Request, active string) Frame {
	lang := languageOf(r)
	who := visitorOf(r)
	f := Frame{
		words: words.For(lang), Lang: lang, Active: active,
		CanEdit: who.can(library.Editor), Other: inLanguage(r, otherLanguage(lang)),
		API:   s.o.API != nil,
		Style: s.assets.address("synopse.css"), Script: s.assets.address("synopse.js"), Icon: s.assets.address("icon.svg"),
	}
	if who.user.Name != "" {
		f.User = &who.user
	}
	return f
}

// show writes a screen.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, name string, data any) error {
	t, ok := s.pages[name]
	if !ok {
		return fmt.Errorf("there is no page %q", name)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "frame", data); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Vary", "Accept-Encoding, Accept-Language, Cookie")
	h.Set("Cache-Control", "private, no-cache")
	return send(w, r, status, b.Bytes())
}

// with gives the request's address with some of its parameters changed; "" takes
// one away. The cursor goes always: another list has other pages.
func with(r *http.Request, pairs ...string) string {
	q := r.URL.Query()
	q.Del("cursor")
	q.Del("lang")
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			q.Del(pairs[i])
			continue
		}
		q.Set(pairs[i], pairs[i+1])
	}
	return addressOf(r.URL.Path, q)
}

func addressOf(path string, q url.Values) string {
	u := url.URL{Path: path, RawQuery: q.Encode()}
	return u.String()
}
