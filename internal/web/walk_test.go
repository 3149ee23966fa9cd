package web

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// click clicks what a selector finds first and waits for the page it leads to.
func (b *browser) click(selector string) {
	b.t.Helper()
	do(b, "click "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// clickText clicks the link or button with this text.
func (b *browser) clickText(text string) {
	b.t.Helper()
	do(b, "click "+text, chromedp.Click(fmt.Sprintf(`//main//*[self::a or self::button][contains(normalize-space(.), %q)]`, text), chromedp.NodeVisible))
}

// until waits until a condition, in JavaScript, holds. While a page gives way to
// the next one there is nobody to ask; that is no fault.
func (b *browser) until(condition string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	var held bool
	var err error
	for !held {
		held, err = chromedp.Run(ctx, chromedp.Evaluate[bool](`document.readyState === "complete" && !!(`+condition+`)`))
		if ctx.Err() != nil {
			b.t.Fatalf("it never came to %s: %v", condition, err)
		}
		if !held {
			_, _ = chromedp.Run(ctx, chromedp.Sleep(10*time.Millisecond))
		}
	}
}

func (b *browser) holds(condition string) bool {
	b.t.Helper()
	return do(b, condition, chromedp.Evaluate[bool](`!!(`+condition+`)`))
}

func (b *browser) keys(keys string) {
	b.t.Helper()
	do(b, "keys "+keys, chromedp.KeyEvent(keys))
}

// TestInBrowser tries the screens in Chromium, over the examples in a library.
func TestInBrowser(t *testing.T) {
	b, d := newBrowser(t), newDesk(t)
	for _, x := range []struct {
		name string
		try  func(*testing.T, *browser, *desk)
	}{{"walk", walk}, {"merge by hand", mergeByHand}, {"feeds by hand", feedsByHand}, {"keys", pressKeys}, {"widths", widths}, {"print", printed}, {"axe", axe}, {"without script", withoutScript}} {
		t.Run(x.name, func(t *testing.T) {
			b := &browser{t, b.ctx}
			b.media("screen", "light")
			x.try(t, b, d)
		})
	}
}

// walk goes through the screens as a user would.
func walk(t *testing.T, b *browser, d *desk) {
	b.size(1280, 900)
	b.open(d.base + "/?lang=de")

	// From the list to a story, its matrix, a sentence.
	b.clickText(pipeline)
	b.until(`document.querySelector(".matrix") && document.querySelector("h1").textContent.includes("Wasserstoffleitung")`)
	if !b.holds(`[...document.querySelectorAll(".matrix .empty")].every((e) => e.textContent.includes("nicht gefunden"))`) {
		t.Error("an empty cell says something else than that nothing was found")
	}
	if !b.holds(`getComputedStyle(document.querySelector(".matrix thead th")).position === "sticky"`) {
		t.Error("the head of the matrix does not stay")
	}
	b.click(".matrix .ref a")
	b.until(`location.pathname.startsWith("/report/") && document.querySelector(".s:target")`)
	if !b.holds(`(() => { const r = document.querySelector(".s:target").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`) {
		t.Error("the sentence is not on the screen")
	}

	// The second report beside it.
	b.click(".beside .open")
	b.until(`location.search.includes("with=") && document.querySelector("#b-s1")`)
	if !b.holds(`(() => { const rows = [...document.querySelectorAll(".prow")].filter((r) => r.querySelector(".text:not(.b) .s") && r.querySelector(".b .s"));
		return rows.length > 2 && rows.every((r) => Math.abs(r.querySelector(".text").getBoundingClientRect().top - r.querySelector(".b").getBoundingClientRect().top) < 2); })()`) {
		t.Error("the two reports do not stand side by side")
	}

	// A search, saved.
	do(b, "type", chromedp.SendKeys(chromedp.CSS("#q"), "wer:lindholm"+kb.Enter))
	b.until(`document.querySelectorAll(".hit").length > 3`)
	if !b.holds(`document.querySelector(".facet a").href.includes("/search")`) {
		t.Error("there are no facets")
	}
	b.clickText("Als Meldung speichern")
	b.until(`location.pathname.startsWith("/alert/") && document.querySelector("h1").textContent === "wer:lindholm"`)
	b.open(d.base + "/alerts")
	b.until(`[...document.querySelectorAll(".alerts h2")].some((e) => e.textContent === "wer:lindholm")`)

	// A search that is wrong says where.
	b.open(d.base + "/search?q=hafen+farbe:rot")
	b.until(`document.querySelector("[role=alert] mark")?.textContent.startsWith("farbe")`)
}

// mergeByHand merges two stories and takes the reports apart again.
func mergeByHand(t *testing.T, b *browser, d *desk) {
	st, other := d.story(t, pipeline), d.story(t, "Wiener Museum gibt Gemälde an Erben zurück")
	b.size(1280, 900)
	b.open(d.base + storyPath(st.ID) + "?lang=de")
	b.clickText("Zusammenlegen oder trennen")
	b.until(`document.querySelector("input[type=radio]")`)
	b.click(`input[value="` + other.ID + `"]`)
	b.clickText("Zusammenlegen")
	b.until(`document.querySelectorAll(".voices-line li").length === ` + fmt.Sprint(st.Reports+other.Reports))
	b.clickText("Zusammenlegen oder trennen")
	b.until(`document.querySelectorAll("input[type=checkbox]").length > 0`)
	for _, m := range other.Members {
		b.click(`input[value="` + m.Report + `"]`)
	}
	b.clickText("Herausnehmen")
	b.until(`document.querySelectorAll(".voices-line li").length === ` + fmt.Sprint(st.Reports))
	if again := d.story(t, "Wiener Museum gibt Gemälde an Erben zurück"); again.Reports != other.Reports {
		t.Errorf("the other story has %d reports, not %d", again.Reports, other.Reports)
	}
}

// pressKeys tries the keys: the focus is always somewhere.
func pressKeys(t *testing.T, b *browser, d *desk) {
	st := d.story(t, pipeline)
	b.size(1280, 900)
	b.open(d.base + storyPath(st.ID) + "?lang=en")
	b.until(`document.querySelector(".matrix")`)
	const focused = `document.activeElement`
	b.keys("j")
	b.keys("l")
	if !b.holds(focused + ` === document.querySelector(".matrix tbody").rows[0].cells[1]`) {
		t.Error("j and l do not lead to the first row's second cell")
	}
	b.keys("j")
	if !b.holds(focused + ` === document.querySelectorAll(".matrix tbody")[1].rows[0].cells[1]`) {
		t.Error("j does not stay in the column")
	}
	for _, k := range strings.Split("kkkkhhhhlllllllljjjjjjjjjjjjjjjjjjjjj", "") {
		b.keys(k)
		if b.holds(focused + ` === document.body || !document.activeElement.closest("main")`) {
			t.Fatalf("after %s the focus is lost", k)
		}
	}
	b.keys("c")
	if !b.holds(focused + `.matches(".clash")`) {
		t.Error("c does not lead to the clash")
	}
	b.keys("?")
	b.until(`document.getElementById("keys").open`)
	b.keys("j")
	b.keys(kb.Escape)
	b.until(`!document.getElementById("keys").open`)
	if !b.holds(focused + `.matches(".clash")`) {
		t.Error("after the help the focus is elsewhere")
	}
	b.keys("/")
	if !b.holds(focused + `.id === "q"`) {
		t.Error("/ does not lead to the search")
	}
	b.keys("j")
	if !b.holds(`document.getElementById("q").value.endsWith("j") && document.activeElement.id === "q"`) {
		t.Error("a key in the search box is not typed")
	}
	b.open(d.base + storyPath(st.ID))
	b.until(`document.querySelector(".matrix")`)
	b.keys("j")
	b.keys("l")
	b.keys(kb.Enter)
	b.until(`location.pathname.startsWith("/report/")`)
}

// withoutScript: links, forms and details need none. The script is kept away; the
// browser's own can still be asked.
func withoutScript(t *testing.T, b *browser, d *desk) {
	do(b, "no script", chromedp.Action[chromedp.Void](func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{})
		if err == nil {
			_, err = cdp.Call(ctx, t, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/*.js", Block: true}}})
		}
		return chromedp.Void{}, err
	}))
	b.size(1280, 900)
	b.open(d.base + "/?lang=en&sort=size") // an address that is not known yet
	b.keys("?")
	if b.holds(`document.getElementById("keys").open`) {
		t.Fatal("the script is there all the same")
	}
	b.clickText(pipeline)
	b.until(`document.querySelector(".matrix")`)
	b.click(".matrix .ref a")
	b.until(`document.querySelector(".s:target")`)
	do(b, "search", chromedp.SendKeys(chromedp.CSS("#q"), "speaker:lindholm"+kb.Enter))
	b.until(`document.querySelectorAll(".hit").length > 3`)
}

// widths: on no screen does anything stick out to the side.
func widths(t *testing.T, b *browser, d *desk) {
	for name, address := range d.screens(t) {
		b.open(d.base + address)
		for _, width := range []int64{360, 700, 701, 1024, 2560} {
			b.size(width, 900)
			if over := do(b, "measure", chromedp.Evaluate[int](`document.documentElement.scrollWidth - document.documentElement.clientWidth`)); over > 0 {
				t.Errorf("%s: at %d px it is %d px too wide", name, width, over)
			}
			if dir := os.Getenv("SYNOPSE_SHOTS"); dir != "" { // to be looked at
				b.shot(filepath.Join(dir, fmt.Sprintf("%s-%d.png", name, width)))
			}
		}
	}
	b.size(600, 900)
	b.open(d.base + storyPath(d.story(t, pipeline).ID))
	if !b.holds(`getComputedStyle(document.querySelector(".matrix td")).display === "block" || getComputedStyle(document.querySelector(".matrix td")).display === "grid"`) {
		t.Error("on a narrow screen rows are no cards")
	}
}

// printed: the matrix prints across the page, its head on every one, and what
// is for the screen only stays away.
func printed(t *testing.T, b *browser, d *desk) {
	b.open(d.base + storyPath(d.story(t, pipeline).ID))
	b.media("print", "light")
	for what, want := range map[string]string{".topbar": "none", ".tabs": "none", ".matrix thead": "table-header-group", ".matrix td": "table-cell"} {
		if got := do(b, what, chromedp.Evaluate[string](fmt.Sprintf(`getComputedStyle(document.querySelector(%q)).display`, what))); got != want {
			t.Errorf("printed, %s is %s", what, got)
		}
	}
	pdf := do(b, "print", chromedp.PrintToPDF(func(p *page.PrintToPDFParams) { yes := true; p.PreferCSSPageSize = &yes }))
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 10_000 {
		t.Errorf("what is printed is %d bytes", len(pdf))
	}
}
