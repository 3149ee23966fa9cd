package tagger

import (
	"testing"

	"synopse/language"
)

// document makes a document of sentences of tokens with tags and names.
func document(sentences ...[]language.Token) *language.Document {
	doc := &language.Document{}
	for _, s := range sentences {
		first := len(doc.Tokens)
		doc.Tokens = append(doc.Tokens, s...)
		doc.Sentences = append(doc.Sentences, language.Sentence{First: first, Last: len(doc.Tokens)})
	}
	return doc
}

func name(text string, e language.Entity) language.Token {
	return language.Token{Text: text, Tag: language.PROPN, Entity: e}
}

// TestConsistent: a family name is a person after the full name, also as a
// genitive; two family names side by side are two persons.
func TestConsistent(t *testing.T) {
	doc := document(
		[]language.Token{name("Per", language.BeginPerson), name("Lund", language.InPerson), name("Clara", language.BeginPerson), name("Weiß", language.InPerson)},
		[]language.Token{{Text: "Lunds", Tag: language.NOUN}, {Text: "sagte", Tag: language.VERB}, name("Weiß", language.BeginLocation)},
		[]language.Token{name("Lund", language.BeginPerson), name("Weiß", language.InPerson)},
	)
	Consistent(doc)
	for i, want := range map[int]language.Entity{
		4: language.BeginPerson, 5: language.NoEntity, 6: language.BeginPerson, 7: language.BeginPerson, 8: language.BeginPerson,
	} {
		if got := doc.Tokens[i].Entity; got != want {
			t.Errorf("token %d %q is %d, want %d", i, doc.Tokens[i].Text, got, want)
		}
	}
	if doc.Tokens[4].Tag != language.PROPN {
		t.Error("a family name stays a common noun")
	}
}

// TestShortenedName: two words taken for a person are what the longer name is
// that ends with them, unless they are a name that it has from a person.
func TestShortenedName(t *testing.T) {
	doc := document(
		[]language.Token{name("Harbour", language.BeginOrganisation), name("Daily", language.InOrganisation), name("Lantern", language.InOrganisation)},
		[]language.Token{name("Daily", language.BeginPerson), name("Lantern", language.InPerson)},
		[]language.Token{name("Airport", language.BeginLocation), name("Clara", language.InLocation), name("Weiß", language.InLocation)},
		[]language.Token{name("Clara", language.BeginPerson), name("Weiß", language.InPerson)},
	)
	Consistent(doc)
	for i, want := range map[int]language.Entity{
		3: language.BeginOrganisation, 4: language.InOrganisation, 8: language.BeginPerson, 9: language.InPerson,
	} {
		if got := doc.Tokens[i].Entity; got != want {
			t.Errorf("token %d %q is %d, want %d", i, doc.Tokens[i].Text, got, want)
		}
	}
}

// TestFrontOfName: words of a headline are no part of a name that the text has
// without them; a given name is.
func TestFrontOfName(t *testing.T) {
	doc := document(
		[]language.Token{name("Storm", language.BeginPerson), name("Meets", language.InPerson), name("Clara", language.InPerson), name("Weiß", language.InPerson)},
		[]language.Token{name("Clara", language.BeginPerson), name("Weiß", language.InPerson)},
		[]language.Token{name("Anna", language.BeginPerson), name("Clara", language.InPerson), name("Weiß", language.InPerson)},
	)
	Consistent(doc)
	for i, want := range []language.Entity{
		language.NoEntity, language.NoEntity, language.BeginPerson, language.InPerson,
		language.BeginPerson, language.InPerson,
		language.BeginPerson, language.InPerson, language.InPerson,
	} {
		if got := doc.Tokens[i].Entity; got != want {
			t.Errorf("token %d %q is %d, want %d", i, doc.Tokens[i].Text, got, want)
		}
	}
}

// TestNoVerbInNames: "United" in a name is no verb.
func TestNoVerbInNames(t *testing.T) {
	united := name("United", language.BeginLocation)
	united.Tag, united.Morph, united.Lemma = language.VERB, language.Finite, "unite"
	doc := document([]language.Token{united, name("States", language.InLocation)})
	Consistent(doc)
	if got := doc.Tokens[0]; got.Tag != language.PROPN || got.Morph != 0 || got.Lemma != "United" {
		t.Errorf("United is %v %b %q", got.Tag, got.Morph, got.Lemma)
	}
}
