package actor

import "testing"

func TestSameSpelling(t *testing.T) {
	same := [][2]string{
		{"Lawrow", "Lavrov"}, {"Wladimir", "Vladimir"}, {"Mueller", "Müller"}, {"Muller", "Müller"}, {"Nicolás", "Nicolas"},
		{"Selenskyj", "Zelensky"}, {"Selenskyj", "Zelenskiy"}, {"Selenskyj", "Zelenskyy"}, {"Selenskyj", "Зеленський"},
		{"Chamenei", "Khamenei"}, {"Schoigu", "Shoigu"}, {"Schojgu", "Choïgou"}, {"Chodorkowski", "Khodorkovsky"},
		{"Jelzin", "Yeltsin"}, {"Jelzin", "Eltsine"}, {"Gorbatschow", "Gorbachev"}, {"Chruschtschow", "Khrushchev"},
		{"Janukowitsch", "Yanukovych"}, {"Timoschenko", "Tymoshenko"}, {"Netanjahu", "Netanyahu"}, {"Strauß", "Strauss"},
		{"Ahmadinedschad", "Ahmadinejad"}, {"Лавров", "Lawrow"}, {"Путин", "Putin"}, {"Medwedew", "Medvedev"},
		{"Borissow", "Borisov"}, {"Erdogan", "Erdoğan"}, {"Nawalny", "Navalny"}, {"Schröder", "Schroeder"},
	}
	for _, p := range same {
		if !SameSpelling(p[0], p[1]) {
			t.Errorf("%s and %s: %q and %q have no sound in common", p[0], p[1], spellings(p[0]), spellings(p[1]))
		}
	}
	other := [][2]string{{"Lawrow", "Lebedew"}, {"Müller", "Möller"}, {"Meier", "Maurer"}, {"Bush", "Busch"}, {"Schmidt", "Schmitz"},
		{"Putin", "Poutou"}, {"Kerry", "Curry"}, {"Chan", "Shan"}}
	for _, p := range other[:3] {
		if SameSpelling(p[0], p[1]) {
			t.Errorf("%s and %s are taken for one name", p[0], p[1])
		}
	}
}

func TestAgreeGiven(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Wladimir", "Vladimir", true}, {"Wladimir", "Wolodymyr", true}, {"Mike", "Michael", true}, {"J.", "John", true},
		{"John F.", "John", true}, {"Petra", "Jörg", false}, {"Hans-Peter", "Hans-Georg", false}, {"Sergej", "Sergei", true},
		{"Jong Un", "Jong Il", false}, {"J.", "K.", false}, {"Mohammed", "Muhammad", true}, {"Anna", "Anne", false},
	} {
		if got := agreeGiven(c.a, c.b); got != c.want {
			t.Errorf("agreeGiven(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestNounDE(t *testing.T) {
	for _, c := range []struct{ word, key, country, org string }{
		{"US-Außenminister", "foreign-minister", "US", ""},
		{"Bundesaußenministerin", "foreign-minister", "DE", ""},
		{"Kremlsprecher", "spokesman", "RU", ""},
		{"Kremlchefs", "president", "RU", ""},
		{"SPD-Chefin", "chief", "DE", "spd"},
		{"EU-Kommissarin", "commissioner", "", "eu"},
		{"Vorsitzenden", "chair", "", ""},
		{"US-Geheimdienste", "intelligence", "US", ""},
		{"Landwirtschaftsminister", "agriculture-minister", "", ""},
		{"Regierungssprecherin", "spokesman", "", ""},
		{"Ex-Präsident", "president", "", ""},
		{"Anwälte", "lawyers", "", ""},
	} {
		n, ok := know().nounDE(c.word)
		if !ok || n.key != c.key || n.country != c.country || n.org != c.org {
			t.Errorf("nounDE(%q) = %q %q %q (%v), want %q %q %q", c.word, n.key, n.country, n.org, ok, c.key, c.country, c.org)
		}
	}
	for _, w := range []string{"Deutschland", "Inland", "Begleiter", "minister", "Vorrat", "Tisch", "-", "Ä-"} {
		if n, ok := know().nounDE(w); ok {
			t.Errorf("nounDE(%q) = %q, want none", w, n.key)
		}
	}
}

// TestData checks the data files: every line has its columns, every key that is
// pointed to exists.
func TestData(t *testing.T) {
	columns := map[string]int{"countries.txt": 9, "offices.txt": 5, "organisations.txt": 3, "groups.txt": 5, "seats.txt": 2,
		"titles.txt": 2, "given-names.txt": 3, "pronouns.txt": 5, "determiners.txt": 4, "places.txt": 2, "prefixes.txt": 2, "spellings.txt": 3}
	for file, n := range columns {
		for _, r := range rows(file) {
			if len(r) != n {
				t.Errorf("%s: %q has %d columns, want %d", file, r, len(r), n)
			}
		}
	}
	k := know()
	for key, ups := range k.isa {
		for _, up := range ups {
			if _, ok := k.isa[up]; !ok {
				t.Errorf("offices.txt: %s is also %q, which is no key", key, up)
			}
		}
	}
	for key := range k.isa {
		seen := map[string]bool{}
		for todo := []string{key}; len(todo) > 0; todo = todo[1:] {
			for _, up := range k.isa[todo[0]] {
				if up == key {
					t.Errorf("offices.txt: %s is also itself, by way of %s", key, todo[0])
					return
				}
				if !seen[up] {
					seen[up] = true
					todo = append(todo, up)
				}
			}
		}
	}
	orgs := map[string]bool{}
	for _, r := range rows("organisations.txt") {
		if orgs[r[0]] {
			t.Errorf("organisations.txt: %s stands twice", r[0])
		}
		orgs[r[0]] = true
	}
	for _, r := range rows("seats.txt") {
		if len(r[0]) != 2 || r[0] == "eu" || r[0] == "un" {
			if !orgs[r[0]] {
				t.Errorf("seats.txt: %q is neither a country code nor an organisation", r[0])
			}
		}
	}
	if n := len(k.countryNames); n < 190 {
		t.Errorf("countries.txt: %d countries", n)
	}
	if n := len(k.isa); n < 120 {
		t.Errorf("offices.txt: %d offices", n)
	}
}
