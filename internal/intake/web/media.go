package web

import (
	"bytes"
	"net/http"
	"strings"

	"synopse/internal/intake/coding"
)

// isText says whether a body of this type may be a page, a feed or a sitemap.
// Types that say nothing are decided by the body.
func isText(media string) bool {
	kind, sub, _ := strings.Cut(media, "/")
	switch kind {
	case "", "text":
		return true
	case "application":
	default:
		return false
	}
	switch sub {
	case "xml", "json", "ld+json", "xhtml", "rss", "atom", "x-rss", "x-xml", "x-opml",
		"octet-stream", "binary", "unknown", "x-unknown", "force-download", "download",
		"gzip", "x-gzip", "markdown", "x-markdown", "x-ndjson":
		return true
	}
	return strings.HasSuffix(sub, "+xml") || strings.HasSuffix(sub, "+json")
}

var gzipMagic = []byte{0x1f, 0x8b, 8}

// unpacked takes gzip off a file that is served as one, such as sitemap.xml.gz.
func unpacked(body []byte, already int, limit int64) ([]byte, error) {
	if !bytes.HasPrefix(body, gzipMagic) {
		return body, nil
	}
	if already >= coding.MaxNested {
		return nil, coding.ErrNested
	}
	return coding.Read(bytes.NewReader(body), []string{"gzip"}, limit)
}

// sniffed gives the type of a body that is no text whatever its header says, or
// "".
func sniffed(body []byte) string {
	media, _, _ := strings.Cut(http.DetectContentType(body), ";")
	kind, _, _ := strings.Cut(media, "/")
	switch {
	case kind == "text", media == "application/octet-stream" && !bytes.Contains(body[:min(len(body), 512)], []byte{0, 0, 0}):
		// Odd bytes are for those who decode the text.
		return ""
	}
	return media
}

// mediaNames are words for what is refused, by the beginning of its type.
var mediaNames = []struct{ prefix, name string }{
	{"image/", "a picture"},
	{"video/", "a film"},
	{"audio/", "a recording"},
	{"font/", "a font"},
	{"application/pdf", "a PDF document"},
	{"application/zip", "an archive"},
	{"application/x-gzip", "an archive"},
	{"application/x-rar-compressed", "an archive"},
	{"application/vnd.openxmlformats", "an office document"},
	{"application/msword", "an office document"},
}

func notTextError(media string) *Error {
	name := "a file of type " + quoted(media)
	for _, m := range mediaNames {
		if strings.HasPrefix(media, m.prefix) {
			name = m.name
			break
		}
	}
	return &Error{Kind: NotText, What: "it is " + name + ", not a page or feed", Hint: "give the address of the article's page"}
}
