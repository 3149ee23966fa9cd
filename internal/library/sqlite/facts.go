package sqlite

import (
	"database/sql"
	"slices"
	"strings"

	"synopse/actor"
	"synopse/internal/library"
)

// facts are what searches count and show of a document's statements, in numbers: its
// row in the table of that name.
type facts string

// selectFacts makes the facts of documents.
const selectFacts = `SELECT d.place AS place, d.outlet || char(9) || d.language || coalesce((
		SELECT group_concat(char(10) || (s.place & 65535) || char(9) || s.ordinal || char(9) || s.kind || char(9) || s.act
			|| char(9) || coalesce((SELECT group_concat(v.party) FROM speakers v WHERE v.place = s.place AND v.ordinal = s.ordinal AND v.role = 0), '')
			|| char(9) || coalesce((SELECT group_concat(v.party) FROM speakers v WHERE v.place = s.place AND v.ordinal = s.ordinal AND v.role = 1), '')
			|| char(9) || coalesce((SELECT group_concat(i.issue) FROM issue_statements i INDEXED BY issue_statements_place WHERE i.place = s.place AND i.ordinal = s.ordinal), ''),
			'' ORDER BY s.place, s.ordinal)
		FROM said s WHERE s.place BETWEEN d.place + 1 AND d.place + 65535), '') AS data
	FROM documents d WHERE d.reading > 0`

// writeFacts makes the facts of a document anew.
const writeFacts = "INSERT OR REPLACE INTO facts (place, data) " + selectFacts + " AND "

// document gives the outlet and the language.
func (f facts) document() (outlet int64, language string) {
	line, _, _ := strings.Cut(string(f), "\n")
	number, language, _ := strings.Cut(line, "\t")
	n, _ := number64(number)
	return n, language
}

// fact is a statement at one of the sentences that have content of it.
type fact struct {
	sentence, ordinal int
	kind, act         string
	who, whom         []int64 // parties
	issues            []int64
}

// each tells of the statements of a sentence until it is told false. The fact is the
// same one each time, with other values.
func (f facts) each(sentence int, tell func(*fact) bool) {
	var x *fact // most sentences have no statement
	rest := string(f)
	for {
		at := strings.IndexByte(rest, '\n')
		if at < 0 {
			return
		}
		rest = rest[at+1:]
		n, end := number64(rest)
		if int(n) < sentence {
			continue
		}
		if int(n) > sentence {
			return
		}
		line, _, _ := strings.Cut(rest[min(end+1, len(rest)):], "\n")
		if x == nil {
			x = &fact{sentence: sentence}
		}
		x.read(line)
		if !tell(x) {
			return
		}
	}
}

// read reads what stands behind the sentence.
func (x *fact) read(line string) {
	n, end := number64(line)
	x.ordinal = int(n)
	line = line[min(end+1, len(line)):]
	x.kind, line, _ = strings.Cut(line, "\t")
	x.act, line, _ = strings.Cut(line, "\t")
	who, line, _ := strings.Cut(line, "\t")
	whom, issues, _ := strings.Cut(line, "\t")
	x.who, x.whom, x.issues = numbers(x.who[:0], who), numbers(x.whom[:0], whom), numbers(x.issues[:0], issues)
}

// numbers reads numbers with commas between them, and adds them to a list.
func numbers(to []int64, s string) []int64 {
	for s != "" {
		n, i := number64(s)
		to = append(to, n)
		s = s[min(i+1, len(s)):]
	}
	return to
}

// number64 reads the number that a text begins with, and where it ends.
func number64(s string) (n int64, end int) {
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		n = 10*n + int64(s[end]-'0')
		end++
	}
	return n, end
}

// party is a row of parties.
type party struct {
	id, name, kind, country string
	known                   bool
}

// documentPlace gives the place of the document that a place lies in.
func documentPlace(place int64) int64 { return place &^ mostSentence }

// facts gives the facts of the document that each of the places lies in; those that are
// not there yet are read all at once.
func (r *reader) facts(places []int64) ([]facts, error) {
	out := make([]facts, len(places))
	r.memory.with(r.turn, func() {
		for i, p := range places {
			if i > 0 && documentPlace(p) == documentPlace(places[i-1]) {
				out[i] = out[i-1]
			} else {
				out[i] = r.memory.facts.get(documentAt(p))
			}
		}
	})
	var missing []int64
	for i, p := range places {
		if p = documentPlace(p); out[i] != "" {
			continue
		}
		if f, ok := r.seen[p]; ok {
			out[i] = f
			continue
		}
		r.seen[p] = ""
		missing = append(missing, p)
	}
	if len(missing) == 0 {
		return out, nil
	}
	err := r.query(r.ctx, func(rows *sql.Rows) error {
		var place int64
		var data string
		err := rows.Scan(&place, &data)
		r.seen[place] = facts(data)
		return err
	}, "SELECT f.place, f.data FROM json_each(?) j CROSS JOIN facts f ON f.place = j.value", toJSON(missing))
	if err != nil {
		return nil, err
	}
	r.memory.with(r.turn, func() {
		for _, p := range missing {
			r.memory.facts.put(documentAt(p), r.seen[p])
		}
	})
	for i, p := range places {
		if out[i] == "" {
			out[i] = r.seen[documentPlace(p)]
		}
	}
	return out, nil
}

// recall hands out what is remembered of rows and gives the numbers of the others.
func recall[V any](r *reader, in *recent[V], numbers []int64, found func(int64, V)) (missing []int64) {
	missing = numbers
	r.memory.with(r.turn, func() {
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
	r.memory.with(r.turn, func() {
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
	all[0].each(sentenceAt(place), func(f *fact) bool {
		if f.ordinal == ordinal {
			err = r.tell(s, f)
		}
		return err == nil && f.ordinal < ordinal
	})
	return err
}

func (r *reader) tell(s *library.Said, f *fact) error {
	parties, err := r.partiesOf(slices.Concat(f.who, f.whom))
	if err != nil {
		return err
	}
	s.Who, s.Whom = partiesIn(parties, f.who), partiesIn(parties, f.whom)
	issues, err := r.issueNames(f.issues)
	if err != nil {
		return err
	}
	for _, n := range f.issues {
		if i := issues[n]; i != nil {
			s.Issues = append(s.Issues, *i)
		}
	}
	return nil
}

func partiesIn(parties map[int64]*party, numbers []int64) (out []library.Party) {
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
	library.SortParties(out)
	return out
}
