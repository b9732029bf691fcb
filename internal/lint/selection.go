package lint

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Selection says which rules run. Each pattern is a rule id, a family or a
// glob over ids such as "date/*".
type Selection struct {
	// Only, where given, names all rules that run.
	Only []string
	// Select adds rules that are off by default.
	Select []string
	// Ignore takes rules away again.
	Ignore []string
}

// Apply returns the rules that run, in the order given, each at its own level.
// It returns an error for a pattern that fits no rule, with the nearest id.
func (s Selection) Apply(rules []*Rule) ([]Active, error) {
	if err := s.Check(rules); err != nil {
		return nil, err
	}
	settings := make([]Setting, len(rules))
	for i, r := range rules {
		settings[i] = DefaultSetting(r)
	}
	return s.Choose(settings), nil
}

// Check returns an error for a pattern that fits no rule, with the nearest id.
func (s Selection) Check(rules []*Rule) error {
	for _, pattern := range slices.Concat(s.Only, s.Select, s.Ignore) {
		if err := CheckPattern(pattern, rules); err != nil {
			return err
		}
	}
	return nil
}

// CheckPattern returns an error for a pattern that fits no rule, with the
// nearest id.
func CheckPattern(pattern string, rules []*Rule) error {
	if !slices.ContainsFunc(rules, func(r *Rule) bool { return r.Fits(pattern) }) {
		return unknownRule(pattern, rules)
	}
	return nil
}

// Setting says whether a rule runs, and at which level.
type Setting struct {
	Active
	On bool
}

// DefaultSetting returns what holds for a rule where nobody says otherwise.
func DefaultSetting(r *Rule) Setting { return Setting{Active{r, r.Level}, !r.Off} }

// Choose returns the rules that run, in the order given: the selection goes
// before the settings.
func (s Selection) Choose(settings []Setting) []Active {
	var active []Active
	for _, set := range settings {
		if on, _ := s.Decide(set); on {
			active = append(active, set.Active)
		}
	}
	return active
}

// Decide reports whether a rule runs, and which flag says so or says that it
// does not; none where the setting decides.
func (s Selection) Decide(set Setting) (on bool, flag string) {
	switch {
	case set.fitsAny(s.Ignore):
		return false, "--ignore"
	case len(s.Only) > 0:
		return set.fitsAny(s.Only), "--only"
	case set.fitsAny(s.Select):
		return true, "--select"
	}
	return set.On, ""
}

func (r *Rule) fitsAny(patterns []string) bool {
	return slices.ContainsFunc(patterns, r.Fits)
}

// Fits reports whether a pattern means the rule: its id, its family or a glob
// over either.
func (r *Rule) Fits(pattern string) bool {
	if pattern == r.ID || strings.TrimSuffix(pattern, "/") == r.Family() {
		return true
	}
	name := r.ID
	if !strings.Contains(pattern, "/") {
		name = r.Family()
	}
	ok, err := path.Match(pattern, name)
	return err == nil && ok
}

// Matching returns the rules that one of the patterns fits, in the order
// given, or all rules where there is no pattern.
func Matching(rules []*Rule, patterns []string) ([]*Rule, error) {
	if len(patterns) == 0 {
		return rules, nil
	}
	active, err := Selection{Only: patterns}.Apply(rules)
	matching := make([]*Rule, 0, len(active))
	for _, a := range active {
		matching = append(matching, a.Rule)
	}
	return matching, err
}

// Find returns the rule of that id, or an error with the nearest id.
func Find(rules []*Rule, id string) (*Rule, error) {
	for _, r := range rules {
		if r.ID == id {
			return r, nil
		}
	}
	return nil, unknownRule(id, rules)
}

func unknownRule(pattern string, rules []*Rule) error {
	var names []string
	for _, r := range rules {
		names = append(names, r.ID)
		if family := r.Family(); !slices.Contains(names, family) {
			names = append(names, family)
		}
	}
	if near := Nearest(pattern, names); near != "" {
		return fmt.Errorf("unknown rule %q: did you mean %q?", pattern, near)
	}
	return fmt.Errorf("unknown rule %q: 'newslint rules' lists them all", pattern)
}

// Nearest returns the known name that takes the fewest typing slips to become
// from the given one, or "" where that takes more than a third of its letters.
func Nearest(name string, known []string) string {
	best, bestSlips := "", len(name)/3+1
	for _, k := range known {
		slips := levenshtein.ComputeDistance(name, k)
		if _, short, ok := strings.Cut(k, "/"); ok {
			slips = min(slips, levenshtein.ComputeDistance(name, short))
		}
		if slips < bestSlips {
			best, bestSlips = k, slips
		}
	}
	return best
}
