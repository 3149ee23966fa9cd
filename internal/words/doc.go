// Package words holds the words of the interface, German and English, and makes
// foreign text fit to be shown among them.
//
// In: keys, numbers, dates, country codes, texts. Out: phrases. Everything is
// pure. The phrases stand in catalog/*.txt, one a line; both files have the same
// keys. It knows nothing of where the phrases are shown: package render makes
// files and pages for the terminal of them, package web screens.
package words
