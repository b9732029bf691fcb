package timex

import "github.com/newslint/newslint/internal/document"

// maxDay is the highest number read as a day of the month: slips such as
// Oct. 32 are dates too, counts of a hundred are not.
const maxDay = 39

// monthAt reads a month at token i: its number and the token behind it, the
// full stop of an abbreviation taken in. It does not ask whether the word is
// a month where it stands.
func (r *reader) monthAt(i int32) (month uint8, end int32) {
	v, ok := r.value(i, document.Month)
	if !ok {
		return 0, 0
	}
	end = i + 1
	if v&short != 0 && r.mark(end, '.') && r.glued(end) {
		end++
	}
	return uint8(v & numberBits), end
}

// dayAt reads a day of the month in figures, with its ordinal ending if it has one.
func (r *reader) dayAt(i int32) (day uint8, end int32, ordinal bool) {
	n, digits := r.integer(i)
	if digits == 0 || digits > 2 || n == 0 || n > maxDay {
		return 0, 0, false
	}
	if r.glued(i+1) && r.anyWord(i+1, "st", "nd", "rd", "th") {
		return uint8(n), i + 2, true
	}
	if r.glued(i+1) && r.is(i+1, document.Digits) || r.glued(i+1) && r.doc.Tokens[i+1].Kind == document.Word {
		return 0, 0, false
	}
	return uint8(n), i + 1, false
}

// yearAt reads the year that ends a date: behind a comma, behind "of", or
// right there; in four figures, as '87, or in words.
func (r *reader) yearAt(i int32) (year int16, at, end int32) {
	at = i
	if r.mark(at, ',') || r.word(at, "of") || r.word(at, "in") {
		at++
	}
	if y, end := r.shortYear(at); y != 0 {
		return y, at, end
	}
	if r.is(at, document.Cardinal) {
		if y, end := r.spelledYear(at); y != 0 && !r.noun(end) {
			return y, at, end
		}
		return 0, -1, i
	}
	n, digits := r.integer(at)
	if digits != 4 || n < 1000 || n > 2199 {
		return 0, -1, i
	}
	if r.glued(at+1) && (r.is(at+1, document.Digits) || r.mark(at+1, '%')) || r.currency(at-1) {
		return 0, -1, i
	}
	if at > i && !r.mark(i, ',') && r.noun(at+1) { // "on Oct. 21 in 2019 terms"
		return 0, -1, i
	}
	return int16(n), at, at + 1
}

// readYear takes in the year behind a day and its month.
func (r *reader) readYear(e *Expression) {
	if r.dash(e.End) && r.glued(e.End) && r.glued(e.End+1) && e.Order == DayFirst { // 05-Aug-2016
		if year, at, end := r.yearAt(e.End + 1); year != 0 {
			e.Year, e.YearAt, e.End = year, at, end
			return
		}
	}
	if year, at, end := r.yearAt(e.End); year != 0 {
		e.Year, e.YearAt, e.End = year, at, end
		return
	}
	e.End = r.yearWords(e, e.End)
}

// yearWords takes in "last year", "of this year" behind a date.
func (r *reader) yearWords(e *Expression, i int32) int32 {
	at := i
	if r.word(at, "of") || r.mark(at, ',') {
		at++
	}
	u, many := r.unitAt(at + 1)
	if u != year || many {
		return i
	}
	switch r.timeWordAt(at) {
	case last:
		e.relation = relation{to: toAnchor, shift: -1, unit: year}
	case this:
		e.relation = relation{to: toAnchor, shift: 0, unit: year}
	case next:
		e.relation = relation{to: toAnchor, shift: 1, unit: year}
	default:
		return i
	}
	return at + 2
}

// withDayDetails takes in what may follow a day: ", a Monday", "(Monday)",
// "at 8 p.m.".
func (r *reader) withDayDetails(e Expression) Expression {
	at := e.End
	switch {
	case r.mark(at, ',') && r.word(at+1, "a"):
		at += 2
	case r.mark(at, ',') && r.word(at+1, "which") && r.word(at+2, "was") && r.word(at+3, "a"):
		at += 4
	case r.mark(at, '(') && r.is(at+1, document.Weekday):
		return r.withClock(r.withBracketedWeekday(e))
	default:
		return r.withClock(e)
	}
	if v, ok := r.value(at, document.Weekday); ok && v&(plural|short) == 0 && !r.capital(at+1) && !r.possessive(at+1) && !r.noun(at+1) {
		e.Weekday, e.WeekdayAt, e.End = uint8(v), at, at+1
		return e
	}
	return r.withClock(e)
}

// withBracketedWeekday takes in the weekday in brackets behind a day.
func (r *reader) withBracketedWeekday(e Expression) Expression {
	at := e.End + 1
	end := at + 1
	if r.mark(end, '.') {
		end++
	}
	if v, _ := r.value(at, document.Weekday); r.mark(end, ')') && v&plural == 0 {
		e.Weekday, e.WeekdayAt, e.End = uint8(v&numberBits), at, end+1
	}
	return e
}

// ordinalDay reads "the 21st" where no month is named.
func (r *reader) ordinalDay(i int32) Expression {
	day, end, ordinal := r.dayAt(i)
	if day == 0 {
		if day, end = r.ordinalWord(i); day == 0 && r.is(i-2, document.Weekday) {
			if n, stop := r.belowHundred(i); n <= 31 && !r.noun(stop) {
				day, end = uint8(n), stop
			}
		}
		ordinal = day != 0
	}
	clocked := r.word(end, "at") && r.is(end+1, document.Digits)
	if !ordinal && (r.is(i-1, document.Weekday) && clocked || r.word(i-1, "on") && clocked && r.mark(end+2, ':')) ||
		!ordinal && r.word(i-2, "on") && r.is(i-1, document.Weekday) && (!r.in(end) || r.doc.Tokens[end].Kind == document.Punct && !r.dash(end) && !r.mark(end, '/') && !r.mark(end, ':') || r.word(end, "at")) {
		ordinal = true // on Friday 31.
	}
	if day == 0 || !ordinal || day > 31 || !r.word(i-1, "the") && !r.is(i-1, document.Weekday) && !clocked || r.doc.Tokens[i].Kind == document.Word && !r.is(i-2, document.Weekday) || r.lower(end) && r.noun(end) || r.capital(end) || r.dash(end) {
		return Expression{}
	}
	e := expression(i, end, Date, OrdinalDay)
	e.Day, e.DayAt = day, i
	return r.withClock(e)
}
