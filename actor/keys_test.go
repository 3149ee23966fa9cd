package actor

import (
	"slices"
	"testing"
)

func TestKeys(t *testing.T) {
	one := func(kind Kind, country string, names ...string) []string { return Keys(kind, country, names) }
	same := [][2][]string{
		{one(Person, "", "Sergej Lawrow"), one(Person, "", "Lavrov", "Sergei Lavrov")},
		{one(Person, "", "Wladimir Putin"), one(Person, "", "Vladimir Putin")},
		{one(Country, "RU", "Russland"), one(Country, "RU", "Russia")},
		{one(Organisation, "", "EU"), one(Organisation, "", "Europäische Union", "EU")},
	}
	for _, s := range same {
		if !meet(s[0], s[1]) {
			t.Errorf("nothing in common: %q and %q", s[0], s[1])
		}
	}
	for _, s := range [][2][]string{
		{one(Person, "", "Olaf Brandt"), one(Person, "", "Merle Brandt")},
		{one(Person, "", "Olaf Brandt"), one(Organisation, "", "Olaf Brandt")},
		{one(Country, "RU"), one(Country, "UA")},
	} {
		if meet(s[0], s[1]) {
			t.Errorf("something in common: %q and %q", s[0], s[1])
		}
	}
	for _, none := range [][]string{one(Person, "", "Brandt", "O. Brandt"), one(Group, "", "beide Seiten"), one(Country, "")} {
		if len(none) > 0 {
			t.Errorf("%q", none)
		}
	}
	if k := one(Person, "", "Olaf Brandt", "Olaf Brandt"); !slices.IsSorted(k) || len(k) == 0 || len(slices.Compact(slices.Clone(k))) != len(k) {
		t.Errorf("%q", k)
	}
}
