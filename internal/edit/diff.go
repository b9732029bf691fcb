package edit

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/aymanbagabas/go-udiff"
)

// DiffStyle is how a diff is shown; its zero value is as programs read it.
type DiffStyle struct {
	// ShowHidden spells out the characters that do not show as themselves, or
	// that could drive a terminal.
	ShowHidden bool
	// Color marks what goes and what comes.
	Color bool
}

// WriteDiff writes what the fixes change as a unified diff; for a record of
// JSON Lines that of its text, named by file and line.
func (o *Outcome) WriteDiff(w io.Writer, style DiffStyle) error {
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
	if style.ShowHidden {
		diff = showHidden(diff)
	}
	if style.Color {
		diff = paint(diff)
	}
	_, err = io.WriteString(w, diff)
	return err
}

// paint colours the lines of a diff by their first character.
func paint(diff string) string {
	colors := map[byte]string{'-': "\x1b[31m", '+': "\x1b[32m", '@': "\x1b[36m"}
	var b strings.Builder
	for line := range strings.Lines(diff) {
		color := colors[line[0]]
		if color == "" {
			b.WriteString(line)
			continue
		}
		text := strings.TrimSuffix(line, "\n")
		b.WriteString(color + text + "\x1b[0m" + line[len(text):])
	}
	return b.String()
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
