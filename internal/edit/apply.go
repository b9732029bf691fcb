// Package edit turns fixes into bytes: it chooses those that may be applied,
// works out their sum over several rounds, and writes files that are never
// half done.
package edit

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/newslint/newslint/internal/lint"
)

// Apply returns text with the edits made, in one step: every span is one of
// the text as given. Edits may stand in any order. It returns an error where
// two of them overlap or one leaves the text.
func Apply(text []byte, edits []lint.Edit) ([]byte, error) {
	sorted := sortedEdits(edits)
	out := make([]byte, 0, len(text))
	done := int32(0)
	for _, e := range sorted {
		if e.Span.Start < done || e.Span.End < e.Span.Start || int(e.Span.End) > len(text) {
			return nil, fmt.Errorf("edit of bytes %d to %d overlaps another or leaves the text of %d bytes", e.Span.Start, e.Span.End, len(text))
		}
		out = append(out, text[done:e.Span.Start]...)
		out = append(out, e.Text...)
		done = e.Span.End
	}
	return append(out, text[done:]...), nil
}

// sortedEdits returns the edits in text order, insertions before what else
// begins at their place.
func sortedEdits(edits []lint.Edit) []lint.Edit {
	return slices.SortedStableFunc(slices.Values(edits), func(a, b lint.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
}
