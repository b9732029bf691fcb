package timex

import "github.com/newslint/newslint/internal/document"

// yearCues are the words behind which four digits are a year whatever follows.
var yearCues = []string{
	"in", "since", "until", "till", "by", "from", "before", "after", "during", "through", "between", "around",
	"circa", "year", "late", "early", "mid", "to", "and", "of", "on", "at", "throughout", "back", "for",
}

// year reads 2024, the 2012-13 season, 2014-2018.
func (r *reader) year(i int32) Expression {
	n, digits := r.integer(i)
	if digits == 3 && r.word(i-1, "year") {
		e := expression(i, i+1, Date, NamedYear)
		e.Year, e.YearAt = int16(n), i
		return e
	}
	if digits != 4 || n < 1000 || n > 2199 || !r.standsAsYear(i, n) {
		return Expression{}
	}
	e := expression(i, i+1, Date, NamedYear)
	e.Year, e.YearAt = int16(n), i
	if at := r.afterDash(e.End); r.quarterCode(at) != 0 {
		e.Form, e.End = Quarter, at+1
		e.Value = Value{grain: quarterGrain, number: r.quarterCode(at)}
		return e
	}
	if r.is(e.End, document.Month) && r.capital(e.End) && !r.glued(e.End) {
		month, end := r.monthAt(e.End)
		if day, _, _ := r.dayAt(end); day == 0 && (!r.isFirstName(int32(month)) || !r.capital(end) && !r.lower(end)) && !r.mark(end, ',') {
			e.Form, e.Month, e.MonthAt, e.End = NamedMonth, month, e.End, end
			return e
		}
	}
	if r.dash(e.End) || r.mark(e.End, '/') {
		r.yearRange(&e, n)
	}
	if r.anyWord(e.End, "fiscal", "financial", "tax") && r.word(e.End+1, "year") {
		e.Form, e.End = FiscalYear, e.End+2
		e.Value.grain = fiscalGrain
	}
	return e
}

// afterDash returns the token behind a glued hyphen at token i, i where there is none.
func (r *reader) afterDash(i int32) int32 {
	if r.dash(i) && r.glued(i) {
		return i + 1
	}
	return i
}

// numbered are the words whose number is a name: flight 2019.
var numbered = []string{"flight", "route", "room", "highway", "channel", "model", "bus", "train", "section", "unit"}

// standsAsYear reports whether four digits at token i are a year: no amount,
// no part of a longer number, no model and no telephone number.
func (r *reader) standsAsYear(i int32, n int) bool {
	before, behind := i-1, i+1
	if !r.opensYear(i, n) || !r.closesYear(behind) || r.streetFollows(behind) || r.anyWord(before, numbered...) {
		return false
	}
	cued := r.anyWord(before, yearCues...) || r.is(before, document.Month) || r.is(before, document.Season)
	if r.is(behind, document.Unit) && !r.is(behind, document.FunctionWord) && !cued {
		return false
	}
	if n < 1900 || n >= 2100 {
		return cued && !r.noun(behind) && !r.capital(behind) || r.possessive(behind)
	}
	return cued || !r.plainPlural(behind)
}

// opensYear reports whether what stands before token i leaves its four
// digits, of value n, free to be a year.
func (r *reader) opensYear(i int32, n int) bool {
	before := i - 1
	if r.currency(before) || r.mark(before, '#') || r.mark(before, '+') || r.word(before, "no") || r.mark(before, '.') && r.word(before-1, "no") {
		return false
	}
	if !r.glued(i) || !r.in(before) {
		return true
	}
	if r.dash(before) && r.glued(before) {
		if m, digits := r.integer(before - 1); digits != 0 {
			return digits == 4 && 1000 <= m && m < n // the end of 2014-2018
		}
		return r.is(before-1, document.Month) || r.anyWord(before-1, "mid", "pre", "post")
	}
	return r.doc.Tokens[before].Kind != document.Word && !r.mark(before, '/') && !r.mark(before, ':') && !r.mark(before, '.')
}

// closesYear reports whether what stands at token i leaves the four digits
// before it free to be a year.
func (r *reader) closesYear(i int32) bool {
	if !r.in(i) {
		return true
	}
	if r.glued(i) && (r.doc.Tokens[i].Kind == document.Word && !r.word(i, "'s") || r.mark(i, ':')) {
		return false
	}
	_, many := r.unitAt(i)
	return !many && !r.percent(i) && !r.doc.Classes(i).Any(document.Classes(document.Scale, document.TimeZone))
}

// streetFollows reports whether the number before token i is that of a house.
func (r *reader) streetFollows(i int32) bool {
	for at := i; at < i+4 && r.capital(at); at++ {
		if r.anyWord(at, "street", "st", "avenue", "ave", "road", "rd", "drive", "boulevard", "blvd", "lane", "court", "highway", "place", "terrace") {
			return true
		}
	}
	return false
}

// plainPlural reports whether token i is a plural noun that four digits
// before it count: people, homes, but not "2019 levels" with a cue.
func (r *reader) plainPlural(i int32) bool {
	if !r.noun(i) {
		return false
	}
	w := r.doc.Word(i)
	return w[len(w)-1] == 's' && len(w) > 3 || r.anyWord(i, "people", "men", "women", "children")
}

// yearRange takes in the second year of 2012-13 and marks the first one of
// 2014-2018, whose second is an expression of its own.
func (r *reader) yearRange(e *Expression, n int) {
	m, digits := r.integer(e.End + 1)
	switch {
	case digits == 4 && m > n && m < n+200 && r.glued(e.End) == r.glued(e.End+1):
		e.RangeStart = true
	case digits == 2 && r.glued(e.End) && r.glued(e.End+1) && (m == (n+1)%100 || m > max(n%100, 12)):
		e.End += 2
	case digits > 0 && digits <= 2 && !r.mark(e.End, '~') && m >= 1 && m <= 12 && !r.glued(e.End+2):
		e.Form, e.Month, e.MonthAt = NamedMonth, uint8(m), e.End+1
		e.Order = YearFirst
		e.End += 2
	}
}
