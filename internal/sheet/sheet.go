// Package sheet makes text safe for tables that people open in a spreadsheet.
package sheet

import (
	"strings"
	"unicode/utf8"
)

// Harmless puts an apostrophe before a field that a spreadsheet would take for a
// formula (owasp.org/www-community/attacks/CSV_Injection); any other is as it was.
func Harmless(field string) string {
	first, _ := utf8.DecodeRuneInString(field)
	if field == "" || !strings.ContainsRune("=+-@\t\r＝＋－＠", first) {
		return field
	}
	return "'" + field
}
