package quantity

import (
	"math"

	"github.com/newslint/newslint/internal/document"
)

// readUnit takes the unit behind the number.
func (r *reader) readUnit(q *Quantity) {
	at := q.End
	if r.hyphen(at) {
		at++
	}
	if !r.mayBeUnit(at) {
		return
	}
	unit, end := r.unitAt(q, at)
	if end == 0 {
		return
	}
	q.Joined = at > q.End
	q.End = end
	switch {
	case q.Kind == Vague:
		q.Unit = unit
	case unit.Dimension() == Currency:
		q.Kind = Money
		if q.Unit == NoUnit {
			q.Unit = unit
		}
		r.scaleBehindCode(q)
	case unit == Percent:
		q.Kind, q.Unit = Proportion, unit
	default:
		q.Kind, q.Unit = Measure, unit
	}
}

// mayBeUnit reports whether a unit can start at token i, by one look at it and
// at the token behind it.
func (r *reader) mayBeUnit(i int32) bool {
	const first = cueSet(1<<perCue | 1<<degreeCue | 1<<squareCue | 1<<cubicCue | 1<<inCue)
	const words = document.ClassSet(1<<document.Unit | 1<<document.CurrencyWord)
	const marks = document.ClassSet(1<<document.PercentSign | 1<<document.PercentWord | 1<<document.CurrencySign)
	return first.has(r.cue(i)) || r.classes(i).Any(words|marks) || r.classes(i+1).Any(words) || looseUnits.Has(r.doc, i)
}

// looseUnits are units, or their first words, of no class.
var looseUnits = document.NewWordSet(`percentage p "`)

// scaleBehindCode applies the scale that a code of a currency holds, as in 30
// MUSD, or that stands behind it: 75 USD million.
func (r *reader) scaleBehindCode(q *Quantity) {
	d := r.doc
	code := q.End - 1
	if !d.Tokens[code].Is(document.Upper) {
		return
	}
	factor, end := r.scaleAt(q.End)
	if value, _ := r.value(code, document.CurrencyWord); value&million != 0 {
		factor, end = 1e6, q.End
	}
	if end > 0 {
		q.Value, q.To, q.Grain, q.End = q.Value*factor, q.To*factor, q.Grain*factor, end
	}
}

// unitAt returns the unit that starts at token i and the token behind it, 0
// where there is none.
func (r *reader) unitAt(q *Quantity, i int32) (Unit, int32) {
	if !r.inside(i) {
		return NoUnit, 0
	}
	if r.is(i, document.PercentSign) {
		return Percent, i + 1
	}
	if value, ok := r.value(i, document.PercentWord); ok {
		return Unit(value), i + 1
	}
	if value, ok := r.value(i, document.CurrencySign); ok && q.Unit == NoUnit && (r.touches(i) || !r.touches(i+1) && !r.isNumber(i+1)) {
		return Unit(value), i + 1
	}
	if unit, end := r.currencyAt(q, i); end > 0 {
		return unit, end
	}
	if q.Unit != NoUnit {
		return NoUnit, 0
	}
	switch r.cue(i) {
	case perCue:
		if r.cue(i+1) == centCue {
			return Percent, i + 2
		}
		return NoUnit, 0
	case degreeCue:
		return r.degreeAt(i + 1)
	case squareCue:
		return r.powerAt(i+1, squared)
	case cubicCue:
		return r.powerAt(i+1, cubed)
	}
	if unit, end := r.phraseUnitAt(i); end > 0 {
		return unit, end
	}
	return r.plainUnitAt(q, i)
}

// currencyAt reads dollars, US dollars, Canadian dollars, p.
func (r *reader) currencyAt(q *Quantity, i int32) (Unit, int32) {
	d := r.doc
	value, ok := r.value(i, document.CurrencyWord)
	if !ok && d.Tokens[i].Kind == document.Word && q.Unit == NoUnit && !r.is(i, document.FunctionWord) && d.Tokens[i].Is(document.Capital) {
		i++
		value, ok = r.value(i, document.CurrencyWord)
	}
	unit := Unit(value &^ million)
	switch {
	case !ok:
		if q.Unit == NoUnit && r.wordIs(i, "p") && r.touches(i) && r.isNumber(i-1) {
			return Pence, i + 1
		}
		return NoUnit, 0
	case q.Unit != NoUnit && q.Unit != unit:
		return NoUnit, 0
	case r.wordIs(i, "won") && q.Value < 1000:
		return NoUnit, 0
	}
	return unit, i + 1
}

// degreeAt reads what stands behind "degrees".
func (r *reader) degreeAt(i int32) (Unit, int32) {
	d := r.doc
	if value, ok := r.value(i, document.Unit); ok && UnitOf(value).Dimension() == Temperature {
		return Unit(value), i + 1
	}
	switch {
	case r.isWord(i) && d.Tokens[i].Len() == 1 && r.wordIs(i, "c"):
		return Celsius, i + 1
	case r.isWord(i) && d.Tokens[i].Len() == 1 && r.wordIs(i, "f"):
		return Fahrenheit, i + 1
	}
	return Degree, i
}

// powerAt reads the length behind "square" or "cubic".
func (r *reader) powerAt(i int32, powers map[Unit]Unit) (Unit, int32) {
	if r.hyphen(i) {
		i++
	}
	value, ok := r.value(i, document.Unit)
	if !ok {
		return NoUnit, 0
	}
	if unit, ok := powers[UnitOf(value)]; ok {
		return unit, i + 1
	}
	return NoUnit, 0
}

// phraseUnitAt reads units of two words.
func (r *reader) phraseUnitAt(i int32) (Unit, int32) {
	if r.wordIs(i, "percentage") && r.isWord(i+1) && (r.wordIs(i+1, "point") || r.wordIs(i+1, "points")) {
		return PercentPoint, i + 2
	}
	value, ok := r.value(i+1, document.Unit)
	if !ok {
		return NoUnit, 0
	}
	switch unit := UnitOf(value); {
	case unit == Ton && r.wordIs(i, "metric"):
		return MetricTon, i + 2
	case unit == Ton && (r.wordIs(i, "short") || r.wordIs(i, "u.s.") || r.wordIs(i, "us")):
		return ShortTon, i + 2
	case unit == Ton && (r.wordIs(i, "long") || r.wordIs(i, "imperial")):
		return LongTon, i + 2
	case unit == Mile && r.wordIs(i, "nautical"):
		return NauticalMile, i + 2
	case unit == Year && r.wordIs(i, "light"):
		return unitNamed(Length, lightYear), i + 2
	case unit == Ounce && r.wordIs(i, "fluid"):
		return unitNamed(Volume, fluidOunce), i + 2
	}
	return NoUnit, 0
}

// plainUnitAt reads a unit of one word and the time that makes it a speed or
// an energy.
func (r *reader) plainUnitAt(q *Quantity, i int32) (Unit, int32) {
	value, ok := r.value(i, document.Unit)
	if !ok {
		if q.Kind == Count && !q.Spelled && r.isInch(i) {
			return Inch, i + 1
		}
		return NoUnit, 0
	}
	unit := UnitOf(value)
	if value&glued != 0 && !r.standsAsUnit(q, i) {
		return NoUnit, 0
	}
	if q.Kind == Count && unit == Pound && q.Value >= 1e6 && q.Grain >= 1e5 {
		return Sterling, i + 1
	}
	if unit.Dimension() == Power {
		at := i + 1
		if r.hyphen(at) {
			at++
		}
		if time, ok := r.value(at, document.Unit); ok && Unit(time&^glued) == Hour {
			return energyOf(unit), at + 1
		}
	}
	if c := r.cue(i + 1); c == perCue || c == indefiniteCue {
		if speed, ok := perTime(unit, r.timeAt(i+2)); ok {
			return speed, i + 3
		}
	}
	return unit, i + 1
}

// standsAsUnit reports whether the abbreviation at token i is a unit: behind
// figures, and a single letter only where it cannot be another thing.
func (r *reader) standsAsUnit(q *Quantity, i int32) bool {
	t := r.doc.Tokens[i]
	if q.Spelled || !r.isNumber(i-1) && !r.isMark(i-1, '-') {
		return false
	}
	if t.Len() > 1 || r.touches(i) {
		return true
	}
	return !t.Is(document.Capital)
}

// isInch reports whether token i is "in" as a unit: glued to its number, or
// right before a closing bracket.
func (r *reader) isInch(i int32) bool {
	if r.cue(i) != inCue {
		return r.isMark(i, '"') && r.touches(i) && r.isMark(i-2, '\'')
	}
	return r.touches(i) || r.isMark(i+1, ')') || r.unit == Foot && i-1 == r.floor
}

// timeAt returns the unit of time at token i.
func (r *reader) timeAt(i int32) Unit {
	if value, ok := r.value(i, document.Unit); ok {
		return UnitOf(value)
	}
	if r.wordIs(i, "s") {
		return Second
	}
	return NoUnit
}

// composites are the units that are given together, and how many of the
// second make one of the first.
var composites = []struct {
	large, small Unit
	count        float64
}{
	{Foot, Inch, 12},
	{Pound, Ounce, 16},
	{Stone, Pound, 14},
	{Hour, Minute, 60},
	{Minute, Second, 60},
	{Dollar, Cent, 100},
	{Sterling, Pence, 100},
	{Metre, Centimetre, 100},
	{Year, Month, 12},
}

// compose adds the second quantity to the first where both make one: 6 feet 2
// inches, 3 hours and 14 minutes, 13 dollars 45 cents.
func (r *reader) compose(a, b *Quantity) bool {
	if a.Range || b.Range || b.First > a.End+1 || a.Sentence != b.Sentence || a.Value < 0 {
		return false
	}
	if b.First == a.End+1 && r.cue(a.End) != andCue && !r.isMark(a.End, ',') && !r.isMark(a.End, '-') {
		return false
	}
	unit, count := b.Unit, 0.0
	for _, c := range composites {
		if a.Unit == c.large && (unit == c.small || unit == NoUnit && r.isMark(a.End, '-') && c.large == Foot) {
			count = c.count
		}
	}
	if a.Kind == Money && unit == NoUnit && b.Kind == Count && a.Unit.Dimension() == Currency && r.closed(b.End) && b.Value >= 10 && b.Value < 100 && r.namesDollars(a.End-1) {
		count = 100
	}
	if count == 0 || b.Value >= count || b.Value != math.Trunc(b.Value) && a.Unit != Foot || a.Value != math.Trunc(a.Value) {
		return false
	}
	a.Value += b.Value / count
	a.To = a.Value
	a.Grain = b.Grain / count
	a.End, a.Head, a.Joined = b.End, b.Head, b.Joined
	a.Span = r.doc.TokenSpan(a.First, a.End)
	return true
}

// namesDollars reports whether token i is the word for a currency, no code.
func (r *reader) namesDollars(i int32) bool {
	d := r.doc
	word := d.Word(i)
	return r.is(i, document.CurrencyWord) && word[len(word)-1] == 's'
}

// closed reports whether the text, or a clause, ends before token i.
func (r *reader) closed(i int32) bool {
	return !r.inside(i) || r.doc.Tokens[i].Kind == document.Punct && !r.isMark(i, '-')
}

const (
	lightYear  = "light-year"
	fluidOunce = "fluid ounce"
)

// unitNamed returns the unit of the dimension that has the name.
func unitNamed(d Dimension, name string) Unit {
	for i, u := range units {
		if u.dimension == d && u.name == name {
			return Unit(i)
		}
	}
	return NoUnit
}

// energyOf returns what the power does in an hour, the power itself where no
// name is known.
func energyOf(power Unit) Unit {
	for i, u := range units {
		if u.dimension == Energy && u.low == units[power].low*3600 {
			return Unit(i)
		}
	}
	return power
}
