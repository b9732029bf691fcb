package edit

import (
	"errors"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

var errBroken = errors.New("the edits do not fit the text")

// Decide makes the edits that a person decided on, in order and apart from
// each other, and checks what they left. Nobody judges them: they may lose
// what a safe fix must not. It returns an error where they cannot be made.
func (f *Fixer) Decide(meta document.Meta, text []byte, edits []lint.Edit) (Outcome, error) {
	first := f.look(meta, text)
	o := Outcome{Result: first.result, Before: text, first: first.result}
	if len(edits) == 0 {
		return o, nil
	}
	g := newGuard(&first)
	if !g.fits(edits) {
		return o, errBroken
	}
	tidy := Tidy(first.facts.Document(), edits)
	if !havePlace(meta.Origin, tidy) {
		tidy = edits
	}
	if !havePlace(meta.Origin, tidy) {
		return o, errNoPlace
	}
	rev := &revision{first: text, text: text}
	if err := rev.apply(tidy); err != nil {
		return o, err
	}
	revised := meta
	revised.Origin = nil // it is the first text's
	revised.Hints, revised.Disabled = rev.hints(meta.Hints), rev.disabled(meta.Disabled)
	o.Result, o.Edits = f.Worker.CheckRevision(revised, rev.first, rev.text), rev.edits
	o.Meta = meta
	return o, nil
}

// Forward returns where a span of the text before is in the one after; where
// its words were replaced, what stands in their place.
func (o *Outcome) Forward(s document.Span) document.Span {
	rev := revision{edits: o.Edits}
	return document.Span{Start: rev.forward(s.Start), End: rev.forward(s.End)}
}
