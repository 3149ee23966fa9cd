package library

import (
	"cmp"
	"maps"
	"slices"
)

// KnownParty is a party that is known across reports: its number in a library, and its id.
type KnownParty struct {
	Number int64
	ID     string
}

// Moves are parties that went into others, by their numbers.
type Moves map[int64]int64

// Now gives the numbers that parties have now.
func (m Moves) Now(numbers []int64) []int64 {
	out := slices.Clone(numbers)
	for i, n := range out {
		if into, ok := m[n]; ok {
			out[i] = into
		}
	}
	return out
}

// Meeting is what the keys of a figure tell of who it is, in view of what is known.
type Meeting struct {
	Who     KnownParty   // with the id that it has from now on; its number is 0 if it is new
	Was     string       // the id that it had; "" if it is new
	Gone    []KnownParty // parties that turn out to be the same: they go into it
	Missing []string     // keys that are not known yet: they are its from now on
}

// Settled says that all of it is known.
func (m *Meeting) Settled() bool {
	return m.Who.ID == m.Was && len(m.Gone)+len(m.Missing) == 0
}

// Meet says who has a list of keys, one at least. Party gives who is known by a key.
//
// Parties that a list has keys of are one. And the id of one is the least of those that
// each of its keys gives alone, so that each of these ids leads to it. So in the end it
// is the same parties with the same ids, whichever list came first. The number that came
// first stays: most is entered under that one.
func Meet(keys []string, party func(key string) (KnownParty, bool)) Meeting {
	var m Meeting
	var all []KnownParty
	var ids []string
	for _, key := range keys {
		p, ok := party(key)
		if !ok {
			m.Missing = append(m.Missing, key)
			ids = append(ids, KeyID(key))
		} else if !slices.Contains(all, p) {
			all = append(all, p)
			ids = append(ids, p.ID)
		}
	}
	slices.SortFunc(all, func(a, b KnownParty) int { return cmp.Compare(a.Number, b.Number) })
	if len(all) > 0 {
		m.Who, m.Was, m.Gone = all[0], all[0].ID, all[1:]
	}
	m.Who.ID = slices.Min(ids)
	return m
}

// Print is how a report prints a party: as its full name, a name, a role, a country.
type Print struct {
	Party      int64
	Form, Text string
}

// Prints gives the known parties among those that the figures of a report are, and how
// it prints them, each once, in order.
func Prints(figures []Figure, parties []int64) (known []int64, prints []Print) {
	named, forms := map[int64]bool{}, map[Print]bool{}
	for i, f := range figures {
		if f.Actor == "" || i >= len(parties) {
			continue
		}
		p := parties[i]
		named[p] = true
		forms[Print{p, "full", f.Name}] = true
		if f.Country != "" {
			forms[Print{p, "country", f.Country}] = true
		}
		for _, n := range f.Names {
			forms[Print{p, "name", n}] = true
		}
		for _, r := range f.Roles {
			forms[Print{p, "role", r}] = true
		}
	}
	return slices.Sorted(maps.Keys(named)), slices.SortedFunc(maps.Keys(forms), ComparePrints)
}

// ComparePrints orders prints by party, form and text.
func ComparePrints(a, b Print) int {
	return cmp.Or(cmp.Compare(a.Party, b.Party), cmp.Compare(a.Form, b.Form), cmp.Compare(a.Text, b.Text))
}

// PrintedTwice gives, of a report that names two parties that are one, what it prints
// both as: those of the one that goes. It was counted for each of them.
func PrintedTwice(figures []Figure, parties []int64, into, gone int64) (out []Print) {
	_, prints := Prints(figures, parties)
	for _, p := range prints {
		if p.Party == gone && slices.Contains(prints, Print{into, p.Form, p.Text}) {
			out = append(out, p)
		}
	}
	return out
}

// SortParties brings who speaks in a statement into the order of their names.
func SortParties(list []Party) {
	slices.SortStableFunc(list, func(a, b Party) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Actor, b.Actor)) })
}
