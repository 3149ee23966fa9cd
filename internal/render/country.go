package render

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"synopse/actor"
	"synopse/synopsis"
)

// countryName gives a country's name in the interface's language (CLDR), so
// that a side is named alike whatever the reports' languages are; "" for
// actors that are no country.
func countryName(a *synopsis.Actor, lang string) string {
	if a.Kind != actor.Country || len(a.Country) != 2 {
		return ""
	}
	region, err := language.ParseRegion(a.Country)
	if err != nil {
		return ""
	}
	if lang == "de" {
		return display.German.Regions().Name(region)
	}
	return display.English.Regions().Name(region)
}
