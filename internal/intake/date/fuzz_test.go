package date

import (
	"strings"
	"testing"
	"time"
)

// FuzzParse checks that whatever comes out is a date of the calendar, with a time
// only where the zone is known, that reading it again gives the same, and that
// Line and Find agree with it.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"2024-03-05T06:30:00+01:00", "2024-03-05", "20240305T063000Z", "2024/03/05 06:30", "Tue, 05 Mar 2024 06:30:00 GMT",
		"5. März 2024, 6.30 Uhr", "Stand: 05.03.24 06:30 MEZ", "Published March 5th, 2024 at 6:30 PM EST", "0000-00-00", "9999-12-31T23:59:60Z",
		"2024-02-30", "2024-03-05T24:00:00+99:99", "5-Mär-2024", "1.1.1900", "٢٠٢٤-٠٣-٠٥", strings.Repeat("5.3.2024 ", 20),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, read := range map[string]func(string) (string, bool){"Parse": Parse, "Line": Line, "Find": Find} {
			got, ok := read(s)
			if ok == (got == "") {
				t.Fatalf("%s(%q) gives %q, %v", name, s, got, ok)
			}
			if !ok {
				continue
			}
			layout := time.DateOnly
			if len(got) > len(layout) {
				layout = time.RFC3339
			}
			day, err := time.Parse(layout, got)
			if err != nil {
				t.Fatalf("%s(%q) gives %q: %v", name, s, got, err)
			}
			if day.Year() < minYear-1 || day.Year() > maxYear+1 {
				t.Fatalf("%s(%q) gives %q", name, s, got)
			}
			if again, ok := Parse(got); !ok || again != got {
				t.Fatalf("%q is read again as %q, %v", got, again, ok)
			}
		}
	})
}
