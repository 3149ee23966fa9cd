package gazetteer

import "testing"

// TestEnglish: taggers are told nothing of the list for English, models for
// names the same as of the list of all languages.
func TestEnglish(t *testing.T) {
	list := English(Parse("org Acme\ncity Acme Anytown\ngiven Anna\n"))
	for name, want := range map[string]Kinds{"Acme": Organisation | City, "Anytown": City, "Anna": 0} {
		if got := list[name]; got.ForTags() != 0 || got.ForNames() != want {
			t.Errorf("%s: tags %b, names %b, want %b", name, got.ForTags(), got.ForNames(), want)
		}
	}
	k := Given | Family | LearntName
	if k.ForTags() != k || k.ForNames() != k {
		t.Error("the other kinds are kept from someone")
	}
}

// TestEnglishGenitive: what taggers are told of a word that may be a genitive
// does not depend on the list for English.
func TestEnglishGenitive(t *testing.T) {
	table, err := Open(string(Build(map[string]Kinds{"Acmes": EnglishOrganisation, "Acme": LearntPerson})))
	if err != nil {
		t.Fatal(err)
	}
	k := table.Kinds("Acmes")
	if k.ForTags() != LearntPerson || k.ForNames() != LearntPerson|Organisation {
		t.Errorf("tags %b, names %b", k.ForTags(), k.ForNames())
	}
}
