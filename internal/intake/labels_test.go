package intake

import (
	"errors"
	"path"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"synopse/internal/intake/label"
)

// TestLabels reads the pages of testdata/labels.txtar: the folder of each is
// the label that it must get, "report" for none.
func TestLabels(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/labels.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, f := range archive.Files {
		want := path.Dir(f.Name)
		seen[want]++
		r, v, err := Inspect(f.Name, f.Data)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		if want == "report" {
			want = ""
		}
		if string(v.Label) != want {
			t.Errorf("%s: label %q, want %q: %q", f.Name, v.Label, want, v.Evidence)
		}
		if want != "" && len(v.Evidence) == 0 {
			t.Errorf("%s: no evidence", f.Name)
		}
		if strings.Contains(r.Text, "externe") {
			t.Errorf("%s: the box for external content stayed: %q", f.Name, r.Text)
		}
		checkOutcome(t, f.Name, f.Data, v)
	}
	for _, l := range []label.Label{label.Consent, label.Paywall, label.Ticker, label.List, label.Video, label.Login, label.Fault, "report"} {
		if seen[string(l)] < 5 {
			t.Errorf("there are only %d pages for %s", seen[string(l)], l)
		}
	}
}

// checkOutcome checks what Read makes of a page: a report, which says so if it
// is only a part of one, or an error that says what the page is.
func checkOutcome(t *testing.T, name string, data []byte, v label.Verdict) {
	t.Helper()
	r, err := Read(name, data)
	if v.Label == "" || v.Label == label.Paywall {
		if err != nil || r.Label != string(v.Label) || len(r.LabelEvidence) != len(v.Evidence) {
			t.Errorf("%s: read as %q %q with error %v", name, r.Label, r.LabelEvidence, err)
		}
		return
	}
	var e *Error
	if !errors.As(err, &e) || string(e.Code) != string(v.Label) || e.Source != name || e.Hint == "" || len(e.Evidence) == 0 {
		t.Errorf("%s: error %v", name, err)
	}
}
