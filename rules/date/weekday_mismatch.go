package date

import (
	_ "embed"
	"fmt"
	"strconv"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed weekday-mismatch.md
var weekdayMismatchDoc string

// WeekdayMismatch compares the weekday with the calendar. Without a year it
// takes the date nearest to publication that the tense allows, and is content
// when any year within half a year fits; a date somewhere in the text is no
// help with that. Dates before 1753 may follow the Julian calendar.
var WeekdayMismatch = &lint.Rule{
	ID:    "date/weekday-mismatch",
	Level: lint.Error,
	When:  document.Classes(document.Weekday),
	Check: checkWeekdayMismatch,
	Doc:   weekdayMismatchDoc,
}

// gregorian is the first year that English-speaking countries counted wholly
// by our calendar.
const gregorian = 1753

func checkWeekdayMismatch(p *lint.Pass) {
	dates := p.Dates()
	trusted := dates.Anchor.Source != timex.FromBody
	for i := range dates.Expressions {
		e := &dates.Expressions[i]
		day, ok := e.Value.Day()
		if !ok || e.Weekday == 0 || e.Day == 0 || e.Month == 0 || e.Year == 0 && !trusted || day.Year < gregorian || !day.Exists() || day.Weekday() == int(e.Weekday) {
			continue
		}
		if e.Order == timex.Ambiguous && fitsSwapped(day, int(e.Weekday)) || closesWeekdayRange(p.Doc, e) {
			continue
		}
		right := timex.WeekdayName(day.Weekday())
		message := fmt.Sprintf("%q: that day is a %s", p.Doc.String(e.Span), right)
		if e.Year == 0 {
			message = fmt.Sprintf("%q: %s is a %s, by %s", p.Doc.String(e.Span), written(day), right, anchored(dates.Anchor))
		}
		p.Report(lint.Finding{Span: e.Span, Message: message, Confidence: 0.95, Alternatives: mismatchFixes(p.Doc, e, day)})
	}
}

// fitsSwapped reports whether a date in figures fits the weekday when its day
// and month change places.
func fitsSwapped(day timex.Civil, weekday int) bool {
	day.Month, day.Day = day.Day, day.Month
	return day.Exists() && day.Weekday() == weekday
}

// closesWeekdayRange reports whether another weekday is joined before the
// expression's own: "Sunday to Monday, Nov. 3-4" gives each day its weekday.
func closesWeekdayRange(d *document.Document, e *timex.Expression) bool {
	at := e.WeekdayAt
	return d.Is(at-2, document.Weekday) && d.WordIn(at-1, "to", "and", "or", "through", "into", "-", "–", "/")
}

// mismatchFixes offers the right weekday, and the nearest day of the month
// that falls on the stated one.
func mismatchFixes(d *document.Document, e *timex.Expression, day timex.Civil) []lint.Fix {
	name := timex.WeekdayName(day.Weekday())
	if stated := d.Word(e.WeekdayAt); len(stated) < len("Monday") {
		name = name[:3]
	} else if d.Tokens[e.WeekdayAt].Is(document.Upper) {
		return nil
	}
	fixes := []lint.Fix{{
		Title: "Change the weekday to " + name,
		Edits: []lint.Edit{{Span: d.Tokens[e.WeekdayAt].Span, Text: name}},
	}}
	shift := int(e.Weekday) - day.Weekday()
	if shift > 3 {
		shift -= 7
	} else if shift < -3 {
		shift += 7
	}
	number := d.Tokens[e.DayAt].Span
	other := day.Add(shift)
	if other.Month != day.Month || e.Form != timex.DayOfMonth || d.Tokens[e.DayAt].Kind != document.Number || isOrdinal(d, e.DayAt) {
		return fixes
	}
	return append(fixes, lint.Fix{
		Title: fmt.Sprintf("Change the day to %d", other.Day),
		Edits: []lint.Edit{{Span: number, Text: strconv.Itoa(other.Day)}},
	})
}

// isOrdinal reports whether an ending such as "st" is glued to the number.
func isOrdinal(d *document.Document, i int32) bool {
	return d.Touches(i+1) && d.WordIn(i+1, "st", "nd", "rd", "th")
}
