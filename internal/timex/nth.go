package timex

import "github.com/newslint/newslint/internal/document"

// frame is the month or year in which something is counted.
type frame struct {
	month    uint8
	year     int16
	relation relation
	end      int32 // the token behind it, 0 where there is none
	monthAt  int32
	yearAt   int32
}

// frameAt reads "of October 2015", "in May", "of next month", "of the month",
// "of 2015" at token i; the preposition may be missing before next and last.
func (r *reader) frameAt(i int32) frame {
	f := frame{monthAt: -1, yearAt: -1}
	at := i
	joined := r.anyWord(at, "of", "in")
	if joined {
		at++
	}
	if month, end := r.monthAt(at); month != 0 && (r.capital(at) || !r.verbLike(at)) {
		f.month, f.monthAt, f.end = month, at, end
		if year, yearAt, end := r.yearAt(end); year != 0 {
			f.year, f.yearAt, f.end = year, yearAt, end
		}
		return f
	}
	if year, yearAt, end := r.yearAt(at); year != 0 && joined {
		f.year, f.yearAt, f.end = year, yearAt, end
		return f
	}
	if joined && r.word(at, "the") && !r.knownShift(at+1) {
		if u, many := r.unitAt(at + 1); !many && (u == month || u == year) {
			f.relation, f.end = relation{to: toText, unit: u}, at+2
		}
		return f
	}
	if r.word(at, "the") {
		at++
	}
	if u, many := r.unitAt(at + 1); !many && (u == month || u == year) && r.knownShift(at) {
		f.relation, f.end = relation{to: toAnchor, shift: shiftOf(r.timeWordAt(at)), unit: u}, at+2
	}
	return f
}

// knownShift reports whether token i is last, this, next or a word like them.
func (r *reader) knownShift(i int32) bool {
	switch r.timeWordAt(i) {
	case last, previous, past, this, current, same, next, following:
		return true
	}
	return false
}

// shiftOf returns by how many units the word moves.
func shiftOf(w timeWord) int16 {
	switch w {
	case last, previous, past:
		return -1
	case next, following:
		return 1
	}
	return 0
}

// nth reads what an ordinal n, or last with n = -1, before token "at"
// counts: the second Monday of October, the first week of 2015, the 20th of
// next month.
func (r *reader) nth(i, at int32, n int8) Expression {
	e := expression(i, at+1, Date, NthOf)
	e.nth = n
	if v, ok := r.value(at, document.Weekday); ok && v&(plural|short) == 0 && n <= 5 {
		if r.isWeekdayName(at, at+1) {
			return Expression{}
		}
		e.Weekday, e.WeekdayAt = uint8(v), at
		if n > 0 && r.repeatedFrame(&e) {
			return e
		}
		f := r.frameAt(e.End)
		if f.end == 0 || f.month == 0 && f.relation.unit != month {
			if n < 0 {
				return Expression{}
			}
			if r.noun(e.End) || r.word(e.End, "in") {
				e.Form, e.Value = Linked, Value{grain: weekdayOnly, number: e.Weekday}
				return e
			}
			f = frame{relation: relation{to: toText, unit: month}, end: e.End, monthAt: -1, yearAt: -1}
		}
		return e.within(f)
	}
	if u, many := r.unitAt(at); u == week && !many {
		if f := r.frameAt(at + 1); f.end != 0 {
			e.relation.unit = week
			return e.within(f)
		}
		return Expression{}
	}
	if n < 0 {
		return Expression{}
	}
	ofDay := false
	if u, many := r.unitAt(at); u == day && !many && r.word(at+1, "of") {
		ofDay = true
		at++
	}
	f := r.frameAt(at)
	if ofDay && f.month != 0 {
		e.Form, e.Day, e.DayAt = DayOfMonth, uint8(n), i
		return e.within(f)
	}
	if f.end != 0 && f.relation.unit == month && f.relation.to == toAnchor {
		e.Form, e.Day, e.DayAt = OrdinalDay, uint8(n), i
		return e.within(f)
	}
	return Expression{}
}

// within joins the frame to the expression.
func (e *Expression) within(f frame) Expression {
	unit := e.relation.unit
	e.Month, e.MonthAt, e.Year, e.YearAt, e.End = f.month, f.monthAt, f.year, f.yearAt, f.end
	e.relation = f.relation
	if unit == week {
		e.Weekday = 0
	}
	return *e
}

// repeatedFrame takes in "of each month" and makes the expression a set.
func (r *reader) repeatedFrame(e *Expression) bool {
	if !r.anyWord(e.End, "of", "in") || !r.anyWord(e.End+1, "each", "every") && !(r.word(e.End+1, "the") && r.timeWordAt(e.End+2) == noTimeWord) {
		return false
	}
	u, many := r.unitAt(e.End + 2)
	if u != month || many {
		return false
	}
	e.Type, e.Form, e.End = Set, Repeated, e.End+3
	e.Value = Value{grain: weekdayOnly, number: e.Weekday}
	return true
}

// settleNth works out a counted weekday, week or day.
func (e *Expression) settleNth(now, context Civil) {
	from := now
	if e.relation.to == toText && !context.IsZero() {
		from = context
	}
	y, m := int(e.Year), int(e.Month)
	if y == 0 && !from.IsZero() {
		switch {
		case m != 0:
			y = e.yearOf(from, m, 15)
		case e.relation.unit == year:
			y = from.Year + int(e.relation.shift)
		default:
			c := from.addMonths(int(e.relation.shift))
			y, m = c.Year, c.Month
		}
	}
	v := &e.Value
	switch {
	case e.Form == OrdinalDay:
		v.grain, v.year, v.month, v.day = dayGrain, int32(y), uint8(m), e.Day
	case e.Weekday == 0 && m == 0:
		v.grain, v.year, v.number = weekGrain, int32(y), uint8(e.nth)
		if e.nth < 0 {
			_, w := Civil{y, 12, 28}.week()
			v.number = uint8(w)
		}
	case y == 0 && m == 0:
		v.grain, v.number = weekdayOnly, e.Weekday
	case y == 0:
		v.grain, v.month = monthGrain, uint8(m)
	case e.Weekday == 0:
		day := 7*int(e.nth) - 3
		if e.nth < 0 {
			day = DaysIn(y, m) - 3
		}
		isoYear, w := Civil{y, m, day}.week()
		v.grain, v.year, v.number = weekGrain, int32(isoYear), uint8(w)
	default:
		v.setDay(nthWeekday(y, m, int(e.Weekday), int(e.nth)))
	}
}

// nthWeekday returns the nth such weekday of a month, the last one for -1.
func nthWeekday(year, m, weekday, n int) Civil {
	if n < 0 {
		end := Civil{year, m, DaysIn(year, m)}
		return end.Add(-((end.Weekday() - weekday + 7) % 7))
	}
	first := Civil{year, m, 1}
	return first.Add((weekday-first.Weekday()+7)%7 + 7*(n-1))
}
