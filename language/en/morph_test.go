package en

import (
	"testing"

	"synopse/language"
)

func TestVerbs(t *testing.T) {
	cases := []struct {
		text, form, lemma string
		with, without     language.Morph
	}{
		{"The minister denied the report.", "denied", "deny", language.Finite | language.Past, language.PastParticiple},
		{"The report was denied by the minister.", "denied", "deny", language.PastParticiple, language.Finite},
		{"They agreed to withdraw their troops.", "withdraw", "withdraw", language.Infinitive | language.ZuInfinitive, language.Finite},
		{"She says the talks are going well.", "says", "say", language.Finite | language.Present, language.Past},
		{"She says the talks are going well.", "going", "go", language.PresentParticiple, language.Finite},
		{"He has made it clear.", "made", "make", language.PastParticiple, language.Finite},
		{"He made it clear.", "made", "make", language.Finite | language.Past, language.PastParticiple},
		{"She declined to comment.", "comment", "comment", language.Infinitive | language.ZuInfinitive, language.Finite},
		{"He added that prices had risen.", "added", "add", language.Finite | language.Past, 0},
		{"The ministry declined.", "declined", "decline", language.Finite | language.Past, 0},
		{"Both issues are tied together.", "tied", "tie", language.PastParticiple, 0},
		{"Lund said that she had lied.", "lied", "lie", 0, 0},
		{"“The firm knew of it,” the suit reads.", "reads", "read", language.Finite | language.Present, 0},
		{"The road will be closed, the union reckons.", "reckons", "reckon", language.Finite | language.Present, 0},
		{"The road is closed, and so are the shops, the banks and the union offices.", "offices", "office", 0, language.Finite},
		{"His office, the firm replies, was told in May.", "replies", "reply", language.Finite | language.Present, 0},
		{"“This is over,” Clara Weber declared on Monday.", "declared", "declare", language.Finite | language.Past, 0},
		{"Both sides decided to stop.", "decided", "decide", language.Finite | language.Past, 0},
	}
	for _, c := range cases {
		found := false
		for _, k := range Read(c.text, nil).Tokens {
			if k.Text != c.form {
				continue
			}
			found = true
			if k.Lemma != c.lemma || !k.Morph.Has(c.with) || c.without != 0 && k.Morph.Any(c.without) {
				t.Errorf("%s\n%s: tag %v, lemma %q, morph %b", c.text, c.form, k.Tag, k.Lemma, k.Morph)
			}
		}
		if !found {
			t.Errorf("%s\nhas no token %q", c.text, c.form)
		}
	}
}

func TestLemmas(t *testing.T) {
	doc := Read("The women of both countries met their allies.", nil)
	want := map[string]string{"women": "woman", "countries": "country", "allies": "ally", "The": "the"}
	for _, k := range doc.Tokens {
		if w, ok := want[k.Text]; ok && k.Lemma != w {
			t.Errorf("lemma of %s is %q, want %q", k.Text, k.Lemma, w)
		}
	}
}
