package sqlite

import (
	"database/sql"
	"slices"

	"synopse/actor"
	"synopse/internal/library"
)

// facts are what searches count and show of a document's statements, in numbers.
type facts struct {
	outlet   int64
	language string
	said     []fact // by sentence and ordinal
}

// fact is a statement at one of the sentences that have content of it.
type fact struct {
	sentence, ordinal int
	told              bool // kind and act are known: it is in the table of statements
	kind, act         string
	who, whom         []int64 // parties
	issues            []int64
}

// party is a row of parties.
type party struct {
	id, name, kind, country string
	known                   bool
}

// documentPlace gives the place of the document that a place lies in.
func documentPlace(place int64) int64 { return place &^ mostSentence }

// at gives the statements of a sentence.
func (f *facts) at(sentence int) []fact {
	i, _ := slices.BinarySearchFunc(f.said, sentence, func(x fact, s int) int { return x.sentence - s })
	end := i
	for end < len(f.said) && f.said[end].sentence == sentence {
		end++
	}
	return f.said[i:end]
}

// of gives the statement at a place, added if there is none yet. Places come in
// order, so it is the last one or behind it.
func (f *facts) of(place int64, ordinal int) *fact {
	s := sentenceAt(place)
	i, ok := slices.BinarySearchFunc(f.said, fact{sentence: s, ordinal: ordinal}, func(a, b fact) int {
		if a.sentence != b.sentence {
			return a.sentence - b.sentence
		}
		return a.ordinal - b.ordinal
	})
	if !ok {
		f.said = slices.Insert(f.said, i, fact{sentence: s, ordinal: ordinal})
	}
	return &f.said[i]
}

// facts gives the facts of the documents that places lie in, by the places of the
// documents: those that are not there yet are read all at once.
func (r *reader) facts(places []int64) (map[int64]*facts, error) {
	var missing []int64
	for _, p := range places {
		if p = documentPlace(p); r.seen[p] == nil {
			r.seen[p] = &facts{}
			missing = append(missing, p)
		}
	}
	missing = recall(r, &r.memory.facts, missing, func(p int64, f *facts) { r.seen[p] = f })
	if len(missing) == 0 {
		return r.seen, nil
	}
	if err := r.loadFacts(toJSON(missing), r.seen); err != nil {
		return nil, err
	}
	r.memory.with(r.mark, func() {
		for _, p := range missing {
			r.memory.facts.put(p, r.seen[p])
		}
	})
	return r.seen, nil
}

// loadFacts reads the facts of documents; list is their places, JSON.
func (r *reader) loadFacts(list string, into map[int64]*facts) error {
	err := r.query(r.ctx, func(rows *sql.Rows) error {
		var place, outlet int64
		var language string
		err := rows.Scan(&place, &outlet, &language)
		into[place].outlet, into[place].language = outlet, language
		return err
	}, "SELECT j.value, d.outlet, d.language FROM json_each(?) j CROSS JOIN documents d ON d.number = j.value >> 16 & 268435455", list)
	if err != nil {
		return err
	}
	words := map[string]string{} // kinds and acts are few
	word := func(s string) string {
		if w, ok := words[s]; ok {
			return w
		}
		words[s] = s
		return s
	}
	err = r.query(r.ctx, func(rows *sql.Rows) error {
		var place int64
		var ordinal int
		var kind, act string
		err := rows.Scan(&place, &ordinal, &kind, &act)
		f := into[documentPlace(place)].of(place, ordinal)
		f.told, f.kind, f.act = true, word(kind), word(act)
		return err
	}, "SELECT s.place, s.ordinal, s.kind, s.act FROM json_each(?) j CROSS JOIN said s ON s.place BETWEEN j.value + 1 AND j.value + 65535", list)
	if err != nil {
		return err
	}
	err = r.query(r.ctx, func(rows *sql.Rows) error {
		var place, number int64
		var ordinal, role int
		err := rows.Scan(&place, &ordinal, &role, &number)
		f := into[documentPlace(place)].of(place, ordinal)
		if role == 0 {
			f.who = append(f.who, number)
		} else {
			f.whom = append(f.whom, number)
		}
		return err
	}, "SELECT s.place, s.ordinal, s.role, s.party FROM json_each(?) j CROSS JOIN speakers s ON s.place BETWEEN j.value + 1 AND j.value + 65535", list)
	if err != nil {
		return err
	}
	return r.query(r.ctx, func(rows *sql.Rows) error {
		var place, number int64
		var ordinal int
		err := rows.Scan(&place, &ordinal, &number)
		f := into[documentPlace(place)].of(place, ordinal)
		f.issues = append(f.issues, number)
		return err
	}, `SELECT s.place, s.ordinal, s.issue FROM json_each(?) j CROSS JOIN issue_statements s INDEXED BY issue_statements_place
		ON s.place BETWEEN j.value + 1 AND j.value + 65535`, list)
}

// recall hands out what is remembered of rows and gives the numbers of the others.
func recall[V any](r *reader, in *recent[V], numbers []int64, found func(int64, V)) (missing []int64) {
	missing = numbers
	r.memory.with(r.mark, func() {
		missing = nil
		for _, n := range numbers {
			if v, ok := in.get(n); ok {
				found(n, v)
			} else {
				missing = append(missing, n)
			}
		}
	})
	return missing
}

// known gives rows by their numbers, from memory or else read.
func known[V any](r *reader, in *recent[V], numbers []int64, text string, scan func(*sql.Rows) (int64, V, error)) (map[int64]V, error) {
	out := make(map[int64]V, len(numbers))
	missing := recall(r, in, numbers, func(n int64, v V) { out[n] = v })
	if len(missing) == 0 {
		return out, nil
	}
	err := r.query(r.ctx, func(rows *sql.Rows) error {
		n, v, err := scan(rows)
		out[n] = v
		return err
	}, text, toJSON(missing))
	r.memory.with(r.mark, func() {
		for _, n := range missing {
			if v, ok := out[n]; ok {
				in.put(n, v)
			}
		}
	})
	return out, err
}

func (r *reader) partiesOf(numbers []int64) (map[int64]*party, error) {
	return known(r, &r.memory.parties, numbers,
		"SELECT p.number, p.known, p.id, p.name, p.kind, p.country FROM json_each(?) j CROSS JOIN parties p ON p.number = j.value",
		func(rows *sql.Rows) (n int64, p *party, err error) {
			p = &party{}
			err = rows.Scan(&n, &p.known, &p.id, &p.name, &p.kind, &p.country)
			return n, p, err
		})
}

func (r *reader) issueNames(numbers []int64) (map[int64]*library.IssueRef, error) {
	return known(r, &r.memory.issues, numbers,
		"SELECT i.number, i.id, i.local, i.de, i.en FROM json_each(?) j CROSS JOIN issues i ON i.number = j.value",
		func(rows *sql.Rows) (n int64, i *library.IssueRef, err error) {
			i = &library.IssueRef{}
			var de, en string
			err = rows.Scan(&n, &i.ID, &i.Local, &de, &en)
			i.Labels = map[string]string{"de": de, "en": en}
			return n, i, err
		})
}

// told adds who speaks in a statement, to whom and on what.
func (r *reader) told(s *library.Said, place int64, ordinal int) error {
	all, err := r.facts([]int64{place})
	if err != nil {
		return err
	}
	for _, f := range all[documentPlace(place)].at(sentenceAt(place)) {
		if f.ordinal != ordinal {
			continue
		}
		parties, err := r.partiesOf(slices.Concat(f.who, f.whom))
		if err != nil {
			return err
		}
		s.Who, s.Whom = shown(parties, f.who), shown(parties, f.whom)
		issues, err := r.issueNames(f.issues)
		if err != nil {
			return err
		}
		for _, n := range f.issues {
			if i := issues[n]; i != nil {
				s.Issues = append(s.Issues, *i)
			}
		}
	}
	return nil
}

func shown(parties map[int64]*party, numbers []int64) (out []library.Party) {
	for _, n := range numbers {
		p := parties[n]
		if p == nil {
			continue
		}
		x := library.Party{Actor: p.id, Name: p.name, Kind: actor.Kind(p.kind), Country: p.country}
		if !p.known {
			x.Actor = ""
		}
		out = append(out, x)
	}
	return out
}
