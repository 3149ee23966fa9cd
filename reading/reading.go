// Package reading runs the steps that read one report: language, mentions,
// statements, deeds. It is the pure core's front door for a single report; what
// needs several reports (who is who, copies, issues) is in story and synopsis.
package reading

import (
	"synopse/actor"
	"synopse/language"
	"synopse/report"
	"synopse/statement"
)

// Reading is one report with all that was read in it. Indices in statements
// point into Mentions; token ranges point into Document.
type Reading struct {
	Report     report.Report
	Document   language.Document
	Mentions   []actor.Mention
	Statements []statement.Statement
}
