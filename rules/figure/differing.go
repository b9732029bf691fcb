package figure

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed differing-estimates.md
var differingPage string

// DifferingEstimates trusts two hedged figures of different sources for one
// thing, and a product that exceeds a total. It spares exact counts, which
// readers take for rival claims, and near misses of rounding.
var DifferingEstimates = &lint.Rule{
	ID:    "figure/differing-estimates",
	Level: lint.Note,
	When:  numbers,
	Check: checkDiffering,
	Doc:   differingPage,
}

// estimateGap is how far apart, as a ratio, two estimates must be to differ.
const estimateGap = 1.1

func checkDiffering(p *lint.Pass) {
	all := p.Quantities().All
	for i := range all {
		q := &all[i]
		if q.Kind != quantity.Count || q.Head < 0 || q.Value < 2 {
			continue
		}
		if q.Modifier.Hedged() {
			checkEstimate(p, all[max(0, i-lookBack):i], q)
		}
		if i > 0 && isEach(p.Doc, &all[i-1], q) {
			checkProduct(p, all, i)
		}
	}
}

// checkEstimate compares an estimate with the last one before it that is
// given for the same by another source.
func checkEstimate(p *lint.Pass, before []quantity.Quantity, q *quantity.Quantity) {
	for i := len(before) - 1; i >= max(0, len(before)-maxCompared); i-- {
		earlier := &before[i]
		if earlier.Kind != q.Kind || earlier.Head < 0 || earlier.Sentence == q.Sentence || !sameGroup(p.Doc, earlier, q) {
			continue
		}
		if earlier.Value == q.Value {
			return
		}
		if !earlier.Modifier.Hedged() || ratio(earlier.Value, q.Value) < estimateGap || !sourcesDiffer(p.Doc, earlier.Sentence, q.Sentence) {
			continue
		}
		p.Report(lint.Finding{
			Span: phraseSpan(p.Doc, q),
			Message: fmt.Sprintf("%q here, but %q from another source: the estimates differ by %s",
				hedged(p.Doc, q), hedged(p.Doc, earlier), amount(difference(earlier.Value, q.Value))),
			Related:    note(p.Doc, earlier),
			Confidence: 0.7,
		})
		return
	}
}

// isEach reports whether "each" stands between two counts: five units, each
// of about 3,000 soldiers.
func isEach(d *document.Document, a, b *quantity.Quantity) bool {
	if a.Sentence != b.Sentence || a.Kind != quantity.Count || a.Head < 0 || b.Lead-a.Head > 8 {
		return false
	}
	for i := a.Head + 1; i < b.Lead; i++ {
		if d.WordIs(i, "each") || d.WordIs(i, "apiece") {
			return true
		}
	}
	return false
}

// checkProduct compares all[i-1] times all[i] with the totals around.
func checkProduct(p *lint.Pass, all []quantity.Quantity, i int) {
	groups, size := &all[i-1], &all[i]
	product := groups.Value * size.Value
	for j := max(0, i-maxCompared); j < min(len(all), i+maxCompared); j++ {
		total := &all[j]
		if total.Kind != quantity.Count || total.Head < 0 || total.Sentence == size.Sentence || total.Value <= size.Value || !sameCount(p.Doc, total, size) {
			continue
		}
		if total.Modifier == quantity.AtLeast || total.Modifier == quantity.Over || product < estimateGap*total.Value {
			continue
		}
		p.Report(lint.Finding{
			Span: p.Doc.TokenSpan(groups.First, max(size.End, size.Head+1)),
			Message: fmt.Sprintf("%s times %s is %s, more than %q",
				amount(groups.Value), amount(size.Value), amount(product), hedged(p.Doc, total)),
			Related:    note(p.Doc, total),
			Confidence: 0.7,
		})
		return
	}
}

// sameCount reports whether two nouns count the same sort of things.
func sameCount(d *document.Document, a, b *quantity.Quantity) bool {
	topic := quantity.TopicOf(d, a.Head)
	return quantity.SameWord(d, a.Head, b.Head) || topic != quantity.NoTopic && topic == quantity.TopicOf(d, b.Head)
}

// sameGroup reports whether two counts are of one group: the same names stand
// before their nouns, and the nouns are the same, of one topic, or one of the
// names: North Korean soldiers, North Koreans.
func sameGroup(d *document.Document, a, b *quantity.Quantity) bool {
	if a.Of >= 0 || b.Of >= 0 || a.Other || b.Other {
		return false
	}
	names := containsNames(d, a, b)
	if names < 0 || containsNames(d, b, a) < 0 {
		return false
	}
	if sameCount(d, a, b) {
		return names > 0 || sameWords(d, a, b)
	}
	return names > 0 && (inPhrase(d, a.Head, b) || inPhrase(d, b.Head, a))
}

// containsNames counts the names in the phrase of b that stand in that of a
// too; it returns -1 where one does not.
func containsNames(d *document.Document, a, b *quantity.Quantity) int {
	count := 0
	for i := b.End; i <= b.Head; i++ {
		if !d.Tokens[i].Is(document.Capital) {
			continue
		}
		if !inPhrase(d, i, a) {
			return -1
		}
		count++
	}
	return count
}

// inPhrase reports whether a form of the word at token i stands in the phrase of q.
func inPhrase(d *document.Document, i int32, q *quantity.Quantity) bool {
	for at := q.End; at <= q.Head; at++ {
		if d.Tokens[at].Kind == document.Word && related(d, i, at) {
			return true
		}
	}
	return false
}

// sameWords reports whether all words before the noun of each stand before
// the other's.
func sameWords(d *document.Document, a, b *quantity.Quantity) bool {
	for _, pair := range [2][2]*quantity.Quantity{{a, b}, {b, a}} {
		for i := pair[0].End; i < pair[0].Head; i++ {
			if !inPhrase(d, i, pair[1]) {
				return false
			}
		}
	}
	return true
}

// hedged returns the text of a quantity with its modifier and noun.
func hedged(d *document.Document, q *quantity.Quantity) string {
	return d.String(d.TokenSpan(q.Lead, max(q.End, q.Head+1)))
}

func ratio(a, b float64) float64 { return max(a, b) / min(a, b) }

func difference(a, b float64) float64 { return max(a, b) - min(a, b) }
