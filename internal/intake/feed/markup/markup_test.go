package markup

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// show writes tokens on one line: <name a=b> for a start, </name> for an end,
// <name/> for an empty tag, and texts between bars.
func show(s string, breaks ...string) string {
	var b strings.Builder
	r := New(s, breaks...)
	for {
		t, ok := r.Next()
		if !ok {
			return b.String()
		}
		switch t.Kind {
		case Text:
			fmt.Fprintf(&b, "|%s|", t.Data)
		case End:
			fmt.Fprintf(&b, "</%s>", t.Name)
		default:
			b.WriteString("<" + t.Name)
			for _, a := range t.Attrs {
				fmt.Fprintf(&b, " %s=%s", a.Name, a.Value)
			}
			if t.Kind == Empty {
				b.WriteByte('/')
			}
			b.WriteByte('>')
		}
	}
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		`<a b="1" c='2' d=3 e>x</a>`:             `<a b=1 c=2 d=3 e=>|x|</a>`,
		`<a b="1"/>`:                             `<a b=1/>`,
		`<a b=http://x.example/y/>`:              `<a b=http://x.example/y/>`,
		`<a b=x>`:                                `<a b=x>`,
		`<a b="x>y">`:                            `<a b=x>y>`,
		`<a b="x><c>y</c>`:                       `<a b=x><c>|y|</c>`,
		`<a b="x"c="y">`:                         `<a b=x c=y>`,
		`<a b="1" b="2">`:                        `<a b=1>`,
		`<dc:a x:b="1">`:                         `<dc:a x:b=1>`,
		`a < b && c > d`:                         `|a < b && c > d|`,
		`&amp;&lt;&#228;&#xe4;&auml;&nix;&`:      `|&<äää&nix;&|`,
		`&amp;amp;`:                              `|&amp;|`,
		`?a=1&copy=2&lt=3`:                       `|?a=1&copy=2&lt=3|`,
		"a\x00b\x0bc\uFFFE":                      `|abc|`,
		`<![CDATA[<b>&amp;]]>x`:                  `|<b>&amp;||x|`,
		`<![CDATA[a<item>b]]>`:                   `|a<item>b|`,
		`<![CDATA[a<item>b`:                      `|a|<item>|b|`,
		`<![CDATA[a<item><![CDATA[b]]>c`:         `|a|<item>|b||c|`,
		`<!-- a --><x><!-- b <y>`:                `<x>| b |<y>`,
		`<?xml version="1.0"?><x>`:               `<x>`,
		`<?xml version="1.0"><x>`:                `<x>`,
		`<?<x>`:                                  `|<?|<x>`,
		`<!DOCTYPE x [<!ENTITY a "<b>">]><x>&a;`: `<x>|&a;|`,
		`<!DOCTYPE x<y>`:                         `<y>`,
		`<a <b>`:                                 `<b>`,
		`<a`:                                     ``,
		`</a`:                                    ``,
		`</a b="c">`:                             `</a>`,
		`<1a>`:                                   `|<1a>|`,
		`<>`:                                     `|<>|`,
		`<`:                                      `|<|`,
		``:                                       ``,
	} {
		if got := show(in, "<item>"); got != want {
			t.Errorf("%q\n gives %q\nwant %q", in, got, want)
		}
	}
}

func TestLocal(t *testing.T) {
	for in, want := range map[string]string{"dc:Date": "date", "title": "title", "a:b:C": "c", "": ""} {
		if got := Local(in); got != want {
			t.Errorf("Local(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzReader: every text ends, gives valid UTF-8 without what XML forbids, and
// no more tokens than bytes.
func FuzzReader(f *testing.F) {
	for _, s := range []string{`<a b="1">x</a>`, `<![CDATA[<item>`, `<!DOCTYPE [<!ENTITY`, `<?x <!-- &#1; </`, `<a b='><c d=">`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		r := New(s, "<item>", "<entry>")
		for n := 0; ; n++ {
			tok, ok := r.Next()
			if !ok {
				return
			}
			if n > len(s) {
				t.Fatal("it does not end")
			}
			if !utf8.ValidString(tok.Data) || strings.ContainsAny(tok.Data, "\x00\x01\x0b\uFFFE") {
				t.Fatalf("text %q", tok.Data)
			}
			if tok.Kind != Text && tok.Name == "" {
				t.Fatal("a tag without a name")
			}
		}
	})
}

// BenchmarkReader: twice the text takes twice the time, however hostile.
func BenchmarkReader(b *testing.B) {
	for name, s := range map[string]string{
		"plain": `<item><title>Titel &amp; mehr</title><link>https://www.example.org/1</link></item>`,
		"cdata": `<item><![CDATA[`, "comments": `<!--`, "quotes": `<a b="`, "brackets": `<`, "doctypes": `<!DOCTYPE [`, "instructions": `<?x `,
	} {
		for _, n := range []int{64 << 10, 128 << 10} {
			text := strings.Repeat(s, n/len(s))
			b.Run(fmt.Sprintf("%s/%dk", name, n>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					r := New(text, "<item>", "<entry>")
					for {
						if _, ok := r.Next(); !ok {
							break
						}
					}
				}
			})
		}
	}
}
