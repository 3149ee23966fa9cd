package newsgen

import (
	"reflect"
	"strings"
	"testing"
)

func TestSameSeedSameStream(t *testing.T) {
	set := Defaults()
	set.PerDay = 100
	a, b := New(set), New(set)
	copies, without := 0, 0
	for range 500 {
		x, y := a.Next(), b.Next()
		if !reflect.DeepEqual(x, y) {
			t.Fatalf("two streams of one seed differ:\n%+v\n%+v", x, y)
		}
		if strings.ContainsAny(x.Report.Title+x.Report.Text, "{}|") {
			t.Fatalf("a slot was not filled: %s\n%s", x.Report.Title, x.Report.Text)
		}
		if x.CopyOf >= 0 {
			copies++
		}
		if x.Report.Published == "" {
			without++
		}
	}
	if copies < 20 || without < 5 {
		t.Errorf("%d copies and %d reports without a date among 500", copies, without)
	}
	set.Seed = 2
	if reflect.DeepEqual(New(set).Next(), New(Defaults()).Next()) {
		t.Error("another seed gives the same report")
	}
}

// Every kind of event can be told in both languages.
func TestEventsAreWhole(t *testing.T) {
	for i, e := range events() {
		for _, lang := range []string{"de", "en"} {
			if len(e.titles[lang]) < 2 || len(e.tells[lang]) != len(e.tells["de"]) || len(e.tells[lang]) < 5 {
				t.Errorf("event %d in %s: %d titles, %d sentences", i, lang, len(e.titles[lang]), len(e.tells[lang]))
			}
		}
	}
}
