package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// outside runs a program that is not newslint's own; the test is skipped where
// it is not installed.
func outside(t *testing.T, name string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed here", name)
	}
	if out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
}

func TestWorkflows(t *testing.T) {
	workflows, err := filepath.Glob(".github/workflows/*.yml")
	if err != nil || len(workflows) == 0 {
		t.Fatal("no workflows: ", err)
	}
	outside(t, "actionlint", workflows...)
}

func TestReleaseIsConfigured(t *testing.T) { outside(t, "goreleaser", "check") }

// TestReleaseDocuments writes what a release packs besides the program.
func TestReleaseDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	for _, program := range []string{"sh", "go"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed here", program)
		}
	}
	dir := filepath.Join(t.TempDir(), "release")
	if out, err := exec.CommandContext(t.Context(), ".ci/documents", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var files []string
	for _, pattern := range []string{"*", "completions/*"} {
		matches, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range matches {
			info, err := os.Stat(file)
			if err != nil {
				t.Fatal(err)
			}
			if !info.IsDir() && info.Size() > 0 {
				files = append(files, filepath.Base(file))
			}
		}
	}
	if want := []string{"newslint.1", "newslint.bash", "newslint.fish", "newslint.zsh"}; !slices.Equal(files, want) {
		t.Errorf("files %v, want %v", files, want)
	}
}
