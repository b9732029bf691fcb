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
	case r.is(i, document.VagueNumber):
		return r.vague(i)
	case r.is(i, document.Fraction):
		return r.bareFraction(i)
	case d.Tokens[i].Kind == document.Number:
		if !r.digits(&n) {
			return n, false
		}
	default:
		if !r.spelled(&n) {
			return n, false
		}
	}
	r.addFraction(&n)
	r.inOutOf(&n)
	return n, true
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
	n.value, n.grain = value, grain
	if r.slashFraction(n) {
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

// slashFraction takes the second half of 1/2 and 3/4.
func (r *reader) slashFraction(n *number) bool {
	d := r.doc
	if !r.isMark(n.end, '/') || !r.touches(n.end) || !r.touches(n.end+1) || !r.isNumber(n.end+1) {
		return false
	}
	below, _, ok := parseDigits(d.Word(n.end + 1))
	if !ok || below < 2 || below > 32 || n.value >= below || r.isMark(n.end+2, '/') {
		return false
	}
	switch below {
	case 2, 3, 4, 5, 8, 10, 16, 32:
	default:
		return false
	}
	n.value, n.grain, n.denominator, n.fraction = n.value/below, 1/below, below, true
	n.end += 2
	return true
}

// mixedFraction takes the fraction of 2 1/2.
func (r *reader) mixedFraction(n *number) bool {
	if !r.isNumber(n.end) || !r.isMark(n.end+1, '/') || r.isMark(n.end+3, '/') {
		return false
	}
	part := number{first: n.end, end: n.end + 1}
	part.value, part.grain, _ = parseDigits(r.doc.Word(n.end))
	if n.value != math.Trunc(n.value) || n.value > 1000 || !r.slashFraction(&part) {
		return false
	}
	n.value, n.grain, n.end = n.value+part.value, part.grain, part.end
	return true
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

// addFraction joins "and a half", "and three quarters" and ½ to a number.
func (r *reader) addFraction(n *number) {
	d := r.doc
	if n.fraction {
		return
	}
	if part, ok := r.fractionAt(n.end); ok && d.Tokens[n.end].Is(document.Wide) {
		n.value, n.grain = n.value+part.value(), 1/part.below
		n.end++
		return
	}
	i := n.end
	for r.isMark(i, '-') {
		i++
	}
	if r.cue(i) != andCue {
		return
	}
	i++
	for r.isMark(i, '-') {
		i++
	}
	count := 1.0
	if r.cue(i) == indefiniteCue {
		i++
	} else if value, ok := r.value(i, document.Cardinal); ok && value > 0 && value < 20 {
		count = float64(value)
		i++
	} else {
		return
	}
	if r.isMark(i, '-') {
		i++
	}
	part, ok := r.fractionAt(i)
	if !ok {
		return
	}
	n.end = i + 1
	r.addParts(n, count*part.value(), part.below)
}

// addParts adds a fraction to the number before it: of its scale, as in one
// million and a half, or together with it of the scale behind, as in two and a
// half million.
func (r *reader) addParts(n *number, value, below float64) {
	scale, end := r.scaleAt(n.end)
	switch {
	case end > 0 && scale < n.grain:
		n.value, n.grain, n.end = n.value+value*scale, scale/below, end
	case end > 0:
		n.value, n.grain, n.end = (n.value+value)*scale, scale/below, end
	case n.grain >= 1e3:
		n.value, n.grain = n.value+value*n.grain, n.grain/below
	default:
		n.value, n.grain = n.value+value, 1/below
	}
}

// fractionAt returns the fraction that token i names.
func (r *reader) fractionAt(i int32) (fraction, bool) {
	value, ok := r.value(i, document.Fraction)
	if !ok {
		return fraction{}, false
	}
	return fractions[value], true
}

// inOutOf reads the whole of "one in four", "three out of five".
func (r *reader) inOutOf(n *number) {
	if n.fraction || n.value < 1 || n.value > 99 || n.value != math.Trunc(n.value) {
		return
	}
	i := n.end
	out := r.cue(i) == outCue && r.cue(i+1) == ofCue
	switch {
	case out:
		i += 2
	case r.cue(i) == inCue || r.cue(i) == overCue && (n.spelled || n.value == 1):
		i++
		if r.cue(i) == indefiniteCue {
			return
		}
	default:
		return
	}
	whole := number{first: i, end: i, grain: 1}
	switch {
	case r.isNumber(i):
		if !r.digits(&whole) {
			return
		}
	case r.is(i, document.Cardinal):
		if !r.spelled(&whole) {
			return
		}
	default:
		return
	}
	if whole.value <= n.value || whole.value != math.Trunc(whole.value) || r.is(whole.end, document.Unit) || r.is(whole.end, document.TimeUnit) {
		return
	}
	if !out && !roundWhole(n.value, whole.value) || out && whole.value > 100 {
		return
	}
	n.denominator, n.fraction = whole.value, true
	n.grain = 1 / whole.value
	n.value /= whole.value
	n.end = whole.end
}

// roundWhole reports whether "n in whole" is a way to give a share.
func roundWhole(n, whole float64) bool {
	switch whole {
	case 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000:
		return true
	}
	return n == 1 && whole < 1e7 && (whole < 1900 || whole > 2100)
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

// bareFraction reads a fraction that no number stands before: half the men, a
// third of them, half a million.
func (r *reader) bareFraction(i int32) (number, bool) {
	d := r.doc
	part, _ := r.fractionAt(i)
	below := part.below
	n := number{first: i, end: i + 1, value: part.value(), grain: 1 / below, denominator: below, spelled: true, fraction: true}
	if d.Tokens[i].Is(document.Wide) {
		return n, true
	}
	article := r.cue(i-1) == indefiniteCue
	if article {
		n.first--
	}
	next := n.end
	half := below == 2
	switch {
	case half && r.cue(next) == indefiniteCue && r.is(next+1, document.Scale):
		next++
	case r.is(next, document.Scale):
	case r.cue(next) == ofCue:
		return n, article || half && !r.is(i-1, document.OrdinalWord) && r.cue(i-1) != otherCue
	case half && !r.is(i-1, document.OrdinalWord) && r.cue(i-1) != otherCue:
		c := r.cue(next)
		return n, article && c == noCue || r.cue(i-1) == aboutCue || r.cue(i-1) == nearlyCue || r.cue(i-1) == overCue ||
			c == definiteCue || c == allCue
	default:
		return n, article && (!r.inside(next) || d.Tokens[next].Kind == document.Punct)
	}
	for factor, end := r.scaleAt(next); end > next; factor, end = r.scaleAt(next) {
		n.value, n.grain, n.end, next = n.value*factor, n.grain*factor, end, end
	}
	n.fraction, n.denominator = false, 0
	return n, true
}
