package words

import (
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"
)

//go:embed catalog/*.txt
var catalogFiles embed.FS

// Catalog holds the phrases of one interface language.
type Catalog struct {
	Lang    string
	phrases map[string]string
}

var catalogs = map[string]func() Catalog{
	"de": sync.OnceValue(func() Catalog { return loadCatalog("de") }),
	"en": sync.OnceValue(func() Catalog { return loadCatalog("en") }),
}

// For gives the catalog of a language, or the English one.
func For(lang string) Catalog {
	if load, ok := catalogs[lang]; ok {
		return load()
	}
	return catalogs["en"]()
}

func loadCatalog(lang string) Catalog {
	data, err := catalogFiles.ReadFile("catalog/" + lang + ".txt")
	if err != nil {
		return Catalog{Lang: lang}
	}
	c := Catalog{Lang: lang, phrases: map[string]string{}}
	for line := range strings.Lines(string(data)) {
		key, phrase, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		c.phrases[strings.TrimSpace(key)] = strings.TrimSpace(phrase)
	}
	return c
}

// Say gives the phrase of key with its arguments put in; the key itself where
// no phrase is known.
func (c Catalog) Say(key string, args ...any) string {
	phrase, ok := c.phrases[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return phrase
	}
	return fmt.Sprintf(phrase, args...)
}

// Word gives the phrase of a value of the JSON form ("act" and "demand"), or
// the value itself.
func (c Catalog) Word(family, value string) string {
	if phrase, ok := c.phrases[family+"."+value]; ok {
		return phrase
	}
	return value
}

// Count gives "1 report", "3 reports".
func (c Catalog) Count(key string, n int) string {
	if n == 1 {
		return c.Say(key+".one", n)
	}
	return c.Say(key+".many", grouped(c.Number(n)))
}

// grouped is a number as it is written, for a phrase's %d.
type grouped string

// Format writes the number.
func (g grouped) Format(to fmt.State, _ rune) { _, _ = io.WriteString(to, string(g)) }
