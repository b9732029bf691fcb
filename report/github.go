package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/lint"
)

// maxAnnotations is how many annotations of a level GitHub shows for a step.
const maxAnnotations = 10

// github writes the table as the step's log, annotations below it, and a
// summary of the job.
type github struct {
	w       io.Writer
	table   Encoder
	paths   paths
	summary *jobSummary // nil for none
	// annotations are workflow commands by level, the first ones of each.
	annotations [3][]string
}

func newGitHub(w io.Writer, o Options) *github {
	log := o
	log.Width = 0
	g := &github{w: w, paths: newPaths(o), table: newTable(logLines{w}, log)}
	if o.JobSummary != nil {
		g.summary = &jobSummary{w: o.JobSummary}
	}
	return g
}

func (g *github) Result(r *lint.Result) error {
	locate := newLocator(r, utf8.RuneCount)
	for i := range r.Findings {
		f := &r.Findings[i]
		if len(g.annotations[f.Level]) < maxAnnotations {
			g.annotations[f.Level] = append(g.annotations[f.Level], g.annotation(r, f, locate.finding(f)))
		}
	}
	if g.summary != nil {
		g.summary.add(g.paths.name(r.Path), r)
	}
	return g.table.Result(r)
}

// annotation returns the workflow command that puts a finding beside its line.
func (g *github) annotation(r *lint.Result, f *lint.Finding, p place) string {
	command := [...]string{lint.Note: "notice", lint.Warning: "warning", lint.Error: "error"}
	var b strings.Builder
	fmt.Fprintf(&b, "::%s file=%s,line=%d,endLine=%d", command[f.Level], commandProperty(g.paths.name(r.Path)), p.line, p.endLine)
	if p.line == p.endLine {
		fmt.Fprintf(&b, ",col=%d,endColumn=%d", p.column, p.endColumn)
	}
	fmt.Fprintf(&b, ",title=%s::%s", commandProperty(f.Rule.ID), commandText(strings.Join(append([]string{inRecord(r, f.Message)}, offers(f)...), "\n")))
	return b.String()
}

func (g *github) Close(s *Summary) error {
	if err := g.table.Close(s); err != nil {
		return err
	}
	var b strings.Builder
	for level := len(g.annotations) - 1; level >= 0; level-- {
		for _, a := range g.annotations[level] {
			b.WriteString(a + "\n")
		}
		if left := s.ByLevel[level] - len(g.annotations[level]); left > 0 {
			fmt.Fprintf(&b, "%s without an annotation, as GitHub shows %d of a level: see the log above.\n", count(left, lint.Level(level).String()), maxAnnotations)
		}
	}
	if _, err := io.WriteString(g.w, b.String()); err != nil {
		return err
	}
	if g.summary != nil {
		return g.summary.close(s)
	}
	return nil
}

// commandText escapes the message of a workflow command. Controls are spelled
// out but for line feeds, which GitHub shows.
func commandText(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = visible(lines[i])
	}
	return strings.NewReplacer("%", "%25", "\n", "%0A").Replace(strings.Join(lines, "\n"))
}

// commandProperty escapes the value of a property of a workflow command.
func commandProperty(s string) string {
	return strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C").Replace(visible(s))
}

// logLines passes whole lines on to a log that a runner reads.
type logLines struct{ w io.Writer }

func (l logLines) Write(p []byte) (int, error) {
	var out []byte
	for line := range strings.Lines(string(p)) {
		out = append(out, runnerLine(line)...)
	}
	if _, err := l.w.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}
