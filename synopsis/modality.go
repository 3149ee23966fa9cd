package synopsis

import (
	_ "embed"
	"slices"
	"sync"
)

//go:embed data/modality.txt
var modalityFile string

// modalities gives the class of each modal verb by language.
var modalities = sync.OnceValue(func() map[string]map[string]string { return verbsOfClasses("may", "will", "plan", "ought", "must") })

// allowing gives the verbs among them that allow something.
var allowing = sync.OnceValue(func() map[string]map[string]string { return verbsOfClasses("allows") })

// verbsOfClasses reads the verbs of some classes of data/modality.txt.
func verbsOfClasses(classes ...string) map[string]map[string]string {
	out := map[string]map[string]string{"de": {}, "en": {}}
	for _, row := range table(modalityFile) {
		for i, lang := range []string{"de", "en"} {
			for _, w := range cells(row, 1+i) {
				if slices.Contains(classes, row[0]) {
					out[lang][w] = row[0]
				}
			}
		}
	}
	return out
}
