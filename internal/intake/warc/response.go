package warc

import (
	"bytes"
	"crypto/sha1"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"mime"
	"strconv"
	"strings"

	"synopse/internal/intake/coding"
)

// Response is the HTTP answer in a record.
type Response struct {
	Status    int
	MediaType string // lower case, without parameters; "" if not said
	Charset   string // lower case; "" if not said
	Location  string
	Body      []byte // without transfer and content codings
}

// What ReadResponse can fail with, besides what package coding says.
var (
	ErrNoAnswer = errors.New("there is no HTTP answer in it")
	ErrCutOff   = errors.New("the answer is cut off")
)

// maxAnswerFields is how many header fields of an answer are read.
const maxAnswerFields = 500

// ReadResponse takes the block of a response record apart. The body may have
// limit bytes at most. Archives keep bodies as they were sent or without their
// codings, and the headers do not always tell: each coding is taken off if the
// bytes bear it.
func ReadResponse(block []byte, limit int64) (Response, error) {
	var a Response
	line, rest, ok := bytes.Cut(block, []byte("\n"))
	f := strings.Fields(string(line[:min(len(line), 200)]))
	if !ok || len(f) < 2 || !strings.HasPrefix(f[0], "HTTP/") {
		return a, ErrNoAnswer
	}
	var err error
	if a.Status, err = strconv.Atoi(f[1]); err != nil {
		return a, ErrNoAnswer
	}
	var codings []string
	chunked := false
	for n := 0; ; n++ {
		line, rest, ok = bytes.Cut(rest, []byte("\n"))
		if !ok {
			return a, ErrCutOff
		}
		if line = bytes.TrimRight(line, "\r"); len(line) == 0 {
			break
		}
		name, value, _ := strings.Cut(string(line), ":")
		if n >= maxAnswerFields || len(line) > maxHeader {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(name) {
		case "content-type":
			a.MediaType, a.Charset = mediaType(value)
		case "location":
			a.Location = value
		case "content-encoding":
			codings = append(codings, value)
		case "transfer-encoding":
			chunked = chunked || strings.Contains(strings.ToLower(value), "chunked")
		}
	}
	if chunked {
		if rest, err = dechunk(rest); err != nil {
			return a, err
		}
	}
	a.Body, err = decode(rest, coding.Names(codings), limit)
	return a, err
}

func mediaType(value string) (media, charset string) {
	media, params, err := mime.ParseMediaType(value)
	if err != nil {
		media, _, _ = strings.Cut(value, ";")
	}
	return strings.ToLower(strings.TrimSpace(media)), strings.ToLower(params["charset"])
}

// dechunk joins chunks (RFC 9112, 7.1); a body that does not begin with one was
// stored without.
func dechunk(b []byte) ([]byte, error) {
	if _, _, ok := chunk(b); !ok {
		return b, nil
	}
	out := make([]byte, 0, len(b))
	for {
		n, rest, ok := chunk(b)
		if !ok || n > int64(len(rest)) {
			return nil, ErrCutOff
		}
		if n == 0 {
			return out, nil
		}
		out = append(out, rest[:n]...)
		b = bytes.TrimPrefix(bytes.TrimPrefix(rest[n:], []byte("\r")), []byte("\n"))
	}
}

// chunk reads a chunk's length.
func chunk(b []byte) (n int64, rest []byte, ok bool) {
	line, _, ok := bytes.Cut(b[:min(len(b), 1<<12)], []byte("\n"))
	if !ok {
		return 0, nil, false
	}
	size, _, _ := strings.Cut(string(line), ";")
	n, err := strconv.ParseInt(strings.TrimSpace(size), 16, 63)
	if err != nil || n < 0 {
		return 0, nil, false
	}
	return n, b[len(line)+1:], true
}

// decode takes content codings off. A body that does not bear the coding was
// stored without it.
func decode(body []byte, names []string, limit int64) ([]byte, error) {
	if len(names) == 0 || stored(body) {
		if int64(len(body)) > limit {
			return nil, coding.ErrTooLarge
		}
		return body, nil
	}
	out, err := coding.Read(bytes.NewReader(body), names, limit)
	if err != nil {
		return nil, fmt.Errorf("the body is not what its header says: %w", err)
	}
	return out, nil
}

// stored says whether a body is a page as it is, whatever its header says.
func stored(body []byte) bool {
	b := bytes.TrimLeft(body[:min(len(body), 512)], " \t\r\n\xef\xbb\xbf")
	if len(b) < 2 || b[0] != '<' {
		return false
	}
	c := b[1] | 0x20
	return b[1] == '!' || b[1] == '?' || c >= 'a' && c <= 'z'
}

// DigestWrong says whether a record bears a digest of its block that is not the
// block's. Digests in other forms than SHA-1 are not looked at, and neither is
// that of a block that was not read whole.
func DigestWrong(digest string, length int64, block []byte) bool {
	want, ok := strings.CutPrefix(strings.ToLower(digest), "sha1:")
	if !ok || length != int64(len(block)) {
		return false
	}
	sum := sha1.Sum(block)
	switch len(want) {
	case base32.StdEncoding.EncodedLen(sha1.Size):
		return want != strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))
	case hex.EncodedLen(sha1.Size):
		return want != hex.EncodeToString(sum[:])
	}
	return false
}
