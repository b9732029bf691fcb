package lint

import (
	"fmt"

	"github.com/newslint/newslint/internal/document"
)

// MaxFindings is how many findings of one rule a document may have; what
// comes after is counted, not kept.
const MaxFindings = 1000

// MaxRelated is how many other places a finding names; those behind are dropped.
const MaxRelated = 100

// Pass is one rule's look at one document.
type Pass struct {
	*Facts
	Doc *document.Document

	rule     *Rule
	level    Level
	hits     []document.Hit
	findings []Finding
	omitted  int
	// reported counts what is reported here, before what was in parts before.
	reported, before int
}

// Hits returns where the rule's own phrases stand, in text order.
func (p *Pass) Hits() []document.Hit { return p.hits }

// Report adds a finding at the rule's level; the confidence is 1 where the
// rule gives none.
func (p *Pass) Report(f Finding) { p.ReportAt(p.level, f) }

// ReportAt adds a finding at the given level, or at the rule's where that is
// lower. It panics where the finding leaves the text, and where a rule reports
// without end: then the rule has failed on the document, and no other.
func (p *Pass) ReportAt(level Level, f Finding) {
	p.reported++
	if p.reported > len(p.Doc.Text)+1 {
		panic("it reports more findings than the text has bytes")
	}
	p.mustHold(f.Span)
	for i := range f.Related {
		p.mustHold(f.Related[i].Span)
	}
	if p.before+p.reported > MaxFindings {
		p.omitted++
		return
	}
	f.Rule, f.Level = p.rule, min(level, p.level)
	f.Related = f.Related[:min(len(f.Related), MaxRelated)]
	if f.Confidence == 0 {
		f.Confidence = 1
	}
	p.findings = append(p.findings, f)
}

func (p *Pass) mustHold(s document.Span) {
	if s.Start < 0 || s.End < s.Start || int(s.End) > len(p.Doc.Text) {
		panic(fmt.Sprintf("a finding at bytes %d to %d of a text of %d", s.Start, s.End, len(p.Doc.Text)))
	}
}
