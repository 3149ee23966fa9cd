package de

import "testing"

func TestCitation(t *testing.T) {
	for printed, want := range map[string]string{
		"Insolvenzverfahrens": "Insolvenzverfahren",
		"Feldhamsters":        "Feldhamster",
		"Aufzügen":            "Aufzüge",
		"Hafenkränen":         "Hafenkräne",
		"Schichten":           "Schichten",
		"Löhne":               "Löhne",
		"Autos":               "Autos",
		"Hauses":              "Haus",
		"Krise":               "Krise",
		"Zeichen":             "Zeichen",
		"Wagen":               "Wagen",
		"Xyrsels":             "Xyrsels",
		"":                    "",
	} {
		if got := Citation(printed); got != want {
			t.Errorf("%s: %q, want %q", printed, got, want)
		}
	}
}
