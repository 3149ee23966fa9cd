package importer

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"synopse/internal/intake/warc/warctest"
	"synopse/internal/library"
)

// judge imports a file: the reason must be given (to one or more; "kept" means
// that nothing failed and all is kept), the good ones must be kept.
func judge(t *testing.T, lib library.Library, path, reason string, kept int, good ...string) {
	t.Helper()
	sum, failures, err := run(t, context.Background(), lib, Options{Again: true}, path)
	if err != nil {
		t.Fatal(err)
	}
	reasons := ""
	for _, f := range failures {
		reasons += f.Reason + "\n"
	}
	for r := range sum.Skipped {
		reasons += r + "\n"
	}
	got := sum.New + sum.Known + sum.Revised
	switch {
	case reason == "kept":
		if reasons != "" || got != kept+1 {
			t.Errorf("%d kept, want %d; %q", got, kept+1, reasons)
		}
	case reasons == "" || !strings.Contains(reasons, reason):
		t.Errorf("the reason is %q, want %q", reasons, reason)
	case got != kept:
		t.Errorf("%d kept, want %d; %q", got, kept, reasons)
	}
	for _, g := range good {
		if list, err := lib.Revisions(context.Background(), g); err != nil || len(list) == 0 {
			t.Errorf("%s is gone: %v; %q", g, err, reasons)
		}
	}
}

// torn are compressed archives of three pages with damage done to the second.
var torn = []struct {
	name, reason string
	kept         int
	member       func(b []byte) []byte // of the second page, packed
}{
	{"a bit flipped in the middle", "gzip member", 2, func(b []byte) []byte { b[len(b)/2] ^= 1; return b }},
	{"its first block broken", "gzip member", 2, func(b []byte) []byte { b[12] ^= 0xff; return b }},
	{"wrong checksum", "checksum", 2, func(b []byte) []byte { b[len(b)-8] ^= 1; return b }},
	{"wrong size", "checksum", 2, func(b []byte) []byte {
		binary.LittleEndian.PutUint32(b[len(b)-4:], 7)
		return b
	}},
	{"cut off in the middle", "gzip member", 2, func(b []byte) []byte { return b[:len(b)/2] }},
	{"cut off in its header", "gzip member", 2, func(b []byte) []byte { return b[:7] }},
	{"cut off before its checksum", "gzip member", 2, func(b []byte) []byte { return b[:len(b)-6] }},
	{"nothing but its magic", "gzip member", 2, func([]byte) []byte { return bytes.Repeat([]byte{0x1f, 0x8b, 8}, 5000) }},
	{"unknown method", "no gzip member", 2, func(b []byte) []byte { b[2] = 9; return b }},
	{"text between members", "no gzip member", 3, func(b []byte) []byte { return append([]byte("<html>no gzip</html>"), b...) }},
	{"zeros between members", "kept", 2, func(b []byte) []byte { return append(make([]byte, 100_000), b...) }},
	{"an empty member", "empty", 3, func(b []byte) []byte { return append(zip(nil), b...) }},
	{"a name", "kept", 2, func(b []byte) []byte { return named(b, 400) }},
	{"a name of 60 kB", "no gzip member", 2, func(b []byte) []byte { return named(b, 60_000) }},
	{"64 MB of zeros", "no record here", 3, func(b []byte) []byte { return append(zip(make([]byte, 64<<20)), b...) }},
	{"gzip in gzip", "no record here", 2, func(b []byte) []byte { return zip(b) }},
	{"a picture", "no gzip member", 3, func(b []byte) []byte { return append([]byte("\xff\xd8\xff\xe0JFIF"), b...) }},
}

// named gives a gzip member a name.
func named(b []byte, length int) []byte {
	b[3] |= 8
	return append(b[:10:10], append([]byte(strings.Repeat("n", length)+"\x00"), b[10:]...)...)
}

func TestTornArchives(t *testing.T) {
	dir := t.TempDir()
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	for i, c := range torn {
		t.Run(c.name, func(t *testing.T) {
			page := func(n int) []byte {
				return warctest.Member(warctest.Record("response", fmt.Sprintf("https://riss.example/%d/%d", i, n), warctest.Answer(200, warctest.Report(n))))
			}
			data := append(page(1), append(c.member(page(2)), page(3)...)...)
			judge(t, lib, write(t, dir, fmt.Sprintf("%d.warc.gz", i), data), c.reason, c.kept,
				fmt.Sprintf("https://riss.example/%d/1", i), fmt.Sprintf("https://riss.example/%d/3", i))
		})
	}
}

// odd are lines between two good ones.
var odd = []struct{ name, reason, line string }{
	{"10,000 nestings", "no JSON object", `{"text":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `}`},
	{"100,000 open brackets", "no JSON object", strings.Repeat(`{"a":`, 100_000)},
	{"a line of 1 MB", "kept", `{"url":"https://lang.example/1","language":"de","text":"` + strings.Repeat("Der Hafen wird tiefer, sagte die Ministerin am Montag. ", 20_000) + `"}`},
	{"a line of 20 MB", "too long", `{"text":"` + strings.Repeat("x", 20<<20) + `"}`},
	{"a list", "no JSON object", `["text"]`},
	{"a number", "no JSON object", `17`},
	{"a text", "no JSON object", `"text"`},
	{"nothing", "there is no report", `null`},
	{"an empty object", "there is no report", `{}`},
	{"cut off", "no JSON object", `{"title":"Hafen","text":"Der Ha`},
	{"two objects", "no JSON object", `{"text":"a"}{"text":"b"}`},
	{"single quotes", "no JSON object", `{'text':'a'}`},
	{"zero bytes", "no JSON object", "\x00\x00\x00"},
	{"binary", "no JSON object", "\x1f\x8b\x08\x00\xff\xfe"},
	{"text is a number", "there is no report", `{"text":7,"title":"Hafen"}`},
	{"text is deep", "there is no report", `{"text":{"text":{"text":"x"}}}`},
	{"html bomb", "", `{"html":{"content":"` + strings.Repeat("<div>", 100_000) + `"}}`},
	{"invalid UTF-8", "kept", "{\"url\":\"https://lang.example/2\",\"language\":\"de\",\"text\":\"Der Hafen wird tiefer, sagte die Ministerin am Montag der Zeitung. \xff\xfe\"}"},
	{"lone surrogates", "kept", `{"url":"https://lang.example/3","language":"de","text":"Der Hafen wird tiefer, sagte die Ministerin am Montag der Zeitung. \ud800"}`},
	{"a key twice", "kept", `{"url":"https://lang.example/4","language":"de","text":"x","text":"Der Hafen wird tiefer, sagte die Ministerin am Montag der Zeitung."}`},
	{"blocks beyond the text", "blocks do not fit", `{"text":"Hafen","blocks":[{"kind":"body","start":0,"end":99}]}`},
	{"blocks before the text", "blocks do not fit", `{"text":"Hafen","blocks":[{"kind":"body","start":-3,"end":2}]}`},
	{"blocks over each other", "blocks do not fit", `{"text":"Hafen","blocks":[{"kind":"body","start":0,"end":4},{"kind":"body","start":2,"end":5}]}`},
	{"blocks backwards", "blocks do not fit", `{"text":"Hafen","blocks":[{"kind":"body","start":4,"end":2}]}`},
	{"blocks without text", "no text", `{"blocks":[]}`},
	{"blocks that are none", "no whole report", `{"text":"Hafen","blocks":"all"}`},
	{"offset beyond 64 bits", "no whole report", `{"text":"Hafen","blocks":[{"kind":"body","start":0,"end":99999999999999999999}]}`},
	{"another language", "in French", `{"url":"https://lang.example/5","text":"Le port sera plus profond avant la fin de l'été, a déclaré la ministre lundi. Les pêcheurs ne sont pas de cet avis et veulent aller devant les tribunaux."}`},
}

func TestHostileLines(t *testing.T) {
	dir := t.TempDir()
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	for i, c := range odd {
		for _, zipped := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s gzip %v", c.name, zipped), func(t *testing.T) {
				data := []byte("\xef\xbb\xbf" + jsonLine(2*i, "") + "\r\n" + c.line + "\r\n" + jsonLine(2*i+1, ""))
				name := fmt.Sprintf("%d.jsonl", i)
				if zipped {
					data, name = zip(data), name+".gz"
				}
				judge(t, lib, write(t, dir, name, data), c.reason, 2, fmt.Sprintf("https://kuestenblatt.example/bruecke/%d", 2*i), fmt.Sprintf("https://kuestenblatt.example/bruecke/%d", 2*i+1))
			})
		}
	}
	t.Run("packed and cut off", func(t *testing.T) {
		data := zip([]byte(jsonLine(900, "") + jsonLine(901, "") + strings.Repeat("x", 1<<20)))
		judge(t, lib, write(t, dir, "cut.jsonl.gz", data[:len(data)-200]), "can't be unpacked", 2, "https://kuestenblatt.example/bruecke/900", "https://kuestenblatt.example/bruecke/901")
	})
	t.Run("packed zeros", func(t *testing.T) {
		judge(t, lib, write(t, dir, "zeros.jsonl.gz", append(zip([]byte(jsonLine(902, ""))), zip(make([]byte, 64<<20))...)), "too long", 1, "https://kuestenblatt.example/bruecke/902")
	})
}

func mailOf(header, body string) string {
	return "From news@post.example Fri Nov 20 06:00:00 2026\nFrom: Post <a@post.example>\nSubject: Hafen\nMIME-Version: 1.0\n" + header + "\n\n" + body + "\n\n"
}

const prose = "Die Fähre fährt seit Sonntag wieder zwischen Talhafen und Oberstadt, teilte die Reederei am Montag mit. Sie war drei Wochen lang ausgefallen.\n"

// letters are messages between two good ones.
var letters = []struct{ name, reason, message string }{
	{"100,000 boundaries", "there is no text", mailOf("Content-Type: multipart/mixed; boundary=b", strings.Repeat("--b\n\n\n", 100_000))},
	{"a part in a part in a part", "there is no text", mailOf("Content-Type: multipart/mixed; boundary=b", deep(100))},
	{"no boundary", "there is no text", mailOf("Content-Type: multipart/mixed", "--\n\n"+prose)},
	{"an endless boundary", "there is no text", mailOf("Content-Type: multipart/mixed; boundary="+strings.Repeat("b", 5000), "x")},
	{"a boundary that never ends", "kept", mailOf("Content-Type: multipart/mixed; boundary=b", "--b\nContent-Type: text/plain; charset=utf-8\n\n"+prose)},
	{"a header that is none", "its header is broken", "From x Fri Nov 20 06:00:00 2026\nReceived: x\nno header at all\n\n" + prose + "\n"},
	{"nothing but a header", "there is no text", mailOf("X: y", "")},
	{"base64 that is none", "there is no text", mailOf("Content-Type: text/html\nContent-Transfer-Encoding: base64", "!!!! no base64 !!!!")},
	{"quoted-printable broken at the end", "kept", mailOf("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable", prose+"=ZZ=")},
	{"unknown charset", "kept", mailOf("Content-Type: text/plain; charset=klingon", prose)},
	{"latin 1", "kept", mailOf("Content-Type: text/plain; charset=iso-8859-1", strings.ReplaceAll(prose, "ä", "\xe4"))},
	{"an attachment only", "there is no text", mailOf("Content-Type: multipart/mixed; boundary=b", "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a\n\n"+prose+"\n--b--")},
	{"a picture only", "there is no text", mailOf("Content-Type: image/png\nContent-Transfer-Encoding: base64", base64.StdEncoding.EncodeToString([]byte("png")))},
	{"a subject of encoded words", "kept", mailOf("Subject: "+strings.Repeat("=?utf-8?q?x?= ", 20_000)+"\nContent-Type: text/plain; charset=utf-8", prose)},
	{"a type that is none", "kept", mailOf("Content-Type: ;;;;=", prose)},
	{"a message of 33 MB", "too large", mailOf("X: y", strings.Repeat("x\n", 17<<20))},
}

func deep(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "--b%s\nContent-Type: multipart/mixed; boundary=b%s\n\n", strings.Repeat("x", i), strings.Repeat("x", i+1))
	}
	return b.String()
}

func TestHostileMail(t *testing.T) {
	dir := t.TempDir()
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	for i, c := range letters {
		t.Run(c.name, func(t *testing.T) {
			judge(t, lib, write(t, dir, fmt.Sprintf("%d.mbox", i), []byte(letter(1)+c.message+letter(2))), c.reason, 2, "mid:1@post.example", "mid:2@post.example")
		})
	}
}

// files are whole inputs; a good one lies beside each.
var files = []struct {
	name, reason string
	data         func() []byte
}{
	{"empty.html", "empty", func() []byte { return nil }},
	{"blank.txt", "empty", func() []byte { return []byte(" \n\t\n") }},
	{"zeros.html", "not text", func() []byte { return make([]byte, 1<<20) }},
	{"page.html.gz", "kept", func() []byte { return zip([]byte(warctest.Report(7))) }},
	{"cut.html.gz", "can't be unpacked", func() []byte { b := zip([]byte(warctest.Report(7))); return b[:len(b)/2] }},
	{"bomb.html.gz", "too large", bomb},
	{"magic.gz", "can't be unpacked", func() []byte { return []byte{0x1f, 0x8b} }},
	{"a.pdf", "not text", func() []byte { return []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") }},
	{"a.zip", "not text", func() []byte { return []byte("PK\x03\x04\x14\x00\x00\x00") }},
	{"liar.warc.gz", "no record", func() []byte { return []byte(warctest.Report(7)) }},
	{"tags.html", "", func() []byte { return bytes.Repeat([]byte("<b>"), 200_000) }},
	{"name\nwith\x1b[31m colours.html", "empty", func() []byte { return nil }},
}

func TestHostileFiles(t *testing.T) {
	for i, c := range files {
		t.Run(fmt.Sprintf("%q", c.name), func(t *testing.T) {
			dir := t.TempDir()
			lib := openLibrary(t, filepath.Join(t.TempDir(), "l.db"))
			defer lib.Close()
			write(t, dir, c.name, c.data())
			write(t, dir, "good.html", []byte(warctest.Report(1000+i)))
			judge(t, lib, dir, c.reason, 1)
		})
	}
}

// A folder with what is no file in it, and with ways that lead back.
func TestHostileFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("pipes and links are made otherwise on Windows")
	}
	dir := t.TempDir()
	lib := openLibrary(t, filepath.Join(t.TempDir(), "l.db"))
	defer lib.Close()
	write(t, dir, "z/good.html", []byte(warctest.Report(1)))
	secret := write(t, dir, "secret.html", []byte(warctest.Report(2)))
	locked := filepath.Join(dir, "locked")
	for _, err := range []error{
		syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600),
		os.Symlink(dir, filepath.Join(dir, "z", "loop")),
		os.Symlink("/dev/zero", filepath.Join(dir, "zero")),
		os.Symlink("nowhere", filepath.Join(dir, "nowhere")),
		os.Mkdir(locked, 0),
		os.Chmod(secret, 0),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(locked, 0o700)
	sum, failures, err := run(t, context.Background(), lib, Options{}, dir, filepath.Join(dir, "missing"), "/dev/zero", filepath.Join(dir, "z", "good.html"))
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]string{}
	for _, f := range failures {
		reasons[filepath.Base(f.Input)] = f.Reason
	}
	want := map[string]string{"pipe": "it is a pipe", "loop": "it is a link", "nowhere": "it is a link", "zero": "it is a device", "missing": "there is no such file"}
	kept := 1
	if os.Getuid() == 0 {
		kept = 2 // to root nothing is locked
	} else {
		want["locked"], want["secret.html"] = "you may not read it", "you may not read it"
	}
	for name, reason := range want {
		if reasons[name] != reason {
			t.Errorf("%s: %q, want %q", name, reasons[name], reason)
		}
	}
	if sum.New != kept {
		t.Errorf("%+v", sum)
	}
}
