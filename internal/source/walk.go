package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

var errNoArticles = errors.New("the folder holds no articles; name the files to read others than " + strings.Join(extensionNames(), " "))

// walker lists the files at the given paths, in order; folders are entered in
// sorted order as they are reached.
type walker struct {
	// stack holds what is still to come, the next at the end.
	stack []visit
	// found counts the files of the folder that the user named.
	found   int
	skipped map[string]int
}

// visit is a path to look at.
type visit struct {
	path string
	kind visitKind
}

type visitKind uint8

const (
	// named: the user gave the path.
	named visitKind = iota
	// folder and file were met on the way.
	folder
	file
	// leave ends the folder that the user named.
	leave
)

func newWalker(paths []string) *walker {
	w := &walker{skipped: map[string]int{}}
	for _, p := range slices.Backward(paths) {
		w.stack = append(w.stack, visit{p, named})
	}
	return w
}

// next returns the path of the next file, and false behind the last. An error
// concerns one path; the ones behind it are still to come.
func (w *walker) next() (path string, more bool, err error) {
	for len(w.stack) > 0 {
		v := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		switch v.kind {
		case named:
			if v.path == stdinPath {
				return v.path, true, nil
			}
			info, err := os.Stat(v.path)
			if err != nil {
				return v.path, true, fileError(v.path, 0, err)
			}
			if !info.IsDir() {
				return v.path, true, nil
			}
			w.found = 0
			w.stack = append(w.stack, visit{v.path, leave}, visit{v.path, folder})
		case folder:
			if err := w.enter(v.path); err != nil {
				return v.path, true, fileError(v.path, 0, err)
			}
		case file:
			w.found++
			return v.path, true, nil
		case leave:
			if w.found == 0 {
				return v.path, true, fileError(v.path, 0, errNoArticles)
			}
		}
	}
	return "", false, nil
}

// enter puts what the folder holds on the stack.
func (w *walker) enter(path string) error {
	entries, err := os.ReadDir(path)
	for _, e := range slices.Backward(entries) {
		kind, reason := classify(e)
		if reason != "" {
			w.skipped[reason]++
			continue
		}
		w.stack = append(w.stack, visit{filepath.Join(path, e.Name()), kind})
	}
	return err
}

// classify says what a folder's entry is, or why it is passed over.
func classify(e fs.DirEntry) (kind visitKind, skip string) {
	switch {
	case strings.HasPrefix(e.Name(), "."):
		return 0, "hidden"
	case e.IsDir():
		return folder, ""
	case e.Type()&fs.ModeSymlink != 0:
		return 0, "symbolic link"
	case !e.Type().IsRegular():
		return 0, "not a regular file"
	}
	if _, known := formatOf(e.Name()); !known {
		return 0, "unknown extension"
	}
	return file, ""
}
