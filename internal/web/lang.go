package web

import (
	"net/http"
	"slices"
	"time"

	"golang.org/x/text/language"
)

// languages of the interface; the first is the one for those who want none of
// them.
var (
	languages = []string{"en", "de"}
	matcher   = language.NewMatcher([]language.Tag{language.English, language.German})
)

const langCookie = "synopse-lang"

// languageOf gives the language a request is answered in: the one asked for with
// ?lang=, else the one asked for last, else the best of what the browser accepts.
func languageOf(r *http.Request) string {
	if l := r.URL.Query().Get("lang"); slices.Contains(languages, l) {
		return l
	}
	if c, err := r.Cookie(langCookie); err == nil && slices.Contains(languages, c.Value) {
		return c.Value
	}
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(tags) == 0 {
		return languages[0]
	}
	_, at, sure := matcher.Match(tags...)
	if sure == language.No {
		at = 0
	}
	return languages[at]
}

func otherLanguage(lang string) string {
	if lang == "de" {
		return "en"
	}
	return "de"
}

// inLanguage gives this page's address with the language asked for.
func inLanguage(r *http.Request, lang string) string {
	q := r.URL.Query()
	q.Set("lang", lang)
	path := r.URL.Path
	if r.Method != http.MethodGet {
		path = "/"
	}
	return addressOf(path, q)
}

// rememberLanguage keeps a language that was asked for.
func (s *Server) rememberLanguage(w http.ResponseWriter, r *http.Request) {
	if l := r.URL.Query().Get("lang"); slices.Contains(languages, l) {
		http.SetCookie(w, &http.Cookie{
			Name: langCookie, Value: l, Path: "/", MaxAge: int((365 * 24 * time.Hour).Seconds()),
			HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.secure(r),
		})
	}
}
