package timex

import "github.com/newslint/newslint/internal/document"

// widen takes in the modifiers and articles on the left of the core.
func (r *reader) widen(e *Expression) {
	at := e.First
	if m, first := r.coloured(e, at); m != NoModifier {
		e.Modifier, at = m, first
	}
	if r.free(at-1) && r.word(at-1, "the") && (e.Modifier != NoModifier || r.takesArticle(e)) {
		at--
	}
	if r.free(at-2) && r.word(at-1, "of") && e.Form != Length && e.Form != Repeated {
		if m := edge(r.timeWordAt(at - 2)); m != NoModifier {
			e.Modifier = m
			at -= 2
			if r.free(at-1) && r.word(at-1, "the") {
				at--
			}
		}
	}
	switch e.Form {
	case Length, Offset, Linked:
		at = r.approximated(e, at)
	case RelativePeriod:
		if w := r.timeWordAt(at - 1); r.free(at-1) && (w == earlier && e.relation.shift <= 0 || w == later && e.relation.shift >= 0) && e.Weekday == 0 {
			at--
			e.Modifier = Start
			if w == later {
				e.Modifier = End
			}
		}
		if r.free(at-2) && r.word(at-1, "time") && r.timeWordAt(at-2) == this {
			at -= 2
		}
	}
	e.First = at
}

// free reports whether token i may be taken in: it is in the block and in no
// other expression.
func (r *reader) free(i int32) bool { return i >= r.floor && r.in(i) }

// coloured reads early, late and mid before the core.
func (r *reader) coloured(e *Expression, at int32) (Modifier, int32) {
	switch e.Form {
	case Length, Repeated, Reference, Offset, ClockTime:
		return NoModifier, at
	}
	i := at - 1
	if r.dash(i) && r.glued(at) {
		i--
	}
	if !r.free(i) {
		return NoModifier, at
	}
	switch r.timeWordAt(i) {
	case early:
		return Start, i
	case late:
		return End, i
	case mid:
		return Mid, i
	}
	return NoModifier, at
}

// edge returns the modifier of the beginning, middle and end of something.
func edge(w timeWord) Modifier {
	switch w {
	case startOf:
		return Start
	case mid:
		return Mid
	case endOf, restOf:
		return End
	}
	return NoModifier
}

// takesArticle reports whether "the" before the core belongs to the expression.
func (r *reader) takesArticle(e *Expression) bool {
	switch e.Form {
	case Decade, Century, Quarter, PartOfDay, Linked, OrdinalDay, Season:
		return true
	case Length:
		return r.timeWordAt(e.First) != noTimeWord
	case DayOfMonth:
		return e.Order == NoOrder || r.doc.Tokens[e.First].Kind == document.Word && e.MonthAt > e.First && e.WeekdayAt < 0 || r.glued(e.First+1) && r.anyWord(e.First+1, "st", "nd", "rd", "th")
	case RelativePeriod:
		return e.relation.to == toText
	case NthOf:
		return true
	}
	return false
}

// bounds are the words that say how exact a length is.
var bounds = []struct {
	words    [3]string
	modifier Modifier
}{
	{[3]string{"at", "least"}, EqualOrMore},
	{[3]string{"no", "fewer", "than"}, EqualOrMore},
	{[3]string{"no", "less", "than"}, EqualOrMore},
	{[3]string{"not", "less", "than"}, EqualOrMore},
	{[3]string{"no", "more", "than"}, EqualOrLess},
	{[3]string{"at", "most"}, EqualOrLess},
	{[3]string{"up", "to"}, EqualOrLess},
	{[3]string{"more", "than"}, MoreThan},
	{[3]string{"less", "than"}, LessThan},
	{[3]string{"fewer", "than"}, LessThan},
	{[3]string{"over"}, MoreThan},
	{[3]string{"under"}, LessThan},
	{[3]string{"about"}, Approx},
	{[3]string{"around"}, Approx},
	{[3]string{"approximately"}, Approx},
	{[3]string{"roughly"}, Approx},
	{[3]string{"some"}, Approx},
	{[3]string{"nearly"}, LessThan},
	{[3]string{"almost"}, LessThan},
}

// approximated reads about, at least, more than before a length.
func (r *reader) approximated(e *Expression, at int32) int32 {
	for _, b := range bounds {
		n := int32(0)
		for n < 3 && b.words[n] != "" {
			n++
		}
		first := at - n
		if !r.free(first) {
			continue
		}
		matched := true
		for k := range n {
			matched = matched && r.word(first+k, b.words[k])
		}
		if !matched || b.words[0] == "over" && e.Form == Length && (r.timeWordAt(at) != noTimeWord || r.word(at, "the")) {
			continue
		}
		e.Modifier = b.modifier
		return first
	}
	return at
}
