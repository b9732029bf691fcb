package command_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/command"
	"github.com/newslint/newslint/rules"
)

// manual returns the manual page as newslint prints it.
func manual(t *testing.T) string {
	t.Helper()
	var out, problems bytes.Buffer
	if status := command.Run([]string{"newslint", "man"}, command.Streams{Out: &out, Err: &problems}); status != 0 {
		t.Fatalf("exit status %d: %s", status, &problems)
	}
	return out.String()
}

func TestManualNamesAll(t *testing.T) {
	page := strings.ReplaceAll(manual(t), `\-`, "-")
	for _, r := range rules.All() {
		if !strings.Contains(page, `\fB`+r.ID+`\fR (`) {
			t.Errorf("the rule %s is missing", r.ID)
		}
	}
	for _, want := range []string{".SS newslint check", ".SS newslint config init", `\fB--output\fR, \fB-o\fR \fIFILE\fR`, `\fB--id-field\fR \fINAME\fR`, ".SS Rules"} {
		if !strings.Contains(page, want+"\n") {
			t.Errorf("%q is missing", want)
		}
	}
}

// TestManualIsSound has each program that reads manual pages, where it is
// installed, say what it thinks of the page.
func TestManualIsSound(t *testing.T) {
	page := manual(t)
	for _, reader := range [][]string{
		{"mandoc", "-T", "lint"},
		{"groff", "-man", "-ww", "-z", "-T", "utf8"},
		{"man", "--warnings", "-l", "-"},
	} {
		t.Run(reader[0], func(t *testing.T) {
			if _, err := exec.LookPath(reader[0]); err != nil {
				t.Skip(reader[0] + " is not installed")
			}
			var problems bytes.Buffer
			c := exec.CommandContext(t.Context(), reader[0], reader[1:]...)
			c.Env = append(os.Environ(), "LC_ALL=C")
			c.Stdin, c.Stderr = strings.NewReader(page), &problems
			out, err := c.Output()
			var exit *exec.ExitError
			if err != nil && !errors.As(err, &exit) {
				t.Fatal(err)
			}
			said := problems.String()
			if reader[0] == "mandoc" {
				said = string(out)
			}
			for line := range strings.Lines(said) {
				// A build from a work tree has no date.
				if !strings.Contains(line, "missing date") {
					t.Error(strings.TrimSpace(line))
				}
			}
		})
	}
}
