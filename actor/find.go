package actor

import "synopse/language"

// Find gives all mentions of one document in token order.
func Find(doc *language.Document) []Mention { return nil }

// MentionFor makes a mention of an arbitrary noun phrase, tokens [first, last)
// of the document, that was found to be a speaker.
func MentionFor(doc *language.Document, first, last int) Mention {
	return Mention{First: first, Last: last, Form: Role, Head: last - 1}
}
