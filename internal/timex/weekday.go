package timex

import "github.com/newslint/newslint/internal/document"

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
