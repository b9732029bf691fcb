//go:build unix

package command_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt sends SIGINT to a run that waits for more of a slow stream,
// which holds a finding in front and half a record behind.
func TestInterrupt(t *testing.T) {
	valid := map[string]func(report []byte) bool{
		"sarif": json.Valid, "json": json.Valid, "gitlab": json.Valid,
		"jsonl": func(report []byte) bool {
			for line := range bytes.Lines(report) {
				if !json.Valid(line) {
					return false
				}
			}
			return true
		},
	}
	for format, ok := range valid {
		t.Run(format, func(t *testing.T) {
			feed := filepath.Join(t.TempDir(), "feed.jsonl")
			if err := syscall.Mkfifo(feed, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, path := range []string{feed, "-"} {
				report, complaints, status := interrupted(t, feed, path, format)
				if status != 2 || !ok(report) || !bytes.Contains(report, []byte("Feb. 30, 2021")) {
					t.Errorf("check %s: exit status %d, report %s", path, status, report)
				}
				if !strings.Contains(complaints, "newslint: interrupted: this is what was found so far") {
					t.Errorf("check %s: standard error: %s", path, complaints)
				}
			}
		})
	}
}

// interrupted runs check on a FIFO, by its path or as standard input, and
// interrupts it when the first records have been taken.
func interrupted(t *testing.T, fifo, path, format string) (report []byte, complaints string, status int) {
	t.Helper()
	// Opened for both, so that neither end waits for the other.
	feed, err := os.OpenFile(fifo, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = feed.Close() }()
	var out, errs bytes.Buffer
	cmd := exec.Command("newslint", "check", "--input-format", "jsonl", "--format", format, path)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if path == "-" {
		cmd.Stdin = feed
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// A stuck run shall fail the test, not stop it.
	defer time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() }).Stop()
	// More than the system's pipe holds: when it is written, the first records
	// have been taken.
	filler := strings.Repeat(`{"text":"The council met in the town hall."}`+"\n", 8<<10)
	if _, err := feed.WriteString(`{"text":"It was opened on Feb. 30, 2021."}` + "\n" + filler + `{"text":"The may`); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.Bytes(), errs.String(), cmd.ProcessState.ExitCode()
}
