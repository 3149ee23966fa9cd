package credit

import (
	"reflect"
	"strings"
	"testing"
)

func TestJobsAreNoAuthors(t *testing.T) {
	for s, want := range map[string]string{
		"By Jane Sample and Joe Public, Staff Writers":      "Jane Sample;Joe Public",
		"By Jane Sample, Political Editor":                  "Jane Sample",
		"Von Petra Probe, Freie Reporterin, und Max Muster": "Petra Probe;Max Muster",
		"Von Petra Probe, Leitende Redakteurin":             "Petra Probe",
		"By Paul Writer":                                    "Paul Writer", // a name may be a job's
	} {
		if authors, _, _ := Byline(s); strings.Join(authors, ";") != want {
			t.Errorf("%q: %q, want %q", s, authors, want)
		}
	}
}

func TestSignoffs(t *testing.T) {
	for s, want := range map[string]bool{
		"(Reporting by Jane Sample in Geneva; Editing by Joe Public)":                              true,
		"(Reporting by Jane Sample and Max Muster; writing by Petra Probe, editing by Joe Public)": true,
		"(Bericht von Petra Probe; redigiert von Max Muster.)":                                     true,
		"(Reporting by Jane Sample)":                                                               false, // a byline
		"(Editing by hand took weeks; the rest was done by machines)":                              false,
		"Reporting by phone is allowed. Editing is not.":                                           false,
	} {
		if _, ok := Line(s); ok != want {
			t.Errorf("%q: %v", s, ok)
		}
	}
	body, tail, _, ok := Tail("Die Gespräche gehen am Mittwoch weiter. (Reporting by Jane Sample in Geneva and Max Muster in Bern; Editing by Joe Public)")
	if !ok || body != "Die Gespräche gehen am Mittwoch weiter." || len(tail) < 50 {
		t.Errorf("tail %q of %q", tail, body)
	}
}

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"hk/jj (dpa, afp, rtr)":              "dpa AFP Reuters",
		"Quelle: dpa":                        "dpa",
		"Mit Material von dpa und AFP":       "dpa AFP",
		"(dpa/lby)":                          "dpa",
		"Additional reporting by Reuters":    "Reuters",
		"The Associated Press":               "AP",
		"© dpa-infocom, dpa:240303-99-1/2":   "dpa",
		"mit AP":                             "AP",
		"(APA, red, 3.5.2024)":               "APA",
		"dpa meldet einen Sieg":              "-",
		"Getty Images/AFP":                   "-",
		"Anna Muster/AFP":                    "-",
		"Die AP":                             "-",
		"red, Talbote.example/Agenturen":     "",
		"Er sprach mit Agenturen":            "-",
		"":                                   "-",
		"Von den Agenturen hörte man nichts": "-",
	} {
		got, ok := Line(in)
		s := strings.Join(got, " ")
		if !ok {
			s = "-"
		}
		if s != want {
			t.Errorf("Line(%q) = %q, want %q", in, s, want)
		}
	}
}

func TestDateline(t *testing.T) {
	type want struct {
		text, rest       string
		places, agencies []string
	}
	for in, w := range map[string]want{
		"GENF/WIEN (Reuters) – Die Minister reden.":            {"GENF/WIEN (Reuters) –", "Die Minister reden.", []string{"GENF", "WIEN"}, []string{"Reuters"}},
		"Berlin (dpa) - Die Minister reden.":                   {"Berlin (dpa) -", "Die Minister reden.", []string{"Berlin"}, []string{"dpa"}},
		"Bonn (KNA) Die Bischöfe reden.":                       {"Bonn (KNA)", "Die Bischöfe reden.", []string{"Bonn"}, []string{"KNA"}},
		"Frankfurt a.M. (epd). Die Synode tagt.":               {"Frankfurt a.M. (epd).", "Die Synode tagt.", []string{"Frankfurt a.M"}, []string{"epd"}},
		"München (dpa/lby) - Der Landtag tagt.":                {"München (dpa/lby) -", "Der Landtag tagt.", []string{"München"}, []string{"dpa"}},
		"SEOUL, South Korea (AP) — Ministers met.":             {"SEOUL, South Korea (AP) —", "Ministers met.", []string{"SEOUL"}, []string{"AP"}},
		"GENEVA, May 14 (Reuters) - Ministers met.":            {"GENEVA, May 14 (Reuters) -", "Ministers met.", []string{"GENEVA"}, []string{"Reuters"}},
		"(Reuters) - Ministers met.":                           {"(Reuters) -", "Ministers met.", nil, []string{"Reuters"}},
		"BRUSSELS — Ministers met.":                            {"BRUSSELS —", "Ministers met.", []string{"BRUSSELS"}, nil},
		"New York (AFP) – Der Rat tagt.":                       {"New York (AFP) –", "Der Rat tagt.", []string{"New York"}, []string{"AFP"}},
		"GENF (eigener Bericht) – Die Minister reden.":         {"GENF (eigener Bericht) –", "Die Minister reden.", []string{"GENF"}, nil},
		"Genf – die Stadt am See – wartet.":                    {},
		"Die Partei (CDU) – so heißt es – wartet.":             {},
		"Laut der Agentur (AFP) – sie war dabei – kam niemand": {},
		"NATO – Partner des Landes reden.":                     {},
	} {
		o, ok := Dateline(in)
		if ok != (w.text != "") {
			t.Errorf("Dateline(%q): %v %+v", in, ok, o)
			continue
		}
		if ok && !reflect.DeepEqual(want{o.Text, o.Rest, o.Places, o.Agencies}, w) {
			t.Errorf("Dateline(%q) = %+v, want %+v", in, o, w)
		}
	}
}

func TestByline(t *testing.T) {
	for in, want := range map[string]string{
		"Von Anna Muster und Ben Beispiel":         "Anna Muster; Ben Beispiel",
		"Von Anna Muster, Genf":                    "Anna Muster",
		"By Jane Doe in Geneva":                    "Jane Doe",
		"By JANE DOE and JOHN ROE":                 "JANE DOE; JOHN ROE",
		"Ein Kommentar von Anna Muster":            "Anna Muster",
		"Von Jan van der Beispiel und Anna Muster": "Jan van der Beispiel; Anna Muster",
		"Aus Genf berichtet Anna Muster":           "Anna Muster",
		"Autorin/Autor Anna Muster":                "Anna Muster",
		"Von Dr. Anna Muster":                      "Dr. Anna Muster",
		"Von dpa":                                  "",
		"Von Bord ging niemand":                    "-",
		"Von der Stadt bleibt wenig":               "-",
		"By the river":                             "-",
		"Von":                                      "-",
	} {
		authors, _, ok := Byline(in)
		s := strings.Join(authors, "; ")
		if !ok {
			s = "-"
		}
		if s != want {
			t.Errorf("Byline(%q) = %q, want %q", in, s, want)
		}
	}
}

func TestPhoto(t *testing.T) {
	for in, want := range map[string]bool{
		"Bild: Imago Images/Anna Muster":       true,
		"Foto: Anna Muster":                    true,
		"© Anna Muster/dpa":                    true,
		"Getty Images/AFP/P. Muster":           true,
		"Jane Doe/AFP":                         true,
		"REUTERS/Jane Doe":                     true,
		"picture alliance / dpa | Anna Muster": true,
		"Die Minister im Rathaus":              false,
		"dpa":                                  false,
		"Bild: Der Minister sagte, dass er nicht wisse, wie es dazu kommen konnte, und ging.": false,
		"Warten am Kai: Lastwagen in Talhafen und Bad Ort/See":                                false,
	} {
		if got := Photo(in); got != want {
			t.Errorf("Photo(%q) = %v", in, got)
		}
	}
}

func TestTails(t *testing.T) {
	for in, want := range map[string]string{
		"Die Minister am TischBild: Anna Muster/Getty Images": "Die Minister am Tisch|Bild: Anna Muster/Getty Images",
		"Die Minister am Tisch. Foto: Anna Muster":            "Die Minister am Tisch.|Foto: Anna Muster",
		"Die Minister am Tisch (Foto: dpa)":                   "Die Minister am Tisch|(Foto: dpa)",
		"Die Minister am Tisch. Jane Doe/AFP":                 "Die Minister am Tisch.|Jane Doe/AFP",
		"Die Minister sitzen am Tisch. (dpa)":                 "",
		"Das Abbild: ein Rätsel":                              "",
	} {
		caption, tail, ok := PhotoTail(in)
		got := ""
		if ok {
			got = caption + "|" + tail
		}
		if got != want {
			t.Errorf("PhotoTail(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"Das sagte der Minister. (dpa)":                      "(dpa)",
		"Das sagte der Minister. hk/jj (dpa, afp)":           "hk/jj (dpa, afp)",
		"„Das ist so.“ dpa/AFP":                              "dpa/AFP",
		"Das sagte er. (Anna Muster aus Bern, 3.5.2024)":     "(Anna Muster aus Bern, 3.5.2024)",
		"Das meldete die Agentur (AFP)":                      "",
		"Das sagte der Minister (Grüne).":                    "",
		"Er sprach mit der dpa. Sie":                         "",
		"Das sagte der Minister. (Lesen Sie dazu auch mehr)": "",
	} {
		_, tail, _, _ := Tail(in)
		if tail != want {
			t.Errorf("Tail(%q) = %q, want %q", in, tail, want)
		}
	}
}

func TestAgencyDataIsSound(t *testing.T) {
	seen := map[string]string{}
	for _, a := range Agencies() {
		for _, v := range append([]string{a.Name}, a.Also...) {
			if other := seen[v]; other != "" {
				t.Errorf("%q stands for %s and %s", v, other, a.Name)
			}
			seen[v] = a.Name
		}
	}
}
