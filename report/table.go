package report

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

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
	// ruleColumn is as wide as the longest ids; gap stands between columns.
	ruleColumn = 26
	gap        = 2
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
	used := placeColumn + gap
	if !t.narrow() {
		used += levelColumn + gap
	}
	if t.wide() {
		used += ruleColumn + gap
	}
	return min(widestText, max(1, t.width-used))
}

// document appends a heading and a row for each finding of one document.
func (t *table) document(dst []byte, r *lint.Result) []byte {
	if len(r.Findings) == 0 {
		return dst
	}
	dst = append(dst, t.paint(t.path, heading(r))...)
	dst = append(dst, '\n')
	align := tw.Alignment{tw.AlignRight, tw.AlignLeft, tw.AlignLeft, tw.AlignLeft}
	rows := make([][]string, len(r.Findings))
	for i := range rows {
		rows[i] = t.row(r, &r.Findings[i])
	}
	return append(renderTable(dst, rows, align[:len(rows[0])]), '\n')
}

func heading(r *lint.Result) string {
	h := visible(r.Path)
	if r.RecordLine > 0 {
		h += ":" + strconv.Itoa(r.RecordLine)
	}
	if r.ID != "" {
		h += "  record " + visible(r.ID)
	}
	if r.Title != "" {
		h += "  " + head(visible(r.Title), widestText)
	}
	return h
}

// row returns the cells of one finding.
func (t *table) row(r *lint.Result, f *lint.Finding) []string {
	place := fmt.Sprintf("%*s", placeColumn, fmt.Sprintf("%d:%d", f.Start.Line, f.Start.Column))
	level := fmt.Sprintf("%-*s", levelColumn, f.Level)
	text := strings.Join(t.text(r, f), "\n")
	level = t.paint(t.levels[f.Level], level)
	switch {
	case t.wide():
		return []string{place, level, t.paint(t.faint, fmt.Sprintf("%-*s", ruleColumn, f.Rule.ID)), text}
	case t.narrow():
		return []string{place + "\n" + level, text}
	}
	return []string{place, level, text}
}

// text returns the lines of a finding's last cell.
func (t *table) text(r *lint.Result, f *lint.Finding) []string {
	columns := 0
	if t.width > 0 {
		columns = t.textWidth()
	}
	lines := wrap(visible(f.Message), columns)
	lines = append(lines, t.excerpt(r, f)...)
	for i := range f.Related {
		lines = append(lines, t.related(r, &f.Related[i])...)
	}
	repairs := offers(f)
	if !t.wide() {
		rule := t.paint(t.faint, f.Rule.ID)
		if len(repairs) == 1 && len(f.Rule.ID)+gap+width(repairs[0]) <= columns {
			return append(lines, rule+strings.Repeat(" ", gap)+t.paint(t.offer, repairs[0]))
		}
		lines = append(lines, rule)
	}
	for _, repair := range repairs {
		for _, line := range wrap(repair, columns) {
			lines = append(lines, t.paint(t.offer, line))
		}
	}
	return lines
}

// excerpt returns the line with the words marked: in colour, or by carets in
// a line below where there is none.
func (t *table) excerpt(r *lint.Result, f *lint.Finding) []string {
	const indent = "  "
	e := newExcerpt(r.Text, f.Span, f.Start, f.End, t.textWidth()-len(indent))
	line := indent + t.paint(t.faint, e.before) + t.paint(t.marks[f.Level], e.marked) + t.paint(t.faint, e.after)
	lines := []string{line}
	if whole := e.before == "" && e.after == ""; t.reset == "" && !whole {
		lines = append(lines, indent+strings.Repeat(" ", width(e.before))+strings.Repeat("^", max(1, width(e.marked))))
	}
	if e.moreLines > 0 {
		lines = append(lines, t.paint(t.faint, indent+"… and "+count(e.moreLines, "line")+" more"))
	}
	return lines
}

// related returns the place, the message and the words of a related span.
func (t *table) related(r *lint.Result, rel *lint.Related) []string {
	const indent = "  "
	place := fmt.Sprintf("%s%d:%d ", indent, rel.Start.Line, rel.Start.Column)
	columns := t.textWidth() - len(place)
	text := visible(rel.Message)
	if words := newExcerpt(r.Text, rel.Span, rel.Start, rel.End, columns).marked; words != "" && !strings.Contains(text, words) {
		text += ": “" + words + "”"
	}
	lines := wrap(text, columns)
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

// renderTable appends a table without borders.
func renderTable(dst []byte, rows [][]string, align tw.Alignment) []byte {
	var b bytes.Buffer
	t := tablewriter.NewTable(&b,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders:  tw.BorderNone,
			Symbols:  tw.NewSymbols(tw.StyleNone),
			Settings: tw.Settings{Lines: tw.LinesNone, Separators: tw.SeparatorsNone},
		})),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithPadding(tw.Padding{Right: strings.Repeat(" ", gap), Overwrite: true}),
		tablewriter.WithRowAlignmentConfig(tw.CellAlignment{PerColumn: align}),
	)
	// Both only fail where the buffer does, which cannot.
	_ = t.Bulk(rows)
	_ = t.Render()
	for line := range bytes.Lines(b.Bytes()) {
		dst = append(append(dst, trimPadding(line)...), '\n')
	}
	return dst
}

// trimPadding takes the blank end off a line, and the resets that colour its
// padding.
func trimPadding(line []byte) []byte {
	const reset = "\x1b[0m"
	end := len(line)
	for {
		trimmed := bytes.TrimRight(line[:end], " \n")
		rest, found := bytes.CutSuffix(trimmed, []byte(" "+reset))
		if !found {
			rest, found = bytes.CutSuffix(trimmed, []byte(reset+reset))
			if found {
				rest = trimmed[:len(trimmed)-len(reset)]
			}
		}
		if !found {
			return trimmed
		}
		end = len(rest)
	}
}
