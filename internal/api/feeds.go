package api

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"

	"synopse/internal/export"
	"synopse/internal/library"
)

// FeedPrefix is where the feeds of alerts stand. Whoever knows a feed's address may
// read it, as feed readers do not log in; the server must let it through.
const FeedPrefix = Prefix + "/feeds/"

// feedItems is how many hits a feed has.
const feedItems = 100

func feedPath(token, kind string) string { return FeedPrefix + token + "." + kind }

func (s *server) feeds(mux *http.ServeMux) {
	mux.HandleFunc("GET "+FeedPrefix+"{file}", s.feed)
}

func (s *server) feed(w http.ResponseWriter, r *http.Request) {
	token, kind, _ := strings.Cut(r.PathValue("file"), ".")
	write, media := export.Atom, "application/atom+xml; charset=utf-8"
	switch kind {
	case "atom":
	case "json":
		write, media = export.JSONFeed, "application/feed+json"
	default:
		unknown(w, r)
		return
	}
	al, err := s.Library.AlertByToken(r.Context(), token)
	if err != nil || al.Token == "" {
		if err != nil && library.CodeOf(err) != library.NotFound {
			http.Error(w, "the library could not answer; try again later", http.StatusServiceUnavailable)
			return
		}
		unknown(w, r)
		return
	}
	hits, err := s.Library.AlertHits(r.Context(), al.ID, "", feedItems)
	if err != nil {
		http.Error(w, "the library could not answer; try again later", http.StatusServiceUnavailable)
		return
	}
	var b bytes.Buffer
	if err := write(&b, s.feedOf(al, kind, hits.Items)); err != nil {
		http.Error(w, "the feed could not be written", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", media)
	_, _ = w.Write(b.Bytes())
}

func (s *server) feedOf(al library.Alert, kind string, hits []library.AlertHit) export.Feed {
	f := export.Feed{ID: "urn:synopse:alert:" + al.ID, Title: al.Name, Self: s.Base + feedPath(al.Token, kind), Updated: al.Added}
	for i := range hits {
		h := &hits[i]
		if h.Found.After(f.Updated) {
			f.Updated = h.Found
		}
		f.Items = append(f.Items, export.Item{ID: "urn:synopse:" + h.In.Revision + ":s" + strconv.Itoa(h.Sentence), Title: h.In.Outlet + ": " + h.In.Title,
			Link: s.Base + SentencePath(h.In.Revision, h.Sentence), Source: h.In.Address, Author: h.In.Outlet, Text: h.Text, Updated: h.Found})
	}
	return f
}

// SentencePath is where the pages show one sentence of one wording: an address
// that stays.
func SentencePath(revision string, sentence int) string {
	return "/report/" + revision + "#s" + strconv.Itoa(sentence)
}
