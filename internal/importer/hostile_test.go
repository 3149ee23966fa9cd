package importer

import (
	"bytes"
	"crypto/sha1"
	"encoding/base32"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"synopse/internal/intake/warc/warctest"
)

// bomb is a gigabyte of zeros in a megabyte: gzip members one after the other.
func bomb() []byte { return bytes.Repeat(zip(make([]byte, 1<<20)), 1<<10) }

func answer(body string, fields ...string) []byte {
	return warctest.Record("response", bad, warctest.Answer(200, body, fields...))
}

const bad = "https://morgenwarte.example/bad"

func brotlied(s string) string {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func digest(block []byte) string {
	sum := sha1.Sum(block)
	return "WARC-Block-Digest: sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

// wild are records between two good ones: what is said of them, or "kept".
var wild = []struct {
	name, reason string
	record       func() []byte
}{
	{"no length", "its length is missing", func() []byte { return warctest.RecordOf("response", bad, "", warctest.Answer(200, "x")) }},
	{"negative length", "no number of bytes", func() []byte { return warctest.RecordOf("response", bad, "-5", warctest.Answer(200, "x")) }},
	{"length of 10 GB", "declared", func() []byte {
		return warctest.RecordOf("response", bad, "10000000000", warctest.Answer(200, warctest.Report(3)))
	}},
	{"length beyond 64 bits", "no number of bytes", func() []byte { return warctest.RecordOf("response", bad, "99999999999999999999", nil) }},
	{"length in hexadecimal", "no number of bytes", func() []byte { return warctest.RecordOf("response", bad, "0x10", nil) }},
	{"two lengths", "two lengths", func() []byte {
		return warctest.Record("response", bad, warctest.Answer(200, warctest.Report(3)), "Content-Length: 7")
	}},
	{"the same length twice", "kept", func() []byte {
		b := warctest.Answer(200, warctest.Report(3))
		return warctest.Record("response", bad, b, fmt.Sprintf("Content-Length: %d", len(b)))
	}},
	{"length too short", "its length is wrong", func() []byte {
		return warctest.RecordOf("response", bad, "100", warctest.Answer(200, warctest.Report(3)))
	}},
	{"length zero", "its length is wrong", func() []byte {
		return warctest.RecordOf("response", bad, "0", warctest.Answer(200, warctest.Report(3)))
	}},
	{"length a little too long", "declared", func() []byte {
		b := warctest.Answer(200, warctest.Report(3))
		return warctest.RecordOf("response", bad, fmt.Sprint(len(b)+30), b)
	}},
	{"10,000 fields", "its header is too long", func() []byte {
		return warctest.Record("response", bad, []byte("x"), strings.Repeat("X-Flood: 1\r\n", 10_000)+"X-End: 1")
	}},
	{"a field of 1 MB", "header is too long", func() []byte {
		return warctest.Record("response", bad, []byte("x"), "X-Long: "+strings.Repeat("x", 1<<20))
	}},
	{"no type", "what kind of record", func() []byte {
		return bytes.Replace(answer("x"), []byte("WARC-Type: response\r\n"), nil, 1)
	}},
	{"fields without a colon", "kept", func() []byte {
		return warctest.Record("response", bad, warctest.Answer(200, warctest.Report(3)), "noise", " folded", "\x00\xff")
	}},
	{"noise", "there is no record here", func() []byte { return []byte("nothing of the kind\r\n\x00\x01\x02\r\n") }},
	{"another version", "there is no record here", func() []byte { return []byte("WARC/2.0\r\nContent-Length: 0\r\n\r\n\r\n") }},
	{"a version line and nothing", "its length is missing", func() []byte { return []byte("WARC/1.0\r\n\r\n\r\n") }},
	{"line feeds only", "kept", func() []byte {
		b := warctest.Answer(200, warctest.Report(3))
		head, _, _ := bytes.Cut(warctest.Record("response", bad, b), []byte("\r\n\r\n"))
		return append(append(bytes.ReplaceAll(head, []byte("\r\n"), []byte("\n")), "\n\n"...), append(b, "\n\n"...)...)
	}},
	{"an archive in the archive", "begins within", func() []byte {
		return warctest.Record("response", bad, []byte("HTTP/1.1 200 OK\r\n\r\nWARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n"))
	}},
	{"empty block", "no HTTP answer", func() []byte { return warctest.Record("response", bad, nil) }},
	{"no HTTP", "no HTTP answer", func() []byte { return warctest.Record("response", bad, []byte("<html><p>x")) }},
	{"status of letters", "no HTTP answer", func() []byte {
		return warctest.Record("response", bad, []byte("HTTP/1.1 OK 200\r\n\r\nx"))
	}},
	{"HTTP header without an end", "cut off", func() []byte {
		return warctest.Record("response", bad, []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: y"))
	}},
	{"HTTP header of 100,000 fields", "kept", func() []byte {
		return answer(warctest.Report(3), "Content-Type: text/html", strings.Repeat("X-Flood: 1\r\n", 100_000)+"X: y")
	}},
	{"a gigabyte in a megabyte", "more than 16 MiB", func() []byte { return answer(string(bomb()), "Content-Encoding: gzip") }},
	{"a bomb in brotli", "more than 16 MiB", func() []byte {
		return answer(brotlied(strings.Repeat("\x00", 64<<20)), "Content-Encoding: br")
	}},
	{"gzip in its header only", "kept", func() []byte { return answer(warctest.Report(3), "Content-Encoding: gzip") }},
	{"gzip", "kept", func() []byte { return answer(string(zip([]byte(warctest.Report(3)))), "Content-Encoding: gzip") }},
	{"brotli", "kept", func() []byte { return answer(brotlied(warctest.Report(3)), "Content-Encoding: br") }},
	{"gzip that is none", "not what its header says", func() []byte { return answer("no gzip", "Content-Encoding: gzip") }},
	{"gzip cut off", "not what its header says", func() []byte {
		return answer(string(zip([]byte(warctest.Report(3)))[:300]), "Content-Encoding: gzip")
	}},
	{"gzip in gzip, once declared", "not text", func() []byte {
		return answer(string(zip(zip([]byte(warctest.Report(3))))), "Content-Encoding: gzip")
	}},
	{"unknown coding", "unknown encoding", func() []byte { return answer("?", "Content-Encoding: rot13") }},
	{"twenty codings", "too many", func() []byte { return answer("?", "Content-Encoding: "+strings.Repeat("gzip,", 20)) }},
	{"chunks", "kept", func() []byte {
		s := warctest.Report(3)
		return answer(fmt.Sprintf("%x;x=y\r\n%s\r\n%X\r\n%s\r\n0\r\n\r\n", 40, s[:40], len(s)-40, s[40:]), "Transfer-Encoding: chunked")
	}},
	{"chunks declared, none there", "kept", func() []byte { return answer(warctest.Report(3), "Transfer-Encoding: chunked") }},
	{"chunk longer than all", "cut off", func() []byte { return answer("ffffff\r\nabc", "Transfer-Encoding: chunked") }},
	{"chunk beyond 64 bits", "there is no report", func() []byte { return answer("ffffffffffffffffffff\r\nabc", "Transfer-Encoding: chunked") }},
	{"wrong digest", "its digest is wrong", func() []byte {
		return warctest.Record("response", bad, warctest.Answer(200, warctest.Report(3)), digest([]byte("other")))
	}},
	{"right digest", "kept", func() []byte {
		b := warctest.Answer(200, warctest.Report(3))
		return warctest.Record("response", bad, b, digest(b))
	}},
	{"digest that is none", "kept", func() []byte {
		return warctest.Record("response", bad, warctest.Answer(200, warctest.Report(3)), "WARC-Block-Digest: sha1:?", "WARC-Payload-Digest: md5:x")
	}},
	{"cut off by the crawler", "the crawler cut it off (length)", func() []byte {
		return warctest.Record("response", bad, warctest.Answer(200, warctest.Report(3)), "WARC-Truncated: length")
	}},
	{"a block of 9 MB", "longer than 8 MiB", func() []byte { return answer(strings.Repeat("<p>x</p>", 9<<17)) }},
	{"a picture as a page", "not text", func() []byte { return answer("\xff\xd8\xff\xe0\x00\x10JFIF\x00") }},
	{"a picture", "not a page (image)", func() []byte { return answer("\xff\xd8", "Content-Type: image/jpeg") }},
	{"empty page", "empty", func() []byte { return answer("") }},
	{"100,000 nested tags", "there is no report", func() []byte { return answer(strings.Repeat("<div>", 100_000) + "x") }},
	{"invalid UTF-8", "kept", func() []byte { return answer(strings.ReplaceAll(warctest.Report(3), "größere", "gr\xff\xfe\xc3re")) }},
	{"latin 1 by its header", "kept", func() []byte {
		s := strings.NewReplacer(`<meta charset="utf-8">`, "", "ö", "\xf6", "ä", "\xe4", "ü", "\xfc", "ß", "\xdf", "„", "\"", "“", "\"").Replace(warctest.Report(3))
		return answer(s, "Content-Type: text/html; charset=iso-8859-1")
	}},
	{"404", "the server answered 404", func() []byte { return warctest.Record("response", bad, warctest.Answer(404, warctest.Report(3))) }},
	{"an address that is none", "kept", func() []byte {
		return warctest.Record("response", "javascript:alert(1)", warctest.Answer(200, warctest.Report(3)))
	}},
}

func TestHostileRecords(t *testing.T) {
	dir := t.TempDir()
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	for i, c := range wild {
		record := c.record()
		for _, zipped := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s gzip %v", c.name, zipped), func(t *testing.T) {
				good := []string{fmt.Sprintf("https://gut.example/%d/%v/1", i, zipped), fmt.Sprintf("https://gut.example/%d/%v/2", i, zipped)}
				a := &warctest.Archive{Gzip: zipped}
				a.Part(warctest.Record("response", good[0], warctest.Answer(200, warctest.Report(1))))
				a.Part(record)
				a.Part(warctest.Record("response", good[1], warctest.Answer(200, warctest.Report(2))))
				judge(t, lib, write(t, dir, fmt.Sprintf("%d-%v.warc", i, zipped), a.Bytes()), c.reason, 2, good...)
			})
		}
	}
}
