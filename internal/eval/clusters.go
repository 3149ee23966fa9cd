package eval

// bCubed gives B-cubed precision and recall (Bagga and Baldwin 1998) of found
// clusters against gold ones, each a list of labels by item: for every item the
// share of its found cluster that is of its gold cluster, and the other way
// round, averaged over the items.
func bCubed(gold, found []string) (precision, recall float64) {
	inGold, inFound, inBoth := overlaps(gold, found)
	for both, n := range inBoth {
		precision += float64(n) * ratio(n, inFound[both[1]])
		recall += float64(n) * ratio(n, inGold[both[0]])
	}
	if len(gold) == 0 {
		return 0, 0
	}
	return precision / float64(len(gold)), recall / float64(len(gold))
}

// pairCounts gives how many pairs of items share a cluster in both, in the
// found, and in the gold.
func pairCounts(gold, found []string) (both, predicted, wanted int) {
	inGold, inFound, inBoth := overlaps(gold, found)
	pairs := func(n int) int { return n * (n - 1) / 2 }
	for _, n := range inBoth {
		both += pairs(n)
	}
	for _, n := range inFound {
		predicted += pairs(n)
	}
	for _, n := range inGold {
		wanted += pairs(n)
	}
	return both, predicted, wanted
}

// exactClusters counts found clusters that are a gold cluster, item for item.
func exactClusters(gold, found []string) int {
	inGold, inFound, inBoth := overlaps(gold, found)
	exact := 0
	for both, n := range inBoth {
		if n == inGold[both[0]] && n == inFound[both[1]] {
			exact++
		}
	}
	return exact
}

func overlaps(gold, found []string) (inGold, inFound map[string]int, inBoth map[[2]string]int) {
	inGold, inFound, inBoth = map[string]int{}, map[string]int{}, map[[2]string]int{}
	for i := range gold {
		inGold[gold[i]]++
		inFound[found[i]]++
		inBoth[[2]string{gold[i], found[i]}]++
	}
	return inGold, inFound, inBoth
}
