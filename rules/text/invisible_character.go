package text

import (
	_ "embed"
	"fmt"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed invisible-character.md
var invisibleCharacterDoc string

// InvisibleCharacter trusts the character and its neighbours: joiners belong
// to Arabic and Indic scripts and to emoji, marks of direction to lines that
// hold right-to-left letters, zero-width spaces to scripts without spaces, and
// a byte order mark to the start of the text.
var InvisibleCharacter = &lint.Rule{
	ID:    "text/invisible-character",
	Level: lint.Warning,
	When:  document.Classes(document.InvisibleMark),
	Check: checkInvisible,
	Doc:   invisibleCharacterDoc,
}

func checkInvisible(p *lint.Pass) {
	for i := range p.Doc.Lines() {
		line := p.Doc.Line(i)
		if spans := invisibleSpans(p.Doc.Text, line); len(spans) > 0 {
			reportInvisible(p, line, spans)
		}
	}
}

// invisibleSpans returns the runs of invisible characters of a line that do not
// belong where they stand.
func invisibleSpans(text []byte, line document.Span) []document.Span {
	var spans []document.Span
	rtl := unknown
	for i := int(line.Start); i < int(line.End); {
		if c := text[i]; c >= ' ' && c < 0x7f || c == '\t' || c == '\v' || c == '\f' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		start := i
		i += size
		if !isInvisible(r) || r == '\ufeff' && start == 0 {
			continue
		}
		if isDirection(r) {
			if rtl == unknown {
				rtl = direction(text[line.Start:line.End])
			}
			if rtl == present {
				continue
			}
		} else if belongs(r, text[line.Start:line.End], start-int(line.Start), i-int(line.Start)) {
			continue
		}
		if n := len(spans); n > 0 && spans[n-1].End == int32(start) {
			spans[n-1].End = int32(i)
		} else {
			spans = append(spans, document.Span{Start: int32(start), End: int32(i)})
		}
	}
	return spans
}

// reportInvisible reports all runs of a line as one finding.
func reportInvisible(p *lint.Pass, line document.Span, spans []document.Span) {
	text := p.Doc.Text
	r, _ := utf8.DecodeRune(text[spans[0].Start:])
	edits := make([]lint.Edit, len(spans))
	var related []lint.Related
	for i, s := range spans {
		edits[i] = lint.Edit{Span: s}
		if i > 0 {
			related = append(related, lint.Related{Span: s, Message: "another one"})
		}
	}
	message := fmt.Sprintf("invisible %s (U+%04X) in %s", invisibleName(r), r, quote(p.Doc.Bytes(clip(wordsAround(text, spans[0]), line))))
	if n := len(spans) - 1; n > 0 {
		message += fmt.Sprintf(" and %d more in the line", n)
	}
	p.Report(lint.Finding{
		Span: spans[0], Message: message, Related: related,
		Fix: &lint.Fix{Title: "Delete what cannot be seen", Safe: true, Edits: edits},
	})
}

func clip(s, within document.Span) document.Span {
	return document.Span{Start: max(s.Start, within.Start), End: min(s.End, within.End)}
}
