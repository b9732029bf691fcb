package text

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed replacement-character.md
var replacementCharacterDoc string

// ReplacementCharacter trusts U+FFFD and invalid bytes wherever they stand; it
// spares only sentences that speak of encodings.
var ReplacementCharacter = &lint.Rule{
	ID:    "text/replacement-character",
	Level: lint.Error,
	When:  document.Classes(document.ReplacementMark),
	Check: checkReplacement,
	Doc:   replacementCharacterDoc,
}

func checkReplacement(p *lint.Pass) {
	d := p.Doc
	marks := d.Postings(document.ReplacementMark)
	for len(marks) > 0 {
		n := 1
		for n < len(marks) && d.Tokens[marks[n]].Start == d.Tokens[marks[n-1]].End {
			n++
		}
		first, end := marks[0], marks[n-1]+1
		marks = marks[n:]
		if speaksOfCode(d, first) {
			continue
		}
		span := d.TokenSpan(first, end)
		p.Report(lint.Finding{
			Span:    span,
			Message: fmt.Sprintf("%s has lost %s: %s", quote(d.Bytes(wordsAround(d.Text, span))), characters(n), lossOf(d.Bytes(span))),
		})
	}
}

func characters(n int) string {
	if n == 1 {
		return "a character"
	}
	return fmt.Sprintf("%d characters or bytes", n)
}

// lossOf says what stands in the text instead of a character.
func lossOf(text []byte) string {
	if text[0] == 0xef {
		return "U+FFFD stands where one could not be read"
	}
	return fmt.Sprintf("the byte %#x is no UTF-8", text[0])
}
