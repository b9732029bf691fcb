package date

import (
	_ "embed"

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
	dates := p.Dates()
	reportUnanchored(p, "could be any week's", func(i int) bool {
		e := &dates.Expressions[i]
		return e.Weekday != 0 && e.Day == 0 && e.Type != timex.Set && !isHabit(p.Doc, e)
	})
}

// isHabit reports whether a weekday recurs or belongs to no particular week:
// "on a Tuesday", "Monday to Friday", "the Wednesday club", "Sunday roasts".
func isHabit(d *document.Document, e *timex.Expression) bool {
	if d.WordIn(e.First-1, "a", "an", "any", "most", "some", "each", "every", "one", "usual", "typical", "given", "alternate") {
		return true
	}
	opens := d.Sentences[d.SentenceOf(e.First)].FirstToken == e.First
	if (opens || d.WordIs(e.First-1, "the")) && isModifier(d, e) && !d.WordIn(e.End, "'s") {
		return true
	}
	if isShifted(d, e.First-1) || isShifted(d, e.First-3) {
		return false
	}
	span := func(joint, other int32) bool {
		return d.WordIn(joint, "to", "through", "thru", "-", "–") && d.Is(other, document.Weekday)
	}
	return span(e.End, e.End+1) || span(e.First-1, e.First-2) || d.Touches(e.First) && d.WordIn(e.First-2, "to", "through")
}

// isShifted reports whether token i is the "from" of an event moved from one
// day to another.
func isShifted(d *document.Document, i int32) bool {
	return d.WordIs(i, "from") && d.WordIn(i-1, "postponed", "moved", "delayed", "rescheduled", "changed")
}
