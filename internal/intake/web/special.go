package web

import (
	"bufio"
	_ "embed"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/special.txt
var specialText string

//go:embed data/ports.txt
var portsText string

// special is one row of data/special.txt.
type special struct {
	prefix netip.Prefix
	what   string
}

var specials = sync.OnceValue(func() []special {
	rows, err := readSpecials(specialText)
	if err != nil {
		panic(err) // embedded; a test reads it
	}
	return rows
})

func readSpecials(text string) ([]special, error) {
	var rows []special
	for line := range lines(text) {
		fields := strings.Split(line, "|")
		if len(fields) != 3 {
			return nil, fmt.Errorf("special.txt: %q has not three fields", line)
		}
		p, err := netip.ParsePrefix(strings.TrimSpace(fields[0]))
		if err != nil || p != p.Masked() {
			return nil, fmt.Errorf("special.txt: %q does not begin with a prefix: %v", line, err)
		}
		rows = append(rows, special{p, strings.TrimSpace(fields[1])})
	}
	return rows, nil
}

// lines gives the lines of a data file without comments and empty lines.
func lines(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		s := bufio.NewScanner(strings.NewReader(text))
		for s.Scan() {
			line := strings.TrimSpace(s.Text())
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

var nat64 = netip.MustParsePrefix("64:ff9b::/96")

// specialUse says what a is an address of when no request may go there, or "".
// IPv4 inside IPv6 (mapped; NAT64, RFC 6052) is judged by the IPv4 address; so
// are ISATAP interface identifiers (RFC 5214), whatever the prefix.
func specialUse(a netip.Addr) string {
	if !a.IsValid() {
		return "nowhere"
	}
	if a.Zone() != "" {
		return "the local link"
	}
	a = a.Unmap()
	if a.Is6() {
		if in, ok := embedded(a); ok {
			return specialUse(in)
		}
	}
	// The narrowest row names it best.
	what, bits := "", -1
	for _, row := range specials() {
		if row.prefix.Bits() > bits && row.prefix.Contains(a) {
			what, bits = row.what, row.prefix.Bits()
		}
	}
	if what == "" && a.Is6() && isatap(a) {
		return "an ISATAP tunnel"
	}
	return what
}

func embedded(a netip.Addr) (netip.Addr, bool) {
	if !nat64.Contains(a) {
		return a, false
	}
	b := a.As16()
	return netip.AddrFrom4([4]byte(b[12:])), true
}

func isatap(a netip.Addr) bool {
	b := a.As16()
	return b[8]&^2 == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe
}

var otherServices = sync.OnceValue(func() map[int]bool {
	ports := map[int]bool{}
	for line := range lines(portsText) {
		for _, field := range strings.Fields(line) {
			n, err := strconv.Atoi(field)
			if err != nil {
				panic("ports.txt: " + err.Error()) // embedded; a test reads it
			}
			ports[n] = true
		}
	}
	return ports
})
