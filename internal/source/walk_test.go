package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestIgnorePatterns(t *testing.T) {
	tests := []struct {
		pattern string
		yes, no string // paths, with a slash behind folders
	}{
		{"*.txt", "a.txt b/c.txt", "a.md"},
		{"/a.txt", "a.txt", "b/a.txt"},
		{"a", "a a/ b/a", "ab"},
		{"a/", "a/ b/a/", "a b/a"},
		{"b/a", "b/a", "c/b/a a"},
		{"**/a", "a b/a c/b/a", "ab"},
		{"a/**", "a/b a/b/c", "a a/"},
		{"a/**/b", "a/b a/x/b a/x/y/b", "b a/bb"},
		{"**/a/**/b/**/c*", "a/b/c x/a/y/b/z/cc", "a/c"},
		{"a?[!b]", "axc", "axb ax"},
		{"[ab].txt", "a.txt", "c.txt"},
		{`\#a`, "#a", "a"},
		{`a\ `, "a ", "a"},
		{"a  ", "a", "a "},
		{"[", "", "["},
		{"a/*", "a/b", "a/b/c"},
	}
	for _, tt := range tests {
		p, ok := parseIgnorePattern(tt.pattern)
		if !ok {
			t.Errorf("%q is no pattern", tt.pattern)
		}
		separator := " "
		if strings.Contains(tt.pattern, " ") {
			separator = "\x00"
		}
		check := func(paths string, want bool) {
			for _, name := range strings.Split(paths, separator) {
				trimmed := strings.TrimSuffix(name, "/")
				if trimmed != "" && p.matches(strings.Split(trimmed, "/"), trimmed != name) != want {
					t.Errorf("%q: %q matches: %v", tt.pattern, name, !want)
				}
			}
		}
		check(tt.yes, true)
		check(tt.no, false)
	}
	for _, line := range []string{"", "# comment", "/", "!", "   "} {
		if p, ok := parseIgnorePattern(line); ok {
			t.Errorf("%q was read as %+v", line, p)
		}
	}
}

func TestIgnoreFiles(t *testing.T) {
	write(t, map[string]string{
		".git/info/exclude": "x.txt\n", ".gitignore": "*.md\n!keep.md\n/top.txt\nout/\n", ".newslintignore": "own.txt\n",
		"in/.gitignore": "!again.md\n*.tmp.txt\n", "in/a.md": "1", "in/again.md": "again", "in/keep.md": "keep", "in/b.tmp.txt": "2",
		"in/own.txt": "3", "in/x.txt": "4", "in/top.txt": "top", "top.txt": "5", "out/c.txt": "out", "only/own.txt": "6",
	})
	r := NewReader([]string{"."}, nil, Options{})
	equal(t, read(t, r), `in/again.md:0  "again"`, `in/keep.md:0  "keep"`, `in/top.txt:0  "top"`)
	if n := r.Stats().Skipped["ignored"]; n != 7 {
		t.Errorf("%d ignored", n)
	}
	// What the user names is read, but for what .newslintignore says.
	equal(t, read(t, NewReader([]string{"out", "top.txt", "in/own.txt", "in/x.txt"}, nil, Options{})),
		`out/c.txt:0  "out"`, `top.txt:0  "5"`, `in/x.txt:0  "4"`)
	equal(t, read(t, NewReader([]string{"only"}, nil, Options{})), "error: read only: "+errAllIgnored.Error())
	if got := read(t, NewReader([]string{"."}, nil, Options{NoIgnore: true})); len(got) != 10 {
		t.Errorf("%d files without ignoring: %q", len(got), got)
	}
}

func TestLinks(t *testing.T) {
	write(t, map[string]string{"tree/a/one.txt": "one", "outside/two.txt": "two"})
	for name, target := range map[string]string{
		"tree/a/up": "..", "tree/self": "self", "tree/out": "../outside", "tree/out.txt": "../outside/two.txt", "tree/b": "a",
		"tree/nowhere.txt": "missing", "tree/nowhere": "missing",
	} {
		if err := os.Symlink(filepath.FromSlash(target), name); err != nil {
			t.Skip(err)
		}
	}
	r := NewReader([]string{"tree"}, nil, Options{})
	equal(t, read(t, r), `tree/a/one.txt:0  "one"`, `error: read tree/a/up: `+errLoop.Error(),
		`error: read tree/nowhere.txt: no such file or directory`, `error: read tree/self: too many levels of symbolic links`)
}

func TestUnreadable(t *testing.T) {
	write(t, map[string]string{"in/a.txt": "a", "in/b.txt": "b", "in/c/d.txt": "d"})
	for _, name := range []string{"in/b.txt", "in/c"} {
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(name, 0o700) }) // for the folder's removal
	}
	if f, err := os.Open("in/b.txt"); err == nil {
		_ = f.Close()
		t.Skip("this user may read everything")
	}
	equal(t, read(t, NewReader([]string{"in"}, nil, Options{})),
		`in/a.txt:0  "a"`, `error: read in/b.txt: permission denied`, `error: read in/c: permission denied`)
}
