package library

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// people settles lists of keys one after the other, as a library does, and gives the id
// of whom each key leads to at the end.
func people(lists [][]string) map[string]string {
	parties, keys, next := map[int64]string{}, map[string]int64{}, int64(0)
	for _, list := range lists {
		m := Meet(list, func(key string) (KnownParty, bool) {
			n, ok := keys[key]
			return KnownParty{n, parties[n]}, ok
		})
		if m.Who.Number == 0 {
			next++
			m.Who.Number = next
		}
		parties[m.Who.Number] = m.Who.ID
		for _, gone := range m.Gone {
			for key, n := range keys {
				if n == gone.Number {
					keys[key] = m.Who.Number
				}
			}
			delete(parties, gone.Number)
		}
		for _, key := range m.Missing {
			keys[key] = m.Who.Number
		}
	}
	out := map[string]string{}
	for key, n := range keys {
		out[key] = parties[n]
	}
	return out
}

// Whichever list of keys comes first, and however often: the same are one, with the
// same id, which is the least that their keys give.
func TestMeetInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.Map(rapid.IntRange(0, 12), func(n int) string { return fmt.Sprint("person ", n) })
		lists := rapid.SliceOfN(rapid.Map(rapid.SliceOfNDistinct(key, 1, 4, rapid.ID), func(l []string) []string {
			slices.Sort(l)
			return l
		}), 1, 12).Draw(t, "lists")
		want := people(lists)
		got := people(append(rapid.Permutation(lists).Draw(t, "order"), lists[0]))
		if len(got) != len(want) {
			t.Fatalf("%v, %v", got, want)
		}
		least := map[string]string{}
		for k, id := range want {
			if got[k] != id {
				t.Errorf("%s is %s and %s", k, got[k], id)
			}
			if least[id] == "" || KeyID(k) < least[id] {
				least[id] = KeyID(k)
			}
		}
		for id, l := range least {
			if id != l {
				t.Errorf("the id is %s, the least of its keys %s", id, l)
			}
		}
		for _, l := range lists {
			for _, k := range l[1:] {
				if want[k] != want[l[0]] {
					t.Errorf("%s and %s are two", l[0], k)
				}
			}
		}
	})
}

// What two parties that are one were printed as in one report was counted twice.
func TestPrintedTwice(t *testing.T) {
	figures := []Figure{
		{Actor: "a", Name: "Anna Kramer", Country: "DE", Names: []string{"Kramer"}, Roles: []string{"Ministerin"}},
		{Actor: "b", Name: "Anna Cramer", Country: "DE", Names: []string{"Anna"}, Roles: []string{"Ministerin", "Chefin"}},
		{Name: "Ministerin", Roles: []string{"Ministerin"}},
	}
	got := PrintedTwice(figures, []int64{3, 5, 7}, 3, 5)
	if want := []Print{{5, "country", "DE"}, {5, "role", "Ministerin"}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
