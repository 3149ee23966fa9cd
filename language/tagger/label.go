package tagger

import (
	"strings"

	"synopse/language"
)

// Label is a label of the tagger, taken apart.
type Label struct {
	Tag  language.Tag
	Form byte   // what it says beyond the part of speech ("VERB-f": 'f'); 0 for nothing
	Hash uint32 // what the model for names is told of it
}

// Labels takes the labels of a model apart, in their order.
func Labels(names []string) []Label {
	out := make([]Label, len(names))
	for i, name := range names {
		tag, suffix, _ := strings.Cut(name, "-")
		out[i] = Label{Tag: language.ParseTag(tag), Hash: TagHash(name)}
		if suffix != "" {
			out[i].Form = suffix[0]
		}
	}
	return out
}
