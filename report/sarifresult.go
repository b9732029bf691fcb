package report

import (
	"fmt"
	"strings"

	"github.com/chavacava/garif"

	"github.com/newslint/newslint/internal/lint"
)

// sarifResult describes one finding.
func sarifResult(file *garif.ArtifactLocation, locate *locator, f *lint.Finding) *garif.Result {
	result := &garif.Result{
		RuleId:  f.Rule.ID,
		Level:   garif.ResultLevel(f.Level.String()),
		Message: &garif.Message{Text: linkedMessage(f)},
		Locations: []*garif.Location{{
			PhysicalLocation: &garif.PhysicalLocation{ArtifactLocation: file, Region: region(locate.finding(f))},
			LogicalLocations: logicalLocations(locate.Result),
		}},
		Properties: &garif.PropertyBag{"confidence": f.Confidence},
	}
	for i := range f.Related[:min(maxLocations, len(f.Related))] {
		rel := &f.Related[i]
		result.RelatedLocations = append(result.RelatedLocations, &garif.Location{
			Id:               i + 1,
			Message:          &garif.Message{Text: escapeLinks(rel.Message)},
			PhysicalLocation: &garif.PhysicalLocation{ArtifactLocation: file, Region: region(locate.span(rel.Span))},
		})
	}
	if f.Suppressed != nil {
		result.Suppressions = []*garif.Suppression{suppression(f.Suppressed)}
	}
	if f.Fix != nil {
		result.Fixes = appendSARIFFix(result.Fixes, locate, f.Fix, file)
	}
	for i := range f.Alternatives {
		result.Fixes = appendSARIFFix(result.Fixes, locate, &f.Alternatives[i], file)
	}
	return result
}

// suppression says in SARIF's words that somebody has accepted the finding.
func suppression(s *lint.Suppression) *garif.Suppression {
	kind := "inSource"
	if s.Kind == lint.InBaseline {
		kind = "external"
	}
	return &garif.Suppression{Kind: kind, Status: "accepted", Justification: s.Reason}
}

// linkedMessage is the message with links to the first related places.
func linkedMessage(f *lint.Finding) string {
	if len(f.Related) == 0 {
		return escapeLinks(f.Message)
	}
	var b strings.Builder
	b.WriteString(escapeLinks(strings.TrimRight(f.Message, ".")) + ". See ")
	for i := range f.Related[:min(maxRelated, len(f.Related))] {
		if i > 0 {
			b.WriteString("; ")
		}
		fmt.Fprintf(&b, "[%s](%d)", linkText(f.Related[i].Message, i+1), i+1)
	}
	if left := len(f.Related) - maxRelated; left > 0 {
		b.WriteString(" and " + count(left, "place") + " more")
	}
	b.WriteByte('.')
	return b.String()
}

func linkText(message string, number int) string {
	if message == "" {
		return fmt.Sprintf("place %d", number)
	}
	return escapeBrackets(message)
}

// escapeLinks keeps the text from being read as a link.
func escapeLinks(s string) string {
	if !strings.Contains(s, "](") {
		return s
	}
	return escapeBrackets(s)
}

// escapeBrackets makes s fit for the text of a link.
func escapeBrackets(s string) string {
	return strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`).Replace(s)
}

// logicalLocations name the record of a file that holds many, and its field
// where it has fields.
func logicalLocations(r *lint.Result) []*garif.LogicalLocation {
	if r.RecordLine == 0 {
		return nil
	}
	record := r.ID
	if record == "" {
		record = fmt.Sprintf("line %d", r.RecordLine)
	}
	field := "text"
	if r.Origin != nil {
		field = r.Origin.Field()
	}
	if field == "" { // such as the page of a web archive
		return []*garif.LogicalLocation{{Name: record, FullyQualifiedName: record, Kind: "resource"}}
	}
	return []*garif.LogicalLocation{{Name: field, FullyQualifiedName: record + "/" + field, Kind: "member"}}
}

// appendSARIFFix appends the fix where all its edits have an exact place in
// the file.
func appendSARIFFix(fixes []*garif.Fix, locate *locator, fix *lint.Fix, file *garif.ArtifactLocation) []*garif.Fix {
	replacements := make([]*garif.Replacement, len(fix.Edits))
	for i := range fix.Edits {
		e := &fix.Edits[i]
		image, exact := locate.image(e.Span)
		if !exact {
			return fixes
		}
		replacements[i] = &garif.Replacement{DeletedRegion: region(locate.in(image))}
		if e.Text != "" {
			replacements[i].InsertedContent = &garif.ArtifactContent{Text: locate.spelled(e.Text)}
		}
	}
	if len(replacements) == 0 {
		return fixes
	}
	return append(fixes, &garif.Fix{
		Description:     &garif.Message{Text: escapeLinks(fix.Title)},
		ArtifactChanges: []*garif.ArtifactChange{{ArtifactLocation: file, Replacements: replacements}},
	})
}

func region(p place) *garif.Region {
	return &garif.Region{StartLine: p.line, StartColumn: p.column, EndLine: p.endLine, EndColumn: p.endColumn}
}
