package report

import (
	"fmt"
	"strings"

	"github.com/chavacava/garif"

	"github.com/newslint/newslint/internal/lint"
)

// sarifResult describes one finding.
func (s *sarif) sarifResult(r *lint.Result, f *lint.Finding) *garif.Result {
	file := s.paths.location(r.Path)
	result := &garif.Result{
		RuleId:  f.Rule.ID,
		Level:   garif.ResultLevel(f.Level.String()),
		Message: &garif.Message{Text: linkedMessage(f)},
		Locations: []*garif.Location{{
			PhysicalLocation: &garif.PhysicalLocation{ArtifactLocation: file, Region: region(placeOf(r, f.Span, utf16Length))},
			LogicalLocations: logicalLocations(r),
		}},
		Properties: &garif.PropertyBag{"confidence": f.Confidence},
	}
	for i := range f.Related {
		rel := &f.Related[i]
		result.RelatedLocations = append(result.RelatedLocations, &garif.Location{
			Id:               i + 1,
			Message:          &garif.Message{Text: escapeLinks(rel.Message)},
			PhysicalLocation: &garif.PhysicalLocation{ArtifactLocation: file, Region: region(placeOf(r, rel.Span, utf16Length))},
		})
	}
	if f.Fix != nil {
		result.Fixes = appendSARIFFix(result.Fixes, r, f.Fix, file)
	}
	for i := range f.Alternatives {
		result.Fixes = appendSARIFFix(result.Fixes, r, &f.Alternatives[i], file)
	}
	return result
}

// linkedMessage is the message with a link to each related place.
func linkedMessage(f *lint.Finding) string {
	var b strings.Builder
	b.WriteString(escapeLinks(f.Message))
	for i := range f.Related {
		separator := "; "
		if i == 0 {
			separator = " See "
		}
		fmt.Fprintf(&b, "%s[%s](%d)", separator, linkText(f.Related[i].Message, i+1), i+1)
	}
	if len(f.Related) > 0 {
		b.WriteByte('.')
	}
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

// logicalLocations name the record and the field within a JSON Lines file.
func logicalLocations(r *lint.Result) []*garif.LogicalLocation {
	if r.RecordLine == 0 {
		return nil
	}
	field := "text"
	if r.Origin != nil {
		field = r.Origin.Field()
	}
	record := r.ID
	if record == "" {
		record = fmt.Sprintf("line %d", r.RecordLine)
	}
	return []*garif.LogicalLocation{{
		Name:               field,
		FullyQualifiedName: record + "/" + field,
		Kind:               "member",
	}}
}

// appendSARIFFix appends the fix where all its edits have an exact place in
// the file.
func appendSARIFFix(fixes []*garif.Fix, r *lint.Result, fix *lint.Fix, file *garif.ArtifactLocation) []*garif.Fix {
	replacements := make([]*garif.Replacement, len(fix.Edits))
	for i := range fix.Edits {
		e := &fix.Edits[i]
		deleted, ok := exactPlace(r, e.Span, utf16Length)
		if !ok {
			return fixes
		}
		replacements[i] = &garif.Replacement{DeletedRegion: region(deleted)}
		if e.Text != "" {
			replacements[i].InsertedContent = &garif.ArtifactContent{Text: spelled(r, e.Text)}
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
