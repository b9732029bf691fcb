package edit

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// rewriteEnv names the file that the test binary, run as a child, rewrites
// over and over until it is killed.
const rewriteEnv = "NEWSLINT_TEST_REWRITE"

func TestMain(m *testing.M) {
	if path := os.Getenv(rewriteEnv); path != "" {
		fmt.Fprintln(os.Stderr, rewriteForever(path))
		return
	}
	m.Run()
}

// numbered is a file of which every line holds the same number.
func numbered(n int) []byte {
	return []byte(strings.Repeat(fmt.Sprintf("version %08d of a line\n", n), 1<<12))
}

// rewriteForever raises the number in all lines, one edit a line.
func rewriteForever(path string) error {
	for {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n, err := number(text)
		if err != nil {
			return err
		}
		w, err := Open(path)
		if err != nil {
			return err
		}
		old, fresh := fmt.Appendf(nil, "%08d", n), fmt.Appendf(nil, "%08d", n+1)
		for at := len("version "); at < len(text); at += bytes.IndexByte(text, '\n') + 1 {
			if err := w.Replace(int64(at), old, fresh); err != nil {
				return err
			}
		}
		if _, err := w.Commit(); err != nil {
			return err
		}
	}
}

// number returns the number that all lines of the file hold.
func number(text []byte) (n int, err error) {
	if _, err := fmt.Sscanf(string(text), "version %d", &n); err != nil {
		return 0, err
	}
	if !bytes.Equal(text, numbered(n)) {
		return 0, fmt.Errorf("the file of %d bytes is neither version %d nor another", len(text), n)
	}
	return n, nil
}

// However a run is killed, the file is one version or the next.
func TestKilled(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	try(t, os.WriteFile(path, numbered(0), 0o644))
	last := 0
	for range kills {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), rewriteEnv+"="+path)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		try(t, cmd.Start())
		const longest = 40 * time.Millisecond
		time.Sleep(rand.N(longest))
		try(t, cmd.Process.Kill())
		_ = cmd.Wait() // killed
		if stderr.Len() > 0 {
			t.Fatal(stderr.String())
		}
		text, err := os.ReadFile(path)
		try(t, err)
		n, err := number(text)
		try(t, err)
		if n < last {
			t.Fatalf("version %d came after %d", n, last)
		}
		last = n
	}
	if last == 0 {
		t.Error("the file was never rewritten")
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".newslint-*"))
	try(t, err)
	t.Logf("%d versions; %d of %d kills left a temporary file", last, len(left), kills)
}
