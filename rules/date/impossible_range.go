package date

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed impossible-range.md
var impossibleRangeDoc string

// ImpossibleRange compares the two ends of "from A to B": days of one month,
// and days or years that both state their year. Without years a range may run
// over the year's end.
var ImpossibleRange = &lint.Rule{
	ID:    "date/impossible-range",
	Level: lint.Warning,
	When:  document.Classes(document.Digits),
	Check: checkImpossibleRange,
	Doc:   impossibleRangeDoc,
}

func checkImpossibleRange(p *lint.Pass) {
	all := p.Dates().Expressions
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if !joined(p.Doc, a, b) || !endsBefore(a, b) {
			continue
		}
		p.Report(lint.Finding{
			Span:       a.Span.Union(b.Span),
			Message:    fmt.Sprintf("the range ends (%q) before it begins (%q)", p.Doc.String(b.Span), p.Doc.String(a.Span)),
			Confidence: 0.9,
		})
	}
}

// joined reports whether the two make a range: a hyphen or "to" between them,
// "from" or "between" before them where the words alone could be something else.
func joined(d *document.Document, a, b *timex.Expression) bool {
	joint := a.End
	if d.WordIs(joint, ",") {
		joint++
	}
	if b.First != joint+1 {
		return false
	}
	opened := d.WordIn(a.First-1, "from", "between")
	switch {
	case d.WordIn(joint, "-", "–"):
		return a.Form == timex.DayOfMonth && a.RangeStart
	case d.WordIn(joint, "to", "until", "till", "through"):
		return opened && !d.WordIn(a.First-2, "postponed", "moved", "delayed", "brought", "changed", "rescheduled", "forward", "back")
	case d.WordIn(joint, "and"):
		return d.WordIs(a.First-1, "between")
	}
	return false
}

// endsBefore reports whether b lies wholly before a.
func endsBefore(a, b *timex.Expression) bool {
	switch {
	case a.Form == timex.NamedYear && b.Form == timex.NamedYear:
		return b.Year < a.Year
	case a.Form != timex.DayOfMonth || b.Form != timex.DayOfMonth:
		return false
	case a.Year == 0 || b.Year == 0:
		return a.Month == b.Month && (a.Year == b.Year || a.MonthAt == b.MonthAt) && b.Day < a.Day
	}
	from := timex.Civil{Year: int(a.Year), Month: int(a.Month), Day: int(a.Day)}
	to := timex.Civil{Year: int(b.Year), Month: int(b.Month), Day: int(b.Day)}
	return to.Before(from)
}
