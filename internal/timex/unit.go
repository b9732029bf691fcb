package timex

import "github.com/newslint/newslint/internal/document"

// bareUnit reads what a unit of time is the core of although no number and no
// word such as "last" stands before it: a year ago, the day before, for weeks.
func (r *reader) bareUnit(i int32) Expression {
	u, many := r.unitAt(i)
	if u == week && !many {
		if e := r.numberedWeek(i); e.End != 0 {
			return e
		}
	}
	if r.counted(i) {
		return Expression{}
	}
	e := expression(i, i+1, Duration, Length)
	switch {
	case r.anyWord(i-1, "a", "an") || r.word(i-1, "per"):
		if r.word(i-1, "per") {
			return Expression{}
		}
		if u == second && (r.noun(i+1) || r.capital(i+1)) {
			return Expression{}
		}
		e.First, e.Value = i-1, period(1, u)
		if r.timeWordAt(i-2) == half {
			e.First, e.Value = i-2, period(0.5, u)
		}
		return r.withDistance(e, 1, u)
	case !many && r.anyWord(i-1, "single", "full", "whole", "entire") && r.word(i-2, "a"):
		e.First, e.Value = i-2, period(1, u)
		return e
	case many && !r.word(i-1, "the") && u >= second && r.weighs(i):
		e.Value = period(-1, u)
		return r.withDistance(e, -1, u)
	case r.word(i-1, "the") && u >= day && !many:
		return r.theUnit(i, u)
	case u == weekend && !many && !r.capital(i) && !r.noun(i+1) && !r.possessive(i+1) && !r.dash(i-1):
		e := expression(i, i+1, Date, Linked)
		e.relation = relation{to: toText, unit: weekend}
		return e
	}
	return Expression{}
}

// counted reports whether a number stands before the unit, at a hyphen's
// length or none: it was read with the number or refused with it.
func (r *reader) counted(i int32) bool {
	if r.dash(i - 1) {
		i--
	}
	return r.doc.Classes(i-1).Any(document.Classes(document.Digits, document.Cardinal, document.OrdinalWord, document.Scale)) && r.in(i-1) ||
		r.anyWord(i-1, "hundred", "thousand", "million", "billion")
}

// weighs reports whether a bare plural unit at token i is a length of time:
// "for weeks", "years ago", "in decades".
func (r *reader) weighs(i int32) bool {
	switch r.timeWordAt(i + 1) {
	case ago, later, earlier:
		return true
	}
	if r.anyWord(i+1, "before", "after") && r.lower(i) && !r.is(i-1, document.Determiner) {
		return true
	}
	return r.anyWord(i-1, "for", "in", "over", "after", "within", "took", "takes", "take", "of", "lasted", "spent") && !r.word(i-2, "hundreds") && r.lower(i)
}

// theUnit reads the day before yesterday, the week before, the year after.
func (r *reader) theUnit(i int32, u unit) Expression {
	e := expression(i, i+1, Date, Linked)
	shift := int16(0)
	switch {
	case r.word(i+1, "before"):
		shift = -1
	case r.word(i+1, "after"):
		shift = 1
	}
	if shift != 0 && !r.word(i-2, "to") { // ten years to the day after
		e.First, e.End = i-1, i+2
		e.relation = relation{to: toText, shift: shift, unit: u}
		if v, ok := r.value(i+2, document.RelativeDay); ok && u == day {
			e.Form, e.End = RelativeDay, i+3
			e.relation = relation{to: toAnchor, shift: shift + int16(v), unit: day}
		}
		return e
	}
	cued := r.anyWord(i-2, "of", "in", "for", "during", "over", "throughout", "within") && !r.noun(i+1) && !r.word(i+1, "of") && !r.dash(i+1)
	if cued && u >= week && u <= year && u != season && u != fortnight {
		e.First = i - 1
		e.relation = relation{to: toText, unit: u}
		return e
	}
	if u == weekend && r.word(i+1, "of") {
		if d := r.namedDayAt(i + 2); d.End != 0 {
			d.First, d.base, d.Form = i-1, d.Form, Linked
			d.relation = relation{to: toBase, unit: weekend}
			return d
		}
	}
	if u == weekend && !r.capital(i) {
		e.First = i - 1
		e.relation = relation{to: toText, shift: 0, unit: weekend}
		return e
	}
	return Expression{}
}

// numberedWeek reads week 31.
func (r *reader) numberedWeek(i int32) Expression {
	n, digits := r.integer(i + 1)
	if digits == 0 || digits > 2 || n < 1 || n > 53 || r.percent(i+2) {
		return Expression{}
	}
	e := expression(i, i+2, Date, Linked)
	e.Value = Value{grain: weekGrain, number: uint8(n)}
	return e
}
