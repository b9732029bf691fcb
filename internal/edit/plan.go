package edit

import (
	"cmp"
	"slices"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// look is what a check of a text found, with the facts, which live until the
// next check.
type look struct {
	result lint.Result
	facts  *lint.Facts
}

// Left is a finding that is left for a person; those that are suppressed are not.
type Left struct {
	Rule   *lint.Rule
	Level  lint.Level
	Reason Reason
}

// Count is how much the fixes of a rule did.
type Count struct {
	Fixes int
	// Bytes is how many bytes of text they took away, less what they brought
	// in, Lines how many lines they cleared.
	Bytes, Lines int
}

func (c Count) plus(o Count) Count {
	return Count{Fixes: c.Fixes + o.Fixes, Bytes: c.Bytes + o.Bytes, Lines: c.Lines + o.Lines}
}

// plan is what one round does.
type plan struct {
	edits []lint.Edit // in order
	done  map[string]Count
	left  []Left
}

// makePlan chooses the fixes of a round, the gravest first. One that overlaps
// a chosen one waits for the next round. HavePlace says whether edits can be
// made in the file.
func makePlan(l *look, unsafe bool, havePlace func([]lint.Edit) bool) plan {
	g := newGuard(l)
	var p plan
	for _, f := range byGravity(l.result.Findings) {
		if f.Suppressed != nil {
			continue
		}
		fix, reason := fixOf(f, unsafe)
		if fix == nil {
			p.leave(f, reason)
			continue
		}
		edits := sortedEdits(fix.Edits)
		if g.mustWait(edits) {
			continue
		}
		reason = g.refuse(f, edits)
		if reason == "" && !havePlace(edits) {
			reason = NoPlace
		}
		if reason != "" {
			p.leave(f, reason)
			continue
		}
		g.choose(edits)
		p.count(f.Rule, edits, l.facts.Document())
	}
	if p.edits = Tidy(l.facts.Document(), g.chosen); !havePlace(p.edits) {
		p.edits = sortedEdits(g.chosen)
	}
	return p
}

// byGravity returns the findings by level, the gravest first, then by
// confidence; those alike stay in text order.
func byGravity(findings []lint.Finding) []*lint.Finding {
	sorted := make([]*lint.Finding, len(findings))
	for i := range findings {
		sorted[i] = &findings[i]
	}
	slices.SortStableFunc(sorted, func(a, b *lint.Finding) int {
		return cmp.Or(cmp.Compare(b.Level, a.Level), cmp.Compare(b.Confidence, a.Confidence))
	})
	return sorted
}

// fixOf returns the fix to apply, or why there is none.
func fixOf(f *lint.Finding, unsafe bool) (*lint.Fix, Reason) {
	switch {
	case f.Fix == nil && len(f.Alternatives) > 0:
		return nil, ManyFixes
	case f.Fix == nil:
		return nil, NoFix
	case !f.Fix.Safe && !unsafe:
		return nil, UnsafeFix
	}
	return f.Fix, ""
}

func (p *plan) leave(f *lint.Finding, why Reason) {
	p.left = append(p.left, Left{Rule: f.Rule, Level: f.Level, Reason: why})
}

func (p *plan) count(r *lint.Rule, edits []lint.Edit, doc *document.Document) {
	if p.done == nil {
		p.done = map[string]Count{}
	}
	c := p.done[r.ID]
	c.Fixes++
	for _, e := range edits {
		c.Bytes += int(e.Span.Len()) - len(e.Text)
		if words, clears := cleared(doc, e); clears {
			c.Lines += doc.Position(words.End).Line - doc.Position(words.Start).Line + 1
		}
	}
	p.done[r.ID] = c
}
