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
	for i := max(s.FirstToken, q.Lead-contestReach); i < q.Lead; i++ {
		if isOneOf(d, i, contestWords) {
			return true
		}
	}
	return isOneOf(d, q.End, resultNouns) || isOneOf(d, q.End+1, resultNouns)
}

func isOneOf(d *document.Document, i int32, words []string) bool {
	for _, word := range words {
		if d.WordIs(i, word) {
			return true
		}
	}
	return false
}

// resultNouns stand behind a pair of numbers that is a result.
var resultNouns = []string{"vote", "votes", "victory", "win", "defeat", "loss", "margin", "lead", "record", "ratio", "odds", "draw", "score"}

// contestWords stand before a pair of numbers that is no range.
var contestWords = []string{
	"from", "won", "win", "wins", "winning", "lost", "lose", "losing", "beat", "beating", "beaten", "defeated", "defeat", "victory",
	"led", "leads", "leading", "trailed", "trail", "by", "vote", "votes", "voted", "voting", "ruled", "passed", "approved",
	"rejected", "score", "scored", "odds", "ratio", "margin", "record", "draw", "drew", "tie", "fell", "falls", "falling",
	"dropped", "drop", "down", "cut", "reduced", "lowered", "shrank", "declined", "outnumbered", "favor", "favour", "exchange",
}
