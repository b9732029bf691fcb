package date

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed unanchored-weekday.md
var unanchoredWeekdayDoc string

// UnanchoredWeekday speaks once an article, at the first weekday that means
// one day beyond doubt, and only where nothing dates the article. Habits,
// spans of weekdays and named days are spared.
var UnanchoredWeekday = &lint.Rule{
	ID:    "date/unanchored-weekday",
	Level: lint.Warning,
	When:  document.Classes(document.Weekday),
	Check: checkUnanchoredWeekday,
	Doc:   unanchoredWeekdayDoc,
}

func checkUnanchoredWeekday(p *lint.Pass) {
	reportUnanchored(p, func(e *timex.Expression) bool {
		return e.Weekday != 0 && e.Day == 0 && e.Type != timex.Set && !isHabit(p.Doc, e)
	})
}

// isHabit reports whether a weekday recurs or belongs to no particular week:
// "on a Tuesday", "Monday to Friday".
func isHabit(d *document.Document, e *timex.Expression) bool {
	if anyWord(d, e.First-1, "a", "an", "any", "most", "some", "each", "every", "one", "usual", "typical", "given", "alternate") {
		return true
	}
	span := func(joint, other int32) bool {
		return anyWord(d, joint, "to", "through", "thru", "-", "–") && d.Is(other, document.Weekday)
	}
	return span(e.End, e.End+1) || span(e.First-1, e.First-2)
}

// reportUnanchored reports the first expression that is meant and cannot be
// placed, with the others as related; a possessive or quoted one leads only
// where no plainer one stands.
func reportUnanchored(p *lint.Pass, meant func(*timex.Expression) bool) {
	dates := p.Dates()
	if dates.Anchor.Source != timex.NoSource {
		return
	}
	lead := -1
	var all []int
	for i := range dates.Expressions {
		e := &dates.Expressions[i]
		if !meant(e) || isStray(p, e) {
			continue
		}
		all = append(all, i)
		if lead < 0 || plainness(p.Doc, e) > plainness(p.Doc, &dates.Expressions[lead]) {
			lead = i
		}
	}
	if lead < 0 {
		return
	}
	e := &dates.Expressions[lead]
	f := lint.Finding{
		Span:       e.Span,
		Message:    fmt.Sprintf("%q names no day that a reader can find: nothing dates this article", p.Doc.String(e.Span)),
		Confidence: 0.9,
	}
	for _, i := range all {
		if i != lead {
			f.Related = append(f.Related, lint.Related{Span: dates.Expressions[i].Span, Message: "this cannot be dated either"})
		}
	}
	p.Report(f)
}

// plainness ranks the expressions by how surely they mean one day: those of
// running text before quoted ones, possessives and modifiers.
func plainness(d *document.Document, e *timex.Expression) int {
	switch {
	case e.Quoted:
		return 0
	case isModifier(d, e) || d.WordIs(e.First-1, "the"):
		return 1
	case e.Form == timex.RelativePeriod && e.Weekday == 0 && d.WordIs(e.First, "this"):
		return 2
	}
	return 3
}
