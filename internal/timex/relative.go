package timex

import "github.com/newslint/newslint/internal/document"

// relation is how an expression counts from another day.
type relation struct {
	to    origin
	shift int16
	unit  unit
	// ofWeek: the weekday is that of the week counted to, not the nearest one
	// in that direction.
	ofWeek bool
}

// origin is the day from which a relation counts.
type origin uint8

const (
	noOrigin origin = iota
	toAnchor        // the day of publication
	toText          // another date of the text
	toBase          // the day that the expression itself names
)

// CountsFromAnchor reports whether the words place the expression by the day
// of publication, as in last week, and by how many units.
func (e *Expression) CountsFromAnchor() (units int, ok bool) {
	return int(e.relation.shift), e.relation.to == toAnchor
}

// YearsAgo returns how many years before the anchor the words put the
// expression, and false where they count no years.
func (e *Expression) YearsAgo() (int, bool) {
	rel := e.relation
	if e.Form != Offset || rel.shift >= 0 {
		return 0, false
	}
	switch rel.unit {
	case year:
		return -int(rel.shift), true
	case decade:
		return -10 * int(rel.shift), true
	}
	return 0, false
}

// relativeDay reads yesterday, tomorrow morning, tonight.
func (r *reader) relativeDay(i int32) Expression {
	v, _ := r.value(i, document.RelativeDay)
	e := expression(i, i+1, Date, RelativeDay)
	e.relation = relation{to: toAnchor, shift: int16(v), unit: day}
	if r.word(i, "tonight") {
		e.Type, e.Value.part = Time, night
	} else if part := r.partAt(e.End); part != noPart && part < noon {
		e.Type, e.Value.part = Time, part
		e.End++
	}
	return r.withClock(e)
}

// timeWord reads what begins with the word w, such as last, every or now.
func (r *reader) timeWord(i int32, w timeWord) Expression {
	switch w {
	case last, next, this, that, past, previous, following, current, same:
		return r.relative(i, w)
	case every, each:
		return r.repeated(i)
	case daily, weekly, fortnightly, monthly, quarterly, yearly:
		return r.adverb(i, w)
	case now, recently:
		return r.reference(i, w)
	case moment:
		if r.word(i-1, "the") && r.word(i-2, "at") && !r.word(i+1, "of") && !r.word(i+1, "when") {
			return r.reference(i, now)
		}
	case wholeOf:
		return r.whole(i)
	case fiscal:
		return r.fiscalYear(i)
	case firstQuarter, secondQuarter, thirdQuarter, fourthQuarter:
		return r.quarterName(i)
	default:
		if w >= noughties {
			return r.spelledDecade(i, w)
		}
	}
	return Expression{}
}

// relative reads last week, next Friday, this morning, the following day, the
// last three months.
func (r *reader) relative(i int32, w timeWord) Expression {
	at := i + 1
	if r.timeWordAt(at) == recently || r.anyWord(at, "fiscal", "financial", "calendar", "school", "academic", "working", "business") {
		at++
	}
	if w == last {
		if e := r.nth(i, at, -1); e.End != 0 {
			return e
		}
	}
	if w == this && r.word(i-1, "at") && r.anyWord(at, "time", "point", "stage") && !r.word(at+1, "of") && r.timeWordAt(at+1) == noTimeWord {
		e := expression(i, at+1, Date, Reference)
		e.Value.grain = presentRef
		return e
	}
	if e := r.relativeTo(i, at, w); e.End != 0 {
		return r.withWeekday(e)
	}
	if w == same || w == that || w == current {
		return Expression{}
	}
	n, end := r.amount(at)
	if end == 0 {
		return Expression{}
	}
	for r.anyWord(end, "business", "consecutive", "straight", "full", "whole", "or", "so") {
		end++
	}
	u, many := r.unitAt(end)
	if u == noUnit || !many {
		return Expression{}
	}
	e := expression(i, end+1, Duration, Length)
	e.Value = period(n, u)
	return e
}

// withWeekday takes in the weekday behind a week: next week Tuesday, next week
// on Tuesday.
func (r *reader) withWeekday(e Expression) Expression {
	if e.relation.unit != week || e.Weekday != 0 || e.Form != RelativePeriod && e.Form != Linked {
		return e
	}
	at := r.afterDash(e.End)
	if r.word(at, "on") || r.dash(at) {
		at++
	}
	v, ok := r.value(at, document.Weekday)
	if !ok || v&plural != 0 || r.isWeekdayName(at, at+1) || r.is(at+1, document.Month) {
		return e
	}
	e.Weekday, e.WeekdayAt, e.End, e.relation.ofWeek = uint8(v&numberBits), at, at+1, true
	return r.withClock(e)
}

// relativeTo reads the single unit, weekday, month, season or part of the day
// at token "at" behind the word w at token i.
func (r *reader) relativeTo(i, at int32, w timeWord) Expression {
	e := expression(i, at+1, Date, RelativePeriod)
	e.relation = r.relationOf(i, w)
	if e.relation.to == toText {
		e.Form = Linked
	}
	if part := r.partAt(at); part != noPart && part < noon {
		e.Type, e.Value.part, e.relation.unit = Time, part, day
		return r.withClock(e)
	}
	c := r.doc.Classes(at)
	switch v, _ := r.value(at, document.Season); {
	case !r.in(at):
		return Expression{}
	case c.Has(document.Weekday) && r.namesDay(at, w):
		return r.relativeWeekday(e, at)
	case c.Has(document.Month) && (r.capital(at) || !r.verbLike(at)):
		return r.relativeMonth(e, at)
	case c.Has(document.Season) && v&plural == 0 && !r.verbFall(at):
		e.Value = Value{grain: seasonGrain, number: uint8(v)}
		e.relation.unit = year
		return e
	case c.Has(document.Holiday):
		if h := r.holiday(at); h.End != 0 {
			h.First, h.relation = i, e.relation
			h.relation.unit = day
			return h
		}
	}
	return r.relativeUnit(e, at, w)
}

// relationOf returns what the word w at token i counts from, and which way:
// "the last" and "the next" go with other dates of the text.
func (r *reader) relationOf(i int32, w timeWord) relation {
	rel := relation{to: toAnchor, shift: shiftOf(w)}
	switch w {
	case previous, following, that, same:
		rel.to = toText
	case current:
	default:
		if r.word(i-1, "the") {
			rel.to = toText
		}
	}
	return rel
}

// namesDay reports whether the weekday at token "at" behind the word w is one
// day: "this Sun" may be the star.
func (r *reader) namesDay(at int32, w timeWord) bool {
	v, _ := r.value(at, document.Weekday)
	return v&plural == 0 && (v&short == 0 || r.capital(at) || w != this)
}

// relativeWeekday completes last Friday, this Monday night.
func (r *reader) relativeWeekday(e Expression, at int32) Expression {
	if r.isWeekdayName(at, at+1) {
		return Expression{}
	}
	if dated := r.weekday(at); dated.Day != 0 {
		dated.First = e.First
		return dated
	}
	v, _ := r.value(at, document.Weekday)
	e.Weekday, e.WeekdayAt, e.relation.unit = uint8(v&numberBits), at, week
	if part := r.partAt(e.End); part != noPart && part < noon {
		e.Type, e.Value.part = Time, part
		e.End++
	}
	return r.withClock(e)
}

// relativeMonth completes last October, this May 5.
func (r *reader) relativeMonth(e Expression, at int32) Expression {
	if dated := r.monthFirst(at); dated.Day != 0 {
		dated.First = e.First
		return dated
	}
	e.Month, e.End = r.monthAt(at)
	e.MonthAt, e.relation.unit = at, year
	return e
}

// relativeUnit completes last week, this year, the following day.
func (r *reader) relativeUnit(e Expression, at int32, w timeWord) Expression {
	u, many := r.unitAt(at)
	the := r.word(e.First-1, "the")
	if u < day || many || u == season && w != last && w != this && w != next {
		return Expression{}
	}
	if r.word(e.End, "of") && !r.datesFollow(e.End+1) && !(w == this || w == current) { // the last week of the war
		return Expression{}
	}
	if w == past || the && (w == last || w == next) && u != day && !r.dayAfterWord(e.End) {
		e.Type, e.Form = Duration, Length
		e.relation = relation{}
		e.Value = period(1, u)
		if w == next && u >= month {
			e.Type, e.Form, e.relation = Date, Linked, relation{to: toText, shift: 1, unit: u}
		}
		return e
	}
	if w == that && !the && (u == day || u == year || u == week || u == month || u == weekend) || w != that {
		e.relation.unit = u
		if r.dash(e.End) && r.glued(e.End) { // "this week-long event" is no date
			return Expression{}
		}
		return e
	}
	return Expression{}
}

// dayAfterWord reports whether a date or clause that dates the unit follows.
func (r *reader) dayAfterWord(i int32) bool {
	return r.timeWordAt(i) == earlier || r.timeWordAt(i) == later
}

// datesFollow reports whether a date begins at token i, an article before it allowed.
func (r *reader) datesFollow(i int32) bool {
	if r.word(i, "the") {
		i++
	}
	if r.is(i, document.Month) && r.capital(i) {
		return true
	}
	n, digits := r.integer(i)
	return digits == 4 && n > 999 && n < 2200
}

// verbFall reports whether the season's name is rather the verb or noun fall.
func (r *reader) verbFall(i int32) bool {
	return r.word(i, "fall") && (r.word(i+1, "in") || r.word(i+1, "of") && !r.datesFollow(i+2))
}

// reference reads now and recently.
func (r *reader) reference(i int32, w timeWord) Expression {
	if w == now && (r.word(i+1, "that") || r.capital(i) && r.capital(i-1)) {
		return Expression{}
	}
	e := expression(i, i+1, Date, Reference)
	e.Value.grain = presentRef
	if w == recently {
		e.Value.grain = pastRef
	}
	return e
}
