package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// excerpt is the line of an article that a finding begins in, or a window of
// it, ready to be shown in a terminal.
type excerpt struct {
	before, marked, after string
	// moreLines is how many lines the finding goes on for.
	moreLines int
}

// Windows are cut at a space when one is this near, in columns.
const wordSlack = 12

// newExcerpt shows the span in its line in at most columns columns.
func newExcerpt(text []byte, span document.Span, columns int) excerpt {
	// A column may take several bytes, and the text beyond the window is cut
	// before it is looked at: a paragraph may be a megabyte.
	reach := 8 * columns
	at := bytes.LastIndexByte(text[:span.Start], '\n') + 1
	line := text[at:]
	line = line[:lineLength(line)]
	first := min(int(span.Start)-at, len(line))
	last := min(max(int(span.End)-at, first), len(line))
	e := excerpt{
		before:    visible(string(lastBytes(line[:first], reach))),
		marked:    visible(string(firstBytes(line[first:last], reach))),
		after:     visible(string(firstBytes(line[last:], reach))),
		moreLines: bytes.Count(text[span.Start:span.End], []byte{'\n'}),
	}
	e.before = strings.TrimLeft(e.before, " ")
	e.after = strings.TrimRight(e.after, " ")
	e.fit(columns, first > reach, len(line)-last > reach)
	return e
}

// fit cuts what does not go into the columns, the marked words last.
func (e *excerpt) fit(columns int, cutBefore, cutAfter bool) {
	before, marked, after := width(e.before), width(e.marked), width(e.after)
	if !cutBefore && !cutAfter && before+marked+after <= columns {
		return
	}
	room := max(columns-marked, min(columns/3, before+after))
	left := min(before, room/2)
	right := min(after, room-left)
	left = min(before, room-right)
	if cutBefore || left < before {
		e.before = "…" + afterSpace(tail(e.before, left-1))
	}
	if space := columns - left - right; marked > space {
		e.marked = beforeSpace(head(e.marked, space-1)) + "…"
	}
	if cutAfter || right < after {
		e.after = beforeSpace(head(e.after, right-1)) + "…"
	}
}

// afterSpace drops the torn word at the start.
func afterSpace(s string) string {
	if i := strings.IndexByte(s, ' '); i >= 0 && i < wordSlack {
		return s[i+1:]
	}
	return s
}

// beforeSpace drops the torn word at the end.
func beforeSpace(s string) string {
	if i := strings.LastIndexByte(s, ' '); i > 0 && len(s)-i < wordSlack {
		return s[:i+1]
	}
	return s
}

// lineLength returns how many bytes of text come before its first line end.
func lineLength(text []byte) int {
	line, _, _ := bytes.Cut(text, []byte{'\n'})
	return len(bytes.TrimSuffix(line, []byte{'\r'}))
}

// firstBytes returns the first n bytes or a few less, whole characters.
func firstBytes(s []byte, n int) []byte {
	if n >= len(s) {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// lastBytes returns the last n bytes or a few less, whole characters.
func lastBytes(s []byte, n int) []byte {
	if n >= len(s) {
		return s
	}
	at := len(s) - n
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return s[at:]
}
