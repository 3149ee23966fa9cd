package en

import (
	_ "embed"
	"strings"
	"sync"

	"synopse/language"
)

//go:embed data/lemmas.txt
var lemmaList string

type lemmaKey struct {
	tag  language.Tag
	form string
}

// lemmaTable gives the irregular lemmas.
var lemmaTable = sync.OnceValue(func() map[lemmaKey]string {
	out := map[lemmaKey]string{}
	for line := range strings.Lines(lemmaList) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) < 3 {
			continue
		}
		tag := language.ParseTag(f[0])
		for _, w := range f[2:] {
			out[lemmaKey{tag, w}] = f[1]
		}
	}
	return out
})

// nounLemma gives the singular of an English noun in lower case.
func nounLemma(w string) string {
	n := len(w)
	switch {
	case n < 4 || !strings.HasSuffix(w, "s"), strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"),
		strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"):
		return w[:n-2]
	case strings.HasSuffix(w, "ives") && n > 5:
		return w[:n-1]
	case strings.HasSuffix(w, "oes"):
		return w[:n-2]
	}
	return w[:n-1]
}
