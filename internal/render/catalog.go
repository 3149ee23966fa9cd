package render

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed catalog/*.txt
var catalogFiles embed.FS

// catalog holds the phrases of one interface language.
type catalog struct {
	lang    string
	phrases map[string]string
}

var catalogs = map[string]func() catalog{
	"de": sync.OnceValue(func() catalog { return loadCatalog("de") }),
	"en": sync.OnceValue(func() catalog { return loadCatalog("en") }),
}

// catalogFor gives the catalog of a language, or the English one.
func catalogFor(lang string) catalog {
	if load, ok := catalogs[lang]; ok {
		return load()
	}
	return catalogs["en"]()
}

func loadCatalog(lang string) catalog {
	data, err := catalogFiles.ReadFile("catalog/" + lang + ".txt")
	if err != nil {
		return catalog{lang: lang}
	}
	c := catalog{lang: lang, phrases: map[string]string{}}
	for line := range strings.Lines(string(data)) {
		key, phrase, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		c.phrases[strings.TrimSpace(key)] = strings.TrimSpace(phrase)
	}
	return c
}

// say gives the phrase of key with its arguments put in; the key itself where
// no phrase is known.
func (c catalog) say(key string, args ...any) string {
	phrase, ok := c.phrases[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return phrase
	}
	return fmt.Sprintf(phrase, args...)
}

// word gives the phrase of a value of the JSON form ("act" and "demand"), or
// the value itself.
func (c catalog) word(family, value string) string {
	if phrase, ok := c.phrases[family+"."+value]; ok {
		return phrase
	}
	return value
}

// count gives "1 report", "3 reports".
func (c catalog) count(key string, n int) string {
	if n == 1 {
		return c.say(key+".one", n)
	}
	return c.say(key+".many", n)
}
