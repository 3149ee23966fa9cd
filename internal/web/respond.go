package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
)

// worthPacking is the size from which a body is packed, in bytes.
const worthPacking = 1024

var packers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, 4)
	return z
}}

// send writes a whole body with its ETag, packed if the other side takes that,
// or says that it has not changed.
func send(w http.ResponseWriter, r *http.Request, status int, body []byte) error {
	h := w.Header()
	packed := len(body) >= worthPacking && acceptsGzip(r)
	if status == http.StatusOK && h.Get("Cache-Control") != "no-store" {
		sum := sha256.Sum256(body)
		tag := base64.RawURLEncoding.EncodeToString(sum[:12])
		h.Set("ETag", `W/"`+tag+`"`)
		if matches(r.Header.Get("If-None-Match"), tag) {
			h.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	if packed {
		h.Set("Content-Encoding", "gzip")
		body = pack(body)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // who went away does not need it
	}
	return nil
}

func pack(body []byte) []byte {
	var b bytes.Buffer
	z := packers.Get().(*gzip.Writer)
	defer packers.Put(z)
	z.Reset(&b)
	_, _ = z.Write(body) // a Buffer never fails
	_ = z.Close()
	return b.Bytes()
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" && strings.ReplaceAll(q, " ", "") != "q=0" {
			return true
		}
	}
	return false
}

// matches compares weakly, as RFC 9110 has it for If-None-Match.
func matches(header, tag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		if part = strings.TrimSpace(part); part == "*" || strings.TrimPrefix(part, "W/") == `"`+tag+`"` {
			return true
		}
	}
	return false
}
