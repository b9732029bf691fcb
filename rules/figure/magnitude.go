package figure

import (
	_ "embed"
	"fmt"
	"math"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed magnitude.md
var magnitudePage string

// Magnitude trusts an amount that points back at one with the same digits and
// another scale word. It spares amounts that only look alike.
var Magnitude = &lint.Rule{
	ID:    "figure/magnitude",
	Level: lint.Warning,
	When:  document.Classes(document.Scale, document.Digits),
	Check: checkMagnitude,
	Doc:   magnitudePage,
}

func checkMagnitude(p *lint.Pass) {
	all := p.Quantities().All
	for i := range all {
		later := &all[i]
		if !pointsAtAmount(p.Doc, later) || !isProse(p.Doc, later.Sentence) {
			continue
		}
		earlier := otherScale(p.Doc, all[max(0, i-lookBack):i], later)
		if earlier == nil {
			continue
		}
		p.Report(lint.Finding{
			Span: phraseSpan(p.Doc, later),
			Message: fmt.Sprintf("%q here, but %q before: the same digits, %s times as much",
				phrase(p.Doc, later), phrase(p.Doc, earlier), amount(ratio(earlier.Value, later.Value))),
			Related:    note(p.Doc, earlier),
			Confidence: 0.9,
		})
	}
}

// pointsAtAmount reports whether the quantity takes up an amount given before:
// "the $8bn deal", "At $8bn, it is".
func pointsAtAmount(d *document.Document, q *quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Money, quantity.Measure, quantity.Count:
	default:
		return false
	}
	if q.Range || q.Other || q.Value < 1000 || q.Of >= 0 && !q.Definite {
		return false
	}
	opening := q.Lead-1 == d.Sentences[q.Sentence].FirstToken && d.WordIs(q.Lead-1, "at") && d.MarkIs(q.End, ',')
	return q.Definite || opening
}

// otherScale returns the figure before that has the same digits and another
// scale; nil where there is none, or where the amount itself was given before.
func otherScale(d *document.Document, before []quantity.Quantity, q *quantity.Quantity) *quantity.Quantity {
	var found *quantity.Quantity
	compared := 0
	later := figureOf(d, q)
	for i := len(before) - 1; i >= 0; i-- {
		earlier := &before[i]
		if earlier.Kind != q.Kind || earlier.Unit != q.Unit || earlier.Range {
			continue
		}
		if earlier.Value == q.Value {
			return nil
		}
		if found != nil || !isThousandfold(earlier.Value, q.Value) || earlier.Sentence == q.Sentence {
			continue
		}
		compared++
		if compared > maxCompared {
			continue
		}
		candidate := figureOf(d, earlier)
		if significant(q.Value) < 2 && later.noun >= 0 && !sumNouns.Has(d, later.noun) && !sharesWord(d, &candidate, &later) || q.Kind == quantity.Count && sameThing(d, &candidate, &later) == unlinked {
			continue
		}
		found = earlier
	}
	return found
}

// sharesWord reports whether a noun right behind the later amount, or its
// being a measure, ties it to the earlier one.
func sharesWord(d *document.Document, earlier, later *figure) bool {
	if later.Kind == quantity.Measure || !later.Definite {
		return true
	}
	for i := later.End; i < min(later.end, later.End+2); i++ {
		if d.Tokens[i].Kind == document.Word && !d.Is(i, document.FunctionWord) && earlier.names(d, i) {
			return true
		}
	}
	return false
}

// isThousandfold reports whether one value is a thousand or a million times the other.
func isThousandfold(a, b float64) bool {
	r := ratio(a, b)
	return math.Abs(r-1e3) < 1e-6*1e3 || math.Abs(r-1e6) < 1e-6*1e6
}

// significant counts the digits of a value without the zeros at its end.
func significant(v float64) int {
	digits := fmt.Sprintf("%.6e", v)
	n := 0
	for i, c := range digits[:8] {
		if c >= '1' && c <= '9' {
			n = i + 1
		}
	}
	return max(1, n-1)
}
