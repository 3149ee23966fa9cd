package render

import (
	"slices"
	"testing"

	"synopse/report"
)

func TestLabels(t *testing.T) {
	for _, c := range []struct{ outlet, want string }{
		{"DW", "DW"},
		{"taz", "taz"},
		{"Reuters", "Reuters"},
		{"Deutsche Welle", "DW"},
		{"The Northern Ledger", "NL"},
		{"Elbe-Rundschau", "ER"},
		{"Morgenwarte", "MOR"},
		{"Frankfurter Allgemeine Zeitung", "FAZ"},
		{"tagesschau.de", "TAG"},
		{"", "r1"},
		{"…", "…"},
	} {
		if got := labelsOf([]report.Report{{ID: "r1", Outlet: c.outlet}}); got[0] != c.want {
			t.Errorf("label of %q is %q, want %q", c.outlet, got[0], c.want)
		}
	}
	got := labelsOf([]report.Report{{Outlet: "Deutsche Welle"}, {Outlet: "DW"}, {Agencies: []string{"Reuters"}}})
	if want := []string{"DW", "DW2", "Reuters"}; !slices.Equal(got, want) {
		t.Errorf("labels %q, want %q", got, want)
	}
}

func TestFragmentURL(t *testing.T) {
	const base = "https://a.example/x"
	for _, c := range []struct{ address, passage, want string }{
		{base, "Ein Satz.", base + "#:~:text=Ein%20Satz"},
		{base, "US-Chef, sagte & ging", base + "#:~:text=US%2DChef%2C%20sagte%20%26%20ging"},
		{base, "Über „alles“", base + "#:~:text=%C3%9Cber%20%E2%80%9Ealles"},
		{base, "a b c d e f g h i j k l m", base + "#:~:text=a%20b%20c%20d%20e,i%20j%20k%20l%20m"},
		{base + "#part", "x", base + "#part:~:text=x"},
		{base + "#:~:text=old", "x", base + "#:~:text=x"},
		{base, "„Ja“, sagte er.", base + "#:~:text=Ja%E2%80%9C%2C%20sagte%20er"},
		{base, "", base},
		{base, "…", base},
		{"javascript:alert(1)", "x", ""},
		{"/relative", "x", ""},
		{"", "x", ""},
	} {
		if got := fragmentURL(c.address, c.passage); got != c.want {
			t.Errorf("fragmentURL(%q, %q) = %q, want %q", c.address, c.passage, got, c.want)
		}
	}
}

func TestTrimMarks(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"„Ja“", "Ja"},
		{"“Yes,”", "Yes,"},
		{"ohne", "ohne"},
		{"„so“ und „so“", "„so“ und „so“"},
		{"nannte es «falsch»", "nannte es «falsch»"},
		{"offen gesagt“", "offen gesagt"},
		{"“He said ‘no’ twice”", "He said ‘no’ twice"},
		{"“", "“"},
		{"„offen“ sei er", "„offen“ sei er"},
	} {
		if got := trimMarks(c.in); got != c.want {
			t.Errorf("trimMarks(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCalm(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"SOCHI", "Sochi"}, {"DEN HAAG", "Den Haag"}, {"Hamburg", "Hamburg"}, {"ULM", "ULM"}, {"", ""},
		{"BADEN-BADEN", "Baden-Baden"}, {"ŁÓDŹ", "Łódź"},
	} {
		if got := calm(c.in); got != c.want {
			t.Errorf("calm(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
