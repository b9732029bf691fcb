package figure

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed range-order.md
var rangeOrderPage string

// RangeOrder trusts "between", a unit, a currency or a counted noun to show
// that two numbers are a range. It spares falls, scores, votes, odds, opening
// hours and years before Christ.
var RangeOrder = &lint.Rule{
	ID:    "figure/range-order",
	Level: lint.Warning,
	When:  numbers,
	Check: checkRangeOrder,
	Doc:   rangeOrderPage,
}

func checkRangeOrder(p *lint.Pass) {
	for i := range p.Quantities().All {
		q := &p.Quantities().All[i]
		if !q.Range || q.To >= q.Value || q.To < 0 || q.Kind == quantity.Vague || q.Kind == quantity.Score || !isRange(p.Doc, q) {
			continue
		}
		span := p.Doc.TokenSpan(q.First, max(q.End, q.Head+1))
		if isBetween(p.Doc, q) {
			span.Start = p.Doc.Tokens[q.Lead-1].Start
		}
		p.Report(lint.Finding{
			Span:       span,
			Message:    fmt.Sprintf("%q runs from the larger to the smaller: %s is more than %s", p.Doc.String(span), amount(q.Value), amount(q.To)),
			Confidence: 0.9,
		})
	}
}

// lastHour is the largest number that can be an hour of the day.
const lastHour = 24

// isRange reports whether the two numbers bound something.
func isRange(d *document.Document, q *quantity.Quantity) bool {
	if d.WordIs(q.End, "b.c") || d.WordIs(q.End, "b.c.") || d.WordIs(q.End, "bc") || d.WordIs(q.End, "bce") {
		return false
	}
	measured := q.Unit != quantity.NoUnit || q.Kind == quantity.Age
	if isBetween(d, q) {
		return measured || q.Head >= 0 || q.Value > lastHour
	}
	return (measured || q.Head >= 0 && q.Of < 0) && !isContest(d, q)
}

func isBetween(d *document.Document, q *quantity.Quantity) bool { return d.WordIs(q.Lead-1, "between") }

// contestReach is how many tokens before a pair of numbers may tell that it is
// a result or a change.
const contestReach = 5

// isContest reports whether the pair is a result, a vote, odds or a change.
func isContest(d *document.Document, q *quantity.Quantity) bool {
	s := d.Sentences[q.Sentence]
	return d.WordIs(q.Lead-1, "from") || anyIn(contestWords, d, max(s.FirstToken, q.Lead-contestReach), q.Lead) || anyIn(resultNouns, d, q.End, q.End+2)
}
