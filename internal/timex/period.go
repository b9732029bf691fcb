package timex

import "github.com/newslint/newslint/internal/document"

// quarterCode returns the number of the quarter that token i names as Q3.
func (r *reader) quarterCode(i int32) uint8 {
	if w := r.timeWordAt(i); w >= firstQuarter && w <= fourthQuarter {
		return uint8(w-firstQuarter) + 1
	}
	return 0
}

// quarterName reads Q3, Q3 2016, Q3 of 2016.
func (r *reader) quarterName(i int32) Expression {
	e := expression(i, i+1, Date, Quarter)
	e.Value = Value{grain: quarterGrain, number: r.quarterCode(i)}
	if year, at, end := r.yearAt(r.afterDash(i + 1)); year != 0 {
		e.Year, e.YearAt, e.End = year, at, end
		return e
	}
	e.End = r.yearWords(&e, e.End)
	return e
}

// decade reads the 1990s, the '90s.
func (r *reader) decade(i int32) Expression {
	n, digits := r.integer(i)
	if n%10 != 0 || digits != 2 && digits != 4 {
		return Expression{}
	}
	ending := r.glued(i+1) && (r.word(i+1, "s") || r.word(i+1, "'s") && r.word(i-1, "the"))
	if !ending || r.glued(i+2) && !r.dash(i+2) && r.doc.Tokens[i+2].Kind != document.Punct {
		return Expression{}
	}
	e := expression(i, i+2, Date, Decade)
	e.Value = Value{grain: decadeGrain, year: int32(n)}
	if digits == 4 {
		if n < 1000 || n > 2190 {
			return Expression{}
		}
		return e
	}
	e.Value.year = centuryOfDecade(n)
	marked := r.apostrophe(i - 1)
	if marked {
		e.First--
	}
	before := e.First - 1
	if r.timeWordAt(before) == early || r.timeWordAt(before) == late || r.timeWordAt(before) == mid {
		before--
	}
	if r.dash(before) {
		before -= 2
	}
	if !marked && !r.word(before, "the") || r.is(before, document.Pronoun) {
		return Expression{}
	}
	return e
}

func (r *reader) apostrophe(i int32) bool {
	if r.mark(i, '\'') {
		return true
	}
	if !r.in(i) {
		return false
	}
	s := string(r.doc.Word(i))
	return s == "’" || s == "‘"
}

// centuryOfDecade gives the first year of a decade of two digits: the '90s
// are 1990, the '20s may yet be either and are taken for ours.
func centuryOfDecade(n int) int32 {
	if n <= 20 {
		return int32(2000 + n)
	}
	return int32(1900 + n)
}

// spelledDecade reads the sixties.
func (r *reader) spelledDecade(i int32, w timeWord) Expression {
	before := i - 1
	if r.dash(before) {
		before--
	}
	if w := r.timeWordAt(before); w == early || w == late || w == mid {
		before--
	}
	if !r.word(before, "the") && !r.anyWord(before, "roaring", "swinging", "nineteen") {
		return Expression{}
	}
	e := expression(i, i+1, Date, Decade)
	e.Value = Value{grain: decadeGrain, year: 2000}
	if w != noughties {
		e.Value.year = centuryOfDecade(90 - 10*int(w-nineties))
	}
	return e
}

// season reads the spring of 2014, summer 2020.
func (r *reader) season(i int32) Expression {
	v, _ := r.value(i, document.Season)
	if v&plural != 0 {
		return Expression{}
	}
	e := expression(i, i+1, Date, Season)
	e.Value = Value{grain: seasonGrain, number: uint8(v & numberBits)}
	if year, at, end := r.yearAt(i + 1); year != 0 && !r.mark(i+1, ',') {
		e.Year, e.YearAt, e.End = year, at, end
		return e
	}
	if end := r.yearWords(&e, i+1); end != i+1 {
		e.End = end
		return e
	}
	cued := r.word(i-1, "the") && (v != spring && v != autumn || r.anyWord(i-2, "in", "during", "of", "over", "through", "until", "by", "since", "for", "on", "at")) ||
		r.anyWord(i-1, "in", "since", "until", "by", "during", "late", "early")
	if !cued || r.verbFall(i) || r.word(i, "fall") && !r.word(i-1, "the") || r.lower(i+1) && r.noun(i+1) || r.capital(i) || r.dash(i+1) {
		return Expression{}
	}
	return e
}

// fiscalYear reads fiscal 2025, fiscal year 2025, FY2025 with a blank.
func (r *reader) fiscalYear(i int32) Expression {
	at := i + 1
	if r.word(at, "year") {
		at++
	}
	n, digits := r.integer(at)
	if digits != 4 || n < 1900 || n > 2199 {
		return Expression{}
	}
	e := expression(i, at+1, Date, FiscalYear)
	e.Value.grain = fiscalGrain
	e.Year, e.YearAt = int16(n), at
	return e
}
