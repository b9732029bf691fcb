// Package quantity reads the numbers of a news text with their modifier, unit
// or counted noun, and what is said of them.
package quantity

import "github.com/newslint/newslint/internal/document"

// Kind is what sort of number a quantity is.
type Kind uint8

// The kinds.
const (
	// Count is a number of things, or a bare number.
	Count Kind = iota
	// Measure has a unit.
	Measure
	// Money has a currency.
	Money
	// Proportion is a percentage; its unit is Percent.
	Proportion
	// Part is a fraction of a whole: a third, one in four.
	Part
	// Age is how old someone is, in its unit.
	Age
	// Vague is a number that nobody counted: dozens, several thousand.
	Vague
	// Score is the result of a match or a vote: 3-2.
	Score
)

// Quantity is one number with what belongs to it.
type Quantity struct {
	// Span holds the number with its currency sign, scale and unit; modifier
	// and counted noun stand outside.
	document.Span
	// First and End bound its tokens, half-open.
	First, End int32
	// Sentence is the index of the sentence that holds it.
	Sentence int32
	Kind     Kind
	Modifier Modifier
	Unit     Unit
	// Value is the number as it is written, scale applied, in its unit. Of a
	// range it is the first end and To the second; else the two are equal.
	Value, To float64
	// Grain is the size of the last digit that is written: 1,000 for 8,000 and
	// 0.1 for 7,687.5. It is the larger one of a range.
	Grain float64
	// Denominator is the whole of a Part that is spelled as one in four, else 0.
	Denominator float64
	// Head is the token of the noun that is counted, or of the noun that a
	// measure or an amount describes; -1 where none was found.
	Head int32
	// Lead is the first token of modifier and determiners before the number.
	Lead int32
	// Range: two ends are given.
	Range bool
	// Definite: the words before point at something known, as "the 12 men" and "all nine" do.
	Definite bool
	// Of is the token behind "of" in "12 of the men", else -1.
	Of int32
	// Other: the number counts what an earlier one left out, as "another 12" does.
	Other bool
	// Spelled: the number is given in words.
	Spelled bool
	// Joined: a hyphen ties it to the noun that it describes, as in "12-mile road".
	Joined bool
}

// Low returns the lower end of a range, or the value.
func (q *Quantity) Low() float64 { return min(q.Value, q.To) }

// High returns the upper end of a range, or the value.
func (q *Quantity) High() float64 { return max(q.Value, q.To) }

// Quantities holds the quantities of a document in text order. The zero value
// is ready; Read keeps its memory.
type Quantities struct {
	All []Quantity

	reader reader
	cues   document.Column
}

// Reset forgets all quantities and keeps their memory.
func (q *Quantities) Reset() { q.All = q.All[:0] }

// Read finds all quantities of the document.
func (q *Quantities) Read(d *document.Document) {
	q.cues.Fill(d.Vocabulary(), document.FigureWord)
	q.reader.reset(d, &q.cues)
	q.All = q.reader.read(q.All[:0])
}
