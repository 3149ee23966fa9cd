// Package feed reads feeds: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed and
// news sitemaps, as they are and not as they should be.
//
// In: bytes, and the address they came from. Out: a Feed with its items in the
// order of the feed, each with an ID, and notes on what was wrong and how it was
// read; or an *intake.Error that says what the bytes are instead. A damaged feed
// gives the items before and after the damage. What was cut off (half an
// address, half a date) is dropped, never guessed.
//
// The way through: unpack (gzip) → decode (internal/intake/encoding) → mend into
// well-formed XML with one root, one channel and whole items (repair.go over the
// markup package) → gofeed, which knows the formats, their namespaces and
// xml:base → items: addresses made absolute, dates read (internal/intake/date),
// IDs, duplicates. JSON goes object by object, so that one bad item costs only
// itself.
//
// Discover finds the feeds that a web page names. Subpackages: markup (lenient
// tokens), opml (lists of feeds), schedule (when to visit next). It fetches nothing, keeps nothing and knows no clock.
package feed
