package figure

import (
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

// The sum of shares that is flagged lies between these: what rounding cannot
// explain, and what only other answers or other wholes can.
const (
	minExcess = 101.5
	maxExcess = 120
)

// maxShareGap is how many tokens may lie between two shares of a list.
const maxShareGap = 9

// sharesFrom returns the end of a list of three or more percentages that
// starts at all[i] and fills its sentence; i where there is none.
func sharesFrom(d *document.Document, all []quantity.Quantity, i int) int {
	if all[i].Kind != quantity.Proportion || i > 0 && all[i-1].Sentence == all[i].Sentence && all[i-1].Kind == quantity.Proportion {
		return i
	}
	end := i
	for end < len(all) && all[end].Sentence == all[i].Sentence && all[end].Kind == quantity.Proportion && !all[end].Range {
		if end > i && (all[end].Lead-all[end-1].End > maxShareGap || !isListed(d, all[end-1].End, all[end].Lead)) {
			return i
		}
		end++
	}
	if end-i < 3 || end < len(all) && all[end].Sentence == all[i].Sentence && all[end].Kind == quantity.Proportion || !hasWord(d, all[end-2].End, all[end-1].Lead, "and") {
		return i
	}
	return end
}

// isListed reports whether a comma, a semicolon or "and" stands between.
func isListed(d *document.Document, first, end int32) bool {
	for i := first; i < end; i++ {
		if d.MarkIs(i, ',') || d.MarkIs(i, ';') || d.WordIs(i, "and") {
			return true
		}
	}
	return false
}

func hasWord(d *document.Document, first, end int32, word string) bool {
	for i := first; i < end; i++ {
		if d.WordIs(i, word) {
			return true
		}
	}
	return false
}

// checkShares adds up a list of shares.
func checkShares(p *lint.Pass, shares []quantity.Quantity) {
	sum := 0.0
	for i := range shares {
		if shares[i].Modifier.Hedged() {
			return
		}
		sum += shares[i].Value
	}
	first, last := &shares[0], &shares[len(shares)-1]
	if sum <= minExcess || sum > maxExcess || isOfRates(p.Doc, shares) {
		return
	}
	p.Report(lint.Finding{
		Span:       p.Doc.TokenSpan(first.First, last.End),
		Message:    fmt.Sprintf("the shares add up to %s percent", amount(sum)),
		Related:    at(p.Doc, last, "the last of the shares"),
		Confidence: 0.7,
	})
}

// isOfRates reports whether the list gives rates, changes or shares of
// different wholes, which need not add up to a hundred.
func isOfRates(d *document.Document, shares []quantity.Quantity) bool {
	wholes := 0
	for i := range shares {
		if wholeWords.Has(d, shares[i].End) {
			wholes++
		}
	}
	if wholes > 1 {
		return true
	}
	first, last := &shares[0], &shares[len(shares)-1]
	s := d.Sentences[first.Sentence]
	return anyIn(rateWords, d, s.FirstToken, min(s.EndToken, last.End+maxShareGap+1))
}
