package lint

import "github.com/newslint/newslint/internal/document"

// MaxFindings is how many findings of one rule a document may have; what
// comes after is counted, not kept.
const MaxFindings = 1000

// Pass is one rule's look at one document.
type Pass struct {
	*Facts
	Doc *document.Document

	rule     *Rule
	level    Level
	hits     []document.Hit
	findings []Finding
	omitted  int
	reported int
}

// Hits returns where the rule's own phrases stand, in text order.
func (p *Pass) Hits() []document.Hit { return p.hits }

// Report adds a finding at the rule's level; the confidence is 1 where the
// rule gives none.
func (p *Pass) Report(f Finding) { p.ReportAt(p.level, f) }

// ReportAt adds a finding at the given level, or at the rule's where that is lower.
func (p *Pass) ReportAt(level Level, f Finding) {
	p.reported++
	if p.reported > MaxFindings {
		p.omitted++
		return
	}
	f.Rule, f.Level = p.rule, min(level, p.level)
	if f.Confidence == 0 {
		f.Confidence = 1
	}
	p.findings = append(p.findings, f)
}
