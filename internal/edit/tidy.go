package edit

import (
	"bytes"
	"slices"
	"sort"
	"unicode"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// lineRun is some lines, numbered from 0, half-open.
type lineRun struct {
	first, end int
}

// tidier widens deletions that leave nothing of a line: the line goes with its
// end and, where empty lines stand on either side, with those of one side, so
// that the text looks as if nothing had ever stood there.
type tidier struct {
	doc *document.Document
	// others are the edits that are not widened.
	others []lint.Edit
	runs   []lineRun
}

// Tidy returns the edits, in order, with the deletions widened in that way, or
// cut back where they take more white space than that. The edits must not overlap.
func Tidy(doc *document.Document, edits []lint.Edit) []lint.Edit {
	t := tidier{doc: doc}
	edits = sortedEdits(edits)
	for _, e := range edits {
		words, clears := cleared(doc, e)
		if clears && !t.reachesOut(edits, e, doc.LineSpan(words)) {
			t.add(t.linesOf(words))
		} else {
			t.others = append(t.others, e)
		}
	}
	if len(t.runs) == 0 {
		return edits
	}
	t.widen()
	return t.edits()
}

// cleared returns what the edit deletes without the white space around it, and
// whether that is all that can be seen of its lines.
func cleared(doc *document.Document, e lint.Edit) (words document.Span, clears bool) {
	text := doc.Bytes(e.Span)
	if e.Text != "" || !bytes.ContainsFunc(text, isVisible) {
		return e.Span, false
	}
	words.Start = e.Span.End - int32(len(bytes.TrimLeftFunc(text, unicode.IsSpace)))
	words.End = e.Span.Start + int32(len(bytes.TrimRightFunc(text, unicode.IsSpace)))
	lines := doc.LineSpan(words)
	return words, isEmpty(doc.Text[lines.Start:words.Start]) && isEmpty(doc.Text[words.End:lines.End])
}

func isVisible(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

func isEmpty(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }

// reachesOut reports whether another edit than the given one lies partly
// within the lines.
func (t *tidier) reachesOut(edits []lint.Edit, but lint.Edit, lines document.Span) bool {
	return slices.ContainsFunc(edits, func(e lint.Edit) bool {
		return e != but && e.Span.Overlaps(lines) && !lines.Contains(e.Span)
	})
}

func (t *tidier) linesOf(s document.Span) lineRun {
	return lineRun{t.lineAt(s.Start), t.lineAt(max(s.Start, s.End-1)) + 1}
}

// lineAt returns the number of the last line that begins at or before the offset.
func (t *tidier) lineAt(offset int32) int {
	return sort.Search(t.doc.Lines(), func(i int) bool { return t.doc.Line(i).Start > offset }) - 1
}

// add appends a run, or joins it to the last one.
func (t *tidier) add(r lineRun) {
	if n := len(t.runs); n > 0 && r.first <= t.runs[n-1].end {
		t.runs[n-1].end = max(t.runs[n-1].end, r.end)
		return
	}
	t.runs = append(t.runs, r)
}

// widen adds empty lines to the runs: those behind a run that has one before
// it, or nothing, and those before the run that ends the text.
func (t *tidier) widen() {
	runs := t.runs
	t.runs = nil
	for i, r := range runs {
		t.add(r)
		last := &t.runs[len(t.runs)-1]
		if last.first > 0 && !t.isFree(last.first-1) {
			continue
		}
		for last.end < t.doc.Lines() && (i+1 == len(runs) || last.end < runs[i+1].first) && t.isFree(last.end) {
			last.end++
		}
	}
	for t.endsText(t.runs[len(t.runs)-1]) {
		n := len(t.runs)
		last := &t.runs[n-1]
		switch {
		case n > 1 && t.runs[n-2].end == last.first:
			t.runs[n-2].end = last.end
			t.runs = t.runs[:n-1]
		case last.first > 0 && t.isFree(last.first-1):
			last.first--
		default:
			return
		}
	}
}

// endsText reports whether nothing stands behind the run.
func (t *tidier) endsText(r lineRun) bool { return int(t.span(r).End) == len(t.doc.Text) }

// isFree reports whether the line is empty and no other edit has to do with it.
func (t *tidier) isFree(line int) bool {
	if !isEmpty(t.doc.Bytes(t.doc.Line(line))) {
		return false
	}
	s := t.span(lineRun{line, line + 1})
	return !slices.ContainsFunc(t.others, func(e lint.Edit) bool { return e.Span.Start <= s.End && s.Start <= e.Span.End })
}

// span returns the bytes of the lines, with the line end behind each.
func (t *tidier) span(r lineRun) document.Span {
	s := document.Span{Start: t.doc.Line(r.first).Start, End: int32(len(t.doc.Text))}
	if r.end < t.doc.Lines() {
		s.End = t.doc.Line(r.end).Start
	}
	return s
}

// edits returns the deletions of the runs and the other edits, in order.
func (t *tidier) edits() []lint.Edit {
	var all []lint.Edit
	for _, r := range t.runs {
		s := t.span(r)
		if t.endsText(r) && r.first > 0 && !t.endsWithLine() {
			s.Start = t.doc.Line(r.first - 1).End
		}
		t.others = slices.DeleteFunc(t.others, func(e lint.Edit) bool { return s.Contains(e.Span) })
		all = append(all, lint.Edit{Span: s})
	}
	return sortedEdits(append(all, t.others...))
}

// endsWithLine reports whether the text ends with a line end.
func (t *tidier) endsWithLine() bool { return t.doc.Line(t.doc.Lines()-1).Len() == 0 }
