package timex

import (
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// Months, weekdays and units carry their number in the low bits of the
// vocabulary's value, and these marks above it.
const (
	numberBits = 0x1f
	plural     = 1 << 5 // Fridays, weeks
	short      = 1 << 6 // Oct, Fri: a word of its own only in a date
)

// timeWord is a word that joins or colours time expressions.
type timeWord int32

const (
	noTimeWord timeWord = iota
	last
	next
	this
	that
	past
	previous
	following
	current
	same
	ago
	later
	earlier
	since
	early
	late
	mid
	endOf
	startOf
	every
	each
	half
	few
	couple
	several
	dozen
	daily
	weekly
	fortnightly
	monthly
	quarterly
	yearly
	now
	recently
	soon
	firstOf
	wholeOf
	fiscal
	restOf
	moment
	firstQuarter // second, third and fourth follow
	secondQuarter
	thirdQuarter
	fourthQuarter
	noughties
	nineties // the decades spelled out count on from here, eighties next
)

// unit is a unit of calendar or clock.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	week
	weekend
	fortnight
	month
	quarter
	season
	year
	decade
	century
	millennium
)

// dayPart is a part of the day; its letters are those of TIMEX3.
type dayPart uint8

const (
	noPart dayPart = iota
	morning
	midday
	afternoon
	evening
	night
	noon
	midnight
	daytime
)

var dayPartCodes = [...]string{"", "MO", "MI", "AF", "EV", "NI", "", "", "DT"}

// The seasons; their letters are those of TIMEX3.
const (
	spring = iota + 1
	summer
	autumn
	winter
)

var seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}

// Words are the vocabulary entries that Read relies on.
var Words = func() []document.Entry {
	var words []document.Entry
	add := func(class document.Class, value int32, list string) {
		for text := range strings.FieldsSeq(list) {
			words = append(words, document.Entry{Text: text, Class: class, Value: value})
		}
	}
	number := func(class document.Class, mark int32, list string) {
		for i, alternatives := range strings.Fields(list) {
			if alternatives == "-" {
				continue
			}
			add(class, int32(i+1)|mark, strings.ReplaceAll(alternatives, "|", " "))
		}
	}
	number(document.Month, 0, `january february march april may june july august september october november december`)
	number(document.Month, short, `jan feb mar apr - jun jul aug sept|sep oct nov dec`)
	number(document.Weekday, 0, `monday tuesday wednesday thursday friday saturday sunday`)
	number(document.Weekday, plural, `mondays tuesdays wednesdays thursdays fridays saturdays sundays`)
	number(document.Weekday, short, `mon tue|tues wed|weds thu|thur|thurs fri sat sun`)
	number(document.Season, 0, `spring|springtime summer|summertime autumn|fall winter|wintertime`)
	number(document.Season, plural, `springs summers autumns|falls winters`)
	number(document.TimeUnit, 0, `second|sec minute|min hour|hr|h day week|workweek|w weekend fortnight month quarter season year|yr|y decade century millennium`)
	number(document.TimeUnit, plural, `seconds|secs minutes|mins hours|hrs days weeks weekends fortnights months quarters seasons years|yrs decades centuries millennia`)

	for part, list := range dayPartWords {
		add(document.DayPart, int32(part), list)
	}
	add(document.RelativeDay, -1, `yesterday`)
	add(document.RelativeDay, 0, `today tonight`)
	add(document.RelativeDay, 1, `tomorrow tmr tmrw`)
	add(document.TimeZone, 0, `gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest eet ist jst hkt sgt aest aedt msk`)

	for word, list := range timeWords {
		add(document.TimeWord, int32(word), list)
	}
	add(document.TimeWord, int32(nineties), `nineties`)
	for i, text := range strings.Fields(`eighties seventies sixties fifties forties thirties twenties`) {
		add(document.TimeWord, int32(nineties)+int32(i)+1, text)
	}
	add(document.QuoteMark, 0, "\" ' “ ” „ « » ‘") // ’ counts as an apostrophe
	for tense, list := range tenseWords {
		add(document.TenseMark, int32(tense), list)
	}
	for i, h := range holidays {
		head, _, _ := strings.Cut(h.name, " ")
		add(document.Holiday, int32(i), head) // only the first of those that begin alike counts
	}
	return words
}()

var dayPartWords = [...]string{
	morning:   `morning mornings dawn daybreak sunrise`,
	midday:    `midday lunchtime`,
	afternoon: `afternoon afternoons`,
	evening:   `evening evenings dusk sunset`,
	night:     `night nights overnight nighttime nightfall`,
	noon:      `noon`,
	midnight:  `midnight`,
	daytime:   `daytime`,
}

// timeWords are the words of one meaning each.
var timeWords = [...]string{
	last:        `last`,
	next:        `next coming upcoming`,
	this:        `this`,
	that:        `that those`,
	past:        `past`,
	previous:    `previous preceding prior`,
	following:   `following subsequent ensuing`,
	current:     `current present`,
	same:        `same`,
	ago:         `ago`,
	later:       `later afterward afterwards`,
	earlier:     `earlier beforehand`,
	since:       `since`,
	early:       `early`,
	late:        `late`,
	mid:         `mid middle midway`,
	endOf:       `end close`,
	startOf:     `start beginning outset`,
	every:       `every`,
	each:        `each`,
	half:        `half`,
	few:         `few`,
	couple:      `couple`,
	several:     `several many`,
	dozen:       `dozen dozens`,
	daily:       `daily everyday nightly`,
	weekly:      `weekly`,
	fortnightly: `fortnightly biweekly`,
	monthly:     `monthly`,
	quarterly:   `quarterly`,
	yearly:      `yearly annually annual`,
	now:         `now currently nowadays presently`,
	recently:    `recently lately`,
	soon:        `soon shortly`,
	firstOf:     `first`,
	wholeOf:     `all whole full entire another`,
	fiscal:      `fiscal fy`,
	restOf:      `rest remainder`,
	moment:      `moment`,

	firstQuarter:  `q1`,
	secondQuarter: `q2`,
	thirdQuarter:  `q3`,
	fourthQuarter: `q4`,
	noughties:     `noughties aughts`,
}

// Tense is when a sentence puts the time it names.
type Tense uint8

// The tenses. Planned is for what was or is due, whatever the verb's form.
const (
	NoTense Tense = iota
	PastTense
	FutureTense
	Planned
)

// tenseWords are verb forms that place a sentence in time. Regular past forms
// are known by their ending.
var tenseWords = [...]string{
	FutureTense: `will shall won't 'll tomorrow would`,
	Planned: `due scheduled expected planned plans plan planning set slated expect expects aims intends intend hopes hope predicted predicts
		forecast forecasts projected targets target targeted deadline until till postponed delayed rescheduled
		proposed budgeted could should may might must can if unless expires expire promised pledged vowed
		ends opens reopens begins starts resumes closes dissolves comes takes`,
	PastTense: `was were had did said told went came took made got gave saw knew thought found left met won lost began
		ran wrote fell rose led held kept sent spent built bought brought fought sold struck shot died became broke chose drew
		drove felt flew forgot froze grew heard hit hurt laid lay lent lit meant paid read rode rang sank sang sat shook
		shut slept spoke spread stood stole swam swore taught threw understood woke wore been`,
}
