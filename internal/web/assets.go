package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"mime"
	"net/http"
	"path"
	"slices"

	"synopse/internal/render"
)

//go:embed assets
var assetFiles embed.FS

// assets are the files that pages load: named by their content, so that a
// browser may keep them for good.
type assets struct {
	files map[string][]byte
	hash  map[string]string
}

func loadAssets() (*assets, error) {
	a := &assets{files: map[string][]byte{}, hash: map[string]string{}}
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		body, err := assetFiles.ReadFile("assets/" + e.Name())
		if err != nil {
			return nil, err
		}
		if e.Name() == "synopse.css" { // on top of the style of a synopsis
			_, style, err := render.Parts()
			if err != nil {
				return nil, err
			}
			body = slices.Concat(style, body)
		}
		sum := sha256.Sum256(body)
		a.files[e.Name()], a.hash[e.Name()] = body, hex.EncodeToString(sum[:6])
	}
	return a, nil
}

func (a *assets) address(name string) string { return "/assets/" + a.hash[name] + "/" + name }

func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	body, ok := s.assets.files[name]
	if !ok || r.PathValue("hash") != s.assets.hash[name] {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	w.Header().Set("Vary", "Accept-Encoding")
	_ = send(w, r, http.StatusOK, body)
}
