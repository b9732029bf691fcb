// Package debris holds the rules on what stands in an article's text and is
// not the article.
package debris

import (
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

// report reports the pieces of debris of a kind. The message is format with
// the piece's excerpt and the reasons filled in; its fix is safe where safe says
// so and the evidence is enough.
func report(p *lint.Pass, kind layout.Kind, format string, safe func(layout.Piece) bool) {
	l := p.Layout()
	for _, piece := range l.Pieces {
		if piece.Kind != kind {
			continue
		}
		p.Report(lint.Finding{
			Span:       piece.Span,
			Message:    fmt.Sprintf(format, l.Excerpt(piece.Span), l.Reasons(piece)),
			Confidence: float64(piece.Confidence),
			Evidence:   piece.Evidence,
			Fix:        deletion(p.Doc, piece.Span, piece.Evidence.Enough() && safe(piece)),
		})
	}
}

// deletion is the fix that takes a span out: whole lines with their line ends
// where the span is all that they hold.
func deletion(d *document.Document, s document.Span, safe bool) *lint.Fix {
	return &lint.Fix{Title: "Delete it", Safe: safe, Edits: []lint.Edit{{Span: deleted(d, s)}}}
}

// deleted returns what to delete so that neither an empty line nor a double
// space stays where the span was.
func deleted(d *document.Document, s document.Span) document.Span {
	lines := d.LineSpan(s)
	if isBlank(d.Text[lines.Start:s.Start]) && isBlank(d.Text[s.End:lines.End]) {
		if int(lines.End) == len(d.Text) {
			for lines.Start > 0 && isSpace(d.Text[lines.Start-1]) {
				lines.Start--
			}
			return lines
		}
		for int(lines.End) < len(d.Text) && isSpace(d.Text[lines.End]) {
			lines.End++
		}
		return lines
	}
	for s.Start > 0 && d.Text[s.Start-1] == ' ' {
		s.Start--
	}
	return s
}

func isBlank(text []byte) bool {
	for _, c := range text {
		if !isSpace(c) {
			return false
		}
	}
	return true
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func always(layout.Piece) bool { return true }

func never(layout.Piece) bool { return false }
