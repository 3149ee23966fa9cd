package de

import (
	"os"
	"strings"
	"testing"

	"synopse/language"
)

// forms says which features a letter of the test cases stands for, and which
// must not be there.
var forms = map[string]struct{ with, without language.Morph }{
	"f":  {language.Finite, language.Konjunktiv1 | language.Konjunktiv2 | language.Infinitive},
	"i":  {language.Infinitive, language.Finite | language.ZuInfinitive},
	"z":  {language.Infinitive | language.ZuInfinitive, language.Finite},
	"p":  {language.PastParticiple, language.Finite},
	"I":  {language.Finite | language.Konjunktiv1, language.Konjunktiv2},
	"II": {language.Finite | language.Konjunktiv2, language.Konjunktiv1},
}

func TestVerbs(t *testing.T) {
	data, err := os.ReadFile("testdata/verbs.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		doc := Read(text, nil)
		for w := range strings.SplitSeq(want, ";") {
			f := strings.Fields(w)
			checkVerb(t, text, &doc, f[0], f[1], f[2])
		}
	}
}

func checkVerb(t *testing.T, text string, doc *language.Document, form, lemma, kind string) {
	t.Helper()
	for _, k := range doc.Tokens {
		if k.Text != form {
			continue
		}
		w := forms[kind]
		if k.Lemma != lemma || !k.Morph.Has(w.with) || k.Morph.Any(w.without) {
			t.Errorf("%s\n%s: tag %v, lemma %q, morph %b; want lemma %q, form %s", text, form, k.Tag, k.Lemma, k.Morph, lemma, kind)
		}
		return
	}
	t.Errorf("%s\nhas no token %q", text, form)
}

func TestLemmas(t *testing.T) {
	doc := Read("Die Außenministerinnen der beiden Länder sprachen über die Sanktionen gegen Russlands Banken.", nil)
	want := map[string]string{"Außenministerinnen": "Außenministerin", "Länder": "Land", "Sanktionen": "Sanktion", "Russlands": "Russland", "Die": "der"}
	for _, k := range doc.Tokens {
		if w, ok := want[k.Text]; ok && k.Lemma != w {
			t.Errorf("lemma of %s is %q, want %q", k.Text, k.Lemma, w)
		}
	}
}

func TestNames(t *testing.T) {
	doc := Read("US-Präsidentin Clara Weiß traf in Oslo Ministerpräsident Per Lund. Später sagte Weiß, Lund sei einverstanden. Das bestätigte die Nato.", nil)
	want := map[string]language.Entity{
		"Clara": language.BeginPerson, "Oslo": language.BeginLocation, "Per": language.BeginPerson, "Nato": language.BeginOrganisation,
	}
	people := 0
	for _, k := range doc.Tokens {
		if w, ok := want[k.Text]; ok && k.Entity != w {
			t.Errorf("%s is %v, want %v", k.Text, k.Entity, w)
		}
		if k.Entity == language.BeginPerson {
			people++
		}
	}
	if people != 4 {
		t.Errorf("%d persons, want 4: two full names and two family names", people)
	}
}

func TestTags(t *testing.T) {
	data, err := os.ReadFile("testdata/tags.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		tags := map[string]language.Tag{}
		for _, k := range Read(text, nil).Tokens {
			tags[k.Text] = k.Tag
		}
		for w := range strings.SplitSeq(want, ";") {
			f := strings.Fields(w)
			name, not := strings.CutPrefix(f[1], "!")
			if got := tags[f[0]]; (got == language.ParseTag(name)) == not {
				t.Errorf("%s\n%s is %v, want %s", text, f[0], got, f[1])
			}
		}
	}
}
