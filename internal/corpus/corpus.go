// Package corpus reads the formats of annotated corpora: CoNLL-U, one token a
// line with a BIO tag, plain or gzipped. Evaluation and training share it.
//
// It holds no corpus and judges nothing.
package corpus

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// limit is how many bytes of a file are read after decompression.
const limit = 1 << 30

// Read gives the contents of a file, decompressed if it is gzip.
func Read(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is not there; the corpora are looked for in ../shared/corpora beside the project, or where SYNOPSE_SHARED says: %w", path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("reading a corpus: %w", err)
	}
	if !bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		return data, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s begins like gzip but cannot be unpacked: %w", path, err)
	}
	out, err := io.ReadAll(io.LimitReader(z, limit))
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", path, err)
	}
	return out, nil
}
