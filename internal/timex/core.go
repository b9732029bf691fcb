package timex

import "github.com/newslint/newslint/internal/document"

// longest keeps the longest of the expressions that it is shown.
type longest struct{ Expression }

func (l *longest) take(e Expression) {
	if e.End > l.End {
		l.Expression = e
	}
}

// core returns the longest expression that begins at token i, whose classes
// are c, with End 0 where there is none.
func (r *reader) core(i int32, c document.ClassSet) Expression {
	var best longest
	if c.Has(document.Digits) {
		r.figureCore(i, &best)
		return best.Expression
	}
	if c.Any(document.Classes(document.Cardinal, document.OrdinalWord)) {
		r.numeralCore(i, c, &best)
	}
	if c.Has(document.TimeWord) {
		r.timeWordCore(i, &best)
	}
	if c.Has(document.Holiday) && r.holidayGoesOn(i) {
		best.take(r.holiday(i))
	}
	if c.Has(document.Weekday) {
		best.take(r.weekday(i))
	}
	if c.Has(document.Month) {
		best.take(r.monthFirst(i))
	}
	if c.Has(document.Season) {
		best.take(r.season(i))
	}
	if c.Has(document.RelativeDay) {
		best.take(r.relativeDay(i))
	}
	if c.Has(document.DayPart) {
		best.take(r.dayPart(i))
	}
	if c.Has(document.TimeUnit) {
		best.take(r.bareUnit(i))
		if r.anyWord(i+1, "past", "to") {
			best.take(r.clock(i)) // quarter to six
		}
	}
	return best.Expression
}

// figureCore tries what can begin with a number in figures.
func (r *reader) figureCore(i int32, best *longest) {
	_, digits := r.integer(i)
	behind := r.sequelOf(i + 1)
	if behind.has(figuresBehind) || digits == 8 || digits == 0 {
		best.take(r.numericDay(i))
		best.take(r.shortNumeric(i))
	}
	if digits == 4 || digits == 3 {
		best.take(r.year(i))
	}
	short := digits == 2 || digits == 1
	if behind.has(pluralBehind) && (short || digits == 4) {
		best.take(r.decade(i))
	}
	if behind.has(clockBehind) && (short || digits == 4 || digits == 0) {
		best.take(r.clock(i))
	}
	if behind.has(dayBehind) && short {
		best.take(r.dayFirst(i))
	}
	if short && (behind.has(ordinalBehind) || r.placesDay(i)) {
		best.take(r.ordinal(i))
	}
	if behind.has(lengthBehind) {
		best.take(r.length(i))
	}
}

// numeralCore tries what can begin with a number in words.
func (r *reader) numeralCore(i int32, c document.ClassSet, best *longest) {
	if !r.numeralGoesOn(i, c) {
		return
	}
	best.take(r.dayFirst(i))
	best.take(r.ordinal(i))
	if c.Has(document.Cardinal) {
		best.take(r.clock(i))
		best.take(r.yearInWords(i))
		best.take(r.length(i))
	}
}

// timeWordCore tries what can begin with a word such as last, every or half.
func (r *reader) timeWordCore(i int32, best *longest) {
	w := r.timeWordAt(i)
	if !r.timeWordGoesOn(i, w) {
		return
	}
	if !isAmount(w) {
		best.take(r.timeWord(i, w))
		return
	}
	best.take(r.length(i))
	best.take(r.clock(i)) // half past seven
}

// isAmount reports whether the word stands for a number: half, a few.
func isAmount(w timeWord) bool {
	switch w {
	case half, few, couple, several, dozen:
		return true
	}
	return false
}
