package timex

import "github.com/newslint/newslint/internal/document"

// dayFirst reads 21 October 2024, the 21st of October, 10-12 May.
func (r *reader) dayFirst(i int32) Expression {
	if r.currency(i - 1) {
		return Expression{}
	}
	day, end, ordinal := r.dayAt(i)
	if day == 0 {
		if day, end = r.ordinalWord(i); day == 0 {
			return Expression{}
		}
		ordinal = true
	}
	at := end
	if r.mark(at, '.') && r.glued(at) { // 16. Nov. 2016
		at++
	}
	if r.dash(at) && r.glued(at) && r.glued(at+1) && r.is(at+1, document.Month) {
		at++
	}
	of := r.word(at, "of")
	if of {
		at++
	}
	month, next := r.monthAt(at)
	if month == 0 {
		return r.firstOfRange(i, day, end)
	}
	if of && !ordinal && (!r.capital(at) || r.possessive(next)) || ordinal && !of && r.isOrdinalName(i) {
		return Expression{}
	}
	if !of && r.dayBehind(next) {
		return Expression{}
	}
	e := expression(i, next, Date, DayOfMonth)
	e.Month, e.MonthAt, e.Day, e.DayAt = month, at, day, i
	e.Order = DayFirst
	if of {
		e.Order = NoOrder
	}
	r.readYear(&e)
	if e.Year == 0 && int(day) > DaysIn(0, int(month)) && r.noun(e.End) { // "31 June invoices"
		return Expression{}
	}
	if e.Year == 0 && !r.capital(at) && r.verbLike(at) {
		return Expression{}
	}
	return r.withDayDetails(e)
}

// dayBehind reports whether a day of the month stands at token i, behind a
// month: in "won 4-3 May 5" the 3 is none.
func (r *reader) dayBehind(i int32) bool {
	day, end, _ := r.dayAt(i)
	return day != 0 && day <= 31 && !r.mark(end, ':') && !r.noun(end) && !r.anyWord(end, "am", "pm", "a.m.", "p.m.") && !r.is(end, document.TimeUnit)
}

// isOrdinalName reports an ordinal word that counts, as in "a second May election".
func (r *reader) isOrdinalName(i int32) bool { return r.doc.Tokens[i].Kind == document.Word }

// verbLike reports whether the month's name is more likely a verb in lower case.
func (r *reader) verbLike(i int32) bool { return r.anyWord(i, "may", "march") }

// firstOfRange reads the first day of "10 to 12 May", given that no month
// follows it at once.
func (r *reader) firstOfRange(i int32, day uint8, end int32) Expression {
	at := end
	switch {
	case r.dash(at), r.anyWord(at, "to", "and", "or", "until", "through"):
	default:
		return Expression{}
	}
	second, next, _ := r.dayAt(at + 1)
	if second == 0 {
		return Expression{}
	}
	if r.word(next, "of") {
		next++
	}
	month, behind := r.monthAt(next)
	if month == 0 || !r.capital(next) && r.verbLike(next) || r.dayBehind(behind) {
		return Expression{}
	}
	if r.word(at, "and") && second <= day || r.noun(behind) && !r.dash(at) && !r.word(at, "to") {
		return Expression{}
	}
	e := expression(i, end, Date, DayOfMonth)
	e.Day, e.DayAt, e.Month, e.MonthAt, e.Order = day, i, month, next, DayFirst
	e.RangeStart = r.joinsRange(at)
	if year, yearAt, _ := r.yearAt(behind); year != 0 {
		e.Year, e.YearAt = year, yearAt
	}
	return e
}
