package wordtree

import (
	"testing"

	"pgregory.net/rapid"
)

func tree(t *testing.T, paths map[string]string, fold, ends bool) *Table {
	t.Helper()
	data, err := Build(paths, fold, ends)
	if err != nil {
		t.Fatal(err)
	}
	table, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestDepths: words with the same beginning of the path share the branches up
// to there, and a branch differs from that of another depth.
func TestDepths(t *testing.T) {
	table := tree(t, map[string]string{"Lund": "01101", "Kramer": "0110011", "geht": "1"}, false, false)
	lund, kramer, goes := table.Branch("Lund", "lund"), table.Branch("Kramer", "kramer"), table.Branch("geht", "geht")
	if lund[0] != kramer[0] || lund[1] == kramer[1] || lund[0] == goes[0] {
		t.Errorf("branches %x, %x and %x", lund, kramer, goes)
	}
	if lund[2] == lund[3] || !lund.Known() {
		t.Errorf("the branches of one word are %x", lund)
	}
	if b := table.Branch("Sund", "sund"); b.Known() {
		t.Errorf("an unknown word has the branch %x", b)
	}
	var none *Table
	if b := none.Branch("Lund", "lund"); b.Known() {
		t.Error("no table knows a word")
	}
}

func TestForms(t *testing.T) {
	table := tree(t, map[string]string{"Chef": "0101", "Werke": "0110", "Kramer": "1100", "Ärzte": "1101"}, false, true)
	same := func(word, as, lower string, by uint32) {
		t.Helper()
		want := table.Branch(as, "").marked(by)
		if got := table.Branch(word, lower); got != want {
			t.Errorf("%s has the branch %x, want that of %s, %x", word, got, as, want)
		}
	}
	same("Kramers", "Kramer", "kramers", 0)
	same("KRAMER", "Kramer", "kramer", 0)
	same("ÄRZTE", "Ärzte", "ärzte", 0)
	same("Nord-Chef", "Chef", "nord-chef", ofHyphen)
	same("Nordwerke", "Werke", "nordwerke", ofEnd)
	same("Kinderärzte", "Ärzte", "kinderärzte", ofEnd)
	for _, word := range []string{"nordwerke", "Xwerke", "kramer", "\xff\xfe\xfd\xfc", ""} {
		if b := table.Branch(word, word); b.Known() {
			t.Errorf("%q has the branch %x", word, b)
		}
	}
	if b := tree(t, map[string]string{"lund": "01"}, true, false).Branch("LUND", "lund"); !b.Known() {
		t.Error("a table in lower case does not find LUND")
	}
}

// TestBroken: what is cut short or no tree is an error and no panic.
func TestBroken(t *testing.T) {
	data, err := Build(map[string]string{"Lund": "01", "Kramer": "10"}, false, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 3, 7, 12, 1000, len(data) - 1} {
		if _, err := Open(string(data[:n])); err == nil {
			t.Errorf("the first %d of %d bytes open", n, len(data))
		}
	}
	if _, err := Build(map[string]string{"Lund": "012"}, false, false); err == nil {
		t.Error("a path with a 2 is taken")
	}
}

// TestAll: every word is found with the branch of its path, whatever the words.
func TestAll(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		paths := rapid.MapOf(rapid.StringMatching(`[A-Za-zäöü]{1,12}`), rapid.StringMatching(`[01]{1,20}`)).Draw(rt, "paths")
		data, err := Build(paths, false, false)
		if err != nil {
			rt.Fatal(err)
		}
		table, err := Open(string(data))
		if err != nil {
			rt.Fatal(err)
		}
		for word, path := range paths {
			code, _ := pathCode(path)
			if got, want := table.Branch(word, word), branch(code); got != want {
				rt.Fatalf("%s: %x, want %x", word, got, want)
			}
		}
	})
}
