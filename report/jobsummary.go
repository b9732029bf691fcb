package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/newslint/newslint/internal/lint"
)

// maxJobSummary is how many bytes of findings a job summary holds; GitHub
// drops one over a mebibyte.
const maxJobSummary = 900 << 10

// jobSummary is a page in GitHub's Markdown: the counts by rule and the
// findings.
type jobSummary struct {
	w        io.Writer
	findings strings.Builder
	shown    int
}

func (j *jobSummary) add(path string, r *lint.Result) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if j.findings.Len() > maxJobSummary {
			return
		}
		j.shown++
		e := newExcerpt(r.Text, f.Span, pipedExcerpt)
		fmt.Fprintf(&j.findings, "| %s | %d:%d | %s | %s | %s<br>%s<b>%s</b>%s |\n",
			markdown(path), f.Start.Line, f.Start.Column, f.Level, f.Rule.ID,
			markdown(inRecord(r, f.Message)), markdown(e.before), markdown(e.marked), markdown(e.after))
	}
}

func (j *jobSummary) close(s *Summary) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## newslint\n\n%s\n", markdown(lastLine(s)))
	if len(s.ByRule) > 0 {
		b.WriteString("\n| Findings | Level | Rule | Fixable |\n| ---: | --- | --- | ---: |\n")
		for _, id := range s.Rules() {
			c := s.ByRule[id]
			fmt.Fprintf(&b, "| %d | %s | %s | %d |\n", c.Findings(), c.Gravest(), id, c.Fixable)
		}
	}
	if j.shown > 0 {
		summary := count(j.shown, "finding")
		if all := s.Findings(); j.shown < all {
			summary = "The first " + number(j.shown) + " of " + count(all, "finding")
		}
		fmt.Fprintf(&b, "\n<details><summary>%s</summary>\n\n| File | Place | Level | Rule | Message |\n| --- | ---: | --- | --- | --- |\n%s\n</details>\n", summary, &j.findings)
	}
	for _, problem := range s.Problems {
		fmt.Fprintf(&b, "\n- %s", markdown(problem.Error()))
	}
	_, err := io.WriteString(j.w, b.String()+"\n")
	return err
}

// markdown escapes text for a cell of a table in GitHub's Markdown.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range visible(s) {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '@', r == '#':
			// No mention of a person or an issue.
			fmt.Fprintf(&b, "&#%d;", r)
		case strings.ContainsRune("\\`*_[]|~$:", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
