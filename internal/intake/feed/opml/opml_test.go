package opml

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"synopse/internal/intake"
)

// show writes feeds as "folder/folder: title <address> home", one a line.
func show(l List) string {
	var b strings.Builder
	for _, f := range l.Feeds {
		b.WriteString(strings.Join(f.Folders, "/") + ": " + f.Title + " <" + f.Address + "> " + f.Home + "\n")
	}
	return strings.TrimSpace(b.String())
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":                     {`<opml version="2.0"><head><title>Meine</title></head><body><outline text="A" xmlUrl="https://a.example/f" htmlUrl="https://a.example/"/></body></opml>`, ": A <https://a.example/f> https://a.example/"},
		"folders":                   {`<opml><body><outline text="Presse"><outline text="Nord"><outline text="A" xmlUrl="https://a.example/f"/></outline><outline text="B" xmlUrl="https://b.example/f"/></outline><outline text="C" xmlUrl="https://c.example/f"></outline></body></opml>`, "Presse/Nord: A <https://a.example/f> \nPresse: B <https://b.example/f> \n: C <https://c.example/f>"},
		"title instead of text":     {`<opml><outline title="A" xmlUrl="https://a.example/f"/></opml>`, ": A <https://a.example/f>"},
		"upper case":                {`<OPML><BODY><OUTLINE TEXT="A" XMLURL="https://a.example/f"/></BODY></OPML>`, ": A <https://a.example/f>"},
		"bare ampersands":           {`<opml><outline text="A & B" xmlUrl="https://a.example/f?x=1&y=2"/></opml>`, ": A & B <https://a.example/f?x=1&y=2>"},
		"angle brackets in a value": {`<opml><outline text="A <b> > C" xmlUrl="https://a.example/f"/></opml>`, ": A <b> > C <https://a.example/f>"},
		"entities of HTML":          {`<opml><outline text="K&uuml;ste" xmlUrl="https://a.example/f"/></opml>`, ": Küste <https://a.example/f>"},
		"latin-1 that says UTF-8":   {"<?xml version='1.0' encoding='UTF-8'?><opml><outline text='K\xfcste' xmlUrl='https://a.example/f'/></opml>", ": Küste <https://a.example/f>"},
		"cut off":                   {`<opml><body><outline text="A" xmlUrl="https://a.example/f"/><outline text="B" xmlUrl="https://b.exam`, ": A <https://a.example/f>"},
		"no root":                   {`<outline text="A" xmlUrl="https://a.example/f"/>`, ": A <https://a.example/f>"},
		"twice":                     {`<opml><outline text="A" xmlUrl="https://a.example/f"/><outline text="A2" xmlUrl="https://a.example/f"/></opml>`, ": A <https://a.example/f>"},
		"not on the web":            {`<opml><outline text="A" xmlUrl="file:///etc/passwd"/><outline text="B" xmlUrl="javascript:x"/><outline text="C" xmlUrl="c"/><outline text="D" xmlUrl="feed://d.example/f"/></opml>`, ": D <https://d.example/f>"},
		"rss with url":              {`<opml><outline type="rss" text="A" url="https://a.example/f"/><outline type="link" text="B" url="https://b.example/"/></opml>`, ": A <https://a.example/f>"},
		"entities of a type":        {`<!DOCTYPE opml [<!ENTITY x "https://evil.example/">]><opml><outline text="A" xmlUrl="https://a.example/f"/><outline text="B" xmlUrl="&x;"/></opml>`, ": A <https://a.example/f>"},
		"end tags too many":         {`<opml></outline></outline><outline text="A" xmlUrl="https://a.example/f"/></opml>`, ": A <https://a.example/f>"},
		"empty":                     {`<opml><head><title/></head><body></body></opml>`, ""},
		"deep":                      {"<opml>" + strings.Repeat(`<outline text="o">`, 100_000) + `<outline text="A" xmlUrl="https://a.example/f"/></opml>`, strings.TrimPrefix(strings.Repeat("/o", maxDepth), "/") + ": A <https://a.example/f>"},
	} {
		l, err := Read([]byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := show(l); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
	for in, code := range map[string]intake.Code{
		"": NotOPML, "Hallo": NotOPML, "<rss><channel/></rss>": NotOPML, "\x00\x01": intake.Binary, strings.Repeat("x", maxSize+1): intake.TooLarge,
	} {
		var e *intake.Error
		if _, err := Read([]byte(in)); !errors.As(err, &e) || e.Code != code || e.Hint == "" {
			t.Errorf("%.20q: %v, want %q", in, err, code)
		}
	}
}

// TestWriteReads: what is written reads back, in the order of the folders.
func TestWriteReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[A-Za-zäöü&<>"'0-9]{1,8}( [A-Za-zäöü&<>"']{1,8})?`)
		var l List
		for i := range rapid.IntRange(0, 8).Draw(t, "n") {
			f := Feed{Address: "https://example.org/" + string(rune('a'+i)) + "?x=1&y=<2>", Title: text.Draw(t, "title")}
			f.Folders = rapid.SliceOfN(text, 0, 2).Draw(t, "folders")
			if len(f.Folders) == 0 {
				f.Folders = nil
			}
			l.Feeds = append(l.Feeds, f)
		}
		data, err := Write(l, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		again, err := Write(got, time.Time{})
		if err != nil || string(again) != string(data) {
			t.Fatalf("written again it differs:\n%s\n%s", data, again)
		}
		byAddress := map[string]Feed{}
		for _, f := range got.Feeds {
			byAddress[f.Address] = f
		}
		for _, f := range l.Feeds {
			if !reflect.DeepEqual(byAddress[f.Address], f) {
				t.Fatalf("%+v reads back as %+v", f, byAddress[f.Address])
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<opml><body><outline text="A & B"><outline xmlUrl="https://a.example/f?x&y"/></outline></body></opml>`))
	f.Add([]byte(`<outline xmlUrl='https://a.example/>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Read(data)
		if err != nil {
			return
		}
		for _, feed := range l.Feeds {
			if !onTheWeb(feed.Address) {
				t.Fatalf("address %q", feed.Address)
			}
		}
		if _, err := Write(l, time.Time{}); err != nil {
			t.Fatal(err)
		}
	})
}
