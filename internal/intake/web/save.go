package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"synopse/internal/intake/encoding"
)

// Page gives the body as those who read files expect it: unchanged, but in UTF-8
// where nothing except the answer's header tells the charset.
func (r *Response) Page() []byte { return encoding.WithCharset(r.Body, r.Charset) }

// Text gives the page as text, whatever its encoding; intake reads the same. The
// error's kind is NotText.
func (r *Response) Text() (string, error) {
	d, err := encoding.Decode(r.Page())
	if err != nil {
		e := notTextError(r.MediaType)
		e.Address, e.What = shown(r.Address), "its bytes are no text"
		return "", e
	}
	return d.Text, nil
}

// SavedPage gives the page with a note of its address in front, as browsers
// write it when they save one; intake reads it. Other media are given as they
// are.
func (r *Response) SavedPage() []byte {
	body := r.Page()
	if r.extension() != ".html" {
		return body
	}
	note := fmt.Sprintf("<!-- saved from url=(%04d)%s -->\n", len(r.Address), strings.ReplaceAll(r.Address, "--", "%2D%2D"))
	mark := []byte("\xef\xbb\xbf")
	if rest, ok := bytes.CutPrefix(body, mark); ok {
		return append(append(mark, note...), rest...)
	}
	if !utf8.Valid(body) && bytes.IndexByte(body[:min(len(body), 64)], 0) >= 0 {
		return body // UTF-16: no place for a note in ASCII
	}
	return append([]byte(note), body...)
}

// extension is that of a file that holds the body.
func (r *Response) extension() string {
	_, sub, _ := strings.Cut(r.MediaType, "/")
	switch {
	case r.MediaType == "text/plain":
		return ".txt"
	case strings.HasSuffix(sub, "markdown"):
		return ".md"
	case strings.HasSuffix(sub, "json"):
		return ".json"
	case strings.HasSuffix(sub, "xml") && sub != "xhtml+xml":
		return ".xml"
	}
	return ".html"
}

// longestName is how many bytes of an address a file's name keeps.
const longestName = 80

// FileName gives a name for a file that holds the page: readable, the same for
// the same address, and another for another. It has no folder in it, begins
// with a letter or digit, and is made of a–z, 0–9, ".", "-" and "_".
func (r *Response) FileName() string {
	name := "page"
	if u, err := url.Parse(r.Address); err == nil {
		last := path.Base(u.Path)
		name = strings.TrimPrefix(u.Hostname(), "www.")
		if last != "/" && last != "." {
			name += "_" + strings.TrimSuffix(last, path.Ext(last))
		}
	}
	var b strings.Builder
	for _, c := range strings.ToLower(name) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '_', c == '.' && b.Len() > 0:
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	sum := sha256.Sum256([]byte(r.Address))
	short := strings.TrimRight(b.String()[:min(b.Len(), longestName)], "-._")
	return strings.TrimLeft(short+"-"+hex.EncodeToString(sum[:4]), "-_") + r.extension()
}
