package timex

import "strconv"

// grain is how fine a value is.
type grain uint8

const (
	noGrain     grain = iota // nothing is known
	weekdayOnly              // a weekday of an unknown week
	dayGrain
	weekGrain
	weekendGrain
	monthGrain
	seasonGrain
	quarterGrain
	halfGrain
	yearGrain
	fiscalGrain
	decadeGrain
	centuryGrain
	presentRef
	pastRef
	futureRef
	periodGrain // a length of time, or how often a set recurs
)

// Value is a normalised time. A year, month or day of zero is unknown.
type Value struct {
	grain      grain
	year       int32 // of a decade or century: its first year
	month, day uint8
	// number is the weekday, ISO week, season, quarter or half.
	number uint8
	part   dayPart
	// clock says how many of hour, minute and second are known.
	clock                uint8
	hour, minute, second uint8
	// amounts are the parts of a period, in falling order of unit.
	amounts [4]amount
}

// amount is a number of units.
type amount struct {
	n    float32
	unit unit
}

// Day returns the calendar day of the value, and false where it is coarser
// than a day or not wholly known.
func (v Value) Day() (Civil, bool) {
	if v.grain != dayGrain || v.year == 0 || v.month == 0 || v.day == 0 {
		return Civil{}, false
	}
	return Civil{int(v.year), int(v.month), int(v.day)}, true
}

// String returns the TIMEX3 value, such as 1998-01-20, 1998-W03 or P3D; empty
// where nothing is known.
func (v Value) String() string { return string(v.Append(nil)) }

// Append appends the TIMEX3 value to b.
func (v Value) Append(b []byte) []byte {
	switch v.grain {
	case presentRef:
		return append(b, "PRESENT_REF"...)
	case pastRef:
		return append(b, "PAST_REF"...)
	case futureRef:
		return append(b, "FUTURE_REF"...)
	case periodGrain:
		return v.appendPeriod(b)
	}
	b = v.appendDate(b)
	return v.appendClock(b)
}

func (v Value) appendDate(b []byte) []byte {
	switch v.grain {
	case noGrain:
		if v.clock == 0 && v.part == noPart {
			return b
		}
		return append(b, "XXXX-XX-XX"...)
	case fiscalGrain:
		return v.appendYear(append(b, "FY"...))
	case decadeGrain:
		return strconv.AppendInt(b, int64(v.year/10), 10)
	case centuryGrain:
		return appendPadded(b, int(v.year/100), 2)
	}
	b = v.appendYear(b)
	switch v.grain {
	case weekdayOnly:
		b = append(b, "-WXX-"...)
		return append(b, '0'+v.number)
	case weekGrain, weekendGrain:
		b = append(b, "-W"...)
		b = appendKnown(b, int(v.number))
		if v.grain == weekendGrain {
			b = append(b, "-WE"...)
		}
	case dayGrain:
		b = appendKnown(append(b, '-'), int(v.month))
		b = appendKnown(append(b, '-'), int(v.day))
	case monthGrain:
		b = appendKnown(append(b, '-'), int(v.month))
	case seasonGrain:
		b = append(append(b, '-'), seasonCodes[v.number]...)
	case quarterGrain:
		b = append(append(b, "-Q"...), digitOrX(v.number))
	case halfGrain:
		b = append(append(b, "-H"...), digitOrX(v.number))
	}
	return b
}

func (v Value) appendYear(b []byte) []byte {
	if v.year == 0 {
		return append(b, "XXXX"...)
	}
	return appendPadded(b, int(v.year), 4)
}

func (v Value) appendClock(b []byte) []byte {
	if v.clock == 0 {
		if code := dayPartCodes[v.part]; code != "" {
			b = append(append(b, 'T'), code...)
		}
		return b
	}
	b = appendPadded(append(b, 'T'), int(v.hour), 2)
	b = appendPadded(append(b, ':'), int(v.minute), 2)
	if v.clock > 2 {
		b = appendPadded(append(b, ':'), int(v.second), 2)
	}
	return b
}

// unitCodes are the letters of TIMEX3; those from hour down stand behind a T.
var unitCodes = [...]string{
	second: "S", minute: "M", hour: "H", day: "D", week: "W", weekend: "WE", month: "M",
	quarter: "Q", season: "SN", year: "Y", decade: "DE", century: "CE", millennium: "ML",
}

func (v Value) appendPeriod(b []byte) []byte {
	b = append(b, 'P')
	clock := false
	for _, a := range v.amounts {
		if a.unit == noUnit {
			break
		}
		if a.unit <= hour && !clock {
			clock = true
			b = append(b, 'T')
		}
		switch {
		case a.n < 0:
			b = append(b, 'X')
		case a.unit == fortnight:
			b = appendNumber(b, 2*a.n)
		default:
			b = appendNumber(b, a.n)
		}
		if a.unit == fortnight {
			b = append(b, 'W')
		} else {
			b = append(b, unitCodes[a.unit]...)
		}
	}
	return b
}

func appendNumber(b []byte, n float32) []byte { return strconv.AppendFloat(b, float64(n), 'f', -1, 32) }

// appendPadded writes n with leading zeros up to the width.
func appendPadded(b []byte, n, width int) []byte {
	for limit := 10; width > 1; width-- {
		if n < limit {
			b = append(b, zeros[:width-1]...)
			break
		}
		limit *= 10
	}
	return strconv.AppendInt(b, int64(n), 10)
}

const zeros = "0000"

// appendKnown writes a month, day or week in two digits, XX where unknown.
func appendKnown(b []byte, n int) []byte {
	if n == 0 {
		return append(b, "XX"...)
	}
	return appendPadded(b, n, 2)
}

func digitOrX(n uint8) byte {
	if n == 0 {
		return 'X'
	}
	return '0' + n
}
