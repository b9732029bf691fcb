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
	dates := p.Dates()
	reportUnanchored(p, "counts from the day of publication", func(i int) bool {
		e := &dates.Expressions[i]
		if _, ok := e.CountsFromAnchor(); !ok || e.Weekday != 0 || e.Type == timex.Set {
			return false
		}
		return !isFigurative(p.Doc, e) && !isVague(p.Doc, e)
	})
}

// isFigurative reports uses that name no day: yesterday's man, tomorrow's world.
func isFigurative(d *document.Document, e *timex.Expression) bool {
	if e.Form == timex.RelativeDay && d.WordIn(e.First-1, "no", "a", "better", "brighter", "another", "every", "like") {
		return true
	}
	return d.WordIn(e.End, "'s") && d.WordIn(e.End+1, "man", "men", "woman", "women", "world", "leaders", "technology", "news", "generation", "problems", "people", "stars")
}

// isVague reports today, which often means nowadays, and this year or season,
// which the story itself often tells.
func isVague(d *document.Document, e *timex.Expression) bool {
	if d.WordIn(e.First, "today", "current", "present") {
		return true
	}
	return d.WordIs(e.First, "this") && e.End-e.First == 2 && d.WordIn(e.End-1, "year", "season", "decade", "century", "quarter", "time")
}
