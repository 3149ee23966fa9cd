package actor

// Holding says that somebody held an office as a report tells it: "US-Außenminister
// Paul Kramer". It is as old as the report; nothing is known of offices otherwise.
type Holding struct {
	Actor   int    // index into the actors of Resolve
	Office  string // key of data/offices.txt
	Role    string // as printed
	Country string // ISO 3166-1 alpha-2; "" if the words don't tell
	Source  int    // index into the sources
	Mention int    // index into that source's mentions: the words that tell it
}

// Holdings gives the offices that the reports print with a name, in the order
// of the sources and mentions. links is what Resolve gave.
func Holdings(sources []Source, links [][]Link) []Holding {
	var out []Holding
	for i := range sources {
		for j := range sources[i].Mentions {
			m := &sources[i].Mentions[j]
			if m.Form != Name || m.Kind != Person || m.Office == "" || len(links[i][j].Actors) != 1 {
				continue
			}
			out = append(out, Holding{Actor: links[i][j].Actors[0], Office: m.Office, Role: m.role(), Country: m.Country, Source: i, Mention: j})
		}
	}
	return out
}
