package deed

import (
	"strings"
	"testing"
)

func TestCode(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"S has agreed to release T after a week", "AGREE"},
		{"S released T on Monday", "RETREAT"},
		{"S bowed to the demands of T", "CONCEDE"},
		{"S refused to allow T to land", "REJECT"},
		{"S threatened to cut off aid to T", "THREATEN"},
		{"S called on T to lift the blockade", "REQUEST"},
		{"S accused T of sinking the trawler", "ACCUSE"},
		{"S filed a lawsuit against T over the wreck", "ACCUSE"},
		{"S welcomed the plan of T", "SUPPORT"},
		{"S gave T medicines for the hospital", "AID"},
		{"S and T began joint military exercises in the strait", "COOPERATE"},
		{"S held talks with T in the harbour", "CONSULT"},
		{"S suspended aid to T", "SANCTION"},
		{"S imposed sanctions on T", "COERCE"},
		{"T was arrested on Friday by S", "COERCE"},
		{"S shelled the port of T", "ASSAULT"},
		{"S went on strike against T", "PROTEST"},
		{"S mobilized troops against T", "MOBILIZE"},
		{"S beside T", ""},
		{"", ""},
	} {
		if got := Code(strings.Fields(c.sentence)); got != c.want {
			t.Errorf("%q: %q, want %q", c.sentence, got, c.want)
		}
	}
}

func TestCues(t *testing.T) {
	codes := map[string]bool{}
	for _, list := range []map[string][]cue{theCues().whole, theCues().begin} {
		for first, cs := range list {
			for _, c := range cs {
				codes[c.code] = true
				if first == "" || strings.Contains(first, "~") {
					t.Errorf("%s: cue begins with %q", c.code, first)
				}
			}
		}
	}
	if len(codes) != 16 {
		t.Errorf("%d codes: %v", len(codes), codes)
	}
}
