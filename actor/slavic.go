package actor

import "strings"

// cyrillicSounds gives the sounds of a name in Cyrillic letters: with the
// Ukrainian "г" (Шмигаль is Schmyhal) and, for Serbian names, without the marks
// that Latin print drops.
func cyrillicSounds(name, plain string) []string {
	out := []string{finish(plain)}
	low := strings.ToLower(name)
	if strings.Contains(low, "г") {
		out = append(out, finish(strings.ReplaceAll(plain, "g", "h")))
	}
	if strings.ContainsAny(low, "ђјљњћџ") || strings.HasSuffix(low, "ић") || strings.HasSuffix(low, "ица") {
		out = append(out, bare(serbianLatin.Replace(low)))
	}
	return out
}

// serbianLatin writes Serbian Cyrillic in Serbian Latin letters.
var serbianLatin = strings.NewReplacer("а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "ђ", "đ", "е", "e", "ж", "ž",
	"з", "z", "и", "i", "ј", "j", "к", "k", "л", "l", "љ", "lj", "м", "m", "н", "n", "њ", "nj", "о", "o", "п", "p",
	"р", "r", "с", "s", "т", "t", "ћ", "ć", "у", "u", "ф", "f", "х", "h", "ц", "c", "ч", "č", "џ", "dž", "ш", "š")

// withMarks reads the letters of the southern Slavs as they sound.
var withMarks = strings.NewReplacer("dž", "J", "dj", "J", "đ", "J", "č", "C", "ć", "C", "š", "S", "ž", "S", "c", "s", "j", "i",
	"z", "s", "w", "v")

// withoutMarks takes off the marks that foreign print drops; "dj" is then "đ".
var withoutMarks = strings.NewReplacer("dž", "dz", "dj", "d", "đ", "d", "č", "c", "ć", "c", "š", "s", "ž", "z")

// bare gives the key of a name in Serbian Latin letters without marks. It
// meets no sound of another reading.
func bare(latin string) string { return "~" + withoutMarks.Replace(latin) }

// southSlavic gives the sounds of a name in Serbian, Croatian or Slovene
// spelling: with its marks as it sounds, and without them ("Vucic") if the name
// ends as theirs do.
func southSlavic(name string) []string {
	low := strings.ToLower(name)
	var out []string
	marked := strings.ContainsAny(low, "čćšžđ")
	if marked {
		out = append(out, finish(withMarks.Replace(low)))
	}
	if marked || strings.HasSuffix(low, "ic") || strings.HasSuffix(low, "ica") {
		out = append(out, bare(low))
	}
	return out
}
