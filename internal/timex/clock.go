package timex

import (
	"bytes"

	"github.com/newslint/newslint/internal/document"
)

// clockFace is a time of day as read; known is how many of its parts are.
type clockFace struct {
	hour, minute, second uint8
	known                uint8
	// sure: a.m., p.m. or a zone leaves no doubt that it is a time.
	sure bool
	// told: the text says which half of the day it is.
	told bool
}

// clock reads a time of day and the day that may follow it: 8 p.m. Monday.
func (r *reader) clock(i int32) Expression {
	if r.currency(i-1) || r.glued(i) && (r.mark(i-1, ':') || r.mark(i-1, '.')) {
		return Expression{}
	}
	face, end := r.pastHour(i)
	if end == 0 {
		face, end = r.faceAt(i)
	}
	if end == 0 || !face.sure && face.known < 2 {
		return Expression{}
	}
	e := expression(i, end, Time, ClockTime)
	e.Value.setClock(face)
	e.told = face.told
	e = r.withDay(e)
	if !face.sure && !r.clockCue(i-1) && !e.ClockFirst {
		return Expression{}
	}
	return e
}

// clockCue reports whether token i is a word behind which figures with a
// colon are a time of day.
func (r *reader) clockCue(i int32) bool {
	return r.anyWord(i, "at", "by", "until", "till", "from", "to", "before", "after", "around", "about", "since", "past", "between")
}

func (v *Value) setClock(f clockFace) {
	v.hour, v.minute, v.second, v.clock = f.hour, f.minute, f.second, max(f.known, 1)
}

// faceAt reads 8, 8:30, 8.30 p.m., 20:15:09, 1600 GMT, noon, eight o'clock.
func (r *reader) faceAt(i int32) (f clockFace, end int32) {
	switch r.partAt(i) {
	case noon:
		return clockFace{hour: 12, known: 1, sure: true}, i + 1
	case midnight:
		return clockFace{hour: 24, known: 1, sure: true}, i + 1
	}
	if v, ok := r.value(i, document.Cardinal); ok {
		if 1 <= v && v <= 12 {
			f, end = clockFace{hour: uint8(v), known: 1}, i+1
			at := r.afterDash(end)
			if m, stop := r.belowHundred(at); stop != 0 && 10 <= m && m < 60 {
				f.minute, f.known, end = uint8(m), 2, stop
			}
			return r.halfOfDay(f, end)
		}
		return clockFace{}, 0
	}
	if !r.is(i, document.Digits) {
		return clockFace{}, 0
	}
	text := r.doc.Word(i)
	hours, minutes, dotted := bytes.Cut(text, []byte{'.'})
	h, digits := digitsOf(hours)
	end = i + 1
	f = clockFace{hour: uint8(min(h, 99)), known: 1}
	switch {
	case dotted:
		m, n := digitsOf(minutes)
		if n != 2 || m > 59 {
			return clockFace{}, 0
		}
		f.minute, f.known = uint8(m), 2
	case digits == 4:
		if h%100 > 59 || h/100 > 24 || !r.is(end, document.TimeZone) && !r.anyWord(end, "hours", "hrs") {
			return clockFace{}, 0
		}
		f = clockFace{hour: uint8(h / 100), minute: uint8(h % 100), known: 2, sure: true}
		return f, end + 1
	case digits > 2 || digits == 0:
		return clockFace{}, 0
	default:
		end = r.colonParts(&f, end)
	}
	if f.hour > 24 {
		return clockFace{}, 0
	}
	f, end = r.halfOfDay(f, end)
	if dotted && !f.sure {
		return clockFace{}, 0
	}
	return f, end
}

// pastHour reads half past seven, quarter to six, twenty minutes past five.
func (r *reader) pastHour(i int32) (f clockFace, end int32) {
	var minutes, at int32
	switch u, _ := r.unitAt(i); {
	case r.timeWordAt(i) == half:
		minutes, at = 30, i+1
	case u == quarter:
		minutes, at = 15, i+1
	default:
		n, end := r.number(i)
		if u, _ := r.unitAt(end); end == 0 || u != minute || n < 1 || n > 59 {
			return clockFace{}, 0
		}
		minutes, at = int32(n), end+1
	}
	if !r.anyWord(at, "past", "to") {
		return clockFace{}, 0
	}
	hour, end := r.faceAt(at + 1)
	if end == 0 || hour.known != 1 || hour.hour < 1 || hour.hour > 12 || r.is(end, document.TimeUnit) || r.noun(end) || r.percent(end) {
		return clockFace{}, 0
	}
	hour.minute, hour.known, hour.sure = uint8(minutes), 2, true
	if r.word(at, "to") {
		hour.minute = uint8(60 - minutes)
		hour.hour--
	}
	if !hour.told {
		return r.halfOfDay(hour, end)
	}
	return hour, end
}

// colonParts reads the minutes and seconds behind their colons.
func (r *reader) colonParts(f *clockFace, i int32) int32 {
	for _, part := range []*uint8{&f.minute, &f.second} {
		if !r.mark(i, ':') || !r.glued(i) || !r.glued(i+1) {
			break
		}
		n, digits := r.integer(i + 1)
		if digits != 2 || n > 59 {
			break
		}
		*part = uint8(n)
		f.known++
		i += 2
	}
	return i
}

// halfOfDay takes in a.m., p.m., o'clock, the zone and "in the evening".
func (r *reader) halfOfDay(f clockFace, i int32) (clockFace, int32) {
	switch {
	case r.anyWord(i, "p", "a") && r.word(i+1, "m"):
		if f.told = true; r.word(i, "p") {
			f.afternoon()
		}
		f.sure = true
		i += 2
	case r.anyWord(i, "pm", "p.m.", "p.m"):
		f.afternoon()
		f.told = true
		i++
	case r.anyWord(i, "am", "a.m.", "a.m") && (r.glued(i) || !r.word(i, "am") || r.doc.Tokens[i].Is(document.Upper) || r.is(i-1, document.Digits)):
		if f.hour == 12 {
			f.hour = 0
		}
		f.sure, f.told = f.hour <= 12, true
		i++
	case r.anyWord(i, "o'clock", "oclock"):
		f.sure = true
		i++
	}
	if f.sure || f.known > 1 {
		if r.is(i, document.TimeZone) && r.doc.Tokens[i].Is(document.Upper) {
			f.sure = true
			i++
		} else if r.word(i, "local") && r.word(i+1, "time") {
			f.sure = true
			i += 2
		}
	}
	if f.sure && r.word(i, "in") && r.word(i+1, "the") {
		switch r.partAt(i + 2) {
		case afternoon, evening:
			if f.hour < 12 {
				f.afternoon()
			}
			i += 3
		case morning:
			i += 3
		}
	}
	return f, i
}

func (f *clockFace) afternoon() {
	if f.hour < 12 {
		f.hour += 12
	}
	f.sure = true
}

// withDay joins the day behind a time of day to it.
func (r *reader) withDay(e Expression) Expression {
	at := e.End
	if r.mark(at, ',') {
		at++
	}
	if r.word(at, "on") || r.word(at, "of") {
		at++
	}
	if r.word(at, "the") {
		at++
	}
	r.clocked = true
	d := r.dayCore(at)
	r.clocked = false
	if d.End == 0 || d.Type == Set || d.Form == NamedMonth || d.Form == BareWeekday && at > e.End+1 && r.mark(e.End, ',') {
		return e
	}
	face, first := e.Value, e.First
	part := d.Value.part
	d.First, d.Type, d.ClockFirst = first, Time, true
	d.Value.clock, d.Value.hour, d.Value.minute, d.Value.second, d.Value.part = face.clock, face.hour, face.minute, face.second, noPart
	if !e.told && (part == afternoon || part == evening || part == night) && d.Value.hour < 12 && d.Value.hour >= 1 {
		d.Value.hour += 12
	}
	return d
}

// dayCore reads a day, and nothing but a day, at token i.
func (r *reader) dayCore(i int32) Expression {
	var e Expression
	switch c := r.doc.Classes(i); {
	case !r.in(i):
	case c.Has(document.Weekday):
		e = r.weekday(i)
	case c.Has(document.RelativeDay):
		e = r.relativeDay(i)
	case c.Has(document.Month):
		e = r.monthFirst(i)
	case c.Has(document.Digits):
		if e = r.dayFirst(i); e.End == 0 {
			e = r.numericDay(i)
		}
	case c.Has(document.TimeWord):
		w := r.timeWordAt(i)
		if w == last || w == next || w == this || w == following || w == same {
			e = r.relative(i, w)
		}
	}
	switch e.Form {
	case DayOfMonth, NumericDay, BareWeekday, RelativeDay:
		return e
	case RelativePeriod, Linked:
		if e.Weekday != 0 || e.Value.part != noPart || e.relation.unit == day {
			return e
		}
	}
	return Expression{}
}

// withClock takes in the time of day behind a day: Friday at 8 p.m.
func (r *reader) withClock(e Expression) Expression {
	if e.Value.clock != 0 || r.clocked {
		return e
	}
	at := e.End
	if r.mark(at, ',') || r.dash(at) && r.glued(at) && e.Weekday != 0 {
		at++
	}
	cue := r.anyWord(at, "at", "around", "@") || r.mark(at, '@')
	if cue {
		at++
	}
	face, end := r.pastHour(at)
	if end == 0 {
		face, end = r.faceAt(at)
	}
	bare := cue && face.known == 1 && face.hour <= 12 && (e.Weekday != 0 || e.Form == RelativeDay || e.Value.part != noPart) && r.closesClock(end)
	if end == 0 || !face.sure && !bare && (face.known < 2 || r.noun(end) || !cue && e.Form != NumericDay && at != e.End) {
		return e
	}
	if !face.sure && !cue && e.Form == DayOfMonth && e.Year == 0 && (at > e.End || !r.closesClock(end) && face.known < 3) {
		return e
	}
	if p := e.Value.part; !face.told && (p == afternoon || p == evening || p == night) && face.hour > 3 && face.hour < 12 {
		face.hour += 12
	}
	e.Value.part = noPart
	e.Value.setClock(face)
	e.Type, e.End = Time, end
	if year, yearAt, behind := r.yearAt(end); year != 0 && e.Form == DayOfMonth && e.Year == 0 && behind == end+1 {
		e.Year, e.YearAt, e.End = year, yearAt, behind // Wed Oct 26 15:50:06 2016
	}
	return e
}

// closesClock reports whether what stands at token i may follow an hour in
// bare figures: Friday at 8, not Friday at 8 percent or 8-0.
func (r *reader) closesClock(i int32) bool {
	if !r.in(i) {
		return true
	}
	t := r.doc.Tokens[i]
	return t.Kind == document.Punct && !r.dash(i) && !r.mark(i, '/') || t.Kind == document.Word && !r.glued(i) && r.doc.Classes(i).Any(document.Classes(document.FunctionWord)) && !r.word(i, "of")
}

// dayPart reads noon, midnight, overnight, the morning.
func (r *reader) dayPart(i int32) Expression {
	part := r.partAt(i)
	if part == noon || part == midnight {
		face, end := r.faceAt(i)
		e := expression(i, end, Time, ClockTime)
		if r.dash(i+1) || r.capital(i) && r.capital(i+1) {
			return Expression{}
		}
		if n, digits := r.integer(i - 1); digits == 2 && n == 12 {
			e.First--
		}
		e.Value.setClock(face)
		return r.withDay(e)
	}
	e := expression(i, i+1, Time, PartOfDay)
	e.Value.part = part
	switch {
	case r.word(i, "overnight"):
		if r.noun(i+1) || r.dash(i+1) {
			return Expression{}
		}
	case r.word(i-1, "the") && !r.noun(i+1) && !r.dash(i+1) && !r.capital(i) && r.anyWord(i-2, "the", "in", "at", "on", "during", "of", "through", "until", "throughout", "into", "by", "from", "late", "early"):
	case r.anyWord(i-1, "at", "by") && part == night && !r.noun(i+1):
	default:
		return Expression{}
	}
	if r.word(e.End, "of") { // the morning of Nov. 5
		if r.word(e.End+1, "the") && r.is(e.End+2, document.Digits) {
			e.End++
		}
		if d := r.dayCore(e.End + 1); d.End != 0 {
			d.First, d.Type, d.Value.part = e.First, Time, part
			return d
		}
	}
	return e
}
