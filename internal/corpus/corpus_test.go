package corpus

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
)

func TestCoNLLU(t *testing.T) {
	const data = "# newdoc id = x\n# text = Zum Haus.\n" +
		"1-2\tZum\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"1\tZu\tzu\tADP\tAPPR\t_\t3\tcase\t_\t_\n" +
		"2\tdem\tder\tDET\tART\tCase=Dat|Number=Sing\t3\tdet\t_\t_\n" +
		"2.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"3\tHaus\tHaus\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No\n" +
		"4\t.\t.\tPUNCT\t$.\t_\t3\tpunct\t_\t_\n\n"
	s, err := CoNLLU("x", []byte(data))
	if err != nil || len(s) != 1 {
		t.Fatalf("%v, %d sentences", err, len(s))
	}
	if !s[0].NewDoc || s[0].Text != "Zum Haus." || len(s[0].Words) != 4 || len(s[0].Surfaces) != 3 {
		t.Errorf("%+v", s[0])
	}
	if f := s[0].Surfaces[0]; f.Form != "Zum" || f.First != 0 || f.Last != 2 || !f.SpaceAfter {
		t.Errorf("contraction: %+v", f)
	}
	if f := s[0].Surfaces[1]; f.Form != "Haus" || f.First != 2 || f.SpaceAfter {
		t.Errorf("word after it: %+v", f)
	}
	if got := s[0].Words[1].Feature("Number"); got != "Sing" {
		t.Errorf("Number is %q", got)
	}
	for _, bad := range []string{"1\tx\n", "a-b\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"} {
		if _, err := CoNLLU("x", []byte(bad)); err == nil {
			t.Errorf("%q is no error", bad)
		}
	}
}

func TestBIO(t *testing.T) {
	s, err := BIO("x", []byte("# one\nIn\tO\nOslo\tB-LOC\tO\r\n\n\nEnde\tO"))
	if err != nil || len(s) != 2 {
		t.Fatalf("%v, %d sentences", err, len(s))
	}
	if s[0].Tokens[1] != "Oslo" || s[0].Tags[1] != "B-LOC" || len(s[0].Comments) != 1 || s[1].Tokens[0] != "Ende" {
		t.Errorf("%+v", s)
	}
	if _, err := BIO("x", []byte("word\t\n")); err == nil {
		t.Error("a token without a tag is no error")
	}
}

func TestRead(t *testing.T) {
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte("text"))
	w.Close()
	for name, data := range map[string][]byte{"plain": []byte("text"), "packed.gz": z.Bytes()} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := Read(path); err != nil || string(got) != "text" {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
}
