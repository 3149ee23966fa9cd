package web

import (
	"context"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Addresses that lead, or could lead, somewhere else than to an outlet. None may
// be dialled.
var refused = []struct {
	address string
	want    Kind
}{
	// This computer and its networks, plainly.
	{"http://127.0.0.1/", Private},
	{"http://127.0.0.1:8080/admin", Private},
	{"http://127.255.255.254/", Private},
	{"http://0.0.0.0/", Private},
	{"http://0.1.2.3/", Private},
	{"http://10.0.0.1/", Private},
	{"http://172.16.0.1/", Private},
	{"http://172.31.255.255/", Private},
	{"http://192.168.1.1/", Private},
	{"http://100.64.0.1/", Private},
	{"http://100.100.100.200/latest/meta-data/", Private}, // a cloud's metadata
	{"http://169.254.169.254/latest/meta-data/", Private},
	{"http://168.63.129.16/", Private},
	{"http://192.0.0.192/opc/v2/instance/", Private},
	{"http://192.0.2.1/", Private},
	{"http://192.88.99.1/", Private},
	{"http://198.18.0.1/", Private},
	{"http://198.51.100.7/", Private},
	{"http://203.0.113.9/", Private},
	{"http://224.0.0.1/", Private},
	{"http://239.255.255.250:1900/", Private},
	{"http://240.0.0.1/", Private},
	{"http://255.255.255.255/", Private},
	{"http://[::]/", Private},
	{"http://[::1]/", Private},
	{"http://[0:0:0:0:0:0:0:1]:80/", Private},
	{"http://[fe80::1]/", Private},
	{"http://[fec0::1]/", Private},
	{"http://[fc00::1]/", Private},
	{"http://[fd00:ec2::254]/latest/meta-data/", Private},
	{"http://[ff02::1]/", Private},
	{"http://[2001:db8::1]/", Private},
	{"http://[3fff::1]/", Private},
	{"http://[100::1]/", Private},
	{"http://[5f00::1]/", Private},
	{"http://[4000::1]/", Private},

	// IPv4 inside IPv6.
	{"http://[::ffff:127.0.0.1]/", Private},
	{"http://[::ffff:7f00:1]/", Private},
	{"http://[0:0:0:0:0:ffff:a9fe:a9fe]/", Private},
	{"http://[::ffff:0:127.0.0.1]/", Private},
	{"http://[::127.0.0.1]/", Private},
	{"http://[::7f00:1]/", Private},
	{"http://[64:ff9b::127.0.0.1]/", Private},
	{"http://[64:ff9b::a9fe:a9fe]/", Private},
	{"http://[64:ff9b::a00:1]/", Private},
	{"http://[64:ff9b:1::1]/", Private},
	{"http://[2002:7f00:1::]/", Private},
	{"http://[2002:a00:1::1]/", Private},
	{"http://[2001:0:7f00:1::]/", Private},
	{"http://[2001:10::1]/", Private},
	{"http://[2001:20::1]/", Private},
	{"http://[2001:2::1]/", Private},
	{"http://[2a00:1450::5efe:127.0.0.1]/", Private},

	// Numbers in disguise.
	{"http://2130706433/", BadAddress},
	{"http://0x7f000001/", BadAddress},
	{"http://0x7f.0.0.1/", BadAddress},
	{"http://0x7f.1/", BadAddress},
	{"http://127.0.0x1/", BadAddress},
	{"http://0177.0.0.1/", BadAddress},
	{"http://017700000001/", BadAddress},
	{"http://127.1/", BadAddress},
	{"http://127.0.1/", BadAddress},
	{"http://0/", BadAddress},
	{"http://0x/", BadAddress},
	{"http://127.0.0.01/", BadAddress},
	{"http://127.0.0.256/", BadAddress},
	{"http://1.2.3.4.5/", BadAddress},
	{"http://00000127.0.0.1/", BadAddress},
	{"http://4294967296/", BadAddress},
	{"http://127.0.0.1./", Private},
	{"http://127.0.0.1../", BadAddress},
	{"http://2130706433./", BadAddress},
	{"http://①②⑦.⓪.⓪.①/", Private},
	{"http://１２７.０.０.１/", Private},
	{"http://127。0。0。1/", Private},
	{"http://０ｘ7f.1/", BadAddress},
	{"http://%31%32%37.0.0.1/", BadAddress},
	{"http://127%2e0%2e0%2e1/", BadAddress},
	{"http://[fe80::1%25eth0]/", BadAddress},
	{"http://[::1%251]/", BadAddress},
	{"http://[127.0.0.1]/", BadAddress},
	{"http://[::ffff:0x7f.1]/", BadAddress},
	{"http://[v1.fe80]/", BadAddress},

	// Names that lead home.
	{"http://localhost/", Private},
	{"http://LOCALHOST./", Private},
	{"http://ⓛocalhost/", Private},
	{"http://metadata.google.internal/", Private},
	{"http://loopback.press.example/", Private},
	{"http://six.press.example/", Private},
	{"http://mapped.press.example/", Private},
	{"http://nat64.press.example/", Private},

	// Two readings of one address.
	{"http://press.example@127.0.0.1/", Credentials},
	{"http://press.example:80@127.0.0.1/", Credentials},
	{"http://top:secret@press.example/", Credentials},
	{"http://@127.0.0.1/", Credentials},
	{"http:top:secret@press.example/", BadAddress},
	{`http:\\top:secret@press.example/`, BadAddress},
	{"top:secret@press.example", Scheme},
	{"http://top:secret@[::1", BadAddress},
	{`http://press.example\@127.0.0.1/`, BadAddress},
	{`http:\\127.0.0.1\`, BadAddress},
	{"http://127.0.0.1#@press.example/", Private},
	{"http://127.0.0.1?@press.example/", Private},
	{"http:127.0.0.1", BadAddress},
	{"http:/127.0.0.1/", BadAddress},
	{"http:///127.0.0.1/", BadAddress},
	{"http://", BadAddress},
	{"http://press.example\r\nHost: 127.0.0.1/", BadAddress},
	{"http://press.example\x00.evil.example/", BadAddress},
	{"http://press.exam ple/", BadAddress},
	{"http://press_.exa*mple/", BadAddress},
	{"http://-/", BadAddress},
	{"http://\xed00/", BadAddress},
	{"http://.../", BadAddress},
	{"http://press..example/", BadAddress},
	{"http://" + strings.Repeat("a", 64) + ".example/", BadAddress},
	{"http://" + strings.Repeat("abcdefg.", 40) + "example/", BadAddress},
	{"http://press.example/" + strings.Repeat("a", 10_000), BadAddress},
	{"http://press.example:0/", Port},
	{"http://press.example:22/", Port},
	{"http://press.example:25/", Port},
	{"http://press.example:6667/", Port},
	{"http://press.example:65536/", BadAddress},
	{"http://press.example:-1/", BadAddress},
	{"http://press.example:http/", BadAddress},
	{"http://press.example:80:80/", BadAddress},

	// Not the web.
	{"file:///etc/passwd", Scheme},
	{"FILE:///etc/passwd", Scheme},
	{"ftp://press.example/", Scheme},
	{"gopher://127.0.0.1:6379/_FLUSHALL", Scheme},
	{"dict://127.0.0.1:11211/stats", Scheme},
	{"ldap://127.0.0.1/", Scheme},
	{"jar:http://127.0.0.1!/", Scheme},
	{"javascript:alert(1)", Scheme},
	{"data:text/html,<p>Moin", Scheme},
	{"unix:///var/run/docker.sock", Scheme},
	{"view-source:http://127.0.0.1/", Scheme},
	{"//127.0.0.1/", Scheme},
	{"www.press.example/a", Scheme},
	{"/etc/passwd", Scheme},
	{"", BadAddress},
	{"  \n ", BadAddress},
	{"://", BadAddress},
	{"http://nowhere.example/", NoHost},
}

// homeward are names of the tests that lead to special addresses.
var homeward = map[string][]netip.Addr{
	"localhost":                {netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("::1")},
	"metadata.google.internal": {netip.MustParseAddr("169.254.169.254")},
	"loopback.press.example":   {netip.MustParseAddr("127.0.0.1")},
	"six.press.example":        {netip.MustParseAddr("fd12:3456::1")},
	"mapped.press.example":     {netip.MustParseAddr("::ffff:10.0.0.1")},
	"nat64.press.example":      {netip.MustParseAddr("64:ff9b::192.168.0.1")},
	"press.example":            {public},
}

func TestRefusedAddresses(t *testing.T) {
	n := &network{names: homeward}
	c := n.client(t, Options{})
	for _, tt := range refused {
		_, err := c.Get(t.Context(), tt.address, Conditions{})
		if got := KindOf(err); got != tt.want {
			t.Errorf("%.80q: kind %q, want %q: %v", tt.address, got, tt.want, err)
		}
		readable(t, err)
	}
	if len(n.dialed) > 0 {
		t.Errorf("dialled %v, want nothing", n.dialed)
	}
	t.Logf("%d addresses", len(refused))
}

// readable fails if the error is not a sentence for people, or holds the
// password of the tests.
func readable(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	sentence(t, err)
	if s := err.Error(); strings.Contains(s, "top:secret") || strings.Contains(s, "secret@") {
		t.Errorf("the message holds a password: %q", s)
	}
}

// sentence asks for one line, not long, with something to do.
func sentence(t *testing.T, err error) {
	t.Helper()
	s := err.Error()
	if strings.ContainsAny(s, "\n\r\x00\x1b") || len([]rune(s)) > 600 || !strings.HasSuffix(s, ")") && KindOf(err) != Interrupted {
		t.Errorf("not a sentence for people: %q", s)
	}
}

func TestAddressesInOneForm(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://Press.Example", "https://press.example/"},
		{" https://press.example:443/a?b=c#d\n", "https://press.example/a?b=c"},
		{"http://press.example:8080/a", "http://press.example:8080/a"},
		{"http://press.example./", "http://press.example/"},
		{"https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"},
		{"https://straße.example/", "https://xn--strae-oqa.example/"},
		{"https://a_b.example/", "https://a_b.example/"},
		{"http://[2A00:1450:0:0::1]/", "http://[2a00:1450::1]/"},
		{"https://press.example/a b", "https://press.example/a%20b"},
		{"https://press.example/%2F..//", "https://press.example/%2F..//"},
	} {
		u, err := parse(tt.in)
		if err != nil {
			t.Errorf("%q: %v", tt.in, err)
			continue
		}
		if got := u.String(); got != tt.want {
			t.Errorf("%q became %q, want %q", tt.in, got, tt.want)
		}
	}
}

// Every row of the table is refused, at both ends.
func TestSpecialAddresses(t *testing.T) {
	rows, err := readSpecials(specialText)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, a := range []netip.Addr{row.prefix.Addr(), last(row.prefix)} {
			if nat64.Contains(a) || a.Is4In6() {
				continue
			}
			if specialUse(a) == "" {
				t.Errorf("%v of %v is not refused", a, row.prefix)
			}
		}
	}
	for _, s := range []string{"9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.0.0.1", "128.0.0.1",
		"169.253.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "192.167.0.1", "192.169.0.1", "198.17.0.1", "198.20.0.1",
		"223.255.255.255", "8.8.8.8", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2a00:1450::1", "2600::1", "2001:200::1", "2003::1"} {
		if what := specialUse(netip.MustParseAddr(s)); what != "" {
			t.Errorf("%s is taken for an address of %s", s, what)
		}
	}
	for port, want := range map[int]bool{22: true, 25: true, 6669: true, 10080: true, 80: false, 443: false, 8080: false} {
		if otherServices()[port] != want {
			t.Errorf("port %d belongs to another service: %v, want %v", port, !want, want)
		}
	}
}

func last(p netip.Prefix) netip.Addr {
	b := p.Addr().AsSlice()
	for i := p.Bits(); i < len(b)*8; i++ {
		b[i/8] |= 1 << (7 - i%8)
	}
	a, _ := netip.AddrFromSlice(b)
	return a
}

// What the standard library knows to be special is refused, in every notation.
func TestSpecialAgreesWithTheLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := netip.AddrFrom4([4]byte(rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(t, "v4")))
		if rapid.Bool().Draw(t, "six") {
			a = netip.AddrFrom16([16]byte(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "v6")))
		}
		known := a.IsPrivate() || a.IsLoopback() || a.IsMulticast() || a.IsLinkLocalUnicast() || a.IsUnspecified()
		if known && specialUse(a) == "" {
			t.Fatalf("%v is not refused", a)
		}
		if a.Is4() {
			in6 := netip.AddrFrom16(a.As16())
			b := nat64.Addr().As16()
			v4 := a.As4()
			copy(b[12:], v4[:])
			for _, other := range []netip.Addr{in6, netip.AddrFrom16(b)} {
				if specialUse(other) != specialUse(a) {
					t.Fatalf("%v is judged otherwise than %v", other, a)
				}
			}
		}
	})
}

// A name that leads to an outlet and home is taken to the outlet; asked twice, it
// can't slip home between check and dial, since what is checked is dialled.
func TestNamesThatChange(t *testing.T) {
	n := answers(plainPage)
	n.names = map[string][]netip.Addr{"both.example": {netip.MustParseAddr("127.0.0.1"), public, netip.MustParseAddr("::1")}}
	c := n.client(t, Options{Pause: -1})
	if _, err := c.Get(t.Context(), "http://both.example/", Conditions{}); err != nil {
		t.Error(err)
	}
	asked := 0
	c.resolve = func(context.Context, string) ([]netip.Addr, error) {
		if asked++; asked > 1 {
			return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
		}
		return []netip.Addr{public}, nil
	}
	c.transport.DisableKeepAlives = true
	_, err := c.Get(t.Context(), "http://changing.example/", Conditions{})
	if KindOf(err) != Private {
		t.Errorf("the second visit gave %v", err)
	}
	if slices.ContainsFunc(n.dialed, func(a netip.AddrPort) bool { return a.Addr() != public }) {
		t.Errorf("dialled %v", n.dialed)
	}
}

func TestPrivateNames(t *testing.T) {
	got := newPrivate([]string{" Intranet. ", "[::1]", "0:0::2", "[::3]:80", "10.0.0.9:8080", "http://wiki.intranet/a", "Bücher.intern", "", "0x7f.1", "a b"})
	want := []string{"intranet", "::1", "::2", "[::3]:80", "10.0.0.9:8080", "wiki.intranet", "xn--bcher-kva.intern"}
	for _, name := range want {
		if !got[name] {
			t.Errorf("%q is missing", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %v", got)
	}
}

func TestAllowPrivate(t *testing.T) {
	n := answers(plainPage)
	n.names = map[string][]netip.Addr{"intranet": {netip.MustParseAddr("10.0.0.7")}, "other": {netip.MustParseAddr("10.0.0.8")}}
	c := n.client(t, Options{Pause: -1, AllowPrivate: []string{"Intranet.", "[::1]", "10.0.0.9:8080"}})
	for _, tt := range []struct {
		address string
		want    Kind
	}{
		{"http://intranet/", ""},
		{"http://intranet:22/", ""},
		{"http://[::1]/", ""},
		{"http://10.0.0.9:8080/", ""},
		{"http://10.0.0.9/", Private},
		{"http://10.0.0.7/", Private}, // opted out under its name only
		{"http://other/", Private},
		{"http://intranet.example/", NoHost},
	} {
		if _, err := c.Get(t.Context(), tt.address, Conditions{}); KindOf(err) != tt.want {
			t.Errorf("%s: got %v, want kind %q", tt.address, err, tt.want)
		}
	}
}
