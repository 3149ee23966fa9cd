package en

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/verbs.txt
var verbList string

// verbForm is what an irregular form is.
type verbForm struct {
	lemma            string
	past, participle bool
}

// irregular gives the irregular forms.
var irregular = sync.OnceValue(func() map[string]verbForm {
	out := make(map[string]verbForm, 400)
	set := func(forms, lemma string, past, participle bool) {
		for f := range strings.SplitSeq(forms, "/") {
			v, known := out[f]
			if known && v.lemma != lemma {
				continue // "lay": the first verb of the list keeps it
			}
			v.lemma = lemma
			v.past = v.past || past
			v.participle = v.participle || participle
			out[f] = v
		}
	}
	for line := range strings.Lines(verbList) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 3 {
			set(f[1], f[0], true, false)
			set(f[2], f[0], false, true)
		}
	}
	return out
})

// verbLemma gives the infinitive of a form in lower case, by the form the
// tagger chose.
func verbLemma(lower string, f form) string {
	if v, ok := irregular()[lower]; ok && (f == past && v.past || f == pastParticiple && v.participle) {
		return v.lemma
	}
	if l, ok := auxiliaries[lower]; ok {
		return l
	}
	if class := verbClasses[f]; class != "" {
		return endings().Lemma(class, lower)
	}
	return lower
}

var verbClasses = map[form]string{
	past: "VERB-d", present: "VERB-z", infinitive: "VERB-i", gerund: "VERB-g", pastParticiple: "VERB-n",
}

// auxiliaries are the forms whose infinitive no ending tells.
var auxiliaries = map[string]string{
	"am": "be", "is": "be", "are": "be", "'s": "be", "'re": "be", "'m": "be", "’s": "be", "’re": "be", "’m": "be",
	"was": "be", "were": "be", "been": "be", "being": "be", "has": "have", "'ve": "have", "’ve": "have", "had": "have",
	"does": "do", "did": "do", "done": "do", "wo": "will", "'ll": "will", "’ll": "will", "ca": "can", "'d": "would", "’d": "would",
	"having": "have", "lying": "lie", "dying": "die", "tying": "tie", "said": "say",
}
