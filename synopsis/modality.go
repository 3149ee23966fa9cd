package synopsis

import (
	_ "embed"
	"sync"
)

//go:embed data/modality.txt
var modalityFile string

// modalities gives the class of each modal verb by language.
var modalities = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{"de": {}, "en": {}}
	for _, row := range table(modalityFile) {
		for i, lang := range []string{"de", "en"} {
			for _, w := range cells(row, 1+i) {
				out[lang][w] = row[0]
			}
		}
	}
	return out
})
