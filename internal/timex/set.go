package timex

import "github.com/newslint/newslint/internal/document"

// repeated reads every Tuesday, each day, every three weeks.
func (r *reader) repeated(i int32) Expression {
	at := i + 1
	e := expression(i, at+1, Set, Repeated)
	if r.word(at, "other") || r.word(at, "single") {
		at++
		e.End = at + 1
	}
	if v, ok := r.value(at, document.Weekday); ok && !r.isWeekdayName(at, at+1) {
		e.Value = Value{grain: weekdayOnly, number: uint8(v & numberBits)}
		e.Weekday, e.WeekdayAt = uint8(v&numberBits), at
		if part := r.partAt(e.End); part != noPart && part < noon {
			e.Value.part = part
			e.End++
		}
		return e
	}
	if part := r.partAt(at); part != noPart {
		e.Value = Value{part: part}
		return e
	}
	if v, ok := r.value(at, document.Month); ok && (r.capital(at) || !r.verbLike(at)) {
		e.Value = Value{grain: monthGrain, month: uint8(v & numberBits)}
		if dated := r.monthFirst(at); dated.Day != 0 {
			e.End = dated.End
			e.Value.grain, e.Value.day = dayGrain, dated.Day
		}
		return e
	}
	if v, ok := r.value(at, document.Season); ok {
		e.Value = Value{grain: seasonGrain, number: uint8(v & numberBits)}
		return e
	}
	if h := r.holiday(at); r.is(at, document.Holiday) && h.End != 0 {
		h.First, h.Type, h.Form = i, Set, Repeated
		return h
	}
	if u, _ := r.unitAt(at); u != noUnit && u != second {
		n := float32(1)
		if r.word(at-1, "other") {
			n = 2
		}
		e.Value = period(n, u)
		return e
	}
	n, end := r.amount(at)
	if end == 0 {
		return Expression{}
	}
	u, _ := r.unitAt(end)
	if u == noUnit {
		return Expression{}
	}
	e.End, e.Value = end+1, period(n, u)
	return e
}

// adverb reads daily, weekly, annually.
func (r *reader) adverb(i int32, w timeWord) Expression {
	if r.capital(i) && (r.capital(i-1) || r.capital(i+1)) { // the Daily Mail, Entertainment Weekly
		return Expression{}
	}
	e := expression(i, i+1, Set, Repeated)
	switch w {
	case daily:
		e.Value = period(1, day)
	case weekly:
		e.Value = period(1, week)
	case fortnightly:
		e.Value = period(2, week)
	case monthly:
		e.Value = period(1, month)
	case quarterly:
		e.Value = period(3, month)
	default:
		e.Value = period(1, year)
	}
	return e
}

// holiday reads a day with a name, and the year behind it.
func (r *reader) holiday(i int32) Expression {
	v, ok := r.value(i, document.Holiday)
	if !ok {
		return Expression{}
	}
	head := holidayWords[v][0]
	best, end := -1, int32(0)
	for k := int(v); k < len(holidays) && holidayWords[k][0] == head; k++ {
		if stop := r.matchHoliday(i, holidayWords[k]); stop > end {
			best, end = k, stop
		}
	}
	if best < 0 {
		return Expression{}
	}
	e := expression(i, end, Date, NamedDay)
	e.Value.number = uint8(best)
	if r.word(end, "weekend") {
		e.relation = relation{to: toBase, unit: weekend}
		end++
		e.End = end
	}
	if year, at, stop := r.yearAt(end); year != 0 && !r.mark(end, ',') {
		e.Year, e.YearAt, e.End = year, at, stop
		return e
	}
	if e.relation.to == noOrigin {
		e.End = r.yearWords(&e, end)
	}
	return e
}

// matchHoliday returns the token behind a holiday's name at token i, 0 where
// it does not stand there. A full stop may be missing.
func (r *reader) matchHoliday(i int32, words []string) int32 {
	for _, w := range words {
		if w == "." && !r.mark(i, '.') {
			continue
		}
		if w == "'" {
			if !r.apostrophe(i) {
				return 0
			}
		} else if !r.word(i, w) {
			return 0
		}
		i++
	}
	return i
}
