package account

import (
	"context"
	"strings"
	"testing"

	"synopse/internal/library"
)

func TestPasswords(t *testing.T) {
	h := Hash("drei nasse Möwen")
	if !strings.HasPrefix(h, "$argon2id$v=19$m=65536,t=3,p=1$") || h == Hash("drei nasse Möwen") {
		t.Errorf("the hash is %q", h)
	}
	for password, want := range map[string]bool{"drei nasse Möwen": true, "drei nasse Moewen": false, "": false} {
		if got, err := Fits(h, password); got != want || err != nil {
			t.Errorf("%q: %v, %v", password, got, err)
		}
	}
	if ok, err := Fits("", "drei nasse Möwen"); ok || err != nil {
		t.Errorf("no hash: %v, %v", ok, err)
	}
	for _, bad := range []string{"x", "$argon2id$", "$argon2i$v=19$m=65536,t=3,p=1$AAAA$AAAA", "$argon2id$v=19$m=99999999,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", h[:60]} {
		if ok, err := Fits(bad, "x"); ok || err == nil {
			t.Errorf("the hash %q was taken", bad)
		}
	}
}

// A hash that another program made (a test vector of the reference
// implementation), with another cost: such hashes stay good.
func TestOtherCost(t *testing.T) {
	const h = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
	if ok, err := Fits(h, "password"); !ok || err != nil {
		t.Errorf("%v, %v", ok, err)
	}
}

func TestChecks(t *testing.T) {
	for p, good := range map[string]bool{"kurz": false, "äöüäöüäöüä": true, strings.Repeat("x", 1025): false} {
		if err := CheckPassword(p); (err == nil) != good {
			t.Errorf("password %.20q: %v", p, err)
		}
	}
	for n, good := range map[string]bool{"anna": true, "Jörg.K@desk": true, "": false, "a b": false, "-x": false, "<b>": false, strings.Repeat("a", 65): false} {
		if err := CheckName(n); (err == nil) != good {
			t.Errorf("name %.20q: %v", n, err)
		}
	}
}

func TestSecretsAndVisitors(t *testing.T) {
	a, ha := NewSecret()
	b, _ := NewSecret()
	if a == b || HashOf(a) != ha || len(a) < 43 {
		t.Errorf("secrets %q and %q", a, b)
	}
	if From(context.Background()).Can(library.Reader) {
		t.Error("nobody may read")
	}
	ctx := With(context.Background(), Visitor{Role: library.Reader})
	if v := From(ctx); !v.Can(library.Reader) || v.Can(library.Editor) {
		t.Errorf("a reader is %+v", v)
	}
	if v := (Visitor{Role: library.Editor}); !v.Can(library.Reader) {
		t.Error("an editor may not read")
	}
}
