package date

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed impossible.md
var impossibleDoc string

// Impossible trusts the calendar alone. It spares Feb. 29 without a year and
// sentences that say themselves that there is no such day.
var Impossible = &lint.Rule{
	ID:    "date/impossible",
	Level: lint.Error,
	When:  document.Classes(document.Month, document.Digits),
	Check: checkImpossible,
	Doc:   impossibleDoc,
}

// unreal words tell that a sentence knows that there is no such day.
var unreal = document.NewWordSet("exist exists existed nonexistent imaginary fictional fictitious impossible typo")

func checkImpossible(p *lint.Pass) {
	for i := range p.Dates().Expressions {
		e := &p.Dates().Expressions[i]
		if e.Form != timex.DayOfMonth && e.Form != timex.NumericDay || int(e.Day) <= timex.DaysIn(int(e.Year), int(e.Month)) {
			continue
		}
		if p.Doc.WordIs(e.First-1, "no") || sentenceHas(p.Doc, e.First, unreal) {
			continue
		}
		month := timex.MonthName(int(e.Month))
		has := fmt.Sprintf("%s has %d days", month, timex.DaysIn(int(e.Year), int(e.Month)))
		if e.Month == 2 && e.Year != 0 {
			has = fmt.Sprintf("February %d has %d days", e.Year, timex.DaysIn(int(e.Year), 2))
		}
		p.Report(lint.Finding{
			Span:       e.Span,
			Message:    fmt.Sprintf("there is no %q: %s", p.Doc.String(e.Span), has),
			Confidence: 0.97,
		})
	}
}
