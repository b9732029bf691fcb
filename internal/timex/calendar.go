package timex

import "time"

// Civil is a day of the calendar.
type Civil struct {
	Year, Month, Day int
}

// civilOf returns the day of a time.
func civilOf(t time.Time) Civil {
	y, m, d := t.Date()
	return Civil{y, int(m), d}
}

func (c Civil) time() time.Time {
	return time.Date(c.Year, time.Month(c.Month), c.Day, 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether no day is given.
func (c Civil) IsZero() bool { return c == Civil{} }

// Exists reports whether the calendar has such a day.
func (c Civil) Exists() bool {
	return 1 <= c.Month && c.Month <= 12 && 1 <= c.Day && c.Day <= DaysIn(c.Year, c.Month)
}

// Weekday returns the day of the week, Monday 1 to Sunday 7.
func (c Civil) Weekday() int {
	if w := int(c.time().Weekday()); w > 0 {
		return w
	}
	return 7
}

// Add returns the day that many days later.
func (c Civil) Add(days int) Civil { return civilOf(c.time().AddDate(0, 0, days)) }

// Sub returns the number of days from o to c.
func (c Civil) Sub(o Civil) int { return int(c.time().Sub(o.time()) / (24 * time.Hour)) }

// Before reports whether c is an earlier day than o.
func (c Civil) Before(o Civil) bool { return c.number() < o.number() }

func (c Civil) number() int { return (c.Year*16+c.Month)*32 + c.Day }

// addMonths returns the same day of the month that many months later, the
// month's last day where it is shorter.
func (c Civil) addMonths(months int) Civil {
	m := c.Year*12 + c.Month - 1 + months
	next := Civil{m / 12, m%12 + 1, c.Day}
	next.Day = min(next.Day, DaysIn(next.Year, next.Month))
	return next
}

// week returns the year and number of the ISO week.
func (c Civil) week() (int, int) { return c.time().ISOWeek() }

// DaysIn returns how many days the month has; with year 0, which stands for
// an unknown one, February has 29.
func DaysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year == 0 || year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// WeekdayName returns the English name of a weekday, Monday 1 to Sunday 7.
func WeekdayName(weekday int) string { return time.Weekday(weekday % 7).String() }

// MonthName returns the English name of a month.
func MonthName(month int) string { return time.Month(month).String() }
