package export

import (
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
	"unicode/utf16"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"synopse/actor"
	"synopse/report"
	"synopse/synopsis"
)

//go:embed dna.sql
var dnaSchema string

// The ids that dna.sql gives to what every file has.
const (
	dnaType         = 1 // the statement type "DNA Statement"
	dnaPerson       = 1 // its variables
	dnaOrganisation = 2
	dnaConcept      = 3
	dnaAgreement    = 4
	dnaCoder        = 1
)

// The attributes of entities, by variable.
var (
	dnaKinds     = map[int]int{dnaPerson: 1, dnaOrganisation: 2, dnaConcept: 3}
	dnaCountries = map[int]int{dnaPerson: 4, dnaOrganisation: 5}
)

// DNAPassword opens the file: Discourse Network Analyzer asks its coder for one.
const DNAPassword = "synopse"

// dnaLongest is how long a short text may be, in code points.
const dnaLongest = 190

// DNA writes a file for Discourse Network Analyzer 3.0: one document a report,
// one statement a speaker and issue (without an issue the concept is empty),
// agreement as far as the act shows it. It holds the full texts. The coder is
// "Admin", the password DNAPassword.
func DNA(w io.Writer, stories []synopsis.Synopsis) (err error) {
	dir, err := os.MkdirTemp("", "synopse-dna-")
	if err != nil {
		return writing(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "export.dna")
	if err := writeDNA(path, stories); err != nil {
		return fmt.Errorf("making the file for Discourse Network Analyzer: %w", err)
	}
	f, err := os.Open(path)
	if err != nil {
		return writing(err)
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return writing(err)
}

func writeDNA(path string, stories []synopsis.Synopsis) (err error) {
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?_pragma=foreign_keys(1)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	d := &dnaFile{tx: tx, entities: map[dnaEntity]int64{}}
	d.exec(dnaSchema)
	d.exec("INSERT INTO CODERS (ID, Name, Red, Green, Password) VALUES (?, 'Admin', 255, 255, ?)", dnaCoder, dnaHash(DNAPassword))
	for _, v := range []int{dnaPerson, dnaOrganisation, dnaConcept} {
		d.entity(v, "", "", "") // DNA lists the empty value too
	}
	for i := range stories {
		d.story(newStory(&stories[i]))
	}
	if d.err != nil {
		return d.err
	}
	return tx.Commit()
}

// dnaFile writes rows; after an error it does nothing.
type dnaFile struct {
	tx       *sql.Tx
	err      error
	entities map[dnaEntity]int64
}

type dnaEntity struct {
	variable int
	value    string
}

// exec runs a statement and gives the id of the row it added.
func (d *dnaFile) exec(query string, args ...any) int64 {
	if d.err != nil {
		return 0
	}
	res, err := d.tx.Exec(query, args...)
	if err != nil {
		d.err = err
		return 0
	}
	id, err := res.LastInsertId()
	d.err = err
	return id
}

func (d *dnaFile) story(s *story) {
	documents := make(map[string]*dnaDocument, len(s.Reports))
	for i := range s.Reports {
		r := &s.Reports[i]
		documents[r.ID] = d.document(s, r)
	}
	for i := range s.Synopsis.Statements {
		d.statement(s, &s.Synopsis.Statements[i], documents)
	}
}

// dnaDocument is a document with its text's positions in UTF-16, in which Java
// counts.
type dnaDocument struct {
	id    int64
	units []int // of every code point, and of the end
}

func (d *dnaFile) document(s *story, r *report.Report) *dnaDocument {
	id := d.exec("INSERT INTO DOCUMENTS (Title, Text, Coder, Author, Source, Section, Notes, Type, Date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		short(oneLine(r.Title)), r.Text, dnaCoder, short(joined(r.Authors)), short(r.Outlet), short(oneLine(s.Story.Title)), r.URL, short(joined(r.Agencies)), dnaDate(r.Published))
	doc := &dnaDocument{id: id, units: make([]int, 0, len(r.Text)+1)}
	at := 0
	for _, c := range r.Text {
		doc.units = append(doc.units, at)
		at += max(utf16.RuneLen(c), 1)
	}
	doc.units = append(doc.units, at)
	return doc
}

// dnaDate is the time of publication in seconds since 1970, counted as if the
// local time were UTC, as DNA shows it; 0 if it is unknown.
func dnaDate(published string) int64 {
	for _, form := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", time.DateOnly} {
		if t, err := time.Parse(form, published); err == nil {
			_, offset := t.Zone()
			return t.Unix() + int64(offset)
		}
	}
	return 0
}

func short(s string) string {
	if r := []rune(s); len(r) > dnaLongest {
		return string(r[:dnaLongest-1]) + "…"
	}
	return s
}

// statement adds a statement for each of its speakers and issues.
func (d *dnaFile) statement(s *story, st *synopsis.Statement, documents map[string]*dnaDocument) {
	doc := documents[st.Report]
	if doc == nil || len(st.Content) == 0 {
		return
	}
	first, last := st.Content[0], st.Content[len(st.Content)-1]
	if first.Start < 0 || last.End >= len(doc.units) || first.Start >= last.End {
		return
	}
	issues := st.Issues
	if len(issues) == 0 {
		issues = []string{""}
	}
	speakers := st.Speakers
	if len(speakers) == 0 {
		speakers = []string{""}
	}
	for _, speaker := range speakers {
		person, organisation := d.speaker(s, st, s.actors[speaker])
		for _, issue := range issues {
			concept := ""
			if i := s.issues[issue]; i != nil {
				concept = i.Label
			}
			id := d.exec("INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, ?)",
				dnaType, doc.id, doc.units[first.Start], doc.units[last.End], dnaCoder)
			d.value(id, dnaPerson, person)
			d.value(id, dnaOrganisation, organisation)
			d.value(id, dnaConcept, d.entity(dnaConcept, concept, "", ""))
			d.exec("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)", id, dnaAgreement, agreement(st.Act))
		}
	}
}

func (d *dnaFile) value(statement int64, variable int, entity int64) {
	d.exec("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", statement, variable, entity)
}

// speaker gives the entities for person and organisation: for a person also the
// side it speaks for, if the synopsis names one.
func (d *dnaFile) speaker(s *story, st *synopsis.Statement, a *synopsis.Actor) (person, organisation int64) {
	name, side := "", ""
	kind, country := "", ""
	switch {
	case a == nil:
		name, kind = words(st.Speaker), "unnamed"
	case a.Kind == actor.Person:
		name, kind, country = a.Name, string(a.Kind), a.Country
		for _, id := range st.Issues {
			if x := s.actors[s.sides[[2]string{st.ID, id}]]; x != nil && x.ID != a.ID {
				side = x.Name
			}
		}
		return d.entity(dnaPerson, name, kind, country), d.entity(dnaOrganisation, side, "", country)
	default:
		return d.entity(dnaPerson, "", "", ""), d.entity(dnaOrganisation, a.Name, string(a.Kind), a.Country)
	}
	return d.entity(dnaPerson, name, kind, country), d.entity(dnaOrganisation, side, "", "")
}

// entity gives the entity with a value and adds it with its attributes if it is
// new.
func (d *dnaFile) entity(variable int, value, kind, country string) int64 {
	key := dnaEntity{variable, short(oneLine(value))}
	if id, ok := d.entities[key]; ok {
		return id
	}
	id := d.exec("INSERT INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (?, ?, 0, 0, 0)", key.variable, key.value)
	d.entities[key] = id
	d.attribute(id, dnaKinds[variable], kind)
	d.attribute(id, dnaCountries[variable], country)
	return id
}

// attribute adds the value of an attribute. Each entity has one of each of its
// attributes, if an empty one: the program tells them apart by their order.
func (d *dnaFile) attribute(entity int64, variable int, value string) {
	if variable > 0 {
		d.exec("INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)", entity, variable, value)
	}
}

// against are the acts that speak against what they are about.
var against = map[string]bool{"deny": true, "reject": true, "disagree": true, "criticise": true, "accuse": true}

func agreement(act string) int {
	if against[act] {
		return 0
	}
	return 1
}

// dnaHash hashes a password as DNA checks it: jasypt's StrongPasswordEncryptor,
// which is SHA-256 over a salt of 16 bytes and the password, 100,000 times over.
// The salt is the same in every file, so that the same synopses give the same
// bytes; the password is no secret either.
func dnaHash(password string) string {
	salt := sha256.Sum256([]byte("synopse export"))
	sum := sha256.Sum256(append(salt[:16:16], password...))
	for range 100_000 - 1 {
		sum = sha256.Sum256(sum[:])
	}
	return base64.StdEncoding.EncodeToString(append(salt[:16:16], sum[:]...))
}
