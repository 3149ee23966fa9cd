package statement

// How sure a statement is, by what shows it: the share of such statements that
// had the right words (IoU ≥ 0.5) and the right speaker on the training part of
// the German quotation set, rounded by hand. docs/evaluation/statements.md has the table by
// which it can be checked. Reported speech is in data/acts.txt.
const (
	sureSource     = 0.85 // "laut X", "…, so X"
	sureDirect     = 0.8  // a quotation with a cue
	sureTurn       = 0.8  // a turn of an interview
	sureVerb       = 0.7  // "X sagte, dass …"
	sureWie        = 0.6  // "…, wie X mitteilte"
	sureInfinitive = 0.6  // "X versprach, … zu …", and clauses without the mood of report
	sureFree       = 0.6  // a Konjunktiv that goes on from a speaker
	sureCarried    = 0.6  // a quotation that goes on from a speaker
	surePart       = 0.6  // verbatim words inside a statement
	sureColon      = 0.6  // "X: …"
	sureBack       = 0.5  // "demnach", "seiner Meinung nach"
	sureLoose      = 0.3  // a quotation or Konjunktiv whose speaker is a guess, or nobody
	sureHearsay    = 0.3  // "soll … haben"
	sureOwned      = 0.5  // "die Forderung der Fischer, …"
	sureNoun       = 0.2  // "die Behauptung, dass …"
)
