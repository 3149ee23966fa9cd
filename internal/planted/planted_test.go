package planted

import (
	"slices"
	"strings"
	"testing"
)

func report() []Sentence {
	texts := []string{
		"The ferry Aurelia ran aground near the old lighthouse of Morn Harbour on Friday evening.",
		"However, nobody was hurt, harbour master John Halloran told reporters in Boston after the rescue.",
		"“The crew did what it had to do that night,” said Halloran.",
		"The shipping office in London has opened an inquiry into the cause of the crash.",
		"At least 40 crates of herring were lost, the owners of the ferry said on March 4.",
		"They must repair the hull of the ship before the summer season begins.",
		"The harbour board will not close the northern pier for the time being.",
		"Divers looked at the wreck (a ship of the sixties) for several hours without a result.",
		"A second ferry of the same owners now serves the islands twice a day.",
	}
	var out []Sentence
	for i, t := range texts {
		out = append(out, Sentence{t, i / 3})
	}
	return out
}

func TestMake(t *testing.T) {
	kinds := map[string]bool{}
	for seed := range uint64(40) {
		p := Make(report(), Options{Language: "en", Seed: seed, Perturb: true})
		if q := Make(report(), Options{Language: "en", Seed: seed, Perturb: true}); q.Retold != p.Retold {
			t.Fatal("the same seed gives another text")
		}
		original, retold := []rune(p.Original), []rune(p.Retold)
		for _, c := range p.Changes {
			kinds[c.Kind] = true
			if got := string(original[c.OriginalValue.Start:c.OriginalValue.End]); got != c.Before {
				t.Errorf("seed %d, %s: %q in the original, want %q", seed, c.Kind, got, c.Before)
			}
			if got := string(retold[c.NewValue.Start:c.NewValue.End]); got != c.After {
				t.Errorf("seed %d, %s: %q in the retold text, want %q", seed, c.Kind, got, c.After)
			}
			if c.Before == c.After {
				t.Errorf("seed %d, %s: nothing changed: %q", seed, c.Kind, c.Before)
			}
		}
		for _, r := range p.LeftOut {
			if s := string(original[r.Start:r.End]); strings.Contains(p.Retold, s) {
				t.Errorf("seed %d: %q was not left out", seed, s)
			}
		}
		if len(p.LeftOut) == 0 {
			t.Errorf("seed %d: nothing was left out", seed)
		}
	}
	for _, k := range Kinds {
		if !kinds[k] {
			t.Errorf("%s was never planted", k)
		}
	}
}

func TestUnchanged(t *testing.T) {
	p := Make(report(), Options{Language: "en", Seed: 7})
	if len(p.Changes)+len(p.LeftOut) != 0 || p.Original == p.Retold {
		t.Errorf("%d changes, %d left out, retold %q", len(p.Changes), len(p.LeftOut), p.Retold)
	}
}

func TestParaphrase(t *testing.T) {
	for _, c := range []struct{ lang, s, want string }{
		{"en", "“The crew did what it had to do,” said Halloran.", "Halloran said"},
		{"de", "„Die Mannschaft hat getan, was sie musste“, sagte Ostwald.", "Ostwald "},
		{"en", "However, the pier stays open.", "The pier stays open."},
	} {
		if got := paraphrase(c.s, c.lang, newRandom(1)); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s", c.s, got)
		}
	}
}

// Lists that go by place are of one length.
func TestData(t *testing.T) {
	w := words()
	for _, p := range [][2]string{{"de-active", "de-participle"}, {"en-modal-from", "en-modal-to"}, {"de-modal-from", "de-modal-to"}} {
		if len(w[p[0]]) != len(w[p[1]]) || len(w[p[0]]) == 0 {
			t.Errorf("%s has %d words, %s %d", p[0], len(w[p[0]]), p[1], len(w[p[1]]))
		}
	}
	for lang, list := range synonyms() {
		for a, b := range list {
			if a == b || slices.Contains([]string{"", " "}, b) {
				t.Errorf("%s: %q = %q", lang, a, b)
			}
		}
	}
}
