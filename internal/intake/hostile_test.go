package intake

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"synopse/report"
)

const story = "<h1>Fähren fahren wieder</h1><p>" + sentence + "</p><p>" + second + "</p>"

// hostile is a page built to hurt. Either the report in it is found, or it ends
// with a code; also says what else must hold, "" if it does.
type hostile struct {
	name string
	data string
	code Code
	also func(report.Report) string
}

// TestHostilePages reads pages built to hurt: each must end, and the report in
// them be found where there is one, without the damage in it.
func TestHostilePages(t *testing.T) {
	var cases []hostile
	for _, group := range [][]hostile{nesting(), unclosed(), floods(), foreign(), bytesWrong(), linkedData(), metadata(), noReport()} {
		cases = append(cases, group...)
	}
	if len(cases) < 70 {
		t.Errorf("there are only %d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r, err := Read(c.name+".html", []byte(c.data))
			if c.code != "" {
				var e *Error
				if !errors.As(err, &e) || e.Code != c.code || e.What == "" || e.Hint == "" {
					t.Errorf("error %v, want one with code %s", err, c.code)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			check(t, c.name, r)
			for _, s := range []string{sentence, second} {
				if !strings.Contains(r.Text, s) {
					t.Errorf("%q is not found in %.200q", s, r.Text)
				}
			}
			if c.also != nil {
				if fault := c.also(r); fault != "" {
					t.Error(fault)
				}
			}
		})
	}
}

func nesting() []hostile {
	rep := strings.Repeat
	return []hostile{
		{name: "nested divs", data: pageOf(rep("<div>", 100_000) + story)},
		{name: "nested divs, closed", data: pageOf(rep("<div>", 100_000) + story + rep("</div>", 100_000))},
		{name: "nested sections with classes", data: pageOf(rep(`<section class="article-body">`, 20_000) + story)},
		{name: "nested links", data: pageOf(rep("<a>", 100_000) + story)},
		{name: "nested links with addresses", data: pageOf("<main>" + story + "</main>" + rep(`<a href="/x">`, 20_000))},
		{name: "nested tables", data: pageOf(rep("<table><tr><td>", 10_000) + story)},
		{name: "nested bold", data: pageOf(rep("<b>", 50_000) + story)},
		{name: "nested spans", data: pageOf(rep("<span>", 100_000) + story)},
		{name: "nested quotes", data: pageOf(story + rep("<blockquote>", 50_000))},
		{name: "nested fonts", data: pageOf(rep("<font color=red>", 5_000) + story)},
		{name: "nested forms", data: pageOf(rep("<form><fieldset>", 5_000) + "</fieldset></form>" + story)},
		{name: "nested objects", data: pageOf(rep("<object>", 500) + rep("</object>", 500) + story)},
		{name: "nested lists", data: pageOf(rep("<ul><li>", 50_000) + story)},
		{name: "bold and italic crossed", data: pageOf(rep("<b><i></b></i>", 2_000) + story)},
		{name: "paragraphs in headings in paragraphs", data: pageOf(rep("<p><h2><p>", 1_000) + story)},
	}
}

func unclosed() []hostile {
	rep := strings.Repeat
	return []hostile{
		{name: "comment without end", data: pageOf(story + "<!-- " + rep("-", 100_000))},
		{name: "comment with a wrong end", data: pageOf("<!-- weg --!>" + story)},
		{name: "empty comments", data: pageOf(rep("<!-->", 50_000) + story)},
		{name: "many comments", data: pageOf(rep("<!-- x -->", 50_000) + story)},
		{name: "script without end", data: pageOf(story + "<script>var a = '<p>Kein Text</p>';"), also: without("Kein Text")},
		{name: "style without end", data: pageOf(story + "<style>p { color: red"), also: without("color")},
		{name: "textarea without end", data: pageOf(story + "<textarea><p>Kein Text</p>"), also: without("Kein Text")},
		{name: "title without end", data: "<html><head><title>Fähren", code: NoArticle},
		{name: "attribute without end", data: pageOf(story + `<p class="a>` + rep("x", 100_000))},
		{name: "tag without end", data: pageOf(story) + "<p"},
		{name: "cut inside a tag", data: pageOf(story)[:len(pageOf(story))-11]},
		{name: "section of characters", data: pageOf("<![CDATA[ weg ]]>" + story)},
		{name: "section of characters without end", data: pageOf(story + "<![CDATA[ weg")},
		{name: "processing instruction", data: "<?php echo 1; ?>" + pageOf(story)},
		{name: "no end tags", data: "<html><body><h1>Fähren fahren wieder<p>" + sentence + "<p>" + second},
		{name: "end tags only", data: pageOf(rep("</div>", 100_000) + story)},
		{name: "wrong end tags", data: pageOf("<div></span></p></li><main>" + story + "</section></main></div>")},
		{name: "two bodies", data: "<html><body><p>x</p></body></html>" + pageOf(story)},
		{name: "text after the end", data: pageOf("") + story},
		{name: "head in the body", data: "<html><body><head><title>Fähren</title></head>" + story + "</body>"},
		{name: "no html at all", data: "<p>" + sentence + "</p><p>" + second + "</p>"},
		{name: "script in a paragraph", data: pageOf("<h1>Fähren</h1><p>" + sentence[:20] + "<script>track('<p>')</script>" + sentence[20:] + "</p><p>" + second + "</p>")},
	}
}

func floods() []hostile {
	rep := strings.Repeat
	return []hostile{
		{name: "attributes", data: pageOf("<div " + rep("a=b ", 50_000) + ">" + story + "</div>")},
		{name: "the same attribute twice", data: pageOf(`<div class="article-body" class="comments" id=a id=b>` + story + "</div>")},
		{name: "long class", data: pageOf(`<div class="` + rep("related ", 50_000) + `">` + story + "</div>")},
		{name: "long attribute", data: pageOf(`<div data-state="` + rep("x", 5_000_000) + `">` + story + "</div>")},
		{name: "image in the address", data: pageOf(`<img src="data:image/png;base64,` + rep("A", 3_000_000) + `">` + story)},
		{name: "entities", data: pageOf("<p>" + rep("&amp;", 50_000) + "</p>" + story)},
		{name: "entities without end", data: pageOf("<p>" + rep("&amp", 50_000) + "</p>" + story)},
		{name: "unknown entities", data: pageOf("<p>" + rep("&x1y2z3;", 20_000) + "</p>" + story)},
		{name: "numbers out of range", data: pageOf("<p>&#0;&#x110000;&#xD800;&#99999999999999999999;</p>" + story)},
		{name: "breaks", data: pageOf(rep("<br>", 100_000) + story)},
		{name: "empty paragraphs", data: pageOf(rep("<p></p>", 50_000) + story)},
		{name: "short paragraphs", data: pageOf(story + rep("<div>x</div>", 50_000))},
		{name: "a table of many cells", data: pageOf(story + "<table>" + rep("<tr>"+rep("<td>1</td>", 100)+"</tr>", 1_000) + "</table>")},
		{name: "headings", data: pageOf(story + rep("<h2>Überschrift</h2>", 20_000))},
		{name: "images", data: pageOf(rep("<figure><img><figcaption>Bild</figcaption></figure>", 10_000) + story)},
		{name: "times", data: pageOf(rep("<time datetime='2024-03-05'>heute</time>", 20_000) + story), also: published("2024-03-05")},
		{name: "options", data: pageOf("<select>" + rep("<option>Ort</option>", 20_000) + "</select>" + story)},
		{name: "meta elements", data: "<head>" + rep(`<meta name="author" content="Petra Probe">`, 20_000) + "</head>" + pageOf(story), also: func(r report.Report) string {
			return unless(len(r.Authors) <= 1, "%d authors", len(r.Authors))
		}},
		{name: "white space", data: pageOf(rep(" \n\t", 1_000_000) + story)},
		{name: "one long word", data: pageOf(story + "<p>" + rep("ß", 500_000) + "</p>")},
	}
}

func foreign() []hostile {
	rep := strings.Repeat
	return []hostile{
		{name: "svg", data: pageOf(rep("<svg><g>", 200) + rep("</g></svg>", 200) + story)},
		{name: "text in svg", data: pageOf("<svg><text>Kein Text</text><title>Kein Text</title></svg>" + story), also: without("Kein Text")},
		{name: "html in svg", data: pageOf("<svg><foreignObject><p>Kein Text</p></foreignObject></svg>" + story), also: without("Kein Text")},
		{name: "svg that breaks out", data: pageOf("<svg><p>" + story)},
		{name: "formulas", data: pageOf("<math><mi>x</mi><annotation-xml encoding='text/html'><p>Kein Text</p></annotation-xml></math>" + story), also: without("Kein Text")},
		{name: "template", data: pageOf("<template><p>" + rep("Kein Text steht hier. ", 50) + "</p></template>" + story), also: without("Kein Text")},
		{name: "noscript", data: pageOf("<noscript><p>Kein Text ohne Skript.</p></noscript>" + story), also: without("Kein Text")},
		{name: "noscript in the head", data: "<html><head><noscript><p>Kein Text</p></noscript><title>Fähren</title></head><body>" + story + "</body>", also: without("Kein Text")},
		{name: "frame with a page in it", data: pageOf(`<iframe srcdoc="<p>Kein Text</p>">Kein Text</iframe>` + story), also: without("Kein Text")},
		{name: "hidden parts", data: pageOf(`<div hidden><p>Kein Text</p></div><div style="DISPLAY : none"><p>Kein Text</p></div>` + story), also: without("Kein Text")},
		{name: "unknown elements", data: pageOf("<x-article><my:body>" + story + "</my:body></x-article>")},
		{name: "plaintext", data: pageOf(story + "<plaintext><p>Rest</p>")},
		{name: "refresh", data: `<meta http-equiv="refresh" content="0;url=https://anderswo.example/">` + pageOf(story), also: func(r report.Report) string {
			return unless(r.URL == "", "the address is %q", r.URL)
		}},
		{name: "base", data: `<base href="https://anderswo.example/">` + pageOf(story), also: func(r report.Report) string {
			return unless(r.URL == "", "the address is %q", r.URL)
		}},
		{name: "script as canonical address", data: `<link rel="canonical" href="javascript:alert(1)">` + pageOf(story), also: func(r report.Report) string {
			return unless(r.URL == "", "the address is %q", r.URL)
		}},
	}
}

func bytesWrong() []hostile {
	wide := func(s string, big bool) string {
		var b bytes.Buffer
		for _, u := range append([]uint16{0xFEFF}, utf16.Encode([]rune(s))...) {
			lo, hi := byte(u), byte(u>>8)
			if big {
				lo, hi = hi, lo
			}
			b.Write([]byte{lo, hi})
		}
		return b.String()
	}
	declared := func(charset string) string {
		return `<html><head><meta charset="` + charset + `"><title>Fähren</title></head><body>` + story + "</body></html>"
	}
	return []hostile{
		{name: "null bytes", data: pageOf("<p>\x00\x00</p>" + story)},
		{name: "null byte in a tag", data: pageOf("<d\x00iv>" + story + "</d\x00iv>")},
		{name: "controls", data: pageOf("\x01\x02\x0b\x0c\x1b[31m" + story), also: without("\x1b")},
		{name: "marks of direction", data: pageOf("<p>\u202E\u2066\u200F</p>" + story)},
		{name: "utf-16, little end first", data: wide(pageOf(story), false)},
		{name: "utf-16, big end first", data: wide(pageOf(story), true)},
		{name: "utf-16 cut in half a character", data: wide(pageOf(story), false) + "<"},
		{name: "utf-8 declared as utf-16", data: declared("utf-16")},
		{name: "utf-8 declared as latin-1", data: declared("iso-8859-1")},
		{name: "utf-8 declared as utf-7", data: declared("utf-7")},
		{name: "utf-8 declared as nonsense", data: declared(strings.Repeat("x", 10_000))},
		{name: "two declarations", data: `<meta charset="koi8-r">` + declared("utf-8")},
		{name: "mark of utf-7 in front", data: "+/v8-" + pageOf(story)},
		{name: "mark of utf-8 in front and inside", data: "\xEF\xBB\xBF" + strings.ReplaceAll(pageOf(story), "<p>", "<p>\xEF\xBB\xBF"), also: without("\uFEFF")},
		{name: "broken utf-8", data: pageOf(story + "<p>\xff\xfe\xc3\x28 und noch ein Satz, der nicht ganz heil ist.</p>")},
		{name: "surrogates as utf-8", data: pageOf(story + "<p>\xed\xa0\x80\xed\xb0\x80</p>")},
	}
}

func ld(script string) string {
	return `<html><head><title>Fähren</title><script type="application/ld+json">` + script + "</script></head><body>" + story + "</body></html>"
}

func linkedData() []hostile {
	rep := strings.Repeat
	return []hostile{
		{name: "json broken", data: ld(`{"@type":"NewsArticle","headline":` + rep("[", 50_000))},
		{name: "json of brackets", data: ld(rep("[", 9_000) + rep("]", 9_000))},
		{name: "json deeply nested", data: ld(rep(`{"@graph":[`, 3_000) + rep("]}", 3_000))},
		{name: "json huge", data: ld(`{"@type":"NewsArticle","headline":"` + rep("x", 3_000_000) + `"}`)},
		{name: "json of many objects", data: ld(`[` + rep(`{"@type":"Person","name":"Petra Probe"},`, 20_000) + `{"@type":"NewsArticle","author":"Max Muster"}]`), also: authors("Max Muster")},
		{name: "json of wrong types", data: ld(`{"@type":["NewsArticle",7,null],"headline":{"a":1},"datePublished":[2024],"author":{"name":{"x":1}},"publisher":7,"keywords":{"a":[]},"isAccessibleForFree":{"a":1},"wordCount":"viele","url":[[]]}`)},
		{name: "json of numbers", data: ld(`{"@type":"NewsArticle","headline":1e999,"wordCount":-1e308,"datePublished":20240305}`)},
		{name: "json of nothing", data: ld(`null`)},
		{name: "json with a comment", data: ld("/* von Hand */ {\"@type\":\"NewsArticle\"}")},
		{name: "json with tags in it", data: ld(`{"@type":"NewsArticle","headline":"<b>Fähren</b> <script>","author":"<a href='/p'>Petra Probe</a>"}`), also: authors("Petra Probe")},
		{name: "json that names itself", data: ld(`{"@type":"NewsArticle","@id":"#a","author":{"@id":"#a"},"publisher":{"@id":"#a"}}`)},
		{name: "authors as objects", data: ld(`{"@type":"NewsArticle","author":[{"@type":"Person","name":"Petra Probe"},{"name":["Max Muster"]},"Ben Beispiel",{"@id":"#none"}]}`), also: authors("Petra Probe", "Max Muster", "Ben Beispiel")},
		{name: "authors as addresses", data: ld(`{"@type":"NewsArticle","author":["https://flussbote.example/petra","mailto:p@flussbote.example"]}`), also: authors()},
		{name: "a thousand authors", data: ld(`{"@type":"NewsArticle","author":[` + rep(`{"name":"Petra Probe"},`, 1_000) + `{"name":"Max Muster"}]}`), also: authors("Petra Probe", "Max Muster")},
		{name: "date in the year 0", data: ld(`{"@type":"NewsArticle","datePublished":"0000-00-00T00:00:00Z"}`), also: published("")},
		{name: "date in the year 9999", data: ld(`{"@type":"NewsArticle","datePublished":"9999-12-31T23:59:59Z"}`), also: published("")},
		{name: "date that is none", data: ld(`{"@type":"NewsArticle","datePublished":"2024-02-31"}`), also: published("")},
		{name: "date with a zone that is none", data: ld(`{"@type":"NewsArticle","datePublished":"2024-03-05T10:00:00+99:99"}`), also: func(r report.Report) string {
			return unless(r.Published == "" || r.Published == "2024-03-05", "published %q", r.Published)
		}},
		{name: "date a megabyte long", data: ld(`{"@type":"NewsArticle","datePublished":"` + rep("2024-03-05 ", 100_000) + `"}`), also: published("")},
		{name: "second of a leap", data: ld(`{"@type":"NewsArticle","datePublished":"2016-12-31T23:59:60Z"}`), also: published("2016-12-31T23:59:59+00:00")},
	}
}

func metadata() []hostile {
	long := strings.Repeat("Fähre ", 200_000)
	return []hostile{
		{name: "title a megabyte long", data: "<html><head><title>" + long + "</title></head><body>" + story + "</body>", also: shortTitle},
		{name: "title for sharing a megabyte long", data: `<html><head><meta property="og:title" content="` + long + `"></head><body>` + story + "</body>", also: shortTitle},
		{name: "headline a megabyte long", data: pageOf("<h1>" + long + "</h1><p>" + sentence + "</p><p>" + second + "</p>"), also: shortTitle},
		{name: "site's name a megabyte long", data: `<html><head><meta property="og:site_name" content="` + long + `"></head><body>` + story + "</body>", also: func(r report.Report) string {
			return unless(len(r.Outlet) < 100, "the outlet's name has %d bytes", len(r.Outlet))
		}},
		{name: "canonical address a megabyte long", data: `<html><head><link rel=canonical href="https://a.example/` + strings.Repeat("x", 1_000_000) + `"></head><body>` + story + "</body>", also: func(r report.Report) string {
			return unless(len(r.URL) < 5_000, "the address has %d bytes", len(r.URL))
		}},
		{name: "keywords a megabyte long", data: `<html><head><meta name=keywords content="` + strings.Repeat("Fähre,Hafen,", 100_000) + `"></head><body>` + story + "</body>", also: func(r report.Report) string {
			return unless(slices.Equal(r.Keywords, []string{"Fähre", "Hafen"}), "keywords %q", r.Keywords)
		}},
		{name: "language that is none", data: `<html lang="x-klingon-` + strings.Repeat("a", 10_000) + `"><body>` + story + "</body>", also: func(r report.Report) string {
			return unless(len(r.Language) <= 2, "language %q", r.Language)
		}},
		{name: "byline of a thousand names", data: pageOf("<h1>Fähren</h1><p class=byline>Von " + strings.Repeat("Petra Probe, ", 1_000) + "</p><p>" + sentence + "</p><p>" + second + "</p>"), also: func(r report.Report) string {
			return unless(len(r.Authors) <= 12, "%d authors", len(r.Authors))
		}},
	}
}

func noReport() []hostile {
	return []hostile{
		{name: "tags alone", data: strings.Repeat("<div></div>", 50_000), code: NoArticle},
		{name: "one tag", data: "<html>", code: NoArticle},
		{name: "comment alone", data: "<!DOCTYPE html><!-- " + sentence + " -->", code: NoArticle},
		{name: "script alone", data: pageOf("<script>document.write('" + sentence + "')</script>"), code: NoArticle},
		{name: "everything in a select", data: pageOf(strings.Repeat("<select><option>", 20_000) + story), code: NoArticle},
		{name: "pdf with tags", data: "%PDF-1.4 <html><body>" + story, code: Binary},
		{name: "gzip", data: "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + strings.Repeat("\x00\xff\x13", 100), code: Binary},
		{name: "zeros", data: strings.Repeat("\x00", 1_000_000), code: Binary},
	}
}

func without(s string) func(report.Report) string {
	return func(r report.Report) string { return unless(!strings.Contains(r.Text, s), "%q is in the text", s) }
}

func published(day string) func(report.Report) string {
	return func(r report.Report) string {
		return unless(r.Published == day, "published %q, want %q", r.Published, day)
	}
}

func authors(names ...string) func(report.Report) string {
	return func(r report.Report) string {
		return unless(slices.Equal(r.Authors, names), "authors %q, want %q", r.Authors, names)
	}
}

func shortTitle(r report.Report) string {
	return unless(len(r.Title) <= 1_000, "the title has %d bytes", len(r.Title))
}

func unless(ok bool, format string, args ...any) string {
	if ok {
		return ""
	}
	return fmt.Sprintf(format, args...)
}
