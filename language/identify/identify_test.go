package identify

import (
	"os"
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	cases := []struct{ want, text string }{
		{"de", "Die Minister wollen am Montag weiter über den Vertrag verhandeln."},
		{"de", "USA und Russland hoffen auf Tauwetter nach langem Streit"},
		{"de", "Neue Gespräche über Sanktionen gegen Teheran geplant"},
		{"en", "The ministers want to continue their talks about the treaty on Monday."},
		{"en", "Talks on new sanctions planned as leaders meet"},
		{"fr", "Les ministres veulent poursuivre lundi leurs discussions sur le traité."},
		{"es", "Los ministros quieren seguir hablando el lunes sobre el nuevo tratado."},
		{"it", "I ministri vogliono continuare lunedì i colloqui sul nuovo trattato."},
		{"nl", "De ministers willen maandag verder praten over het nieuwe verdrag."},
		{"pt", "Os ministros querem continuar na segunda-feira as conversações sobre o tratado."},
		{"pl", "Ministrowie chcą w poniedziałek kontynuować rozmowy na temat traktatu."},
		{"ru", "Министры хотят в понедельник продолжить переговоры о новом договоре."},
		{"uk", "Міністри хочуть у понеділок продовжити переговори про нову угоду."},
		{"tr", "Bakanlar pazartesi günü yeni anlaşma için görüşmelere devam etmek istiyor."},
		{"sv", "Ministrarna vill fortsätta samtalen om det nya avtalet på måndag."},
		{"da", "Ministrene vil fortsætte forhandlingerne om den nye aftale på mandag."},
		{"cs", "Ministři chtějí v pondělí pokračovat v jednání o nové smlouvě."},
		{"hu", "A miniszterek hétfőn folytatni akarják a tárgyalásokat az új szerződésről."},
		{"ro", "Miniștrii vor să continue luni discuțiile despre noul tratat."},
		{"fi", "Ministerit haluavat jatkaa neuvotteluja uudesta sopimuksesta maanantaina."},
		{"ar", "يريد الوزراء مواصلة المحادثات حول المعاهدة الجديدة يوم الاثنين"},
		{"fa", "وزیران می خواهند روز دوشنبه به گفتگو درباره پیمان جدید ادامه دهند"},
		{"el", "Οι υπουργοί θέλουν να συνεχίσουν τις συνομιλίες τη Δευτέρα."},
		{"zh", "部长们希望星期一继续就新条约进行谈判。"},
		{"ja", "閣僚たちは月曜日に新しい条約についての協議を続けたいと考えている。"},
		{"", "12345 – !!!"},
		{"", ""},
	}
	for _, c := range cases {
		if got, confidence := Language(c.text); got != c.want || confidence < 0 || confidence > 1 {
			t.Errorf("%q is %q (%.2f), want %q", c.text, got, confidence, c.want)
		}
	}
}

// TestOtherLanguages keeps languages that the product cannot read from being
// taken for German or English, and most of them under their own name.
func TestOtherLanguages(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	right, total := 0, 0
	for line := range strings.Lines(string(data)) {
		want, text, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || want == "#" {
			continue
		}
		total++
		switch got, sure := Language(text); got {
		case want:
			right++
		case "de", "en", "":
			t.Errorf("%s taken for %q (%.2f): %s", want, got, sure, text)
		default:
			t.Logf("%s taken for %s (%.2f): %s", want, got, sure, text)
		}
	}
	t.Logf("%d of %d right", right, total)
	if 100*right < 95*total {
		t.Errorf("%d of %d right, want 95 %%", right, total)
	}
}

func TestAddressesAndRulers(t *testing.T) {
	for text, want := range map[string]string{
		"http://www.beispiel.de/nachrichten/landwirtschaft/weinberge-im-regen": "de",
		"http://www.example.org/news/farming/vineyards-after-the-rain":         "en",
		"Zum Nachlesen: http://www.example.org/news/weather":                   "de",
		"=======================================":                              "",
		"389,950; 230,500; 158,000; 479,000":                                   "",
	} {
		if got, _ := Language(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func FuzzLanguage(f *testing.F) {
	f.Add("Das ist ein Satz.")
	f.Add("\xff\u202e\U0001f600")
	f.Fuzz(func(t *testing.T, text string) {
		if code, c := Language(text); c < 0 || c > 1 || code == "" && c != 0 {
			t.Errorf("%q %v", code, c)
		}
	})
}

func BenchmarkLanguage(b *testing.B) {
	text := strings.Repeat("Die Minister wollen am Montag weiter über den Vertrag verhandeln. ", 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Language(text)
	}
}
