// Package web serves the library's screens: stories, story, report, actor,
// outlet and search, in German and English, to people with a browser.
//
// In: requests, a library, an engine. Out: pages made on the server with plain
// links and forms; the one script only adds keys. It derives nothing: what a
// story says is laid out by package render, what stands beside a sentence by
// package margin, charts are drawn by package chart.
//
// Nothing of a report is trusted: all foreign text is escaped, no picture or
// style comes from elsewhere, and the content security policy allows no script
// and no style but our own two files. Who may come in is decided by guard.go
// and login.go; docs/OPERATIONS.md says how to put it behind a proxy.
//
// One file a screen. The words of the interface stand in internal/words, the
// templates in page/, the style and the script in assets/.
package web
