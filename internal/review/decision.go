package review

import (
	"cmp"
	"slices"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// Decision is what a person said about a finding: a line of the journal.
type Decision struct {
	Key
	// Finding is its fingerprint.
	Finding string `json:"finding,omitempty"`
	Rule    string `json:"rule,omitempty"`
	Action  Action `json:"action"`
	// Title is the fix's.
	Title string `json:"title,omitempty"`
	// Edits are of the text as it was read.
	Edits []Edit `json:"edits,omitempty"`
	// Reason says why the finding is ignored.
	Reason string `json:"reason,omitempty"`
}

// Action is what is to be done about a finding.
type Action string

// The actions. The last two take decisions back: the latest of a finding, and
// all of an article, because they have been carried out or are not wanted.
const (
	Accept Action = "accept"
	Choose Action = "choose"
	Change Action = "edit"
	Ignore Action = "ignore"
	Undo   Action = "undo"
	Done   Action = "done"
)

// Edit replaces the half-open bytes of the text from Start to End.
type Edit struct {
	Start int32  `json:"start"`
	End   int32  `json:"end"`
	Text  string `json:"text"`
}

func (e Edit) span() document.Span { return document.Span{Start: e.Start, End: e.End} }

func editsOf(fix *lint.Fix) []Edit {
	edits := make([]Edit, len(fix.Edits))
	for i, e := range fix.Edits {
		edits[i] = Edit{Start: e.Span.Start, End: e.Span.End, Text: e.Text}
	}
	return edits
}

// merged returns the edits of several decisions as one list, in order. What
// lies wholly in the place of a wider edit goes with it; of two for one place
// the later decision counts.
func merged(decisions []*Decision) []lint.Edit {
	var all []lint.Edit
	for _, d := range slices.Backward(decisions) {
		for _, e := range d.Edits {
			all = append(all, lint.Edit{Span: e.span(), Text: e.Text})
		}
	}
	slices.SortStableFunc(all, func(a, b lint.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	kept := all[:0]
	for _, e := range all {
		if n := len(kept); n > 0 && (e == kept[n-1] || swallows(kept[n-1].Span, e.Span)) {
			continue
		}
		kept = append(kept, e)
	}
	return kept
}

// swallows reports whether nothing is left of a change of the inner span when
// the outer one is replaced. Insertions at its ends stay.
func swallows(outer, inner document.Span) bool {
	if inner.Len() == 0 {
		return outer.Start < inner.Start && inner.Start < outer.End
	}
	return outer.Contains(inner)
}

// clashes reports whether changes of the spans can neither stand beside each
// other nor one within the other.
func clashes(a, b document.Span) bool {
	return a.Overlaps(b) && !swallows(a, b) && !swallows(b, a)
}
