package feed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const address = "https://www.example.org/feed.xml"

// item n of the feeds below, whole and well-formed.
func it(n int) string {
	return fmt.Sprintf("<item><title>Titel %d</title><link>https://www.example.org/%d</link><guid>id-%d</guid><pubDate>Tue, 23 Jan 2018 14:0%d:00 +0100</pubDate><description>Text %d</description></item>", n, n, n, n, n)
}

func en(n int) string {
	return fmt.Sprintf(`<entry><title>Titel %d</title><link href="https://www.example.org/%d"/><id>id-%d</id><updated>2018-01-23T14:0%d:00+01:00</updated><summary>Text %d</summary></entry>`, n, n, n, n, n)
}

func js(n int) string {
	return fmt.Sprintf(`{"id":"id-%d","url":"https://www.example.org/%d","title":"Titel %d","date_published":"2018-01-23T14:0%d:00+01:00","content_text":"Text %d"}`, n, n, n, n, n)
}

func rssOf(items ...string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Beispiel</title><link>https://www.example.org/</link>` + strings.Join(items, "\n") + `</channel></rss>`
}

func atomOf(entries ...string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Beispiel</title><link href="https://www.example.org/"/>` + strings.Join(entries, "\n") + `</feed>`
}

func jsonFeed(items string) string {
	return `{"version":"https://jsonfeed.org/version/1.1","title":"Beispiel","home_page_url":"https://www.example.org/","items":[` + items + `]}`
}

// with is an item whose title is Titel 1 and that holds more.
func with(more string) string {
	return "<item><title>Titel 1</title><link>https://www.example.org/1</link><guid>id-1</guid>" + more + "</item>"
}

func latin(s string) string {
	out, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}

func wide(s string, order unicode.Endianness, mark unicode.BOMPolicy) string {
	out, err := unicode.UTF16(order, mark).NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

func one(title string) string {
	return "<item><title>" + title + "</title><link>https://www.example.org/1</link></item>"
}

// TestHostile: what is wrong with a feed, and what must be read all the same.
// Titles are joined with " · "; an item without a title shows its address.
func TestHostile(t *testing.T) {
	umlaut := rssOf(one("Fähren für Föhr"), it(2))
	for _, c := range []struct {
		name, in, titles string
		notes            string // codes that must be among the feed's and items' notes
	}{
		// Cut off and damaged.
		{"cut in a title", rssOf(it(1), it(2), it(3))[:len(rssOf(it(1), it(2)))+2-len("</channel></rss>")+10], "Titel 1 · Titel 2", "lost"},
		{"cut in a link", strings.TrimSuffix(rssOf(it(1), it(2)), "ple.org/2</link><guid>id-2</guid><pubDate>Tue, 23 Jan 2018 14:02:00 +0100</pubDate><description>Text 2</description></item></channel></rss>"), "Titel 1", "lost"},
		{"cut in a date", strings.TrimSuffix(rssOf(it(1), it(2)), "018 14:02:00 +0100</pubDate><description>Text 2</description></item></channel></rss>"), "Titel 1 · Titel 2", "cut"},
		{"cut in a tag", strings.TrimSuffix(rssOf(it(1), it(2)), "tion></item></channel></rss>"), "Titel 1 · Titel 2", "cut"},
		{"cut in an entity", strings.TrimSuffix(rssOf(it(2), with("<description>A &amp; B</description>")), "p; B</description></item></channel></rss>"), "Titel 2 · Titel 1", "cut"},
		{"cut in a CDATA section", strings.TrimSuffix(rssOf(it(2), with("<description><![CDATA[<p>Text</p>]]></description>")), "xt</p>]]></description></item></channel></rss>"), "Titel 2 · Titel 1", "cut"},
		{"cut after the head", strings.TrimSuffix(rssOf(), "</channel></rss>"), "", ""},
		{"hole from a link into a date", rssOf(it(1), it(2)[:50]+it(3)[120:], it(4)), "Titel 1 · Titel 4", "lost"},
		{"hole from a description into a title", rssOf(it(1), it(2)[:150]+it(3)[15:], it(4)), "Titel 1 · Titel 2 · Titel 4", ""},
		{"hole between items", rssOf(it(1), it(2)[:90]+it(3)[90:], it(4)), "Titel 1 · Titel 2 · Titel 4", ""},
		{"head lost", rssOf(it(1), it(2), it(3))[200:], "Titel 2 · Titel 3", "no-head"},
		{"garbage in the middle", rssOf(it(1), "\x01\x02<\x03<<&#;&<![CD<!-<?", it(2)), "Titel 1 · Titel 2", "markup"},
		{"zero bytes", rssOf(it(1), strings.Repeat("\x00", 500), it(2)), "Titel 1 · Titel 2", ""},
		{"random bytes", rssOf(it(1), "\xff\xfe\xfa\x80\x81\x82", it(2)), "Titel 1 · Titel 2", "encoding"},
		{"item not closed", rssOf(strings.TrimSuffix(it(1), "</item>"), it(2)), "Titel 1 · Titel 2", ""},
		{"title not closed", rssOf(strings.Replace(it(1), "</title>", "", 1), it(2)), "Titel 1 · Titel 2", ""},
		{"link not closed", rssOf(strings.Replace(it(1), "</link>", "", 1), it(2)), "Titel 1 · Titel 2", ""},
		{"description not closed", rssOf(strings.Replace(it(1), "</description>", "", 1), it(2)), "Titel 1 · Titel 2", ""},
		{"description not closed in the middle", rssOf("<item><title>Titel 1</title><description>Text<link>https://www.example.org/1</link><guid>id-1</guid></item>", it(2)), "Titel 1 · Titel 2", ""},
		{"wrong end tags", rssOf("<item><title>Titel 1</titel><link>https://www.example.org/1</lnk><guid>id-1</guid></item>", it(2)), "Titel 1 · Titel 2", ""},
		{"crossed end tags", rssOf("<item><title>Titel 1</title><link>https://www.example.org/1</link><description><b>A<i>B</b>C</i></description></item>", it(2)), "Titel 1 · Titel 2", ""},
		{"stray end tags", rssOf("</item></title></p>", it(1), "</description>", it(2)), "Titel 1 · Titel 2", ""},
		{"channel closed too early", rssOf(it(1), "</channel>", it(2)), "Titel 1 · Titel 2", ""},
		{"feed closed too early", rssOf(it(1), "</channel></rss>", it(2)), "Titel 1 · Titel 2", ""},
		{"two feeds in one", rssOf(it(1)) + rssOf(it(2)), "Titel 1 · Titel 2", ""},
		{"no channel", `<rss version="2.0">` + it(1) + it(2) + "</rss>", "Titel 1 · Titel 2", ""},
		{"no root", "<channel><title>Beispiel</title>" + it(1) + "</channel>", "Titel 1", ""},
		{"items alone", it(1) + it(2), "Titel 1 · Titel 2", ""},
		{"upper case", strings.NewReplacer("item>", "ITEM>", "title>", "Title>", "link>", "LINK>").Replace(rssOf(it(1), it(2))), "Titel 1 · Titel 2", ""},
		{"mixed case of one element", strings.ReplaceAll(rssOf(it(1), it(2)), "</title>", "</TITLE>"), "Titel 1 · Titel 2", ""},
		{"warnings before the feed", "<br />\n<b>Warning</b>: mysql_connect() in <b>/var/www</b> on line <b>3</b><br />" + rssOf(it(1)), "Titel 1", "no-head"},
		{"white space before the declaration", "\n\n  " + rssOf(it(1)), "Titel 1", ""},
		{"script after the feed", rssOf(it(1)) + "<script>if (a<b && c>d) {}</script><!-- cached -->", "Titel 1", ""},
		{"item in an item", rssOf("<item><title>Titel 1</title><link>https://www.example.org/1</link>" + it(2) + "</item>" + it(3)), "Titel 1 · Titel 2 · Titel 3", ""},

		// CDATA, comments, document types.
		{"CDATA not closed", rssOf(with("<description><![CDATA[Text</description>"), it(2), it(3)), "Titel 1 · Titel 2 · Titel 3", "markup"},
		{"CDATA not closed, another follows", rssOf(with("<description><![CDATA[Text</description>"), strings.Replace(it(2), "Text 2", "<![CDATA[Text]]>", 1)), "Titel 1 · Titel 2", "markup"},
		{"CDATA in CDATA", rssOf(with("<description><![CDATA[a <![CDATA[b]]> c]]></description>"), it(2)), "Titel 1 · Titel 2", ""},
		{"end of CDATA alone", rssOf(one("Titel 1 ]]>"), it(2)), "Titel 1 ]]> · Titel 2", ""},
		{"CDATA around markup", rssOf("<item><title><![CDATA[Kurz & <b>gut</b>]]></title><link><![CDATA[ https://www.example.org/1 ]]></link></item>"), "Kurz & gut", ""},
		{"comment not closed", rssOf(it(1), "<!-- hier fehlt was", it(2)), "Titel 1 · Titel 2", "markup"},
		{"items in a comment", rssOf(it(1), "<!--", it(2), "-->", it(3)), "Titel 1 · Titel 3", ""},
		{"a billion laughs", `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;"><!ENTITY lol3 "&lol2;&lol2;">]>` + rssOf(one("&lol3;"), it(2)), "&lol3; · Titel 2", "entities"},
		{"a file as an entity", `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + rssOf(one("A &x; B"), it(2)), "A &x; B · Titel 2", "entities"},
		{"document type of RSS 0.91", `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">` + rssOf(it(1)), "Titel 1", ""},
		{"document type not closed", "<!DOCTYPE rss [<!ENTITY a 'b'" + rssOf(it(1)), "Titel 1", "markup"},
		{"stylesheet", `<?xml-stylesheet type="text/xsl" href="x.xsl"?>` + rssOf(it(1)), "Titel 1", ""},
		{"PHP left in", rssOf(it(1), "<?php if ($a > 1) { echo '<item>'; } ?>", it(2)), "Titel 1 · Titel 2", ""},

		// Entities and characters.
		{"bare ampersand", rssOf(one("Schmidt & Söhne"), it(2)), "Schmidt & Söhne · Titel 2", "markup"},
		{"bare ampersand in a link", rssOf("<item><title>Titel 1</title><link>https://www.example.org/?a=1&b=2&copy=3</link></item>"), "Titel 1", "markup"},
		{"entities of HTML", rssOf(one("M&uuml;ller&nbsp;&ndash; K&ouml;ln"), it(2)), "Müller – Köln · Titel 2", "markup"},
		{"entities twice", rssOf(one("M&amp;uuml;ller &amp;amp; K&amp;ouml;ln"), it(2)), "Müller & Köln · Titel 2", ""},
		{"unknown entity", rssOf(one("A &foo; B"), it(2)), "A &foo; B · Titel 2", "markup"},
		{"characters of Windows by number", rssOf(one("&#132;Ja&#147; &#150; nein"), it(2)), "„Ja“ – nein · Titel 2", ""},
		{"numbers without characters", rssOf(one("A&#0;B&#xFFFFFFFF;C&#8;D"), it(2)), "A\uFFFDB\uFFFDCD · Titel 2", ""},
		{"control characters", rssOf(one("A\x0bB\x1fC\x08"), it(2)), "ABC · Titel 2", ""},
		{"angle bracket in a title", rssOf(one("3 < 4 und 5 > 4"), it(2)), "3 < 4 und 5 > 4 · Titel 2", ""},
		{"element that is none in a title", rssOf(one("Wohin mit &lt;Name&gt;?"), it(2)), "Wohin mit <Name>? · Titel 2", ""},
		{"HTML in a title", rssOf(one("<b>Fett</b> und <i>schief</i><br>neu"), it(2)), "Fett und schief neu · Titel 2", ""},
		{"HTML not escaped in a description", rssOf(with("<description><p>Eins<br>Zwei <a href=x>drei</p><img src=y></description>"), it(2)), "Titel 1 · Titel 2", ""},

		// Attributes and names.
		{"attributes without quotes", `<rss version=2.0><channel><title>x</title>` + strings.Replace(it(1), "<guid>", "<guid isPermaLink=false>", 1) + "</channel></rss>", "Titel 1", ""},
		{"attribute not closed", rssOf(strings.Replace(it(1), "<guid>", `<guid isPermaLink="false>`, 1), it(2)), "Titel 1 · Titel 2", "markup"},
		{"attribute twice", rssOf(strings.Replace(it(1), "<guid>", `<guid a="1" a="2">`, 1), it(2)), "Titel 1 · Titel 2", ""},
		{"prefix not declared", rssOf(with("<dc:creator>Anna Muster</dc:creator><content:encoded>Voll</content:encoded><x:y z:w='1'/>")), "Titel 1", ""},
		{"names that are none", rssOf(it(1), "<1a><-b><ä:ö><:c><d:><e:f:g>", it(2)), "Titel 1 · Titel 2", ""},
		{"bogus namespace of Atom", strings.Replace(atomOf(en(1)), "http://www.w3.org/2005/Atom", "http://www.w3.org/2005/atom/", 1), "Titel 1", ""},
		{"no namespace of Atom", strings.Replace(atomOf(en(1)), ` xmlns="http://www.w3.org/2005/Atom"`, "", 1), "Titel 1", ""},
		{"bogus namespace of RSS", strings.Replace(rssOf(it(1)), "<rss ", `<rss xmlns="http://example.org/ns" `, 1), "Titel 1", ""},
		{"Atom cut", strings.TrimSuffix(atomOf(en(1), en(2)), "/2\"/><id>id-2</id><updated>2018-01-23T14:02:00+01:00</updated><summary>Text 2</summary></entry></feed>"), "Titel 1", "lost"},
		{"Atom links not closed", strings.ReplaceAll(atomOf(en(1), en(2)), `"/>`, `">`), "Titel 1 · Titel 2", ""},

		// Encodings.
		{"latin-1 that says UTF-8", latin(umlaut), "Fähren für Föhr · Titel 2", "encoding"},
		{"UTF-8 that says latin-1", strings.Replace(umlaut, "UTF-8", "ISO-8859-1", 1), "Fähren für Föhr · Titel 2", "encoding"},
		{"latin-1 that says so", latin(strings.Replace(umlaut, "UTF-8", "ISO-8859-1", 1)), "Fähren für Föhr · Titel 2", ""},
		{"UTF-8 with some latin-1", rssOf(one("Fähren für Föhr"), latin(strings.Replace(it(3), "Titel 3", "Düne", 1))+it(2)), "Fähren für Föhr · Düne · Titel 2", "encoding"},
		{"byte order mark", "\xef\xbb\xbf" + umlaut, "Fähren für Föhr · Titel 2", ""},
		{"two byte order marks and a line", "\xef\xbb\xbf\n\xef\xbb\xbf" + umlaut, "Fähren für Föhr · Titel 2", ""},
		{"UTF-16 with a mark", wide(umlaut, unicode.LittleEndian, unicode.UseBOM), "Fähren für Föhr · Titel 2", ""},
		{"UTF-16 without a mark", wide(umlaut, unicode.BigEndian, unicode.IgnoreBOM), "Fähren für Föhr · Titel 2", ""},
		{"UTF-16 by name only", strings.Replace(umlaut, "UTF-8", "UTF-16", 1), "Fähren für Föhr · Titel 2", ""},
		{"no such encoding", strings.Replace(umlaut, "UTF-8", "klingon", 1), "Fähren für Föhr · Titel 2", ""},
		{"gzip without saying so", packed(umlaut), "Fähren für Föhr · Titel 2", "packed"},
		{"gzip cut", packed(umlaut)[:len(packed(umlaut))-6], "Fähren für Föhr · Titel 2", "cut"},

		// Items.
		{"no ids", rssOf(strings.Replace(it(1), "<guid>id-1</guid>", "", 1)), "Titel 1", ""},
		{"one id for all", rssOf(strings.Replace(it(1), "id-1", "0", 1), strings.Replace(it(2), "id-2", "0", 1)), "Titel 1 · Titel 2", "id"},
		{"no id, no link", rssOf("<item><title>Titel 1</title><description>Text</description></item>", "<item><title>Titel 2</title></item>"), "Titel 1 · Titel 2", "id link"},
		{"no title", rssOf("<item><link>https://www.example.org/1</link></item>"), "https://www.example.org/1", ""},
		{"an empty item", rssOf("<item></item><item/>", it(1)), "Titel 1", ""},
		{"the same twice", rssOf(it(1), it(1), it(2)), "Titel 1 · Titel 2", "duplicate"},
		{"link that is a script", rssOf("<item><title>Titel 1</title><link>javascript:alert(1)</link></item>"), "Titel 1", "link"},
		{"link to a file", rssOf("<item><title>Titel 1</title><link>file:///etc/passwd</link></item>"), "Titel 1", "link"},
		{"date that is none", rssOf(with("<pubDate>Tue, 99 Foo 2018</pubDate>")), "Titel 1", "date"},
		{"date of a program's zero", rssOf(with("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>")), "Titel 1", "date"},

		// Size.
		{"100,000 nested elements", rssOf(with(strings.Repeat("<a>", 100_000)), it(2)), "Titel 1 · Titel 2", ""},
		{"100,000 attributes", rssOf("<item "+strings.Repeat("a=b ", 100_000)+"><title>Titel 1</title></item>", it(2)), "Titel 1 · Titel 2", ""},
		{"100,000 open brackets", rssOf(it(1), strings.Repeat("<", 100_000), it(2)), "Titel 1 · Titel 2", ""},
		{"100,000 sections not closed", rssOf(it(1)) + strings.Repeat("<![CDATA[", 100_000), "Titel 1", "markup"},
		{"100,000 comments not closed", rssOf(it(1)) + strings.Repeat("<!--", 100_000), "Titel 1", "markup"},
		{"100,000 document types not closed", rssOf(it(1)) + strings.Repeat("<!DOCTYPE [", 100_000), "Titel 1", "markup"},
		{"100,000 ampersands", rssOf(it(1), one(strings.Repeat("&", 1000))), "Titel 1 · " + strings.Repeat("&", 1000), "markup"},

		// JSON.
		{"JSON cut in an item", jsonFeed(js(1) + "," + js(2) + "," + js(3))[:len(jsonFeed(js(1)+","+js(2)))+20], "Titel 1 · Titel 2", "lost"},
		{"JSON damaged in an item", jsonFeed(js(1) + `,{"id":"id-2","title":"x"y",` + js(3)), "Titel 1 · Titel 3", "lost"},
		{"JSON with line breaks in strings", jsonFeed(strings.Replace(js(1), "Text 1", "Text\n1", 1) + "," + js(2)), "Titel 1 · Titel 2", "markup"},
		{"JSON with trailing commas", jsonFeed(js(1) + "," + strings.Replace(js(2), "}", ",}", 1) + ","), "Titel 1 · Titel 2", "markup"},
		{"JSON with numbers for ids", jsonFeed(strings.Replace(js(1), `"id-1"`, "17", 1)), "Titel 1", ""},
		{"JSON with a mark", "\xef\xbb\xbf" + jsonFeed(js(1)), "Titel 1", ""},
		{"JSON with null items", jsonFeed("null," + js(1)), "Titel 1", ""},
	} {
		f, err := Parse([]byte(c.in), Where{Address: address})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var titles []string
		codes := map[Code]bool{}
		for _, i := range f.Items {
			titles = append(titles, first(i.Title, i.Address))
			for _, n := range i.Notes {
				codes[n.Code] = true
			}
		}
		for _, n := range f.Notes {
			codes[n.Code] = true
		}
		if got := strings.Join(titles, " · "); got != c.titles {
			t.Errorf("%s: items %.300q, want %.300q (notes %v)", c.name, got, c.titles, f.Notes)
		}
		for _, n := range strings.Fields(c.notes) {
			if !codes[Code(n)] {
				t.Errorf("%s: no note %q: %v", c.name, n, f.Notes)
			}
		}
		check(t, c.name, f)
	}
}

// check is what must hold for every feed.
func check(t *testing.T, name string, f Feed) {
	t.Helper()
	seen := map[string]bool{}
	for _, i := range f.Items {
		switch {
		case i.ID == "" || seen[i.ID]:
			t.Errorf("%s: the id %q is empty or there twice", name, i.ID)
		case i.Address != "" && !strings.HasPrefix(i.Address, "https://") && !strings.HasPrefix(i.Address, "http://"):
			t.Errorf("%s: address %q", name, i.Address)
		case strings.ContainsAny(i.Title+i.Summary, "\n\r\t\u00AD"):
			t.Errorf("%s: title %q or summary %q is not one line", name, i.Title, i.Summary)
		}
		seen[i.ID] = true
		for _, n := range i.Notes {
			if n.Code == "" || n.Text == "" {
				t.Errorf("%s: an empty note", name)
			}
		}
	}
}
