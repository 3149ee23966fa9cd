// Package coding takes content codings (gzip, br, zstd, deflate) off the body of
// an HTTP answer, with caps against bombs.
//
// In: the bytes as they were sent or stored, and the names of a Content-Encoding
// header. Out: the bytes inside. It asks nobody and keeps nothing.
package coding

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Accept is what Read understands, as an Accept-Encoding header.
const Accept = "gzip, br, zstd, deflate"

// MaxNested is how many encodings may lie around each other.
const MaxNested = 2

// maxWindow is the zstd window that browsers grant (RFC 9659).
const maxWindow = 8 << 20

// What Read can fail with, besides damaged bytes.
var (
	ErrTooLarge = errors.New("more bytes than allowed")
	ErrNested   = errors.New("too many encodings around each other")
)

// Unknown is a Content-Encoding that was not asked for.
type Unknown string

func (e Unknown) Error() string { return "unknown encoding " + string(e) }

// capped gives ErrTooLarge instead of byte n+1.
type capped struct {
	r io.Reader
	n int64
}

func (c *capped) Read(p []byte) (int, error) {
	if int64(len(p)) > c.n+1 {
		p = p[:c.n+1]
	}
	n, err := c.r.Read(p)
	if int64(n) > c.n {
		n, err = int(c.n), ErrTooLarge
	}
	c.n -= int64(n)
	return n, err
}

// Names are the codings of a Content-Encoding header, the outermost first.
func Names(header []string) []string {
	var out []string
	for _, name := range strings.Split(strings.Join(header, ","), ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if name != "" && name != "identity" {
			out = append([]string{name}, out...)
		}
	}
	return out
}

// Read reads r to its end and takes the encodings off. Neither the bytes of r nor
// those between or after the encodings may be more than limit; the bytes up to
// there are given with ErrTooLarge.
func Read(r io.Reader, encodings []string, limit int64) ([]byte, error) {
	if len(encodings) > MaxNested {
		return nil, ErrNested
	}
	r = &capped{r, limit}
	for _, name := range encodings {
		d, err := decoder(name, r)
		if err != nil {
			return nil, err
		}
		if c, ok := d.(*zstd.Decoder); ok {
			defer c.Close()
		}
		r = &capped{d, limit}
	}
	var b bytes.Buffer
	_, err := b.ReadFrom(r)
	return b.Bytes(), err
}

func decoder(name string, r io.Reader) (io.Reader, error) {
	switch name {
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	case "br":
		return brotli.NewReader(r), nil
	case "zstd":
		return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
	case "deflate":
		return inflater(r)
	}
	return nil, Unknown(name)
}

// inflater reads zlib, as the standard wants it, or bare deflate, as some servers
// send it; the first two bytes tell.
func inflater(r io.Reader) (io.Reader, error) {
	var head [2]byte
	n, err := io.ReadFull(r, head[:])
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	whole := io.MultiReader(bytes.NewReader(head[:n]), r)
	if n == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		return zlib.NewReader(whole)
	}
	return flate.NewReader(whole), nil
}
