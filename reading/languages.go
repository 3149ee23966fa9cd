package reading

import (
	"cmp"
	"slices"
	"unicode"

	"synopse/language/identify"
	"synopse/report"
)

const (
	// sureLanguage is the confidence from which the text overrules what the page
	// says of its language.
	sureLanguage = 0.8
	// sureBlock is the confidence from which a paragraph is in a language of its
	// own, and leastForeign how many letters it has: names, titles and a quoted
	// word are not enough.
	sureBlock    = 0.97
	leastForeign = 50
	// mixedShare is the part of the letters, one in so many, that paragraphs in a
	// language that can be read must have for a report to count as in it where
	// most is in one that can't be.
	mixedShare = 3
)

// tellLanguages fills the report's language, and that of blocks in another
// one, and says whether there are such blocks.
func (r *Reading) tellLanguages() (foreign bool) {
	rep := &r.Report
	codes, letters := blockLanguages(rep)
	rep.Language = languageOf(rep, codes, letters)
	for i, code := range codes {
		if code == "" || code == rep.Language {
			continue
		}
		if !foreign {
			rep.Blocks = slices.Clone(rep.Blocks) // the caller's stay as they are
			foreign = true
		}
		rep.Blocks[i].Language = code
	}
	return foreign
}

// Language gives the language a report is in (ISO 639-1): what its text says
// where that is sure, else what it declares; "" if neither is known. Where that
// can't be read but a good part of its paragraphs can, it is theirs.
func Language(rep *report.Report) string {
	codes, letters := blockLanguages(rep)
	return languageOf(rep, codes, letters)
}

func languageOf(rep *report.Report, codes []string, letters []int) string {
	code, sure := identify.Language(rep.Text)
	declared := rep.Language
	if len(declared) > 2 {
		declared = declared[:2]
	}
	if declared != "" && (code == "" || sure < sureLanguage) {
		code = declared
	}
	if Supported(code) {
		return code
	}
	return cmp.Or(mostRead(codes, letters), code)
}

// blockLanguages gives the languages of the blocks, "" where it is not sure,
// and how many letters each has. Lines about the report itself are in none.
func blockLanguages(rep *report.Report) (codes []string, letters []int) {
	codes, letters = make([]string, len(rep.Blocks)), make([]int, len(rep.Blocks))
	if len(rep.Blocks) < 2 {
		return codes, letters
	}
	index := report.NewIndex(rep.Text)
	for i, b := range rep.Blocks {
		switch b.Kind {
		case report.Byline, report.Dateline, report.Credit:
			continue
		}
		start, end := max(b.Start, 0), min(b.End, index.Len())
		if start >= end {
			continue
		}
		text := rep.Text[index.Byte(start):index.Byte(end)]
		for _, c := range text {
			if unicode.IsLetter(c) {
				letters[i]++
			}
		}
		if letters[i] < leastForeign {
			continue
		}
		if code, sure := identify.Language(text); sure >= sureBlock {
			codes[i] = code
		}
	}
	return codes, letters
}

// mostRead gives the language that can be read and has the most letters, "" if
// that is too little of all.
func mostRead(codes []string, letters []int) string {
	all := 0
	count := map[string]int{}
	for i, code := range codes {
		all += letters[i]
		count[code] += letters[i]
	}
	best := "de"
	if count["en"] > count["de"] {
		best = "en"
	}
	if count[best] == 0 || mixedShare*count[best] < all {
		return ""
	}
	return best
}

// foreignCodes gives the languages of the blocks that are not in the report's,
// in the order of their first block.
func foreignCodes(blocks []report.Block) []string {
	var out []string
	for _, b := range blocks {
		if b.Language != "" && !slices.Contains(out, b.Language) {
			out = append(out, b.Language)
		}
	}
	return out
}

// only empties the blocks that are not in a language, so that the others keep
// their numbers.
func only(blocks []report.Block, code, main string) []report.Block {
	out := slices.Clone(blocks)
	for i := range out {
		if in := out[i].Language; in != code && (in != "" || code != main) {
			out[i].End = out[i].Start
		}
	}
	return out
}
