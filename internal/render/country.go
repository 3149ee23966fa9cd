package render

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"synopse/actor"
	"synopse/synopsis"
)

// countryName gives a country's name in the interface's language, so that a side
// is named alike whatever the reports' languages are: the catalog's short name
// where it has one ("USA"), else CLDR's. It gives "" for actors that are no
// country.
func (c catalog) countryName(a *synopsis.Actor) string {
	if a.Kind != actor.Country || len(a.Country) != 2 {
		return ""
	}
	if short, ok := c.phrases["country."+a.Country]; ok {
		return short
	}
	region, err := language.ParseRegion(a.Country)
	if err != nil {
		return ""
	}
	if c.lang == "de" {
		return display.German.Regions().Name(region)
	}
	return display.English.Regions().Name(region)
}
