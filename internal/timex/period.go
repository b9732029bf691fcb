package timex

import "github.com/newslint/newslint/internal/document"

// yearCues are the words behind which four digits are a year whatever follows.
var yearCues = []string{"in", "since", "until", "till", "by", "from", "before", "after", "during", "through", "between", "around",
	"circa", "year", "late", "early", "mid", "to", "and", "of", "on", "at", "throughout", "back", "for"}

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
	if (r.anyWord(e.End, "fiscal", "financial", "tax")) && r.word(e.End+1, "year") {
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

// standsAsYear reports whether four digits at token i are a year: no amount,
// no part of a longer number, no model and no telephone number.
func (r *reader) standsAsYear(i int32, n int) bool {
	before, behind := i-1, i+1
	if r.currency(before) || r.mark(before, '#') || r.mark(before, '+') || r.word(before, "no") || r.mark(before, '.') && r.word(before-1, "no") {
		return false
	}
	if r.glued(i) && r.in(before) {
		switch t := r.doc.Tokens[before]; {
		case t.Kind == document.Word:
			return false
		case r.dash(before) && r.glued(before):
			if m, digits := r.integer(before - 1); digits != 4 || m < 1000 || m >= n {
				if _, digits := r.integer(before - 1); digits != 0 || !r.is(before-1, document.Month) && !r.word(before-1, "mid") && !r.word(before-1, "pre") && !r.word(before-1, "post") {
					return false
				}
			}
		case r.mark(before, '/') || r.mark(before, ':') || r.mark(before, '.'):
			return false
		}
	}
	if r.glued(behind) && (r.doc.Tokens[behind].Kind == document.Word && !r.word(behind, "'s") || r.mark(behind, ':') || r.percent(behind)) {
		return false
	}
	classes := r.doc.Classes(behind)
	if r.in(behind) && (r.percent(behind) || classes.Any(document.Classes(document.Scale, document.TimeZone))) {
		return false
	}
	if r.streetFollows(behind) || r.anyWord(before, "flight", "route", "room", "highway", "channel", "model", "bus", "train", "section", "unit") {
		return false
	}
	cued := r.anyWord(before, yearCues...) || r.is(before, document.Month) || r.is(before, document.Season)
	if u, many := r.unitAt(behind); u != noUnit && many || r.is(behind, document.Unit) && !r.is(behind, document.FunctionWord) && !cued {
		return false
	}
	if n < 1900 || n >= 2100 {
		return cued && !r.noun(behind) && !r.capital(behind) || r.possessive(behind)
	}
	return cued || !r.plainPlural(behind)
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

// ordinalWord reads first to thirty-first in words.
func (r *reader) ordinalWord(i int32) (n uint8, end int32) {
	if v, ok := r.value(i, document.OrdinalWord); ok && v <= 31 {
		return uint8(v), i + 1
	}
	tens, ok := r.value(i, document.Cardinal)
	if !ok || tens < 20 || tens%10 != 0 {
		return 0, 0
	}
	at := i + 1
	if r.dash(at) {
		at++
	}
	if v, ok := r.value(at, document.OrdinalWord); ok && v < 10 {
		return uint8(tens + v), at + 1
	}
	return 0, 0
}

// Ordinal reads the ordinal number that ends with token i, such as 10th or
// twenty-first, and returns the token at which it begins; 0 where there is none.
func Ordinal(d *document.Document, i int32) (n int, first int32) {
	r := reader{doc: d, first: max(0, i-2), end: i + 1}
	for first = r.first; first <= i; first++ {
		if word, end := r.ordinalWord(first); end == i+1 {
			return int(word), first
		}
		if n, digits := r.integer(first); digits > 0 && first == i-1 && r.glued(i) && r.anyWord(i, "st", "nd", "rd", "th") {
			return n, first
		}
	}
	return 0, i
}

// ordinal reads what an ordinal number counts: the 19th century, the third
// quarter of 2024, the second half of the year, the 21st.
func (r *reader) ordinal(i int32) Expression {
	n, end := r.ordinalWord(i)
	if n == 0 {
		var ordinal bool
		if n, end, ordinal = r.dayAt(i); !ordinal {
			if e := r.secondDay(i); e.End != 0 {
				return e
			}
			return r.ordinalDay(i)
		}
	}
	at := end
	if r.dash(at) {
		at++
	}
	u, many := r.unitAt(at)
	switch {
	case u == century && !many:
		return r.centuryAt(i, at+1, n)
	case r.anyWord(at, "and", "or", "to") || r.dash(end) && !r.glued(end):
		if _, second := r.ordinalWord(at + 1); second != 0 || r.isNth(at+1) {
			if u, _ := r.unitAt(r.behindNth(at + 1)); u == century {
				return r.centuryAt(i, end, n)
			}
		}
	case u == century:
		return r.centuryAt(i, at+1, n)
	case u == quarter && !many && n <= 4, r.timeWordAt(at) == half && n <= 2:
		return r.quarterAt(i, at+1, n, u)
	}
	if e := r.nth(i, at, int8(n)); e.End != 0 {
		return e
	}
	if u >= day && u != season && (many || r.word(at+1, "of")) {
		return Expression{}
	}
	if e := r.secondDay(i); e.End != 0 {
		return e
	}
	return r.ordinalDay(i)
}

func (r *reader) isNth(i int32) bool { return r.behindNth(i) != i }

// behindNth returns the token behind an ordinal at token i and a hyphen, i
// itself where there is none.
func (r *reader) behindNth(i int32) int32 {
	_, end := r.ordinalWord(i)
	if end == 0 {
		var ordinal bool
		if _, end, ordinal = r.dayAt(i); !ordinal {
			return i
		}
	}
	if r.dash(end) {
		end++
	}
	return end
}

func (r *reader) centuryAt(i, end int32, n uint8) Expression {
	if n == 0 || n > 31 {
		return Expression{}
	}
	e := expression(i, end, Date, Century)
	e.Value = Value{grain: centuryGrain, year: (int32(n) - 1) * 100}
	return e
}

// quarterAt completes the third quarter (of 2024, of the year), the first
// half of 2024; a half without its year may be one of a match.
func (r *reader) quarterAt(i, end int32, n uint8, u unit) Expression {
	e := expression(i, end, Date, Quarter)
	e.Value = Value{grain: quarterGrain, number: n}
	if u != quarter {
		e.Value.grain = halfGrain
	}
	at := end
	if r.anyWord(at, "of", "in") || r.mark(at, ',') {
		at++
	}
	if r.timeWordAt(at) == fiscal {
		at++
		if r.word(at, "year") {
			at++
		}
	}
	if year, yearAt, behind := r.yearAt(at); year != 0 {
		e.Year, e.YearAt, e.End = year, yearAt, behind
		return e
	}
	if v, _ := r.unitAt(at + 1); v == year {
		switch w := r.timeWordAt(at); {
		case w == last:
			e.relation = relation{to: toAnchor, shift: -1, unit: year}
		case w == next:
			e.relation = relation{to: toAnchor, shift: 1, unit: year}
		case w == this || r.word(at, "the"):
			e.relation = relation{to: toAnchor, shift: 0, unit: year}
		default:
			return e
		}
		e.End = at + 2
		return e
	}
	if e.Value.grain == halfGrain {
		return Expression{}
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
