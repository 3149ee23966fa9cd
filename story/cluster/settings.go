package cluster

// Settings steer a stream. The zero value is not useful; begin with Defaults.
type Settings struct {
	Join   float64 // the mean score from which a report joins a story
	Merge  float64 // the mean score from which two stories become one
	Split  float64 // the mean score below which a part leaves a story
	Wake   float64 // what a story asleep asks for on top of Join
	Awake  int64   // minutes after its last report that a story stays awake; 0 for ever
	Keep   int64   // minutes after its last report that a story can be woken; 0 for ever
	Grace  int     // reports that come in before a story that is long past ends: archives come in any order
	Tidy   int     // reports between two tidyings; 0 for never
	Sample int     // reports of a story that others are compared with
	Pairs  int     // pairs of reports that two stories are scored by
}

// Defaults are the settings for a stream of news.
func Defaults() Settings {
	return Settings{Join: 0.5, Merge: 0.3, Split: -0.2, Wake: 0.5, Awake: 4 * day, Keep: 14 * day, Grace: 2000, Tidy: 1000, Sample: 10, Pairs: 16}
}

const day = 24 * 60 // minutes
