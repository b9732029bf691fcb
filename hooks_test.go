package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v3"
)

// hook is what pre-commit reads of .pre-commit-hooks.yaml.
type hook struct {
	ID            string   `yaml:"id"`
	Name          string   `yaml:"name"`
	Description   string   `yaml:"description,omitempty"`
	Language      string   `yaml:"language"`
	Entry         string   `yaml:"entry"`
	Args          []string `yaml:"args"`
	Files         string   `yaml:"files"`
	RequireSerial bool     `yaml:"require_serial"`
}

func readHooks(t *testing.T) []hook {
	t.Helper()
	data, err := os.ReadFile(".pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []hook
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&hooks); err != nil {
		t.Fatal(err)
	}
	return hooks
}

// TestHooks runs the shipped hooks with pre-commit, with the newslint of this
// test in the place of the one that pre-commit would build.
func TestHooks(t *testing.T) {
	hooks := readHooks(t)
	for i := range hooks {
		hooks[i].Language = "system"
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/hooks",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("PRE_COMMIT_HOME", filepath.Join(e.WorkDir, ".pre-commit"))
			for _, h := range hooks {
				config := map[string]any{"repos": []any{map[string]any{"repo": "local", "hooks": []hook{h}}}}
				data, err := yaml.Marshal(config)
				if err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(e.WorkDir, h.ID+".yaml"), data, 0o600); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

// TestHookInstalls lets pre-commit build newslint from this repository, with no
// modules but those that are here already, and run it.
func TestHookInstalls(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	for _, program := range []string{"pre-commit", "git", "go"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed here", program)
		}
	}
	home, repository, articles := t.TempDir(), t.TempDir(), t.TempDir()
	cache, err := exec.CommandContext(t.Context(), "go", "env", "GOMODCACHE", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	modules, builds, _ := strings.Cut(strings.TrimSpace(string(cache)), "\n")
	env := append(os.Environ(),
		"HOME="+home, "PRE_COMMIT_HOME="+filepath.Join(home, "pre-commit"), "GIT_CONFIG_GLOBAL=/dev/null",
		// Without a path in what is compiled, the next test finds it built.
		"GOMODCACHE="+modules, "GOCACHE="+builds, "GOPROXY=off", "GOFLAGS=-trimpath -buildvcs=false")
	run := func(dir, program string, args ...string) (string, error) {
		cmd := exec.CommandContext(t.Context(), program, args...)
		cmd.Dir, cmd.Env = dir, env
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	must := func(dir, program string, args ...string) string {
		t.Helper()
		out, err := run(dir, program, args...)
		if err != nil {
			t.Fatalf("%s %s: %v\n%s", program, args, err, out)
		}
		return strings.TrimSpace(out)
	}
	commit := func(dir string) {
		must(dir, "git", "init", "-q")
		must(dir, "git", "add", ".")
		must(dir, "git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "commit", "-qm", "all")
	}
	copyRepository(t, repository)
	commit(repository)
	revision := must(repository, "git", "rev-parse", "HEAD")
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(articles, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(".pre-commit-config.yaml", "repos:\n- repo: "+repository+"\n  rev: "+revision+"\n  hooks:\n  - id: newslint\n")
	write("pier.txt", "The pier at Quillham closed on Feb. 31, 2021.\n")
	commit(articles)
	must(articles, "pre-commit", "install-hooks")
	out, err := run(articles, "pre-commit", "run", "--all-files")
	if err == nil || !strings.Contains(out, "date/impossible") {
		t.Errorf("%v\n%s", err, out)
	}
}
