package timex

import "github.com/newslint/newslint/internal/document"

// monthFirst reads Oct. 21, 2024, Oct. 21-23, October 2024 and October alone.
func (r *reader) monthFirst(i int32) Expression {
	month, next := r.monthAt(i)
	e := expression(i, next, Date, NamedMonth)
	e.Month, e.MonthAt = month, i
	day, at, end := r.dayBehindMonth(next)
	if day != 0 && !r.countsBehindMonth(i, at, end) {
		e.Form, e.Order = DayOfMonth, MonthFirst
		e.Day, e.DayAt, e.End = day, at, end
		r.readYear(&e)
		return r.withDayDetails(e)
	}
	if year, yearAt, end := r.yearAt(next); year != 0 {
		e.Year, e.YearAt, e.End = year, yearAt, end
		return e
	}
	if n, digits := r.integer(next + 1); r.word(next, "of") && digits == 2 && n > maxDay && !r.noun(next+2) { // April of 87
		e.Year, e.YearAt, e.End = int16(1900+n), next+1, next+2
		return e
	}
	if end := r.yearWords(&e, next); end != next {
		e.End = end
		return e
	}
	if !r.isMonth(i, next) {
		return Expression{}
	}
	return e
}

// dayBehindMonth reads the day behind a month, at token i: in figures, behind
// a comma where it is an ordinal, or in words. It returns where the day begins
// and ends, and day 0 where there is none.
func (r *reader) dayBehindMonth(i int32) (day uint8, at, end int32) {
	if (r.mark(i, '/') || r.dash(i)) && r.glued(i) && r.glued(i+1) {
		i++
	}
	if day, end, _ = r.dayAt(i); day != 0 {
		return day, i, end
	}
	if r.mark(i, ',') {
		if day, end, ordinal := r.dayAt(i + 1); ordinal {
			return day, i + 1, end
		}
		return 0, i, i
	}
	if n, stop := r.belowHundred(i); stop != 0 && n <= 31 && r.mark(stop, ',') && r.is(stop+1, document.Digits) {
		return uint8(n), i, stop // January twenty-two, 2018
	}
	if day, end = r.ordinalWord(i); r.noun(end) || r.dash(end) || r.is(end, document.TimeUnit) {
		return 0, i, i
	}
	return day, i, end
}

// countsBehindMonth reports whether the number between tokens at and end,
// behind the month at token i, is no day: "In April 31 homes were sold",
// "the February 30-year bond", "in June 31-28".
func (r *reader) countsBehindMonth(i, at, end int32) bool {
	if year, _, _ := r.yearAt(end); year != 0 {
		return false
	}
	if (r.mark(end, '-') || string(r.doc.Word(end)) == "–") && r.glued(end) && r.glued(end+1) {
		if n, digits := r.integer(end + 1); digits != 0 {
			day, _ := r.integer(at)
			return r.word(i-1, "in") || n <= day || n > maxDay
		}
		if !r.is(end+1, document.Month) && !r.is(end+1, document.Weekday) {
			return true
		}
	}
	if r.percent(end) || r.is(end, document.Scale) {
		return true
	}
	if _, many := r.unitAt(end); many {
		return true
	}
	return (r.word(i-1, "in") || r.timeWordAt(i-1) == last || r.timeWordAt(i-1) == since) && (r.noun(end) || r.anyWord(end, "more", "others"))
}

// secondDay reads the day that ends "Oct. 21-23" or "Oct. 15 and 16".
func (r *reader) secondDay(i int32) Expression {
	n := len(r.out)
	if n == 0 || r.out[n-1].End != i-1 || r.out[n-1].Form != DayOfMonth || r.out[n-1].Order != MonthFirst {
		return Expression{}
	}
	first := &r.out[n-1]
	day, end, _ := r.dayAt(i)
	if day == 0 || !r.closesDays(i-1, end) || int(day) > DaysIn(0, int(first.Month)) && r.noun(end) {
		return Expression{}
	}
	e := expression(i, end, Date, DayOfMonth)
	e.Month, e.MonthAt, e.Day, e.DayAt, e.Order = first.Month, first.MonthAt, day, i, MonthFirst
	e.Year, e.YearAt = first.Year, first.YearAt
	if year, at, behind := r.yearAt(end); year != 0 {
		e.Year, e.YearAt, e.End = year, at, behind
		if first.Year == 0 {
			first.Year, first.YearAt = year, at
		}
	}
	first.RangeStart = r.joinsRange(i - 1)
	e.RangeEnd = first.RangeStart
	return e
}

// closesDays reports whether the token at joint joins a second day of the
// month to the first, given that the number ends before token end: in "Oct. 15
// and 16 people" it counts, in "Oct. 15 to 16 May" another month follows.
func (r *reader) closesDays(joint, end int32) bool {
	switch {
	case r.is(end, document.Month), r.dash(end) && r.glued(end):
		return false
	case r.dash(joint):
		return true
	}
	return (r.joinsRange(joint) || r.anyWord(joint, "and", "or", "&")) && !r.noun(end)
}

// joinsRange reports whether token i joins the two ends of a range.
func (r *reader) joinsRange(i int32) bool {
	return r.dash(i) || r.anyWord(i, "to", "through", "until", "till")
}
