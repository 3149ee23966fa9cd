package encoding

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// declaredIn is how far into a text a declaration is looked for. The standard
// says 1,024 bytes; real pages have it later.
const declaredIn = 16 << 10

var declaration = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]{2,30})`)

// Declared gives the encoding that the text names for itself, in a meta
// element, an XML declaration or an HTTP-like header line, in its standard
// spelling; "" if it names none or one that is unknown. UTF-16 is ignored:
// text in which the declaration can be read is not UTF-16.
func Declared(data []byte) string {
	head := data[:min(len(data), declaredIn)]
	for len(head) > 0 {
		m := declaration.FindSubmatchIndex(head)
		if m == nil {
			return ""
		}
		name := strings.ToLower(string(head[m[2]:m[3]]))
		if insideTagOrHeader(head, m[0]) {
			if enc, err := htmlindex.Get(name); err == nil {
				if std, err := htmlindex.Name(enc); err == nil && !strings.HasPrefix(std, "utf-16") && std != "replacement" {
					return std
				}
			}
		}
		head = head[m[1]:]
	}
	return ""
}

// insideTagOrHeader keeps prose that talks about a charset from declaring one:
// a declaration stands inside a tag or in a line that begins "Content-Type".
func insideTagOrHeader(head []byte, at int) bool {
	before := head[:at]
	if bytes.LastIndexByte(before, '<') > bytes.LastIndexByte(before, '>') {
		return true
	}
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return bytes.HasPrefix(bytes.ToLower(bytes.TrimSpace(line)), []byte("content-type"))
}

// WithCharset gives a page or text in UTF-8 that declares no charset itself and
// was sent with one. What is UTF-8 anyway, what declares a charset, and what was
// sent with an unknown one stays as it is.
func WithCharset(data []byte, charset string) []byte {
	if charset == "" || utf8.Valid(data) || Declared(data) != "" {
		return data
	}
	enc, err := htmlindex.Get(charset)
	if err != nil {
		return data
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return out
}
