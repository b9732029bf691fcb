package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/joshdk/go-junit"
	"go.yaml.in/yaml/v3"
)

// gitLabTemplate is what GitLab reads of templates/newslint.yml: what it takes,
// and the job.
type gitLabTemplate struct {
	inputs map[string]gitLabInput
	job    gitLabJob
}

type gitLabInput struct {
	Description, Default string
	Options              []string
}

type gitLabJob struct {
	Stage, Image string
	Variables    map[string]gitLabVariable
	BeforeScript []string `yaml:"before_script"`
	Script       []string
	Artifacts    struct {
		When    string
		Paths   []string
		Reports map[string]string
	}
}

// gitLabVariable is a value, alone or with how it is taken.
type gitLabVariable struct {
	Value  string
	Expand *bool
}

func (v *gitLabVariable) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		return n.Decode(&v.Value)
	}
	type plain gitLabVariable
	return n.Decode((*plain)(v))
}

func readGitLabTemplate(t *testing.T) gitLabTemplate {
	t.Helper()
	data, err := os.ReadFile("templates/newslint.yml")
	if err != nil {
		t.Fatal(err)
	}
	var header struct {
		Spec struct{ Inputs map[string]gitLabInput }
	}
	var jobs map[string]gitLabJob
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&header); err != nil {
		t.Fatal(err)
	}
	if err := decoder.Decode(&jobs); err != nil {
		t.Fatal(err)
	}
	return gitLabTemplate{header.Spec.Inputs, jobs["newslint"]}
}

// run runs the job's script in a folder and returns its log and exit status.
func (g *gitLabTemplate) run(t *testing.T, dir string, with map[string]string) (log string, status int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "sh", "-ec", strings.Join(g.job.Script, "\n"))
	cmd.Dir, cmd.Env = dir, os.Environ()
	for name, v := range g.job.Variables {
		value := v.Value
		if input, found := strings.CutPrefix(value, "$[[ inputs."); found {
			input = strings.TrimSuffix(input, " ]]")
			value = g.inputs[input].Default
			if given, found := with[input]; found {
				value = given
			}
		}
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

func TestGitLabTemplate(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no shell here")
	}
	g := readGitLabTemplate(t)
	for _, script := range append(g.job.BeforeScript, g.job.Script...) {
		checkScript(t, "sh", script)
		if strings.Contains(script, "$[[") {
			t.Errorf("an input in the script itself could be commands: %s", script)
		}
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"dirty.txt": "The pier at Quillham closed on Feb. 31, 2021.\n", "two words.txt": "The pier at Quillham closed on Feb. 30, 2021.\n",
		"clean.txt": "The pier at Quillham closed on Feb. 21, 2021.\n", "own.yaml": "rules:\n  date: off\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name             string
		with             map[string]string
		status, findings int
	}{
		{"defaults", nil, 1, 2},
		{"paths", map[string]string{"paths": "two words.txt,clean.txt"}, 1, 1},
		{"lines of paths", map[string]string{"paths": "two words.txt\ndirty.txt\n"}, 1, 2},
		{"clean", map[string]string{"paths": "clean.txt"}, 0, 0},
		{"never", map[string]string{"fail_on": "never"}, 0, 2},
		{"arguments", map[string]string{"args": "--ignore date,figure --jobs 1"}, 0, 0},
		{"configuration", map[string]string{"config": "own.yaml"}, 0, 0},
		{"commands", map[string]string{"paths": "$(touch pwned)", "args": "--ignore `touch${IFS}pwned`", "config": "; touch pwned"}, 2, -1},
	} {
		for _, file := range g.job.Artifacts.Reports {
			_ = os.Remove(filepath.Join(dir, file)) // of the case before
		}
		log, status := g.run(t, dir, tt.with)
		if status != tt.status {
			t.Errorf("%s: exit status %d\n%s", tt.name, status, log)
		}
		if tt.findings >= 0 {
			checkGitLabReports(t, dir, g.job.Artifacts.Reports, tt.findings)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
		t.Error("an input was run")
	}
}

// checkGitLabReports reads the reports of a job, each with so many findings.
func checkGitLabReports(t *testing.T, dir string, reports map[string]string, findings int) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, reports["codequality"]))
	if err != nil {
		t.Fatal(err)
	}
	var issues []any
	if err := json.Unmarshal(data, &issues); err != nil || len(issues) != findings {
		t.Errorf("%v, %d issues, want %d", err, len(issues), findings)
	}
	suites, err := junit.IngestFile(filepath.Join(dir, reports["junit"]))
	if err != nil {
		t.Fatal(err)
	}
	failed := 0
	for _, s := range suites {
		failed += s.Totals.Failed
	}
	if failed != findings {
		t.Errorf("%d failed tests, want %d", failed, findings)
	}
}
