//go:build unix

package command_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestChangedMeanwhile changes files between the moment that fix reads them and
// the moment that it writes them.
func TestChangedMeanwhile(t *testing.T) {
	const line = `{"published":"2024-11-20","text":"They will meet again in Friday."}` + "\n"
	tests := map[string]struct{ name, text, changed string }{
		"other text":   {"a.txt", "They will meet again in Friday, Oct. 25, 2024.\n", "They will meet again in Monday, Oct. 28, 2024.\n"},
		"more text":    {"a.txt", "They will meet again in Friday, Oct. 25, 2024.\n", "They will meet again in Friday, Oct. 25, 2024.\nAll of them.\n"},
		"another line": {"a.jsonl", line, strings.Replace(line, "again", "there", 1)},
		"less":         {"a.jsonl", line, line[:20]},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path, gate := filepath.Join(dir, test.name), filepath.Join(dir, "gate.txt")
			if err := errors.Join(os.WriteFile(path, []byte(test.text), 0o644), syscall.Mkfifo(gate, 0o600)); err != nil {
				t.Fatal(err)
			}
			var errs bytes.Buffer
			cmd := exec.Command("newslint", "fix", path, gate)
			cmd.Stderr = &errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() }).Stop()
			// It opens when the program, which reads one file after the other, has
			// come to it.
			opened, err := os.OpenFile(gate, os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(os.WriteFile(path, []byte(test.changed), 0o644), opened.Close()); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait() // its status is looked at below
			if status := cmd.ProcessState.ExitCode(); status != 2 || !strings.Contains(errs.String(), "it has changed since it was read; the file stays as it was") {
				t.Errorf("exit status %d: %s", status, errs.Bytes())
			}
			if got, err := os.ReadFile(path); err != nil || string(got) != test.changed {
				t.Errorf("the file holds %q, %v, want %q", got, err, test.changed)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, ".newslint-*")); len(left) > 0 {
				t.Errorf("left: %q", left)
			}
		})
	}
}
