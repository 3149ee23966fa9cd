package words

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// CountryName gives a country's name in the interface's language, so that a side
// is named alike whatever the reports' languages are: the catalog's short name
// where it has one ("USA"), else CLDR's. Code is ISO 3166-1 alpha-2; it gives ""
// for any other.
func (c Catalog) CountryName(code string) string {
	if len(code) != 2 {
		return ""
	}
	if short, ok := c.phrases["country."+code]; ok {
		return short
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	if c.Lang == "de" {
		return display.German.Regions().Name(region)
	}
	return display.English.Regions().Name(region)
}
