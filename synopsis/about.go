package synopsis

import (
	_ "embed"
	"sync"
)

//go:embed data/about.txt
var aboutFile string

var aboutPage = sync.OnceValue(func() bilingual {
	b := newBilingual()
	for _, row := range table(aboutFile) {
		if len(row) > 2 {
			b.addRow(row, 1, 0)
		}
	}
	return b
})

// longestNote is how many tokens a sentence has at most in which an outlet speaks
// of its own page.
const longestNote = 30

// dropNotes takes sentences in which an outlet speaks of its own page, or to its
// readers, for what they are: they tell nothing that another report could tell.
func (m *maker) dropNotes() {
	words := aboutPage().lookups()
	for i := range m.sentences {
		s := &m.sentences[i]
		if x := m.sentenceTokens(i); s.tells && x[1]-x[0] <= longestNote && len(words.find(m.lang(s.r), m.lowers(s.r, s.s))) > 0 {
			s.tells = false
		}
	}
}
