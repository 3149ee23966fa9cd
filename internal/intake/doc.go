// Package intake turns the bytes of one input into one report: it decodes them,
// finds the report inside the page or file, types its blocks, reads its
// metadata and credits, and says what it left out and why.
//
// In: a name (a path, or "-" for standard input) and bytes: a web page, plain
// text as a crawler left it, or Markdown. Out: a report.Report without an ID
// and without a language unless the source declares one, or an *Error that says
// which input, what happened and what to do next.
//
// It fetches nothing, keeps nothing and identifies no language. All offsets in
// the report are code points.
package intake
