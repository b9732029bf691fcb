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

// monthFirst reads Oct. 21, 2024, Oct. 21-23, October 2024 and October alone.
func (r *reader) monthFirst(i int32) Expression {
	month, next := r.monthAt(i)
	e := expression(i, next, Date, NamedMonth)
	e.Month, e.MonthAt = month, i
	at := next
	if (r.mark(at, '/') || r.dash(at)) && r.glued(at) && r.glued(at+1) {
		at++
	}
	day, end, ordinal := r.dayAt(at)
	if day == 0 && r.mark(at, ',') {
		if day, end, ordinal = r.dayAt(at + 1); !ordinal {
			day = 0
		}
		at++
	}
	if day == 0 && at == next {
		if n, stop := r.belowHundred(at); stop != 0 && n <= 31 && r.mark(stop, ',') && r.is(stop+1, document.Digits) {
			day, end = uint8(n), stop // January twenty-two, 2018
		} else if day, end = r.ordinalWord(at); day != 0 && (r.noun(end) || r.dash(end) || r.is(end, document.TimeUnit)) {
			day = 0
		}
	}
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
	return (r.word(i-1, "in") || r.timeWordAt(i-1) == last || r.timeWordAt(i-1) == since) && r.noun(end)
}

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

// withDayDetails takes in what may follow a day: ", a Monday", "at 8 p.m.".
func (r *reader) withDayDetails(e Expression) Expression {
	at := e.End
	if r.mark(at, ',') && (r.word(at+1, "a") || r.word(at+1, "which")) {
		at += 2
		if r.word(at, "was") {
			at++
		}
		if r.word(at, "a") {
			at++
		}
		if v, ok := r.value(at, document.Weekday); ok && v&(plural|short) == 0 && !r.capital(at+1) && !r.possessive(at+1) && !r.noun(at+1) {
			e.Weekday, e.WeekdayAt, e.End = uint8(v), at, at+1
			return e
		}
	} else if r.mark(at, '(') && r.is(at+1, document.Weekday) {
		close := at + 2
		if r.mark(close, '.') {
			close++
		}
		if v, _ := r.value(at+1, document.Weekday); r.mark(close, ')') && v&plural == 0 {
			e.Weekday, e.WeekdayAt, e.End = uint8(v&numberBits), at+1, close+1
		}
	}
	return r.withClock(e)
}

// weekday reads Friday, Friday night, Monday, Oct. 21, 2024, Fridays.
func (r *reader) weekday(i int32) Expression {
	v, _ := r.value(i, document.Weekday)
	end := i + 1
	if v&short != 0 && r.mark(end, '.') && r.glued(end) {
		end++
	}
	e := expression(i, end, Date, BareWeekday)
	e.Weekday, e.WeekdayAt = uint8(v&numberBits), i
	if v&plural != 0 {
		e.Type, e.Form, e.Plural = Set, Repeated, true
		e.Value = Value{grain: weekdayOnly, number: e.Weekday}
		return e
	}
	if r.isWeekdayName(i, end) {
		return Expression{}
	}
	partAt := end
	if w := r.timeWordAt(end); w == early || w == late {
		partAt++
	}
	if part := r.partAt(partAt); part != noPart && !r.capital(partAt) && part < noon {
		e.Value.part, e.Type = part, Time
		e.End = partAt + 1
		end = e.End
	}
	if dated := r.dateBehindWeekday(e, end); dated.End != 0 {
		return dated
	}
	at := end
	if r.word(at, "of") {
		at++
	}
	if u, many := r.unitAt(at + 1); u == week && !many && r.knownShift(at) && (v&short == 0 || at > end) {
		e.Form, e.End = RelativePeriod, at+2
		e.relation = relation{to: toAnchor, shift: shiftOf(r.timeWordAt(at)), unit: week, ofWeek: true}
		return r.withClock(e)
	}
	if v&short != 0 && !r.isShortWeekday(i, end) {
		return Expression{}
	}
	return r.withClock(e)
}

// dateBehindWeekday joins the date that follows a weekday to it.
func (r *reader) dateBehindWeekday(e Expression, end int32) Expression {
	at := end
	bracket := false
	switch {
	case r.mark(at, ','):
		at++
	case r.mark(at, '('):
		at++
		bracket = true
	case r.dash(at) && r.glued(at):
		at++
	}
	if r.word(at, "the") {
		at++
	}
	var d Expression
	switch {
	case r.is(at, document.Month):
		d = r.monthFirst(at)
	case r.is(at, document.Digits):
		if d = r.dayFirst(at); d.End == 0 {
			d = r.numericDay(at)
		}
		if d.End == 0 {
			d = r.ordinalDay(at)
		}
	case r.is(at, document.OrdinalWord), r.is(at, document.Cardinal) && r.word(at-1, "the"):
		if d = r.dayFirst(at); d.End == 0 {
			d = r.ordinalDay(at)
		}
	}
	if d.End == 0 || d.Day == 0 || d.WeekdayAt >= 0 || d.RangeStart || bracket && !r.mark(d.End, ')') {
		return Expression{}
	}
	if bracket {
		d.End++
	}
	if e.Value.part != noPart {
		d.Value.part, d.Type = e.Value.part, Time
	}
	d.First, d.Weekday, d.WeekdayAt = e.First, e.Weekday, e.WeekdayAt
	return r.withClock(d)
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

// secondDay reads the day that ends "Oct. 21-23" or "Oct. 15 and 16".
func (r *reader) secondDay(i int32) Expression {
	n := len(r.out)
	if n == 0 || r.out[n-1].End != i-1 || r.out[n-1].Form != DayOfMonth || r.out[n-1].Order != MonthFirst {
		return Expression{}
	}
	first := &r.out[n-1]
	day, end, _ := r.dayAt(i)
	joined := r.dash(i-1) || r.anyWord(i-1, "to", "through", "until")
	if day == 0 || int(day) > DaysIn(0, int(first.Month)) && r.noun(end) || r.is(end, document.Month) || r.dash(end) && r.glued(end) ||
		!joined && (!r.anyWord(i-1, "and", "or", "&") || r.lower(end) && r.noun(end)) || r.noun(end) && !r.dash(i-1) {
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
	first.RangeStart, e.RangeEnd = joined, joined
	return e
}

// joinsRange reports whether token i joins the two ends of a range.
func (r *reader) joinsRange(i int32) bool {
	return r.dash(i) || r.anyWord(i, "to", "through", "until", "till")
}
