// Package timex reads dates and times in English news: it recognises the
// expressions, normalises them to TIMEX3 values and finds the article's anchor.
package timex

import "github.com/newslint/newslint/internal/document"

// Expression is one date or time expression.
type Expression struct {
	document.Span
	// First and End bound its tokens, half-open.
	First, End int32
}

// Dates holds the expressions of a document in text order. The zero value is
// ready; Read keeps its memory.
type Dates struct {
	Expressions []Expression
}

// Words are the vocabulary entries that Read relies on.
var Words []document.Entry

// Read finds all expressions of the document. isCaption says whether a block,
// by index, is the caption of a photograph: its date dates no story.
func (t *Dates) Read(d *document.Document, isCaption func(block int32) bool) {
	t.Expressions = t.Expressions[:0]
}
