package actor

import (
	"os"
	"strings"
	"testing"
)

// spellingGroups gives the lines of testdata/spellings.txt.
func spellingGroups(t *testing.T) map[string][][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/spellings.txt")
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string][][]string{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 2 && f[0] != "#" {
			groups[f[0]] = append(groups[f[0]], f[1:])
		}
	}
	return groups
}

// TestSpellingGroups finds the spellings of names of many languages again.
func TestSpellingGroups(t *testing.T) {
	for lang, groups := range spellingGroups(t) {
		for _, names := range groups {
			for i, a := range names {
				for _, b := range names[i+1:] {
					if same := SameSpelling(a, b); same == (lang == "!") {
						t.Errorf("%s: %s and %s taken for one name: %v (%q, %q)", lang, a, b, same, spellings(a), spellings(b))
					}
				}
			}
		}
	}
}

// TestSamePersonAcrossReports joins near spellings only of persons whose given
// names agree, and keeps two bearers of a family name apart.
func TestSamePersonAcrossReports(t *testing.T) {
	for _, c := range []struct {
		a, b [2]string
		want bool
	}{
		{[2]string{"Hassan", "Rohani"}, [2]string{"Hassan", "Rouhani"}, true},
		{[2]string{"Muammar", "Gaddafi"}, [2]string{"Muammar", "Kadhafi"}, true},
		{[2]string{"Ali", "Chamenei"}, [2]string{"Ali", "Khamenei"}, true},
		{[2]string{"Aleksandar", "Vučić"}, [2]string{"Alexander", "Vucic"}, true},
		{[2]string{"Володимир", "Зеленський"}, [2]string{"Wolodymyr", "Selenskyj"}, true},
		{[2]string{"Petra", "Müller"}, [2]string{"Jörg", "Mueller"}, false},
		{[2]string{"Anna", "Weber"}, [2]string{"Anna", "Weiler"}, false},
		{[2]string{"Ali", "Chamenei"}, [2]string{"Ruhollah", "Chomeini"}, false},
	} {
		full := func(n [2]string, report int) *fullName {
			f := newFullName(n[0], n[1])
			f.reports[report] = true
			return &f
		}
		if got := samePerson(full(c.a, 1), full(c.b, 2)); got != c.want {
			t.Errorf("%v and %v are one person: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// TestKnowledgeFloors counts what is known of countries and offices in both
// languages.
func TestKnowledgeFloors(t *testing.T) {
	countries, capitals := 0, 0
	for _, r := range rows("countries.txt") {
		whole := true
		for _, column := range r[1:7] {
			whole = whole && len(list(column)) > 0
		}
		if whole {
			countries++
		} else {
			t.Logf("%s lacks a name, adjective or people", r[0])
		}
		if r[7] != "" {
			capitals++
		}
	}
	// The rest have words that belong to another country as well (Kongo,
	// Dominican), or none in one of the languages (Vatican, New Zealand).
	if countries < 194 || capitals < 185 {
		t.Errorf("%d countries with names, adjectives and peoples in both languages, want 194; %d with a capital, want 185", countries, capitals)
	}
	pairs := 0
	for _, r := range rows("offices.txt") {
		if (len(list(r[1])) > 0 || len(list(r[2])) > 0) && len(list(r[3])) > 0 {
			pairs++
		}
	}
	if pairs < 150 {
		t.Errorf("%d offices with words in both languages, want 150", pairs)
	}
	if n := len(rows("seats.txt")); n < 40 {
		t.Errorf("%d seats, want 40", n)
	}
	for _, seat := range []string{"Kreml", "Downing Street", "Hofburg", "Berlaymont", "Elysée", "Weißes Haus", "White House", "Kremlin", "Pentagon"} {
		if !know().hasName(seat) {
			t.Errorf("the seat %s is not known", seat)
		}
	}
}

// hasName reports whether a listed name begins with a word and reads so.
func (k *knowledge) hasName(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	for _, p := range k.names.first[first] {
		if p.rest == strings.ReplaceAll(name, " ", "") {
			return true
		}
	}
	return false
}

// TestSplitGeneration cuts each listed form off a name, with its stop or without.
func TestSplitGeneration(t *testing.T) {
	for form, want := range generations() {
		for _, end := range []string{form, form + ".", strings.ToUpper(form)} {
			if core, g := splitGeneration("Kramer " + end); core != "Kramer" || g != want {
				t.Errorf("%q is %q, %q; want Kramer, %q", "Kramer "+end, core, g, want)
			}
		}
	}
	for _, name := range []string{"Kramer", "Lorenz Kramer", "Kramer-Sen", "Senff", ""} {
		if core, g := splitGeneration(name); core != name || g != "" {
			t.Errorf("%q is %q, %q", name, core, g)
		}
	}
}
