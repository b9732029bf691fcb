package report

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/newslint/newslint/internal/lint"
)

// summary writes how often each rule fired and a last line that counts all.
func (t *table) summary(w io.Writer, s *Summary) error {
	var dst []byte
	if len(s.ByRule) > 0 {
		dst = t.byRule(dst, s)
		dst = append(dst, '\n')
	}
	for _, line := range Wrap(lastLine(s), t.width) {
		dst = append(append(dst, line...), '\n')
	}
	_, err := w.Write(dst)
	return err
}

func (t *table) byRule(dst []byte, s *Summary) []byte {
	rows := make([][]string, 0, len(s.ByRule))
	for _, id := range s.Rules() {
		c := s.ByRule[id]
		level := c.Gravest()
		if t.narrow() {
			rows = append(rows, []string{number(c.Findings()), id})
			continue
		}
		rows = append(rows, []string{
			number(c.Findings()),
			t.paint(t.levels[level], fmt.Sprintf("%-*s", levelColumn, level)),
			id,
			orBlank(c.Fixable, "fixable"),
			orBlank(c.Omitted, "more not shown"),
		})
	}
	align := tw.Alignment{tw.AlignRight, tw.AlignLeft, tw.AlignLeft, tw.AlignRight, tw.AlignLeft}
	return renderTable(dst, rows, align[:len(rows[0])])
}

func orBlank(n int, what string) string {
	if n == 0 {
		return ""
	}
	return number(n) + " " + what
}

// lastLine counts the whole run in one sentence.
func lastLine(s *Summary) string {
	var b strings.Builder
	b.WriteString(count(s.Files, "file"))
	if s.Records != s.Files {
		b.WriteString(", " + count(s.Records, "record"))
	}
	b.WriteString(": ")
	b.WriteString(findings(&s.Count))
	if n := s.Suppressed[lint.InBaseline]; n > 0 {
		b.WriteString("; " + number(n) + " known from the baseline")
	}
	if n := s.Suppressed[lint.InSource]; n > 0 {
		b.WriteString("; " + number(n) + " suppressed in the source")
	}
	for _, reason := range slices.Sorted(maps.Keys(s.Skipped)) {
		fmt.Fprintf(&b, "; skipped %s: %s", count(s.Skipped[reason], "file"), visible(reason))
	}
	if n := len(s.Problems); n > 0 {
		fmt.Fprintf(&b, "; %s", count(n, "problem"))
	}
	return b.String() + "."
}

// findings spells a count out: 12 findings (3 errors, 9 warnings), 4 fixable.
func findings(c *Count) string {
	total := c.Findings()
	if total == 0 {
		return "no findings"
	}
	var levels []string
	for _, l := range []lint.Level{lint.Error, lint.Warning, lint.Note} {
		if n := c.ByLevel[l]; n > 0 {
			levels = append(levels, count(n, l.String()))
		}
	}
	text := count(total, "finding") + " (" + strings.Join(levels, ", ") + ")"
	if c.Fixable > 0 {
		text += ", " + number(c.Fixable) + " fixable with newslint fix"
	}
	if c.Omitted > 0 {
		text += ", " + number(c.Omitted) + " more past the limit for one document not shown"
	}
	return text
}

// count spells a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// number writes a number of things with commas between the thousands.
func number(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
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
		tablewriter.WithPadding(tw.Padding{Right: between, Overwrite: true}),
		tablewriter.WithRowAlignmentConfig(tw.CellAlignment{PerColumn: align}),
	)
	// Both only fail where the buffer does, which cannot.
	_ = t.Bulk(rows)
	_ = t.Render()
	for line := range bytes.Lines(b.Bytes()) {
		dst = append(append(dst, bytes.TrimRight(line, " \n")...), '\n')
	}
	return dst
}
