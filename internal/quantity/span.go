package quantity

import "github.com/newslint/newslint/internal/document"

// readRange takes the second end of a range: 50 to 60, between 5 and 7, 10-12
// percent.
func (r *reader) readRange(q *Quantity) {
	at := q.End
	c := r.cue(at)
	if c != toCue && c != andCue && c != orCue {
		return
	}
	hyphen := r.isDash(at)
	switch {
	case hyphen:
	case c == toCue && !r.isMark(at, '-') && r.doc.Tokens[at].Len() == 2:
		if r.cue(r.beforeSign(q.First)) == fromCue {
			return
		}
	case c == andCue && r.between, c == orCue:
	default:
		return
	}
	other, ok := r.secondEnd(q, at+1)
	if !ok || other.Range {
		return
	}
	if r.cue(at) == orCue && (other.Value <= q.Value || other.Value > 3*q.Value || q.Unit != NoUnit) {
		return
	}
	switch {
	case q.Unit == NoUnit && other.Unit != NoUnit && q.Kind == Count:
		q.Unit, q.Kind = other.Unit, other.Kind
	case other.Unit == Percent && q.Unit == Percent && !hyphen && !r.between: // 45 percent to 38 percent is a result
		return
	case other.Unit != NoUnit && other.Unit != q.Unit, other.Unit == NoUnit && q.Unit != NoUnit && !hyphen && !r.between:
		return
	}
	if other.Value >= 1000*q.Value && other.Grain >= 1e3 && q.Value < other.Value/scaleOf(other.Grain) {
		q.Value *= scaleOf(other.Grain)
	}
	if hyphen && q.Unit == NoUnit && other.Value <= q.Value && (other.Value < q.Value/5 || !r.countsPlural(other.End)) {
		q.Kind = Score
	}
	q.To, q.Range, q.End = other.Value, true, other.End
	q.Grain = max(q.Grain, other.Grain)
	q.Joined = other.Joined
}

// secondEnd reads the number and unit at token i as the second end of q.
func (r *reader) secondEnd(q *Quantity, i int32) (Quantity, bool) {
	sign := NoUnit
	if value, ok := r.value(i, document.CurrencySign); ok {
		sign = Unit(value)
		i++
	}
	if !r.isNumber(i) && !r.is(i, document.Cardinal) {
		return Quantity{}, false
	}
	if r.skip(i) > i {
		return Quantity{}, false
	}
	between, money := r.between, r.money
	r.between, r.money = false, sign != NoUnit || q.Kind == Money
	n, ok := r.number(i)
	r.between, r.money = between, money
	if !ok || n.vague || n.fraction {
		return Quantity{}, false
	}
	other := Quantity{First: n.first, End: n.end, Value: n.value, To: n.value, Grain: n.grain, Spelled: n.spelled, Unit: sign}
	if sign != NoUnit {
		other.Kind = Money
	}
	r.readUnit(&other)
	return other, true
}

// scaleOf returns the largest scale, from a thousand on, that a number with
// this grain can be spelled with.
func scaleOf(grain float64) float64 {
	for _, scale := range []float64{1e12, 1e9, 1e6, 1e3} {
		if grain >= scale/10 {
			return scale
		}
	}
	return 1
}

// isDash reports whether token i is a hyphen or en dash that ties two numbers.
func (r *reader) isDash(i int32) bool {
	if !r.touches(i) || !r.touches(i+1) || r.cue(i) != toCue {
		return false
	}
	return r.isNumber(i+1) || r.is(i+1, document.Cardinal) || r.is(i+1, document.CurrencySign)
}

// countsPlural reports whether token i, perhaps behind an adjective, is a noun
// in the plural.
func (r *reader) countsPlural(i int32) bool {
	return r.isPlural(i) || r.isWord(i) && !r.is(i, document.FunctionWord) && r.isPlural(i+1)
}

// beforeSign returns the token before the one given, modifiers passed over.
func (r *reader) beforeSign(i int32) int32 {
	for i--; i > 0; i-- {
		switch r.cue(i) {
		case aboutCue, nearlyCue, fillerCue:
		default:
			return i
		}
	}
	return i
}
