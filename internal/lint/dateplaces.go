package lint

import (
	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/timex"
)

// DatePlaces returns where the text tells the date of the article: all places
// that name the day of its dateline or of the line that dates it, or, where it
// has neither, all full dates.
func (f *Facts) DatePlaces() []document.Span {
	dates := f.Dates()
	var of *timex.Expression
	if a := dates.Anchor; a.Source == timex.FromDateline || a.Source == timex.FromUpdateLine {
		of = &dates.Expressions[a.At]
	}
	var places []document.Span
	for i := range dates.Expressions {
		e := &dates.Expressions[i]
		if e.IsFull() && (of == nil || e.Year == of.Year && e.Month == of.Month && e.Day == of.Day) {
			places = append(places, e.Span)
		}
	}
	return places
}
