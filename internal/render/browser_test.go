package render

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestInBrowser opens the page in Chromium as a reader would: on screens of
// several widths nothing sticks out to the side, and a reference leads to its
// sentence, without any script in the page.
func TestInBrowser(t *testing.T) {
	path, err := exec.LookPath("chromium")
	if err != nil || testing.Short() {
		t.Skip("chromium is not installed (or -short): the page is not tried in a browser")
	}
	file := filepath.Join(t.TempDir(), "synopsis.html")
	if err := os.WriteFile(file, []byte(page1(t, talks(t), Options{Lang: "de"})), 0o600); err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Navigate("file://"+file)); err != nil {
		t.Skipf("chromium does not start here: %v", err)
	}
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for _, width := range []int64{360, 390, 700, 701, 1024, 1400, 2560} {
		if _, err := chromedp.Run(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		over, err := chromedp.Run(ctx, chromedp.Evaluate[int](
			`document.documentElement.scrollWidth - document.documentElement.clientWidth`))
		if err != nil {
			t.Fatal(err)
		}
		if over > 0 {
			t.Errorf("at %d px the page is %d px too wide", width, over)
		}
	}
	for _, anchor := range []string{"r1-s3", "r3-s6"} {
		hit, err := chromedp.Run(ctx, chromedp.Evaluate[bool](fmt.Sprintf(`(() => {
			document.querySelector('a[href="#%[1]s"]').click();
			const e = document.getElementById("%[1]s"), r = e.getBoundingClientRect();
			return location.hash === "#%[1]s" && e.matches(":target") && r.top >= 0 && r.bottom <= innerHeight;
		})()`, anchor)))
		if err != nil {
			t.Fatal(err)
		}
		if !hit {
			t.Errorf("the reference to %s does not lead to its sentence", anchor)
		}
	}
}
