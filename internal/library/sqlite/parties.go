package sqlite

import (
	"maps"
	"slices"
	"sync"

	"synopse/actor"
	"synopse/internal/library"
	"synopse/internal/terms"
)

// nameOf is a name of a party.
type nameOf struct {
	party int64
	name  string
}

// nameSet remembers names whose words are in the library, so that frequent ones
// are not entered again and again. What it has forgotten is entered once more.
type nameSet struct {
	mu  sync.Mutex
	set map[nameOf]bool
}

// mostNames is how many names are remembered.
const mostNames = 100_000

func (s *nameSet) has(n nameOf) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.set[n]
}

func (s *nameSet) add(names map[nameOf]bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.set == nil || len(s.set)+len(names) > mostNames {
		s.set = map[nameOf]bool{}
	}
	maps.Copy(s.set, names)
}

// parties gives the parties that figures are, made if they are new, and enters their
// names.
func (k *readingKeeper) parties(figures []library.Figure) []int64 {
	numbers := make([]int64, len(figures))
	for i := range figures {
		f := &figures[i]
		if len(f.Keys) > 0 {
			numbers[i] = k.knownParty(f)
		} else {
			f.Actor = ""
			numbers[i] = k.calledParty(f)
		}
		for _, n := range append([]string{f.Name}, append(slices.Clone(f.Names), f.Roles...)...) {
			k.words(nameOf{numbers[i], n}, f.Kind)
		}
	}
	if k.merged { // perhaps one of these
		numbers = k.moved().Now(numbers)
	}
	return numbers
}

// knownParty finds who has one of the figure's keys; several who have are one.
func (k *readingKeeper) knownParty(f *library.Figure) int64 {
	m := library.Meet(f.Keys, func(key string) (p library.KnownParty, ok bool) {
		ok = k.row([]any{&p.Number, &p.ID}, "SELECT p.number, p.id FROM party_keys k JOIN parties p ON p.number = k.party WHERE k.key = ?", key)
		return p, ok
	})
	number := m.Who.Number
	for _, p := range m.Gone {
		k.merge(number, p.Number)
		k.renamed = true
	}
	if number == 0 {
		number = k.insertParty(m.Who.ID, 1, f)
	} else if m.Was != m.Who.ID {
		k.exec("UPDATE parties SET id = ? WHERE number = ?", m.Who.ID, number)
		k.renamed = true
	}
	for _, key := range m.Missing {
		k.exec("INSERT INTO party_keys (key, party, id) VALUES (?, ?, ?)", key, number, library.KeyID(key))
	}
	f.Actor = m.Who.ID
	return number
}

// actors sets the ids that actors of figures have at the end, where others than at the
// beginning came of some.
func (k *readingKeeper) actors(figures []library.Figure) {
	for i := range figures {
		if f := &figures[i]; k.renamed && f.Actor != "" {
			k.row([]any{&f.Actor}, "SELECT p.id FROM party_keys k JOIN parties p ON p.number = k.party WHERE k.id = ?", f.Actor)
		}
	}
}

func (k *readingKeeper) calledParty(f *library.Figure) int64 {
	return k.insertParty(library.CalledID(string(f.Kind), f.Country, f.Name), 0, f)
}

// insertParty makes a party, if there is none with the id; its number is above those of
// all that were there.
func (k *readingKeeper) insertParty(id string, known int, f *library.Figure) int64 {
	var number int64
	if k.row([]any{&number}, "SELECT number FROM parties WHERE id = ?", id) {
		return number
	}
	return k.insert(`INSERT INTO parties (number, id, known, kind, country, name)
		VALUES (1 + max((SELECT coalesce(max(number), 0) FROM parties), (SELECT coalesce(max(number), 0) FROM party_moves)), ?, ?, ?, ?, ?)`,
		id, known, f.Kind, f.Country, f.Name)
}

// words enters the words that a name is found by.
func (k *readingKeeper) words(n nameOf, kind actor.Kind) {
	if n.name == "" || k.names[n] || k.known.has(n) {
		return
	}
	k.names[n] = true
	for _, w := range nameWords(n.name, kind) {
		k.exec("INSERT OR IGNORE INTO party_words (word, party) VALUES (?, ?)", w, n.party)
	}
}

// nameWords gives the words of a name: as printed, without marks, and their
// sounds.
func nameWords(name string, kind actor.Kind) []string {
	var out []string
	for _, w := range terms.Split(name) {
		c := terms.Clean(w)
		out = append(out, c)
		out = append(out, terms.Folded(c)...)
		if kind == actor.Person || kind == actor.Organisation {
			out = append(out, terms.Sounds(w)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// count adds (1) or takes away (-1) a document from what is counted of known
// parties: that it names them, and how.
func (k *readingKeeper) count(s *stored, place int64, day string, by int) {
	parties, prints := library.Prints(s.Figures, s.Parties)
	for _, p := range parties {
		if by > 0 {
			k.exec("INSERT OR IGNORE INTO named (party, place) VALUES (?, ?)", p, place)
		} else {
			k.exec("DELETE FROM named WHERE party = ? AND place = ?", p, place)
		}
		k.exec("UPDATE parties SET reports = reports + ?2, last = CASE WHEN ?2 > 0 THEN max(last, ?3) ELSE last END WHERE number = ?1", p, by, day)
	}
	for _, f := range prints {
		k.exec("INSERT INTO printed (party, form, text, reports) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET reports = reports + ?4", f.Party, f.Form, f.Text, by)
		if by < 0 {
			k.exec("DELETE FROM printed WHERE party = ? AND form = ? AND text = ? AND reports <= 0", f.Party, f.Form, f.Text)
		}
	}
	for _, p := range parties {
		k.exec(renamed, p)
	}
}

// renamed gives a party the name and the country that most reports have for it, so
// that it does not matter which report was read first.
const renamed = `UPDATE parties SET
	name = coalesce((SELECT r.text FROM printed r WHERE r.party = ?1 AND r.form = 'full' ORDER BY r.reports DESC, r.text LIMIT 1), name),
	country = coalesce((SELECT r.text FROM printed r WHERE r.party = ?1 AND r.form = 'country' ORDER BY r.reports DESC, r.text LIMIT 1), country)
	WHERE number = ?1`
