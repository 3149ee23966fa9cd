package warc

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// Limits of a record's header.
const (
	maxHeader = 64 << 10
	maxFields = 256
)

// header reads the version line and the fields. What is not "" says why it is
// no header; an error says why the stream ended.
func (r *Reader) header(rec *Record) (what string, err error) {
	if !r.atRecord() {
		if _, err := r.in.Peek(len(recordStart)); err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		return "there is no record here", nil
	}
	if _, what, err := r.line(maxHeader); what != "" || err != nil {
		return what, err
	}
	rec.Length = -1
	size := 0
	for n := 0; ; n++ {
		line, what, err := r.line(maxHeader)
		if what != "" || err != nil {
			return what, err
		}
		if line == "" {
			break
		}
		if size += len(line); n == maxFields || size > maxHeader {
			return "its header is too long", nil
		}
		if what := rec.field(line); what != "" {
			return what, nil
		}
	}
	if rec.Length < 0 {
		return "its length is missing", nil
	}
	return "", nil
}

// line reads one line without its break.
func (r *Reader) line(limit int) (line, what string, err error) {
	b, err := r.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) || len(b) > limit {
		return "", "a line of its header is too long", nil
	}
	if err != nil {
		return "", "", err
	}
	return strings.TrimRight(string(b), "\r\n"), "", nil
}

// field takes one field over.
func (rec *Record) field(line string) (what string) {
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return "" // a folded line or noise
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "warc-type":
		rec.Type = strings.ToLower(value)
	case "warc-target-uri":
		rec.Target = strings.TrimSuffix(strings.TrimPrefix(value, "<"), ">")
	case "warc-date":
		rec.Date, _ = time.Parse(time.RFC3339, value)
	case "content-type":
		rec.ContentType = strings.ToLower(value)
	case "warc-block-digest":
		rec.Digest = value
	case "warc-truncated":
		rec.Truncated = value
	case "content-length":
		n, err := strconv.ParseInt(value, 10, 64)
		switch {
		case err != nil || n < 0:
			return "its length is no number of bytes: " + strconv.Quote(value[:min(len(value), 40)])
		case rec.Length >= 0 && rec.Length != n:
			return "it declares two lengths"
		}
		rec.Length = n
	}
	return ""
}
