// Package arrows keeps the direction of imports: its test reads the import
// graph and fails where an arrow goes the wrong way. docs/ARCHITECTURE.md shows
// the same order for readers. The package has no other use.
package arrows

// layers are the packages of the pure core in order; a package may import those
// above it and its own subpackages, and nothing of the project else.
var layers = []string{"report", "language", "actor", "statement", "deed", "reading", "story", "synopsis"}

// impure are packages of the standard library that the pure core must not use
// outside tests.
var impure = []string{"os", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "io/ioutil", "os/exec", "log"}

// apart are internal packages that must not import each other.
var apart = []string{"internal/render", "internal/intake", "internal/library"}

// narrow are packages that may import these of the project and no others: what
// talks to strangers knows no reader, and what reads talks to nobody.
var narrow = map[string][]string{
	"internal/intake/web":    {"internal/intake/coding", "internal/intake/encoding"},
	"internal/intake/coding": {},

	"internal/intake/feed":          {"internal/intake", "internal/intake/date", "internal/intake/encoding", "internal/intake/feed/markup", "internal/intake/outlet"},
	"internal/intake/feed/markup":   {},
	"internal/intake/feed/opml":     {"internal/intake", "internal/intake/encoding", "internal/intake/feed/markup"},
	"internal/intake/feed/schedule": {},

	// Screens show what others made, and keep nothing but through a library.
	"internal/web": {"actor", "reading", "report", "synopsis", "internal/account", "internal/chart", "internal/engine", "internal/library",
		"internal/margin", "internal/query", "internal/render", "internal/sheet", "internal/words"},
	"internal/account": {"internal/library"},
	"internal/margin":  {"report", "synopsis"},
	"internal/chart":   {},
	"internal/words":   {},
}

// still are packages outside the core that do no I/O and know no clock either,
// with their subpackages.
var still = []string{"internal/intake/feed", "internal/intake/date", "internal/margin", "internal/chart", "internal/words"}

// clock are the functions of package time that the pure core must not call;
// its calendar arithmetic is welcome.
var clock = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
