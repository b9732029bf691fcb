package review

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

var (
	errNoFinding = errors.New("there is no finding here")
	errNoFix     = errors.New("it has no fix; e edits the text by hand")
	errChoice    = errors.New("it has several fixes; press the number of one")
	errClash     = errors.New("its words are changed in part by another decision; undo that one first")
	errNothing   = errors.New("nothing to undo")
	errEncoding  = errors.New("the text would hold bytes that are no UTF-8")
	errSame      = errors.New("nothing is changed")
	errReason    = errors.New("it takes a reason, for whoever reads the baseline")
)

// Accept takes the finding's fix.
func (s *Session) Accept() error {
	f, err := s.finding()
	switch {
	case err != nil:
		return err
	case f.Fix == nil && len(f.Alternatives) > 0:
		return errChoice
	case f.Fix == nil:
		return errNoFix
	}
	return s.decide(Decision{Action: Accept, Title: f.Fix.Title, Edits: editsOf(f.Fix)})
}

// Choose takes one of the finding's alternatives, counted from 1.
func (s *Session) Choose(n int) error {
	f, err := s.finding()
	if err != nil {
		return err
	}
	if n < 1 || n > len(f.Alternatives) {
		return fmt.Errorf("it has no fix number %d", n)
	}
	fix := &f.Alternatives[n-1]
	return s.decide(Decision{Action: Choose, Title: fix.Title, Edits: editsOf(fix)})
}

// Ignore puts the finding into the baseline when decisions are written.
func (s *Session) Ignore(reason string) error {
	if _, err := s.finding(); err != nil {
		return err
	}
	if reason == "" {
		return errReason
	}
	return s.decide(Decision{Action: Ignore, Reason: reason})
}

// Lines are those that a finding stands in.
type Lines struct {
	// Span is where they are in the text as it was read.
	Span document.Span
	// Text is theirs as the decisions so far leave it, Finding where in it the
	// finding begins.
	Text    []byte
	Finding int
}

// Lines returns the lines of the finding. It returns an error where a decision
// changes them in part and reaches out of them.
func (s *Session) Lines() (*Lines, error) {
	if _, err := s.finding(); err != nil {
		return nil, err
	}
	a, err := s.Current()
	if err != nil {
		return nil, err
	}
	at := s.Mark().Span
	l := &Lines{Span: linesAround(a.Text, at)}
	l.Text = slices.Clone(a.Text[l.Span.Start:l.Span.End])
	l.Finding = int(at.Start - l.Span.Start)
	for _, e := range slices.Backward(s.Edits()) {
		switch {
		case l.Span.Contains(e.Span):
			l.Text = slices.Replace(l.Text, int(e.Span.Start-l.Span.Start), int(e.Span.End-l.Span.Start), []byte(e.Text)...)
			if e.Span.Start < at.Start {
				l.Finding += len(e.Text) - int(min(e.Span.End, at.Start)-e.Span.Start)
			}
		case e.Span.Overlaps(l.Span):
			return nil, errClash
		}
	}
	return l, nil
}

// linesAround returns the whole lines that hold the span, without the last
// one's end.
func linesAround(text []byte, s document.Span) document.Span {
	if s.Len() > 0 && text[s.End-1] == '\n' {
		s.End--
	}
	s.Start = int32(bytes.LastIndexByte(text[:s.Start], '\n') + 1)
	if n := bytes.IndexByte(text[s.End:], '\n'); n >= 0 {
		s.End += int32(n)
	} else {
		s.End = int32(len(text))
	}
	if s.End > s.Start && text[s.End-1] == '\r' {
		s.End--
	}
	return s
}

// Edit gives the lines of the finding a new text.
func (s *Session) Edit(text []byte) error {
	lines, err := s.Lines()
	switch {
	case err != nil:
		return err
	case bytes.Equal(text, lines.Text):
		return errSame
	}
	a, err := s.Current()
	if err != nil {
		return err
	}
	e := s.narrowed(a.Text, lines.Span, text)
	if !utf8.ValidString(e.Text) {
		return errEncoding
	}
	return s.decide(Decision{Action: Change, Edits: []Edit{e}})
}

// narrowed returns the change of the lines without what stays at both ends.
// Changes of other decisions that it meets lie wholly in it, for the new text
// holds them.
func (s *Session) narrowed(text []byte, lines document.Span, fresh []byte) Edit {
	old := text[lines.Start:lines.End]
	head, tail := commonEnds(old, fresh)
	for _, e := range s.Edits() {
		if !lines.Contains(e.Span) {
			continue
		}
		head = min(head, int(e.Span.Start-lines.Start))
		tail = min(tail, int(lines.End-e.Span.End))
	}
	return Edit{
		Start: lines.Start + int32(head), End: lines.End - int32(tail),
		Text: string(fresh[head : len(fresh)-tail]),
	}
}

// commonEnds returns how many bytes, of whole characters, the texts have in
// common at the start and, behind that, at the end.
func commonEnds(a, b []byte) (head, tail int) {
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	for head > 0 && (head < len(a) && !utf8.RuneStart(a[head]) || head < len(b) && !utf8.RuneStart(b[head])) {
		head--
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(a[len(a)-tail]) {
		tail--
	}
	return head, tail
}

// finding returns the one at hand.
func (s *Session) finding() (*lint.Finding, error) {
	a, err := s.Current()
	if err != nil {
		return nil, err
	}
	if a == nil {
		return nil, errNoFinding
	}
	return &a.Findings[s.at.Finding], nil
}

// decide keeps a decision on the finding at hand.
func (s *Session) decide(d Decision) error {
	e, m := s.Entry(), s.Mark()
	d.Key, d.Finding, d.Rule = e.Key, m.Fingerprint, m.Rule.ID
	for finding, other := range s.ledger.latest[d.Key] {
		if finding != d.Finding && clashing(d.Edits, other.Edits) {
			return errClash
		}
	}
	if err := s.keep(d); err != nil {
		return err
	}
	s.tallied(d.Key, func() { s.ledger.put(&d) })
	return nil
}

func clashing(a, b []Edit) bool {
	for _, x := range a {
		for _, y := range b {
			if clashes(x.span(), y.span()) {
				return true
			}
		}
	}
	return false
}

// Undo takes the latest decision back that is on a finding read so far, and
// goes there.
func (s *Session) Undo() error {
	for _, d := range slices.Backward(s.ledger.stack) {
		p, known := s.placeOf(d)
		if !known {
			continue
		}
		if err := s.keep(Decision{Key: d.Key, Finding: d.Finding, Action: Undo}); err != nil {
			return err
		}
		s.tallied(d.Key, func() { s.ledger.undo(d.Key, d.Finding) })
		s.at, s.seeking = p, false
		if !s.isShown(p) {
			s.filter = ""
		}
		return nil
	}
	return errNothing
}

// placeOf returns where the finding of a decision is.
func (s *Session) placeOf(d *Decision) (Place, bool) {
	for _, n := range s.numbers[d.Key] {
		i := slices.IndexFunc(s.entries[n].Marks, func(m Mark) bool { return m.Fingerprint == d.Finding })
		if i >= 0 {
			return Place{n, i}, true
		}
	}
	return Place{}, false
}
