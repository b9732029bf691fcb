package edit

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/newslint/newslint/internal/lint"
)

// Summary counts what became of many records.
type Summary struct {
	// Files and Records were looked at; of these some were changed.
	Files, Records               int
	ChangedFiles, ChangedRecords int
	// FailedFiles could not be written and count nowhere else.
	FailedFiles int
	// Bytes and Lines are how much text was taken away, less what was brought in.
	Bytes, Lines int
	// Done counts the fixes by rule.
	Done map[string]Count
	// Left counts the findings that stay.
	Left map[Leftover]int
	// ByLevel counts the same, indexed by lint.Level.
	ByLevel [3]int
}

// Leftover is what findings that stay have in common.
type Leftover struct {
	Rule   string
	Level  lint.Level
	Reason Reason
}

// Add counts a record.
func (s *Summary) Add(o *Outcome) {
	s.Records++
	if o.Changed() {
		s.ChangedRecords++
		s.Bytes += len(o.Before) - len(o.Text)
		s.Lines += countLines(o.Before) - countLines(o.Text)
	}
	s.addDone(o.Done)
	for _, l := range o.Left {
		s.addLeft(Leftover{l.Rule.ID, l.Level, l.Reason}, 1)
	}
}

// Merge adds the counts of another summary.
func (s *Summary) Merge(o *Summary) {
	s.Files += o.Files
	s.Records += o.Records
	s.ChangedFiles += o.ChangedFiles
	s.ChangedRecords += o.ChangedRecords
	s.FailedFiles += o.FailedFiles
	s.Bytes += o.Bytes
	s.Lines += o.Lines
	s.addDone(o.Done)
	for l, n := range o.Left {
		s.addLeft(l, n)
	}
}

func (s *Summary) addDone(done map[string]Count) {
	if s.Done == nil {
		s.Done = map[string]Count{}
	}
	for rule, c := range done {
		s.Done[rule] = s.Done[rule].plus(c)
	}
}

func (s *Summary) addLeft(l Leftover, n int) {
	if s.Left == nil {
		s.Left = map[Leftover]int{}
	}
	s.Left[l] += n
	s.ByLevel[l.Level] += n
}

// countLines returns the number of lines, a last one without its end included.
func countLines(text []byte) int {
	n := bytes.Count(text, []byte{'\n'})
	if len(text) > 0 && text[len(text)-1] != '\n' {
		n++
	}
	return n
}

// Write prints the counts for people. Verb is what happened to the files:
// fixed, or would fix.
func (s *Summary) Write(w io.Writer, verb string) error {
	var b bytes.Buffer
	s.writeDone(&b, verb)
	s.writeLeft(&b)
	b.WriteString(s.sentence(verb))
	_, err := w.Write(b.Bytes())
	return err
}

// writeDone lists the rules whose fixes were applied, the busiest first.
func (s *Summary) writeDone(b *bytes.Buffer, verb string) {
	if len(s.Done) > 0 {
		fmt.Fprintf(b, "%s:\n", verb)
	}
	for _, rule := range slices.SortedFunc(maps.Keys(s.Done), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.Done[b].Fixes, s.Done[a].Fixes), cmp.Compare(a, b))
	}) {
		c := s.Done[rule]
		fmt.Fprintf(b, "  %5d  %s\n", c.Fixes, strings.TrimRight(fmt.Sprintf("%-28s  %s", rule, difference(c.Lines, c.Bytes)), " "))
	}
}

// writeLeft lists what stays for a person: by reason, then by rule.
func (s *Summary) writeLeft(b *bytes.Buffer) {
	byReason := map[Reason][]Leftover{}
	for l := range s.Left {
		byReason[l.Reason] = append(byReason[l.Reason], l)
	}
	for _, reason := range slices.Sorted(maps.Keys(byReason)) {
		left := byReason[reason]
		slices.SortFunc(left, func(a, b Leftover) int {
			return cmp.Or(cmp.Compare(s.Left[b], s.Left[a]), cmp.Compare(a.Rule, b.Rule), cmp.Compare(b.Level, a.Level))
		})
		fmt.Fprintf(b, "left, for %s:\n", reason)
		for _, l := range left {
			fmt.Fprintf(b, "  %5d  %-28s  %s\n", s.Left[l], l.Rule, l.Level)
		}
	}
}

// sentence counts the run in one line.
func (s *Summary) sentence(verb string) string {
	left := s.ByLevel[lint.Note] + s.ByLevel[lint.Warning] + s.ByLevel[lint.Error]
	rest := "no findings left"
	if left > 0 {
		rest = plural(left, "finding") + " left"
	}
	if s.FailedFiles > 0 {
		rest += "; " + plural(s.FailedFiles, "file") + " not written, see above"
	}
	rest += ".\n"
	if s.Records == 0 {
		return "nothing was fixed; " + rest
	}
	if s.ChangedRecords == 0 {
		return "nothing to fix in " + s.extent("", "") + "; " + rest
	}
	fixes := 0
	for _, c := range s.Done {
		fixes += c.Fixes
	}
	extent := s.extent(strconv.Itoa(s.ChangedFiles)+" of ", strconv.Itoa(s.ChangedRecords)+" of ")
	return fmt.Sprintf("%s %s in %s%s; %s", verb, plural(fixes, "finding"), extent, after(", ", difference(s.Lines, s.Bytes)), rest)
}

// extent names the number of files and, where it is another, that of records.
func (s *Summary) extent(ofFiles, ofRecords string) string {
	files := ofFiles + plural(s.Files, "file")
	if s.Files == s.Records {
		return files
	}
	return ofRecords + plural(s.Records, "record") + " (" + files + ")"
}

// difference spells out how much text is gone, in lines and bytes; nothing
// where it is as long as before.
func difference(lines, size int) string {
	switch {
	case size == 0:
		return ""
	case size < 0:
		return plural(-size, "byte") + " added"
	case lines <= 0:
		return plural(size, "byte") + " removed"
	}
	return plural(lines, "line") + " and " + plural(size, "byte") + " removed"
}

// after puts text behind a separator, where there is any.
func after(separator, text string) string {
	if text == "" {
		return ""
	}
	return separator + text
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
