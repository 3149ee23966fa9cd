package coding

import (
	"bytes"
	"io"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// packers make what Read takes off.
var packers = []struct {
	label string
	pack  func(io.Writer) io.WriteCloser
}{
	{"gzip", func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }},
	{"br", func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }},
	{"deflate", func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }},
	{"deflate", func(w io.Writer) io.WriteCloser { d, _ := flate.NewWriter(w, 6); return d }},
	{"zstd", func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z }},
}

// Whatever comes, no more than the limit is given.
func FuzzRead(f *testing.F) {
	for _, p := range packers {
		var b bytes.Buffer
		w := p.pack(&b)
		io.WriteString(w, "Die Minister trafen sich in Hamburg.")
		w.Close()
		f.Add(p.label, b.Bytes())
	}
	f.Add("gzip, br", []byte("x"))
	f.Fuzz(func(t *testing.T, label string, data []byte) {
		const limit = 64 << 10
		body, err := Read(bytes.NewReader(data), Names([]string{label}), limit)
		if len(body) > limit {
			t.Errorf("%d bytes, %v", len(body), err)
		}
	})
}
