package main

import (
	"strings"
	"unicode"
)

// shingles counts the runs of four words of a text, as the benchmark does.
func shingles(text string) map[string]int {
	var words []string
	start := -1
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words = append(words, text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, text[start:])
	}
	counts := map[string]int{}
	if len(words) == 0 {
		return counts
	}
	n := 4
	if len(words) <= n {
		n = len(words)
	}
	for i := 0; i+n <= len(words); i++ {
		counts[strings.Join(words[i:i+n], " ")]++
	}
	return counts
}

// overlap is how much of a text is gold, else, and missing.
type overlap struct{ shared, extra, missing float64 }

func compare(gold, other map[string]int) overlap {
	shared, all, want := 0, 0, 0
	for k, n := range other {
		all += n
		shared += min(n, gold[k])
	}
	for _, n := range gold {
		want += n
	}
	return overlap{float64(shared), float64(all - shared), float64(want - shared)}
}

func (o overlap) f1() float64 {
	if o.extra == 0 && o.missing == 0 {
		return 1
	}
	return 2 * o.shared / (2*o.shared + o.extra + o.missing)
}

// corpusF1 is the harmonic mean of the pages' mean precision and recall.
func corpusF1(pages []overlap) (f1, precision, recall float64) {
	var np, nr float64
	for _, o := range pages {
		if o.shared+o.extra > 0 {
			np++
			precision += o.shared / (o.shared + o.extra)
		}
		if o.shared+o.missing > 0 {
			nr++
			recall += o.shared / (o.shared + o.missing)
		}
	}
	precision, recall = precision/max(np, 1), recall/max(nr, 1)
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return f1, precision, recall
}
