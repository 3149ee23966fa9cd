package terms

import "slices"

// Label gives the terms that the label of an issue is found by.
func Label(text, lang string) []string {
	read := english1
	if lang == "de" {
		read = german1
	}
	doc := read(text)
	var out []string
	for i := range doc.Sentences {
		lemmas, forms := Of(&doc, &doc.Sentences[i])
		out = append(append(out, lemmas...), forms...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
