package source

import (
	"strconv"
	"strings"
	"time"
)

// parseDate reads a date of publication in the forms that corpora use: ISO
// 8601 with or without a time, with dashes, slashes or nothing between; the
// mail and RSS form; a month's name with day and year; seconds or
// milliseconds since 1970. It returns midnight UTC of the day as it is
// written, whatever the zone, and false where it can read none.
func parseDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if t, ok := isoDate(s); ok {
		return t, true
	}
	if t, ok := namedDate(s); ok {
		return t, true
	}
	return epochDate(s)
}

// isoDate reads 2019-11-18, 2019/11/18 and 20191118, alone or before a time.
func isoDate(s string) (time.Time, bool) {
	if len(s) < 8 {
		return time.Time{}, false
	}
	month, day, rest := s[4:6], s[6:8], s[8:]
	if sep := s[4]; (sep == '-' || sep == '/') && len(s) >= 10 && s[7] == sep {
		month, day, rest = s[5:7], s[8:10], s[10:]
	}
	if rest != "" && rest[0] != 'T' && rest[0] != 't' && rest[0] != ' ' {
		return time.Time{}, false
	}
	return dayOf(s[:4], month, day)
}

// dayOf returns midnight UTC of a day that exists in the calendar.
func dayOf(year, month, day string) (time.Time, bool) {
	y, okY := digits(year)
	m, okM := digits(month)
	d, okD := digits(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, okY && okM && okD && y > 0 && t.Month() == time.Month(m) && t.Day() == d
}

// digits returns the value of a few decimal digits without a sign.
func digits(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 31)
	return int(n), err == nil
}

// namedDate reads a day with a month's English name: "Mon, 18 Nov 2019
// 10:22:00 GMT", "November 18, 2019".
func namedDate(s string) (time.Time, bool) {
	var month, day, year string
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '.' || r == '\t' }) {
		switch {
		case month == "" && monthNumber(word) != "":
			month = monthNumber(word)
		case day == "" && len(word) <= 2 && isDigit(word[0]):
			day = word
		case year == "" && len(word) == 4 && isDigit(word[0]):
			year = word
		}
	}
	if month == "" {
		return time.Time{}, false
	}
	return dayOf(year, month, day)
}

var months = [...]string{
	"january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december",
}

// monthNumber returns the number of a month's name, whole or cut to at least
// three letters, and nothing for other words.
func monthNumber(word string) string {
	if len(word) < 3 {
		return ""
	}
	word = strings.ToLower(word)
	for i, name := range months {
		if strings.HasPrefix(name, word) {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}

// epochDate reads seconds since 1970, with or without a fraction, and milliseconds.
func epochDate(s string) (time.Time, bool) {
	whole, _, _ := strings.Cut(s, ".")
	n, err := strconv.ParseUint(whole, 10, 63)
	switch {
	case err != nil:
		return time.Time{}, false
	case len(whole) == 9 || len(whole) == 10:
	case len(whole) == 12 || len(whole) == 13:
		n /= 1000
	default:
		return time.Time{}, false
	}
	return time.Unix(int64(n), 0).UTC().Truncate(24 * time.Hour), true
}
