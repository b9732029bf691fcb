package date

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed elapsed-mismatch.md
var elapsedMismatchDoc string

// ElapsedMismatch counts from a stated year to the article's own. It trusts
// anniversaries with the year of the event behind them, and "ten years ago"
// beside the year that it means; a year's difference is rounding, and any
// other year in the sentence may be the one to count from.
var ElapsedMismatch = &lint.Rule{
	ID:    "date/elapsed-mismatch",
	Level: lint.Warning,
	When:  document.Classes(document.Digits),
	Check: checkElapsedMismatch,
	Doc:   elapsedMismatchDoc,
}

func checkElapsedMismatch(p *lint.Pass) {
	dates := p.Dates()
	anchor := dates.Anchor
	if anchor.Source == timex.NoSource || anchor.Source == timex.FromBody {
		return
	}
	for i := range dates.Expressions {
		e := &dates.Expressions[i]
		if e.Year == 0 || e.Quoted || int(e.Year) >= anchor.Day.Year || otherYears(p.Doc, dates, i) {
			continue
		}
		first, years, ok := elapsed(p.Doc, dates, i)
		passed := anchor.Day.Year - int(e.Year)
		if !ok || years >= passed-1 && years <= passed+1 {
			continue
		}
		span := p.Doc.TokenSpan(min(first, e.First), max(first+1, e.End))
		p.Report(lint.Finding{
			Span: span,
			Message: fmt.Sprintf("%q: from %d to %d are %d years, counted by %s", p.Doc.String(span), e.Year, anchor.Day.Year, passed,
				anchored(anchor)),
			Confidence: 0.8,
		})
	}
}

// reach is how many tokens may stand between an anniversary and its year.
const reach = 8

// elapsed returns the years that the text itself counts to the year of
// expression i, and the token at which it says so.
func elapsed(d *document.Document, dates *timex.Dates, i int) (first int32, years int, ok bool) {
	e := &dates.Expressions[i]
	sentence := d.Sentences[d.SentenceOf(e.First)].FirstToken
	for at := e.First - 1; at >= sentence && e.First-at <= reach; at-- {
		if d.WordIs(at, "anniversary") && d.WordIn(at+1, "of", "since") {
			n, start := timex.Ordinal(d, at-1)
			return start, n, n > 0
		}
	}
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(dates.Expressions) {
			continue
		}
		o := &dates.Expressions[k]
		gap := max(o.First, e.First) - min(o.End, e.End)
		if n, far := o.YearsAgo(); far && gap <= 2 && o.Modifier == timex.NoModifier && d.SentenceOf(o.First) == d.SentenceOf(e.First) {
			return o.First, n, true
		}
	}
	return 0, 0, false
}

// otherYears reports whether another year, or a time that counts from this
// one, stands in the sentence of expression i.
func otherYears(d *document.Document, dates *timex.Dates, i int) bool {
	all := dates.Expressions
	s := &d.Sentences[d.SentenceOf(all[i].First)]
	isOther := func(k int) bool {
		o := &all[k]
		return k != dates.Anchor.At && (o.Year != 0 || o.Form == timex.RelativePeriod && !d.WordIs(o.First, "this"))
	}
	for k := i - 1; k >= 0 && all[k].First >= s.FirstToken; k-- {
		if isOther(k) {
			return true
		}
	}
	for k := i + 1; k < len(all) && all[k].First < s.EndToken; k++ {
		if isOther(k) {
			return true
		}
	}
	return false
}
