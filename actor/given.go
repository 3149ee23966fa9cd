package actor

// SameGiven reports whether given names can be one person's: the same, other
// spellings, an initial, a short form, or fewer of them.
func SameGiven(a, b string) bool { return agreeGiven(a, b) }

// OtherGiven reports whether two given names, each of one word, are both well known
// and neither spellings nor forms of one name: "Stefan" and "Steffen", however nearly
// they sound alike.
func OtherGiven(a, b string) bool {
	_, knowsA := know().given[a]
	_, knowsB := know().given[b]
	return knowsA && knowsB && canonGiven(a) != canonGiven(b) && !SameSpelling(a, b)
}
