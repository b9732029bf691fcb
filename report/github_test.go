package report_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/newslint/newslint/report"
)

func TestGitHub(t *testing.T) {
	var page bytes.Buffer
	got := write(t, "github", report.Options{JobSummary: &page})
	golden(t, "findings.github.txt", got)
	golden(t, "findings.github.md", page.Bytes())
	checkHarmless(t, got)
	checkHarmless(t, page.Bytes())

	all, _ := results(t)
	var want []string
	for _, r := range all {
		for _, f := range r.Findings {
			want = append(want, f.Message)
		}
	}
	commands := map[string]int{}
	for _, c := range runnerCommands(string(got)) {
		commands[c.name]++
		message, _, _ := strings.Cut(c.message, "\n")
		if _, after, ok := strings.Cut(message, ": "); ok && strings.HasPrefix(message, "Record ") {
			message = after
		}
		if !slices.Contains(want, message) {
			t.Errorf("the runner sees a message that is none: %q", c.message)
		}
		if c.properties["title"] == "" || c.properties["file"] == "" || c.properties["line"] == "" {
			t.Errorf("properties %v", c.properties)
		}
	}
	if commands["error"] != 10 || commands["warning"] != 1 || commands["notice"] != 1 || len(commands) != 3 {
		t.Errorf("commands %v", commands)
	}
}

type command struct {
	name       string
	properties map[string]string
	message    string
}

// runnerCommands reads a log as GitHub's runner does: a command is a line that
// starts with :: behind white space, or else one that holds ##[name].
func runnerCommands(log string) []command {
	var all []command
	for line := range strings.Lines(log) {
		line = strings.TrimSpace(line)
		head, message, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
		if !strings.HasPrefix(line, "::") || !ok {
			if i := strings.Index(line, "##["); i >= 0 {
				all = append(all, command{name: line[i:]})
			}
			continue
		}
		name, list, _ := strings.Cut(head, " ")
		c := command{name: name, properties: map[string]string{}, message: unescapeCommand(message)}
		for _, property := range strings.Split(list, ",") {
			key, value, _ := strings.Cut(property, "=")
			c.properties[key] = unescapeCommand(value)
		}
		all = append(all, c)
	}
	return all
}

func unescapeCommand(s string) string {
	return strings.NewReplacer("%25", "%", "%0A", "\n", "%0D", "\r", "%3A", ":", "%2C", ",").Replace(s)
}
