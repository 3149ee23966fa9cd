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

// party gives the party that a figure is, made if it is new, and enters its names.
func (k *readingKeeper) party(f *library.Figure) int64 {
	number := int64(0)
	if len(f.Keys) > 0 {
		number = k.knownParty(f)
	} else {
		f.Actor = ""
		number = k.calledParty(f)
	}
	for _, n := range append([]string{f.Name}, append(slices.Clone(f.Names), f.Roles...)...) {
		k.words(nameOf{number, n}, f.Kind)
	}
	return number
}

// knownParty finds who has one of the figure's keys. Of several the one that came
// first is taken; who it is not is left alone.
func (k *readingKeeper) knownParty(f *library.Figure) int64 {
	var number int64
	missing := f.Keys[:0:0]
	for _, key := range f.Keys {
		var n int64
		if !k.row([]any{&n}, "SELECT party FROM party_keys WHERE key = ?", key) {
			missing = append(missing, key)
		} else if number == 0 || n < number {
			number = n
		}
	}
	if number == 0 {
		number = k.insertParty(library.ActorID(f.Keys), 1, f)
	}
	for _, key := range missing {
		k.exec("INSERT OR IGNORE INTO party_keys (key, party) VALUES (?, ?)", key, number)
	}
	k.row([]any{&f.Actor}, "SELECT id FROM parties WHERE number = ?", number)
	return number
}

func (k *readingKeeper) calledParty(f *library.Figure) int64 {
	return k.insertParty(library.CalledID(string(f.Kind), f.Country, f.Name), 0, f)
}

func (k *readingKeeper) insertParty(id string, known int, f *library.Figure) int64 {
	var number int64
	if k.row([]any{&number}, "SELECT number FROM parties WHERE id = ?", id) {
		return number
	}
	return k.insert("INSERT INTO parties (id, known, kind, country, name) VALUES (?, ?, ?, ?, ?)", id, known, f.Kind, f.Country, f.Name)
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
	type form struct {
		party      int64
		form, text string
	}
	forms := map[form]bool{}
	parties := map[int64]bool{}
	for i, f := range s.Figures {
		if f.Actor == "" || i >= len(s.Parties) {
			continue
		}
		p := s.Parties[i]
		parties[p] = true
		forms[form{p, "full", f.Name}] = true
		if f.Country != "" {
			forms[form{p, "country", f.Country}] = true
		}
		for _, n := range f.Names {
			forms[form{p, "name", n}] = true
		}
		for _, r := range f.Roles {
			forms[form{p, "role", r}] = true
		}
	}
	for _, p := range slices.Sorted(maps.Keys(parties)) {
		if by > 0 {
			k.exec("INSERT OR IGNORE INTO named (party, place) VALUES (?, ?)", p, place)
		} else {
			k.exec("DELETE FROM named WHERE party = ? AND place = ?", p, place)
		}
		k.exec("UPDATE parties SET reports = reports + ?2, last = CASE WHEN ?2 > 0 THEN max(last, ?3) ELSE last END WHERE number = ?1", p, by, day)
	}
	for f := range forms {
		k.exec("INSERT INTO printed (party, form, text, reports) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET reports = reports + ?4", f.party, f.form, f.text, by)
		if by < 0 {
			k.exec("DELETE FROM printed WHERE party = ? AND form = ? AND text = ? AND reports <= 0", f.party, f.form, f.text)
		}
	}
	for p := range parties {
		k.exec(renamed, p)
	}
}

// renamed gives a party the name and the country that most reports have for it, so
// that it does not matter which report was read first.
const renamed = `UPDATE parties SET
	name = coalesce((SELECT r.text FROM printed r WHERE r.party = ?1 AND r.form = 'full' ORDER BY r.reports DESC, r.text LIMIT 1), name),
	country = coalesce((SELECT r.text FROM printed r WHERE r.party = ?1 AND r.form = 'country' ORDER BY r.reports DESC, r.text LIMIT 1), country)
	WHERE number = ?1`
