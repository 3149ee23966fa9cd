package html

// bodyEvidence is the article's text as the page's metadata gives it, to tell
// blocks of the body from others.
type bodyEvidence struct {
	grams map[string]bool
	chars int // code points of the folded text
}

const (
	gram        = 24 // bytes of folded text that must be equal
	minEvidence = 200
	maxEvidence = 200_000 // bytes; longer bodies are judged by their beginning
)

// newEvidence makes evidence of a metadata body; nil-safe and empty if the body
// is too short to tell anything.
func newEvidence(body string) *bodyEvidence {
	e := &bodyEvidence{}
	f := fold(body[:min(len(body), maxEvidence)])
	if len(f) < minEvidence {
		return e
	}
	e.chars = len(f)
	e.grams = make(map[string]bool, len(f))
	for i := 0; i+gram <= len(f); i++ {
		e.grams[f[i:i+gram]] = true
	}
	return e
}

func (e *bodyEvidence) known() bool { return e.chars > 0 }

// has says whether a block's beginning, middle and end stand in the body (two of
// the three: metadata is often cut or edited).
func (e *bodyEvidence) has(text string) bool {
	if !e.known() {
		return false
	}
	f := fold(text)
	if len(f) < gram {
		return false
	}
	hits := 0
	for _, at := range []int{0, (len(f) - gram) / 2, len(f) - gram} {
		if e.grams[f[at:at+gram]] {
			hits++
		}
	}
	return hits >= 2
}
