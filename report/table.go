package report

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

const (
	// pipedExcerpt is how many columns of a line are shown where the output is
	// no terminal.
	pipedExcerpt = 100
	// wideTerminal has room for a column of rule ids, narrowTerminal not even
	// for one of levels; both in columns.
	wideTerminal   = 110
	narrowTerminal = 60
	// widestText is where lines become hard to read, in columns.
	widestText = 110
	// narrowestText is kept even where the terminal then breaks lines itself.
	narrowestText = 20
	// ruleColumn is as wide as the longest ids; gap stands between columns.
	ruleColumn = 26
	gap        = len(between)
	between    = "  "
	// indent sets what is quoted off from what is said.
	indent = "  "
	// maxRelated is how many related places of a finding are listed.
	maxRelated = 4
	// placeColumn has room for 9999:999 and levelColumn for "warning".
	placeColumn = 8
	levelColumn = 7
)

// table writes findings for people: grouped by document, each with its place,
// level, rule, message and the words it is about in their line.
type table struct {
	styles
	width int
}

func newTable(w io.Writer, o Options) Encoder {
	t := &table{styles: newStyles(o.Color), width: o.Width}
	return &encoder{w: w, encode: t.document, close: t.summary}
}

// wide reports whether rule ids have a column of their own.
func (t *table) wide() bool { return t.width == 0 || t.width >= wideTerminal }

// narrow reports whether place and level share a column.
func (t *table) narrow() bool { return t.width > 0 && t.width < narrowTerminal }

// textWidth returns the columns that messages and excerpts may take.
func (t *table) textWidth() int {
	if t.width == 0 {
		return pipedExcerpt
	}
	return min(widestText, max(narrowestText, t.width-t.textColumn()))
}

// textColumn returns how many columns stand before messages and excerpts.
func (t *table) textColumn() int {
	used := placeColumn + gap
	if !t.narrow() {
		used += levelColumn + gap
	}
	if t.wide() {
		used += ruleColumn + gap
	}
	return used
}

// document appends a heading and a row for each finding of one document.
//
// The rows are laid out here and not by tablewriter, which takes a millisecond
// for five of them: as long as it takes to check 60 KB of text.
func (t *table) document(dst []byte, r *lint.Result) []byte {
	if len(r.Findings) == 0 {
		return dst
	}
	for _, line := range t.heading(r) {
		dst = append(append(dst, t.paint(t.path, line)...), '\n')
	}
	for i := range r.Findings {
		dst = t.row(dst, r, &r.Findings[i])
	}
	return append(dst, '\n')
}

// heading names the document; a title that does not fit beside stands below.
func (t *table) heading(r *lint.Result) []string {
	name := visible(r.Path)
	if r.RecordLine > 0 {
		name += ":" + strconv.Itoa(r.RecordLine)
	}
	if r.ID != "" {
		name += "  record " + visible(r.ID)
	}
	lines := Wrap(name, t.width)
	if r.Title == "" {
		return lines
	}
	if t.width == 0 {
		return []string{name + between + clip(visible(r.Title), widestText)}
	}
	title := clip(visible(r.Title), min(widestText, t.width))
	if last := &lines[len(lines)-1]; width(*last)+gap+width(title) <= t.width {
		*last += between + title
		return lines
	}
	return append(lines, title)
}

// row appends one finding: the first columns, and the lines of its text beside
// and below them.
func (t *table) row(dst []byte, r *lint.Result, f *lint.Finding) []byte {
	place := fmt.Sprintf("%*d:%d", placeColumn-1-digits(f.Start.Column), f.Start.Line, f.Start.Column)
	level := t.paint(t.levels[f.Level], fmt.Sprintf("%-*s", levelColumn, f.Level))
	lines := t.text(r, f)
	beside := []string{place}
	switch {
	case t.narrow():
		beside = []string{place, " " + level}
	case t.wide():
		beside[0] += between + level + between + t.paint(t.faint, fmt.Sprintf("%-*s", ruleColumn, f.Rule.ID))
	default:
		beside[0] += between + level
	}
	below := strings.Repeat(" ", t.textColumn()-gap)
	for i, line := range lines {
		first := below
		if i < len(beside) {
			first = beside[i]
		}
		dst = append(append(append(dst, first...), between...), line...)
		dst = append(dst, '\n')
	}
	return dst
}

// digits returns how many digits a positive number has.
func digits(n int) int { return len(strconv.Itoa(n)) }

// text returns the lines of a finding's last cell.
func (t *table) text(r *lint.Result, f *lint.Finding) []string {
	columns := 0
	if t.width > 0 {
		columns = t.textWidth()
	}
	lines := Wrap(visible(f.Message), columns)
	lines = append(lines, t.excerpt(r, f)...)
	for i := range f.Related {
		if left := len(f.Related) - i; i == maxRelated && left > 1 {
			lines = append(lines, t.paint(t.faint, indent+"and "+count(left, "place")+" more"))
			break
		}
		lines = append(lines, t.related(r, &f.Related[i])...)
	}
	repairs := offers(f)
	if !t.wide() {
		rule := t.paint(t.faint, f.Rule.ID)
		if len(repairs) == 1 && len(f.Rule.ID)+gap+width(repairs[0]) <= columns {
			return append(lines, rule+between+t.paint(t.offer, repairs[0]))
		}
		lines = append(lines, rule)
	}
	for _, repair := range repairs {
		for _, line := range Wrap(repair, columns) {
			lines = append(lines, t.paint(t.offer, line))
		}
	}
	return lines
}

// excerpt returns the line with the words marked, or the first and the last of
// several.
func (t *table) excerpt(r *lint.Result, f *lint.Finding) []string {
	columns := t.textWidth() - len(indent)
	e := newExcerpt(r.Text, f.Span, columns)
	lines := t.marked(&e, f.Level)
	if e.moreLines == 0 {
		return lines
	}
	last := document.Span{Start: int32(bytes.LastIndexByte(r.Text[:f.Span.End], '\n') + 1), End: f.Span.End}
	if last.Len() == 0 {
		return append(lines, t.paint(t.faint, indent+"… and "+count(e.moreLines, "line")+" more"))
	}
	if e.moreLines > 1 {
		lines = append(lines, t.paint(t.faint, indent+"… "+count(e.moreLines-1, "line")+" …"))
	}
	e = newExcerpt(r.Text, last, columns)
	return append(lines, t.marked(&e, f.Level)...)
}

// marked returns a line with the words marked, in colour, or by carets in a
// line below where there is none.
func (t *table) marked(e *excerpt, level lint.Level) []string {
	line := indent + t.paint(t.faint, e.before) + t.paint(t.marks[level], e.marked) + t.paint(t.faint, e.after)
	lines := []string{strings.TrimRight(line, " ")}
	if whole := e.before == "" && e.after == ""; t.reset == "" && !whole {
		lines = append(lines, indent+strings.Repeat(" ", width(e.before))+strings.Repeat("^", max(1, width(e.marked))))
	}
	return lines
}

// related returns the place, the message and the words of a related span.
func (t *table) related(r *lint.Result, rel *lint.Related) []string {
	place := fmt.Sprintf("%s%d:%d ", indent, rel.Start.Line, rel.Start.Column)
	columns := max(narrowestText/2, t.textWidth()-len(place))
	text := visible(rel.Message)
	if words := newExcerpt(r.Text, rel.Span, columns).marked; words != "" && !strings.Contains(text, words) {
		text += ": \"" + words + "\""
	}
	lines := Wrap(text, columns)
	for i, line := range lines {
		before := strings.Repeat(" ", len(place))
		if i == 0 {
			before = t.paint(t.faint, place)
		}
		lines[i] = before + line
	}
	return lines
}

// offers returns what can be done about a finding.
func offers(f *lint.Finding) []string {
	var lines []string
	switch {
	case f.Fix == nil:
	case f.Fix.Safe:
		lines = append(lines, "fix: "+visible(f.Fix.Title))
	default:
		lines = append(lines, "offer: "+visible(f.Fix.Title))
	}
	for i := range f.Alternatives {
		word := "or: "
		if i == 0 {
			word = "either: "
		}
		lines = append(lines, word+visible(f.Alternatives[i].Title))
	}
	return lines
}
