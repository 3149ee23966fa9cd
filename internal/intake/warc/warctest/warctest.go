// Package warctest writes web archives for tests, sound ones and broken ones.
package warctest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
)

// Archive is an archive being written.
type Archive struct {
	Gzip bool
	// Offsets are where the records written so far begin in the file.
	Offsets []int
	buf     bytes.Buffer
}

// Bytes is the archive so far.
func (a *Archive) Bytes() []byte { return bytes.Clone(a.buf.Bytes()) }

// Raw adds bytes as they are.
func (a *Archive) Raw(b []byte) { a.buf.Write(b) }

// Part adds bytes as they are in a plain archive, as a member in a compressed one.
func (a *Archive) Part(b []byte) {
	a.Offsets = append(a.Offsets, a.buf.Len())
	if !a.Gzip {
		a.buf.Write(b)
		return
	}
	a.buf.Write(Member(b))
}

// Member is b as one gzip member.
func Member(b []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	w.Write(b)
	w.Close()
	return out.Bytes()
}

// Record is a record of a type with a block and more fields ("Name: value").
func Record(kind, target string, block []byte, fields ...string) []byte {
	return RecordOf(kind, target, fmt.Sprint(len(block)), block, fields...)
}

// RecordOf is a record that declares this length, whatever its block.
func RecordOf(kind, target, length string, block []byte, fields ...string) []byte {
	var b bytes.Buffer
	b.WriteString("WARC/1.0\r\nWARC-Type: " + kind + "\r\nWARC-Date: 2026-11-20T06:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n")
	if target != "" {
		b.WriteString("WARC-Target-URI: " + target + "\r\n")
	}
	for _, f := range fields {
		b.WriteString(f + "\r\n")
	}
	if length != "" {
		b.WriteString("Content-Length: " + length + "\r\n")
	}
	b.WriteString("\r\n")
	b.Write(block)
	b.WriteString("\r\n\r\n")
	return b.Bytes()
}

// Answer is an HTTP answer with a page and more header fields.
func Answer(status int, body string, fields ...string) []byte {
	head := fmt.Sprintf("HTTP/1.1 %d X\r\n", status)
	if !strings.Contains(strings.ToLower(strings.Join(fields, "\n")), "content-type:") {
		fields = append(fields, "Content-Type: text/html; charset=UTF-8")
	}
	return []byte(head + strings.Join(fields, "\r\n") + "\r\n\r\n" + body)
}

// Page adds what a crawler keeps of one page: request, response, metadata.
func (a *Archive) Page(address, html string) {
	a.Part(Record("request", address, []byte("GET / HTTP/1.1\r\n\r\n")))
	a.Part(Record("response", address, Answer(200, html), "Content-Type: application/http; msgtype=response"))
	a.Part(Record("metadata", address, []byte("fetchTimeMs: 12\r\n")))
}

// Report is a page with one report of its own text.
func Report(n int) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Hafen %[1]d wird tiefer | Morgenwarte</title>
<meta property="og:site_name" content="Morgenwarte"><meta property="article:published_time" content="2026-11-%02[2]dT08:00:00+01:00"></head>
<body><nav><a href="/">Start</a> <a href="/politik">Politik</a></nav><article><h1>Hafen %[1]d wird tiefer</h1>
<p>Der Hafen Nummer %[1]d soll nach dem Willen der Landesregierung bis zum Sommer tiefer werden, damit größere Schiffe einlaufen können.</p>
<p>„Wir haben lange genug gewartet“, sagte die Ministerin Merle Asmussen am Montag in der Stadt. Die Arbeiten sollen im Frühjahr beginnen und %[3]d Monate dauern.</p>
<p>Die Fischer sehen das anders. Sie fürchten, dass der Schlick ihre Fanggründe verdirbt, und wollen vor Gericht ziehen, wie ihr Verband mitteilte.</p>
</article><footer>Impressum</footer></body></html>`, n, 1+n%28, 2+n%9)
}
