package eval

import (
	"slices"
	"testing"
)

func quoteOf(kind string, first, last int) quoteAnnotation {
	a := quoteAnnotation{Type: kind}
	for i := first; i < last; i++ {
		a.Quote.TokenIDs = append(a.Quote.TokenIDs, i)
	}
	return a
}

// A clause and the quotation in it, of which the quotation was found, must not
// depend on which of them the file names first.
func TestFoundPairsDoNotDependOnOrder(t *testing.T) {
	clause, quotation := quoteOf("Indirect", 0, 10), quoteOf("Direct", 3, 10)
	pred := []quoteAnnotation{quoteOf("Direct", 3, 10)}
	if got := foundPairs([]quoteAnnotation{clause, quotation}, pred); !slices.Equal(got, []int{-1, 0}) {
		t.Errorf("clause first: %v", got)
	}
	if got := foundPairs([]quoteAnnotation{quotation, clause}, pred); !slices.Equal(got, []int{0, -1}) {
		t.Errorf("quotation first: %v", got)
	}
}

// What can be found by two predictions leaves the one that another needs.
func TestFoundPairsFindMost(t *testing.T) {
	gold := []quoteAnnotation{quoteOf("Direct", 0, 10), quoteOf("Direct", 0, 6)}
	pred := []quoteAnnotation{quoteOf("Direct", 0, 9), quoteOf("Direct", 5, 10)}
	if got := foundPairs(gold, pred); !slices.Equal(got, []int{1, 0}) {
		t.Errorf("got %v", got)
	}
}

func TestFoundPairsOfNothing(t *testing.T) {
	if got := foundPairs([]quoteAnnotation{quoteOf("Direct", 0, 3)}, nil); !slices.Equal(got, []int{-1}) {
		t.Errorf("got %v", got)
	}
}
