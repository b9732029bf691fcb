package edit

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/aymanbagabas/go-udiff"
)

// WriteDiff writes what the fixes change as a unified diff; for a record of
// JSON Lines that of its text, named by file and line. Where the diff goes to
// a terminal, characters that could drive it or do not show are spelled out.
func (o *Outcome) WriteDiff(w io.Writer, terminal bool) error {
	name := o.Path
	if o.RecordLine > 0 {
		name += ":" + strconv.Itoa(o.RecordLine)
	}
	edits := make([]udiff.Edit, 0, len(o.Edits))
	for _, e := range o.Edits {
		edits = append(edits, udiff.Edit{Start: int(e.Span.Start), End: int(e.Span.End), New: e.Text})
	}
	diff, err := udiff.ToUnified(name, name, string(o.Before), edits, udiff.DefaultContextLines)
	if err != nil {
		return fmt.Errorf("diff %s: %w", name, err)
	}
	if terminal {
		diff = showHidden(diff)
	}
	_, err = io.WriteString(w, diff)
	return err
}

// showHidden spells out the characters of text, line ends and tabs aside, that
// do not show as themselves.
func showHidden(text string) string {
	isHidden := func(r rune) bool {
		return r != '\n' && r != '\t' && !unicode.IsGraphic(r) || r == unicode.ReplacementChar || r == '\u00a0'
	}
	if !strings.ContainsFunc(text, isHidden) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if isHidden(r) {
			quoted := strconv.QuoteToASCII(string(r))
			b.WriteString(quoted[1 : len(quoted)-1])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
