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
// new, puts together those that turn out to be one, enters their names, and sets the
// figures' Actor.
func (l *Library) whoIsWho(ctx context.Context, lists [][]library.Figure) ([][]int64, error) {
	p := &partyFinder{lists: lists}
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

// party is one that figures meet.
type party struct {
	library.KnownParty
	into *party          // that it turned out to be
	was  string          // the id that it has in the database
	f    *library.Figure // of a new one: the first
}

// now gives the party that it is now.
func (x *party) now() *party {
	for x.into != nil {
		x = x.into
	}
	return x
}

// newNumber is above the numbers of all parties that are in the database: those of new
// ones begin here, until they are there.
const newNumber = 1 << 62

// partyFinder settles who figures are.
type partyFinder struct {
	lists    [][]library.Figure
	numbers  [][]int64
	byNumber map[int64]*party
	byKey    map[string]*party
	byID     map[string]*party // of those that no report says more of

	// What is to be written, in order.
	made  []*party
	gone  []*party
	given []givenKey
}

// givenKey is a key that a party is known by from now on.
type givenKey struct {
	key, id string
	party   *party
}

// idOf is the id of the party of a figure without keys.
func idOf(f *library.Figure) string {
	return library.CalledID(string(f.Kind), f.Country, f.Name)
}

// load reads what is known of the figures' keys and ids.
func (p *partyFinder) load(w *writer) {
	p.byNumber, p.byKey, p.byID = map[int64]*party{}, map[string]*party{}, map[string]*party{}
	p.made, p.gone, p.given = nil, nil, nil
	keys, ids := map[string]bool{}, map[string]bool{}
	for _, list := range p.lists {
		for i := range list {
			for _, k := range list[i].Keys {
				keys[safe(k)] = true
			}
			if len(list[i].Keys) == 0 {
				ids[idOf(&list[i])] = true
			}
		}
	}
	if len(keys) > 0 {
		w.rows(func(r pgx.Rows) error {
			var key string
			var x party
			err := r.Scan(&key, &x.Number, &x.ID)
			p.byKey[key] = p.loaded(x)
			return err
		}, "SELECT k.key, p.number, p.id FROM party_keys k JOIN parties p ON p.number = k.party WHERE k.key = ANY($1)", slices.Collect(maps.Keys(keys)))
	}
	if len(ids) > 0 {
		w.rows(func(r pgx.Rows) error {
			var x party
			err := r.Scan(&x.Number, &x.ID)
			p.byID[x.ID] = p.loaded(x)
			return err
		}, "SELECT number, id FROM parties WHERE id = ANY($1)", slices.Collect(maps.Keys(ids)))
	}
}

func (p *partyFinder) loaded(x party) *party {
	if old := p.byNumber[x.Number]; old != nil {
		return old
	}
	x.was = x.ID
	p.byNumber[x.Number] = &x
	return &x
}

// settle goes through the figures in their order. Without a writer it only looks,
// and gives false if something is to be entered.
func (p *partyFinder) settle(w *writer) bool {
	who := make([][]*party, len(p.lists))
	for i, list := range p.lists {
		for j := range list {
			x := p.find(&list[j], w != nil)
			if x == nil {
				return false
			}
			who[i] = append(who[i], x)
		}
	}
	if w != nil {
		p.write(w)
	}
	p.numbers = make([][]int64, len(p.lists))
	for i, list := range p.lists {
		for j := range list {
			x := who[i][j].now()
			list[j].Actor = ""
			if len(list[j].Keys) > 0 {
				list[j].Actor = x.ID
			}
			p.numbers[i] = append(p.numbers[i], x.Number)
		}
	}
	return true
}

// find finds who a figure is. What it tells that is new is noted if it may be; else it
// gives nil then.
func (p *partyFinder) find(f *library.Figure, change bool) *party {
	if len(f.Keys) == 0 {
		x := p.byID[idOf(f)]
		if x == nil && change {
			x = p.make(idOf(f), f)
			p.byID[x.ID] = x
		}
		return x
	}
	m := library.Meet(f.Keys, func(key string) (library.KnownParty, bool) {
		if x := p.byKey[safe(key)]; x != nil {
			return x.now().KnownParty, true
		}
		return library.KnownParty{}, false
	})
	switch {
	case m.Settled():
		return p.byNumber[m.Who.Number]
	case !change:
		return nil
	}
	x := p.byNumber[m.Who.Number]
	if x == nil {
		x = p.make(m.Who.ID, f)
	}
	x.ID = m.Who.ID
	for _, y := range m.Gone {
		g := p.byNumber[y.Number]
		g.into = x
		p.gone = append(p.gone, g)
	}
	for _, key := range m.Missing {
		p.byKey[safe(key)] = x
		p.given = append(p.given, givenKey{safe(key), library.KeyID(key), x})
	}
	return x
}

func (p *partyFinder) make(id string, f *library.Figure) *party {
	x := &party{KnownParty: library.KnownParty{Number: newNumber + int64(len(p.made)), ID: id}, f: f}
	p.made = append(p.made, x)
	p.byNumber[x.Number] = x
	return x
}

// write enters what is new: parties in the order of the figures, then what became of
// others, then keys.
func (p *partyFinder) write(w *writer) {
	p.insert(w)
	for _, x := range p.gone {
		if x.was != "" { // else it was never there
			w.merge(x.now().Number, x.Number)
		}
	}
	var named, keys columns
	for _, n := range slices.Sorted(maps.Keys(p.byNumber)) {
		if x := p.byNumber[n]; x.into == nil && x.was != "" && x.was != x.ID {
			named.add(x.Number, x.ID)
		}
	}
	if named.n > 0 {
		w.queue("UPDATE parties p SET id = t.id FROM unnest($1::bigint[], $2::text[]) AS t (number, id) WHERE p.number = t.number", named.args()...)
	}
	for _, g := range p.given {
		keys.add(g.key, g.party.now().Number, g.id)
	}
	if keys.n > 0 {
		w.queue("INSERT INTO party_keys (key, party, id) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])", keys.args()...)
	}
}

// insert enters the parties that are new, and takes their numbers over.
func (p *partyFinder) insert(w *writer) {
	var c columns
	byID := map[string]*party{}
	for _, x := range p.made {
		if x.into == nil {
			c.add(x.ID, len(x.f.Keys) > 0, string(x.f.Kind), x.f.Country, safe(x.f.Name))
			byID[x.ID] = x
		}
	}
	if c.n == 0 {
		return
	}
	w.rows(func(r pgx.Rows) error {
		var number int64
		var id string
		err := r.Scan(&number, &id)
		if x := byID[id]; x != nil {
			x.Number = number
		}
		return err
	}, `INSERT INTO parties (id, known, kind, country, name) SELECT id, known, kind, country, name
		FROM unnest($1::text[], $2::bool[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS t (id, known, kind, country, name, n) ORDER BY n
		ON CONFLICT (id) DO UPDATE SET known = excluded.known RETURNING number, id`, c.args()...)
}

// enterNames enters the words that parties are found by.
func (l *Library) enterNames(ctx context.Context, lists [][]library.Figure, numbers [][]int64) error {
	names, _ := l.newNames(lists, numbers)
	if len(names) == 0 {
		return nil
	}
	err := l.writingAgain(ctx, func(w *writer) {
		var c columns
		names, c = l.newNames(lists, w.now(numbers))
		if c.n > 0 {
			w.queue("INSERT INTO party_words (word, party) SELECT * FROM unnest($1::text[], $2::bigint[]) ON CONFLICT DO NOTHING", c.args()...)
		}
	})
	if err != nil {
		return err
	}
	l.names.add(names)
	return nil
}

// newNames gives the names of parties that were not entered lately, and rows of their
// words, in order.
func (l *Library) newNames(lists [][]library.Figure, numbers [][]int64) (map[nameOf]bool, columns) {
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
	var c columns
	for _, x := range slices.SortedFunc(maps.Keys(words), func(a, b word) int {
		return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.party, b.party))
	}) {
		c.add(x.text, x.party)
	}
	return names, c
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
