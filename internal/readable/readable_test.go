package readable

import (
	"strings"
	"testing"

	"synopse/internal/intake"
	"synopse/report"
)

const (
	german = "Die Fähren zu den Inseln fahren wieder, sagte die Reederei am Montag, und alle Schiffe sind heil."
	french = "Les bateaux pour les îles repartent depuis ce matin, après le passage de la tempête pendant la nuit."
)

func textOf(s string) report.Report {
	return report.Report{Source: "a.html", Text: s, Blocks: []report.Block{{Kind: report.Body, End: len([]rune(s))}}}
}

func TestSettle(t *testing.T) {
	r := textOf(german)
	if err := Settle(&r); err != nil || r.Language != "de" {
		t.Errorf("German: %v, %q", err, r.Language)
	}
	r = textOf(french)
	if err := Settle(&r); intake.CodeOf(err) != intake.Language || !strings.Contains(err.Error(), "a.html: the report is in French") {
		t.Errorf("French: %v", err)
	}
	r = textOf(german)
	r.Label = "paywall-teaser"
	if err := Settle(&r); intake.CodeOf(err) != "paywall-teaser" || !strings.Contains(err.Error(), "not the whole report (paywall teaser)") {
		t.Errorf("a teaser: %v", err)
	}
}

func TestLanguage(t *testing.T) {
	for code, want := range map[string]string{"": "", "de": "", "en": "", "fr": "in French,", "tlh": "in Klingon,", "??": `in "??",`} {
		err := Language("a.html", code)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", code, err)
		}
	}
}
