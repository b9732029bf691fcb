package report

import (
	"io"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// rdjsonl writes findings as the Reviewdog Diagnostic Format has them, one a
// line, so that review tools can offer the fixes as suggestions.
type rdjsonl struct{ paths paths }

func newRDJSONL(w io.Writer, o Options) Encoder {
	return &encoder{w: w, encode: rdjsonl{newPaths(o)}.results}
}

func (d rdjsonl) results(dst []byte, r *lint.Result) []byte {
	if len(r.Findings) == 0 {
		return dst
	}
	path := d.paths.name(r.Path)
	locate := newLocator(r, byteLength)
	for i := range r.Findings {
		dst = append(appendDiagnostic(dst, path, locate, &r.Findings[i]), '\n')
	}
	return dst
}

func appendDiagnostic(dst []byte, path string, locate *locator, f *lint.Finding) []byte {
	dst = appendString(append(dst, `{"message":`...), inRecord(locate.Result, f.Message))
	dst = appendRDLocation(append(dst, `,"location":`...), path, locate.finding(f))
	severity := [...]string{lint.Note: "INFO", lint.Warning: "WARNING", lint.Error: "ERROR"}
	dst = appendString(append(dst, `,"severity":`...), severity[f.Level])
	dst = appendString(append(dst, `,"source":{"name":"newslint","url":`...), homepage)
	dst = appendString(append(dst, `},"code":{"value":`...), f.Rule.ID)
	dst = appendString(append(dst, `,"url":`...), rulePage(f.Rule))
	dst = append(dst, '}')
	dst = appendSuggestions(dst, locate, f)
	if len(f.Related) > 0 {
		dst = appendList(append(dst, `,"related_locations":`...), f.Related, func(dst []byte, rel *lint.Related) []byte {
			dst = appendString(append(dst, `{"message":`...), rel.Message)
			dst = appendRDLocation(append(dst, `,"location":`...), path, locate.span(rel.Span))
			return append(dst, '}')
		})
	}
	return append(dst, '}')
}

// appendSuggestions appends the fix or the alternatives that have an exact
// place in the file.
func appendSuggestions(dst []byte, locate *locator, f *lint.Finding) []byte {
	fixes := f.Alternatives
	if f.Fix != nil {
		fixes = []lint.Fix{*f.Fix}
	}
	n := 0
	for i := range fixes {
		p, text, ok := replacement(locate, &fixes[i])
		if !ok {
			continue
		}
		separator := `,`
		if n == 0 {
			separator = `,"suggestions":[`
		}
		n++
		dst = appendRange(append(append(dst, separator...), `{"range":`...), p)
		dst = append(appendString(append(dst, `,"text":`...), text), '}')
	}
	if n > 0 {
		dst = append(dst, ']')
	}
	return dst
}

// replacement returns all edits of a fix as one: the place from the first to
// the last, in the file, and what shall stand there. Edits are in text order.
func replacement(locate *locator, fix *lint.Fix) (p place, text string, ok bool) {
	if len(fix.Edits) == 0 {
		return place{}, "", false
	}
	var (
		whole document.Span
		b     []byte
	)
	for i := range fix.Edits {
		e := &fix.Edits[i]
		image, exact := locate.image(e.Span)
		if !exact || i > 0 && image.Start < whole.End {
			return place{}, "", false
		}
		if i == 0 {
			whole = document.Span{Start: image.Start, End: image.Start}
		}
		b = append(append(b, locate.raw[whole.End:image.Start]...), locate.spelled(e.Text)...)
		whole.End = image.End
	}
	return locate.in(whole), string(b), utf8.Valid(b)
}

func appendRDLocation(dst []byte, path string, p place) []byte {
	dst = appendString(append(dst, `{"path":`...), path)
	return append(appendRange(append(dst, `,"range":`...), p), '}')
}

func appendRange(dst []byte, p place) []byte {
	dst = appendInt(dst, `{"start":{"line":`, p.line)
	dst = appendInt(dst, `,"column":`, p.column)
	dst = appendInt(dst, `},"end":{"line":`, p.endLine)
	dst = appendInt(dst, `,"column":`, p.endColumn)
	return append(dst, "}}"...)
}
