package synopsis

// shortReport is how many sentences of running text a short report has at most:
// what is said in one of its paragraphs is on one thing.
const shortReport = 20

// haveShort reports whether the story's reports are short, on average.
func (m *maker) haveShort() bool {
	n := 0
	for i := range m.sentences {
		if m.sentences[i].tells {
			n++
		}
	}
	return len(m.readings) > 1 && n <= shortReport*len(m.readings)
}
