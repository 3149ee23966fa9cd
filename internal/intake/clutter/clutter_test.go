package clutter

import (
	"testing"

	"synopse/internal/intake/draft"
)

func TestFind(t *testing.T) {
	for line, want := range map[string]draft.Reason{
		"Zum Inhalt springen":                          draft.Navigation,
		"  ZUM INHALT SPRINGEN »":                      draft.Navigation,
		"This browser does not support the video tag.": draft.Video,
		"Your browser does not support the video tag.": draft.Video,
		"loading...":                   draft.Placeholder,
		"Lesen Sie auch: Alles anders": draft.Teaser,
		"43 Kommentare":                draft.Comments,
		"Kommentare im Netz schaden der Partei, sagte der Minister.": "",
		"Bild":                            draft.Placeholder,
		"Die Anzeige wurde erstattet.":    "",
		"Weitere Gespräche sind geplant.": "",
		"Themen des Treffens waren die Fähren und die Löhne.": "",
		"": "",
	} {
		m, _ := Find(line)
		if m.Reason != want {
			t.Errorf("%q is %q, want %q", line, m.Reason, want)
		}
	}
	m, _ := Find("3. Zu weiteren Angeboten der ABC Welt springen")
	if m.Outlet != "" {
		t.Errorf("a line with a list number is the caller's to clean, got outlet %q", m.Outlet)
	}
	if m, _ := Find("Zu weiteren Angeboten der ABC Welt springen"); m.Outlet != "ABC Welt" {
		t.Errorf("outlet %q, want ABC Welt", m.Outlet)
	}
}

// TestData checks that every pattern finds itself and has a reason of the list.
func TestData(t *testing.T) {
	reasons := map[draft.Reason]bool{}
	for _, r := range []draft.Reason{draft.Navigation, draft.Video, draft.Placeholder, draft.PhotoCredit, draft.Cookies, draft.Teaser, draft.Social,
		draft.Newsletter, draft.Advert, draft.Comments, draft.Author, draft.Legal, draft.Service, draft.Embed, draft.Tags, draft.Time} {
		reasons[r] = true
	}
	for _, list := range patterns().first {
		for _, p := range list {
			if !reasons[p.reason] {
				t.Errorf("%v has the reason %q, which is not in the list", p.parts, p.reason)
			}
		}
	}
}
