// Package actor finds who is named in reports and decides who is who: persons,
// offices, organisations, countries and groups that speak or act; their names,
// roles, pronouns and the seats that stand for governments.
//
// Find reads one document and gives its mentions. Resolve takes the mentions of
// all reports of a story and gives the actors. Knowledge of who holds an office
// comes from reading only ("der dänische Außenminister Olaf Brandt") and is never built in.
package actor

import "synopse/language"

// Kind says what an actor is.
type Kind string

// The kinds of actors.
const (
	Person       Kind = "person"
	Organisation Kind = "organisation"
	Country      Kind = "country"
	Group        Kind = "group"
	Document     Kind = "document"
)

// Form says how a mention names its actor.
type Form string

// The forms of mentions.
const (
	Name    Form = "name"    // "Olaf Brandt", "Brandt", "Russland", "EU"
	Role    Form = "role"    // "der US-Chefdiplomat", "ein Kremlmitarbeiter", "beide Seiten"
	Pronoun Form = "pronoun" // "er", "sie"
	Metonym Form = "metonym" // "Moskau", "der Kreml", "Washington" for a government
)

// Mention is a stretch of one document that names somebody. Tokens are indices
// into the document: [First, Last).
type Mention struct {
	First, Last int
	Sentence    int
	Form        Form
	Kind        Kind
	Plural      bool           // "die Minister", "beide Seiten", "they"
	Gender      language.Morph // Masculine, Feminine, Neuter, several, or 0 if unknown
	Definite    bool           // "der Minister" against "ein Minister"
	Anonymous   bool           // "ein Kremlmitarbeiter", "people familiar with the matter"
	Country     string         // ISO 3166-1 alpha-2; for persons and offices: whose
	Given       string         // a person's given names as printed
	Family      string         // a person's family name as printed
	Name        string         // the name without title, role and article; "" if there is none
	Office      string         // key of the office in data/offices.txt ("foreign-minister"); "" if none
	Roles       []string       // role words as printed ("US-Außenminister")
	Region      string         // state of the US that an office or a party line names ("Florida")
	Parts       []int          // for coordinations: indices of the mentions joined
	Place       bool           // a country or seat used as a place ("in Moskau"): speaks for nobody
	Head        int            // the token that heads the mention (last token of the name or the role noun)
}

// Actor is one party of a story. Mentions are added by Resolve.
type Actor struct {
	ID      string
	Name    string // the fullest name as printed, else the role with its country
	Kind    Kind
	Country string   // ISO 3166-1 alpha-2; "" if unknown
	Roles   []string // role words as printed, in order of first mention
	Names   []string // all names as printed, in order of first mention
	Offices []string // keys of offices held, as read
}

// Link says which actors one mention of a story names: none if unresolved,
// several for coordinations and plurals ("beide Männer").
type Link struct {
	Actors []int // indices into the actors
}
