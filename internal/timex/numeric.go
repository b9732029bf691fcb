package timex

import (
	"bytes"

	"github.com/newslint/newslint/internal/document"
)

// figure is one part of a numeric date.
type figure struct {
	n, digits int
}

// numericDay reads 21/10/2024, 2024-10-21, 21.10.2024, 6/7/24.
func (r *reader) numericDay(i int32) Expression {
	if r.glued(i) && (r.dash(i-1) && r.is(i-2, document.Digits) && !r.wholeDateBefore(i) || r.mark(i-1, '/') || r.mark(i-1, ':')) || r.currency(i-1) {
		return Expression{}
	}
	if n, digits := r.integer(i); digits == 8 {
		return r.compactDay(i, n)
	}
	parts, sep, end := r.figuresAt(i)
	if end == 0 {
		return Expression{}
	}
	if r.glued(end) && (r.dash(end) || r.mark(end, '/')) && r.glued(end+1) && r.is(end+1, document.Digits) {
		if _, _, second := r.figuresAt(end + 1); second == 0 {
			return Expression{} // one more figure: a score, a telephone number
		}
	}
	if r.mark(end, '-') && r.glued(end) && r.glued(end+1) && r.capital(end+1) {
		return Expression{} // a part's number
	}
	e := expression(i, end, Date, NumericDay)
	if !e.fill(parts, sep) {
		return Expression{}
	}
	e.DayAt, e.MonthAt, e.YearAt = i, i, i
	if r.glued(end) && r.glued(end+1) && r.in(end) && r.doc.Text[r.doc.Tokens[end].Start]|0x20 == 't' {
		r.isoClock(&e)
		return e
	}
	return r.withClock(e)
}

// numericCues are the words behind which two figures with a mark between them
// are a day and a month rather than a fraction or a score.
var numericCues = []string{"on", "by", "until", "till", "from", "before", "after", "since", "dated", "back", "next"}

// shortNumeric reads 22/04 and 4-22 behind a word that days stand behind, and
// 11/2016.
func (r *reader) shortNumeric(i int32) Expression {
	if r.glued(i) && r.in(i-1) || r.currency(i-1) {
		return Expression{}
	}
	a, b, end := r.twoFigures(i)
	if a.digits == 0 || a.digits > 2 || b.digits == 0 || r.counts(end) {
		return Expression{}
	}
	if b.digits == 4 && a.n >= 1 && a.n <= 12 && b.n >= 1900 && b.n < 2100 {
		e := expression(i, end, Date, NamedMonth)
		e.Month, e.MonthAt, e.Year, e.YearAt = uint8(a.n), i, int16(b.n), end-1
		return e
	}
	cued := r.anyWord(i-1, numericCues...) || r.is(i-1, document.Weekday) || r.joinsNumeric(i)
	if b.digits > 2 || !cued || a.n == 9 && b.n == 11 || a.n == 24 && b.n == 7 {
		return Expression{}
	}
	e := expression(i, end, Date, NumericDay)
	e.DayAt, e.MonthAt = i, i
	if !e.setDayMonth(a.n, b.n) || int(e.Day) > DaysIn(0, int(e.Month)) {
		return Expression{}
	}
	return r.withClock(e)
}

// twoFigures reads two figures with one mark between them: 22/04, 4-22, and
// behind "on" 4.22.
func (r *reader) twoFigures(i int32) (a, b figure, end int32) {
	if first, second, dotted := bytes.Cut(r.doc.Word(i), []byte{'.'}); dotted {
		if r.word(i-1, "on") {
			a.n, a.digits = digitsOf(first)
			b.n, b.digits = digitsOf(second)
		}
		return a, b, i + 1
	}
	if (r.mark(i+1, '/') || r.mark(i+1, '-')) && r.glued(i+1) && r.glued(i+2) {
		a.n, a.digits = r.integer(i)
		b.n, b.digits = r.integer(i + 2)
	}
	return a, b, i + 3
}

// counts reports whether what stands at token i makes the figures before it a
// fraction, a score or a part of something longer.
func (r *reader) counts(i int32) bool {
	if r.noun(i) || r.percent(i) || r.is(i, document.TimeUnit) || r.capital(i) && r.mark(i-2, '-') {
		return true
	}
	return r.glued(i) && (r.is(i, document.Digits) || r.dash(i) || r.mark(i, '/') || r.word(i, "s"))
}

// joinsNumeric reports whether the figures at token i are joined to a date in
// figures right before them: 11/20, 11/22 or 11/25.
func (r *reader) joinsNumeric(i int32) bool {
	n := len(r.out)
	return n > 0 && r.out[n-1].Form == NumericDay && r.out[n-1].End == i-1 && (r.mark(i-1, ',') || r.anyWord(i-1, "or", "and", "to") || r.dash(i-1))
}

// wholeDateBefore reports whether the expression before ends at the dash in
// front of token i: 10-1-2018-10-7-2018.
func (r *reader) wholeDateBefore(i int32) bool {
	n := len(r.out)
	return n > 0 && r.out[n-1].Form == NumericDay && r.out[n-1].End == i-1
}

// figuresAt reads three figures with one kind of mark between them and no blanks.
func (r *reader) figuresAt(i int32) (parts [3]figure, sep byte, end int32) {
	text := r.doc.Word(i)
	if bytes.Count(text, []byte{'.'}) == 2 {
		for k := range parts {
			part, rest, _ := bytes.Cut(text, []byte{'.'})
			n, digits := digitsOf(part)
			parts[k], text = figure{n, digits}, rest
			if digits == 0 {
				return parts, 0, 0
			}
		}
		return parts, '.', i + 1
	}
	switch {
	case !r.glued(i+1) || !r.glued(i+2):
		return parts, 0, 0
	case r.mark(i+1, '/'):
		sep = '/'
	case r.mark(i+1, '-'):
		sep = '-'
	default:
		return parts, 0, 0
	}
	for k := range parts {
		at := i + int32(2*k)
		if k > 0 && (!r.mark(at-1, sep) || !r.glued(at-1) || !r.glued(at)) {
			return parts, 0, 0
		}
		n, digits := r.integer(at)
		if digits == 0 {
			return parts, 0, 0
		}
		parts[k] = figure{n, digits}
	}
	return parts, sep, i + 5
}

// fill sets the parts of the day from the figures and reports whether they
// can be a date. A date that can be read in two ways is kept month first.
func (e *Expression) fill(p [3]figure, sep byte) bool {
	if p[0].digits == 4 {
		e.Order = YearFirst
		e.Year, e.Month, e.Day = int16(p[0].n), uint8(min(p[1].n, 99)), uint8(min(p[2].n, 99))
		return p[0].n >= 1000 && p[0].n < 2200 && p[1].digits <= 2 && p[2].digits <= 2 && isDayMonth(p[2].n, p[1].n)
	}
	if p[0].digits > 2 || p[1].digits > 2 {
		return false
	}
	year := p[2].n
	switch {
	case p[2].digits == 4 && year >= 1000 && year < 2200:
	case p[2].digits == 2 && (sep == '/' || p[0].digits == 2 && p[1].digits == 2 && (p[0].n < 10 || p[1].n < 10)):
		if year += 2000; year > 2068 {
			year -= 100
		}
	default:
		return false
	}
	e.Year = int16(year)
	return e.setDayMonth(p[0].n, p[1].n)
}

// setDayMonth sets day, month and their order from two figures and reports
// whether they can be meant as such.
func (e *Expression) setDayMonth(first, second int) bool {
	switch {
	case first == 0 || second == 0:
		return false
	case first == second && first <= 12:
		e.Order, e.Month, e.Day = NoOrder, uint8(first), uint8(second)
	case first <= 12 && second <= 12:
		e.Order, e.Month, e.Day = Ambiguous, uint8(first), uint8(second)
	case second <= 12:
		e.Order, e.Month, e.Day = DayFirst, uint8(second), uint8(min(first, 99))
	case first <= 12:
		e.Order, e.Month, e.Day = MonthFirst, uint8(first), uint8(min(second, 99))
	default:
		return false
	}
	return isDayMonth(int(e.Day), int(e.Month))
}

// compactDay reads 20161016, and nothing that the calendar lacks.
func (r *reader) compactDay(i int32, n int) Expression {
	day := Civil{n / 10000, n / 100 % 100, n % 100}
	if day.Year < 1900 || day.Year > 2099 || !day.Exists() || r.noun(i+1) {
		return Expression{}
	}
	e := expression(i, i+1, Date, NumericDay)
	e.Order, e.Year, e.Month, e.Day = YearFirst, int16(day.Year), uint8(day.Month), uint8(day.Day)
	e.DayAt, e.MonthAt, e.YearAt = i, i, i
	return e
}

// isDayMonth reports whether the figures can be meant as a day of a month,
// slips such as 31/04 included.
func isDayMonth(day, month int) bool { return 1 <= day && day <= maxDay && 1 <= month && month <= 12 }

// isoClock takes in the time of 2024-10-21T08:30:00Z.
func (r *reader) isoClock(e *Expression) {
	word := r.doc.Word(e.End)
	h, digits := digitsOf(word[1:])
	if digits != 2 || h > 24 {
		return
	}
	face := clockFace{hour: uint8(h), known: 1, sure: true}
	e.End = r.colonParts(&face, e.End+1)
	e.Value.setClock(face)
	e.Type = Time
	if r.glued(e.End) && r.word(e.End, "z") {
		e.End++
	}
}
