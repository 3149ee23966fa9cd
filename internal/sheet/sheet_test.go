package sheet

import "testing"

func TestHarmless(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"=1+1", "'=1+1"}, {"+1", "'+1"}, {"-1", "'-1"}, {"@x", "'@x"}, {"＝x", "'＝x"}, {"\tx", "'\tx"},
		{"a=b", "a=b"}, {"", ""}, {"12", "12"},
	} {
		if got := Harmless(c.in); got != c.want {
			t.Errorf("Harmless(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
