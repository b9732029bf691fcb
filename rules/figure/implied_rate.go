package figure

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed implied-rate.md
var impliedRatePage string

// rateGap is how far apart two rates of exchange may lie.
const rateGap = 1.03

// ImpliedRate trusts two conversions between the same currencies. It spares
// what the rounding of the four amounts allows.
var ImpliedRate = &lint.Rule{
	ID:    "figure/implied-rate",
	Level: lint.Note,
	When:  document.Classes(document.CurrencySign, document.CurrencyWord),
	Check: checkImpliedRate,
	Doc:   impliedRatePage,
}

// rate is a conversion of money: one unit of from is low to high of to.
type rate struct {
	from, to  *quantity.Quantity
	low, high float64
}

func checkImpliedRate(p *lint.Pass) {
	all := p.Quantities().All
	var first rate
	for i := 1; i < len(all); i++ {
		r, ok := rateOf(p.Doc, &all[i-1], &all[i])
		switch {
		case !ok:
		case first.from == nil:
			first = r
		case first.from.Unit == r.from.Unit && first.to.Unit == r.to.Unit && (r.low > rateGap*first.high || first.low > rateGap*r.high):
			p.Report(lint.Finding{
				Span: p.Doc.TokenSpan(r.from.First, r.to.End),
				Message: fmt.Sprintf("%q implies a rate of %s, but %q one of %s", text(p.Doc, r), amount(r.mid()),
					text(p.Doc, first), amount(first.mid())),
				Related:    at(p.Doc, first.from, fmt.Sprintf("the other conversion: %q", text(p.Doc, first))),
				Confidence: 0.8,
			})
		}
	}
}

// rateOf returns the rate that two amounts imply of which the second gives
// the first again in another currency.
func rateOf(d *document.Document, a, b *quantity.Quantity) (rate, bool) {
	if a.Kind != quantity.Money || b.Kind != quantity.Money || a.Unit == b.Unit || a.Range || b.Range || a.Value <= 0 || b.Value <= 0 || !restates(d, a, b) {
		return rate{}, false
	}
	halfA, halfB := a.Grain/2, b.Grain/2
	return rate{a, b, (b.Value - halfB) / (a.Value + halfA), (b.Value + halfB) / (a.Value - halfA)}, true
}

func (r rate) mid() float64 { return r.to.Value / r.from.Value }

func text(d *document.Document, r rate) string {
	return d.String(d.TokenSpan(r.from.First, r.to.End))
}
