package importer

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synopse/internal/intake/warc/warctest"
	"synopse/internal/library/sqlite"
)

// write writes a file below dir, dated so that runs are alike.
func write(t *testing.T, dir, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	dated := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	if err := os.Chtimes(path, dated, dated); err != nil {
		t.Fatal(err)
	}
	return path
}

func zip(b []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(b)
	w.Close()
	return out.Bytes()
}

const list = `<html lang="de"><head><title>Morgenwarte: Nachrichten</title></head><body>` +
	`<ul><li><a href="/1">Hafen wird tiefer</a></li><li><a href="/2">Fähren fahren wieder</a></li><li><a href="/3">Brücke gesperrt</a></li></ul></body></html>`

// archiveOf is an archive of n pages with what stands between pages in real ones.
func archiveOf(zipped bool, from, n int) *warctest.Archive {
	a := &warctest.Archive{Gzip: zipped}
	a.Part(warctest.Record("warcinfo", "", []byte("software: x\r\n")))
	for i := from; i < from+n; i++ {
		at := fmt.Sprintf("https://morgenwarte.example/politik/%d?utm_source=x", i)
		a.Page(at, warctest.Report(i))
		switch i % 5 {
		case 1:
			a.Part(warctest.Record("response", at+"&x=1", warctest.Answer(301, "", "Location: /")))
		case 2:
			a.Part(warctest.Record("response", "https://morgenwarte.example/", warctest.Answer(200, list)))
		case 3:
			a.Part(warctest.Record("revisit", at, nil))
		case 4:
			a.Part(warctest.RecordOf("response", at, "99999999", []byte("HTTP/1.1 200 OK\r\n\r\n<p>cut")))
		}
	}
	return a
}

func jsonLine(i int, text string) string {
	return fmt.Sprintf(`{"title":"Brücke %[1]d gesperrt","maintext":"Die Brücke Nummer %[1]d ist seit dem Morgen gesperrt, wie die Stadt mitteilte. %[2]s\nDie Arbeiten sollen nach ihren Angaben drei Wochen dauern, und der Verkehr wird umgeleitet.","url":"https://kuestenblatt.example/bruecke/%[1]d","date_publish":"2026-11-1%[3]d 06:00:00","date_download":"2026-11-20 07:00:00","language":"de","source_domain":"kuestenblatt.example","authors":["Jonte Harms"]}`, i, text, i%10) + "\n"
}

func letter(i int) string {
	return fmt.Sprintf("From news@post.example Fri Nov 20 06:00:00 2026\nFrom: =?utf-8?q?K=C3=BCstenblatt?= <news@post.example>\nSubject: Der Tag am Meer %[1]d\nMessage-ID: <%[1]d@post.example>\nDate: Fri, 20 Nov 2026 06:0%[1]d:00 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nDie F=C3=A4hre Nummer %[1]d f=C3=A4hrt seit Sonntag wieder zwischen Talhafen =\nund Oberstadt, teilte die Reederei mit.\n\nSie war wegen eines Schadens an der Maschine drei Wochen lang ausgefallen.\n\n", i)
}

// fixture makes a folder with every kind of input and gives it.
func fixture(t *testing.T) string {
	dir := t.TempDir()
	write(t, dir, "a/page.html", []byte(warctest.Report(900)))
	write(t, dir, "a/list.html", []byte(list))
	write(t, dir, "a/text.txt", []byte("Hafen gesperrt\n\nDer Hafen von Talhafen ist seit Montag gesperrt, weil ein Schiff auf Grund gelaufen ist, teilte die Behörde mit.\n"))
	write(t, dir, "a/.hidden.html", []byte(warctest.Report(901)))
	write(t, dir, "b/news.warc.gz", archiveOf(true, 0, 23).Bytes())
	write(t, dir, "b/plain.warc", archiveOf(false, 20, 12).Bytes())
	one := zip(archiveOf(false, 40, 7).Bytes())
	write(t, dir, "b/single-member.warc.gz", one)
	var lines strings.Builder
	for i := range 9 {
		lines.WriteString(jsonLine(i, ""))
		if i%3 == 0 {
			lines.WriteString("{broken\n\n")
			lines.WriteString(jsonLine(i, "Nun dauert es länger."))
		}
	}
	write(t, dir, "c/news.jsonl", []byte(lines.String()))
	write(t, dir, "c/more.jsonl.gz", zip([]byte(strings.ReplaceAll(lines.String(), "bruecke", "kanal"))))
	write(t, dir, "d/letters.mbox", []byte(letter(1)+letter(2)+letter(3)))
	_, first, _ := strings.Cut(letter(7), "\n")
	write(t, dir, "d/one.eml", []byte(first))
	write(t, dir, "d/picture.jpg", []byte("\xff\xd8\xff\xe0\x00\x10JFIF"))
	return dir
}

func openAt(path string) (*sqlite.Library, error) { return sqlite.Open(context.Background(), path) }

func openLibrary(t *testing.T, path string) *sqlite.Library {
	t.Helper()
	l, err := openAt(path)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// dump gives all that a library's file holds, but for what only says how it came
// about: numbers of rows, when migrations were applied.
func dump(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var b strings.Builder
	for _, q := range []string{
		"SELECT * FROM reports ORDER BY id",
		"SELECT * FROM addresses ORDER BY address, report",
		"SELECT id, day, report, outlet, title, language, published, text, rest, source, first_seen, last_seen FROM revisions ORDER BY id",
		"SELECT * FROM inputs ORDER BY input",
		"SELECT outlet, hex(notes) FROM outlets ORDER BY outlet",
	} {
		rows, err := db.Query(q)
		if err != nil {
			t.Fatal(err)
		}
		names, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values := make([]any, len(names))
			for i := range values {
				values[i] = new(sql.NullString)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			for _, v := range values {
				fmt.Fprintf(&b, "%q ", v.(*sql.NullString).String)
			}
			b.WriteString("\n")
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
