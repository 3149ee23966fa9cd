package synopsis_test

import (
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

// TestBids: what one side asks for and another offers is a dispute if it differs.
func TestBids(t *testing.T) {
	for _, c := range []struct{ lang, first, second, want string }{
		{"en", "# Port\nThe Harbour Workers' Alliance demanded a pay rise of 8.5 percent for the port.",
			"# Port\nKelmouth Terminals offered a pay rise of 4 percent for the port.", synopsis.Disagree},
		{"en", "# Port\nThe Harbour Workers' Alliance demanded a pay rise of 4 percent for the port.",
			"# Port\nKelmouth Terminals offered a pay rise of 4 percent for the port.", synopsis.Unclear},
	} {
		s := synopsis.Make([]reading.Reading{read("r1", c.lang, "2026-03-04", c.first), read("r2", c.lang, "2026-03-04", c.second)})
		if len(s.Issues) != 1 || s.Issues[0].Relation != c.want {
			t.Errorf("%s / %s: want %s, got %+v", c.first, c.second, c.want, s.Issues)
		}
	}
}
