package statement

import "sync"

// Acts gives the keys of all acts, in the order of data/acts.txt.
func Acts() []string { return actKeys() }

var actKeys = sync.OnceValue(func() []string {
	var out []string
	for _, f := range lines("data/acts.txt") {
		out = append(out, f[0])
	}
	return out
})
