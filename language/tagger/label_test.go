package tagger

import (
	"testing"

	"synopse/language"
)

func TestLabels(t *testing.T) {
	l := Labels([]string{"NOUN", "VERB-f", "AUX-i"})
	want := []Label{{language.NOUN, 0, TagHash("NOUN")}, {language.VERB, 'f', TagHash("VERB-f")}, {language.AUX, 'i', TagHash("AUX-i")}}
	for i := range want {
		if l[i] != want[i] {
			t.Errorf("label %d is %+v, want %+v", i, l[i], want[i])
		}
	}
}
