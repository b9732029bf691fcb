package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/lint"
)

func newFromFlag() cli.Flag {
	return &cli.StringFlag{Name: "new-from", Usage: "report findings alone in lines that git says changed since `REV`"}
}

// changes are the lines of a repository's files that differ from a revision.
type changes struct {
	// dir is the working directory; both are absolute.
	dir, root string
	// lines holds the changed lines by path from the root on, with slashes.
	lines map[string][]lineRange
	// tracked holds the files that git knows; all of any other file is new.
	tracked map[string]bool
}

// lineRange is a run of lines, from 1, the last one included.
type lineRange struct{ first, last int }

// readChanges asks git what changed since a revision in the repository of the
// working directory.
func readChanges(ctx context.Context, dir, revision string) (*changes, error) {
	top, err := runGit(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("--new-from: %w", err)
	}
	commit, err := runGit(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("--new-from %s: git knows no such revision here", revision)
	}
	c := &changes{root: strings.TrimRight(string(top), "\r\n"), lines: map[string][]lineRange{}, tracked: map[string]bool{}}
	if c.dir, err = filepath.EvalSymlinks(dir); err != nil {
		return nil, fmt.Errorf("find the working directory: %w", err)
	}
	diff, err := runGit(ctx, c.root, "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames",
		"--src-prefix=a/", "--dst-prefix=b/", strings.TrimSpace(string(commit)), "--")
	if err != nil {
		return nil, fmt.Errorf("--new-from: %w", err)
	}
	if err := c.readDiff(diff); err != nil {
		return nil, fmt.Errorf("--new-from: %w", err)
	}
	tracked, err := runGit(ctx, c.root, "ls-files", "-z")
	if err != nil {
		return nil, fmt.Errorf("--new-from: %w", err)
	}
	for name := range strings.SplitSeq(string(tracked), "\x00") {
		c.tracked[name] = true
	}
	return c, nil
}

// runGit returns what git prints; its error is what git says.
func runGit(ctx context.Context, dir string, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, "git", args...)
	command.Dir = dir
	out, err := command.Output()
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is needed and was not found")
	case errors.As(err, &exit):
		said, _, _ := strings.Cut(strings.TrimSpace(string(exit.Stderr)), "\n")
		return nil, fmt.Errorf("git: %s", strings.TrimPrefix(said, "fatal: "))
	case err != nil:
		return nil, fmt.Errorf("run git: %w", err)
	}
	return out, nil
}

// readDiff takes the new lines out of a unified diff without context.
func (c *changes) readDiff(diff []byte) error {
	file := ""
	skip := 0 // lines of the hunk at hand, which may look like anything
	for line := range bytes.Lines(diff) {
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case skip > 0 && (text == "" || text[0] != '\\'):
			skip--
		case strings.HasPrefix(text, "+++ "):
			file = diffPath(text[len("+++ "):])
		case strings.HasPrefix(text, "@@ "):
			_, removed, err := hunkRange(text, "-")
			if err != nil {
				return err
			}
			first, added, err := hunkRange(text, "+")
			if err != nil {
				return err
			}
			skip = removed + added
			if added > 0 {
				c.lines[file] = append(c.lines[file], lineRange{first, first + added - 1})
			}
		}
	}
	return nil
}

// diffPath returns the path that a diff names, without its prefix. Git quotes a
// path with control characters or quotes, and ends one with spaces by a tab.
func diffPath(name string) string {
	name = strings.TrimSuffix(name, "\t")
	if unquoted, err := strconv.Unquote(name); err == nil {
		name = unquoted
	}
	return strings.TrimPrefix(name, "b/")
}

// hunkRange reads the range behind a sign in a line such as "@@ -3,2 +3 @@":
// the first line and how many.
func hunkRange(line, sign string) (first, count int, err error) {
	_, rest, _ := strings.Cut(line, " "+sign)
	rest, _, _ = strings.Cut(rest, " ")
	start, length, given := strings.Cut(rest, ",")
	if !given {
		length = "1"
	}
	const bits = 30 // so that no sum of two overflows
	from, errFrom := strconv.ParseUint(start, 10, bits)
	lines, errLines := strconv.ParseUint(length, 10, bits)
	if errFrom != nil || errLines != nil {
		return 0, 0, fmt.Errorf("git's diff has a line that is not understood: %q", line)
	}
	return int(from), int(lines), nil
}

// keep drops the findings outside of changed lines. A finding in a record
// stands wherever the record does.
func (c *changes) keep(r *lint.Result) {
	name := c.name(r.Path)
	if !c.tracked[name] {
		return
	}
	ranges := c.lines[name]
	r.Findings = slices.DeleteFunc(r.Findings, func(f lint.Finding) bool {
		at := lineRange{f.Start.Line, f.End.Line}
		if r.RecordLine > 0 {
			at = lineRange{r.RecordLine, r.RecordLine}
			if r.Origin != nil {
				at.last += bytes.Count(r.Origin.Raw(), []byte("\n"))
			}
		}
		return !slices.ContainsFunc(ranges, func(changed lineRange) bool { return changed.first <= at.last && at.first <= changed.last })
	})
}

// name returns a path as git spells it.
func (c *changes) name(path string) string {
	if !filepath.IsAbs(path) {
		path = filepath.Join(c.dir, path)
	} else if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	rel, err := filepath.Rel(c.root, path)
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}
