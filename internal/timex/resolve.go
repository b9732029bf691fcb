package timex

// resolve gives every expression its value, in text order: what counts from
// another date of the text counts from the last day before it.
func (r *reader) resolve(anchor Anchor) {
	swap := r.dayFirstText()
	var context, spoken Civil
	sentence := int32(-1)
	for k := range r.out {
		e := &r.out[k]
		r.setTense(e)
		if s := r.doc.SentenceOf(e.First); s != sentence {
			sentence, spoken = s, Civil{}
		}
		now := anchor.Day
		if anchor.At == k {
			now = Civil{}
		}
		if (e.Form == ClockTime || e.Form == PartOfDay) && !spoken.IsZero() {
			now = spoken
		}
		e.settle(now, context, swap)
		if day, ok := e.Value.Day(); ok && e.Type != Set && e.Form != ClockTime && e.Form != PartOfDay {
			context, spoken = day, day
		}
	}
}

func (r *reader) setTense(e *Expression) {
	switch e.Form {
	case Length, Repeated, Reference, Decade, Century, Offset:
		return
	}
	s := &r.doc.Sentences[r.doc.SentenceOf(e.First)]
	r.first, r.end = s.FirstToken, s.EndToken
	e.Tense = r.tense(e.First, e.End, s.FirstToken, s.EndToken)
}

// settle works out the value of one expression; now is the anchor's day and
// context the last day named before, both zero where there is none.
func (e *Expression) settle(now, context Civil, swap bool) {
	v := &e.Value
	if e.base != NoForm {
		e.settleBeside(now, swap)
		return
	}
	switch e.Form {
	case NthOf:
		e.settleNth(now, context)
	case DayOfMonth, NumericDay, OrdinalDay:
		if e.relation.unit == month {
			e.settleNth(now, context)
			return
		}
		e.settleDay(now, swap)
	case BareWeekday:
		e.settleWeekday(now)
	case NamedDay:
		e.settleHoliday(now)
	case NamedMonth:
		v.grain, v.month, v.year = monthGrain, e.Month, int32(e.Year)
		if v.year == 0 {
			v.year = int32(e.yearOf(now, int(e.Month), 15))
		}
	case NamedYear:
		v.grain, v.year = yearGrain, int32(e.Year)
	case FiscalYear:
		v.year = int32(e.Year)
	case Season, Quarter:
		if v.grain == noGrain {
			v.grain = seasonGrain
		}
		if v.year = int32(e.Year); v.year == 0 {
			v.year = int32(e.yearOf(now, middleMonth(v.grain, v.number), 15))
		}
	case RelativeDay, RelativePeriod, Offset:
		e.settleFrom(now)
	case Linked:
		if v.grain == weekGrain {
			v.year = int32(now.Year)
			return
		}
		if context.IsZero() {
			context = now
		}
		e.settleFrom(context)
	case ClockTime, PartOfDay:
		if !now.IsZero() {
			v.setDay(now)
		}
	}
}

// settleBeside works out a distance from the day that the expression names.
func (e *Expression) settleBeside(now Civil, swap bool) {
	rel := e.relation
	named := *e
	named.Form, named.base, named.relation, named.Weekday = e.base, NoForm, relation{}, 0
	named.settle(now, Civil{}, swap)
	e.Value = named.Value
	if day, ok := named.Value.Day(); ok && day.Exists() {
		e.Value = Value{}
		if rel.unit == weekend {
			e.Value.addUnits(day, 0, weekend)
			return
		}
		e.Value.amounts[0] = amount{float32(abs(int(rel.shift))), rel.unit}
		e.Value.addAll(day, int(rel.shift))
		if rel.ofWeek {
			e.Value.toWeekday(int(e.Weekday))
		}
	}
}

// middleMonth returns a month in the middle of a season, quarter or half.
func middleMonth(g grain, number uint8) int {
	switch g {
	case quarterGrain:
		return 3*int(number) - 1
	case halfGrain:
		return 6*int(number) - 3
	}
	return [...]int{0, 4, 7, 10, 1}[number]
}

func (v *Value) setDay(c Civil) {
	v.grain, v.year, v.month, v.day = dayGrain, int32(c.Year), uint8(c.Month), uint8(c.Day)
}

// yearOf finds the year of a day and month that stand without one: stated
// against the anchor, or the nearest that the tense allows; 0 without anchor.
func (e *Expression) yearOf(now Civil, month, day int) int {
	if now.IsZero() {
		return 0
	}
	if e.relation.to == toAnchor {
		return now.Year + int(e.relation.shift)
	}
	slack := monthSlack
	if e.Day != 0 {
		slack = daySlack
	}
	return nearestYear(now, month, day, slack, e.Tense)
}

// By how many days tense and calendar may disagree: stories are dated a day
// late, and months are named while they last.
const (
	daySlack   = 2
	monthSlack = 20
)

// nearestYear returns the year in which the day and month lie nearest to now,
// among those that the tense allows.
func nearestYear(now Civil, month, day, slack int, t Tense) int {
	best, distance := now.Year, 1<<30
	for year := now.Year - 1; year <= now.Year+1; year++ {
		d := Civil{year, month, min(day, DaysIn(year, month))}.Sub(now)
		switch {
		case t == PastTense && d > slack, (t == FutureTense || t == Planned) && d < -slack:
			d = abs(d) + 400
		case t == NoTense && d > 0:
			d *= 3 // most of what news tells is past
		}
		if abs(d) < distance {
			best, distance = year, abs(d)
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

func (e *Expression) settleDay(now Civil, swap bool) {
	if e.Order == Ambiguous && swap {
		e.Month, e.Day = e.Day, e.Month
	}
	v := &e.Value
	v.grain, v.year, v.month, v.day = dayGrain, int32(e.Year), e.Month, e.Day
	if v.month == 0 {
		if !now.IsZero() {
			c := e.monthOf(now)
			v.year, v.month = int32(c.Year), uint8(c.Month)
		}
		return
	}
	if v.year != 0 {
		return
	}
	if e.Weekday != 0 && e.relation.to == noOrigin && !now.IsZero() {
		if year := e.yearByWeekday(now); year != 0 {
			v.year = int32(year)
			return
		}
	}
	v.year = int32(e.yearOf(now, int(e.Month), int(e.Day)))
}

// monthOf returns the month of a day that stands without one: the anchor's,
// or the nearest in which the day falls on the stated weekday.
func (e *Expression) monthOf(now Civil) Civil {
	now.Day = 1
	if e.Weekday == 0 {
		return now
	}
	for _, n := range [...]int{0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6} {
		c := now.addMonths(n)
		if c.Day = int(e.Day); c.Exists() && c.Weekday() == int(e.Weekday) {
			return c
		}
	}
	return now
}

// yearByWeekday returns the year next to the anchor's in which the day falls
// on the stated weekday, 0 where none does within half a year.
func (e *Expression) yearByWeekday(now Civil) int {
	for _, year := range [...]int{now.Year, now.Year - 1, now.Year + 1} {
		c := Civil{year, int(e.Month), int(e.Day)}
		if c.Exists() && c.Weekday() == int(e.Weekday) && abs(c.Sub(now)) < 183 {
			return year
		}
	}
	return 0
}

func (e *Expression) settleWeekday(now Civil) {
	v := &e.Value
	if now.IsZero() {
		v.grain, v.number = weekdayOnly, e.Weekday
		return
	}
	back := (now.Weekday() - int(e.Weekday) + 7) % 7
	if e.Tense == FutureTense || e.Tense == Planned {
		back = -((int(e.Weekday) - now.Weekday() + 7) % 7)
	}
	v.setDay(now.Add(-back))
}

func (e *Expression) settleHoliday(now Civil) {
	h := &holidays[e.Value.number]
	year := int(e.Year)
	if year == 0 && !now.IsZero() {
		if c, ok := h.in(now.Year); ok {
			year = e.yearOf(now, c.Month, c.Day)
			if e.relation.to != noOrigin && e.relation.unit == day {
				year = monthFrom(now, c.Month, int(e.relation.shift))
			}
		}
	}
	if day, ok := h.in(year); ok && year != 0 {
		e.Value.setDay(day)
		if e.relation.unit == weekend {
			e.Value.addUnits(day, 0, weekend)
		}
		return
	}
	e.Value.grain = dayGrain
	if h.month != 0 && h.nth == 0 {
		e.Value.month, e.Value.day = uint8(h.month), uint8(h.day)
	}
}
