// Package timex reads dates and times in English news: it recognises the
// expressions, normalises them to TIMEX3 values and finds the article's anchor.
package timex

import "github.com/newslint/newslint/internal/document"

// Type is the TIMEX3 type of an expression.
type Type uint8

// The types of TIMEX3.
const (
	Date Type = iota
	Time
	Duration
	Set
)

// String returns the type as TIMEX3 spells it.
func (t Type) String() string { return [...]string{"DATE", "TIME", "DURATION", "SET"}[t] }

// Modifier is the TIMEX3 mod of an expression.
type Modifier uint8

// The modifiers of TIMEX3 that news uses.
const (
	NoModifier Modifier = iota
	Approx
	Start
	Mid
	End
	LessThan
	MoreThan
	EqualOrLess
	EqualOrMore
)

// String returns the modifier as TIMEX3 spells it, empty for none.
func (m Modifier) String() string {
	return [...]string{"", "APPROX", "START", "MID", "END", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"}[m]
}

// Form says how an expression names its time.
type Form uint8

// The forms of expression.
const (
	NoForm Form = iota
	// DayOfMonth is a day with its month: Oct. 21, the 21st of October 2024.
	DayOfMonth
	// NumericDay is a day in figures alone: 21/10/2024, 2024-10-21.
	NumericDay
	// OrdinalDay is a day without its month: on the 21st.
	OrdinalDay
	// BareWeekday is a weekday, perhaps with a part of the day: Friday night.
	BareWeekday
	// NamedDay is a holiday or another day with a name.
	NamedDay
	// NamedMonth is a month, perhaps with its year.
	NamedMonth
	NamedYear
	Decade
	Century
	Season
	// NthOf is a weekday or week counted in its month or year: the second
	// Monday of October, the last week of 2015.
	NthOf
	// Quarter is a quarter or a half of a year.
	Quarter
	FiscalYear
	// RelativeDay is yesterday, today, tonight, tomorrow.
	RelativeDay
	// RelativePeriod is last week, this year, next October, last Friday.
	RelativePeriod
	// Offset is a distance from the day of publication: three days ago, in two weeks.
	Offset
	// Linked is a distance from another date of the text: the day before, three weeks later.
	Linked
	// ClockTime is a time without its day: 8 p.m., noon.
	ClockTime
	// PartOfDay is the morning, overnight.
	PartOfDay
	// Length is a duration.
	Length
	// Repeated is a set: every Tuesday, weekly.
	Repeated
	// Reference is now, recently, in the future.
	Reference
)

// Order says in which order a date's parts stand.
type Order uint8

// The orders of day and month. Ambiguous is a numeric date that can be read
// in two ways.
const (
	NoOrder Order = iota
	MonthFirst
	DayFirst
	YearFirst
	Ambiguous
)

// Parts are what the words of an expression state of a day; zero where they
// say nothing.
type Parts struct {
	Year                int16
	Month, Day, Weekday uint8
	Order               Order
	// YearAt, MonthAt, DayAt and WeekdayAt are the tokens of the parts, -1
	// for a part that is not stated.
	YearAt, MonthAt, DayAt, WeekdayAt int32
}

// Expression is one date or time expression.
type Expression struct {
	document.Span
	// First and End bound its tokens, half-open.
	First, End int32
	Type       Type
	Modifier   Modifier
	Form       Form
	Parts
	// Value is the normalised value; its Append gives the TIMEX3 spelling.
	Value Value
	// Tense is when the sentence puts it.
	Tense Tense
	// RangeStart: the next expression ends a range that this one begins.
	RangeStart bool
	// RangeEnd: the expression ends a range that the one before begins.
	RangeEnd bool
	// Plural: a weekday or holiday in the plural, which recurs.
	Plural bool
	// ClockFirst: a time of day leads, its day follows: 8 p.m. on Friday.
	ClockFirst bool
	// Quoted: the expression stands inside quotation marks, as titles and other people's words do.
	Quoted bool

	relation relation
	// base is the form of the day that a distance names: two weeks before Christmas.
	base Form
	// told: a clock time says which half of the day it is.
	told bool
	// nth counts weekdays and weeks of a month or year, -1 for the last.
	nth int8
}

// IsFull reports whether the words give day, month and year.
func (e *Expression) IsFull() bool { return e.Day != 0 && e.Month != 0 && e.Year != 0 }

// Dates holds the expressions of a document in text order. The zero value is
// ready; Read keeps its memory.
type Dates struct {
	Expressions []Expression
	// Anchor is the day from which relative expressions count.
	Anchor Anchor
	// Dateline is the index of the expression in the dateline, -1 for none.
	Dateline int
	// NumericOrder is the order of the text's own numeric dates where they
	// are clear and agree.
	NumericOrder Order
}

// Reset forgets all expressions and keeps their memory.
func (t *Dates) Reset() { *t = Dates{Expressions: t.Expressions[:0], Dateline: -1} }

// Read finds all expressions of the document. isCaption says whether a block,
// by index, is the caption of a photograph: its date dates no story.
func (t *Dates) Read(d *document.Document, isCaption func(block int32) bool) {
	r := reader{doc: d, out: t.Expressions[:0]}
	r.scan()
	t.Expressions = r.out
	t.Dateline = r.findDateline()
	t.NumericOrder = r.numericOrder()
	t.Anchor = r.findAnchor(isCaption)
	r.resolve(t.Anchor)
}
