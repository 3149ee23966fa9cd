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
		{one(Organisation, "", "UNO"), one(Organisation, "", "United Nations")},
		{one(Organisation, "", "EU"), one(Organisation, "", "Brussels")},
		{one(Organisation, "", "Vereinte Nationen"), one(Organisation, "", "UNITED NATIONS")},
		{one(Organisation, "", "Harbour Party of Kent"), one(Organisation, "", "Kent Harbour Party")},
		{one(Person, "", "Paul Kramer Jr."), one(Person, "", "Paul R. Kramer Jr")},
		{one(Person, "", "Michael Kramer", "Mike Kramer"), one(Person, "", "Mike Kramer")},
		{one(Person, "", "Albert II."), one(Person, "", "Albert II")},
		{one(Person, "", "Paul Kramer jun."), one(Person, "", "Paul Kramer Jr.")},
		{one(Person, "", "Michael R. Kramer Jr.", "Mike Kramer"), one(Person, "", "Mike Kramer")},
		{one(Person, "", "Mike Kramer", "Michael R. Kramer Jr."), one(Person, "", "Michael R. Kramer Jr.")},
		{one(Person, "", "Olaf S. Brandt III", "Olaf Brandt"), one(Person, "", "Olaf Brandt")},
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
		{one(Organisation, "", "PDS"), one(Organisation, "", "PD")},
		{one(Organisation, "", "EU", "Nordwerk"), one(Organisation, "", "Nordwerk")},
		{one(Person, "", "Paul Kramer Jr."), one(Person, "", "Paul Kramer")},
		{one(Person, "", "Paul Kramer Jr."), one(Person, "", "Paul Lorenz Jr.")},
		{one(Person, "", "Paul Kramer Jr."), one(Person, "", "Paul Kramer Sr.")},
		{one(Person, "", "Paul R. Kramer Jr."), one(Person, "", "Paul Kramer")},
		{one(Person, "", "Paul R. Kramer", "Paul Kramer Jr."), one(Person, "", "Paul Kramer Jr.")},
		{one(Person, "", "Paul Kramer", "Paul Kramer Jr."), one(Person, "", "Paul Kramer Jr.")},
		{one(Person, "", "Lorang Kramer", "Lorang Brandt"), one(Person, "", "Lorang Brandt")},
		{one(Person, "", "Anna Brandt Meyer", "Brandt Meyer"), one(Person, "", "Brandt Meyer")},
		{one(Person, "", "Ute van Kramer", "Van Kramer"), one(Person, "", "Jan van Kramer", "Van Kramer")},
	} {
		if meet(s[0], s[1]) {
			t.Errorf("something in common: %q and %q", s[0], s[1])
		}
	}
	for _, none := range [][]string{one(Person, "", "Brandt", "O. Brandt"), one(Person, "", "Brandt Jr."), one(Group, "", "beide Seiten"), one(Country, "")} {
		if len(none) > 0 {
			t.Errorf("%q", none)
		}
	}
	if k := one(Person, "", "Olaf Brandt", "Olaf Brandt"); !slices.IsSorted(k) || len(k) == 0 || len(slices.Compact(slices.Clone(k))) != len(k) {
		t.Errorf("%q", k)
	}
}

// What several are called in the list is nobody's: no name in other capitals leads
// to one of them.
func TestListedBodiesAreThemselves(t *testing.T) {
	for name, key := range know().bodies {
		if got := Keys(Organisation, "", []string{name}); len(got) != 1 || got[0] != "organisation "+key {
			t.Errorf("%s is %q, not %s", name, got, key)
		}
	}
}
