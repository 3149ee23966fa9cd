package engine

import (
	"slices"
	"testing"

	"synopse/actor"
	"synopse/synopsis"
)

// A figure that was called by two names is known by the one that it goes by; a role is
// no name.
func TestFigureIsKnownByItsName(t *testing.T) {
	names := []string{"Lorang Kramer", "Lorang Brandt"}
	f := Figure(actor.Person, "Lorang Brandt", "", names, nil)
	if want := actor.Keys(actor.Person, "", []string{"Lorang Brandt"}); !slices.Equal(f.Keys, want) {
		t.Errorf("known by %q, not by %q", f.Keys, want)
	}
	if names[0] != "Lorang Kramer" || f.Names[0] != "Lorang Kramer" {
		t.Errorf("the names are in another order: %q, %q", names, f.Names)
	}
	if f := Figure(actor.Organisation, "Behörde", "", nil, []string{"Behörde"}); len(f.Keys) > 0 {
		t.Errorf("a role has the keys %q", f.Keys)
	}
}

// A story joins nobody with whom he is not one in a report.
func TestStoryFigureIsKnownByItsNameAlone(t *testing.T) {
	a := synopsis.Actor{Kind: actor.Person, Name: "Michael Kramer", Names: []string{"Mike Kramer", "Michael Kramer"}}
	if f, want := storyFigure(&a), actor.Keys(actor.Person, "", []string{"Michael Kramer"}); !slices.Equal(f.Keys, want) {
		t.Errorf("known by %q, not by %q", f.Keys, want)
	}
	if f := Figure(a.Kind, a.Name, "", a.Names, nil); len(f.Keys) < 2 {
		t.Errorf("in a report known by %q only", f.Keys)
	}
	a = synopsis.Actor{Kind: actor.Organisation, Name: "Behörde", Names: []string{}, Roles: []string{"Behörde"}}
	if f := storyFigure(&a); len(f.Keys) > 0 {
		t.Errorf("a role has the keys %q", f.Keys)
	}
}
