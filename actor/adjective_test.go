package actor

import "testing"

func TestCountryOfAdjective(t *testing.T) {
	tests := []struct{ word, lang, want string }{
		{"isländische", "de", "IS"}, {"Isländischer", "de", "IS"}, {"norwegisch", "de", "NO"},
		{"Icelandic", "en", "IS"}, {"Polish", "en", "PL"}, {"polish", "en", ""},
		{"frische", "de", ""}, {"", "de", ""}, {"", "en", ""}, {"Icelandic", "fr", ""},
	}
	for _, tt := range tests {
		if got := CountryOfAdjective(tt.word, tt.lang); got != tt.want {
			t.Errorf("%q (%s): %q, want %q", tt.word, tt.lang, got, tt.want)
		}
	}
}
