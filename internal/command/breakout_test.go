package command_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/newslint/newslint/internal/command"
)

// TestComplaintsBreakOut fails where the name of a file that cannot be read, or
// what an article says of rules, gives a terminal or a runner of CI a command.
func TestComplaintsBreakOut(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, evil := range []string{"a\n::error::boo", "a\r::error::boo", "::error::boo", "##[error]boo", "\x1b[35mred", "\u009b35mred", "%0A::error::boo", "\u202egpj"} {
		for _, text := range []string{"{\"text\":\n", `{"text":"The council met.","newslint_ignore":["no/such-rule"]}` + "\n"} {
			name := filepath.Join(evil+".d", evil+".jsonl")
			if err := os.MkdirAll(evil+".d", 0o700); err != nil {
				t.Skipf("this system allows no such name: %v", err)
			}
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			command.Run([]string{"newslint", "check", "--format", "github", "--", name, evil}, command.Streams{In: strings.NewReader(""), Out: &out, Err: &errs})
			if errs.Len() == 0 {
				t.Errorf("%q: nothing is said", evil)
			}
			for line := range strings.Lines(out.String() + errs.String()) {
				line = strings.TrimSuffix(line, "\n")
				if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") || strings.ContainsFunc(line, unicode.IsControl) || strings.ContainsRune(line, '\u202e') {
					t.Errorf("%q gives the line %q", evil, line)
				}
			}
		}
	}
}
