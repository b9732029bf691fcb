package command_test

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// completers are programs that print what each shell makes of its arguments,
// command lines: each line behind "\x01", and its candidates, one a line.
var completers = map[string][]string{
	// Bash hands a line over cut at "=", too.
	"bash": {"bash", "--norc", "-c", `
		compopt() { for o; do [[ $o == dirnames ]] && COMPREPLY+=(FOLDERS); [[ $o == +o ]] && default=; done; }
		source <(newslint completion bash)
		for given; do
			printf '\001%s\n' "$given"
			line=${given//=/ = }
			COMP_WORDS=($line)
			if [[ $line == *' ' && ${COMP_WORDS[${#COMP_WORDS[@]} - 1]} != = ]]; then COMP_WORDS+=(""); fi
			COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) default=FILES
			_newslint
			if [[ ${#COMPREPLY[@]} -eq 0 && $default ]]; then COMPREPLY=(FILES); fi
			printf '%s\n' "${COMPREPLY[@]}"
		done`, "bash"},
	// The functions that zsh has while it completes are not there in a script.
	"zsh": {"zsh", "-f", "-c", `
		compdef() { }
		compset() { }
		_describe() { local w; for w in "${(@P)2}"; do print -r -- "${w%%:*}"; done }
		_files() { if [[ $1 == -/ ]]; then print FOLDERS; else print FILES; fi }
		source <(newslint completion zsh)
		for given; do
			printf '\001%s\n' $given
			words=("${(@s: :)given}") CURRENT=$#words PREFIX=$words[-1]
			_newslint
		done`, "zsh"},
	"fish": {"fish", "--no-config", "-c", `
		newslint completion fish | source
		for given in $argv
			printf '\001%s\n' $given
			complete -C $given | string replace -r '\t.*' ''
		end`},
}

// completionCases are command lines and candidates for their last word: all of
// them, or with "…" behind them the first of them as newslint lists them.
var completionCases = map[string][]string{
	"newslint che":                               {"check"},
	"newslint check --select deb":                {"debris", "debris/paywall-appeal", "debris/sidebar-headline", "…"},
	"newslint check --only text/html-entity,fig": {"text/html-entity,figure", "text/html-entity,figure/conflict", "…"},
	"newslint check --format s":                  {"sarif"},
	"newslint check --format=s":                  {"--format=sarif"},
	"newslint check --min-level ":                {"note", "warning", "error"},
	"newslint check a.txt --fail-on n":           {"note", "never"},
	"newslint check --input-format j":            {"jsonl", "json"},
	"newslint fix --dif":                         {"--diff"},
	"newslint rules record":                      {"record", "record/not-an-article"},
	"newslint rules --format m":                  {"md"},
	"newslint help conf":                         {"config"},
	"newslint config ":                           {"print", "check", "init"},
	"newslint baseline wr":                       {"write"},
	"newslint completion ":                       {"bash", "zsh", "fish"},
	"newslint clean --keep body,sub":             {"body,subhead"},
	"newslint check --published ":                nil,
	"newslint version ":                          nil,
	"newslint check notes":                       {"FILES"},
	"newslint check --config notes":              {"FILES"},
	"newslint check --config=notes":              {"FILES"},
	"newslint check --report sarif=notes":        {"FILES"},
	"newslint check -- --form":                   {"FILES"},
	"newslint fix --output-dir fold":             {"FOLDERS"},
}

// TestCompletion completes command lines in each shell that is installed, with
// what newslint prints for it.
func TestCompletion(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	// Fish lists the files itself.
	files := map[string]string{"notes.txt": "FILES", "--config=notes.txt": "FILES", "sarif=notes.txt": "FILES", "folder/": "FOLDERS"}
	for shell, program := range completers {
		t.Run(shell, func(t *testing.T) {
			if _, err := exec.LookPath(shell); err != nil {
				t.Skip(shell + " is not installed")
			}
			t.Parallel()
			got := completions(t, dir, append(slices.Clone(program), slices.Sorted(maps.Keys(completionCases))...))
			for line, want := range completionCases {
				if shell == "fish" && strings.Contains(line, " -- ") {
					continue // it lists no file for what looks like a flag
				}
				for i, word := range got[line] {
					if kind := files[word]; kind != "" {
						got[line][i] = kind
					}
				}
				if !sameCandidates(shell, got[line], want) {
					t.Errorf("%q: got %q, want %q", line, got[line], want)
				}
			}
		})
	}
}

// completions runs a completer and returns the candidates of each line.
func completions(t *testing.T, dir string, program []string) map[string][]string {
	t.Helper()
	c := exec.CommandContext(t.Context(), program[0], program[1:]...)
	c.Dir = dir
	c.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir)
	out, err := c.Output()
	var exit *exec.ExitError // a shell's status tells of no candidates, too
	if err != nil && (!errors.As(err, &exit) || len(exit.Stderr) > 0) {
		t.Fatalf("%v: %s", err, exit.Stderr)
	}
	got := map[string][]string{}
	for answer := range strings.SplitSeq(string(out), "\x01") {
		line, candidates, _ := strings.Cut(answer, "\n")
		got[line] = strings.Fields(candidates)
	}
	return got
}

// sameCandidates compares what a shell shows. Bash completes behind an equals
// sign, fish sorts.
func sameCandidates(shell string, got, want []string) bool {
	want = slices.Clone(want)
	for i, word := range want {
		if _, value, ok := strings.Cut(word, "="); ok && shell == "bash" {
			want[i] = value
		}
	}
	if len(want) > 0 && want[len(want)-1] == "…" {
		want = want[:len(want)-1]
		return !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(got, w) })
	}
	slices.Sort(got)
	slices.Sort(want)
	return slices.Equal(got, want)
}
