package command_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestGuides runs what the guides tell people to run, each guide in a folder of
// its own that begins with the project's testdata, and compares what they show.
// Of the fenced blocks
//
//   - console holds commands behind "$ " and below each what it prints, on a
//     terminal of 80 columns; a line "…" stands for any lines;
//   - sh holds commands that must succeed, unless "not run here" follows;
//   - any with a name behind is a file of that name, as "yaml .newslint.yaml".
func TestGuides(t *testing.T) {
	for _, tool := range []string{"sh", "git"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	for _, guide := range guides(t) {
		if filepath.Base(guide) == "rules.md" {
			continue // its blocks are the rules' own cases
		}
		t.Run(strings.TrimPrefix(guide, "../../"), func(t *testing.T) {
			t.Parallel()
			runGuide(t, guide)
		})
	}
}

// guides returns the README and all pages of docs.
func guides(t *testing.T) []string {
	t.Helper()
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	return append(pages, "../../README.md")
}

// TestGuideLinks asks that links within the project lead to a file, and to a
// heading where they name one.
func TestGuideLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	for _, guide := range guides(t) {
		text, err := os.ReadFile(guide)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			path, anchor, _ := strings.Cut(m[1], "#")
			if strings.Contains(path, "://") {
				continue
			}
			to := guide
			if path != "" {
				to = filepath.Join(filepath.Dir(guide), filepath.FromSlash(path))
			}
			target, err := os.ReadFile(to)
			if err != nil {
				t.Errorf("%s: %v", guide, err)
			} else if anchor != "" && !slices.Contains(anchors(target), anchor) {
				t.Errorf("%s: %s has no heading %s", guide, to, anchor)
			}
		}
	}
}

// anchors returns the names of a page's headings.
func anchors(page []byte) []string {
	var names []string
	for line := range strings.Lines(string(page)) {
		if heading, ok := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); ok && strings.HasPrefix(line, "#") {
			name := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(heading), " ", "-"))
			names = append(names, strings.ReplaceAll(name, "/", ""))
		}
	}
	return names
}

func runGuide(t *testing.T, guide string) {
	t.Helper()
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	s := newSandbox(t)
	lines := strings.SplitAfter(string(text), "\n")
	var written []string
	for i := 0; i < len(lines); i++ {
		written = append(written, lines[i])
		info, ok := strings.CutPrefix(strings.TrimSpace(lines[i]), "```")
		if !ok {
			continue
		}
		end := i + 1 + slices.IndexFunc(lines[i+1:], func(l string) bool { return strings.TrimSpace(l) == "```" })
		block := lines[i+1 : end]
		kind, rest, _ := strings.Cut(info, " ")
		where := fmt.Sprintf("%s:%d", filepath.Base(guide), i+1)
		switch {
		case kind == "console":
			block = s.session(t, where, block)
		case rest == "not run here":
		case kind == "sh" && rest == "":
			if out, err := s.run(strings.Join(block, "")); err != nil {
				t.Errorf("%s: %v\n%s", where, err, out)
			}
		case rest != "":
			s.write(t, rest, strings.Join(block, ""))
		}
		written = append(append(written, block...), lines[end])
		i = end
	}
	if *update {
		if err := os.WriteFile(guide, []byte(strings.Join(written, "")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// sandbox is a folder in which a guide's commands run.
type sandbox struct {
	dir string
	env []string
}

func newSandbox(t *testing.T) *sandbox {
	t.Helper()
	home := t.TempDir()
	s := &sandbox{dir: filepath.Join(home, "work")}
	if err := os.CopyFS(filepath.Join(s.dir, "testdata"), os.DirFS("../../testdata")); err != nil {
		t.Fatal(err)
	}
	newslint, err := exec.LookPath("newslint")
	if err != nil {
		t.Fatal(err)
	}
	// Away from a terminal the table is as wide as its longest line.
	script := fmt.Sprintf("#!/bin/sh\nif [ \"$1\" = check ]; then shift; set -- check --width 80 \"$@\"; fi\nexec '%s' \"$@\"\n", newslint)
	bin := filepath.Join(home, "bin")
	s.write(t, filepath.Join(bin, "newslint"), script)
	s.env = append(os.Environ(), "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"), "HOME="+home, "LC_ALL=C",
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org", "GITHUB_STEP_SUMMARY=")
	return s
}

// write writes a file that can be run, as a hook must be.
func (s *sandbox) write(t *testing.T, name, text string) {
	t.Helper()
	if !filepath.IsAbs(name) {
		name = filepath.Join(s.dir, name)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
}

// run runs a script of the shell and returns all that it prints.
func (s *sandbox) run(script string) ([]byte, error) {
	c := exec.Command("sh", "-c", script)
	c.Dir, c.Env = s.dir, s.env
	return c.CombinedOutput()
}

// session runs the commands of a block and compares what each prints. It
// returns the block as it should be.
func (s *sandbox) session(t *testing.T, where string, block []string) []string {
	t.Helper()
	var commands []string
	var wants [][]string
	for _, line := range block {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			commands = append(commands, command)
			wants = append(wants, nil)
		} else if n := len(wants); n > 0 {
			wants[n-1] = append(wants[n-1], line)
		}
	}
	// One shell runs them all, so that $? is that of the command before.
	const mark = "\x01\n"
	var script strings.Builder
	for _, command := range commands {
		fmt.Fprintf(&script, "%s__status=$?; printf '\\001\\n'; (exit $__status)\n", command)
	}
	out, _ := s.run(script.String()) // what it prints is compared
	outputs := bytes.SplitAfter(out, []byte(mark))
	var written []string
	for i, command := range commands {
		got := strings.SplitAfter(strings.TrimSuffix(string(outputs[i]), mark), "\n")
		got = slices.DeleteFunc(got, func(l string) bool { return l == "" })
		written = append(written, "$ "+command)
		if shown := showsAll(got, wants[i]); !shown && !*update {
			t.Errorf("%s: $ %sprints\n%s\nand not\n%s", where, command, strings.Join(got, ""), strings.Join(wants[i], ""))
		} else if shown {
			got = wants[i]
		}
		written = append(written, got...)
	}
	return written
}

// showsAll reports whether output is as a guide shows it, in which a line "…"
// stands for any lines.
func showsAll(got, want []string) bool {
	gap := slices.Index(want, "…\n")
	if gap < 0 {
		return slices.Equal(got, want)
	}
	if len(got) < gap || !slices.Equal(got[:gap], want[:gap]) {
		return false
	}
	for skip := gap; skip <= len(got); skip++ {
		if showsAll(got[skip:], want[gap+1:]) {
			return true
		}
	}
	return false
}
