package lint

import "github.com/newslint/newslint/internal/document"

// Suppression says why a finding does not count.
type Suppression struct {
	Kind SuppressionKind
	// Reason is what the person who suppressed it wrote, empty where nothing.
	Reason string
}

// SuppressionKind says where a finding is suppressed.
type SuppressionKind uint8

const (
	// InSource is by the record's newslint_ignore or by a comment of the page.
	InSource SuppressionKind = iota
	// InBaseline is by the list of known findings.
	InBaseline
	// SuppressionKinds is how many kinds there are.
	SuppressionKinds
)

// String returns the kind's name in reports.
func (k SuppressionKind) String() string {
	if k == InBaseline {
		return "baseline"
	}
	return "source"
}

// suppression returns why the finding does not count, nil where it does.
func (w *Worker) suppression(meta *document.Meta, f *Finding) *Suppression {
	if f.Rule.fitsAny(meta.Ignore) {
		return &Suppression{Kind: InSource}
	}
	for i := range meta.Disabled {
		d := &meta.Disabled[i]
		if d.Start <= f.Span.Start && f.Span.Start < d.End && f.Rule.fitsAny(d.Rules) {
			return &Suppression{Kind: InSource, Reason: d.Reason}
		}
	}
	if w.linter.Baseline != nil {
		return w.linter.Baseline.suppression(w.known, f.Fingerprint)
	}
	return nil
}
