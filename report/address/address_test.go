package address

import (
	"net/url"
	"strings"
	"testing"
)

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"https://Example.ORG/Politik/Hafen":                                    "https://example.org/Politik/Hafen",
		"  http://example.org/a \n":                                            "https://example.org/a",
		"http://example.org:80/a":                                              "https://example.org/a",
		"https://example.org:443/a":                                            "https://example.org/a",
		"https://example.org:8443/a":                                           "https://example.org:8443/a",
		"https://example.org./a/":                                              "https://example.org/a",
		"https://example.org":                                                  "https://example.org",
		"https://example.org/?":                                                "https://example.org",
		"https://user:secret@example.org/a":                                    "https://example.org/a",
		"https://example.org/a#kommentare":                                     "https://example.org/a",
		"https://example.org/#!/a/7":                                           "https://example.org#!/a/7",
		"https://example.org/a?utm_source=rss&id=7&UTM_medium=x":               "https://example.org/a?id=7",
		"https://example.org/a?fbclid=1":                                       "https://example.org/a",
		"https://example.org/a?b=2&a=1&&":                                      "https://example.org/a?b=2&a=1",
		"https://example.org/a?maca=de-rss":                                    "https://example.org/a",
		"https://example.org/a?page=2":                                         "https://example.org/a?page=2",
		"https://example.org/a?utmost=1":                                       "https://example.org/a?utmost=1",
		"https://example.org/a;jsessionid=1A2B?x=1":                            "https://example.org/a?x=1",
		"https://example.org/a;b=c":                                            "https://example.org/a;b=c",
		"https://example.org/x/../a/./b":                                       "https://example.org/a/b",
		"https://example.org/stra%c3%9fe":                                      "https://example.org/stra%C3%9Fe",
		"https://example.org/straße":                                           "https://example.org/stra%C3%9Fe",
		"https://example.org/%7Ealt/%61":                                       "https://example.org/~alt/a",
		"https://example.org/a%2Fb":                                            "https://example.org/a%2Fb",
		"https://müller.example/a":                                             "https://xn--mller-kva.example/a",
		"https://xn--mller-kva.example/a":                                      "https://xn--mller-kva.example/a",
		"https://example.org/hafen/amp/":                                       "https://example.org/hafen",
		"https://example.org/hafen.amp":                                        "https://example.org/hafen",
		"https://example.org/hafen.amp.html?amp=1":                             "https://example.org/hafen.html",
		"https://amp.example.org/hafen":                                        "https://www.example.org/hafen",
		"https://amp.example.co.uk/hafen":                                      "https://www.example.co.uk/hafen",
		"https://amp.co.uk/hafen":                                              "https://amp.co.uk/hafen",
		"https://example.org/amp":                                              "https://example.org/amp",
		"https://example.org/index.php?mod=artikel7":                           "https://example.org/index.php?mod=artikel7",
		"https://www.wsj.com/a?mod=rss":                                        "https://www.wsj.com/a",
		"https://amp.org/hafen":                                                "https://amp.org/hafen",
		"https://example.org/wortlaut/champ":                                   "https://example.org/wortlaut/champ",
		"https://www-example-org.cdn.ampproject.org/c/s/www.example.org/hafen": "https://www.example.org/hafen",
		"https://[2001:DB8::1]:80/a":                                           "https://[2001:db8::1]/a",
		"mid:20261121.7@post.example":                                          "mid:20261121.7@post.example",

		"": "", "hafen.html": "", "/politik/hafen": "", "ftp://example.org/a": "", "javascript:alert(1)": "",
		"mailto:a@example.org": "", "https://": "", "https:///a": "", "http://%zz/": "", "mid:": "", "data:text/html,x": "",
	} {
		if got := Canonical(in); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
		if got := Canonical(Canonical(in)); got != want {
			t.Errorf("%s a second time: %s", in, got)
		}
	}
}

func TestChoose(t *testing.T) {
	for _, c := range []struct{ found, declared, want string }{
		{"https://example.org/a?x=1", "https://www.example.org/a", "https://www.example.org/a"},
		{"https://m.example.co.uk/a", "https://www.example.co.uk/a", "https://www.example.co.uk/a"},
		{"https://one.example.co.uk/a", "https://other.co.uk/a", "https://one.example.co.uk/a"},
		{"https://example.org/a", "https://agentur.example/a", "https://example.org/a"},
		{"http://10.0.0.1/a", "http://192.168.0.1/b", "http://10.0.0.1/a"},
		{"http://10.0.0.1/a?x=1", "http://10.0.0.1/b", "http://10.0.0.1/b"},
		{"http://[2001:db8::1]/a", "http://[2001:db8::2]/b", "http://[2001:db8::1]/a"},
		{"https://one.github.io/a", "https://two.github.io/a", "https://one.github.io/a"},
		{"https://example.org/a", "https://example.org/", "https://example.org/a"},
		{"https://example.org/", "https://example.org", "https://example.org"},
		{"https://example.org/a", "", "https://example.org/a"},
		{"https://example.org/a", "/a", "https://example.org/a"},
		{"", "https://example.org/a", "https://example.org/a"},
		{"a.html", "https://example.org/a", "https://example.org/a"},
		{"", "", ""},
		{"", "https://example.org/", ""},
		{"https://example.org/a?page=2", "https://example.org/a", "https://example.org/a?page=2"},
		{"https://example.org/a?page=1", "https://example.org/a", "https://example.org/a"},
		{"https://example.org/a?page=2", "https://example.org/a?page=2", "https://example.org/a?page=2"},
		{"https://example.org/a/seite-2", "https://example.org/a", "https://example.org/a/seite-2"},
		{"https://example.org/a/2", "https://example.org/a", "https://example.org/a/2"},
		{"https://example.org/a/2026", "https://example.org/a", "https://example.org/a"},
		{"https://example.org/artikel.php?id=7", "https://example.org/artikel.php", "https://example.org/artikel.php?id=7"},
		{"https://example.org/artikel.php?id=7&x=9", "https://example.org/artikel.php?id=7", "https://example.org/artikel.php?id=7"},
		{"https://example.org/artikel.php?id=7", "https://example.org/politik/hafen-7", "https://example.org/politik/hafen-7"},
	} {
		if got := Choose(c.found, c.declared); got != c.want {
			t.Errorf("found %q, declared %q: got %q, want %q", c.found, c.declared, got, c.want)
		}
	}
}

// Each parameter of the list is dropped from its own example, and has a reason.
func TestParameters(t *testing.T) {
	n := 0
	for line := range strings.Lines(parametersData) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		n++
		f := strings.Split(line, "|")
		if len(f) != 3 || strings.TrimSpace(f[1]) == "" || strings.ToLower(f[0]) != f[0] {
			t.Errorf("not a line of name, reason, example: %q", line)
			continue
		}
		example := strings.TrimSpace(f[2])
		sites := strings.Fields(f[0])[1:]
		for _, site := range append(sites, "example.org") {
			want := "https://" + site + "/a"
			if len(sites) > 0 && site == "example.org" {
				want += example // somebody else's word
			}
			if got := Canonical("https://" + site + "/a" + example); got != want {
				t.Errorf("%s at %s: %s", example, site, got)
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d parameters", n)
	}
}

func FuzzCanonical(f *testing.F) {
	for _, s := range []string{"https://example.org/a?utm_x=1#b", "https://a.cdn.ampproject.org/c/s/b.example/amp/amp.amp.html;jsessionid=1/", "http://ü.example:80//a/../%2e%2e/%zz", "mid:a@b", "https://[::1%25eth0]/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Canonical(s)
		if again := Canonical(c); again != c {
			t.Fatalf("%q: %q, and again %q", s, c, again)
		}
		if c != "" && !strings.HasPrefix(c, "mid:") {
			if u, err := url.Parse(c); err != nil || u.Host == "" {
				t.Fatalf("%q gives %q: %v", s, c, err)
			}
		}
	})
}
