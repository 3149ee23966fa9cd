package words

import "testing"

func TestCatalogsAgree(t *testing.T) {
	de, en := For("de"), For("en")
	for key := range en.phrases {
		if _, ok := de.phrases[key]; !ok {
			t.Errorf("German lacks %q", key)
		}
	}
	for key := range de.phrases {
		if _, ok := en.phrases[key]; !ok {
			t.Errorf("English lacks %q", key)
		}
	}
}

func TestDay(t *testing.T) {
	for _, c := range []struct{ lang, iso, day, moment string }{
		{"de", "2025-03-01", "1. März 2025", "1. März 2025"},
		{"en", "2025-02-11T21:48:00Z", "11 February 2025", "11 February 2025, 21:48"},
		{"de", "2025-02-11T21:48:00Z", "11. Februar 2025", "11. Februar 2025, 21:48 Uhr"},
		{"en", "spring", "spring", "spring"},
	} {
		w := For(c.lang)
		if got := w.Day(c.iso); got != c.day {
			t.Errorf("day %q, want %q", got, c.day)
		}
		if got := w.Moment(c.iso); got != c.moment {
			t.Errorf("moment %q, want %q", got, c.moment)
		}
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		lang string
		n    int
		want string
	}{{"de", 1, "1 Bericht"}, {"de", 27626, "27.626 Berichte"}, {"en", 2, "2 reports"}, {"en", 2000, "2,000 reports"}} {
		if got := For(c.lang).Count("report", c.n); got != c.want {
			t.Errorf("%s, %d: %q, want %q", c.lang, c.n, got, c.want)
		}
	}
}
