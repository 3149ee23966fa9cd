package intake

import (
	"synopse/internal/intake/draft"
	"synopse/report"
)

// Assemble makes a report of a draft whose fields others have filled: datelines
// and credits are split off and read as for every other form.
func Assemble(name string, d *draft.Draft) (report.Report, error) {
	if d.Prose() == 0 {
		return report.Report{}, &Error{Source: name, Code: NoArticle, What: "there is no report in it", Hint: "check the field that should hold its text"}
	}
	finish(d)
	r := d.Report()
	r.Source = name
	return r, nil
}
