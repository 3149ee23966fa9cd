package date

import "testing"

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"2019-05-15":                         "2019-05-15",
		"2019-05-15T14:30:00+02:00":          "2019-05-15T14:30:00+02:00",
		"2019-05-15T14:30:00.123Z":           "2019-05-15T14:30:00+00:00",
		"2019-05-15T14:30:00+0200":           "2019-05-15T14:30:00+02:00",
		"2019-05-15 14:30":                   "2019-05-15", // no zone, no time
		"20190515T143000Z":                   "2019-05-15T14:30:00+00:00",
		"15. Mai 2019":                       "2019-05-15",
		"15.05.2019, 14.30 Uhr":              "2019-05-15",
		"Stand: 15.5.19 - 14:30 Uhr":         "2019-05-15",
		"Mittwoch, 2. Jänner 2019":           "2019-01-02",
		"Veröffentlicht am 3. März 2020":     "2020-03-03",
		"May 15, 2019":                       "2019-05-15",
		"Published May 15, 2019 2:30 PM EDT": "2019-05-15T14:30:00-04:00",
		"12:05 AM GMT, May 15th, 2019":       "2019-05-15T00:05:00+00:00",
		"15 May 2019":                        "2019-05-15",
		"Wed, 15 May 2019 14:30:00 +0200":    "2019-05-15T14:30:00+02:00",
		"15.05.2019 14:30 MESZ":              "2019-05-15T14:30:00+02:00",
		"31. Februar 2019":                   "",
		"99.99.2019":                         "",
		"Im Mai 2019":                        "",
		"Er kam am 15. Mai 2019 nach Wien":   "",
		"":                                   "",
	} {
		got, _ := Parse(in)
		if got != want {
			t.Errorf("Parse(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	if got, _ := Find("Er kam am 15. Mai 2019 nach Wien, am 16.05.2019 nach Graz"); got != "2019-05-15" {
		t.Errorf("Find gives %q", got)
	}
}
