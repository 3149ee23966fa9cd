package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"synopse/report"
)

const (
	sentence = "Die Fähren zwischen Talhafen und Oberstadt fahren nach elf Tagen wieder, teilte die Reederei am Sonntag mit."
	second   = "Die Gewerkschaft will am Mittwoch weiter verhandeln und hat bis dahin auf neue Streiks verzichtet."
)

func pageOf(body string) string {
	return "<html><head><title>Fähren fahren</title></head><body>" + body + "</body></html>"
}

func TestEncodings(t *testing.T) {
	latin := func(s string) []byte {
		var b []byte
		for _, r := range s {
			b = append(b, byte(r))
		}
		return b
	}
	wide := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(sentence)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	meta := pageOf(`<meta charset="iso-8859-1"><h1>Fähren</h1><p>` + sentence + "</p><p>" + second + "</p>")
	far := pageOf(strings.Repeat(" ", 3000) + "<p>" + sentence + "</p><p>" + second + "</p>")
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"utf-8", []byte(sentence)},
		{"utf-8 with mark", append([]byte("\xEF\xBB\xBF"), sentence...)},
		{"utf-16", wide},
		{"utf-16 without mark", wide[2:]},
		{"windows-1252", latin(sentence)},
		{"declared latin-1", latin(meta)},
		{"utf-8 declared as latin-1", []byte(meta)},
		{"umlauts after the first kilobytes", []byte(far)},
		{"decomposed", []byte(strings.ReplaceAll(sentence, "ä", "a\u0308"))},
		{"soft hyphens", []byte(strings.ReplaceAll(sentence, "fahren", "fah\u00ADren"))},
	} {
		r, err := Read("x", c.data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !strings.Contains(r.Text, sentence) {
			t.Errorf("%s: reads %.80q", c.name, r.Text)
		}
	}
}

func TestBrokenUTF8IsKeptAndNoted(t *testing.T) {
	data := []byte(sentence + " " + second + "\n\nDer B\xfcrgermeister schwieg dazu, wie schon an den Tagen zuvor.\n")
	r, err := Read("x.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(r.Text, "Der Bürgermeister schwieg") || !strings.Contains(r.Text, "Fähren") {
		t.Errorf("the text is %q", r.Text)
	}
	if len(r.Discarded) != 1 || r.Discarded[0].Reason != "not in the stated encoding" {
		t.Errorf("the odd byte is not noted: %v", r.Discarded)
	}
}

func TestFailures(t *testing.T) {
	links := strings.Repeat(`<li><a href="/x">Ein Verweis auf einen anderen Bericht der Zeitung</a></li>`, 60)
	for _, c := range []struct {
		name string
		data string
		code Code
	}{
		{"empty.txt", "", Empty},
		{"blank.html", " \n\t ", Empty},
		{"picture.html", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Binary},
		{"paper.html", "%PDF-1.7 and so on", Binary},
		{"noise.txt", "a\x00b\x01c\x02", Binary},
		{"menu.html", pageOf("<nav><a href='/'>Start</a></nav>"), NoArticle},
		{"list.html", pageOf("<ul>" + links + "</ul>"), ListPage},
		{"consent.html", pageOf("<div id='consent'><p>" + strings.Repeat("Wir und unsere Partner speichern Angaben auf Ihrem Gerät. ", 8) + "</p><button>Akzeptieren</button></div>"), ConsentWall},
		{"clutter.txt", "Zum Inhalt springen\nloading...\n00:19\n", NoArticle},
	} {
		_, err := Read(c.name, []byte(c.data))
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: error is %v, want %s", c.name, err, c.code)
			continue
		}
		if e.Code != c.code || e.Source != c.name || e.What == "" || e.Hint == "" {
			t.Errorf("%s: %#v, want code %s", c.name, e, c.code)
		}
	}
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.html")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(200 << 20); err != nil { // sparse: nothing is written
		t.Skip("no sparse files here:", err)
	}
	f.Close()
	good := filepath.Join(dir, "good.txt")
	if err := os.WriteFile(good, []byte(sentence), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	for path, code := range map[string]Code{large: TooLarge, dir: Directory, filepath.Join(dir, "none"): NotFound} {
		if _, err := File(ctx, path, nil); CodeOf(err) != code {
			t.Errorf("%s: %v, want %s", path, err, code)
		}
	}
	if data, err := File(ctx, good, nil); err != nil || string(data) != sentence {
		t.Errorf("reading a file gives %q, %v", data, err)
	}
	if data, err := File(ctx, Stdin, strings.NewReader(sentence)); err != nil || string(data) != sentence {
		t.Errorf("reading standard input gives %q, %v", data, err)
	}
	if _, err := File(ctx, Stdin, endless{}); CodeOf(err) != TooLarge {
		t.Errorf("endless input gives %v", err)
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := File(gone, Stdin, endless{}); CodeOf(err) != Interrupted {
		t.Errorf("interrupted reading gives %v", err)
	}
}

// TestLongTexts reads texts that would take minutes if a step were quadratic.
func TestLongTexts(t *testing.T) {
	for name, s := range map[string]string{
		"headings":       strings.Repeat("Eine Überschrift ohne Ende\n\n", 20_000) + sentence,
		"wrapped":        strings.Repeat("Die Fähren zwischen Talhafen und Oberstadt fahren wieder nach\n", 20_000),
		"dates":          sentence + strings.Repeat("\n\n3. März 2024", 20_000) + "\n\n" + second,
		"bylines":        sentence + strings.Repeat("\n\nVon Petra Probe", 20_000),
		"photo credits":  sentence + strings.Repeat("\n\nFähre im Nebel\n\nFoto: Anna Beispiel", 10_000),
		"one line":       strings.Repeat(sentence+" ", 20_000),
		"no spaces":      strings.Repeat("Fähre", 400_000) + ". " + sentence,
		"parentheses":    strings.Repeat("(", 300_000) + sentence,
		"sentence ends":  strings.Repeat(". ", 300_000) + sentence,
		"markdown list":  "# Titel\n\n" + strings.Repeat("- ein Punkt\n", 20_000),
		"markdown quote": "# Titel\n\n" + strings.Repeat("> ein Zitat\n", 20_000),
		"byline page":    pageOf("<article>" + strings.Repeat("<p class=byline>By Jane Doe</p>", 20_000) + "<p>" + sentence + " " + second + "</p></article>"),
		"heading page":   pageOf("<article>" + strings.Repeat("<h2>Eine Überschrift</h2>", 20_000) + "<p>" + sentence + " " + second + "</p></article>"),
		"time page":      pageOf(strings.Repeat("<time>", 400) + "<p>" + sentence + " " + second + "</p>"),
	} {
		r, err := Read("x", []byte(s))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		check(t, name, r)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestBodyInMetadataOnly(t *testing.T) {
	ld := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Fähren fahren wieder","articleBody":"` + sentence + `\n\n` + second + " " + second + `"}</script>`
	r, err := Read("x.html", []byte("<html><head>"+ld+"</head><body><nav><a href='/'>Start</a></nav><div id='app'></div></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Fähren fahren wieder\n\n" + sentence + "\n\n" + second + " " + second; r.Text != want {
		t.Errorf("reads %q, want %q", r.Text, want)
	}
	check(t, "metadata", r)
}

// check is what must hold for every report.
func check(t *testing.T, name string, r report.Report) {
	t.Helper()
	runes, at := []rune(r.Text), 0
	for _, b := range r.Blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(runes) {
			t.Fatalf("%s: block %v of a text of %d", name, b, len(runes))
		}
		for _, c := range runes[at:b.Start] {
			if !unicode.IsSpace(c) {
				t.Fatalf("%s: %q between blocks", name, c)
			}
		}
		if text := string(runes[b.Start:b.End]); strings.TrimSpace(text) != text || strings.ContainsAny(text, "\n\t\u00AD\u200B") {
			t.Fatalf("%s: block text %q is not clean", name, text)
		}
		at = b.End
	}
	if at != len(runes) {
		t.Fatalf("%s: text after the last block", name)
	}
	for _, d := range r.Discarded {
		if d.Text == "" || d.Reason == "" {
			t.Fatalf("%s: something was left out without text or reason: %v", name, d)
		}
	}
	if r.Title == "" || strings.ContainsRune(r.Title, '\n') {
		t.Fatalf("%s: title %q", name, r.Title)
	}
}

func FuzzRead(f *testing.F) {
	inputs, _ := filepath.Glob("testdata/golden/*")
	for _, in := range inputs {
		if data, err := os.ReadFile(in); err == nil {
			f.Add(filepath.Ext(in), data)
		}
	}
	f.Add(".html", []byte("<p>a<table><b><td>(dpa) – </p>"))
	f.Add(".txt", []byte("Von \n(dpa, ) GENF/ (Reuters) –\n– [x](\xff"))
	f.Fuzz(func(t *testing.T, ext string, data []byte) {
		r, err := Read("x"+ext, data)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Source == "" || e.What == "" {
				t.Fatalf("error %v says too little", err)
			}
			return
		}
		check(t, "fuzz", r)
		again, err := Read("x"+ext, data)
		if err != nil || again.Text != r.Text || len(again.Discarded) != len(r.Discarded) {
			t.Fatal("reading twice gives two reports")
		}
	})
}

// A page of far more elements than any report has is refused before a tree is
// made of it; one just below the limit is read.
func TestTags(t *testing.T) {
	story := "<html><body><article><h1>Fähre auf Grund</h1><p>" + strings.Repeat("Die Fähre Aurelia lief am Dienstag vor dem Leuchtturm auf Grund. ", 8) + "</p></article>"
	many := strings.Repeat("<b></b>", MaxTags/2)
	if _, err := Read("many.html", []byte(story+many)); CodeOf(err) != TooLarge || !strings.Contains(err.Error(), "300000 tags") {
		t.Errorf("too many tags: %v", err)
	}
	r, err := Read("fewer.html", []byte(story+many[:len(many)/2]))
	if err != nil || !strings.Contains(r.Text, "Leuchtturm") {
		t.Errorf("fewer tags: %v", err)
	}
}
