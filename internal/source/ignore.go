package source

import (
	"bufio"
	"bytes"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const (
	ownIgnoreFile = ".newslintignore"
	gitIgnoreFile = ".gitignore"
)

// ignores are the patterns that hold in a folder: those of its own files, and
// those of the folders above it.
type ignores struct {
	// folder is absolute, with slashes.
	folder string
	above  *ignores
	// own come from .newslintignore and hold for files that the user names,
	// too; git come from .gitignore and hold for what is met in a folder.
	own, git []ignorePattern
}

// ignorePattern is one line of an ignore file, as gitignore(5) describes it.
type ignorePattern struct {
	negated    bool
	folderOnly bool
	// segments are what stands between the slashes; "**" is any number of them.
	segments []string
}

// enterFolder returns the patterns that hold in a folder below the one of
// above, which may be nil.
func enterFolder(folder string, above *ignores) *ignores {
	in := &ignores{folder: filepath.ToSlash(folder), above: above}
	in.own = readIgnoreFile(filepath.Join(folder, ownIgnoreFile))
	in.git = readIgnoreFile(filepath.Join(folder, gitIgnoreFile))
	if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
		in.git = append(readIgnoreFile(filepath.Join(folder, ".git", "info", "exclude")), in.git...)
	}
	if above != nil && len(in.own)+len(in.git) == 0 {
		return above
	}
	return in
}

// ignoresAbove returns the patterns that hold in a folder from itself up to the
// root of the repository, or else to the working directory.
func ignoresAbove(folder string) *ignores {
	folders := []string{folder}
	workingDirectory, _ := os.Getwd()
	for at := folder; !isRepository(at); {
		parent := filepath.Dir(at)
		if parent == at {
			// No repository: what lies above the working directory is not ours.
			last := slices.Index(folders, workingDirectory)
			folders = folders[:max(last, 0)+1]
			break
		}
		at = parent
		folders = append(folders, at)
	}
	var in *ignores
	for _, f := range slices.Backward(folders) {
		in = enterFolder(f, in)
	}
	return in
}

func isRepository(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, ".git"))
	return err == nil
}

// readIgnoreFile returns the patterns of a file; none where it cannot be read.
func readIgnoreFile(name string) []ignorePattern {
	content, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	var patterns []ignorePattern
	for lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(content, byteOrderMark))); lines.Scan(); {
		if p, ok := parseIgnorePattern(lines.Text()); ok {
			patterns = append(patterns, p)
		}
	}
	return patterns
}

// parseIgnorePattern reads a line of an ignore file, and returns false where
// it holds no pattern.
func parseIgnorePattern(line string) (p ignorePattern, ok bool) {
	line = strings.TrimSuffix(line, "\r")
	if trimmed := strings.TrimRight(line, " "); !strings.HasSuffix(trimmed, `\`) {
		line = trimmed
	}
	if line == "" || line[0] == '#' {
		return p, false
	}
	if line[0] == '!' {
		p.negated, line = true, line[1:]
	}
	if strings.HasSuffix(line, "/") {
		p.folderOnly, line = true, strings.TrimRight(line, "/")
	}
	anchored := strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return p, false
	}
	if !anchored {
		p.segments = []string{"**"}
	}
	for segment := range strings.SplitSeq(line, "/") {
		if segment == "**" && len(p.segments) > 0 && p.segments[len(p.segments)-1] == "**" {
			continue
		}
		p.segments = append(p.segments, strings.ReplaceAll(segment, "[!", "[^"))
	}
	return p, true
}

// matches reports whether the pattern means the path, split at its slashes.
func (p *ignorePattern) matches(names []string, isFolder bool) bool {
	return (isFolder || !p.folderOnly) && matchSegments(p.segments, names)
}

// matchSegments matches names one by one. Where that fails, the last "**" takes
// one more of them, so that the work grows with the product at most.
func matchSegments(pattern, names []string) bool {
	p, n := 0, 0
	retryPattern, retryName := -1, 0
	for n < len(names) {
		switch {
		case p < len(pattern) && pattern[p] == "**":
			if p == len(pattern)-1 {
				return true // everything inside
			}
			p++
			retryPattern, retryName = p, n
		case p < len(pattern) && matchName(pattern[p], names[n]):
			p++
			n++
		case retryPattern >= 0:
			retryName++
			p, n = retryPattern, retryName
		default:
			return false
		}
	}
	return p == len(pattern)
}

func matchName(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil // a broken pattern matches nothing, as with git
}

// ignored reports whether an absolute path in the folder, or below it, is
// ignored. What stands in deeper folders' files goes before, and in one file
// the last line that matches decides.
func (in *ignores) ignored(abs string, isFolder, ownOnly bool) bool {
	abs = filepath.ToSlash(abs)
	for ; in != nil; in = in.above {
		rel, below := strings.CutPrefix(abs, strings.TrimSuffix(in.folder, "/")+"/")
		if !below {
			continue
		}
		names := strings.Split(rel, "/")
		for _, patterns := range [][]ignorePattern{in.own, in.git} {
			for _, p := range slices.Backward(patterns) {
				if p.matches(names, isFolder) {
					return !p.negated
				}
			}
			if ownOnly {
				break
			}
		}
	}
	return false
}

// ignoredByName reports whether a file that the user names is ignored by
// .newslintignore, itself or with a folder that holds it.
func (in *ignores) ignoredByName(abs string) bool {
	if in == nil {
		return false
	}
	top := in
	for top.above != nil {
		top = top.above
	}
	for at, isFolder := abs, false; len(at) > len(top.folder); at, isFolder = filepath.Dir(at), true {
		if in.ignored(at, isFolder, true) {
			return true
		}
	}
	return false
}
