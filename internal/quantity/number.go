package quantity

import (
	"math"

	"github.com/newslint/newslint/internal/document"
)

// number is a number without its surroundings: tokens first up to, not
// including, end.
type number struct {
	first, end   int32
	value, grain float64
	// high is above value for a vague number.
	high float64
	// denominator is set for a fraction of a whole, 1 for "one in four" too.
	denominator float64
	spelled     bool
	fraction    bool
	vague       bool
}

// maxWords bounds how many tokens one spelled-out number can have.
const maxWords = 24

// number reads the number that starts at token i.
func (r *reader) number(i int32) (number, bool) {
	d := r.doc
	n := number{first: i, end: i, grain: 1}
	switch {
	case d.Tokens[i].Kind == document.Number:
		if !r.digits(&n) {
			return n, false
		}
	case r.is(i, document.VagueNumber):
		return r.vague(i)
	case r.is(i, document.Fraction):
		return r.bareFraction(i)
	default:
		if !r.spelled(&n) {
			return n, false
		}
	}
	if r.goesOn(n.end) {
		r.addFraction(&n)
		r.inOutOf(&n)
	}
	return n, true
}

// goesOn reports whether what stands at token i can belong to the number
// before it. Behind most numbers this one look shows that nothing does.
func (r *reader) goesOn(i int32) bool {
	const joints = cueSet(1<<andCue | 1<<inCue | 1<<outCue | 1<<overCue | 1<<toCue | 1<<perCue)
	const parts = document.ClassSet(1<<document.Digits | 1<<document.Scale | 1<<document.Fraction)
	return joints.has(r.cue(i)) || r.classes(i).Any(parts)
}

// digits reads a number in figures and the scale behind it.
func (r *reader) digits(n *number) bool {
	d := r.doc
	i := n.first
	value, grain, ok := parseDigits(d.Word(i))
	if !ok {
		return false
	}
	n.end = i + 1
	if i > 0 && r.isMark(i-1, '.') && r.touches(i) && d.Tokens[i-1].Is(document.Spaced) {
		places := math.Pow10(int(d.Tokens[i].Len()))
		value, grain = value/places, 1/places
		n.first--
	}
	for r.groupsOn(n.end) {
		more, _, _ := parseDigits(d.Word(n.end))
		value = value*1000 + more
		n.end++
	}
	if value > largestNumber {
		return false
	}
	n.value, n.grain = value, grain
	if !r.goesOn(n.end) || r.slashFraction(n) {
		return true
	}
	if r.mixedFraction(n) {
		return true
	}
	for factor, end := r.scaleAt(n.end); end > n.end; factor, end = r.scaleAt(n.end) {
		n.value, n.grain, n.end = n.value*factor, n.grain*factor, end
		r.addSmaller(n, factor)
	}
	return true
}

// groupsOn reports whether token i is a group of three digits behind a
// non-breaking or thin space.
func (r *reader) groupsOn(i int32) bool {
	d := r.doc
	if !r.isNumber(i) || d.Tokens[i].Len() != 3 || d.Tokens[i-1].Len() > 3 {
		return false
	}
	switch string(d.Text[d.Tokens[i-1].End:d.Tokens[i].Start]) {
	case "\u00a0", "\u202f", "\u2009":
		return true
	}
	return false
}

// scaleAt returns the factor of the scale word at token i, a hyphen before it
// passed over, and the token behind it.
func (r *reader) scaleAt(i int32) (factor float64, end int32) {
	if r.isMark(i, '-') && r.touches(i) && r.touches(i+1) {
		i++
	}
	value, ok := r.value(i, document.Scale)
	if !ok {
		return 0, 0
	}
	s := scales[value]
	if s.glued && !r.scales(i) {
		return 0, 0
	}
	return s.factor, i + 1
}

// scales reports whether an abbreviation such as m or bn at token i is a
// scale: glued to its number and no unit.
func (r *reader) scales(i int32) bool {
	d := r.doc
	if !r.is(i, document.Unit) {
		return r.touches(i) || d.Tokens[i].Len() > 1
	}
	if !r.touches(i) && !d.Tokens[i].Is(document.Capital) {
		return false
	}
	if r.money || d.Tokens[i].Is(document.Capital) && d.Tokens[i].Len() == 1 {
		return true
	}
	return d.Tokens[i].Len() == 1 && r.isPlural(i+1)
}

// addSmaller joins what goes on below a scale: 4 thousand 3 hundred and 21.
func (r *reader) addSmaller(n *number, factor float64) {
	d := r.doc
	i := n.end
	joined := r.cue(i) == andCue && !r.between
	if joined {
		i++
	}
	if joined && r.is(i, document.Cardinal) {
		r.addSpelled(n, i, factor)
	}
	if !r.isNumber(i) {
		return
	}
	more, _, ok := parseDigits(d.Word(i))
	if !ok || more != math.Trunc(more) {
		return
	}
	scale, end := r.scaleAt(i + 1)
	switch {
	case joined == (scale != 0), joined && (factor > 1e3 || more >= 100):
		return
	case joined:
		scale, end = 1, i+1
	}
	if more*scale < factor {
		n.value, n.grain, n.end = n.value+more*scale, scale, end
		if scale > 1 {
			r.addSmaller(n, scale)
		}
	}
}

// addSpelled joins hundreds or thousands in words to a larger scale: 6 crore
// and two hundred.
func (r *reader) addSpelled(n *number, i int32, factor float64) {
	more := number{first: i, end: i}
	if r.spelled(&more) && !more.fraction && more.grain >= 100 && more.value < factor {
		n.value, n.grain, n.end = n.value+more.value, more.grain, more.end
	}
}

// vague reads dozens, hundreds of thousands, several hundred, a few.
func (r *reader) vague(i int32) (number, bool) {
	value, _ := r.value(i, document.VagueNumber)
	v := vagues[value]
	if v.noun && r.cue(i+1) != ofCue && !r.isPlural(i+1) {
		return number{}, false
	}
	n := number{first: i, end: i + 1, value: v.low, high: v.high, grain: v.low, spelled: true, vague: true}
	next := n.end
	if r.cue(next) == ofCue && r.is(next+1, document.VagueNumber) {
		value, _ = r.value(next+1, document.VagueNumber)
		if s := vagues[value]; s.low >= 100 {
			base := s.low / 2
			n.value, n.high, n.end = n.value*base, n.high*base, next+2
		}
		return n, true
	}
	if factor, end := r.scaleAt(next); end > next {
		n.value, n.high, n.end = n.value*factor, n.high*factor, end
	}
	return n, true
}
