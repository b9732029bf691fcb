package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// action is what GitHub reads of action.yml.
type action struct {
	Name, Description, Author string
	Branding                  map[string]string
	Inputs                    map[string]actionInput
	Outputs                   map[string]struct{ Description, Value string }
	Runs                      struct {
		Using string
		Steps []actionStep
	}
}

type actionInput struct{ Description, Default string }

type actionStep struct {
	Name, ID, If, Shell, Run, Uses string
	Env, With                      map[string]string
}

func readAction(t *testing.T) action {
	t.Helper()
	data, err := os.ReadFile("action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var a action
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&a); err != nil {
		t.Fatal(err)
	}
	return a
}

// job is a job on a machine of GitHub, as far as the action sees it.
type job struct {
	workspace, temp, summary string
	action                   action
}

func newJob(t *testing.T) *job {
	t.Helper()
	for _, program := range []string{"bash", "sed"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed here", program)
		}
	}
	j := &job{workspace: t.TempDir(), temp: t.TempDir(), action: readAction(t)}
	j.summary = filepath.Join(t.TempDir(), "summary.md")
	j.write(t, "dirty.txt", "The pier at Quillham closed on Feb. 31, 2021.\n")
	j.write(t, "clean.txt", "The pier at Quillham closed on Feb. 21, 2021.\n")
	return j
}

func (j *job) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(j.workspace, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// usePath puts the newslint of this test where the action would build one.
func (j *job) usePath(t *testing.T) {
	t.Helper()
	program, err := exec.LookPath("newslint")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(j.temp, "newslint")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, filepath.Join(dir, "newslint")); err != nil {
		t.Fatal(err)
	}
}

// step runs a step's script as a runner does, and returns its log, its outputs
// and its exit status.
func (j *job) step(t *testing.T, name string, with map[string]string) (log string, outputs map[string]string, status int) {
	t.Helper()
	i := slices.IndexFunc(j.action.Runs.Steps, func(s actionStep) bool { return s.Name == name })
	step := j.action.Runs.Steps[i]
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	output := filepath.Join(t.TempDir(), "output")
	cmd := exec.CommandContext(t.Context(), "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.Run)
	cmd.Dir = j.workspace
	cmd.Env = append(os.Environ(), "RUNNER_TEMP="+j.temp, "GITHUB_ACTION_PATH="+here, "GITHUB_OUTPUT="+output, "GITHUB_STEP_SUMMARY="+j.summary)
	for variable, value := range step.Env {
		if input, found := strings.CutPrefix(value, "${{ inputs."); found {
			input = strings.TrimSuffix(input, " }}")
			value = j.action.Inputs[input].Default
			if given, found := with[input]; found {
				value = given
			}
		}
		cmd.Env = append(cmd.Env, variable+"="+value)
	}
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	written, _ := os.ReadFile(output) // none where the step failed early
	outputs = map[string]string{}
	for line := range strings.Lines(string(written)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		outputs[key] = value
	}
	return string(out), outputs, cmd.ProcessState.ExitCode()
}

func TestActionIsWellFormed(t *testing.T) {
	a := readAction(t)
	if a.Runs.Using != "composite" {
		t.Errorf("it runs using %q", a.Runs.Using)
	}
	inputs := slices.Sorted(maps.Keys(a.Inputs))
	if want := []string{"args", "category", "config", "fail-on", "format", "paths", "upload", "version"}; !slices.Equal(inputs, want) {
		t.Errorf("inputs %v, want %v", inputs, want)
	}
	used := map[string]bool{}
	for _, s := range a.Runs.Steps {
		if strings.Contains(s.Run, "${{") {
			t.Errorf("%s: an input in the script itself could be commands", s.Name)
		}
		if s.Run != "" {
			checkScript(t, "bash", s.Run)
		}
		for _, value := range slices.Concat(slices.Collect(maps.Values(s.Env)), slices.Collect(maps.Values(s.With)), []string{s.If}) {
			for _, name := range regexp.MustCompile(`inputs\.([\w-]+)`).FindAllStringSubmatch(value, -1) {
				used[name[1]] = true
			}
		}
	}
	for _, input := range inputs {
		if !used[input] {
			t.Errorf("nothing uses the input %s", input)
		}
	}
	for name, o := range a.Outputs {
		if o.Value != "${{ steps.check.outputs."+name+" }}" {
			t.Errorf("the output %s is %s", name, o.Value)
		}
	}
}

// checkScript lets the shell read a script, and shellcheck where it is installed.
func checkScript(t *testing.T, shell, script string) {
	t.Helper()
	commands := [][]string{{shell, "-n"}}
	if _, err := exec.LookPath("shellcheck"); err == nil {
		commands = append(commands, []string{"shellcheck", "--shell=" + shell, "-"})
	}
	for _, command := range commands {
		cmd := exec.CommandContext(t.Context(), command[0], command[1:]...)
		cmd.Stdin = strings.NewReader(script)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %v\n%s", command, err, out)
		}
	}
}

func TestActionChecks(t *testing.T) {
	j := newJob(t)
	j.usePath(t)
	log, outputs, status := j.step(t, "Check", map[string]string{"category": "nightly"})
	if status != 1 || !strings.Contains(log, "::error file=dirty.txt,line=1,") {
		t.Errorf("exit status %d\n%s", status, log)
	}
	if outputs["errors"] != "1" || outputs["warnings"] != "0" || outputs["notes"] != "0" || len(outputs) != len(j.action.Outputs) {
		t.Errorf("outputs %v", outputs)
	}
	data, err := os.ReadFile(outputs["sarif"])
	if err != nil {
		t.Fatal(err)
	}
	var sarif struct {
		Runs []struct {
			AutomationDetails struct{ ID string }
			Results           []any
		}
	}
	if err := json.Unmarshal(data, &sarif); err != nil || len(sarif.Runs[0].Results) != 1 || sarif.Runs[0].AutomationDetails.ID != "nightly" {
		t.Errorf("%v: %s", err, data)
	}
	if page, err := os.ReadFile(j.summary); err != nil || !strings.Contains(string(page), "date/impossible") {
		t.Errorf("the job summary: %v\n%s", err, page)
	}
}

func TestActionInputs(t *testing.T) {
	j := newJob(t)
	j.usePath(t)
	j.write(t, "with space,comma.txt", "The pier at Quillham closed on Feb. 31, 2021.\n")
	j.write(t, "own.yaml", "rules:\n  date: off\n")
	for _, tt := range []struct {
		name   string
		with   map[string]string
		status int
		errors string
	}{
		{"clean", map[string]string{"paths": "clean.txt"}, 0, "0"},
		{"two paths", map[string]string{"paths": "clean.txt\nwith space,comma.txt\n"}, 1, "1"},
		{"no path", map[string]string{"paths": ""}, 1, "2"},
		{"never", map[string]string{"fail-on": "never"}, 0, "2"},
		{"arguments", map[string]string{"args": "--ignore=date\n--published=2021-03-01\n"}, 0, "0"},
		{"configuration", map[string]string{"config": "own.yaml"}, 0, "0"},
		{"table", map[string]string{"format": "table", "paths": "dirty.txt"}, 1, "1"},
		{"missing", map[string]string{"paths": "missing.txt\ndirty.txt"}, 2, "1"},
		{"bad format", map[string]string{"format": "sarf"}, 2, ""},
	} {
		log, outputs, status := j.step(t, "Check", tt.with)
		if status != tt.status || outputs["errors"] != tt.errors {
			t.Errorf("%s: exit status %d, outputs %v\n%s", tt.name, status, outputs, log)
		}
	}
}

// TestActionRunsNoInput puts commands into all inputs.
func TestActionRunsNoInput(t *testing.T) {
	j := newJob(t)
	j.usePath(t)
	for _, evil := range []string{"$(touch pwned)", "`touch pwned`", `"; touch pwned; "`, "'; touch pwned; '", "x\ntouch pwned\n", "; touch pwned #", "--output=pwned", "${IFS}touch${IFS}pwned"} {
		with := map[string]string{}
		for input := range j.action.Inputs {
			if input != "args" || !strings.HasPrefix(evil, "--") { // arguments are meant to be taken
				with[input] = evil
			}
		}
		log, _, _ := j.step(t, "Check", with)
		if _, err := os.Stat(filepath.Join(j.workspace, "pwned")); err == nil {
			t.Fatalf("%q was run\n%s", evil, log)
		}
	}
}

// TestActionBuilds builds the program as the action does, and runs it.
func TestActionBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	j := newJob(t)
	if log, _, status := j.step(t, "Build newslint", nil); status != 0 {
		t.Fatalf("exit status %d\n%s", status, log)
	}
	if log, outputs, status := j.step(t, "Check", nil); status != 1 || outputs["errors"] != "1" {
		t.Errorf("exit status %d, outputs %v\n%s", status, outputs, log)
	}
}
