package web

import (
	"os"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeVariable names the file axe.min.js of axe-core, which .ci/run fetches from
// npm for the tests; it is no part of the project.
const axeVariable = "SYNOPSE_AXE"

// finding is what axe-core found wrong with a page.
type finding struct {
	ID     string   `json:"id"`
	Impact string   `json:"impact"`
	Help   string   `json:"help"`
	At     []string `json:"at"`
}

// axe asks axe-core about every screen: on a wide screen in the dark, and on a
// narrow one in the light.
func axe(t *testing.T, b *browser, d *desk) {
	path := os.Getenv(axeVariable)
	if path == "" {
		t.Skipf("%s does not name axe.min.js (npm install axe-core): accessibility is not checked", axeVariable)
	}
	script, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	screens, pages := d.screens(t), 0
	for name, address := range screens {
		for scheme, width := range map[string]int64{"dark": 1280, "light": 360} {
			b.size(width, 900)
			b.media("screen", scheme)
			b.open(d.base + address)
			do(b, "load axe", chromedp.Evaluate[chromedp.Void](string(script)+"\n;undefined"))
			found := do(b, "ask axe", chromedp.Evaluate[[]finding](`axe.run(document, {resultTypes: ["violations"]}).then((r) =>
				r.violations.map((v) => ({id: v.id, impact: v.impact, help: v.help, at: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200) + " " + n.failureSummary)})))`, chromedp.EvalAwaitPromise))
			pages++
			for _, f := range found {
				tell := t.Logf
				if slices.Contains([]string{"serious", "critical"}, f.Impact) {
					tell = t.Errorf
				}
				tell("%s, %s, %d px: %s (%s): %s\n%q", name, scheme, width, f.ID, f.Impact, f.Help, f.At)
			}
		}
	}
	t.Logf("%d pages of %d screens were looked at", pages, len(screens))
}
