package figure

import (
	_ "embed"
	"fmt"
	"math"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed percent.md
var percentPage string

// Percent trusts a percentage that stands right beside the two figures, or
// the fraction, that it is worked out from, and a list of shares of one whole.
// It spares percentage points, rounding, and percentages of something else.
var Percent = &lint.Rule{
	ID:    "figure/percent",
	Level: lint.Warning,
	When:  numbers,
	Check: checkPercent,
	Doc:   percentPage,
}

func checkPercent(p *lint.Pass) {
	all := p.Quantities().All
	for i := 0; i < len(all); i++ {
		if end := sharesFrom(p.Doc, all, i); end > i {
			checkShares(p, all[i:end])
			i = end - 1
			continue
		}
		if all[i].Kind == quantity.Proportion && !all[i].Range {
			checkChange(p, all, i)
			checkRatio(p, all, i)
		}
	}
}

// change is a move from one figure to another with the percentage for it.
type change struct {
	from, to, percent *quantity.Quantity
}

// checkChange asks of "from 40 to 50, a 25 percent rise" whether the
// percentage follows.
func checkChange(p *lint.Pass, all []quantity.Quantity, i int) {
	c, ok := changeAt(p.Doc, all, i)
	if !ok || c.follows(p.Doc) {
		return
	}
	first, end := c.bounds(p.Doc)
	right := 100 * math.Abs(c.to.Value-c.from.Value) / c.from.Value
	message := fmt.Sprintf("from %s to %s is a change of %s percent; the text says %s",
		amount(c.from.Value), amount(c.to.Value), amount(right), amount(c.percent.Value))
	if slip := c.slip(); slip != "" {
		message += ": " + slip
	}
	p.Report(lint.Finding{
		Span:       p.Doc.TokenSpan(first, end),
		Message:    message,
		Related:    at(p.Doc, c.percent, "the percentage"),
		Confidence: 0.9,
	})
}

// changeAt pairs the percentage with the two figures right before it, or
// right behind it, that "from" and "to" mark.
func changeAt(d *document.Document, all []quantity.Quantity, i int) (change, bool) {
	if i >= 2 && all[i].Sentence == all[i-2].Sentence && isRestated(d, all[i-1].End, all[i].Lead) {
		if c, ok := moveOf(d, &all[i-2], &all[i-1]); ok {
			c.percent = &all[i]
			return c, true
		}
	}
	if i+2 < len(all) && all[i].Sentence == all[i+2].Sentence && all[i+1].Lead-all[i].End <= 3 && isMove(d, all[i].Lead) {
		if c, ok := moveOf(d, &all[i+1], &all[i+2]); ok {
			c.percent = &all[i]
			return c, true
		}
	}
	return change{}, false
}

// moveOf returns the change that "from a to b" or "to b from a" tells of.
func moveOf(d *document.Document, a, b *quantity.Quantity) (change, bool) {
	if a.Unit != b.Unit && (b.Kind != quantity.Count || b.Head >= 0) || a.Range || b.Range || a.Value <= 0 || b.Value <= 0 || b.Lead-a.End > 6 {
		return change{}, false
	}
	switch {
	case d.WordIs(a.Lead-1, "from") && d.WordIs(b.Lead-1, "to"):
		return change{from: a, to: b}, true
	case d.WordIs(a.Lead-1, "to") && d.WordIs(b.Lead-1, "from"):
		return change{from: b, to: a}, true
	}
	return change{}, false
}

// maxRestated is how many tokens lie between figures and the percentage that
// restates them: ", an increase of".
const maxRestated = 7

// isRestated reports whether a comma, "or" or a bracket ties what stands at
// token end to what ended before token first.
func isRestated(d *document.Document, first, end int32) bool {
	if end-first > maxRestated {
		return false
	}
	for i := first; i < end; i++ {
		switch {
		case d.MarkIs(i, ','), d.MarkIs(i, '('), d.MarkIs(i, ':'), d.WordIs(i, "or"), d.WordIs(i, "—"), d.WordIs(i, "–"):
			return linksOnly(d, i+1, end)
		}
	}
	return false
}

func linksOnly(d *document.Document, first, end int32) bool {
	for i := first; i < end; i++ {
		if !linkWords.Has(d, i) {
			return false
		}
	}
	return true
}

// isMove reports whether a verb of rising or falling stands right before token i.
func isMove(d *document.Document, i int32) bool {
	return moveVerbs.Has(d, i-1)
}

// follows reports whether rounding lets the percentage be the change, or the
// new figure as a share of the old where it says "of".
func (c *change) follows(d *document.Document) bool {
	grain := min(c.from.Grain, c.to.Grain)
	from, to := exactness(c.from, grain), exactness(c.to, grain)
	lowFrom, highFrom := c.from.Value-from, c.from.Value+from
	lowTo, highTo := c.to.Value-to, c.to.Value+to
	low, high := 100*(lowTo/highFrom-1), 100*(highTo/lowFrom-1)
	if c.to.Value < c.from.Value {
		low, high = -high, -low
	}
	if within(c.percent, low, high) {
		return true
	}
	if d.WordIs(c.percent.End, "of") {
		return within(c.percent, 100*lowTo/highFrom, 100*highTo/lowFrom)
	}
	return false
}

// exactness returns how far a figure that a percentage is worked out from may
// be off, where the finer of the two figures has the grain. Round counts are
// taken as they stand, or two digits would allow anything.
func exactness(q *quantity.Quantity, grain float64) float64 {
	switch {
	case grain < 1, grain >= 1e4 && q.Value < 1000*grain:
		return grain / 2
	case q.Value < 1000:
		return 0
	}
	return min(grain/2, 0.01*q.Value)
}

// within reports whether the percentage, rounded as its digits show, lies
// between the limits.
func within(percent *quantity.Quantity, low, high float64) bool {
	half := percent.Grain / 2
	if percent.Grain >= 10 {
		half = 0.5
	}
	half += 0.1 + 0.02*percent.Value
	if percent.Modifier.Hedged() {
		half += 0.1*percent.Value + 1
	}
	return percent.Value+half >= low && percent.Value-half <= high
}

// bounds returns the tokens from the first of the three figures to the last.
func (c *change) bounds(d *document.Document) (first, end int32) {
	first = min(c.from.Lead, c.to.Lead, c.percent.Lead)
	end = max(c.from.End, c.to.End, c.percent.End)
	if d.WordIs(first-1, "from") || d.WordIs(first-1, "to") {
		first--
	}
	return first, end
}

// slip names the likely mistake.
func (c *change) slip() string {
	step := math.Abs(c.to.Value - c.from.Value)
	near := func(v float64) bool { return math.Abs(v-c.percent.Value) <= 0.6 }
	switch {
	case c.from.Unit == quantity.Percent && near(step):
		return "these are percentage points"
	case near(100 * step / c.to.Value):
		return "the change was divided by the second figure"
	case near(step):
		return "this is the difference itself"
	case near(100 * c.to.Value / c.from.Value):
		return "this is the second figure as a share of the first"
	}
	return ""
}

// checkRatio asks of "39 of 55 (71%)" and "a third, or 33 percent" whether the
// percentage follows.
func checkRatio(p *lint.Pass, all []quantity.Quantity, i int) {
	percent := &all[i]
	if i == 0 || all[i-1].Sentence != percent.Sentence {
		return
	}
	part := &all[i-1]
	var right, half float64
	switch {
	case part.Kind == quantity.Part && part.Value < 1 && isBehind(p.Doc, part, percent) && !p.Doc.MarkIs(percent.Lead-1, '('):
		right, half = 100*part.Value, fractionSlack
		if part.Modifier.Hedged() {
			half = 2 * fractionSlack
		}
	case i > 1 && isBehind(p.Doc, part, percent) && (isShareOf(p.Doc, &all[i-2], part) || isShareBehind(p.Doc, part, &all[i-2])):
		whole := &all[i-2]
		if part.Value >= whole.Value || !opensWhole(p.Doc, whole) {
			part, whole = whole, part
		}
		right = 100 * part.Value / whole.Value
		grain := min(part.Grain, whole.Grain)
		half = right * (exactness(part, grain)/part.Value + exactness(whole, grain)/whole.Value)
		if part.Modifier.Hedged() || whole.Modifier.Hedged() {
			half += 0.1 * right
		}
	default:
		return
	}
	if within(percent, right-half, right+half) {
		return
	}
	first := part.First
	if i > 1 && isShareBehind(p.Doc, part, &all[i-2]) {
		first = all[i-2].Lead
	}
	p.Report(lint.Finding{
		Span: p.Doc.TokenSpan(first, percent.End),
		Message: fmt.Sprintf("%q is %s percent; the text says %s",
			p.Doc.String(p.Doc.TokenSpan(first, all[i-1].End)), amount(right), amount(percent.Value)),
		Related:    at(p.Doc, part, "the figure it is worked out from"),
		Confidence: 0.9,
	})
}

// fractionSlack is how many percentage points a spelled fraction may be off.
const fractionSlack = 2.0

// isShareOf reports whether the words between two counts make the first a part
// of the second: 39 of the 55, 39 out of 55, 14 in a work force of 200.
func isShareOf(d *document.Document, a, b *quantity.Quantity) bool {
	if a.Sentence != b.Sentence || a.Kind != quantity.Count || b.Kind != quantity.Count || a.Value > b.Value || a.Range || b.Range || b.Value <= 0 {
		return false
	}
	if !d.WordIs(b.Lead-1, "of") && !d.WordIs(b.First-1, "of") {
		return a.Of >= 0 && b.Lead == a.Of
	}
	return b.First-a.End <= 3 || d.WordIs(a.End, "in") && b.First-a.End <= 6
}

// isShareBehind reports whether the count stands behind "of the 400" that
// opens the sentence.
func isShareBehind(d *document.Document, part, whole *quantity.Quantity) bool {
	return whole.Sentence == part.Sentence && opensWhole(d, whole) && part.Kind == quantity.Count && whole.Kind == quantity.Count &&
		part.Value < whole.Value && part.Value > 0 && !part.Range && !whole.Range
}

// isBehind reports whether the percentage restates what stands before it,
// with no more than a noun phrase between.
func isBehind(d *document.Document, q, percent *quantity.Quantity) bool {
	if percent.Of >= 0 {
		return false
	}
	first := max(q.End, q.Head+1)
	for first < percent.Lead && first < q.End+5 && d.Tokens[first].Kind == document.Word && !d.WordIs(first, "or") {
		first++
	}
	if !isRestated(d, first, percent.Lead) {
		return false
	}
	apposed := first == max(q.End, q.Head+1) || q.Of >= 0 || q.Head >= 0
	closed := int(percent.End) < len(d.Tokens) && d.Tokens[percent.End].Kind == document.Punct
	return apposed && (closed || hasWord(d, first, percent.Lead, "or"))
}
