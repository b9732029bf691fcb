// Package quantity reads the numbers of a news text with their modifier, unit
// or counted noun, and what is said of them.
package quantity

import "github.com/newslint/newslint/internal/document"

// Quantity is one number with what belongs to it.
type Quantity struct {
	document.Span
	// First and End bound its tokens, half-open.
	First, End int32
}

// Quantities holds the quantities of a document in text order. The zero value
// is ready; Read keeps its memory.
type Quantities struct {
	All []Quantity
}

// Words are the vocabulary entries that Read relies on.
var Words []document.Entry

// Read finds all quantities of the document.
func (q *Quantities) Read(d *document.Document) {
	q.All = q.All[:0]
}
