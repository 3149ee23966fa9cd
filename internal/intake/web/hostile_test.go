package web

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// text writes bytes as they are.
func text(s string) func(io.Writer) { return func(w io.Writer) { io.WriteString(w, s) } }

// forever writes a piece again and again until the other side hangs up.
func forever(head, piece string, pause time.Duration) func(io.Writer) {
	return func(w io.Writer) {
		io.WriteString(w, head)
		for {
			if _, err := io.WriteString(w, piece); err != nil {
				return
			}
			time.Sleep(pause)
		}
	}
}

// silence writes a piece and then nothing for a day.
func silence(s string) func(io.Writer) {
	return func(w io.Writer) {
		io.WriteString(w, s)
		time.Sleep(24 * time.Hour)
	}
}

const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

// packed is an answer in the encodings named, the innermost first.
func packed(label string, body []byte, with ...string) func(io.Writer) {
	for _, name := range with {
		body = pack(name, body)
	}
	return text(fmt.Sprintf("%sContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s", ok, label, len(body), body))
}

func pack(name string, body []byte) []byte {
	var b bytes.Buffer
	w := packer(name, &b)
	w.Write(body)
	w.Close()
	return b.Bytes()
}

func packer(name string, b io.Writer) io.WriteCloser {
	switch name {
	case "gzip":
		return gzip.NewWriter(b)
	case "br":
		return brotli.NewWriterLevel(b, 1)
	case "zlib":
		return zlib.NewWriter(b)
	case "deflate":
		w, _ := flate.NewWriter(b, 6)
		return w
	case "zstd":
		w, _ := zstd.NewWriter(b, zstd.WithEncoderConcurrency(1))
		return w
	}
	panic(name)
}

// bomb streams zeros in the given encoding until the other side hangs up.
func bomb(name, label string) func(io.Writer) {
	return func(w io.Writer) {
		io.WriteString(w, ok+"Content-Encoding: "+label+"\r\nConnection: close\r\n\r\n")
		p := packer(name, w)
		zeros := make([]byte, 1<<20)
		for range 1 << 10 { // one GiB
			if _, err := p.Write(zeros); err != nil {
				return
			}
		}
		p.Close()
	}
}

var (
	whole  = []byte(strings.Repeat(page, 200))
	zeros  = make([]byte, 40<<20)
	noise  = func() []byte { b := make([]byte, 4096); rand.Read(b); return b }()
	gzHalf = func() []byte { b := pack("gzip", whole); return b[:len(b)/2] }()
)

// hostileAnswers are answers of a server that means ill, or does not know better.
var hostileAnswers = []struct {
	name string
	want Kind
	give func(io.Writer)
}{
	// No HTTP.
	{"HTTP/0.9", BadAnswer, text("<p>Moin</p>\r\n")},
	{"another protocol", BadAnswer, text("SSH-2.0-OpenSSH_9.9\r\n")},
	{"noise", BadAnswer, text(string(noise) + "\r\n\r\n")},
	{"TLS where there should be none", BadAnswer, text("\x15\x03\x01\x00\x02\x02\x28\r\n\r\n")},
	{"nothing at all", Unreachable, text("")},
	{"half a status line", BadAnswer, text("HTTP/1.1 20")},
	{"a status that is no number", BadAnswer, text("HTTP/1.1 abc OK\r\n\r\n")},
	{"a negative status", BadAnswer, text("HTTP/1.1 -20 OK\r\n\r\n")},
	{"status 0", BadAnswer, text("HTTP/1.1 000 OK\r\n\r\n")},
	{"status 999", BadAnswer, text("HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n")},
	{"HTTP/9.9", BadAnswer, text("HTTP/9.9.9 200 OK\r\n\r\n")},
	{"header cut off", BadAnswer, text("HTTP/1.1 200 OK\r\nContent-Ty")},
	{"header without a colon", BadAnswer, text("HTTP/1.1 200 OK\r\nMoin\r\n\r\n")},
	{"zero bytes in the header", BadAnswer, text("HTTP/1.1 200 OK\r\nA\x00B: c\x00d\r\n\r\n")},
	{"only early hints", TooLarge, forever("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 0)},
	{"another protocol offered", BadAnswer, text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n")},

	// Floods.
	{"a header without end", TooLarge, forever("HTTP/1.1 200 OK\r\n", "X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n", 0)},
	{"a header line without end", TooLarge, forever("HTTP/1.1 200 OK\r\nX-A: ", strings.Repeat("a", 4096), 0)},
	{"a status line without end", TooLarge, forever("HTTP/1.1 200 ", strings.Repeat("O", 4096), 0)},
	{"a body without end", TooLarge, forever(ok+"\r\n", strings.Repeat("<p>Moin</p>", 4096), 0)},
	{"chunks without end", TooLarge, forever(ok+"Transfer-Encoding: chunked\r\n\r\n", "1000\r\n"+strings.Repeat("a", 0x1000)+"\r\n", 0)},
	{"a length beyond the limit", TooLarge, text(ok + "Content-Length: 17179869184\r\n\r\n<p>")},
	{"16 MiB and a byte", TooLarge, text(ok + "\r\n" + strings.Repeat("a", 16<<20+1))},

	// Slowness.
	{"no answer", Slow, silence("")},
	{"half a header, then nothing", Slow, silence("HTTP/1.1 200 OK\r\nContent-Type: te")},
	{"a header byte every second", Slow, forever("HTTP/1.1 200 OK\r\nX-A: ", "a", time.Second)},
	{"half a body, then nothing", Slow, silence(ok + "Content-Length: 100000\r\n\r\n" + page)},
	{"a header, then nothing", Slow, silence(ok + "\r\n")},
	{"a body byte every ten seconds", Slow, forever(ok+"\r\n", "a", 10*time.Second)},
	{"a chunk every ten seconds", Slow, forever(ok+"Transfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n", 10*time.Second)},
	{"half a chunk, then nothing", Slow, silence(ok + "Transfer-Encoding: chunked\r\n\r\n1000\r\naaa")},
	{"half a gzip, then nothing", Slow, silence(ok + "Content-Encoding: gzip\r\n\r\n" + string(gzHalf))},

	// Lies about length.
	{"shorter than it says", Damaged, text(ok + "Content-Length: 100000\r\n\r\n" + page)},
	{"longer than it says", "", text(ok + "Content-Length: 15\r\n\r\n<p>Moin Moin</p>" + page)},
	{"a negative length", BadAnswer, text(ok + "Content-Length: -5\r\n\r\n" + page)},
	{"a length that is no number", BadAnswer, text(ok + "Content-Length: many\r\n\r\n" + page)},
	{"two lengths", BadAnswer, text(ok + "Content-Length: 5\r\nContent-Length: 500\r\n\r\n" + page)},
	{"a length beyond 64 bits", BadAnswer, text(ok + "Content-Length: 99999999999999999999999\r\n\r\n" + page)},
	{"empty", Empty, text(ok + "Content-Length: 0\r\n\r\n")},
	{"blank", Empty, text(ok + "Content-Length: 6\r\n\r\n \n\t\r\n ")},
	{"empty inside gzip", Empty, packed("gzip", nil, "gzip")},

	// Chunks.
	{"a chunk length that is no number", Damaged, text(ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\nMoin\r\n0\r\n\r\n")},
	{"a negative chunk", Damaged, text(ok + "Transfer-Encoding: chunked\r\n\r\n-5\r\nMoin\r\n0\r\n\r\n")},
	{"a chunk beyond 64 bits", Damaged, text(ok + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nMoin\r\n0\r\n\r\n")},
	{"a chunk length without end", Damaged, forever(ok+"Transfer-Encoding: chunked\r\n\r\n", "0", 0)},
	{"a chunk longer than it says", Damaged, text(ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nMoin\r\n0\r\n\r\n")},
	{"chunks without the last", Damaged, text(ok + "Transfer-Encoding: chunked\r\n\r\n4\r\nMoin\r\n")},
	{"chunk extensions without end", Damaged, forever(ok+"Transfer-Encoding: chunked\r\n\r\n1;", "a=b;", 0)},
	{"a transfer encoding that does not exist", BadAnswer, text(ok + "Transfer-Encoding: moin\r\n\r\n" + page)},
	{"trailers without end", Damaged, forever(ok+"Transfer-Encoding: chunked\r\n\r\n4\r\nMoin\r\n0\r\n", "X: y\r\n", 0)},

	// Encodings.
	{"a gzip bomb", TooLarge, bomb("gzip", "gzip")},
	{"a brotli bomb", TooLarge, bomb("br", "br")},
	{"a zstd bomb", TooLarge, bomb("zstd", "zstd")},
	{"a deflate bomb", TooLarge, bomb("deflate", "deflate")},
	{"a zlib bomb", TooLarge, bomb("zlib", "deflate")},
	{"a gzip bomb in gzip", TooLarge, packed("gzip, gzip", zeros, "gzip", "gzip")},
	{"a brotli bomb in gzip", TooLarge, packed("br, gzip", zeros, "br", "gzip")},
	{"a gzip bomb served as a file", TooLarge, packed("identity", zeros, "gzip")},
	{"gzip in gzip in gzip", Damaged, packed("gzip, gzip, gzip", whole, "gzip", "gzip", "gzip")},
	{"a gzip file in gzip in gzip", Damaged, packed("gzip, gzip", whole, "gzip", "gzip", "gzip")},
	{"a thousand encodings", Damaged, packed(strings.Repeat("gzip,", 1000), whole)},
	{"half a gzip", Damaged, packed("gzip", gzHalf)},
	{"half a brotli", Damaged, packed("br", pack("br", whole)[:100])},
	{"half a zstd", Damaged, packed("zstd", pack("zstd", whole)[:60])},
	{"half a deflate", Damaged, packed("deflate", pack("deflate", whole)[:80])},
	{"gzip that is none", Damaged, packed("gzip", whole)},
	{"brotli that is none", Damaged, packed("br", whole)},
	{"zstd that is none", Damaged, packed("zstd", whole)},
	{"deflate that is none", Damaged, packed("deflate", noise)},
	{"gzip called brotli", Damaged, packed("br", whole, "gzip")},
	{"gzip with a wrong checksum", Damaged, func(w io.Writer) {
		b := pack("gzip", whole)
		b[len(b)-6] ^= 0xff
		packed("gzip", b)(w)
	}},
	{"gzip with rubbish after it", Damaged, packed("gzip", append(pack("gzip", whole), noise...))},
	{"an encoding that does not exist", Damaged, packed("moin", whole)},
	{"compress, which nobody asked for", Damaged, packed("compress", whole)},
	{"a zstd window of 1 GiB", Damaged, packed("zstd", []byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 0x01, 0x00, 0x00})},

	// Types.
	{"a picture", NotText, text("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\nx")},
	{"a film without end", NotText, forever("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n", "x", time.Second)},
	{"a PDF", NotText, text("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7")},
	{"an archive", NotText, text("HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\n\r\nPK")},
	{"a picture called a page", NotText, text(ok + "\r\n\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + string(noise))},
	{"a PDF called a page", NotText, text(ok + "\r\n%PDF-1.7\n" + string(noise))},
	{"an archive called a page", NotText, text(ok + "\r\nPK\x03\x04" + string(noise))},
	{"a program without a type", NotText, text("HTTP/1.1 200 OK\r\n\r\n\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00")},
	{"a type that is none", "", text("HTTP/1.1 200 OK\r\nContent-Type: ;;;=\r\n\r\n" + page)},

	// Statuses.
	{"204", Empty, text("HTTP/1.1 204 No Content\r\n\r\n")},
	{"206 that nobody asked for", BadAnswer, text("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-3/100\r\nContent-Length: 4\r\n\r\nMoin")},
	{"300", BadAnswer, text("HTTP/1.1 300 Multiple Choices\r\nContent-Length: 0\r\n\r\n")},
	{"304 at the first visit", BadAnswer, text("HTTP/1.1 304 Not Modified\r\n\r\n")},
	{"control characters in the header", BadAnswer, text("HTTP/1.1 200 OK\r\nServer: \x1b[31m\r\n\r\n")},
	{"401", Forbidden, text("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n")},
	{"403", Forbidden, text("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")},
	{"404 with a body without end", NotFound, forever("HTTP/1.1 404 Not Found\r\n\r\n", "x", 0)},
	{"410", Gone, text("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")},
	{"418", BadAnswer, text("HTTP/1.1 418 I'm a teapot\r\nContent-Length: 0\r\n\r\n")},
	{"429", Limited, text("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n")},
	{"451", Forbidden, text("HTTP/1.1 451 Unavailable For Legal Reasons\r\nContent-Length: 0\r\n\r\n")},
	{"500", ServerError, text("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n")},
	{"503", Limited, text("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")},
	{"599", ServerError, text("HTTP/1.1 599 \x1b[2J\r\nContent-Length: 0\r\n\r\n")},

	// Redirects.
	{"a redirect to nowhere", Redirects, location("")},
	{"a redirect without Location", Redirects, text("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")},
	{"a redirect to itself", Redirects, location("/a")},
	{"a redirect to itself, relative", Redirects, location("")},
	{"a redirect to itself with a fragment", Redirects, location("/a#b")},
	{"a redirect of 10,000 bytes", Redirects, location("/" + strings.Repeat("a", 10_000))},
	{"a redirect to rubbish", Redirects, location("http://[::1")},
	{"a redirect to a file", Scheme, location("file:///etc/passwd")},
	{"a redirect to a script", Scheme, location("javascript:alert(1)")},
	{"a redirect to data", Scheme, location("data:text/html,<p>Moin")},
	{"a redirect to gopher", Scheme, location("gopher://127.0.0.1:6379/_FLUSHALL")},
	{"a redirect to mail", Scheme, location("mailto:desk@press.example")},
	{"a redirect home", Private, location("http://127.0.0.1/admin")},
	{"a redirect home without a scheme", Private, location("//127.0.0.1/admin")},
	{"a redirect to metadata", Private, location("http://169.254.169.254/latest/meta-data/")},
	{"a redirect home, mapped", Private, location("http://[::ffff:127.0.0.1]/")},
	{"a redirect home through NAT64", Private, location("http://[64:ff9b::127.0.0.1]/")},
	{"a redirect home by name", Private, location("http://localhost/")},
	{"a redirect home in disguise", BadAddress, location("http://0x7f.1/")},
	{"a redirect with a password", Credentials, location("http://top:secret@press.example/b")},
	{"a redirect to another service", Port, location("http://press.example:25/")},
	{"a redirect to a host that does not exist", NoHost, location("http://nowhere.example/")},
}

func location(to string) func(io.Writer) {
	return text("HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n")
}

func TestHostileAnswers(t *testing.T) {
	for _, tt := range hostileAnswers {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				n := raw(tt.give)
				n.names = homeward
				r, err := n.client(t, Options{}).Get(t.Context(), "http://press.example/a", Conditions{})
				if got := KindOf(err); got != tt.want {
					t.Errorf("kind %q, want %q: %v", got, tt.want, err)
				}
				if err == nil && len(r.Body) == 0 {
					t.Error("neither body nor error")
				}
				readable(t, err)
				t.Log(err)
			})
		})
	}
	t.Logf("%d answers", len(hostileAnswers))
}

// Every encoding is read where nothing is wrong with it.
func TestEncodings(t *testing.T) {
	for _, tt := range []struct {
		label string
		with  []string
	}{
		{"", nil}, {"identity", nil}, {"gzip", []string{"gzip"}}, {"X-GZip", []string{"gzip"}}, {"br", []string{"br"}},
		{"zstd", []string{"zstd"}}, {"deflate", []string{"deflate"}}, {"deflate", []string{"zlib"}},
		{"gzip, br", []string{"gzip", "br"}}, {"identity", []string{"gzip"}}, {"gzip", []string{"gzip", "gzip"}},
	} {
		synctest.Test(t, func(t *testing.T) {
			c := raw(packed(tt.label, whole, tt.with...)).client(t, Options{})
			r, err := c.Get(t.Context(), "http://press.example/", Conditions{})
			if err != nil || !bytes.Equal(r.Body, whole) {
				t.Errorf("%s %v: %d bytes, %v", tt.label, tt.with, len(r.Body), err)
			}
		})
	}
}

// A page of exactly the limit is read.
func TestLimitIsInclusive(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		body := strings.Repeat("a", 1000)
		c := raw(text(ok+"\r\n"+body)).client(t, Options{Limits: Limits{Body: 1000}})
		if r, err := c.Get(t.Context(), "http://press.example/", Conditions{}); err != nil || string(r.Body) != body {
			t.Errorf("%d bytes, %v", len(r.Body), err)
		}
	})
}
