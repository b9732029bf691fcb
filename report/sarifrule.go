package report

import (
	"maps"
	"slices"
	"strings"

	"github.com/chavacava/garif"

	"github.com/newslint/newslint/internal/lint"
)

// driver describes newslint and the rules that fired, sorted by id.
func (s *sarif) driver(fired map[string]bool) sarifDriver {
	d := sarifDriver{
		ToolComponent: &garif.ToolComponent{Name: "newslint", InformationUri: homepage, Version: s.options.Version},
		Rules:         make([]*garif.ReportingDescriptor, 0, len(fired)),
	}
	for _, id := range slices.Sorted(maps.Keys(fired)) {
		d.Rules = append(d.Rules, descriptor(s.rules[id]))
	}
	return d
}

func descriptor(r *lint.Rule) *garif.ReportingDescriptor {
	return &garif.ReportingDescriptor{
		Id:                   r.ID,
		Name:                 pascalCase(r.ID),
		ShortDescription:     &garif.MultiformatMessageString{Text: plain(r.Summary())},
		FullDescription:      &garif.MultiformatMessageString{Text: prose(r.Doc)},
		HelpUri:              rulePage(r),
		Help:                 &garif.MultiformatMessageString{Text: prose(r.Doc), Markdown: Readable(r.Doc)},
		DefaultConfiguration: &garif.ReportingConfiguration{Level: r.Level.String()},
		Properties: &garif.PropertyBag{
			"precision":        precision(r.Level),
			"problem.severity": severity(r.Level),
			"tags":             []string{r.Family()},
		},
	}
}

// rulePage returns where the rule's page can be read.
func rulePage(r *lint.Rule) string { return homepage + "/blob/main/rules/" + r.ID + ".md" }

// precision says how often a rule of that level is right: an error states
// what is wrong, a note what is worth knowing.
func precision(l lint.Level) string {
	return [...]string{lint.Note: "medium", lint.Warning: "high", lint.Error: "very-high"}[l]
}

// severity is the level as code scanning names it for quality problems.
func severity(l lint.Level) string {
	if l == lint.Note {
		return "recommendation"
	}
	return l.String()
}

// pascalCase turns date/wrong-preposition into DateWrongPreposition.
func pascalCase(id string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(id, func(r rune) bool { return r == '/' || r == '-' }) {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}
