package report

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

const (
	// longText is from how many bytes on a document is shown in parts.
	longText = 24 << 10
	// nearby is how many bytes on either side of a finding are shown then,
	// and longLine from how many bytes on a line is cut too.
	nearby   = 600
	longLine = 2000
)

// documentView is what the template shows of a document.
type documentView struct {
	Number              int
	Title, Path, Source string
	Meta                []string
	Lines               []lineView
}

// lineView is a line of the text with the findings that begin in it, or tells
// of lines left out.
type lineView struct {
	LeftOut string
	Gap     bool
	Pieces  []pieceView
	Notes   []noteView
}

// pieceView is a run of characters that the same findings hold.
type pieceView struct {
	// Anchors are ids of what begins here.
	Anchors []string
	// Class is the gravest level of the findings Of, empty for plain text.
	Class, Of, Text string
	// Refs are the findings whose number stands behind the piece.
	Refs []refView
}

// refView is a finding by its id in the page and its number in the document.
type refView struct{ ID, Number int }

// documentShower builds the view of one document.
type documentShower struct {
	*lint.Result
	first int // id in the page of the first finding
	// order holds the spans to mark, by start. Those before next have begun by
	// the end of the line at hand, and here are those that it holds a part of.
	order []marked
	next  int
	here  []marked
	notes int // findings before the line at hand
}

// marked is a span to mark: of a finding or related to it.
type marked struct {
	document.Span
	finding int
	related int // number from 1, 0 for the finding itself
}

func newDocumentView(r *lint.Result, path, source string, number, first int) documentView {
	view := documentView{Number: number, Title: visible(r.Title), Path: visible(path), Source: source}
	if r.RecordLine > 0 {
		view.Path += fmt.Sprintf(":%d", r.RecordLine)
	}
	if r.ID != "" {
		view.Meta = append(view.Meta, "record "+visible(r.ID))
	}
	if r.Source != "" {
		view.Meta = append(view.Meta, visible(r.Source))
	}
	if !r.Published.IsZero() {
		view.Meta = append(view.Meta, "published "+r.Published.Format("2 January 2006"))
	}
	if r.URL != "" {
		view.Meta = append(view.Meta, visible(r.URL))
	}
	s := &documentShower{Result: r, first: first}
	for i := range r.Findings {
		f := &r.Findings[i]
		s.order = append(s.order, marked{f.Span, i, 0})
		for j := range f.Related[:min(maxRelated, len(f.Related))] {
			s.order = append(s.order, marked{f.Related[j].Span, i, j + 1})
		}
	}
	slices.SortStableFunc(s.order, func(a, b marked) int { return cmp.Compare(a.Start, b.Start) })
	view.Lines = s.lines()
	return view
}

// lines cuts the text at line feeds.
func (s *documentShower) lines() []lineView {
	var (
		lines   []lineView
		gap     bool
		omitted int
		windows = s.windows()
	)
	for start := 0; start <= len(s.Text); {
		end := len(s.Text)
		if i := bytes.IndexByte(s.Text[start:], '\n'); i >= 0 {
			end = start + i
		}
		line := document.Span{Start: int32(start), End: int32(end)}
		start = end + 1
		s.advance(line)
		shown := overlap(windows, line)
		blank := len(bytes.TrimSpace(s.Text[line.Start:line.End])) == 0
		notes := s.notesOf(line)
		switch {
		case len(shown) == 0 && !blank:
			omitted++
			continue
		case blank && len(notes) == 0:
			gap = true
			continue
		}
		if omitted > 0 {
			lines = append(lines, lineView{LeftOut: leftOut(omitted)})
			omitted = 0
		}
		lines = append(lines, lineView{Gap: gap, Pieces: s.pieces(line, shown), Notes: notes})
		gap = false
	}
	if omitted > 0 {
		lines = append(lines, lineView{LeftOut: leftOut(omitted)})
	}
	return lines
}

// advance goes on to a line.
func (s *documentShower) advance(line document.Span) {
	s.here = slices.DeleteFunc(s.here, func(m marked) bool { return m.End < line.Start })
	for ; s.next < len(s.order) && s.order[s.next].Start <= line.End; s.next++ {
		s.here = append(s.here, s.order[s.next])
	}
}

func leftOut(lines int) string { return count(lines, "line") + " without a finding left out" }

// windows returns what is shown of the text, in order and apart: all of it, or
// in a long one what lies near the findings.
func (s *documentShower) windows() []document.Span {
	size := int32(len(s.Text))
	if size <= longText {
		return []document.Span{{Start: 0, End: size}}
	}
	windows := []document.Span{{Start: 0, End: int32(len(firstBytes(s.Text, nearby)))}}
	for _, m := range s.order {
		for _, at := range []int32{m.Start, m.End} {
			before := int32(len(lastBytes(s.Text[:at], nearby)))
			behind := int32(len(firstBytes(s.Text[at:], nearby)))
			windows = append(windows, document.Span{Start: at - before, End: at + behind})
		}
	}
	slices.SortFunc(windows, func(a, b document.Span) int { return cmp.Compare(a.Start, b.Start) })
	joined := windows[:1]
	for _, w := range windows[1:] {
		if last := &joined[len(joined)-1]; w.Start <= last.End {
			last.End = max(last.End, w.End)
			continue
		}
		joined = append(joined, w)
	}
	return joined
}

// overlap returns the parts of a line that the windows hold; of a line that is
// not long, all of it or nothing.
func overlap(windows []document.Span, line document.Span) []document.Span {
	first, _ := slices.BinarySearchFunc(windows, line.Start, func(w document.Span, at int32) int { return cmp.Compare(w.End, at) })
	var parts []document.Span
	for _, w := range windows[first:] {
		if w.Start > line.End {
			break
		}
		if line.Len() <= longLine {
			return []document.Span{line}
		}
		parts = append(parts, document.Span{Start: max(w.Start, line.Start), End: min(w.End, line.End)})
	}
	return parts
}

// notesOf returns the findings that begin in the line.
func (s *documentShower) notesOf(line document.Span) []noteView {
	var notes []noteView
	for s.notes < len(s.Findings) && s.Findings[s.notes].Span.Start <= line.End {
		notes = append(notes, s.note(s.notes))
		s.notes++
	}
	return notes
}

// pieces cuts the shown parts of a line where a span begins or ends.
func (s *documentShower) pieces(line document.Span, shown []document.Span) []pieceView {
	var pieces []pieceView
	for i, part := range shown {
		if part.Start > line.Start || i > 0 {
			pieces = append(pieces, pieceView{Text: " … "})
		}
		cuts := []int32{part.Start, part.End}
		for _, m := range s.here {
			for _, at := range []int32{m.Start, m.End} {
				if at > part.Start && at < part.End {
					cuts = append(cuts, at)
				}
			}
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		for c := range len(cuts) - 1 {
			pieces = append(pieces, s.piece(document.Span{Start: cuts[c], End: cuts[c+1]}, line))
		}
		if len(cuts) == 1 || s.beginsAt(part.End) {
			pieces = append(pieces, s.piece(document.Span{Start: part.End, End: part.End}, line))
		}
	}
	if n := len(shown); n > 0 && shown[n-1].End < line.End {
		pieces = append(pieces, pieceView{Text: " …"})
	}
	return pieces
}

// beginsAt reports whether a span begins at the offset.
func (s *documentShower) beginsAt(offset int32) bool {
	return slices.ContainsFunc(s.here, func(m marked) bool { return m.Start == offset })
}

func (s *documentShower) piece(span, line document.Span) pieceView {
	p := pieceView{Text: visible(string(s.Text[span.Start:span.End]))}
	var (
		of      []string
		gravest = -1
	)
	for _, m := range s.here {
		id := s.first + m.finding
		if m.Start == span.Start {
			p.Anchors = append(p.Anchors, s.anchor(m))
		}
		if end := min(m.End, line.End); m.related == 0 && end == span.End && m.Start >= line.Start && m.Start <= span.Start {
			p.Refs = append(p.Refs, refView{id, m.finding + 1})
		}
		if m.Start > span.Start || m.End <= span.Start {
			continue
		}
		of = append(of, strconv.Itoa(id))
		if m.related == 0 {
			gravest = max(gravest, int(s.Findings[m.finding].Level))
		}
	}
	switch {
	case gravest >= 0:
		p.Class = lint.Level(gravest).String()
	case len(of) > 0:
		p.Class = "related"
	}
	p.Of = strings.Join(of, " ")
	return p
}

// anchor returns the id of the place where a span begins.
func (s *documentShower) anchor(m marked) string {
	if m.related > 0 {
		return fmt.Sprintf("r%d-%d", s.first+m.finding, m.related)
	}
	return fmt.Sprintf("m%d", s.first+m.finding)
}
