package quantity

import (
	"math"

	"github.com/newslint/newslint/internal/document"
)

// Modifier says how a number stands to the truth that it is given for.
type Modifier uint8

// The modifiers.
const (
	// None: the number as it is written, rounded as its digits show.
	None Modifier = iota
	// About: some, around, roughly.
	About
	// Nearly: the truth is a little less.
	Nearly
	// Over: more than.
	Over
	// AtLeast: the number or more.
	AtLeast
	// Under: less than.
	Under
	// AtMost: up to, as many as.
	AtMost
	// Exactly: the number itself.
	Exactly
)

// String returns the modifier as `newslint mentions` spells it.
func (m Modifier) String() string {
	return [...]string{"", "about", "nearly", "over", "at-least", "under", "at-most", "exactly"}[m]
}

// Hedged reports whether the number is given as an estimate or a bound.
func (m Modifier) Hedged() bool { return m != None && m != Exactly }

// maxLead bounds how many tokens before a number can modify it.
const maxLead = 7

// readModifier reads the words before the number, nearest first: modifiers,
// determiners, and words that say it counts others than those before.
func (r *reader) readModifier(q *Quantity) {
	at := q.First - 1
	floor := max(r.floor, q.First-maxLead, r.doc.Sentences[q.Sentence].FirstToken)
	for at >= floor {
		modifier, taken := r.modifierAt(at, q)
		if taken == 0 {
			break
		}
		if modifier != None && q.Modifier == None {
			q.Modifier = modifier
		}
		at -= taken
		q.Lead = at + 1
	}
}

// modifierAt reads the modifier or determiner that ends at token i and
// returns how many tokens it has.
func (r *reader) modifierAt(i int32, q *Quantity) (Modifier, int32) {
	switch r.cue(i) {
	case aboutCue:
		return About, 1
	case nearlyCue:
		return Nearly, 1
	case overCue:
		return Over, 1
	case underCue:
		return Under, 1
	case exactCue:
		return Exactly, 1
	case fillerCue:
		return None, 1
	case indefiniteCue:
		if q.Modifier != None || q.Other {
			return None, 1
		}
	case otherCue:
		q.Other = true
		return None, 1
	case definiteCue, allCue:
		if r.isVerb(i) {
			return None, 0
		}
		q.Definite = true
		return None, 1
	}
	return r.phraseBefore(i)
}

// isVerb reports whether token i is the 's of "that's", which is no possessive.
func (r *reader) isVerb(i int32) bool {
	d := r.doc
	return d.Tokens[i].Len() > 1 && r.touches(i) && r.classes(i-1).Any(document.Classes(document.Pronoun, document.Determiner, document.FunctionWord))
}

// phraseBefore reads a modifier of several words that ends at token i.
func (r *reader) phraseBefore(i int32) (Modifier, int32) {
	const closing = cueSet(1<<thanCue | 1<<leastCue | 1<<mostCue | 1<<toCue | 1<<asCue | 1<<ofCue)
	last := r.cue(i)
	if !closing.has(last) {
		return None, 0
	}
	before, further := r.cue(i-1), r.cue(i-2)
	for _, p := range modifierPhrases {
		if p.last != last || p.before != before {
			continue
		}
		switch p.further {
		case noCue:
			return p.modifier, 2
		case further:
			return p.modifier, 3
		}
	}
	return None, 0
}

// modifierPhrases are the modifiers of two or three words, the last word
// first; of two that begin alike the longer one stands first.
var modifierPhrases = []struct {
	last, before, further cue
	modifier              Modifier
}{
	{thanCue, moreCue, negationCue, AtMost},
	{thanCue, moreCue, noCue, Over},
	{thanCue, fewerCue, negationCue, AtLeast},
	{thanCue, fewerCue, noCue, Under},
	{leastCue, atCue, noCue, AtLeast},
	{mostCue, atCue, noCue, AtMost},
	{toCue, upCue, noCue, AtMost},
	{toCue, closeCue, noCue, Nearly},
	{asCue, manyCue, asCue, AtMost},
	{ofCue, excessCue, noCue, Over},
	{ofCue, shortCue, noCue, Nearly},
}

// readAfter reads a modifier behind the number or its noun: 20 or more,
// 50-plus, a dozen or so, 60 boats at most.
func (r *reader) readAfter(q *Quantity) {
	if r.cue(q.End) == moreCue || r.cue(q.End) == otherCue {
		q.Other = true
	}
	if q.Modifier != None {
		return
	}
	if q.Modifier = r.modifierBehind(q.End); q.Modifier == None && q.Head >= q.End {
		q.Modifier = r.modifierBehind(q.Head + 1)
	}
}

func (r *reader) modifierBehind(i int32) Modifier {
	const opening = cueSet(1<<orCue | 1<<oddCue | 1<<atCue | 1<<toCue | 1<<andCue) // - and + among them
	if !opening.has(r.cue(i)) {
		return None
	}
	glued := r.hyphen(i)
	if glued {
		i++
	}
	next := r.cue(i + 1)
	switch c := r.cue(i); {
	case c == orCue && next == soCue, c == oddCue:
		return About
	case c == orCue && next == moreCue, c == atCue && next == leastCue:
		return AtLeast
	case c == orCue && next == fewerCue, c == atCue && next == mostCue:
		return AtMost
	case r.isMark(i, '+') && r.touches(i), glued && r.wordIs(i, "plus"):
		return AtLeast
	}
	return None
}

// Interval returns what the words allow the truth to be: the rounding that the
// digits show, widened or cut by the modifier.
func (q *Quantity) Interval() (low, high float64) {
	low, high = q.Low(), q.High()
	if q.Kind == Vague {
		return low, high
	}
	half := q.rounding()
	switch q.Modifier {
	case About:
		half = max(half, 0.1*math.Abs(high))
	case Nearly:
		return low - max(q.Grain, 0.15*math.Abs(high)), high
	case Over, AtLeast:
		return low, max(2*high, high+q.Grain)
	case Under:
		return low - math.Abs(low)/2, high
	case AtMost:
		return min(0, 2*high), high
	}
	return low - half, high + half
}

// rounding returns how far the truth can be from a number with these digits.
// Tens below thirty are not taken for rounded: 20 people are 20.
func (q *Quantity) rounding() float64 {
	if q.Grain == 10 && q.High() < 30 && q.Kind != Measure {
		return 0.5
	}
	return q.Grain / 2
}

// Agrees reports whether one truth can stand behind both numbers.
func (q *Quantity) Agrees(o *Quantity) bool {
	if q.Value == o.Value && q.To == o.To {
		return true
	}
	low, high := q.Interval()
	otherLow, otherHigh := o.Interval()
	return low < otherHigh && otherLow < high
}
