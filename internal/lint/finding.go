package lint

import (
	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
)

// Finding is one defect, placed.
type Finding struct {
	Rule  *Rule
	Level Level
	// Span is the offending text, half-open bytes of the document's text.
	Span document.Span
	// Message quotes the text and states what is wrong with it.
	Message string
	// Related are other places that the message speaks of.
	Related []Related
	// Confidence is the rule's own estimate, from 0 to 1, that it is right.
	Confidence float64
	// Evidence is what speaks for the span being no part of the article; without
	// enough of it no fix that deletes whole blocks is safe.
	Evidence layout.Evidence
	// Fix is the one repair, nil where there is none or no single one.
	Fix *Fix
	// Alternatives are repairs among which a person must choose.
	Alternatives []Fix

	// Start and End are Span for people; the runner fills them in.
	Start, End document.Position
	// Fingerprint names the finding by rule, record and text, whatever line it
	// stands on; the runner fills it in.
	Fingerprint string
	// Suppressed says why the finding does not count; nil where it does. The
	// runner fills it in.
	Suppressed *Suppression
}

// Related is another place of the text and what it has to do with the finding.
type Related struct {
	Span    document.Span
	Message string
	// Start and End are Span for people; the runner fills them in.
	Start, End document.Position
}

// Fix is a repair of the text.
type Fix struct {
	// Title says in the imperative what the fix does.
	Title string
	// Safe: the fix loses nothing and may be applied unseen.
	Safe  bool
	Edits []Edit
}

// Edit replaces the bytes of a span, which may be empty, by Text.
type Edit struct {
	Span document.Span
	Text string
}

// Counts reports whether the finding is not suppressed and at or above the level.
func (f *Finding) Counts(least Level) bool { return f.Suppressed == nil && f.Level >= least }
