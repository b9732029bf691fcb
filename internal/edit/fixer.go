package edit

import (
	"bytes"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// maxRounds is how often a record is fixed and checked again.
const maxRounds = 10

// Fixer fixes one record after the other.
type Fixer struct {
	// Worker checks the text, and again what the fixes made of it.
	Worker *lint.Worker
	// Unsafe: fixes that may lose something are applied too.
	Unsafe bool
}

// Outcome is what became of a record.
type Outcome struct {
	// Result is that of the last check: what is still to be found, in Text.
	lint.Result
	// Before is the text as it was read.
	Before []byte
	// Edits are in order, of the text before, and make it the fixed one; none
	// where it stays.
	Edits []lint.Edit
	// Done counts the fixes applied, by rule.
	Done map[string]Count
	// Left tells of the findings that stay.
	Left []Left

	// first is the first check's result, what the record goes back to.
	first  lint.Result
	unsafe bool
}

// Changed reports whether the record's text is another now.
func (o *Outcome) Changed() bool { return len(o.Edits) > 0 }

// Fix applies fixes to the text and checks it again until nothing changes. A
// record that does not come to rest, or that would lose more than half of its
// words, stays wholly as it is, so that fixing the outcome again changes nothing.
func (f *Fixer) Fix(meta document.Meta, text []byte) Outcome {
	first := f.look(meta, text)
	if lint.IsLong(text) {
		o := Outcome{Result: first.result, Before: text, first: first.result, unsafe: f.Unsafe}
		o.Refuse(TooLong)
		return o
	}
	rev := &revision{first: text, text: text}
	p := f.plan(&first, rev, meta.Origin)
	o := Outcome{Result: first.result, Before: text, Left: p.left, first: first.result, unsafe: f.Unsafe}
	if len(p.edits) == 0 {
		return o
	}
	o.Done = map[string]Count{}
	last, settled := f.settle(rev, p, first.result, &o)
	switch {
	case !settled:
		o.Refuse(Unsettled)
	case losesHalf(text, rev.text):
		o.Refuse(HalfLost)
	case !havePlace(meta.Origin, rev.edits):
		o.Refuse(NoPlace)
	default:
		o.Result, o.Edits = last, rev.edits
		o.Meta = meta
	}
	return o
}

func (f *Fixer) look(meta document.Meta, text []byte) look {
	return look{f.Worker.Check(meta, text), f.Worker.Facts()}
}

// plan chooses the fixes for a revision of the text.
func (f *Fixer) plan(l *look, rev *revision, origin document.Origin) plan {
	return makePlan(l, f.Unsafe, func(edits []lint.Edit) bool { return havePlace(origin, rev.inFirst(edits)) })
}

// settle carries the plan out and goes on with the next until there is nothing
// to do, and returns what the last check found.
func (f *Fixer) settle(rev *revision, p plan, result lint.Result, o *Outcome) (last lint.Result, settled bool) {
	meta := result.Meta
	meta.Origin = nil // it is the first text's
	for range rounds(&result) {
		if err := rev.apply(p.edits); err != nil {
			return result, false
		}
		o.add(p.done)
		meta.Hints, meta.Disabled = rev.hints(result.Hints), rev.disabled(result.Disabled)
		l := look{f.Worker.CheckRevision(meta, rev.first, rev.text), f.Worker.Facts()}
		p = f.plan(&l, rev, result.Origin)
		o.Left = p.left
		if len(p.edits) == 0 {
			return l.result, len(rev.edits) > 0 && !bytes.Equal(rev.text, rev.first)
		}
	}
	return result, false
}

// rounds returns how many rounds a record gets: the usual number, and one for
// each load of findings that the check kept back.
func rounds(r *lint.Result) int {
	n := maxRounds
	for _, omitted := range r.Omitted {
		n += (omitted + lint.MaxFindings - 1) / lint.MaxFindings
	}
	return n
}

func (o *Outcome) add(done map[string]Count) {
	for rule, c := range done {
		o.Done[rule] = o.Done[rule].plus(c)
	}
}

// Refuse leaves the record as it was, all its fixes for the reason given.
func (o *Outcome) Refuse(why Reason) {
	o.Result, o.Edits, o.Done, o.Left = o.first, nil, nil, nil
	for i := range o.Findings {
		f := &o.Findings[i]
		if f.Suppressed != nil {
			continue
		}
		fix, reason := fixOf(f, o.unsafe)
		if fix != nil {
			reason = why
		}
		o.Left = append(o.Left, Left{Rule: f.Rule, Level: f.Level, Reason: reason})
	}
}
