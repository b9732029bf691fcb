package timex

import "github.com/newslint/newslint/internal/document"

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
