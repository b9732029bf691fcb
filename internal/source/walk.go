package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

var (
	errNoArticles = errors.New("the folder holds no articles (" + strings.Join(extensionNames(), " ") + "); name files of other kinds one by one")
	errAllIgnored = errors.New("the folder holds no articles but ignored ones; --no-ignore reads them")
	errLoop       = errors.New("the link leads back to a folder that holds it; it is not followed")
)

// walker lists the files at the given paths, in order; folders are entered in
// sorted order as they are reached. Links inside folders are not followed:
// what they lead to is outside, or read anyway.
type walker struct {
	// noIgnore: ignore files do not count.
	noIgnore bool
	// stack holds what is still to come, the next at the end.
	stack []visit
	// found and ignored count the files of the folder that the user named.
	found, ignored int
	// rules remembers what is ignored in the folders of named files.
	rules   map[string]*ignores
	skipped map[string]int
}

// visit is a path to look at.
type visit struct {
	path string
	kind visitKind
	// abs is the path, absolute; for folders and what is in them.
	abs   string
	rules *ignores
}

type visitKind uint8

const (
	// named: the user gave the path.
	named visitKind = iota
	// folder and file were met on the way.
	folder
	file
	// link is one in a folder that leads to a folder or to nothing.
	link
	// leave ends the folder that the user named.
	leave
)

func newWalker(paths []string, noIgnore bool) *walker {
	w := &walker{noIgnore: noIgnore, skipped: map[string]int{}, rules: map[string]*ignores{}}
	for _, p := range slices.Backward(paths) {
		w.push(visit{path: p, kind: named})
	}
	return w
}

func (w *walker) push(v visit) { w.stack = append(w.stack, v) }

// next returns the path of the next file, and false behind the last. An error
// concerns one path; the ones behind it are still to come.
func (w *walker) next() (name string, more bool, err error) {
	for len(w.stack) > 0 {
		v := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		isFile, err := w.visit(v)
		if err != nil {
			return v.path, true, fileError(v.path, 0, err)
		}
		if isFile {
			return v.path, true, nil
		}
	}
	return "", false, nil
}

// visit looks at a path and reports whether it is a file to read.
func (w *walker) visit(v visit) (isFile bool, err error) {
	switch v.kind {
	case named:
		return w.visitNamed(v)
	case folder:
		return false, w.enter(v)
	case link:
		return false, checkLink(v)
	case leave:
		if w.found == 0 && w.ignored > 0 {
			return false, errAllIgnored
		}
		if w.found == 0 {
			return false, errNoArticles
		}
		return false, nil
	default:
		w.found++
		return true, nil
	}
}

func (w *walker) visitNamed(v visit) (isFile bool, err error) {
	if v.path == stdinPath {
		return true, nil
	}
	info, err := os.Stat(v.path)
	if err != nil {
		return false, err
	}
	if v.abs, err = filepath.Abs(v.path); err != nil {
		return false, err
	}
	if !info.IsDir() {
		if w.rulesOf(filepath.Dir(v.abs)).ignoredByName(v.abs) {
			w.skipped["ignored"]++
			return false, nil
		}
		return true, nil
	}
	w.found, w.ignored = 0, 0
	w.push(visit{path: v.path, kind: leave})
	w.push(visit{path: v.path, kind: folder, abs: v.abs, rules: w.rulesOf(v.abs)})
	return false, nil
}

// rulesOf returns what is ignored in a folder that the user names, or in which
// a named file lies.
func (w *walker) rulesOf(folder string) *ignores {
	if w.noIgnore {
		return nil
	}
	rules, known := w.rules[folder]
	if !known {
		rules = ignoresAbove(folder)
		w.rules[folder] = rules
	}
	return rules
}

// enter puts what the folder holds on the stack.
func (w *walker) enter(v visit) error {
	entries, err := os.ReadDir(v.path)
	if v.rules != nil && filepath.ToSlash(v.abs) != v.rules.folder {
		v.rules = enterFolder(v.abs, v.rules)
	}
	for _, e := range slices.Backward(entries) {
		in := visit{path: filepath.Join(v.path, e.Name()), abs: filepath.Join(v.abs, e.Name()), rules: v.rules}
		var reason string
		in.kind, reason = classify(in.path, e)
		if reason == "" && in.rules.ignored(in.abs, in.kind == folder, false) {
			w.ignored++
			reason = "ignored"
		}
		if reason != "" {
			w.skipped[reason]++
			continue
		}
		w.push(in)
	}
	return err
}

// classify says what a folder's entry is, or why it is passed over.
func classify(name string, e fs.DirEntry) (kind visitKind, skip string) {
	switch {
	case strings.HasPrefix(e.Name(), "."):
		return 0, "hidden"
	case e.IsDir():
		return folder, ""
	case e.Type()&fs.ModeSymlink != 0:
		if info, err := os.Stat(name); err == nil && !info.IsDir() {
			return 0, "symbolic link"
		}
		return link, ""
	case !e.Type().IsRegular():
		return 0, "not a regular file"
	}
	if _, known := formatOf(e.Name()); !known {
		return 0, "unknown extension"
	}
	return file, ""
}

// checkLink returns an error for a link that leads to a folder which holds it,
// or to itself, and for one that has the name of an article and leads nowhere.
func checkLink(v visit) error {
	target, err := filepath.EvalSymlinks(v.abs)
	if err != nil {
		_, err = os.Stat(v.path)
		if _, known := formatOf(v.path); known || errors.Is(err, syscall.ELOOP) {
			return err
		}
		return nil
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(v.abs))
	if err == nil && (parent == target || strings.HasPrefix(parent, strings.TrimSuffix(target, string(filepath.Separator))+string(filepath.Separator))) {
		return errLoop
	}
	return nil
}
