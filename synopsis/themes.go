package synopsis

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/themes.txt
var themesFile string

//go:embed data/regions.txt
var regionsFile string

//go:embed data/relations.txt
var relationsFile string

// theme is an issue with a name of its own; a country if code is set.
type theme struct {
	key    string
	de, en string
	code   string
	aspect bool
}

// themeBook is themes.txt and regions.txt with their patterns.
type themeBook struct {
	themes  []theme
	phrases bilingual
}

var theThemes = sync.OnceValue(func() themeBook {
	b := themeBook{phrases: newBilingual()}
	for _, row := range table(themesFile) {
		if len(row) < 5 {
			continue
		}
		key, aspect := strings.CutPrefix(row[0], "aspect ")
		b.add(theme{key: "theme:" + key, de: row[1], en: row[2], aspect: aspect}, row, 3)
	}
	for _, row := range table(regionsFile) {
		if len(row) < 3 {
			continue
		}
		b.add(theme{key: "country:" + row[0], code: row[0]}, row, 1)
	}
	return b
})

func (b *themeBook) add(t theme, row []string, from int) {
	b.phrases.addRow(row, from, len(b.themes))
	b.themes = append(b.themes, t)
}

// sign is a line of relations.txt.
type sign struct {
	agree bool
	where string // "sides", "heading", "contrast", "target", "pair", "link"
}

type signBook struct {
	signs   []sign
	phrases bilingual
}

var theSigns = sync.OnceValue(func() signBook {
	b := signBook{phrases: newBilingual()}
	for _, row := range table(relationsFile) {
		if len(row) < 4 {
			continue
		}
		b.phrases.addRow(row, 2, len(b.signs))
		b.signs = append(b.signs, sign{row[0] == "+", row[1]})
	}
	return b
})
