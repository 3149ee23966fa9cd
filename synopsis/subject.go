package synopsis

// shortReport is how many sentences of running text a short report has at most:
// what is said in one of its paragraphs is on one thing.
const shortReport = 24

// middleReport is how many a report of middle length has: what its topics leave is still
// mostly on one thing in one paragraph.
const middleReport = 60

// haveShort reports whether the story's reports have no more sentences than a number, on
// average.
func (m *maker) haveShort(most int) bool {
	n := 0
	for i := range m.sentences {
		if m.sentences[i].tells {
			n++
		}
	}
	return len(m.readings) > 1 && n <= most*len(m.readings)
}
