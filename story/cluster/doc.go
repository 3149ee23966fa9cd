// Package cluster groups reports of one event into stories: one after the other
// as they come in, German and English together, in time linear in their number.
//
// In: reports as profiles, in any order. Out: stories, each with its reports; an
// id that stays, and that leads to the story it went into after a merge. What it
// keeps between reports is a value that can be written down and read back
// (Stream.MarshalBinary). It compares no sentences: copies are for package story,
// contents for package synopsis.
//
// Method: a report looks up stories that share its rarest keys in an inverted
// index; a learned pair model (data/weights.txt, from synopse-train) scores it
// against a bounded sample of each story's reports; it joins the story with the
// best mean, or begins one. From time to time stories that changed are tidied:
// those too close are joined (average linkage), those that fall apart are split.
// In a pile that is all there (Pile) the nearest reports of each take part, and
// the closest are joined first (widen, takeIn). How rare a key is comes from a
// shipped background and from the stream itself, in which what is older counts
// less.
package cluster
