package outlet

import "testing"

func TestByHost(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.dw.com/de/a-1":     "DW",
		"https://m.taz.de/!1/":          "taz",
		"https://amp.dw.com:443/x":      "DW",
		"https://flussbote.example/x":   "",
		"https://notdw.com/":            "",
		"no address":                    "",
		"":                              "",
		"https://www.theguardian.com/x": "The Guardian",
	} {
		if got := ByHost(Host(address)); got != want {
			t.Errorf("%q is %q, want %q", address, got, want)
		}
	}
}
