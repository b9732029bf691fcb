package timex

import "strings"

// holiday is a day with a name. Its rule says when it falls: on a day of a
// month, on the nth weekday of a month (the last with n = -1), so many days
// from Easter, or, with neither, on a day that no arithmetic here gives.
type holiday struct {
	name   string
	month  int8
	day    int8
	nth    int8
	week   int8 // the weekday that nth counts
	easter int8 // days from Easter, plus easterBase
	after  int8 // days after what the other fields give
	// islamic is a month of the Islamic calendar, in which day counts.
	islamic int8
}

// easterBase makes Easter itself differ from no rule.
const easterBase = 64

// holidays are sorted by first word; longer names stand before shorter ones
// that begin alike. "'s" may be missing from the text.
var holidays = func() []holiday {
	fixed := func(name string, month, day int8) holiday { return holiday{name: name, month: month, day: day} }
	nth := func(name string, month, n, weekday int8) holiday {
		return holiday{name: name, month: month, nth: n, week: weekday}
	}
	easter := func(name string, days int8) holiday { return holiday{name: name, easter: easterBase + days} }
	moving := func(name string) holiday { return holiday{name: name} }
	islamic := func(name string, month, day int8) holiday { return holiday{name: name, islamic: month, day: day} }
	later := func(h holiday, days int8) holiday { h.after = days; return h }
	return []holiday{
		fixed("all saints ' day", 11, 1),
		fixed("all saints day", 11, 1),
		fixed("all souls ' day", 11, 2),
		fixed("anzac day", 4, 25),
		fixed("april fools ' day", 4, 1),
		fixed("april fool 's day", 4, 1),
		fixed("armistice day", 11, 11),
		easter("ascension day", 39),
		easter("ash wednesday", -46),
		fixed("australia day", 1, 26),
		fixed("bastille day", 7, 14),
		later(nth("black friday", 11, 4, 4), 1),
		fixed("bonfire night", 11, 5),
		fixed("boxing day", 12, 26),
		fixed("burns night", 1, 25),
		fixed("canada day", 7, 1),
		moving("chinese new year"),
		fixed("christmas day", 12, 25),
		fixed("christmas eve", 12, 24),
		fixed("christmas", 12, 25),
		fixed("cinco de mayo", 5, 5),
		nth("columbus day", 10, 2, 1),
		later(nth("cyber monday", 11, 4, 4), 4),
		moving("diwali"),
		fixed("earth day", 4, 22),
		easter("easter sunday", 0),
		easter("easter monday", 1),
		easter("easter saturday", -1),
		easter("easter day", 0),
		easter("easter", 0),
		islamic("eid al - fitr", 10, 1),
		islamic("eid al fitr", 10, 1),
		islamic("eid al - adha", 12, 10),
		islamic("eid al adha", 12, 10),
		later(nth("election day", 11, 1, 1), 1),
		fixed("epiphany", 1, 6),
		easter("fat tuesday", -47),
		nth("father 's day", 6, 3, 7),
		nth("fathers ' day", 6, 3, 7),
		fixed("flag day", 6, 14),
		fixed("fourth of july", 7, 4),
		later(nth("giving tuesday", 11, 4, 4), 5),
		easter("good friday", -2),
		fixed("groundhog day", 2, 2),
		fixed("guy fawkes night", 11, 5),
		fixed("halloween", 10, 31),
		moving("hanukkah"),
		easter("holy thursday", -3),
		easter("holy saturday", -1),
		fixed("inauguration day", 1, 20),
		fixed("independence day", 7, 4),
		nth("indigenous peoples ' day", 10, 2, 1),
		fixed("international women 's day", 3, 8),
		fixed("juneteenth", 6, 19),
		nth("labor day", 9, 1, 1),
		moving("lunar new year"),
		easter("mardi gras", -47),
		nth("martin luther king jr . day", 1, 3, 1),
		nth("martin luther king day", 1, 3, 1),
		easter("maundy thursday", -3),
		fixed("may day", 5, 1),
		nth("memorial day", 5, -1, 1),
		nth("mlk day", 1, 3, 1),
		nth("mother 's day", 5, 2, 7),
		nth("mothers ' day", 5, 2, 7),
		moving("mothering sunday"),
		fixed("new year 's day", 1, 1),
		fixed("new years day", 1, 1),
		fixed("new year 's eve", 12, 31),
		fixed("new years eve", 12, 31),
		fixed("new year 's", 1, 1),
		easter("palm sunday", -7),
		moving("passover"),
		easter("pentecost", 49),
		nth("presidents ' day", 2, 3, 1),
		nth("presidents day", 2, 3, 1),
		nth("president 's day", 2, 3, 1),
		islamic("ramadan", 9, 1),
		islamic("ramazan", 9, 1),
		islamic("ramzan", 9, 1),
		islamic("ramadhan", 9, 1),
		fixed("remembrance day", 11, 11),
		nth("remembrance sunday", 11, 2, 7),
		moving("rosh hashanah"),
		easter("shrove tuesday", -47),
		later(nth("small business saturday", 11, 4, 4), 2),
		fixed("st . andrew 's day", 11, 30),
		fixed("st . david 's day", 3, 1),
		fixed("st . george 's day", 4, 23),
		fixed("st . patrick 's day", 3, 17),
		moving("super bowl sunday"),
		moving("super tuesday"),
		nth("thanksgiving day", 11, 4, 4),
		nth("thanksgiving", 11, 4, 4),
		nth("thanks giving day", 11, 4, 4),
		easter("trinity sunday", 56),
		fixed("valentine 's day", 2, 14),
		fixed("valentines day", 2, 14),
		fixed("veterans day", 11, 11),
		fixed("veterans ' day", 11, 11),
		moving("victoria day"),
		easter("whit monday", 50),
		easter("whit sunday", 49),
		moving("yom kippur"),
	}
}()

// holidayWords holds the words of each holiday's name.
var holidayWords = func() [][]string {
	words := make([][]string, len(holidays))
	for i, h := range holidays {
		words[i] = strings.Fields(h.name)
	}
	return words
}()

// in returns the day on which the holiday falls in a year, and false where
// its rule does not say.
func (h *holiday) in(year int) (Civil, bool) {
	var c Civil
	switch {
	case h.islamic != 0:
		return islamicDay(year, int(h.islamic), int(h.day)), true
	case h.easter != 0:
		c = easterSunday(year).Add(int(h.easter) - easterBase)
	case h.nth > 0:
		first := Civil{year, int(h.month), 1}
		c = first.Add((int(h.week)-first.Weekday()+7)%7 + 7*(int(h.nth)-1))
	case h.nth < 0:
		end := Civil{year, int(h.month), DaysIn(year, int(h.month))}
		c = end.Add(-((end.Weekday() - int(h.week) + 7) % 7))
	case h.month != 0:
		c = Civil{year, int(h.month), int(h.day)}
	default:
		return Civil{}, false
	}
	return c.Add(int(h.after)), true
}

// easterSunday computes Easter of the Gregorian calendar by the anonymous
// algorithm that Meeus prints.
func easterSunday(year int) Civil {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Civil{year, n / 31, n%31 + 1}
}

// islamicDay returns a day of the Islamic calendar, the first such in the
// year, by the tables that count from the evening of 15 July 622. The sight of
// the moon may move it by a day.
func islamicDay(year, month, day int) Civil {
	const epoch = 227013 // days from 1 January of year 1 to the calendar's first
	first := Civil{year, 1, 1}
	start := Civil{1, 1, 1}
	for y := (year-622)*33/32 - 1; ; y++ {
		n := epoch + (y-1)*354 + (3+11*y)/30 + 29*(month-1) + month/2 + day - 1
		if c := start.Add(n); !c.Before(first) {
			return c
		}
	}
}
