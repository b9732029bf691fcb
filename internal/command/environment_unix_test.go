//go:build unix

package command_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program returns the path of the program under test.
func program(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("newslint")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// ended runs a command and returns what it prints and its exit status.
func ended(t *testing.T, cmd *exec.Cmd) (out, errs string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &o
	}
	cmd.Stderr = &e
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

func writeArticle(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte(article), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestEnvironment expects the same report wherever the program runs.
func TestEnvironment(t *testing.T) {
	path := writeArticle(t)
	var want string
	for _, env := range [][]string{
		os.Environ(),
		{}, // neither HOME nor PATH
		{"HOME=/nonexistent", "TMPDIR=/nonexistent", "XDG_CONFIG_HOME=/nonexistent"},
		{"TERM=dumb", "COLUMNS=3"},
		{"LC_ALL=C"},
		{"LC_ALL=de_DE.ISO-8859-1", "LANGUAGE=tr", "TZ=Asia/Kathmandu"},
		{"TZ=nonsense", "GOMAXPROCS=1"},
	} {
		cmd := exec.Command(program(t), "check", "--no-config", path)
		cmd.Env = env
		out, errs, status := ended(t, cmd)
		if status != 1 || errs != "" || !strings.Contains(out, "Café") {
			t.Errorf("%v: exit status %d, %s%s", env, status, errs, out)
		}
		if want == "" {
			want = out
		} else if out != want {
			t.Errorf("%v: %s\nelsewhere %s", env, out, want)
		}
	}
}

// TestNoStreams runs without a terminal, and with streams that are closed.
func TestNoStreams(t *testing.T) {
	path := writeArticle(t)
	for command, want := range map[string]int{
		`"$0" check "$1" </dev/null >/dev/null 2>/dev/null`: 1,
		`"$0" check "$1" <&- 2>&- | grep -q impossible`:     0,
		`"$0" check "$1" >&-`:                               1,
		`"$0" check <&-`:                                    0, // as from /dev/null
		`"$0" fix --diff "$1" <&- >/dev/null 2>&-`:          1,
	} {
		if _, errs, status := ended(t, exec.Command("sh", "-c", command, program(t), path)); status != want {
			t.Errorf("%s: exit status %d, want %d: %s", command, status, want, errs)
		}
	}
}

// TestFullDisk writes where there is no room.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer func() { _ = full.Close() }()
	path := writeArticle(t)
	for _, args := range [][]string{
		{"check", path}, {"check", "--format", "sarif", path}, {"check", "--output", "/dev/full", path}, {"clean", path}, {"mentions", path}, {"fix", "--diff", path},
	} {
		cmd := exec.Command(program(t), args...)
		cmd.Stdout = full
		if _, errs, status := ended(t, cmd); status != 2 || !strings.Contains(errs, "no space left on device") {
			t.Errorf("%s: exit status %d, %s", args, status, errs)
		}
	}
}

// TestSlowPipe reads a report in small pieces, late.
func TestSlowPipe(t *testing.T) {
	path := writeArticle(t)
	paths := strings.Fields(strings.Repeat(path+" ", 300))
	check := append([]string{"check", "--format", "jsonl"}, paths...)
	want, _, _ := ended(t, exec.Command(program(t), check...))
	cmd := exec.Command(program(t), check...)
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for piece := make([]byte, 4001); ; {
		n, err := pipe.Read(piece)
		got.Write(piece[:n])
		if err != nil {
			break
		}
		time.Sleep(100 * time.Microsecond)
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() != 1 || got.String() != want {
		t.Errorf("%d bytes of %d, %v", got.Len(), len(want), err)
	}
}

// TestKilledReport kills runs that replace a report: it is the old one or the
// new one, never a part.
func TestKilledReport(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat(article, 20)), 0o600); err != nil {
		t.Fatal(err)
	}
	report := filepath.Join(dir, "report.json")
	args := []string{"check", "--format", "json", "--output", report, path}
	start := time.Now()
	ended(t, exec.Command(program(t), args...))
	took := time.Since(start)
	whole, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		cmd := exec.Command(program(t), args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		delay := time.Duration(float64(took) * float64(i) / 18)
		time.Sleep(delay)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if now, err := os.ReadFile(report); err != nil || !bytes.Equal(now, whole) {
			t.Fatalf("after %v: %d bytes of %d, %v", delay, len(now), len(whole), err)
		}
	}
}

// TestDumbTerminal runs on terminals: one that shows colour, and one that only
// writes.
func TestDumbTerminal(t *testing.T) {
	script, err := exec.LookPath("script")
	if err != nil {
		t.Skip(err)
	}
	path := writeArticle(t)
	for term, colored := range map[string]bool{"xterm": true, "dumb": false} {
		cmd := exec.Command(script, "-q", "-e", "-c", program(t)+" check --no-config "+path, "/dev/null")
		cmd.Env = []string{"TERM=" + term, "PATH=" + os.Getenv("PATH")}
		out, errs, status := ended(t, cmd)
		if strings.Contains(errs, "script:") {
			t.Skip(errs)
		}
		if status != 1 || strings.Contains(out, "\x1b") != colored || !strings.Contains(out, "impossible") {
			t.Errorf("TERM=%s: exit status %d, %q", term, status, out)
		}
	}
}
