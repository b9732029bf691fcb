package quantity

import (
	"math"

	"github.com/newslint/newslint/internal/document"
)

// speller adds up the words of a number.
type speller struct {
	sum   float64 // what large scales closed
	group float64 // the part below them
	last  float64 // the scale that was read last
	grain float64
}

// spelled reads a number in words that starts with a cardinal or a scale. An
// article before the scale belongs to it: a hundred, a dozen.
func (r *reader) spelled(n *number) bool {
	n.spelled = true
	s := speller{last: math.Inf(1), grain: 1}
	if value, ok := r.value(n.first, document.Scale); ok {
		if scales[value].glued {
			return false
		}
		if r.cue(n.first-1) == indefiniteCue {
			n.first--
		}
		s.group = 1
	}
	for i, words := n.end, 0; words < maxWords; words++ {
		end := r.spellWord(&s, i, words == 0)
		if end == 0 {
			break
		}
		n.end, i = end, end
	}
	n.value, n.grain = s.sum+s.group, s.grain
	if n.end <= n.first {
		return false
	}
	r.pointDigits(n)
	r.ofFraction(n)
	return true
}

// spellWord reads the word at token i, or behind the hyphen or "and" there,
// and returns the token behind it, 0 where the number ends.
func (r *reader) spellWord(s *speller, i int32, first bool) int32 {
	joined := false
	if !first {
		i, joined = r.skipJoint(i)
	}
	if value, ok := r.value(i, document.Cardinal); ok {
		v := float64(value)
		if !fits(s.group, v) || joined && (s.last > 1e12 || v >= s.last || v < 20 && r.countsParts(i)) || !first && r.touchesWord(i) {
			return 0
		}
		s.group += v
		s.grain = grainOf(v)
		return i + 1
	}
	scale, end := r.scaleAt(i)
	if end == 0 || joined {
		return 0
	}
	s.multiply(scale)
	return end
}

// countsParts reports whether the cardinal at token i is the numerator of a
// fraction: the two of "six and two thirds".
func (r *reader) countsParts(i int32) bool {
	at := i + 1
	if r.isMark(at, '-') {
		at++
	}
	return r.is(at, document.Fraction) && !r.doc.Tokens[at].Is(document.Wide)
}

// multiply applies a scale: to the group before it, or to all that was read
// where it is larger than the scale before, as in two hundred thousand.
func (s *speller) multiply(scale float64) {
	switch {
	case scale < 1e3:
		s.group = max(s.group, 1) * scale
	case scale < s.last:
		s.sum += max(s.group, 1) * scale
		s.group = 0
	default:
		s.sum, s.group = (s.sum+s.group)*scale, 0
	}
	s.grain, s.last = scale, scale
}

// fits reports whether the cardinal v can go on below the group.
func fits(group, v float64) bool {
	rest := math.Mod(group, 100)
	if rest == 0 {
		return group == 0 || v > 0
	}
	return rest >= 20 && math.Mod(rest, 10) == 0 && v > 0 && v < 10
}

func grainOf(v float64) float64 {
	if v >= 10 && math.Mod(v, 10) == 0 {
		return 10
	}
	return 1
}

// skipJoint passes over the hyphen or the "and" between two words of a number.
func (r *reader) skipJoint(i int32) (at int32, joined bool) {
	if r.isMark(i, '-') {
		return i + 1, false
	}
	if r.cue(i) == andCue && !r.between {
		return i + 1, true
	}
	return i, false
}

// touchesWord reports whether token i stands right behind a word, without a
// hyphen: no text writes two parts of a number that way.
func (r *reader) touchesWord(i int32) bool {
	return r.touches(i) && r.doc.Tokens[i-1].Kind == document.Word
}

// pointDigits reads "point nought four" behind a number in words.
func (r *reader) pointDigits(n *number) {
	if r.cue(n.end) != pointCue {
		return
	}
	place := 1.0
	i := n.end + 1
	part := 0.0
	for ; r.is(i, document.Cardinal); i++ {
		value, _ := r.value(i, document.Cardinal)
		if value >= 10 {
			place /= 100
			part += float64(value) * place
			if r.isMark(i+1, '-') && r.is(i+2, document.Cardinal) {
				unit, _ := r.value(i+2, document.Cardinal)
				part += float64(unit) * place
				i += 2
			}
			i++
			break
		}
		place /= 10
		part += float64(value) * place
	}
	if place < 1 {
		n.value, n.grain, n.end = n.value+part, place, i
	}
}

// ofFraction turns "two" before "thirds" into two thirds.
func (r *reader) ofFraction(n *number) {
	d := r.doc
	i := n.end
	if r.isMark(i, '-') {
		i++
	}
	tens := 0.0
	if value, ok := r.value(i, document.Cardinal); ok && value >= 20 {
		tens = float64(value)
		i++
		if r.isMark(i, '-') {
			i++
		}
	}
	part, ok := r.fractionAt(i)
	if !ok && tens > 0 && (r.wordIs(i, "first") || r.wordIs(i, "firsts")) {
		part, ok = fraction{above: 1, below: 1}, true
	}
	if !ok || d.Tokens[i].Is(document.Wide) {
		return
	}
	word := d.Word(i)
	plural := word[len(word)-1] == 's'
	if plural == (n.value == 1) || !plural && !r.endsFraction(i+1) {
		return
	}
	below := tens + part.below
	n.value, n.grain, n.denominator, n.fraction = n.value/below, 1/below, below, true
	n.end = i + 1
	at := n.end
	if r.cue(at) == ofCue && r.cue(at+1) == indefiniteCue {
		at += 2
	}
	if scale, end := r.scaleAt(at); end > 0 {
		n.value, n.grain, n.end, n.fraction, n.denominator = n.value*scale, n.grain*scale, end, false, 0
	}
}

// endsFraction reports whether what stands at token i lets "one third" before
// it be a fraction rather than an ordinal: no noun.
func (r *reader) endsFraction(i int32) bool {
	d := r.doc
	if !r.inside(i) {
		return true
	}
	t := d.Tokens[i]
	return t.Kind != document.Word || r.is(i, document.FunctionWord)
}
