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

// book is a data file whose rows are found by their patterns.
type book[T any] struct {
	entries []T
	phrases bilingual
}

// readBook takes the rows of a file that have at least some columns; the German
// patterns are in column from, the English ones in the next.
func readBook[T any](file string, columns, from int, entry func(row []string) T) book[T] {
	b := book[T]{phrases: newBilingual()}
	for _, row := range table(file) {
		if len(row) < columns {
			continue
		}
		b.phrases.addRow(row, from, len(b.entries))
		b.entries = append(b.entries, entry(row))
	}
	return b
}

var theSigns = sync.OnceValue(func() book[sign] {
	return readBook(relationsFile, 4, 2, func(row []string) sign { return sign{row[0] == "+", row[1]} })
})
