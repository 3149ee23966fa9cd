package eval

import (
	"path/filepath"
	"strings"

	"synopse/internal/corpus"
	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/language/identify"
)

// reader is what a language offers to evaluation.
type reader struct {
	read     func(text string) language.Document
	annotate func(*language.Document)
}

var readers = map[string]reader{
	"de": {func(t string) language.Document { return de.Read(t, nil) }, de.Annotate},
	"en": {func(t string) language.Document { return en.Read(t, nil) }, en.Annotate},
}

// languageOf tells the language of a file by its name ("de_pud_dev.conllu") or
// its folder ("quotes-de"), else by a sample of its text.
func languageOf(path, sample string) string {
	name := filepath.Base(path)
	for _, code := range []string{"de", "en"} {
		if strings.HasPrefix(name, code+"_") || strings.HasPrefix(name, code+"-") || strings.HasPrefix(name, code+".") {
			return code
		}
	}
	switch filepath.Base(filepath.Dir(path)) {
	case "quotes-de":
		return "de"
	case "quotes-en-polnear":
		return "en"
	}
	if code, _ := identify.Language(sample); code == "de" {
		return "de"
	}
	return "en"
}

func sampleOf(sentences []corpus.Sentence) string {
	var b strings.Builder
	for _, s := range sentences {
		if b.Len() > 5000 {
			break
		}
		b.WriteString(s.Text)
		b.WriteByte(' ')
	}
	return b.String()
}

// fromSentences makes a document of given sentences and tokens, with offsets
// as if tokens stood one space apart.
func fromSentences(code string, sentences [][]string) language.Document {
	doc := language.Document{Language: code}
	at := 0
	for _, tokens := range sentences {
		first, start := len(doc.Tokens), at
		for _, t := range tokens {
			n := len([]rune(t))
			doc.Tokens = append(doc.Tokens, language.Token{Text: t, Start: at, End: at + n})
			at += n + 1
		}
		if len(tokens) == 0 {
			continue
		}
		doc.Sentences = append(doc.Sentences, language.Sentence{
			Start: start, End: at - 1, First: first, Last: len(doc.Tokens), Block: -1,
		})
	}
	return doc
}
