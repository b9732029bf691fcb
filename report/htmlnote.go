package report

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/newslint/newslint/internal/lint"
)

// noteView is a finding as it stands beside its line.
type noteView struct {
	ID, Number                  int
	Level, Rule, Place, Message string
	// Suppressed says why the finding does not count, empty where it does.
	Suppressed string
	Related    []relatedView
	// Elsewhere counts the related places past the limit.
	Elsewhere int
	Repairs   []repairView
}

type relatedView struct{ ID, Place, Message string }

// repairView is a fix with the text before and after it.
type repairView struct {
	Kind, Title   string
	Safe          bool
	Before, After []changeView
}

// changeView is a run of text that a fix takes away, adds or leaves.
type changeView struct {
	Text    string
	Changed bool
}

func (s *documentShower) note(i int) noteView {
	f := &s.Findings[i]
	n := noteView{
		ID: s.first + i, Number: i + 1, Level: f.Level.String(), Rule: f.Rule.ID,
		Place:   fmt.Sprintf("%d:%d", f.Start.Line, f.Start.Column),
		Message: visible(f.Message),
	}
	if f.Suppressed != nil {
		n.Suppressed = suppressedNote(f.Suppressed)
	}
	n.Elsewhere = max(0, len(f.Related)-maxRelated)
	for j := range f.Related[:len(f.Related)-n.Elsewhere] {
		rel := &f.Related[j]
		n.Related = append(n.Related, relatedView{
			ID:      s.anchor(marked{finding: i, related: j + 1}),
			Place:   fmt.Sprintf("%d:%d", rel.Start.Line, rel.Start.Column),
			Message: visible(rel.Message),
		})
	}
	if f.Fix != nil {
		kind := "offer"
		if f.Fix.Safe {
			kind = "fix"
		}
		n.Repairs = append(n.Repairs, newRepairView(kind, s.Text, f.Fix))
	}
	for j := range f.Alternatives {
		kind := "or"
		if j == 0 {
			kind = "either"
		}
		n.Repairs = append(n.Repairs, newRepairView(kind, s.Text, &f.Alternatives[j]))
	}
	return n
}

// suppressedNote says where a finding is suppressed, and why.
func suppressedNote(s *lint.Suppression) string {
	note := "suppressed in the source"
	if s.Kind == lint.InBaseline {
		note = "known from the baseline"
	}
	if s.Reason != "" {
		note += ": " + visible(s.Reason)
	}
	return note
}

// How many bytes of unchanged text stand around a change, so that it fits on a
// line, and how many of a longer text are shown at most.
const (
	changeContext = 24
	changeText    = 160
)

// newRepairView shows the fix within its lines; the edits are in text order.
func newRepairView(kind string, text []byte, fix *lint.Fix) repairView {
	v := repairView{Kind: kind, Title: visible(fix.Title), Safe: fix.Safe}
	if len(fix.Edits) == 0 {
		return v
	}
	first, last := fix.Edits[0].Span.Start, fix.Edits[len(fix.Edits)-1].Span.End
	v.both(contextBefore(text, first))
	at := first
	for i := range fix.Edits {
		e := &fix.Edits[i]
		if e.Span.Start < at {
			continue
		}
		v.both(shorten(text[at:e.Span.Start]))
		v.Before = appendChange(v.Before, shorten(text[e.Span.Start:e.Span.End]))
		v.After = appendChange(v.After, shorten([]byte(e.Text)))
		at = e.Span.End
	}
	v.both(contextAfter(text, last))
	return v
}

// both adds text that stays.
func (v *repairView) both(text string) {
	if text == "" {
		return
	}
	v.Before = append(v.Before, changeView{Text: visible(text)})
	v.After = append(v.After, changeView{Text: visible(text)})
}

func appendChange(changes []changeView, text string) []changeView {
	if text == "" {
		return changes
	}
	return append(changes, changeView{Text: visible(text), Changed: true})
}

// contextBefore returns the end of the line before an offset.
func contextBefore(text []byte, offset int32) string {
	line := text[bytes.LastIndexByte(text[:offset], '\n')+1 : offset]
	if len(bytes.TrimSpace(line)) == 0 {
		return ""
	}
	if context := lastBytes(line, changeContext); len(context) < len(line) {
		return "…" + afterSpace(string(context))
	}
	return string(line)
}

// contextAfter returns the start of the line behind an offset, nothing where
// that is behind a line end.
func contextAfter(text []byte, offset int32) string {
	if offset > 0 && text[offset-1] == '\n' {
		return ""
	}
	line, _, _ := bytes.Cut(text[offset:], []byte("\n"))
	if len(bytes.TrimSpace(line)) == 0 {
		return ""
	}
	if context := firstBytes(line, changeContext); len(context) < len(line) {
		return strings.TrimRight(beforeSpace(string(context)), " ") + "…"
	}
	return string(line)
}

// shorten returns the text without its middle where it is long.
func shorten(text []byte) string {
	if len(text) <= changeText {
		return string(text)
	}
	start, end := firstBytes(text, changeText*2/3), lastBytes(text, changeText/3)
	return strings.TrimRight(beforeSpace(string(start)), " ") + " … " + afterSpace(string(end))
}
