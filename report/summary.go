package report

import (
	"cmp"
	"slices"

	"github.com/newslint/newslint/internal/lint"
)

// Summary counts what a run saw.
type Summary struct {
	Files, Records int
	// Count is of all rules' findings.
	Count
	// ByRule counts them by rule id.
	ByRule map[string]*Count
	// Problems are inputs that could not be read and rules that failed, in
	// input order.
	Problems []error
	// Suppressed counts findings that nothing else counts, by lint.SuppressionKind.
	Suppressed [lint.SuppressionKinds]int
	// Baseline: findings were compared with a list of known ones.
	Baseline bool
	// Skipped counts files passed over, by reason.
	Skipped map[string]int
}

// Count is a number of findings.
type Count struct {
	// ByLevel is indexed by lint.Level.
	ByLevel [3]int
	// Fixable counts those with a safe fix.
	Fixable int
	// Omitted counts those past the limit for one document, which nothing
	// else counts.
	Omitted int
}

// Findings returns the number of findings of all levels.
func (c *Count) Findings() int {
	return c.ByLevel[lint.Note] + c.ByLevel[lint.Warning] + c.ByLevel[lint.Error]
}

// Gravest returns the highest level counted.
func (c *Count) Gravest() lint.Level {
	for level := lint.Error; level > lint.Note; level-- {
		if c.ByLevel[level] > 0 {
			return level
		}
	}
	return lint.Note
}

func (c *Count) add(f *lint.Finding) {
	c.ByLevel[f.Level]++
	if f.Fix != nil && f.Fix.Safe {
		c.Fixable++
	}
}

// Add counts the findings of one result.
func (s *Summary) Add(r *lint.Result) {
	s.Records++
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Suppressed != nil {
			s.Suppressed[f.Suppressed.Kind]++
			continue
		}
		s.add(f)
		s.rule(f.Rule.ID).add(f)
	}
	for id, n := range r.Omitted {
		s.Omitted += n
		s.rule(id).Omitted += n
	}
}

func (s *Summary) rule(id string) *Count {
	c := s.ByRule[id]
	if c == nil {
		if s.ByRule == nil {
			s.ByRule = map[string]*Count{}
		}
		c = new(Count)
		s.ByRule[id] = c
	}
	return c
}

// Rules returns the ids of the rules that fired: the gravest first, then the
// most frequent, then by name.
func (s *Summary) Rules() []string {
	ids := make([]string, 0, len(s.ByRule))
	for id := range s.ByRule {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		x, y := s.ByRule[a], s.ByRule[b]
		return cmp.Or(cmp.Compare(y.Gravest(), x.Gravest()), cmp.Compare(y.Findings(), x.Findings()), cmp.Compare(a, b))
	})
	return ids
}
