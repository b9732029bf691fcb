package timex

import (
	"strconv"

	"github.com/newslint/newslint/internal/document"
)

// period returns the value of n units, of an unknown number with n negative.
func period(n float32, u unit) Value {
	v := Value{grain: periodGrain}
	v.amounts[0] = amount{n, u}
	return v
}

// amount reads a number before a unit of time: 3, 2.5, twenty-five, two and a
// half, a few, several, a couple of. An unknown number is -1.
func (r *reader) amount(i int32) (n float32, end int32) {
	switch r.timeWordAt(i) {
	case few, several:
		return -1, i + 1
	case couple:
		if r.word(i+1, "of") {
			return 2, i + 2
		}
		return 2, i + 1
	case dozen:
		if r.word(i, "dozens") && r.word(i+1, "of") {
			return -1, i + 2
		}
		return 12, i + 1
	case half:
		if r.anyWord(i+1, "a", "an") {
			return 0.5, i + 2
		}
		if r.dash(i+1) && r.glued(i+1) {
			return 0.5, i + 1
		}
		return 0, 0
	}
	if n, end = r.number(i); end == 0 {
		return 0, 0
	}
	if r.word(end, "and") && r.word(end+1, "a") && r.timeWordAt(end+2) == half {
		return n + 0.5, end + 3
	}
	if r.word(end, "hundred") {
		n, end = n*100, end+1
	}
	if r.word(end, "thousand") {
		n, end = n*1000, end+1
	}
	if r.word(end, "dozen") {
		n, end = n*12, end+1
	}
	return n, end
}

// number reads a number in figures or words below a hundred.
func (r *reader) number(i int32) (n float32, end int32) {
	if r.is(i, document.Digits) {
		return r.figures(i)
	}
	v, ok := r.value(i, document.Cardinal)
	if !ok {
		return 0, 0
	}
	end = i + 1
	if v >= 20 && v%10 == 0 {
		at := end
		if r.dash(at) && r.glued(at) || r.word(at, "and") {
			at++
		}
		if ones, ok := r.value(at, document.Cardinal); ok && ones > 0 && ones < 10 {
			return float32(v + ones), at + 1
		}
	}
	return float32(v), end
}

// maxFigures is the longest number, in bytes, that is read as an amount.
const maxFigures = 12

func (r *reader) figures(i int32) (n float32, end int32) {
	text := r.doc.Word(i)
	if whole, digits := digitsOf(text); digits > 0 {
		n = float32(whole)
	} else {
		if len(text) > maxFigures {
			return 0, 0
		}
		var plain [maxFigures]byte
		b := plain[:0]
		for _, c := range text {
			if c != ',' {
				b = append(b, c)
			}
		}
		f, err := strconv.ParseFloat(string(b), 32)
		if err != nil {
			return 0, 0
		}
		n = float32(f)
	}
	if r.glued(i+1) && string(r.doc.Word(i+1)) == "½" {
		return n + 0.5, i + 2
	}
	return n, i + 1
}

// length reads three days, a 25-minute wait, two hours and ten minutes, and
// the distances made of them: three days ago.
func (r *reader) length(i int32) Expression {
	n, end := r.amount(i)
	if end == 0 || r.currency(i-1) {
		return Expression{}
	}
	at := end
	if r.dash(at) && r.glued(at) {
		at++
	}
	for r.anyWord(at, "more", "business", "working", "consecutive", "straight", "full", "whole", "long", "additional", "further", "short", "calendar") {
		at++
	}
	if _, many := r.unitAt(at + 1); many && r.knownShift(at) { // the 10 previous weeks
		at++
	}
	u, many := r.unitAt(at)
	if u == noUnit && r.partAt(at) == night && r.word(at, "nights") {
		u, many = day, true
	}
	if u == noUnit || !many && at == end && n != 1 && n != 0.5 && n >= 0 && r.capital(at) && !r.glued(at) {
		return Expression{}
	}
	if u == second && !many && r.is(i, document.Cardinal) { // "one second" may count, "one second term" does not
		return Expression{}
	}
	if r.isAge(at + 1) {
		return Expression{}
	}
	e := expression(i, at+1, Duration, Length)
	e.Value = period(n, u)
	if r.anyWord(i-1, "a", "an") && (n < 0 || r.timeWordAt(i) == couple || r.timeWordAt(i) == dozen || r.timeWordAt(i) == half) {
		e.First--
	}
	if many && r.word(e.End, "and") && r.word(e.End+1, "a") && r.timeWordAt(e.End+2) == half {
		e.Value.amounts[0].n += 0.5
		e.End += 3
	}
	if u == hour && !many && r.word(e.End, "and") && r.word(e.End+1, "a") && r.timeWordAt(e.End+2) == half {
		e.Value.amounts[0].n += 0.5
		e.End += 3
	}
	r.moreAmounts(&e)
	return r.withDistance(e, n, u)
}

// moreAmounts takes in the smaller units of a length: "and ten minutes".
func (r *reader) moreAmounts(e *Expression) {
	for k := 1; k < len(e.Value.amounts); k++ {
		at := e.End
		listed := r.mark(at, ',')
		if listed || r.word(at, "and") {
			at++
		}
		n, end := r.amount(at)
		u, _ := r.unitAt(end)
		if listed && n != float32(int(n)) {
			return
		}
		if end == 0 || u == noUnit || u == e.Value.amounts[k-1].unit || u > e.Value.amounts[k-1].unit && at > e.End || n < 0 || r.isAge(end+1) {
			return
		}
		e.Value.amounts[k] = amount{n, u}
		if u > e.Value.amounts[k-1].unit {
			e.Value.amounts[k], e.Value.amounts[k-1] = e.Value.amounts[k-1], e.Value.amounts[k]
		}
		e.End = end + 1
	}
}

// isAge reports whether the unit before token i tells an age: years old, year-old.
func (r *reader) isAge(i int32) bool {
	if r.dash(i) {
		i++
	}
	return r.anyWord(i, "old", "olds")
}

// withDistance turns a length into the distance that the words behind or
// before it make: ago, later, from now.
func (r *reader) withDistance(e Expression, n float32, u unit) Expression {
	shift := int16(0)
	if n >= 0 && n < 10000 {
		shift = int16(n)
	}
	distance := func(end int32, form Form, to origin, sign int16) Expression {
		e.Form, e.End = form, end
		if u >= day || u == noUnit {
			e.Type = Date
		} else {
			e.Type = Time
		}
		if n < 0 {
			e.relation = relation{to: to, shift: sign, unit: noUnit}
			return e
		}
		e.relation = relation{to: to, shift: sign * shift, unit: u}
		return e
	}
	switch r.timeWordAt(e.End) {
	case ago:
		return r.onWeekday(distance(e.End+1, Offset, toAnchor, -1))
	case later:
		return distance(e.End+1, Linked, toText, 1)
	case earlier:
		return distance(e.End+1, Linked, toText, -1)
	}
	if r.word(e.End, "from") && (r.word(e.End+1, "now") || r.is(e.End+1, document.RelativeDay)) ||
		r.anyWord(e.End, "before", "after") && r.is(e.End+1, document.RelativeDay) {
		sign := int16(1)
		if r.word(e.End, "before") {
			sign = -1
		}
		if u < day {
			return e
		}
		v, _ := r.value(e.End+1, document.RelativeDay)
		d := distance(e.End+2, Offset, toAnchor, sign)
		if d.relation.unit == day {
			d.relation.shift += int16(v)
		} else if d.relation.unit == week && v != 0 {
			d.relation = relation{to: toAnchor, shift: sign*shift*7 + int16(v), unit: day}
			clearAmounts(&d.Value)
		}
		return r.onWeekday(d)
	}
	if r.anyWord(e.End, "before", "after") && e.Form == Length {
		if d := r.besideDay(e, n, u); d.End != 0 {
			return d
		}
	}
	if e.Form == Length && u >= day && r.word(e.First-1, "in") && !r.dash(e.End-2) && r.isDistanceAhead(e.First-1, e.End) {
		e.First--
		return r.onWeekday(distance(e.End, Offset, toAnchor, 1))
	}
	return e
}

// besideDay reads the day from which a length counts: two weeks before
// Christmas, ten days after May 3.
func (r *reader) besideDay(e Expression, n float32, u unit) Expression {
	if n < 0 || n > 1000 || u < day {
		return Expression{}
	}
	d := r.namedDayAt(e.End + 1)
	if d.End == 0 {
		return Expression{}
	}
	d.First, d.base, d.Form = e.First, d.Form, Linked
	d.relation = relation{to: toBase, shift: int16(n), unit: u}
	if r.word(e.End, "before") {
		d.relation.shift = -d.relation.shift
	}
	return r.onWeekday(d)
}

// namedDayAt reads a holiday or a day of a month at token i.
func (r *reader) namedDayAt(i int32) Expression {
	var d Expression
	switch c := r.doc.Classes(i); {
	case !r.in(i):
	case c.Has(document.Holiday):
		d = r.holiday(i)
	case c.Has(document.Month):
		d = r.monthFirst(i)
	case c.Has(document.Digits):
		d = r.dayFirst(i)
	}
	if d.Form != NamedDay && d.Form != DayOfMonth || d.Type != Date || d.relation.to != noOrigin {
		return Expression{}
	}
	return d
}

// onWeekday takes in the weekday that says which day of the week counted to
// is meant: two weeks ago Friday, two months from today on Tuesday.
func (r *reader) onWeekday(e Expression) Expression {
	at := e.End
	if r.word(at, "on") {
		at++
	}
	v, ok := r.value(at, document.Weekday)
	if !ok || v&(plural|short) != 0 || r.isWeekdayName(at, at+1) || r.is(at+1, document.Month) || r.possessive(at+1) || r.noun(at+1) {
		return e
	}
	e.End, e.Weekday, e.WeekdayAt, e.relation.ofWeek = at+1, uint8(v), at, true
	return e
}

// isDistanceAhead reports whether "in two weeks", whose "in" is token i and
// which ends at token end, points to the future rather than measuring:
// "takes effect in two weeks", not "the worst in two weeks", "fell in two days".
func (r *reader) isDistanceAhead(i, end int32) bool {
	if r.noun(end) || r.possessive(end) {
		return false
	}
	s := &r.doc.Sentences[r.doc.SentenceOf(i)]
	for at := i - 1; at >= s.FirstToken && i-at <= 12; at-- {
		if r.anyWord(at, "first", "time", "times", "once", "twice", "best", "worst", "most", "least", "only", "last") || r.superlative(at) {
			return false
		}
	}
	return r.tense(i, end, s.FirstToken, s.EndToken) != PastTense
}

// superlative reports a word such as biggest or lowest.
func (r *reader) superlative(i int32) bool {
	w := r.doc.Word(i)
	return len(w) > 5 && r.lower(i) && string(w[len(w)-3:]) == "est" && !r.anyWord(i, "arrest", "interest", "request", "protest", "forest", "invest", "contest", "harvest", "honest", "suggest")
}

// whole reads all day, the whole week, another month.
func (r *reader) whole(i int32) Expression {
	at := i + 1
	if r.dash(at) && r.glued(at) {
		at++
	}
	u, many := r.unitAt(at)
	if u < hour || many || r.isAge(at+1) {
		return Expression{}
	}
	e := expression(i, at+1, Duration, Length)
	e.Value = period(1, u)
	return e
}
