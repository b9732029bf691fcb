package timex

// settleFrom counts from the day, zero where none is known.
func (e *Expression) settleFrom(from Civil) {
	v, rel := &e.Value, e.relation
	if from.IsZero() || rel.to == noOrigin {
		if v.grain == noGrain && rel.unit == noUnit && rel.to != noOrigin {
			v.reference(int(rel.shift))
		} else {
			v.unknown(e)
		}
		return
	}
	shift, count := int(rel.shift), v.amounts
	switch {
	case e.Weekday != 0 && rel.ofWeek && e.Form == Offset:
		v.addUnits(from, shift, rel.unit)
		if v.amounts = count; v.amounts[0].unit == week || v.amounts[0].unit == month {
			v.addAll(from, shift)
		}
		v.toWeekday(int(e.Weekday))
	case e.Weekday != 0 && rel.ofWeek:
		v.setDay(from.Add(7*shift + int(e.Weekday) - from.Weekday()))
	case e.Weekday != 0:
		v.setDay(weekdayFrom(from, int(e.Weekday), shift))
	case e.Month != 0:
		v.grain, v.month, v.year = monthGrain, e.Month, int32(monthFrom(from, int(e.Month), shift))
	case v.grain == seasonGrain:
		v.year = int32(monthFrom(from, middleMonth(v.grain, v.number), shift))
	case rel.unit == noUnit:
		v.reference(shift)
	case v.amounts[1].unit != noUnit || v.amounts[0].unit == week || v.amounts[0].unit == month:
		v.addAll(from, shift)
	default:
		v.addUnits(from, shift, rel.unit)
	}
}

// toWeekday moves a day to the weekday of its week.
func (v *Value) toWeekday(weekday int) {
	if day, ok := v.Day(); ok {
		v.setDay(day.Add(weekday - day.Weekday()))
	}
}

// reference is a time before or after now by an amount that nobody tells.
func (v *Value) reference(shift int) {
	*v = Value{grain: pastRef}
	if shift > 0 {
		v.grain = futureRef
	}
}

// unknown keeps what is known without a day to count from.
func (v *Value) unknown(e *Expression) {
	switch {
	case e.Weekday != 0:
		v.grain, v.number = weekdayOnly, e.Weekday
	case e.Month != 0:
		v.grain, v.month = monthGrain, e.Month
	case v.grain != noGrain:
	default:
		v.grain = grainOf(e.relation.unit)
		clearAmounts(v)
	}
}

func clearAmounts(v *Value) { v.amounts = [4]amount{} }

// grainOf returns the grain of a unit.
func grainOf(u unit) grain {
	switch u {
	case week, fortnight:
		return weekGrain
	case weekend:
		return weekendGrain
	case month:
		return monthGrain
	case quarter:
		return quarterGrain
	case year:
		return yearGrain
	case decade:
		return decadeGrain
	case century, millennium:
		return centuryGrain
	}
	return dayGrain
}

// weekdayFrom returns the weekday before (shift -1), of the week of (0) or
// after (1) the day.
func weekdayFrom(from Civil, weekday, shift int) Civil {
	d := weekday - from.Weekday()
	switch {
	case shift < 0:
		if d >= 0 {
			d -= 7
		}
	case shift > 0:
		if d <= 0 {
			d += 7
		}
	}
	return from.Add(d)
}

// monthFrom returns the year of the month that was last, is in this year or
// comes next, counted from the day.
func monthFrom(from Civil, m, shift int) int {
	switch {
	case shift < 0 && m >= from.Month:
		return from.Year - 1
	case shift > 0 && m <= from.Month:
		return from.Year + 1
	}
	return from.Year
}

// addAll counts a distance of several units, or of weeks or months, to the
// day, forward or back by the sign of the shift.
func (v *Value) addAll(from Civil, shift int) {
	sign := 1
	if shift < 0 {
		sign = -1
	}
	for _, a := range v.amounts {
		n := sign * int(a.n)
		switch a.unit {
		case noUnit:
			continue
		case fortnight:
			from = from.Add(14 * n)
		case year, month:
			if a.unit == year {
				n *= 12
			}
			from = from.addMonths(n)
		case week:
			from = from.Add(7 * n)
		case day:
			from = from.Add(n)
		}
	}
	v.addUnits(from, 0, day)
}

// addUnits counts so many units from the day; the value is as fine as the unit.
func (v *Value) addUnits(from Civil, n int, u unit) {
	clearAmounts(v)
	switch u {
	case day:
		v.setDay(from.Add(n))
	case fortnight:
		v.setDay(from.Add(14 * n))
	case week:
		y, w := from.Add(7 * n).week()
		v.grain, v.year, v.number = weekGrain, int32(y), uint8(w)
	case weekend:
		y, w := from.Add(7 * n).week()
		v.grain, v.year, v.number = weekendGrain, int32(y), uint8(w)
	case month:
		c := from.addMonths(n)
		v.grain, v.year, v.month = monthGrain, int32(c.Year), uint8(c.Month)
	case quarter:
		c := from.addMonths(3 * n)
		v.grain, v.year, v.number = quarterGrain, int32(c.Year), uint8((c.Month+2)/3)
	case season:
		v.grain, v.year, v.number = yearGrain, int32(from.Year+n), 0
	case year:
		v.grain, v.year = yearGrain, int32(from.Year+n)
	case decade:
		v.grain, v.year = decadeGrain, int32((from.Year/10+n)*10)
	case century, millennium:
		v.grain, v.year = centuryGrain, int32((from.Year/100+n)*100)
	default:
		v.setDay(from)
	}
}
