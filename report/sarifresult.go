package report

import (
	"fmt"
	"strings"

	"github.com/chavacava/garif"

	"github.com/newslint/newslint/internal/document"
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
			PhysicalLocation: &garif.PhysicalLocation{ArtifactLocation: file, Region: region(r, f.Span)},
			LogicalLocations: logicalLocations(r),
		}},
		Properties: &garif.PropertyBag{"confidence": f.Confidence},
	}
	for i := range f.Related {
		rel := &f.Related[i]
		result.RelatedLocations = append(result.RelatedLocations, &garif.Location{
			Id:               i + 1,
			Message:          &garif.Message{Text: escapeLinks(rel.Message)},
			PhysicalLocation: &garif.PhysicalLocation{ArtifactLocation: file, Region: region(r, rel.Span)},
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
		deleted, ok := exactRegion(r, e.Span)
		if !ok {
			return fixes
		}
		replacements[i] = &garif.Replacement{DeletedRegion: deleted}
		if e.Text != "" {
			replacements[i].InsertedContent = &garif.ArtifactContent{Text: inserted(r, e.Text)}
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

// inserted returns replacement text as the file spells it: inside a JSON line
// it is part of a JSON string.
func inserted(r *lint.Result, text string) string {
	if r.Origin == nil || r.RecordLine == 0 {
		return text
	}
	quoted := appendString(nil, text)
	return string(quoted[1 : len(quoted)-1])
}

// region places a span in the file: exactly where that is possible, else the
// whole record.
func region(r *lint.Result, span document.Span) *garif.Region {
	if exact, ok := exactRegion(r, span); ok {
		return exact
	}
	raw := r.Origin.Raw()
	return rawRegion(raw, document.Span{Start: 0, End: int32(len(raw))}, r.RecordLine)
}

// exactRegion places a span in the file, if it has an exact image there.
func exactRegion(r *lint.Result, span document.Span) (*garif.Region, bool) {
	if r.Origin == nil {
		return rawRegion(r.Text, span, 0), true
	}
	image, ok := r.Origin.Image(span)
	if !ok {
		return nil, false
	}
	return rawRegion(r.Origin.Raw(), image, r.RecordLine), true
}

// rawRegion counts lines as SARIF does, by line feeds alone, whatever else
// ends a line of the article. The first line of raw is firstLine, or 1 where
// that is 0.
func rawRegion(raw []byte, span document.Span, firstLine int) *garif.Region {
	firstLine = max(1, firstLine)
	startLine, startColumn := utf16Position(raw[:span.Start])
	endLine, endColumn := utf16Position(raw[:span.End])
	return &garif.Region{
		StartLine: firstLine + startLine, StartColumn: startColumn,
		EndLine: firstLine + endLine, EndColumn: endColumn,
	}
}
