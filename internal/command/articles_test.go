package command_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/newslint/newslint/internal/command"
)

// TestFixedArticles fixes testdata/articles into testdata/fixed, which a copy
// editor has read, and shows what is offered besides.
func TestFixedArticles(t *testing.T) {
	fixed := t.TempDir()
	run(t, 0, "fix", "--fail-on", "never", "--output-dir", fixed, "../../testdata/articles")
	paths, err := filepath.Glob(filepath.Join(fixed, "*"))
	if err != nil || len(paths) == 0 {
		t.Fatal("nothing was fixed: ", err)
	}
	for _, path := range paths {
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		compareGolden(t, "../../testdata/fixed/"+filepath.Base(path), got)
	}
	// What was fixed once is as good as can be.
	run(t, 0, "fix", "--fail-on", "never", "--exit-non-zero-on-fix", fixed)
	golden, err := filepath.Abs("../../testdata/fixed")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(fixed) // the diff names the files from here on
	compareGolden(t, filepath.Join(golden, "offered.diff"), run(t, 1, "fix", "--unsafe", "--diff", "."))
}

// run runs a command, asks for its exit status and returns what it printed.
func run(t *testing.T, status int, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	got := command.Run(append([]string{"newslint"}, args...), command.Streams{In: &bytes.Buffer{}, Out: &out, Err: &errs})
	if got != status {
		t.Errorf("newslint %q: exit status %d, want %d: %s", args, got, status, errs.Bytes())
	}
	return out.Bytes()
}

func compareGolden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (-update writes it anew):\n%s", path, got)
	}
}
