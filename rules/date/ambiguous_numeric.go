package date

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed ambiguous-numeric.md
var ambiguousNumericDoc string

// AmbiguousNumeric flags figures that two halves of the world read as two
// days. A locale, clear numeric dates in the same text or a weekday beside the
// date settle the order; dates spelled out do not, for they say nothing on how
// the desk writes figures.
var AmbiguousNumeric = &lint.Rule{
	ID:    "date/ambiguous-numeric",
	Level: lint.Warning,
	When:  document.Classes(document.Digits),
	Check: checkAmbiguousNumeric,
	Doc:   ambiguousNumericDoc,
}

func checkAmbiguousNumeric(p *lint.Pass) {
	dates := p.Dates()
	if p.Doc.DateOrder != document.UnknownOrder || dates.NumericOrder != timex.NoOrder {
		return
	}
	for i := range dates.Expressions {
		e := &dates.Expressions[i]
		if e.Order != timex.Ambiguous || e.Year == 0 {
			continue
		}
		day := timex.Civil{Year: int(e.Year), Month: int(e.Month), Day: int(e.Day)}
		other := timex.Civil{Year: day.Year, Month: day.Day, Day: day.Month}
		if e.Weekday != 0 && (day.Weekday() == int(e.Weekday)) != (other.Weekday() == int(e.Weekday)) {
			continue
		}
		if other.Before(day) {
			day, other = other, day
		}
		figures := p.Doc.Tokens[e.DayAt].Span
		figures.End = figuresEnd(p.Doc, e.DayAt)
		p.Report(lint.Finding{
			Span:         e.Span,
			Message:      fmt.Sprintf("%q is %s to some readers and %s to others", p.Doc.String(e.Span), written(day), written(other)),
			Confidence:   0.95,
			Alternatives: []lint.Fix{spellOut(figures, day), spellOut(figures, other)},
		})
	}
}

// figuresEnd returns where the figures that begin with token i end.
func figuresEnd(d *document.Document, i int32) int32 {
	for d.Touches(i+1) && (d.Tokens[i+1].Kind == document.Number || d.WordIn(i+1, "/", "-")) {
		i++
	}
	return d.Tokens[i].End
}

func spellOut(figures document.Span, day timex.Civil) lint.Fix {
	return lint.Fix{
		Title: "Write " + written(day),
		Edits: []lint.Edit{{Span: figures, Text: written(day)}},
	}
}
