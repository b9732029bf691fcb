package timex

import "github.com/newslint/newslint/internal/document"

// spelledYear reads a year in words at token i: nineteen eighty-four, two
// thousand and twelve. It returns year 0 where there is none.
func (r *reader) spelledYear(i int32) (year int16, end int32) {
	v, ok := r.value(i, document.Cardinal)
	if !ok {
		return 0, i
	}
	if v == 2 && r.word(i+1, "thousand") {
		end = i + 2
		at := end
		if r.word(at, "and") {
			at++
		}
		if n, stop := r.belowHundred(at); stop != 0 {
			return int16(2000 + n), stop
		}
		return 2000, end
	}
	if v < 15 || v > 20 {
		return 0, i
	}
	if r.word(i+1, "hundred") {
		return int16(100 * v), i + 2
	}
	if r.anyWord(i+1, "zero", "oh") {
		if ones, ok := r.value(i+2, document.Cardinal); ok && 1 <= ones && ones <= 9 {
			return int16(100*v + ones), i + 3
		}
	}
	if n, stop := r.belowHundred(i + 1); stop != 0 && n >= 10 {
		return int16(100*v + n), stop
	}
	return 0, i
}

// belowHundred reads a number of one to ninety-nine in words.
func (r *reader) belowHundred(i int32) (n, end int32) {
	if !r.is(i, document.Cardinal) {
		return 0, 0
	}
	f, end := r.number(i)
	return int32(f), end
}

// yearInWords reads a year that stands alone in words, behind a word that
// years stand behind.
func (r *reader) yearInWords(i int32) Expression {
	if r.word(i-1, "the") && r.word(i, "two") && r.word(i+1, "thousands") {
		e := expression(i, i+2, Date, Decade)
		e.Value = Value{grain: decadeGrain, year: 2000}
		return e
	}
	year, end := r.spelledYear(i)
	if year == 0 || !r.anyWord(i-1, "in", "since", "of", "by", "during", "until", "from", "to", "and", "year") || r.noun(end) || r.is(end, document.TimeUnit) {
		return Expression{}
	}
	e := expression(i, end, Date, NamedYear)
	e.Year, e.YearAt = year, i
	return e
}

// shortYear reads the two figures of '87 at token i, the apostrophe's.
func (r *reader) shortYear(i int32) (year int16, end int32) {
	if !r.apostrophe(i) || !r.glued(i+1) {
		return 0, i
	}
	n, digits := r.integer(i + 1)
	if digits != 2 || r.glued(i+2) && !r.possessive(i+2) && r.doc.Tokens[i+2].Kind == document.Word {
		return 0, i
	}
	if n <= 30 {
		return int16(2000 + n), i + 2
	}
	return int16(1900 + n), i + 2
}
