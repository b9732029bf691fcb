package date

import (
	_ "embed"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed unanchored-relative.md
var unanchoredRelativeDoc string

// UnanchoredRelative is to yesterday, last week and three days ago what
// UnanchoredWeekday is to weekdays. It spares what counts from another date of
// the text, and "today", which often means nowadays.
var UnanchoredRelative = &lint.Rule{
	ID:    "date/unanchored-relative",
	Level: lint.Warning,
	When:  document.Classes(document.RelativeDay, document.TimeUnit, document.DayPart, document.Month, document.Season),
	Check: checkUnanchoredRelative,
	Doc:   unanchoredRelativeDoc,
}

func checkUnanchoredRelative(p *lint.Pass) {
	reportUnanchored(p, func(e *timex.Expression) bool {
		switch e.Form {
		case timex.RelativeDay:
			return !p.Doc.WordIs(e.First, "today") && !isFigurative(p.Doc, e)
		case timex.Offset:
			return true
		case timex.RelativePeriod:
			return e.Weekday == 0 && !isVague(p.Doc, e)
		}
		return false
	})
}

// isFigurative reports uses that name no day: yesterday's man, tomorrow's world.
func isFigurative(d *document.Document, e *timex.Expression) bool {
	return anyWord(d, e.End, "'s") && anyWord(d, e.End+1, "man", "men", "woman", "women", "world", "leaders", "technology", "news", "generation", "problems", "people", "stars")
}

// isVague reports whether the expression begins with "this" and spans a year
// or more: such a year is often told by the story itself.
func isVague(d *document.Document, e *timex.Expression) bool {
	return anyWord(d, e.First, "this", "current") && anyWord(d, e.End-1, "year", "season", "decade", "century", "quarter", "time") ||
		anyWord(d, e.First, "current")
}
