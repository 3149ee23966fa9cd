package eval

// suites are all measures, in the order of the help. A new one is one line.
var suites = []Suite{
	sentencesSuite,
	tagsSuite,
	lemmasSuite,
	moodSuite,
	nounsSuite,
	entitiesSuite,
	languageSuite,
	quotesDESuite,
	quotesENSuite,
	actorsSuite,
	actsSuite,
	extractionSuite,
	synopsisSuite,
	storiesSuite,
	pairsSuite,
	copiesSuite,
	eventsSuite,
}
