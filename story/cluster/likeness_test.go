package cluster

import (
	"testing"

	"synopse/language/de"
	"synopse/language/en"
	"synopse/report"
	"synopse/story/profile"
)

// What is common in one language says little, however many reports there are in
// the other: the likeness of two reports does not depend on those.
func TestKeysAreRareByLanguage(t *testing.T) {
	var profiles []profile.Profile
	var subjects []Subject
	for _, r := range []report.Report{
		{Language: "de", Text: "Der Deichverband warnt vor Sturmflut."},
		{Language: "de", Text: "Der Deichverband wählt Brandt."},
		{Language: "en", Text: "Trawlers collided off Torfhafen."},
		{Language: "en", Text: "Parliament debated pensions."},
		{Language: "en", Text: "Wardens collected oil."},
		{Language: "en", Text: "Bridges were closed."},
	} {
		profiles = append(profiles, profile.Of(&r))
		subjects = append(subjects, subjectOf(&r))
	}
	pair := [][2]int{{0, 1}}
	among := Likeness(profiles, subjects, pair)[0]
	if alone := Likeness(profiles[:2], subjects[:2], pair)[0]; among != alone {
		t.Errorf("the likeness of two German reports is %.3f among English ones, %.3f by themselves", among, alone)
	}
	if same := Likeness(profiles, subjects, [][2]int{{0, 0}})[0]; same < 0.9 || among > same {
		t.Errorf("a report has likeness %.2f with itself, %.2f with another", same, among)
	}
}

func subjectOf(r *report.Report) Subject {
	if r.Language == "de" {
		doc := de.Read(r.Text, nil)
		de.Annotate(&doc)
		return SubjectOf(&doc)
	}
	doc := en.Read(r.Text, nil)
	en.Annotate(&doc)
	return SubjectOf(&doc)
}

// Reports in two languages that share neither name nor number are the more alike
// the nearer what they are about.
func TestSubjectsAreNearAcrossLanguages(t *testing.T) {
	var profiles []profile.Profile
	var subjects []Subject
	for _, r := range []report.Report{
		{Language: "de", Text: "Das Gericht sprach den Angeklagten frei. Der Richter hielt die Zeugen nicht für glaubwürdig."},
		{Language: "en", Text: "The judge cleared the accused. The court did not believe the witnesses."},
		{Language: "en", Text: "The midfielder scored twice. The coach praised the goalkeeper."},
	} {
		profiles = append(profiles, profile.Of(&r))
		subjects = append(subjects, subjectOf(&r))
	}
	likeness := Likeness(profiles, subjects, [][2]int{{0, 1}, {0, 2}})
	if likeness[0] < likeness[1]+0.1 {
		t.Errorf("a report on a trial has likeness %.2f with one on a trial, %.2f with one on a match", likeness[0], likeness[1])
	}
}
