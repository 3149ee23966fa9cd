package web

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFileName(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.press.example/2026/11/Fähren-fahren.html?x=1": "press.example_f-hren-fahren-",
		"https://press.example/":                                   "press.example-",
		"https://press.example/../../etc/passwd":                   "press.example_passwd-",
		"https://press.example/a%2F..%2F..%2Fetc":                  "press.example_etc-",
		"http://[2a00:1450::1]/a":                                  "2a00-1450-1_a-",
	} {
		got := (&Response{Address: address}).FileName()
		name, found := strings.CutPrefix(got, want)
		if !found || len(name) != len("01234567.html") {
			t.Errorf("%s: %q, want %q…", address, got, want)
		}
	}
	if a, b := (&Response{Address: "https://a.example/?1"}).FileName(), (&Response{Address: "https://a.example/?2"}).FileName(); a == b {
		t.Errorf("two addresses, one name: %s", a)
	}
}

func TestFileNamesAreHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Response{Address: rapid.String().Draw(t, "address"), MediaType: rapid.SampledFrom([]string{"", "text/plain", "application/xml", "a/b"}).Draw(t, "type")}
		name := r.FileName()
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789._-") != "" || name[0] == '.' || name[0] == '-' || name[0] == '_' || len(name) > 110 {
			t.Fatalf("%q gives %q", r.Address, name)
		}
	})
}

func TestSavedPage(t *testing.T) {
	const note = "<!-- saved from url=(0022)http://press.example/a -->\n"
	for _, tt := range []struct {
		name string
		r    Response
		want string
	}{
		{"a page", Response{MediaType: "text/html", Body: []byte("<p>Fähre")}, note + "<p>Fähre"},
		{"with a byte order mark", Response{Body: []byte("\xef\xbb\xbf<p>Fähre")}, "\xef\xbb\xbf" + note + "<p>Fähre"},
		{"text", Response{MediaType: "text/plain", Body: []byte("Fähre")}, "Fähre"},
		{"its charset in the header only", Response{Charset: "iso-8859-15", Body: []byte("<p>F\xe4hre 5 \xa4")}, note + "<p>Fähre 5 €"},
		{"its charset in the page too", Response{Charset: "iso-8859-15", Body: []byte("<meta charset=iso-8859-1><p>F\xe4hre")}, note + "<meta charset=iso-8859-1><p>F\xe4hre"},
		{"UTF-8 whatever the header says", Response{Charset: "iso-8859-1", Body: []byte("<p>Fähre")}, note + "<p>Fähre"},
		{"a charset that does not exist", Response{Charset: "moin", Body: []byte("<p>F\xe4hre")}, note + "<p>F\xe4hre"},
	} {
		tt.r.Address = "http://press.example/a"
		if got := string(tt.r.SavedPage()); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	r := Response{Address: "http://press.example/a-->b", Body: []byte("x")}
	if got := string(r.SavedPage()); strings.Count(got, "-->") != 1 {
		t.Errorf("the address ends the note: %q", got)
	}
}
