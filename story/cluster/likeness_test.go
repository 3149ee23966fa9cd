package cluster

import (
	"testing"

	"synopse/report"
	"synopse/story/profile"
)

// What is common in one language says little, however many reports there are in
// the other: the likeness of two reports does not depend on those.
func TestKeysAreRareByLanguage(t *testing.T) {
	var profiles []profile.Profile
	for _, r := range []report.Report{
		{Language: "de", Text: "Der Deichverband warnt vor Sturmflut."},
		{Language: "de", Text: "Der Deichverband wählt Brandt."},
		{Language: "en", Text: "Trawlers collided off Torfhafen."},
		{Language: "en", Text: "Parliament debated pensions."},
		{Language: "en", Text: "Wardens collected oil."},
		{Language: "en", Text: "Bridges were closed."},
	} {
		profiles = append(profiles, profile.Of(&r))
	}
	pair := [][2]int{{0, 1}}
	among := Likeness(profiles, pair)[0]
	if alone := Likeness(profiles[:2], pair)[0]; among != alone {
		t.Errorf("the likeness of two German reports is %.3f among English ones, %.3f by themselves", among, alone)
	}
	if same := Likeness(profiles, [][2]int{{0, 0}})[0]; same < 0.9 || among > same {
		t.Errorf("a report has likeness %.2f with itself, %.2f with another", same, among)
	}
}
