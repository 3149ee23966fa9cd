package postgres

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"

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
const mostNames = 200_000

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

// parties says who the figures of readings are.
func (l *Library) parties(ctx context.Context, readings []library.Reading) ([][]int64, error) {
	lists := make([][]library.Figure, len(readings))
	for i := range readings {
		lists[i] = readings[i].Figures
	}
	return l.whoIsWho(ctx, lists)
}

// whoIsWho gives the numbers of the parties that figures are, makes those that are
// new, enters their names, and sets the figures' Actor.
func (l *Library) whoIsWho(ctx context.Context, lists [][]library.Figure) ([][]int64, error) {
	p := &partyFinder{lists: lists, byKey: map[string]party{}, byID: map[string]party{}}
	err := l.reading(ctx, func(w *writer) { p.load(w) })
	if err == nil && !p.settle(nil) {
		err = l.writingAgain(ctx, func(w *writer) {
			w.exec("SELECT pg_advisory_xact_lock($1, $2)", lockSpace, lockParties)
			p.load(w)
			p.settle(w)
		})
	}
	if err != nil {
		return nil, err
	}
	return p.numbers, l.enterNames(ctx, lists, p.numbers)
}

type party struct {
	number int64
	id     string
}

// partyFinder settles who figures are.
type partyFinder struct {
	lists   [][]library.Figure
	numbers [][]int64
	byKey   map[string]party
	byID    map[string]party
}

// idOf is the id that the party of a figure has if it is new.
func idOf(f *library.Figure) string {
	if len(f.Keys) > 0 {
		return library.ActorID(f.Keys)
	}
	return library.CalledID(string(f.Kind), f.Country, f.Name)
}

// load reads what is known of the figures' keys and ids.
func (p *partyFinder) load(w *writer) {
	keys, ids := map[string]bool{}, map[string]bool{}
	for _, list := range p.lists {
		for i := range list {
			for _, k := range list[i].Keys {
				keys[safe(k)] = true
			}
			ids[idOf(&list[i])] = true
		}
	}
	if len(ids) == 0 {
		return
	}
	w.rows(func(r pgx.Rows) error {
		var key string
		var x party
		err := r.Scan(&key, &x.number, &x.id)
		p.byKey[key] = x
		return err
	}, "SELECT k.key, p.number, p.id FROM party_keys k JOIN parties p ON p.number = k.party WHERE k.key = ANY($1)", slices.Collect(maps.Keys(keys)))
	w.rows(func(r pgx.Rows) error {
		var x party
		err := r.Scan(&x.number, &x.id)
		p.byID[x.id] = x
		return err
	}, "SELECT number, id FROM parties WHERE id = ANY($1)", slices.Collect(maps.Keys(ids)))
}

// settle goes through the figures in their order. Without a writer it only looks,
// and gives false if something is to be entered.
func (p *partyFinder) settle(w *writer) bool {
	p.numbers = make([][]int64, len(p.lists))
	var made, keys columns
	if w != nil {
		p.make(w)
	}
	for i, list := range p.lists {
		for j := range list {
			f := &list[j]
			x, missing, ok := p.find(f)
			if !ok || len(missing) > 0 && w == nil {
				return false
			}
			for _, key := range missing {
				p.byKey[key] = x
				keys.add(key, x.number)
			}
			f.Actor = ""
			if len(f.Keys) > 0 {
				f.Actor = x.id
			}
			p.numbers[i] = append(p.numbers[i], x.number)
		}
	}
	if w != nil && made.n+keys.n > 0 {
		w.queue("INSERT INTO party_keys (key, party) SELECT * FROM unnest($1::text[], $2::bigint[]) ON CONFLICT DO NOTHING", keys.args()...)
	}
	return true
}

// find finds who a figure is: who has one of its keys, of several the one that came
// first; who it is not is left alone. Missing are keys that it does not have yet.
func (p *partyFinder) find(f *library.Figure) (x party, missing []string, ok bool) {
	for _, k := range f.Keys {
		key := safe(k)
		y, has := p.byKey[key]
		switch {
		case !has:
			missing = append(missing, key)
		case x.number == 0 || y.number < x.number:
			x = y
		}
	}
	if x.number == 0 {
		x = p.byID[idOf(f)]
	}
	return x, missing, x.number != 0
}

// make makes the parties that are new, in the order of the figures.
func (p *partyFinder) make(w *writer) {
	var c columns
	keys := map[string]bool{} // that parties made here will have
	made := map[string]bool{}
	for _, list := range p.lists {
		for j := range list {
			f := &list[j]
			_, _, ok := p.find(f)
			for _, k := range f.Keys {
				ok = ok || keys[safe(k)]
			}
			for _, k := range f.Keys {
				keys[safe(k)] = true
			}
			id := idOf(f)
			if ok || made[id] {
				continue
			}
			made[id] = true
			c.add(id, len(f.Keys) > 0, string(f.Kind), f.Country, safe(f.Name))
		}
	}
	if c.n == 0 {
		return
	}
	w.rows(func(r pgx.Rows) error {
		var x party
		err := r.Scan(&x.number, &x.id)
		p.byID[x.id] = x
		return err
	}, `INSERT INTO parties (id, known, kind, country, name) SELECT id, known, kind, country, name
		FROM unnest($1::text[], $2::bool[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS t (id, known, kind, country, name, n) ORDER BY n
		RETURNING number, id`, c.args()...)
}

// enterNames enters the words that parties are found by.
func (l *Library) enterNames(ctx context.Context, lists [][]library.Figure, numbers [][]int64) error {
	type word struct {
		text  string
		party int64
	}
	names, words := map[nameOf]bool{}, map[word]bool{}
	for i, list := range lists {
		for j := range list {
			f := &list[j]
			for _, n := range append([]string{f.Name}, append(slices.Clone(f.Names), f.Roles...)...) {
				at := nameOf{numbers[i][j], n}
				if n == "" || names[at] || l.names.has(at) {
					continue
				}
				names[at] = true
				for _, w := range nameWords(n, f.Kind) {
					words[word{safe(w), at.party}] = true
				}
			}
		}
	}
	if len(names) == 0 {
		return nil
	}
	var c columns
	for _, x := range slices.SortedFunc(maps.Keys(words), func(a, b word) int {
		return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.party, b.party))
	}) {
		c.add(x.text, x.party)
	}
	if c.n > 0 {
		err := l.writingAgain(ctx, func(w *writer) {
			w.queue("INSERT INTO party_words (word, party) SELECT * FROM unnest($1::text[], $2::bigint[]) ON CONFLICT DO NOTHING", c.args()...)
		})
		if err != nil {
			return err
		}
	}
	l.names.add(names)
	return nil
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
