package web

import (
	"io"
	"testing"
	"testing/synctest"
)

func TestNotHTTP(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := raw(func(w io.Writer) { io.WriteString(w, "<p>Moin</p>\r\n") })
		_, err := n.client(t, Options{}).Get(t.Context(), "http://press.example/", Conditions{})
		if KindOf(err) != BadAnswer {
			t.Errorf("got %v", err)
		}
	})
}
