package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"synopse/internal/intake"
)

func parse(t *testing.T, in string, w Where) Feed {
	t.Helper()
	f, err := Parse([]byte(in), w)
	if err != nil {
		t.Fatal(err)
	}
	check(t, "feed", f)
	return f
}

// item writes an item on one line.
func line(i Item) string {
	return strings.Join([]string{i.Title, i.Address, i.ID, i.Published, strings.Join(i.Authors, ", "), i.Summary}, " | ")
}

func TestFormats(t *testing.T) {
	const want = "Fähren fahren wieder | https://www.example.org/faehren | https://www.example.org/faehren | 2018-01-23T14:05:00+01:00 | Anna Muster | Der Sturm ist vorbei."
	for format, in := range map[string]string{
		"RSS 0.91": `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Küstenblatt</title><link>https://www.example.org/</link><description>Nachrichten</description>
<item><title>Fähren fahren wieder</title><link>https://www.example.org/faehren</link><description>Der Sturm ist vorbei.</description><author>anna@example.org (Anna Muster)</author><pubDate>Tue, 23 Jan 2018 14:05:00 +0100</pubDate></item></channel></rss>`,
		"RSS 2.0": `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Küstenblatt</title><link>https://www.example.org/</link>
<item><title><![CDATA[Fähren fahren wieder]]></title><link>https://www.example.org/faehren</link><guid>https://www.example.org/faehren</guid><description>&lt;p&gt;Der Sturm ist vorbei.&lt;/p&gt;</description><dc:creator>Anna Muster</dc:creator><pubDate>Tue, 23 Jan 2018 14:05:00 +0100</pubDate></item></channel></rss>`,
		"RDF": `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://www.example.org/"><title>Küstenblatt</title><link>https://www.example.org/</link><items><rdf:Seq><rdf:li resource="https://www.example.org/faehren"/></rdf:Seq></items></channel>
<item rdf:about="https://www.example.org/faehren"><title>Fähren fahren wieder</title><link>https://www.example.org/faehren</link><description>Der Sturm ist vorbei.</description><dc:creator>Anna Muster</dc:creator><dc:date>2018-01-23T14:05:00+01:00</dc:date></item></rdf:RDF>`,
		"Atom 0.3": `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Küstenblatt</title><link rel="alternate" type="text/html" href="https://www.example.org/"/>
<entry><title>Fähren fahren wieder</title><link rel="alternate" type="text/html" href="https://www.example.org/faehren"/><id>https://www.example.org/faehren</id><issued>2018-01-23T14:05:00+01:00</issued><modified>2018-01-23T15:00:00+01:00</modified><author><name>Anna Muster</name></author><summary type="text/html" mode="escaped">&lt;b&gt;Der Sturm&lt;/b&gt; ist vorbei.</summary></entry></feed>`,
		"Atom 1.0": `<feed xmlns="http://www.w3.org/2005/Atom"><title>Küstenblatt</title><link href="https://www.example.org/"/><link rel="self" href="https://www.example.org/feed.xml"/>
<entry><title type="html">F&amp;auml;hren fahren wieder</title><link rel="enclosure" href="https://www.example.org/x.mp3"/><link href="https://www.example.org/faehren"/><id>https://www.example.org/faehren</id><published>2018-01-23T14:05:00+01:00</published><updated>2018-01-23T15:00:00+01:00</updated><author><name>Anna Muster</name><email>anna@example.org</email></author><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Sturm ist vorbei.</p></div></summary></entry></feed>`,
		"JSON Feed 1":   `{"version":"https://jsonfeed.org/version/1","title":"Küstenblatt","home_page_url":"https://www.example.org/","items":[{"id":"https://www.example.org/faehren","url":"https://www.example.org/faehren","title":"Fähren fahren wieder","summary":"Der Sturm ist vorbei.","date_published":"2018-01-23T14:05:00+01:00","author":{"name":"Anna Muster"}}]}`,
		"JSON Feed 1.1": `{"version":"https://jsonfeed.org/version/1.1","title":"Küstenblatt","home_page_url":"https://www.example.org/","authors":[{"name":"Anna Muster"}],"items":[{"id":"https://www.example.org/faehren","url":"https://www.example.org/faehren","title":"Fähren fahren wieder","summary":"Der Sturm ist vorbei.","date_published":"2018-01-23T14:05:00+01:00"}]}`,
	} {
		f := parse(t, in, Where{Address: address})
		if f.Format != format || f.Title != "Küstenblatt" || f.Home != "https://www.example.org/" {
			t.Errorf("%s: %q %q %q", format, f.Format, f.Title, f.Home)
		}
		if len(f.Items) != 1 || line(f.Items[0]) != want {
			t.Errorf("%s: %d items\n got %s\nwant %s", format, len(f.Items), line(f.Items[0]), want)
		}
		if len(f.Notes)+len(f.Items[0].Notes) > 0 {
			t.Errorf("%s: notes on a good feed: %v %v", format, f.Notes, f.Items[0].Notes)
		}
	}
}

func TestRelativeLinks(t *testing.T) {
	entry := `<item><title>x</title><link>%s</link></item>`
	for _, c := range []struct{ feed, home, base, link, want string }{
		{"https://www.example.org/a/feed.xml", "https://www.example.org/", "", "b/1.html", "https://www.example.org/a/b/1.html"},
		{"https://www.example.org/a/feed.xml", "https://www.example.org/", "", "/b/1.html", "https://www.example.org/b/1.html"},
		{"https://www.example.org/a/feed.xml", "https://www.example.org/", "", "//cdn.example.org/1", "https://cdn.example.org/1"},
		{"https://feeds.example.net/x", "https://www.example.org/", "", "/1", "https://www.example.org/1"},
		{"https://feeds.example.org/x", "/", "", "1", "https://feeds.example.org/1"},
		{"https://www.example.org/feed.xml", "", "https://www.example.com/x/", "1", "https://www.example.com/x/1"},
		{"https://www.example.org/feed.xml", "", "", "www.example.com/1", "https://www.example.com/1"},
		{"https://www.example.org/feed.xml", "", "", "\n https://www.example.org/mit platz \n", "https://www.example.org/mit%20platz"},
		{"https://www.example.org/feed.xml", "", "", "https://user:secret@www.example.org/1", "https://www.example.org/1"},
		{"feed.xml", "", "", "/1", ""},
		{"https://www.example.org/feed.xml", "", "", "mailto:anna@example.org", ""},
	} {
		base := ""
		if c.base != "" {
			base = ` xml:base="` + c.base + `"`
		}
		f := parse(t, `<rss version="2.0"`+base+`><channel><link>`+c.home+`</link>`+fmt.Sprintf(entry, c.link)+`</channel></rss>`, Where{Address: c.feed})
		if got := f.Items[0].Address; got != c.want {
			t.Errorf("%q on %q: %q, want %q", c.link, c.feed, got, c.want)
		}
	}
	f := parse(t, `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.example.com/a/"><entry xml:base="b/"><title>x</title><link href="1"/></entry></feed>`, Where{Address: address})
	if got := f.Items[0].Address; got != "https://www.example.com/a/b/1" {
		t.Errorf("xml:base in Atom gives %q", got)
	}
}

// TestZones: a time without a zone is read as the feed's, and noted.
func TestZones(t *testing.T) {
	for _, c := range []struct{ name, address, head, date, other, want string }{
		{"language", "https://news.example.com/f", "<language>de-DE</language>", "Di, 23 Jan 2018 07:09 PM", "", "2018-01-23T19:09:00+01:00"},
		{"summer", "https://news.example.com/f", "<language>de</language>", "Mo, 23 Jul 2018 07:09 PM", "", "2018-07-23T19:09:00+02:00"},
		{"host", "https://news.example.at/f", "", "2018-07-23 19:09", "", "2018-07-23T19:09:00+02:00"},
		{"other items", "https://news.example.com/f", "", "2018-07-23 19:09", "Mon, 23 Jul 2018 12:00:00 -0400", "2018-07-23T19:09:00-04:00"},
		{"other items against the host", "https://news.example.de/f", "", "2018-07-23 19:09", "Mon, 23 Jul 2018 12:00:00 -0400", "2018-07-23T19:09:00-04:00"},
		{"other items in UTC", "https://news.example.de/f", "", "2018-07-23 19:09", "Mon, 23 Jul 2018 12:00:00 GMT", "2018-07-23T19:09:00+02:00"},
		{"nothing known", "https://news.example.com/f", "<language>en-us</language>", "2018-07-23 19:09", "", "2018-07-23"},
	} {
		other := ""
		if c.other != "" {
			other = "<item><title>y</title><pubDate>" + c.other + "</pubDate></item>"
		}
		f := parse(t, "<rss><channel>"+c.head+"<item><title>x</title><pubDate>"+c.date+"</pubDate></item>"+other+"</channel></rss>", Where{Address: c.address})
		if got := f.Items[0].Published; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		noted := false
		for _, n := range f.Items[0].Notes {
			noted = noted || n.Code == NoteZone
		}
		if !noted {
			t.Errorf("%s: the zone is not noted", c.name)
		}
	}
}

func TestWishes(t *testing.T) {
	f := parse(t, `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><ttl> 90 </ttl><sy:updatePeriod>daily</sy:updatePeriod>
<skipHours><hour>0</hour><hour>24</hour><hour>5</hour><hour>99</hour></skipHours><skipDays><day>Saturday</day><day>Sonntag</day><day>Nieday</day></skipDays></channel></rss>`, Where{})
	if f.TTL != 90*time.Minute || !reflect.DeepEqual(f.SkipHours, []int{0, 0, 5}) || !reflect.DeepEqual(f.SkipDays, []time.Weekday{time.Saturday, time.Sunday}) {
		t.Errorf("ttl %v, hours %v, days %v", f.TTL, f.SkipHours, f.SkipDays)
	}
	f = parse(t, `<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel></rss>`, Where{})
	if f.TTL != 6*time.Hour {
		t.Errorf("four times a day is %v", f.TTL)
	}
	f = parse(t, `<rss><channel><ttl>99999999999</ttl></channel></rss>`, Where{})
	if f.TTL < 0 || f.TTL > maxTTL {
		t.Errorf("an endless ttl is %v", f.TTL)
	}
}

func TestNoFeed(t *testing.T) {
	for in, want := range map[string]intake.Code{
		"":       intake.Empty,
		" \n\t ": intake.Empty,
		"<!DOCTYPE html><html><head><title>x</title></head><body><p>Hallo</p></body></html>": WebPage,
		"<html><body><rss></rss></body></html>":                                              WebPage,
		`<opml version="2.0"><body><outline xmlUrl="https://x.example/"/></body></opml>`:     OPMLList,
		`<urlset><url><loc>https://www.example.org/a</loc></url></urlset>`:                   Sitemap,
		`{"error":"not found"}`:        NotFeed,
		`[1,2,3]`:                      NotFeed,
		`{"items":[{"a":1}]}`:          NotFeed,
		"Hallo Welt":                   NotFeed,
		"%PDF-1.4":                     intake.Binary,
		"\x1f\x8bkaputt":               intake.Binary,
		"\x1f\x8b":                     intake.Binary,
		strings.Repeat("x", MaxSize+1): intake.TooLarge,
		packed(strings.Repeat("\x00", MaxSize+1)): intake.TooLarge,
	} {
		_, err := Parse([]byte(in), Where{Address: address})
		var e *intake.Error
		if !errors.As(err, &e) || e.Code != want || e.Source == "" || e.Hint == "" {
			t.Errorf("%.60q: %v, want %q", in, err, want)
		}
	}
}

func TestDiscover(t *testing.T) {
	page := `<html><head><base href="https://www.example.org/de/">
<link rel="alternate" type="application/rss+xml" title="Kommentare" href="/comments/feed">
<link rel="alternate" type="application/json+oembed" href="/oembed?x">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">
<link rel=ALTERNATE type="application/RSS+xml; charset=utf-8" title="Küstenblatt&nbsp;» Feed" href=feed.xml>
<link rel="stylesheet" type="text/css" href="x.css"><link rel="alternate" hreflang="en" href="/en/">
</head><body><a href="/politik/rss">Politik</a> <a href="/rss-hilfe.html">Hilfe</a> <a href="feed:https://www.example.org/alles.xml" type="application/rss+xml">Alles</a> <a href="feed.xml">RSS</a></body></html>`
	var got []string
	for _, l := range Discover([]byte(page), "https://www.example.org/") {
		got = append(got, l.Address)
	}
	want := []string{"https://www.example.org/de/feed.xml", "https://www.example.org/politik/rss", "https://www.example.org/alles.xml", "https://www.example.org/comments/feed"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if len(Discover([]byte("\x1f\x8b"), "x")) > 0 || len(Discover(nil, "")) > 0 {
		t.Error("a page that is none has feeds")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{rssOf(it(1), it(2)), atomOf(en(1), en(2)), jsonFeed(js(1) + "," + js(2)), packed(rssOf(it(1))), "<item><title>x<link>y</guid>", "<!DOCTYPE [<feed><entry x='>", "<rdf:RDF><item><![CDATA[<item>"} {
		f.Add([]byte(s), address)
	}
	f.Fuzz(func(t *testing.T, data []byte, where string) {
		feed, err := Parse(data, Where{Address: where})
		if err != nil {
			var e *intake.Error
			if !errors.As(err, &e) || e.What == "" {
				t.Fatalf("error %v says too little", err)
			}
			if strings.HasPrefix(e.What, "it can't be read as a feed") {
				t.Fatalf("mended XML is not well-formed: %v", err)
			}
			return
		}
		check(t, "fuzz", feed)
		if again, err := Parse(data, Where{Address: where}); err != nil || !reflect.DeepEqual(feed, again) {
			t.Fatal("reading twice gives two feeds")
		}
		Discover(data, where)
	})
}

// BenchmarkParse reads feeds of 50 items of 1.5 kB; "floor" is encoding/xml alone
// over the RSS feed, without looking at the tokens.
func BenchmarkParse(b *testing.B) {
	var items, entries, objects []string
	for i := range 50 {
		text := strings.Repeat("<p>Der Sturm &amp; die See: am Abend fuhren die Fähren wieder.</p>", 20)
		items = append(items, strings.Replace(it(i%10), "<guid>", fmt.Sprintf("<description><![CDATA[%s]]></description><guid>%d", text, i), 1))
		entries = append(entries, strings.Replace(en(i%10), "<id>", fmt.Sprintf(`<content type="html"><![CDATA[%s]]></content><id>%d`, text, i), 1))
		objects = append(objects, strings.Replace(js(i%10), `"id":"`, fmt.Sprintf(`"content_html":"%s","id":"%d`, text, i), 1))
	}
	for name, s := range map[string]string{
		"rss": rssOf(items...), "atom": atomOf(entries...), "json": jsonFeed(strings.Join(objects, ",")),
		"damaged": strings.ReplaceAll(rssOf(items...), "]]>", ""), "latin-1": latin(rssOf(items...)),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				if f, err := Parse([]byte(s), Where{Address: address}); err != nil || len(f.Items) == 0 {
					b.Fatal(err, len(f.Items))
				}
			}
		})
	}
	text := rssOf(items...)
	b.Run("floor", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			d := xml.NewDecoder(strings.NewReader(text))
			for {
				if _, err := d.RawToken(); err != nil {
					break
				}
			}
		}
	})
}
