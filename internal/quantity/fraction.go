package quantity

import (
	"math"

	"github.com/newslint/newslint/internal/document"
)

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
